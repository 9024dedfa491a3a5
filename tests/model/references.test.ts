import { expect, test } from "vitest";
import { compiled, planOf, planText } from "./small.ts";

test("依赖 names items by name, title, occurrence, or in another plan", () => {
  const { model, where } = compiled({
    "甲.plan": planText(
      '  措施 乙 "乙。" { 责任 局；频次 每半年1次 }\n  措施 丙 "丙。" { 依赖 乙@上半年, "乙。", 旧.丁 }',
    ),
    "旧.plan": '方案 旧 "旧方案" {\n  年度 2025\n  措施 丁 "丁。"\n}\n',
  });
  const after = model.plans[0]?.allItems[1]?.after.map((item) => `${item.plan.name}.${item.id}`);
  expect(where).toEqual([]);
  expect(after).toEqual(["甲.乙", "甲.乙", "旧.丁"]);
});

test.each([
  ["依赖 乙乙", "unknown-name “乙乙”"],
  ["依赖 旧.丁丁", "unknown-name “旧.丁丁”"],
  ["原 丁丁", "unknown-name “丁丁”"],
  ["承接 上级", "unknown-name “上级”"],
])("措施 丙 { %s } is told of", (line, expected) => {
  const { said } = compiled({
    "甲.plan": planText(`  基于 旧\n  措施 乙 "乙。"\n  措施 丙 "丙。" { ${line} }`),
    "旧.plan": '方案 旧 "旧方案" {\n  年度 2025\n  措施 丁 "丁。"\n}\n',
  });
  expect(said).toEqual([expected]);
});

test("承接 names a plan from above, and behind an item one of its items", () => {
  const { model, said } = compiled({
    "上.plan": planText('  措施 乙 "乙。"\n  措施 丁 "丁。"\n  措施 戊 "戊。"'),
    "下.plan":
      '方案 下 "下方案" {\n  年度 2026\n  承接 甲\n  措施 丙 "丙。" { 承接 乙, 甲.丁 }\n  措施 戊 "戊。" { 承接 甲 }\n  措施 己 "己。" { 承接 乙乙 }\n}\n',
  });
  const lower = model.plans.find(({ name }) => name === "下");
  expect(lower?.cascades.map(({ name }) => name)).toEqual(["甲"]);
  expect(lower?.allItems.map(({ cascades }) => cascades.map(({ id }) => id))).toEqual([
    ["乙", "丁"],
    ["戊"],
    [],
  ]);
  expect(said).toEqual(["unknown-name “乙乙”"]);
});

test("a plan that this one grew from may lie elsewhere: a warning, and its names are not judged", () => {
  const { findings } = planOf('  基于 前年\n  措施 乙 "乙。" { 原 甲事 }');
  expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    "warning unknown-name",
  ]);
});

test("a table of tasks names a plan and a unit", () => {
  const { where, said } = planOf(
    '  措施 子 "子。" { 责任 温州 }\n  附件 一 "一" { 任务表 甲 温州 }\n  附件 二 "二" { 任务表 乙 }\n  附件 三 "三" { 任务表 甲 温洲 }',
  );
  expect(where).toEqual(["甲.plan:6:18 unknown-name", "甲.plan:7:20 unknown-unit"]);
  expect(said).toEqual(["unknown-name “乙”", "unknown-unit “温洲”"]);
});

test("items of a plan have one namespace, terms and notes have their own", () => {
  const { where, findings } = planOf(
    '  提法 学 = 甲, 乙\n  提法 学 = 丙, 丁\n  注释 学 | 一。\n  注释 学 | 二。\n  目标 学 "学。"\n  部分 "p" { 措施 学 "又学。" }',
  );
  expect(where).toEqual([
    "甲.plan:5:6 duplicate-name",
    "甲.plan:7:6 duplicate-name",
    "甲.plan:9:15 duplicate-name",
  ]);
  expect(findings.map(({ related }) => related.length)).toEqual([1, 1, 1]);
});

test("a term keeps its words as written; 对应 names a kind of item", () => {
  const { plan, where, said } = planOf(
    '  提法 三项工程 = 改革创新, 依法监管, "监管效能、质量"\n  提法 两个力推 = 甲, 乙 对应 目标\n  提法 两个二 = 甲, 乙 对应 木标',
  );
  expect(plan.terms.map(({ words, realizedBy }) => [words.length, realizedBy])).toEqual([
    [3, undefined],
    [2, "goal"],
    [2, undefined],
  ]);
  expect(plan.terms[0]?.words.map(({ written }) => written)).toContain("监管效能、质量");
  expect(where).toEqual(["甲.plan:6:20 unknown-name"]);
  expect(said).toEqual(["unknown-name “木标”"]);
});

test("measures without a name are notes while drafting; where most have none it is one note", () => {
  expect(planOf('  措施 "甲。"\n  措施 乙 "乙。"\n  措施 丙 "丙。"').where).toEqual([
    "甲.plan:4:6 unnamed-measure",
  ]);
  const many = ["甲", "乙", "丙", "丁"].map((title) => `  措施 "${title}。"`).join("\n");
  const { where, said } = planOf(`${many}\n  措施 戊 "戊。"`);
  expect(where).toEqual(["甲.plan:1:4 unnamed-measure"]);
  expect(said).toEqual(["unnamed-measure 5 4"]);
});

test("what an issued plan tracks needs a name; in a draft it is still a note", () => {
  const files = (draft: string) => ({
    "甲.plan": planText('  措施 "甲。" { 责任 局；行动 "步。" { 责任 温州 } }'),
    "通.plan": `通知 通 "通" {\n  ${draft}\n  日期 2026-01-05\n  印发 甲\n}\n`,
  });
  expect(compiled(files("")).where).toEqual([
    "甲.plan:4:6 tracked-without-name",
    "甲.plan:4:21 tracked-without-name",
  ]);
  expect(compiled(files("稿 送审稿")).where).toEqual(["甲.plan:4:6 unnamed-measure"]);
});
