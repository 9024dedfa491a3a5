import fc from "fast-check";
import { expect, it } from "vitest";
import { overviewOf } from "../../src/overview/overview.ts";
import type { OverviewView } from "../../src/overview/view.ts";
import { addDays } from "../../src/time/calendar-date.ts";
import { lightsByEscalation } from "../../src/tracking/light-settings.ts";
import { trackPlan } from "../../src/tracking/tracked-rows.ts";
import { day, small } from "../tracking/small.ts";
import { journal, overviewAt, workedYear } from "./compiled.ts";

const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

/** Every way to count all rows, each of which must give the same. */
function allCounts({ totals, units, sums, months, undated, rows }: OverviewView) {
  const counts = [...months, undated];
  return {
    states: total([
      totals.closed,
      totals.done,
      totals.underWay,
      totals.notBegun,
      totals.standing,
      totals.paused,
    ]),
    lights: total(Object.values(totals.lights)),
    units: total(units.map((unit) => unit.totals.rows)),
    matrix: total(units.flatMap(({ cells }) => cells.map((cell) => cell.rows))),
    sums: total(sums.map((cell) => cell.rows)),
    months: total(counts.map(({ done, overdue, open }) => done + overdue + open)),
    load: total(units.flatMap((unit) => [...unit.load, unit.undated])),
    rows: rows.filter(({ cancelled }) => !cancelled).length,
  };
}

it("counts a row once in each part, and the parts agree with each other", () => {
  const view = overviewAt("2015-10-10");
  expect(view.totals).toEqual({
    rows: 8,
    closed: 1,
    done: 1,
    underWay: 2,
    notBegun: 4,
    standing: 0,
    paused: 0,
    cancelled: 1,
    overdue: 2,
    late: 0,
    lights: { red: 6, green: 2 },
    percent: 36,
  });
  expect(new Set(Object.values(allCounts(view)))).toEqual(new Set([8]));
  expect(view.units.map(({ name, sum }) => [name, sum])).toEqual([
    ["办公室", { rows: 1, done: 0, worst: { light: "red", count: 1 } }],
    ["人事处", { rows: 1, done: 0, worst: { light: "red", count: 1 } }],
    ["温州分局", { rows: 3, done: 1, worst: { light: "red", count: 2 } }],
    ["嘉兴分局", { rows: 3, done: 1, worst: { light: "red", count: 2 } }],
  ]);
});

it("adds up on any day of a whole year of nine sub-bureaus", () => {
  const { plan, model } = workedYear();
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), (days) => {
      const asOf = addDays(day("2015-01-01"), days);
      const view = overviewOf(plan, model, { asOf });
      const tracked = trackPlan(plan, model, asOf);
      expect(new Set(Object.values(allCounts(view)))).toEqual(new Set([view.totals.rows]));
      expect(view.rows.map(({ key }) => key).sort()).toEqual(
        tracked.map(({ assignment }) => assignment.key).sort(),
      );
      expect(new Set(view.rows.map(({ key }) => key)).size).toBe(view.rows.length);
      for (const { cells, sum } of view.units) {
        expect(total(cells.map(({ rows }) => rows))).toBe(sum.rows);
        expect(total(cells.map(({ done }) => done))).toBe(sum.done);
      }
      expect(total(view.sums.map(({ done }) => done))).toBe(view.totals.closed + view.totals.done);
      expect(total(view.months.map(({ overdue }) => overdue))).toBe(view.totals.overdue);
    }),
    { numRuns: 12 },
  );
});

it("lists the worst rows first with the reason, what was told last and the problem", () => {
  const [first, second] = overviewAt("2015-10-10").rows;
  expect(first).toMatchObject({
    key: "年度.谈心@嘉兴@上半年",
    unit: "嘉兴",
    title: "谈心谈话",
    due: "2015-06-30",
    state: "进行中",
    percent: 50,
    light: "red",
    why: "已逾期102天",
    last: { told: "2015-10-03", text: "已谈一半。" },
  });
  expect(second).toMatchObject({
    key: "年度.台账@温州",
    why: "已逾期10天",
    problem: "人手不足",
  });
});

it("has every month from the first deadline to the last", () => {
  expect(overviewAt("2015-10-10").months).toEqual([
    { month: "2015-06", done: 1, overdue: 1, open: 0 },
    { month: "2015-07", done: 0, overdue: 0, open: 0 },
    { month: "2015-08", done: 0, overdue: 0, open: 0 },
    { month: "2015-09", done: 1, overdue: 1, open: 0 },
    { month: "2015-10", done: 0, overdue: 0, open: 0 },
    { month: "2015-11", done: 0, overdue: 0, open: 1 },
    { month: "2015-12", done: 0, overdue: 0, open: 3 },
  ]);
});

it("says who reported in each round, who was late, and whom there is still time for", () => {
  const rounds = (asOf: string) =>
    overviewAt(asOf).rounds.map(({ label, answers }) => [
      label,
      answers.map(({ unit, status }) => `${unit} ${status}`),
    ]);
  expect(rounds("2015-10-10").at(-1)).toEqual([
    "三季度",
    ["温州 on-time", "嘉兴 on-time", "办公室 missing", "人事处 missing"],
  ]);
  expect(rounds("2015-06-30").at(-1)).toEqual([
    "二季度",
    ["温州 on-time", "嘉兴 waiting", "办公室 waiting", "人事处 waiting"],
  ]);
});

it("compares with the end of the round before, or with the day asked for", () => {
  const changes = (asOf: string, since?: string) => {
    const view = overviewAt(asOf, since === undefined ? {} : { since: day(since) });
    return view.changes;
  };
  expect(changes("2015-10-10")).toMatchObject({ since: "2015-06-30", round: "二季度" });
  expect(changes("2015-04-10")).toMatchObject({ since: "2015-03-31", rows: [] });
  const asked = changes("2015-10-02", "2015-09-25");
  expect(asked?.round).toBeUndefined();
  expect(asked?.rows.map(({ key, kind }) => `${key} ${kind}`)).toContain("年度.台账@嘉兴 done");
  expect(asked?.rows.find(({ key }) => key === "年度.台账@嘉兴")).toMatchObject({
    state: { from: "未启动", to: "已销号" },
    percent: { from: "", to: "100%" },
    light: { from: "红灯", to: "绿灯" },
  });
  expect(changes("2015-08-05", "2015-07-31")?.rows).toMatchObject([
    { key: "年度.台账@办公室", due: { from: "2015-09-30", to: "2015-11-30" } },
    { key: "年度.宣传@办公室", state: { to: "取消" } },
  ]);
  expect(changes("2015-10-10", "2015-10-10")?.rows).toEqual([]);
});

it("sets values told last against the plan's targets", () => {
  const withTargets = small.replace(
    "责任 各分局；频次 每半年1次 }",
    '责任 各分局；频次 每半年1次\n    指标 覆盖面 "覆盖面" >= 90%\n    指标 缺席 "缺席人次" <= 4人次\n  }',
  );
  const told = `${journal}进展 温州 { 2015-09-20 覆盖面 = 45%；2015-10-01 覆盖面 = 95%；2015-10-01 缺席 = 6人次 }\n`;
  const { indicators } = overviewAt("2015-10-10", {}, [withTargets, told]);
  expect(indicators).toEqual([
    {
      title: "覆盖面",
      unit: "温州",
      target: "不低于90%",
      value: { told: "2015-10-01", written: "95%" },
      reached: 106,
      met: true,
      rows: ["年度.谈心@温州@上半年", "年度.谈心@温州@下半年"],
    },
    {
      title: "覆盖面",
      unit: "嘉兴",
      target: "不低于90%",
      rows: ["年度.谈心@嘉兴@上半年", "年度.谈心@嘉兴@下半年"],
    },
    {
      title: "缺席人次",
      unit: "温州",
      target: "不超过4人次",
      value: { told: "2015-10-01", written: "6人次" },
      reached: 150,
      met: false,
      rows: ["年度.谈心@温州@上半年", "年度.谈心@温州@下半年"],
    },
    {
      title: "缺席人次",
      unit: "嘉兴",
      target: "不超过4人次",
      rows: ["年度.谈心@嘉兴@上半年", "年度.谈心@嘉兴@下半年"],
    },
  ]);
});

it("compares with the target of the period that ended last, until the whole is due", () => {
  const withPeriods = small.replace(
    "责任 人事处\n",
    "责任 人事处\n    指标 留存 不低于 9.6万张 { 6月底 6.2；9月底 7.9 }\n",
  );
  const told = "进展 人事处 { 2015-06-20 留存 = 6.2万张 }\n";
  const on = (asOf: string) => {
    const [line] = overviewAt(asOf, {}, [withPeriods, told]).indicators;
    return [line?.target, line?.reached, line?.met];
  };
  expect(on("2015-06-29")).toEqual(["不低于9.6万张", 65, false]);
  expect(on("2015-07-10")).toEqual(["不低于9.6万张（6月底6.2）", 100, true]);
  expect(on("2015-12-30")).toEqual(["不低于9.6万张（9月底7.9）", 78, false]);
  expect(on("2015-12-31")).toEqual(["不低于9.6万张", 65, false]);
});

it("uses the office's own lights, and words of the language asked for", () => {
  const view = overviewAt("2015-12-10", { lights: lightsByEscalation, locale: "en" });
  expect(view.lights.map(({ label }) => label)).toEqual(["red", "yellow", "green", "no light"]);
  expect(view.rows[0]).toMatchObject({ why: "163 days overdue", state: "in progress" });
});

it("says how all stands against what is expected, and who is behind, the worst first", () => {
  const view = overviewAt("2015-10-10");
  const marked = (mark: string) =>
    view.rows.filter(({ marks }) => marks.some((one) => one === mark)).length;
  expect(view.now).toMatchObject({ rows: 8, done: 2, worst: 6 });
  expect(marked("done")).toBe(view.now.done);
  expect(marked("expected")).toBe(view.now.expected);
  expect(marked("overdue")).toBe(view.totals.overdue);
  expect(view.behind.map(({ unit, light, rows }) => [unit, light, rows])).toEqual(
    expect.arrayContaining([
      ["温州", "red", 2],
      ["嘉兴", "red", 2],
    ]),
  );
  expect(view.behind[0]?.rows).toBe(2);
  expect(view.behind.at(-1)?.rows).toBe(1);
});
