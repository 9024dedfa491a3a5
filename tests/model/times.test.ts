import { expect, test } from "vitest";
import { nearestNames } from "../../src/findings/nearest-names.ts";
import type { Timing } from "../../src/model/model.ts";
import { compiled, planOf } from "./small.ts";

/** What holds for the innermost item: the deadline and frequency as written, `^` where inherited. */
function timesOf(body: string, name = "丙") {
  const { item, where } = planOf(body);
  const shown = (timing: Timing | undefined) =>
    timing === undefined ? undefined : `${timing.inherited ? "^" : ""}${timing.written}`;
  const { due, frequency } = item(name);
  return { due: shown(due), frequency: shown(frequency), where };
}

const inside = (around: string, own: string) =>
  `  措施 乙 "乙。" {\n    ${around}\n    行动 丙 "丙。" {\n      ${own}\n    }\n  }`;

test.each([
  ["时限 年底前", "", "^年底前", undefined],
  ["时限 年底前", "时限 9月底前", "9月底前", undefined],
  ["时限 年底前", "时限 无", undefined, undefined],
  ["时限 年底前", "时限 待定", undefined, undefined],
  ["时限 年底前", "频次 每季度", undefined, "每季度"],
  ["时限 年底前", "频次 无", "^年底前", undefined],
  ["频次 每季度", "", undefined, "^每季度"],
  ["频次 每季度", "时限 9月底前", "9月底前", undefined],
  ["频次 每季度", "时限 无", undefined, "^每季度"],
  ["频次 每季度", "时限 待定", undefined, undefined],
  ["频次 每季度；时限 年底前", "", "^年底前", "^每季度"],
  ["频次 每季度；时限 年底前", "频次 每月", undefined, "每月"],
])("around %s, own %s", (around, own, due, frequency) => {
  expect(timesOf(inside(around, own))).toEqual({ due, frequency, where: [] });
});

test("what a parent has ended does not come back below it", () => {
  const body = '  时限 年底前\n  措施 乙 "乙。" { 频次 每季度；行动 丙 "丙。" }';
  expect(timesOf(body)).toEqual({ due: undefined, frequency: "^每季度", where: [] });
});

test("a phase or milestone has the time on its line, and a phase hands it down", () => {
  const body =
    '  时限 年底前\n  阶段 摸底 2026-03 至 2026-06 "摸底" { 措施 丙 "丙。" { 节点 验 5月20日前 "验收" } }';
  expect(timesOf(body, "摸底").due).toBe("2026-03 至 2026-06");
  expect(timesOf(body).due).toBe("^2026-03 至 2026-06");
  expect(timesOf(body, "验").due).toBe("5月20日前");
  expect(planOf(body).item("丙").due?.resolved).toMatchObject({ due: "2026-06-30" });
});

test("the date before a change is kept with its reason; it may be quoted", () => {
  const was = (line: string) => planOf(inside("", line)).item("丙").due?.was;
  expect(was('时限 9月底前 原 6月底前 "等文件"')).toEqual({ written: "6月底前", reason: "等文件" });
  expect(was('时限 9月底前 原 "与考核同步" "等文件"')).toEqual({
    written: "与考核同步",
    reason: "等文件",
  });
  expect(was("时限 9月底前 原 6月底前")).toEqual({ written: "6月底前" });
});

test("a quoted phrase prints as it stands; 即 gives it its date", () => {
  const due = (line: string) => planOf(inside("", line)).item("丙").due;
  expect(due('时限 "与年度考核同步"')).toMatchObject({ written: "与年度考核同步" });
  expect(due('时限 "与年度考核同步"')?.resolved).toBeUndefined();
  expect(due('时限 "与年度考核同步" 即 2026-12-31')).toMatchObject({
    written: "与年度考核同步",
    resolved: { due: "2026-12-31" },
  });
});

test.each([
  ["时限 年低前", "甲.plan:7:10 unreadable-phrase"],
  ["时限 2月30日前", "甲.plan:7:10 impossible-time"],
  ["时限 2026年3月2日前（星期三）", "甲.plan:7:21 impossible-time"],
  ["时限 9月底前 原 6月低前", "甲.plan:7:17 unreadable-phrase"],
  ['时限 "考核时" 即 年低前', "甲.plan:7:18 unreadable-phrase"],
  ["频次 每季渡", "甲.plan:7:10 unreadable-phrase"],
  ["期间 三月至五月吧", "甲.plan:7:10 unreadable-phrase"],
  ["时限 印发后30日内", "甲.plan:7:10 open-time"],
])("%s", (own, place) => {
  expect(timesOf(inside("", own)).where).toEqual([place]);
});

test("a deadline counts from the issue, or from another item wherever it stands", () => {
  const { model, where } = compiled({
    "甲.plan":
      '方案 甲 "甲方案" {\n  年度 2026\n  措施 乙 "乙。" { 时限 丙 完成后30日内 }\n  目标 丁 "丁。" { 时限 6月底前；措施 丙 "丙。" }\n  措施 戊 "戊。" { 时限 印发后10日内 }\n}\n',
    "通.plan": '通知 通 "通" {\n  日期 2026-03-01\n  印发 "甲方案"\n}\n',
  });
  const due = (name: string) =>
    model.plans[0]?.allItems.find((item) => item.name === name)?.due?.resolved?.due;
  expect(where).toEqual([]);
  expect([due("乙"), due("戊")]).toEqual(["2026-07-30", "2026-03-11"]);
});

test("items that wait for each other have no date, and nothing runs away", () => {
  const { where } = planOf(
    '  措施 乙 "乙。" { 时限 丙 完成后30日内 }\n  措施 丙 "丙。" { 时限 乙 完成后30日内 }',
  );
  expect(where).toEqual(["甲.plan:4:18 open-time", "甲.plan:5:18 open-time"]);
});

test("a plan without a year is told of once, and only where a time needs it", () => {
  const plan = (body: string) => compiled({ "甲.plan": `方案 甲 "甲方案" {\n${body}\n}\n` });
  const { where, said } = plan(
    '  措施 乙 "乙。" { 时限 年底前 }\n  措施 丙 "丙。" { 频次 每季度 }\n  节点 三季度',
  );
  expect(where).toEqual(["甲.plan:1:4 missing-period"]);
  expect(said).toEqual(["missing-period “甲”"]);
  expect(
    plan('  措施 乙 "乙。" { 时限 2026-09-30 }\n  措施 丙 "丙。" { 频次 适时 }').where,
  ).toEqual([]);
  expect(plan('  期间 2026年至2028年\n  措施 乙 "乙。" { 时限 2027年底前 }').where).toEqual([]);
});

test("a plan of several years: what names no year is asked for, what does is fine", () => {
  const { plan, where } = planOf({
    "甲.plan":
      '方案 甲 "甲方案" {\n  期间 2026年1月至2028年12月\n  措施 乙 "乙。" { 时限 9月底前 }\n  措施 丙 "丙。" { 频次 每年1次；责任 局 }\n}\n',
  });
  expect(plan.period).toEqual({ start: "2026-01-01", end: "2028-12-31" });
  expect(where).toEqual(["甲.plan:3:18 open-time"]);
  expect(plan.assignments.map(({ key }) => key)).toEqual([
    "甲.丙@局@2026年",
    "甲.丙@局@2027年",
    "甲.丙@局@2028年",
  ]);
});

test("the label of an item prints where a phrase waits for a name in Latin letters", () => {
  const due = (body: string, name: string) => planOf(body).item(name).due?.written;
  const waits = (numbering: string, before: string) =>
    `  ${numbering}\n  措施 ${before} "甲。" { 时限 3月底前 }\n  措施 丙 "丙。" { 时限 ${before} 完成后 30 日内 }`;
  expect(due(waits('编号 措施 "第1项 "', "m11"), "丙")).toBe("第1项 完成后 30 日内");
  expect(due(waits('编号 措施 "第1项 "', "摸底"), "丙")).toBe("摸底 完成后 30 日内");
  expect(planOf(waits("编号 措施 无", "m11")).where).toEqual(["甲.plan:6:18 internal-name"]);
});

test("a misread time is found wherever it stands, with phrases to write it by", () => {
  const { findings } = compiled({
    "甲.plan": `方案 甲 "甲方案" {
  年度 2026
  责任 办公室
  填报 每逢月底
  措施 乙 "乙。" { 时限 由办公室负责；进度 { 秋天 20% "方案" } }
  措施 丙 "丙。" { 时限 "同步" 即 见上 }
  措施 丁 "丁。" { 期间 会议召开前；时限 2026-12-31 原 双周 "推迟" }
  指标 戊 "满意度" >= 90% { 12.31 80% }
}
`,
  });
  const misread = findings.filter(({ code }) => code === "unreadable-phrase");
  expect(misread.map(({ message }) => message.zh)).toEqual(
    ["每逢月底", "由办公室负责", "秋天", "见上", "会议召开前", "双周", "12.31"].map(
      (phrase) => `读不懂时间“${phrase}”`,
    ),
  );
  for (const { mend, misspelt } of misread) {
    const shown = [mend?.zh ?? "", ...(misspelt === undefined ? [] : nearestNames(misspelt))];
    expect(shown.join("")).toMatch(/[年月周]/);
  }
});

test("phrases that stand behind 即 are whole ones", () => {
  const { item, where } = planOf('  措施 丙 "丙。" { 时限 "与考核同步" 即 8月至12月每月 }');
  expect(where).toEqual([]);
  expect(item("丙").due?.resolved?.occurrences.map(({ key }) => key)).toEqual([
    "8月",
    "9月",
    "10月",
    "11月",
    "12月",
  ]);
});
