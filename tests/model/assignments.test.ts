import fc from "fast-check";
import { expect, test } from "vitest";
import { explainItem } from "../../src/model/explain.ts";
import { roleOf } from "../../src/model/items/responsibilities.ts";
import { planOf } from "./small.ts";

const rows = (body: string) =>
  planOf(body).plan.assignments.map(({ key, role, due }) =>
    [key.replace("甲.", ""), role === "lead" ? "牵头" : "", due ?? ""].filter(Boolean).join(" "),
  );

test("a measure is a row for each unit that owes it, and for its lead", () => {
  expect(rows('  措施 乙 "乙。" { 责任 各分局；牵头 组织部；时限 9月底前 }')).toEqual([
    "乙@温州 2026-09-30",
    "乙@嘉兴 2026-09-30",
    "乙@组织部 牵头 2026-09-30",
  ]);
});

test("a lead that is an owner has one row; without owners the leads owe it", () => {
  expect(rows('  措施 乙 "乙。" { 责任 组织部, 办公室；牵头 组织部 }')).toEqual([
    "乙@组织部",
    "乙@办公室",
  ]);
  expect(rows('  措施 乙 "乙。" { 牵头 组织部、办公室 }')).toEqual([
    "乙@组织部 牵头",
    "乙@办公室 牵头",
  ]);
  expect(rows('  措施 乙 "乙。"')).toEqual([]);
});

test("a phase that names its own owner is a row, also inside a phase; one that inherits is not", () => {
  expect(
    rows(
      '  责任 办公室\n  阶段 一期 2026-01 至 2026-06 "一期" {\n    | 总的要求。\n    阶段 摸底 2026-03 "摸底" { 责任 各分局 }\n    措施 乙 "乙。"\n  }',
    ),
  ).toEqual(["摸底@温州 2026-03-31", "摸底@嘉兴 2026-03-31", "乙@办公室 2026-06-30"]);
});

test("joint duties, posts, open classes and units of a name in each", () => {
  expect(rows('  措施 乙 "乙。" { 责任 组织部, 办公室 共同 }')).toEqual(["乙@组织部+办公室"]);
  expect(rows('  措施 乙 "乙。" { 责任 各分局 书记, 各支部 }')).toEqual([
    "乙@温州 书记",
    "乙@嘉兴 书记",
    "乙@各支部",
  ]);
  expect(rows('  措施 乙 "乙。" { 责任 各分局.组织科 }')).toEqual([
    "乙@温州.组织科",
    "乙@嘉兴.组织科",
  ]);
});

test.each([
  ["", ["乙@组织部"]],
  ["配合 办公室", ["乙@组织部"]],
  ["责任 办公室", ["乙@组织部", "丙@办公室"]],
  ["牵头 办公室", ["丙@组织部", "丙@办公室 牵头"]],
  ["时限 6月底前", ["丙@组织部 2026-06-30"]],
  ["频次 每半年1次", ["丙@组织部@上半年 2026-06-30", "丙@组织部@下半年 2026-12-31"]],
  ["时限 无", ["乙@组织部"]],
  ["时限 待定", ["乙@组织部"]],
])("an action with %s of its own", (own, expected) => {
  const all = rows(`  措施 乙 "乙。" { 责任 组织部；行动 丙 "丙。" { ${own} } }`);
  expect(all).toEqual(expected);
});

test("a measure whose parts are rows has none beside them, also where they stand in phases", () => {
  const owned = (inside: string) => rows(`  措施 乙 "乙。" { 责任 组织部；${inside} }`);
  expect(owned("节点 丙 6月底前；节点 丁 9月底前")).toEqual([
    "丙@组织部 2026-06-30",
    "丁@组织部 2026-09-30",
  ]);
  expect(owned('阶段 一期 1月至6月 "一期" { 行动 丙 "丙。" { 时限 5月底前 } }')).toEqual([
    "丙@组织部 2026-05-31",
  ]);
});

test("a measure keeps its row for what is asked for beside its parts", () => {
  const owned = (inside: string) =>
    rows(`  措施 乙 "乙。" { 责任 组织部；${inside} }`).map((row) => row.split(" ")[0]);
  expect(owned("时限 年底前；节点 丙 6月底前")).toEqual(["乙@组织部", "丙@组织部"]);
  expect(owned('行动 丙 "丙。" { 时限 6月底前 }；行动 丁 "丁。"')).toEqual([
    "乙@组织部",
    "丙@组织部",
  ]);
  expect(owned('行动 丙 "丙。" { 责任 办公室 }')).toEqual(["乙@组织部", "丙@办公室"]);
  expect(owned("跟踪 措施；节点 丙 6月底前")).toEqual(["乙@组织部"]);
});

const tracked = (line: string) =>
  rows(
    `  ${line}\n  责任 局\n  措施 乙 "乙。" { 行动 丙 "丙。"；行动 丁 "丁。" { 时限 6月底前 }；节点 验 5月底前 }\n  措施 戊 "戊。"`,
  ).map((row) => row.split("@")[0]);

test("跟踪 says what is a row; milestones always are, unless only measures count", () => {
  expect(tracked("")).toEqual(["乙", "丁", "验", "戊"]);
  expect(tracked("跟踪 行动")).toEqual(["丙", "丁", "验", "戊"]);
  expect(tracked("跟踪 措施")).toEqual(["乙", "戊"]);
  expect(tracked("跟踪 措施, 行动")).toEqual(["乙", "丙", "丁", "验", "戊"]);
});

test("跟踪 in a part is for that part", () => {
  const body = (line: string) =>
    `  责任 局\n  部分 "一" { ${line}；措施 乙 "乙。" { 行动 丙 "丙。" } }\n  部分 "二" { 措施 丁 "丁。" { 行动 戊 "戊。" } }`;
  expect(rows(body("跟踪 行动"))).toEqual(["丙@局", "丁@局"]);
});

test("occurrences have names; a single one needs none", () => {
  expect(rows('  措施 乙 "乙。" { 责任 局；频次 每季度 }')).toEqual([
    "乙@局@一季度 2026-03-31",
    "乙@局@二季度 2026-06-30",
    "乙@局@三季度 2026-09-30",
    "乙@局@四季度 2026-12-31",
  ]);
  expect(rows('  措施 乙 "乙。" { 责任 局；频次 每年1次 }')).toEqual(["乙@局 2026-12-31"]);
  expect(rows('  措施 乙 "乙。" { 责任 局；时限 5月、10月 }')).toEqual([
    "乙@局@5月 2026-05-31",
    "乙@局@10月 2026-10-31",
  ]);
  expect(rows('  措施 乙 "乙。" { 责任 局；频次 适时 }')).toEqual(["乙@局"]);
});

test("a deadline beside a frequency ends it", () => {
  expect(rows('  措施 乙 "乙。" { 责任 局；频次 每季度；时限 6月底前 }')).toEqual([
    "乙@局@一季度 2026-03-31",
    "乙@局@二季度 2026-06-30",
  ]);
  expect(rows('  措施 乙 "乙。" { 责任 局；频次 每年1次；时限 9月底前 }')).toEqual([
    "乙@局 2026-09-30",
  ]);
  expect(rows('  措施 乙 "乙。" { 责任 局；频次 适时；时限 9月底前 }')).toEqual([
    "乙@局 2026-09-30",
  ]);
});

const roles = (body: string, name = "丙") =>
  planOf(body)
    .item(name)
    .roles.map(({ role, list, inherited }) => {
      const keys = list.parties.map(({ key }) => key).join("、");
      return `${role}${inherited ? "^" : ""} ${keys}`;
    });

test("every role is inherited until an entry gives or takes it; declared ones too", () => {
  const body = (own: string) =>
    `  角色 督导 "督导单位"\n  责任 局\n  牵头 组织部\n  配合 办公室\n  指导 党委\n  参与 各支部\n  责任领导 党委 书记\n  考核人 宣传部\n  督导 温州\n  措施 乙 "乙。" { 行动 丙 "丙。" { ${own} } }`;
  expect(roles(body(""))).toEqual([
    "owner^ 局",
    "lead^ 组织部",
    "support^ 办公室",
    "guide^ 党委",
    "join^ 各支部",
    "accountable^ 党委 书记",
    "assessor^ 宣传部",
    "督导^ 温州",
  ]);
  expect(roles(body("牵头 办公室；配合 无；督导 嘉兴；指导 待定"))).toEqual([
    "lead 办公室",
    "督导 嘉兴",
    "owner^ 局",
    "join^ 各支部",
    "accountable^ 党委 书记",
    "assessor^ 宣传部",
  ]);
});

test("首位牵头 makes the first of each list the lead where none is named", () => {
  const body = (own: string) => `  首位牵头\n  措施 乙 "乙。" { 责任 组织部, 办公室；${own} }`;
  const lead = (own: string) => {
    const role = roleOf(planOf(body(own)).item("乙"), "lead");
    return role?.list.parties.map(({ key }) => key);
  };
  expect(lead("")).toEqual(["组织部"]);
  expect(lead("牵头 办公室")).toEqual(["办公室"]);
  expect(lead("牵头 无")).toBeUndefined();
  const group = planOf('  首位牵头\n  措施 乙 "乙。" { 责任 各分局 除 温州, 组织部 }').item("乙");
  expect(roleOf(group, "lead")?.list.parties.map(({ key }) => key)).toEqual(["嘉兴"]);
});

const measure = fc.record({
  name: fc.constantFrom("甲事", "乙事", "丙事", "丁事", "戊事"),
  owner: fc.constantFrom("各分局", "组织部, 办公室", "各支部", "各分局 书记"),
  time: fc.constantFrom("时限 年底前", "频次 每季度", "时限 无"),
  steps: fc.subarray(["子", "丑", "寅"]),
});

test("rows keep their keys when entries change their order, place and titles", () => {
  const text = (
    list: readonly { name: string; owner: string; time: string; steps: string[] }[],
    word: string,
  ) =>
    list
      .map(({ name, owner, time, steps }) => {
        const actions = steps.map(
          (step) => `    行动 ${name}${step} "${word}${step}。" { 时限 6月底前 }`,
        );
        return `  措施 ${name} "${word}。" {\n    责任 ${owner}\n    ${time}\n${actions.join("\n")}\n  }`;
      })
      .join("\n");
  fc.assert(
    fc.property(
      fc.uniqueArray(measure, { selector: ({ name }) => name, minLength: 1 }),
      fc.func(fc.integer()),
      fc.boolean(),
      (measures, order, inGoal) => {
        const keys = (body: string) =>
          planOf(body)
            .plan.assignments.map(({ key }) => key)
            .sort();
        const before = keys(text(measures, "做好"));
        const shuffled = [...measures]
          .sort((a, b) => order(a.name) - order(b.name))
          .map((each) => ({ ...each, steps: [...each.steps].reverse() }));
        const after = text(shuffled, "推进");
        expect(keys(inGoal ? `  目标 "新目标。" {\n${after}\n  }` : after)).toEqual(before);
        expect(new Set(before).size).toBe(before.length);
      },
    ),
    { numRuns: 60 },
  );
});

test("期间 on an item bounds its occurrences, also those it inherits", () => {
  const days = (body: string) => rows(`  责任 办公室\n${body}`);
  expect(days('  措施 乙 "乙。" { 期间 2026-04 至 2026-06；频次 每月 }')).toEqual([
    "乙@办公室@4月 2026-04-30",
    "乙@办公室@5月 2026-05-31",
    "乙@办公室@6月 2026-06-30",
  ]);
  expect(days('  频次 每季度\n  措施 乙 "乙。" { 期间 2026-02 至 2026-05 }')).toEqual([
    "乙@办公室@一季度 2026-03-31",
    "乙@办公室@二季度 2026-05-31",
  ]);
});

test("the span of a phase bounds the frequency in it, own or inherited", () => {
  const body = (line: string, inside: string) =>
    `  责任 办公室\n  ${line}\n  阶段 摸底 5月至6月 "摸底" {\n    措施 乙 "乙。" { ${inside} }\n  }`;
  const bounded = ["乙@办公室@5月 2026-05-31", "乙@办公室@6月 2026-06-30"];
  expect(rows(body("", "频次 每月"))).toEqual(bounded);
  expect(
    rows(
      '  责任 办公室\n  阶段 一期 3月至6月 "一期" {\n    阶段 摸底 5月至9月 "摸底" {\n      期间 5月至6月\n      措施 乙 "乙。" { 频次 每月 }\n    }\n  }',
    ),
  ).toEqual(bounded);
});

test("a phrase without a year means one of the 期间 or phase it stands in", () => {
  const long = (body: string) =>
    planOf({
      "甲.plan": `方案 甲 "甲方案" {\n  期间 2025年至2028年\n  责任 办公室\n${body}\n}\n`,
    });
  const due = (body: string) => long(body).plan.assignments.map((row) => row.due);
  expect(due('  措施 乙 "乙。" { 期间 2027年；时限 6月底前 }')).toEqual(["2027-06-30"]);
  const phase = long('  阶段 二期 2026-07 至 2027-06 "二期" { 措施 乙 "乙。" { 时限 3月底前 } }');
  expect(phase.plan.assignments.map((row) => row.due)).toEqual(["2027-03-31"]);
  expect(phase.where).toEqual([]);
});

test("N年内 counts from the 期间, its first year included; without one from the issue", () => {
  const due = (head: string) =>
    planOf({
      "甲.plan": `方案 甲 "甲方案" {\n  ${head}\n  责任 办公室\n  措施 乙 "乙。" { 时限 5年内 }\n}\n通知 丙 "关于印发甲方案的通知" {\n  日期 2026-03-06\n  印发 甲\n}\n`,
    }).plan.assignments[0]?.due;
  expect(due("期间 2026年至2035年")).toBe("2030-12-31");
  expect(due("年度 2026")).toBe("2031-03-06");
  expect(
    planOf({ "甲.plan": '方案 甲 "甲方案" {\n  年度 2026\n  期间 5年内\n}\n' }).plan.period,
  ).toEqual({ start: "2026-01-01", end: "2030-12-31" });
});

const issued = (body: string) =>
  planOf({
    "甲.plan": `方案 甲 "甲方案" {\n  年度 2026\n  责任 办公室\n${body}\n}\n通知 丙 "关于印发甲方案的通知" {\n  日期 2026-03-06\n  印发 甲\n}\n`,
  });

test("occurrences that ended before the issue are no rows", () => {
  const keys = (body: string) =>
    issued(body).plan.assignments.map(({ occurrence, due }) => `${occurrence ?? ""} ${due}`);
  expect(keys('  措施 乙 "乙。" { 频次 每月 }').slice(0, 2)).toEqual([
    "3月 2026-03-31",
    "4月 2026-04-30",
  ]);
  expect(keys('  措施 乙 "乙。" { 时限 2月底、9月底 }')).toEqual(["9月 2026-09-30"]);
  expect(keys('  措施 乙 "乙。" { 频次 每年2月底前 }')).toEqual([]);
  // A single day is a deadline: it stays, and is late.
  expect(keys('  措施 乙 "乙。" { 时限 2月底前 }')).toEqual([" 2026-02-28"]);
});

test("explains the first occurrence after the issue, and how it is counted", () => {
  const { model } = issued('  措施 乙 "乙。" { 期间 2月至6月；频次 每月 }');
  const counted = explainItem(model, "乙")?.facts.find(({ what }) => what.en === "frequency");
  expect(counted?.counted?.zh).toContain("3月，2026-03-31为止，按2026-03-01至2026-03-31计");
  expect(counted?.counted?.zh).toContain("2026-02-01至2026-06-30之内");
  expect(counted?.counted?.zh).toContain("2月在印发前结束");
});
