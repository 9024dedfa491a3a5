import { expect, it } from "vitest";
import { judged, measures, planOf, ruleOf } from "./rule-of.ts";

/** The measures that a rule finds fault with. */
const found = (must: object, where?: object, source = measures) =>
  judged(
    ruleOf({ select: { kind: "措施", ...(where === undefined ? {} : { where }) }, must }),
    source,
  );

it.each<[string, object, readonly string[]]>([
  ["a text is there", { "标签.密级": { present: true } }, ["交流", "检查", "总结"]],
  ["a text is not there", { "tag.密级": { present: false } }, ["培训"]],
  ["a text is another", { "标签.密级": { equals: "内部" } }, ["交流", "检查", "总结"]],
  ["a text is one of some", { 名称: { oneOf: ["培训", "检查"] } }, ["交流", "总结"]],
  ["a text matches", { 标题: { matches: "^开展" } }, ["总结"]],
  ["a text does not match", { title: { not: { matches: "问题|总结" } } }, ["检查", "总结"]],
  ["a text is short", { 标题: { atMost: 5 } }, ["检查"]],
  ["a text of the block", { 文字: { matches: "检查" } }, ["培训", "交流", "总结"]],
  ["a frequency", { 频次: { present: false } }, ["检查"]],
  ["a number is large enough", { 分值: { atLeast: 10 } }, ["培训", "检查", "总结"]],
  ["a number is small enough", { weight: { atMost: 10 } }, ["交流", "检查", "总结"]],
  ["a number is just so", { 分值: { exactly: 20 } }, ["培训", "检查", "总结"]],
  ["a date is there; an open one is none of its business", { 时限: { present: true } }, ["检查"]],
  ["a date is early", { 时限: { before: "12月" } }, ["培训", "检查"]],
  ["a date is not late", { 时限: { by: "9月底" } }, ["培训", "检查"]],
  ["a date is within", { due: { within: "上半年" } }, ["培训", "交流", "检查"]],
  ["a date is late", { 时限: { after: "9月底" } }, ["交流", "检查"]],
  ["a date as written", { 时限: { matches: "底前$" } }, ["培训", "检查"]],
  ["a date of another plan's year", { 时限: { after: "2027年1月" } }, ["培训", "交流", "检查"]],
  ["few units", { 配合: { atMost: 3 } }, ["培训"]],
  ["units that a group stands for", { 牵头: { exactly: 1 } }, ["检查"]],
  ["enough units", { 配合: { atLeast: 5 } }, ["交流", "检查", "总结"]],
  ["all units are of a kind", { 牵头: { all: { kind: "部门" } } }, ["交流", "检查", "总结"]],
  ["some unit is of a kind", { lead: { some: { kind: "sub-bureau" } } }, ["培训", "总结"]],
  ["a post", { 牵头: { none: { kind: "岗位" } } }, ["总结"]],
  ["no unit of a name", { 牵头: { none: { equals: "温州分局" } } }, ["交流", "检查"]],
  ["a unit of a short name", { 牵头: { some: { equals: "局办" } } }, ["交流", "检查", "总结"]],
  ["units of names", { 牵头: { all: { oneOf: ["温州", "嘉兴"] } } }, ["培训", "总结"]],
  ["waits for another", { 依赖: { present: true } }, ["培训", "检查", "总结"]],
  ["must not wait for one", { 依赖: { none: { equals: "培训" } } }, ["交流"]],
  ["under a goal", { 所属目标: { some: { equals: "队伍" } } }, ["检查", "总结"]],
  ["not under a goal", { "in goal": { present: false } }, ["培训", "交流"]],
  ["rests on a document", { 依据: { present: true } }, ["交流", "检查", "总结"]],
  [
    "rests on this document",
    { basis: { some: { matches: "〔2026〕" } } },
    ["交流", "检查", "总结"],
  ],
  ["has a note", { 注释: { atLeast: 1 } }, ["交流", "检查", "总结"]],
  ["has children", { 节点: { atLeast: 1 } }, ["培训", "检查", "总结"]],
  ["has no children", { 指标: { exactly: 0 } }, ["培训"]],
  ["has this child", { milestone: { some: { equals: "动员" } } }, ["培训", "检查", "总结"]],
  [
    "two fields at once",
    { 节点: { present: true }, 分值: { present: true } },
    ["培训", "检查", "总结"],
  ],
])("asks whether %s", (_what, must, names) => {
  expect(found(must)).toEqual(names);
});

it("is silent where the condition of the selection does not hold, or nobody can say", () => {
  const must = { 名称: { present: false } };
  expect(found(must, { 时限: { within: "12月" } })).toEqual(["培训"]);
  expect(found(must, { 时限: { before: "12月" }, 分值: { present: true } })).toEqual(["交流"]);
  expect(found(must, { 时限: { present: true } })).toEqual(["培训", "交流"]);
  const yearless = measures.replace("年度 2026\n", "").replace("12月15日前", "2026年12月15日前");
  expect(found(must, { 时限: { within: "12月" } }, yearless)).not.toContain("培训");
});

it("finds a measure of December without a milestone", () => {
  const december = ruleOf({
    code: "december-milestone",
    select: { kind: "措施", where: { 时限: { within: "12月" } } },
    must: { 节点: { atLeast: 1 } },
    message: "措施“{标题}”{时限}完成，应有节点",
  });
  expect(judged(december, measures)).toEqual(["措施“开展培训”12月15日前完成，应有节点"]);
  const mended = measures.replace("指标 人次", '节点 过半 6月底 "过半。"\n指标 人次');
  expect(judged(december, mended)).toEqual([]);
});

it("wants a department as the lead of what stands under a goal", () => {
  const lead = ruleOf({
    select: { kind: ["措施", "行动"], where: { 所属目标: { some: { equals: "队伍" } } } },
    must: { 牵头: { all: { kind: "部门" } } },
    message: "“{名称}”由{牵头}牵头，应为部门",
  });
  expect(judged(lead, measures)).toEqual(["“交流”由温州分局牵头，应为部门"]);
  expect(judged(lead, measures.replace("牵头 温州", "牵头 综合科"))).toEqual([]);
});

it("counts the supporting units", () => {
  const support = ruleOf({
    must: { 配合: { atMost: 3 } },
    message: { zh: "配合单位 {#配合} 个：{配合}", en: "{#support} units support" },
  });
  expect(judged(support, measures)).toEqual([
    "配合单位 5 个：综合科、宣传部、人事科、温州分局、嘉兴分局",
  ]);
  expect(judged(support, measures.replace(", 各分局", ""))).toEqual([]);
});

it("wants a baseline and a source of each indicator", () => {
  const indicator = ruleOf({
    select: { kind: "指标" },
    must: { "标签.基线": { present: true }, "标签.来源": { present: true } },
    message: "指标“{名称}”没有写明基线和来源",
  });
  expect(judged(indicator, measures)).toEqual(["指标“人次”没有写明基线和来源"]);
  const mended = measures.replace(
    "不低于 300人",
    '不低于 300人 { 标签 基线 "280人"；标签 来源 "培训台账" }',
  );
  expect(judged(indicator, mended)).toEqual([]);
});

it("judges plans and notices, and only those that it names", () => {
  const two = planOf('措施 子 "子事。" | 做。', "乙") + measures;
  const few = { select: { kind: "方案" }, must: { 措施: { atLeast: 2 } } };
  expect(judged(ruleOf(few), two)).toEqual(["乙"]);
  const only = { ...few, select: { kind: "plan", document: ["甲"] } };
  expect(judged(ruleOf(only), two)).toEqual([]);
  const notice = `通知 印发 "关于印发甲方案的通知" {\n文号 "某发〔2026〕1号"\n主送 各分局\n| 现印发。\n落款 局\n日期 2026-01-15\n印发 甲\n}\n`;
  const of = (must: object) =>
    judged(ruleOf({ select: { kind: "通知" }, must }), measures + notice);
  expect(of({ 密级: { present: true } })).toEqual(["印发"]);
  expect(
    of({ 主送: { exactly: 2 }, 日期: { within: "1月" }, 文号: { matches: "〔2026〕" } }),
  ).toEqual([]);
  expect(of({ 抄送: { some: { equals: "办公室" } } })).toEqual(["印发"]);
  expect(of({ 日期: { by: "1月10日" } })).toEqual(["印发"]);
});

it("reads roles that a plan declares", () => {
  const declared = planOf(
    '角色 督导 "督导单位"\n措施 子 "子事。" {\n督导 办公室\n| 做。\n}\n措施 丑 "丑事。" | 做。\n',
  );
  expect(found({ "角色.督导": { present: true } }, undefined, declared)).toEqual(["丑"]);
});

it.each<[string, object, readonly string[]]>([
  [
    "an unknown kind",
    { select: { kind: ["措施", "错施"] }, must: { 名称: { present: true } } },
    ["select.kind.1 value: rule-word-unknown “错施”"],
  ],
  [
    "an unknown field",
    { must: { 牵投: { present: true } } },
    ["must.牵投 key: rule-word-unknown “牵投”"],
  ],
  [
    "a field that the kind cannot have",
    { select: { kind: ["措施", "通知"] }, must: { 牵头: { present: true } } },
    ["must.牵头 key: rule-word-unknown “牵头”"],
  ],
  [
    "a pattern that cannot be read",
    { must: { 标题: { matches: "(开展" } } },
    ["must.标题.matches value: rule-pattern-unreadable “(开展”"],
  ],
  [
    "a pattern that would look ahead",
    { must: { 依据: { some: { matches: "(?=某)" } } } },
    ["must.依据.some.matches value: rule-pattern-unreadable “(?=某)”"],
  ],
  [
    "a time without a date",
    {
      select: { kind: "措施", where: { 时限: { by: "猴年马月" } } },
      must: { 时限: { not: { before: "每月" } } },
    },
    [
      "select.where.时限.by value: rule-time-unreadable “猴年马月”",
      "must.时限.not.before value: rule-time-unreadable “每月”",
    ],
  ],
  [
    "a condition that does not fit",
    { must: { 牵头: { before: "6月" }, 依据: { some: { kind: "部门" } } } },
    [
      "must.牵头.before key: rule-condition-unfit “牵头” “before”",
      "must.依据.some.kind key: rule-condition-unfit “依据” “kind”",
    ],
  ],
  [
    "a kind that no unit is of",
    { must: { 牵头: { all: { kind: "部们" } } } },
    ["must.牵头.all.kind value: rule-word-unknown “部们”"],
  ],
  [
    "a placeholder that is no field",
    { must: { 名称: { present: true } }, message: { zh: "{名称}", en: "{nme} {#support}" } },
    ["message.en value: rule-word-unknown “nme”"],
  ],
])("says what is wrong with %s, and where", (_what, rule, problems) => {
  expect(judged(ruleOf(rule), measures)).toEqual(problems);
});

it("takes no longer for a pattern that makes others backtrack", () => {
  const source = measures.replace("开展培训。", `${"啊".repeat(3000)}。`);
  expect(found({ 标题: { matches: "^(啊+)+!$" } }, undefined, source)).toHaveLength(4);
});
