import { compile } from "../../src/model/compile.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import type { CalendarDate } from "../../src/time/calendar-date.ts";
import type { LightSettings } from "../../src/tracking/light-settings.ts";
import { type TrackedRow, trackPlan } from "../../src/tracking/tracked-rows.ts";
import { said } from "../findings/facts.ts";

/** A bureau with two sub-bureaus and a plan of four kinds of duties, issued at the end of March. */
export const small = `机构 省局 "某省局" {
  部门 办公室 "办公室"
  部门 人事处 "人事处"
  分局 温州 "温州分局"
  分局 嘉兴 "嘉兴分局"
  单位组 各分局 = 分局
}
通知 通知 "某省局关于印发《某省局2015年工作方案》的通知" {
  文号 "某发〔2015〕1号"
  主送 各分局
  | 现印发给你们，请遵照执行。
  落款 省局
  日期 2015-03-31
  印发 年度
}
方案 年度 "某省局2015年工作方案" {
  年度 2015
  制发 省局
  填报 每季度末
  措施 台账 "建立台账。" {
    责任 各分局
    牵头 办公室
    时限 9月30日前
  }
  措施 谈心 "谈心谈话。" { 责任 各分局；频次 每半年1次 }
  措施 宣传 "持续宣传。" { 责任 办公室；时限 长期坚持 }
  措施 培训 "开展培训。" {
    责任 人事处
    时限 年底前
    进度 { 二季度末 20% "方案"；三季度末 60%；四季度末 100% }
  }
}
`;

export const day = (text: string): CalendarDate => text as CalendarDate;

/** The plan with a journal behind it, as of a day: its rows by key, and every finding above a note. */
export function tracked(
  journal: string,
  asOf: string,
  lights?: LightSettings,
  plan: string = small,
): { readonly rows: ReadonlyMap<string, TrackedRow>; readonly findings: readonly string[] } {
  const { model, findings } = compile([
    readSource({ path: "plan.plan", text: plan }),
    readSource({ path: "journal.plan", text: journal }),
  ]);
  const [first] = model.plans;
  const rows = first === undefined ? [] : trackPlan(first, model, day(asOf), lights);
  return {
    rows: new Map(rows.map((row) => [row.assignment.key.replace(/^年度\./, ""), row])),
    findings: findings.filter(({ severity }) => severity !== "note").map(said),
  };
}

/** State, percentage, light and reason of each row whose key begins so. */
export function shown(
  rows: ReadonlyMap<string, TrackedRow>,
  start: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...rows]
      .filter(([key]) => key.startsWith(start))
      .map(([key, { facts, lit }]) => [
        key,
        `${facts.state} ${facts.percent ?? "-"} ${lit.light}: ${lit.why.zh}`,
      ]),
  );
}
