import { expect, it } from "vitest";
import { compile } from "../../src/model/compile.ts";
import type { Model } from "../../src/model/compiled.ts";
import type { Plan } from "../../src/model/model.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { answersIn, closedBy, findRound, roundOn, roundsOf } from "../../src/tracking/rounds.ts";
import { day, small } from "./small.ts";

function compiled(journal: string): { readonly model: Model; readonly plan: Plan } {
  const text = small.replace("填报 每季度末", "填报 每季度末后5日内");
  const { model } = compile([
    readSource({ path: "plan.plan", text }),
    readSource({ path: "journal.plan", text: journal }),
  ]);
  const [plan] = model.plans;
  if (plan === undefined) throw new Error("the plan of the test is missing");
  return { model, plan };
}

it("makes the rounds of 填报 that end after the issue", () => {
  const { plan } = compiled("");
  expect(roundsOf(plan).map(({ key, due }) => `${key} ${due}`)).toEqual([
    "一季度 2015-04-05",
    "二季度 2015-07-05",
    "三季度 2015-10-05",
    "四季度 2016-01-05",
  ]);
  expect(findRound(plan, "2015Q3")?.key).toBe("三季度");
  expect(roundOn(plan, day("2015-09-30"))?.key).toBe("三季度");
  expect(roundOn(plan, day("2015-10-06"))?.key).toBe("四季度");
});

it("says who has not reported and who was late", () => {
  const { model, plan } = compiled(`进展 温州 { 2015-10-04 台账 90% }
进展 嘉兴 { 2015-10-09 台账 90% }
`);
  const round = findRound(plan, "三季度");
  if (round === undefined) throw new Error("no round");
  const said = (asOf: string) =>
    answersIn(round, model, day(asOf)).map(({ holder, status }) => `${holder.name} ${status}`);
  expect(said("2015-10-05")).toEqual([
    "温州 on-time",
    "嘉兴 missing",
    "办公室 missing",
    "人事处 missing",
  ]);
  expect(said("2015-10-10")[1]).toBe("嘉兴 late");
});

it("is closed by one line and opened by another", () => {
  const { model, plan } = compiled(`结束填报 2015Q3 2015-10-10 | 已汇总
恢复填报 三季度 2015-10-15
`);
  const round = findRound(plan, "三季度");
  if (round === undefined) throw new Error("no round");
  expect(closedBy(round, model.journal, day("2015-10-09"))).toBeUndefined();
  expect(closedBy(round, model.journal, day("2015-10-10"))?.reason).toBe("已汇总");
  expect(closedBy(round, model.journal, day("2015-10-15"))).toBeUndefined();
});

it("counts a late report for one round only", () => {
  const { model, plan } = compiled(`进展 温州 { 2015-07-10 台账 40% | 补报。
  2015-07-13 台账 45% | 补充。 }
进展 嘉兴 { 2015-09-01 台账 40% }
进展 人事处 { 2015-07-03 培训 20%；2015-07-10 培训 25% | 半月情况。 }
进展 办公室 { 2015-07-16 台账 30% }
结束填报 二季度 2015-07-15 | 已汇总
`);
  const said = (key: string) => {
    const round = findRound(plan, key);
    return round === undefined
      ? undefined
      : answersIn(round, model, day("2015-09-30")).map(
          ({ holder, status, told }) => `${holder.name} ${status} ${told ?? ""}`,
        );
  };
  expect(said("二季度")).toEqual([
    "温州 late 2015-07-10",
    "嘉兴 missing ",
    "办公室 missing ",
    "人事处 on-time 2015-07-03",
  ]);
  expect(said("三季度")).toEqual([
    "温州 missing ",
    "嘉兴 on-time 2015-09-01",
    "办公室 on-time 2015-07-16",
    "人事处 on-time 2015-07-10",
  ]);
});
