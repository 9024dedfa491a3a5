import { expect, test } from "vitest";
import { compiled } from "../model/small.ts";
import { blockText, noticeOf, planOf } from "./composed.ts";

const plan = (body: string) => `方案 甲 "甲方案" {\n  年度 2026\n  制发 局\n${body}\n}\n`;
const annexLines = ({ annexes }: ReturnType<typeof noticeOf | typeof planOf>) =>
  annexes.map(({ label, blocks }) => [label, ...blocks.map(blockText)]);

const structured = `  部分 正文 "正文" | 分工见[@分工]，其中[@台账]由[=责任 台账]负责。
  附件 名单 "名单" { 表 { 单位, 人数；温州, 2 } }
  附件 分工 "任务分工" {
    | 分工如下。
    注释 台账制 | 每季度更新。
    部分 "建章" {
      措施 台账 "建立台账[*台账制]。" { 责任 办公室；时限 6月底前；| 逐项登记。 }
      表 { 项, 数；甲, 1 }
    }
    部分 "督查" { 编号 "1."；措施 巡查 "开展巡查。" { 责任 各分局；| 每月一次。 } }
  }`;

test("an annex has sections, measures, tables and notes of its own, numbered for itself", () => {
  expect(compiled({ "甲.plan": plan(structured) }).where).toEqual([]);
  const view = planOf({ "甲.plan": plan(structured) });
  expect(view.blocks.map(blockText).slice(0, 2)).toEqual([
    "#1 一、正文",
    "分工见附件2，其中附件2一（一）由办公室负责。",
  ]);
  expect(annexLines(view)).toEqual([
    ["附件1", "单位|人数\n温州|2"],
    [
      "附件2",
      "分工如下。",
      "#1 一、建章",
      "#2 （一）建立台账[1]。|逐项登记。",
      "项|数\n甲|1",
      "#1 二、督查",
      "#2 1.开展巡查。|每月一次。",
    ],
  ]);
});

test("what stands in an annex is tracked with its plan, also in the annex of the notice that carries it", () => {
  const keys = (files: Record<string, string>) =>
    compiled(files).model.plans[0]?.assignments.map(({ key }) => key);
  expect(keys({ "甲.plan": plan(structured) })).toEqual([
    "甲.台账@办公室",
    "甲.巡查@温州",
    "甲.巡查@嘉兴",
  ]);
  const notice = (line: string) =>
    `通知 通 "通知" {\n  ${line}\n  附件 细则 "细则" { 措施 抽查 "抽查。" { 责任 办公室 } }\n}\n`;
  for (const line of ["印发 甲", "正文 甲"]) {
    const files = { "甲.plan": plan("  | 见[@细则]。"), "通.plan": notice(line) };
    expect(compiled(files).where).toEqual([]);
    expect(keys(files)).toEqual(["甲.抽查@办公室"]);
    expect(annexLines(noticeOf(files))).toEqual([["附件", "#1 一、抽查。"]]);
    expect(planOf(files).blocks.map(blockText)).toEqual(["见附件。"]);
  }
});

test("a notice that carries no plan prints the structure of its annexes; duties in them are found", () => {
  const text = (more: string) =>
    `通知 通 "通知" {\n  附件 细则 "细则" {\n    部分 "总则" | 见[@总]。\n    部分 总 "分则" { 措施 抽查 "抽查。"${more} }\n  }\n}\n`;
  expect(annexLines(noticeOf({ "通.plan": text("") }))).toEqual([
    ["附件", "#1 一、总则", "见附件二。", "#1 二、分则", "#2 （一）抽查。"],
  ]);
  expect(compiled({ "通.plan": text("") }).where).toEqual([]);
  expect(compiled({ "通.plan": text(" { 责任 办公室 }") }).where).toEqual([
    "通.plan:4:20 untracked-annex",
  ]);
});

test("附件说明 无 leaves the list of annexes out", () => {
  const annexes = '  附件 "名单" | 甲。\n  附件 "日程" | 乙。';
  expect(planOf({ "甲.plan": plan(annexes) }).blocks.map(blockText)).toEqual([
    "附件：1. 名单\n　　　2. 日程",
  ]);
  expect(planOf({ "甲.plan": plan(`  附件说明 无\n${annexes}`) }).blocks).toEqual([]);
  const notice = { "通.plan": `通知 通 "通知" {\n  附件说明 无\n${annexes}\n}\n` };
  expect(noticeOf(notice).attachmentList).toBeUndefined();
});
