import { expect, it } from "vitest";
import { compile } from "../../src/model/compile.ts";
import { type RollOptions, rollPlan } from "../../src/roll/roll.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { lightsByLag } from "../../src/tracking/light-settings.ts";
import { day } from "./small.ts";

/** Next year's draft of a small plan with a year of tracking behind it. */

const organization = `机构 省局 "某省局" {
  部门 办公室 "办公室"
  部门 老科室 "老科室" { 自 2010-01-01 至 2015-12-31 }
  分局 温州 "温州分局"
  分局 嘉兴 "嘉兴分局"
  单位组 各分局 = 分局
}
`;

const old = `// 今年的方案。
通知 印发2015 "关于印发《某省局2015年工作方案》的通知" {
  文号 "某发〔2015〕1号"
  主送 各分局
  | 《某省局2015年工作方案》已审定，现印发给你们，2015年内办结。
  落款 省局
  日期 2015-01-31
  印发 年度2015
}

方案 年度2015 "某省局2015年工作方案" {
  年度 2015
  制发 省局
  // 两个分局都要做。
  措施 台账 "建立台账。" {
    原 旧台账
    责任 各分局
    时限 2015年9月底前
    指标 场次 不低于 3场
  }
  措施 检查 "开展检查。" {
    责任 温州
    时限 2015-09-14
    | 检查2015年以来的情况。
  }
  措施 归档 "整理归档。" { 责任 老科室；时限 年底前 }
}
`;

const journal = `进展 温州 年度2015 {
  2015-09-01 台账 100% 完成
  2015-09-10 检查 100% 完成
}
进展 嘉兴 年度2015 {
  2015-09-01 台账 60%
}
`;

function rolled(more: Partial<RollOptions> = {}) {
  const texts = new Map([
    ["org.plan", organization],
    ["old.plan", old],
    ["journal.plan", journal],
  ]);
  const files = [...texts].map(([path, text]) => readSource({ path, text }));
  const { model } = compile(files);
  const plan = model.plans[0];
  if (plan === undefined) throw new Error("no plan");
  const result = rollPlan(plan, model, (file) => texts.get(file), {
    year: 2016,
    asOf: day("2015-12-31"),
    done: "ask",
    lights: lightsByLag,
    ...more,
  });
  const text = result.files.map((file) => file.text).join("");
  const both = compile([...files, readSource({ path: "new.plan", text })]);
  return { ...result, text, both };
}

it("makes a draft that compiles beside the old plan, with its comments and layout", () => {
  const { text, both } = rolled();
  expect(both.findings.filter(({ place }) => place.file === "new.plan")).toEqual([]);
  expect(text).toContain("// 今年的方案。");
  expect(text).toContain("// 两个分局都要做。");
  const next = both.model.plans.find(({ name }) => name === "年度2016");
  expect(next).toMatchObject({ year: 2016, draft: "consultation" });
  expect(next?.title.text).toBe("某省局2016年工作方案");
  expect(next?.allItems.map(({ name }) => name)).toEqual(["台账", "场次", "检查", "归档"]);
});

it("opens what the new year decides and moves on what only names the year", () => {
  const { text } = rolled();
  for (const line of [
    "基于 年度2015",
    "稿 征求意见稿",
    "文号 待定",
    "日期 待定",
    "印发 年度2016",
    "时限 2016年9月底前",
    '时限 待定 "原2015-09-14"',
    '指标 场次 待定 "上年不低于 3场"',
    '责任 待定 "老科室已撤销"',
    "检查2015年[?2015年：核对]以来的情况。",
    "《某省局2016年工作方案》已审定，现印发给你们，2015年[?2015年：核对]内办结。",
  ])
    expect(text).toContain(line);
  expect(text).not.toContain("原 旧台账");
});

it("says of each item how it stands, and leaves out what is done where that is asked for", () => {
  const asked = rolled();
  expect(asked.text).toContain("// 结转：嘉兴60%");
  expect(asked.text).toMatch(/\/\/ 上年已全部完成（1项）：保留还是删去？\n\s*措施 检查/);
  expect(rolled({ done: "keep" }).text).not.toContain("保留还是删去");
  const dropped = rolled({ done: "drop" }).both.model.plans.find(({ name }) => name === "年度2016");
  expect(dropped?.allItems.map(({ name }) => name)).toEqual(["台账", "场次", "归档"]);
});

it("tells every change with its place in the old source", () => {
  const { changes } = rolled();
  expect(changes.every(({ place }) => place.file === "old.plan")).toBe(true);
  expect(
    changes
      .filter(({ undecided }) => undecided)
      .map(({ kind }) => kind)
      .sort(),
  ).toEqual(["day", "done", "head", "head", "prose", "prose", "target", "unit"].sort());
});
