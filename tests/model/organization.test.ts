import { pinyin } from "pinyin-pro";
import { expect, test } from "vitest";
import { withNearestNames } from "../../src/findings/nearest-names.ts";
import { compile } from "../../src/model/compile.ts";
import { printParties } from "../../src/model/organization/parties.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { sourcesOf } from "../reports/sources-of.ts";
import { compiled, office, planOf, planText } from "./small.ts";

const owing = (list: string) => {
  const { item, where, said } = planOf(`  措施 乙 "乙。" { 责任 ${list} }`);
  const role = item("乙").roles.find(({ role: name }) => name === "owner");
  return {
    where,
    said,
    keys: role?.list.parties.map(({ key }) => key) ?? [],
    full: role === undefined ? "" : printParties(role.list, "full", "zh"),
    short: role === undefined ? "" : printParties(role.list, "short", "zh"),
  };
};

test.each([
  ["组织部", ["组织部"], "党委组织部"],
  ['"党委组织部"', ["组织部"], "党委组织部"],
  ["监管局", ["局"], "某监管局"],
  ["办公厅（室）", ["办公室"], "办公室"],
  ["各级党委", ["党委", "温州", "嘉兴"], "各级党委"],
  ["各支部", ["各支部"], "各支部"],
  ["组织部、办公室，宣传部", ["组织部", "办公室", "宣传部"], "党委组织部、办公室，宣传部"],
  ["组织部, 办公室 等", ["组织部", "办公室"], "党委组织部、办公室等"],
  ["组织部, 办公室 等有关部门", ["组织部", "办公室"], "党委组织部、办公室等有关部门"],
  ["组织部 等5家单位", ["组织部"], "党委组织部等5家单位"],
  ['组织部 等 "其他部门"', ["组织部"], "党委组织部等其他部门"],
  ["组织部、办公室 等 各支部", ["组织部", "办公室", "各支部"], "党委组织部、办公室等各支部"],
  ["组织部 和 办公室", ["组织部", "办公室"], "党委组织部和办公室"],
  ["组织部、办公室及宣传部", ["组织部", "办公室", "宣传部"], "党委组织部、办公室及宣传部"],
  ["各级党委 除 温州和嘉兴", ["党委"], "各级党委（温州分局和嘉兴分局除外）"],
  ['组织部, 办公室 写作 "两部门"', ["组织部", "办公室"], "两部门"],
  ["各分局 除 温州", ["嘉兴"], "各分局（温州分局除外）"],
  ["各级党委 除 各分局", ["党委"], "各级党委（各分局除外）"],
  ["各分局 书记 除 温州", ["嘉兴 书记"], "各分局党委书记（温州分局除外）"],
  ["温州.组织科", ["温州.组织科"], "温州分局组织科"],
  ["温州 组织科", ["温州.组织科"], "温州分局组织科"],
  ["各分局.组织科", ["温州.组织科", "嘉兴.组织科"], "各分局组织科"],
  ["党委 书记", ["党委 书记"], "局党委书记"],
  ['党委 "党委书记"', ["党委 书记"], "局党委书记"],
  ["党委 王某", ["党委 王某"], "局党委王某"],
  ["温州 科长", ["温州 科长"], "温州分局科长"],
  ["各支部 书记", ["各支部 书记"], "各支部党委书记"],
])("责任 %s means %j and prints %s", (list, keys, full) => {
  expect(owing(list)).toMatchObject({ where: [], keys, full });
});

test.each([
  ["组织部、办公室等有关部门", ["组织部", "办公室"], "党委组织部、办公室等有关部门"],
  ["组织部和办公室等", ["组织部", "办公室"], "党委组织部和办公室等"],
  ["组织部 等各支部", ["组织部", "各支部"], "党委组织部等各支部"],
  ["组织部、办公室等 各支部", ["组织部", "办公室", "各支部"], "党委组织部、办公室等各支部"],
])("等 that is glued to a unit is told of, and nobody is lost: %s", (list, keys, full) => {
  const { where, ...rest } = owing(list);
  expect(where.map((finding) => finding.split(" ")[1])).toEqual(["glued-others"]);
  expect(rest).toMatchObject({ keys, full });
});

test.each([
  ["组织部、办公室等有关部门", "组织部、办公室 等有关部门"],
  ["组织部 等各支部", "组织部 等 各支部"],
])("%s is mended to %s", (list, wanted) => {
  const text = planText(`  措施 乙 "乙。" { 责任 ${list} }`);
  const [finding] = compiled({ "甲.plan": text }).findings;
  const edit = finding?.fixes[0]?.edits[0];
  const { start = 0, end = 0 } = edit?.place ?? {};
  const mended = text.slice(0, start) + (edit?.text ?? "") + text.slice(end);
  expect(mended).toBe(planText(`  措施 乙 "乙。" { 责任 ${wanted} }`));
  expect(compiled({ "甲.plan": mended }).where).toEqual([]);
});

test("behind 等 stands nobody that is not declared or quoted", () => {
  expect(owing("组织部 等 有关部门").said).toEqual(["unknown-unit “有关部门”"]);
});

test("a word glued to 等 that is neither declared nor general is no unit", () => {
  expect(owing("组织部 等办公事").where.map((finding) => finding.split(" ")[1])).toEqual([
    "unknown-post",
  ]);
});

test("an amendment takes the same lists", () => {
  const amended = (list: string) => {
    const { model, where } = compiled({
      "甲.plan": planText('  措施 乙 "乙。" { 责任 局 }'),
      "台账.plan": `调整 2026-03-01 甲 { 责任 乙 = ${list} | 分工变动 }\n`,
    });
    const change = model.journal.amendments[0]?.changes[0]?.change;
    const keys = change?.type === "role" ? change.list.parties.map(({ key }) => key) : [];
    return { where, keys };
  };
  const owners = { where: [], keys: ["组织部", "办公室"] };
  expect(amended("组织部、办公室 等有关部门")).toEqual(owners);
  expect(amended("组织部和办公室")).toEqual(owners);
  expect(amended('组织部、"办公厅（室）"')).toEqual(owners);
});

test("a declared unit is owed to as well where 等 is glued to its name", () => {
  const { item } = planOf({
    "组.plan": '单位组 有关部门 "有关部门"\n',
    "甲.plan": planText('  措施 乙 "乙。" { 责任 组织部 等有关部门 }'),
  });
  expect(item("乙").roles[0]?.list.parties.map(({ key }) => key)).toEqual(["组织部", "有关部门"]);
});

test("the short name prints in texts, the full one in the form", () => {
  expect(owing("组织部, 温州.组织科").short).toBe("组织部、温州分局组织科");
});

test.each([
  ["组职部", ["unknown-unit “组职部”"]],
  ["温州.人事科", ["unknown-unit “温州.人事科”"]],
  ['"不存在的单位"', ["unknown-unit “不存在的单位”"]],
  ["组织科", ["ambiguous-unit “组织科”"]],
  ['"组织科"', ["ambiguous-unit “组织科”"]],
  ["分局", ["unknown-unit “分局”"]],
  ["嘉兴 科长", ["unknown-post “嘉兴” “科长”"]],
  ["温州 王某", ["unknown-post “温州” “王某”"]],
  ["各分局 除 温洲", ["unknown-unit “温洲”"]],
])("责任 %s is told of once", (list, said) => {
  expect(owing(list).said).toEqual(said);
});

test("an ambiguous name is told with the full names to choose from", () => {
  const { findings } = planOf('  措施 乙 "乙。" { 责任 组织科 }');
  for (const words of Object.values(findings[0]?.mend ?? { zh: "" })) {
    expect(words).toContain("温州.组织科");
    expect(words).toContain("嘉兴.组织科");
  }
});

test.each([
  ["责任 组职部", "组织部"],
  ["责任 温洲", "温州"],
  ["责任 局 书计", "书记"],
  ["责任 各分局.组职科", "组织科"],
])("%s: the nearest name is %s, by its sound", (line, name) => {
  const files = { "局.plan": office, "甲.plan": planText(`  措施 乙 "乙。" { ${line} }`) };
  const reading = (text: string) => pinyin(text, { toneType: "none", type: "array", v: true });
  const { findings } = compile(
    Object.entries(files).map(([path, text]) => readSource({ path, text })),
  );
  const [finding] = withNearestNames(findings, sourcesOf(files), reading);
  expect(finding?.mend?.zh).toContain(`“${name}”`);
  expect(finding?.fixes[0]?.edits[0]?.text).toBe(name);
});

test("names are one namespace across files; the later place is told of, the first one is shown", () => {
  const { where, findings } = compiled({
    "二.plan": '方案 温州 "温州方案" { 年度 2026 }\n单位组 各支部 "支部" = 党委\n',
    "三.plan": '机构 局 "另一个局" { 部门 办公室 "办公室" }\n',
  });
  expect(where).toEqual([
    "三.plan:1:4 duplicate-name",
    "三.plan:1:18 duplicate-name",
    "二.plan:1:4 duplicate-name",
    "二.plan:2:5 duplicate-name",
  ]);
  expect(findings.map(({ related }) => related[0]?.place.file)).toEqual([
    "局.plan",
    "局.plan",
    "局.plan",
    "局.plan",
  ]);
});

test("departments of two sub-bureaus may share a name; two in one may not", () => {
  expect(compiled({}).where).toEqual([]);
  const { where } = compiled({
    "二.plan": '机构 省 "省局" { 分局 杭 "杭" { 部门 科 "科"；部门 科 "又一科" } }\n',
  });
  expect(where).toEqual(["二.plan:1:36 duplicate-name"]);
});

test("a unit declared twice is one finding: references mean the first", () => {
  const { where } = compiled({
    "二.plan": `机构 省 "省局" { 部门 处 "处"；部门 处 "又一处" }\n${planText('  措施 乙 "乙。" { 责任 处 }')}`,
  });
  expect(where).toEqual(["二.plan:1:25 duplicate-name"]);
});

test("groups: a list, a kind of unit, what is taken out, groups in groups", () => {
  const groups = compiled({
    "组.plan":
      '单位组 甲组 "甲" = 各分局 除 嘉兴\n单位组 乙组 "乙" = 部门 除 宣传部\n单位组 丙组 "丙" = 甲组, 乙组, 各支部\n',
  }).model.groups;
  const members = (name: string) =>
    groups.find((group) => group.name === name)?.members.map(({ key }) => key);
  expect(members("甲组")).toEqual(["温州"]);
  expect(members("乙组")).toEqual(["党委", "组织部", "办公室"]);
  expect(members("丙组")).toEqual(["温州", "党委", "组织部", "办公室", "各支部"]);
  expect(groups.find(({ name }) => name === "各支部")).toMatchObject({ open: true, members: [] });
});

test("groups that hold each other are one finding, with the closed path", () => {
  const { said } = compiled({
    "组.plan":
      '单位组 甲组 "甲" = 乙组\n单位组 乙组 "乙" = 丙组\n单位组 丙组 "丙" = 甲组\n单位组 丁组 "丁" = 甲组\n',
  });
  expect(said).toEqual(["group-cycle 甲组 → 乙组 → 丙组 → 甲组"]);
  expect(compiled({ "组.plan": '单位组 甲组 "甲" = 甲组\n' }).said).toEqual([
    "group-cycle 甲组 → 甲组",
  ]);
});

test("a group with nobody in it is told of, unless its list has a finding already", () => {
  const empty = compiled({ "组.plan": '单位组 空组 "空" = 温州 除 各分局\n' });
  expect(empty.where).toEqual(["组.plan:1:5 empty-group"]);
  const misspelt = compiled({ "组.plan": '单位组 空组 "空" = 温洲\n' });
  expect(misspelt.where).toEqual(["组.plan:1:14 unknown-unit"]);
});

test("the life of a unit, on its line or in its block", () => {
  const { model, where } = compiled({
    "省.plan":
      '机构 省 "省局" {\n  部门 甲处 "甲处" 自 2012-03 至 2014-06 并入 乙处\n  部门 乙处 "乙处" { 自 2010年1月 }\n}\n',
  });
  expect(where).toEqual([]);
  const lives = model.units.flatMap(({ name, life }) => (life === undefined ? [] : [[name, life]]));
  expect(lives).toEqual([
    ["甲处", { from: "2012-03-01", to: "2014-06-30", mergedInto: "乙处" }],
    ["乙处", { from: "2010-01-01" }],
  ]);
});

test("a life with a bad time or successor, and a post that nobody knows, are told of", () => {
  const { where } = compiled({
    "省.plan":
      '机构 省 "省局" {\n  部门 甲处 "甲处" 自 前年吧 至 2014-06 并入 丙处\n  人员 张某 "张某" { 任职 省 处张 }\n}\n',
  });
  expect(where).toEqual([
    "省.plan:2:16 unreadable-phrase",
    "省.plan:2:33 unknown-unit",
    "省.plan:3:21 unknown-post",
  ]);
});

test("a word of a line that cannot be read is nowhere unknown", () => {
  const { where } = compiled({
    "省.plan": '机构 省 "省局" {\n  布门名 甲处 "甲处"\n}\n',
    "甲.plan": planText('  措施 乙 "乙。" { 责任 甲处 }'),
  });
  expect(where).toEqual(["省.plan:2:3 unknown-keyword"]);
});
