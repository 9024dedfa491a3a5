import { readFileSync } from "node:fs";
import { join } from "node:path";
import fastGlob from "fast-glob";
import { compile } from "../../src/model/compile.ts";
import type { Model } from "../../src/model/compiled.ts";
import type { Plan } from "../../src/model/model.ts";
import { type OverviewOptions, overviewOf } from "../../src/overview/overview.ts";
import type { OverviewView } from "../../src/overview/view.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { day, small } from "../tracking/small.ts";

export interface Compiled {
  readonly plan: Plan;
  readonly model: Model;
}

/** The first plan of some sources, and its model. */
export function compiled(sources: readonly string[]): Compiled {
  const { model } = compile(
    sources.map((text, index) => readSource({ path: `${index}.plan`, text })),
  );
  const [plan] = model.plans;
  if (plan === undefined) throw new Error("the sources have no plan");
  return { plan, model };
}

/** The plan of 2015 with its journal: 16 units, 301 rows. */
export function workedYear(): Compiled {
  const folder = join(import.meta.dirname, "../../plans/zhejiang-2015");
  const files = fastGlob.sync("**/*.plan", { cwd: folder, absolute: true }).sort();
  return compiled(files.map((file) => readFileSync(file, "utf8")));
}

/** A plan of nine rows: two done, one of them closed, one overdue, one moved, one cancelled. */
export const journal = `进展 温州 { 2015-06-29 谈心@上半年 完成 佐证 "记录" }
进展 温州 { 2015-09-20 台账 40% 问题 "人手不足" | 已建账。 }
进展 嘉兴 { 2015-09-28 台账 完成 佐证 "台账" }
进展 嘉兴 { 2015-10-03 谈心@上半年 50% | 已谈一半。 }
核销 省局 { 2015-09-29 台账@嘉兴 同意 }
调整 2015-08-01 "某发〔2015〕9号" {
  时限 台账@办公室 = 2015-11-30 | 机构搬迁
  取消 宣传 | 并入台账
}
`;

/** The overview of the small plan with that journal. */
export function overviewAt(
  asOf: string,
  options: Partial<OverviewOptions> = {},
  sources: readonly string[] = [small, journal],
): OverviewView {
  const { plan, model } = compiled(sources);
  return overviewOf(plan, model, { asOf: day(asOf), ...options });
}
