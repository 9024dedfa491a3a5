import fc from "fast-check";
import { expect, it } from "vitest";
import { compile } from "../../src/model/compile.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { lineStarts, positionAt } from "../../src/syntax/source.ts";
import { said } from "../findings/facts.ts";
import { corpus } from "../syntax/corpus.ts";

const organization = `机构 局 "某局" {
  部门 组织部 "组织部门" { 简称 "组织部" }
  部门 宣传部 "宣传部门"
  分局 温州 "温州分局" { 部门 组织科 "组织科" }
  分局 嘉兴 "嘉兴分局" { 部门 组织科 "组织科" }
  岗位 书记 "书记"
  单位组 各分局 "各分局" = 分局
  单位组 各支部 "各支部"
}
`;

function compiled(...texts: readonly string[]) {
  const files = texts.map((text, index) => readSource({ path: `${index}.plan`, text }));
  const { model, findings } = compile(files);
  const where = findings.map((finding) => {
    const text = texts[Number(finding.place.file.split(".")[0])] ?? "";
    const { line, column } = positionAt(lineStarts(text), finding.place.start);
    return `${finding.place.file}:${line}:${column} ${finding.code}`;
  });
  return { model, findings, where };
}

function planOf(body: string) {
  const result = compiled(organization, `方案 甲 "甲方案" {\n  年度 2015\n${body}\n}\n`);
  const [plan] = result.model.plans;
  if (plan === undefined) throw new Error("the source has a plan");
  return { ...result, plan };
}

const keys = (body: string) => planOf(body).plan.assignments.map(({ key }) => key);

it("names both places of a unit declared twice, also across files", () => {
  const { where, findings } = compiled(organization, '单位组 温州 "另一个" = 局\n');
  expect(where).toEqual(["1.plan:1:5 duplicate-name"]);
  expect(findings[0]?.related[0]?.place.file).toBe("0.plan");
});

it("reports unknown units, posts, items, plans and notes at their words", () => {
  const { where } = compiled(
    organization,
    '方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙。" {\n    责任 组职部\n    牵头 温州 局长\n    依赖 丙\n    | 见[@丁]和[*戊]。\n  }\n}\n通知 己 "己" {\n  印发 庚\n}\n',
  );
  expect(where).toEqual([
    "1.plan:4:8 unknown-unit",
    "1.plan:5:11 unknown-post",
    "1.plan:6:8 unknown-name",
    "1.plan:7:8 unresolved-mark",
    "1.plan:7:13 unresolved-mark",
    "1.plan:11:6 unknown-name",
  ]);
});

it("shows a circle of groups as a closed path", () => {
  const { findings } = compiled('单位组 甲 "甲" = 乙\n单位组 乙 "乙" = 甲\n');
  expect(findings.map(said)).toEqual(["group-cycle 甲 → 乙 → 甲"]);
});

it("expands a measure into a row for each unit that owes it, an open class into one", () => {
  expect(keys('  措施 乙 "乙。" {\n    责任 各分局, 各支部\n    牵头 组织部\n  }')).toEqual([
    "甲.乙@温州",
    "甲.乙@嘉兴",
    "甲.乙@各支部",
    "甲.乙@组织部",
  ]);
});

it("takes units out, finds a department in each, and keeps a joint duty whole", () => {
  expect(keys('  措施 乙 "乙。" {\n    责任 各分局 除 温州\n  }')).toEqual(["甲.乙@嘉兴"]);
  expect(keys('  措施 乙 "乙。" {\n    责任 各分局.组织科\n  }')).toEqual([
    "甲.乙@温州.组织科",
    "甲.乙@嘉兴.组织科",
  ]);
  expect(keys('  措施 乙 "乙。" {\n    责任 温州, 嘉兴 共同\n  }')).toEqual(["甲.乙@温州+嘉兴"]);
});

it("names occurrences of what recurs, and gives a single one no name", () => {
  expect(keys('  措施 乙 "乙。" {\n    责任 温州\n    频次 每半年至少1次\n  }')).toEqual([
    "甲.乙@温州@上半年",
    "甲.乙@温州@下半年",
  ]);
  expect(keys('  措施 乙 "乙。" {\n    责任 温州\n    频次 每年1次\n  }')).toEqual(["甲.乙@温州"]);
});

it("gives an action rows only with an owner, deadline or frequency of its own", () => {
  const body = (inside: string) =>
    `  措施 乙 "乙。" {\n    责任 温州\n    行动 丙 "丙。"${inside}\n  }`;
  expect(keys(body(""))).toEqual(["甲.乙@温州"]);
  expect(keys(body(" {\n      时限 6月底前\n    }"))).toEqual(["甲.丙@温州"]);
});

it("inherits roles, takes them away with 无, and makes the first of a list the lead", () => {
  const { plan } = planOf(
    '  责任 组织部, 宣传部\n  配合 温州\n  首位牵头\n  措施 乙 "乙。" {\n    配合 无\n  }',
  );
  const roles = plan.allItems[0]?.roles.map(({ role, list, inherited }) => [
    role,
    list.parties.map(({ key }) => key).join(),
    inherited,
  ]);
  expect(roles).toEqual([
    ["owner", "组织部,宣传部", true],
    ["lead", "组织部", true],
  ]);
});

it("numbers by depth, by kind and through all parents", () => {
  const { plan } = planOf(
    '  编号 措施 "1." 连续\n  部分 "甲" {\n    措施 乙 "乙。" {\n      行动 丙 "丙。"\n      行动 丁 "丁。"\n    }\n  }\n  部分 "戊" {\n    措施 己 "己。"\n  }',
  );
  expect(plan.allItems.map(({ label }) => label)).toEqual([
    "一、",
    "1.",
    "一是",
    "二是",
    "二、",
    "2.",
  ]);
});

it("keeps the keys of its rows when measures change their order and their titles", () => {
  const names = ["甲事", "乙事", "丙事", "丁事"];
  const body = (order: readonly string[], word: string) =>
    order
      .map((name) => `  措施 ${name} "${word}${name}。" {\n    责任 各分局\n    时限 年底前\n  }`)
      .join("\n");
  const before = new Set(keys(body(names, "抓")));
  fc.assert(
    fc.property(
      fc.shuffledSubarray(names, { minLength: 4 }),
      fc.constantFrom("做好", "推进", "落实"),
      (order, word) => {
        expect(new Set(keys(body(order, word)))).toEqual(before);
      },
    ),
  );
});

it("compiles damaged sources without an exception", () => {
  const texts = corpus.map(({ text }) => text);
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.nat(),
      fc.nat(400),
      fc.string({ maxLength: 12 }),
      (text, at, length, instead) => {
        const start = at % (text.length + 1);
        const damaged = text.slice(0, start) + instead + text.slice(start + length);
        const { findings } = compile([readSource({ path: "a.plan", text: damaged })]);
        for (const { place } of findings) expect(place.start).toBeLessThanOrEqual(damaged.length);
      },
    ),
    { numRuns: 150 },
  );
});
