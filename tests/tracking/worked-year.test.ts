import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import type { Model } from "../../src/model/compiled.ts";
import type { Plan } from "../../src/model/model.ts";
import { findPlaces } from "../../src/project/places.ts";
import { loadProject } from "../../src/project/project.ts";
import { sheetsOf } from "../../src/sheets/sheet.ts";
import type { SheetView } from "../../src/sheets/view.ts";
import { answersIn, closedBy, findRound } from "../../src/tracking/rounds.ts";
import { type TrackedRow, trackPlan } from "../../src/tracking/tracked-rows.ts";
import { day } from "./small.ts";

/** The numbers were counted by hand in plans/zhejiang-2015/progress, not by the program. */

const root = join(import.meta.dirname, "../..");
let model: Model;
let plan: Plan;

beforeAll(async () => {
  const [place] = (await findPlaces([join(root, "plans/zhejiang-2015")], root)).places;
  if (place === undefined) throw new Error("no project");
  ({ model } = await loadProject(place, root));
  const [first] = model.plans;
  if (first === undefined) throw new Error("no plan");
  plan = first;
});

function countsOf(rows: readonly TrackedRow[], of: (row: TrackedRow) => string) {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[of(row)] = (counts[of(row)] ?? 0) + 1;
  return counts;
}

/** Its rows of a light, by key without the plan's name, in order. */
function lit(rows: readonly TrackedRow[], light: string): readonly string[] {
  return rows
    .filter((row) => row.lit.light === light)
    .map(({ assignment }) => assignment.key.slice(assignment.key.indexOf(".") + 1))
    .toSorted();
}

it("stands at the end of September as the reports say", () => {
  const rows = trackPlan(plan, model, day("2015-09-30"));
  expect(rows).toHaveLength(290);
  expect(countsOf(rows, ({ facts }) => facts.state)).toEqual({
    "in-progress": 194,
    "not-started": 52,
    standing: 21,
    done: 13,
    closed: 10,
  });
  expect(countsOf(rows, ({ lit: { light } }) => light)).toEqual({
    green: 201,
    red: 51,
    yellow: 12,
    none: 26,
  });
  // The two that had not reported by then have the most: 22 and 20 of 25.
  const red = rows.filter((row) => row.lit.light === "red");
  expect(countsOf(red, ({ holder }) => holder.name)).toEqual({
    金华: 20,
    丽水: 22,
    舟山: 6,
    嘉兴: 1,
    衢州: 1,
    组织部: 1,
  });
});

it("stands at the end of the year as the reports, closures and adjustments say", () => {
  const rows = trackPlan(plan, model, day("2015-12-31"));
  expect(countsOf(rows, ({ facts }) => facts.state)).toEqual({
    done: 170,
    closed: 52,
    "in-progress": 38,
    paused: 1,
    standing: 26,
    "not-started": 2,
    "closure-requested": 1,
  });
  expect(lit(rows, "red")).toEqual(
    [
      "从严监督@丽水",
      "工作机制@丽水",
      "党建述职@金华",
      "教育培训@舟山",
      "教育培训@丽水",
      "创争活动@金华",
      "创争活动@舟山",
      "创争活动@丽水",
      "示范点@舟山",
      "示范点@丽水",
      "三我行动@舟山",
      "简政放权@舟山",
      "简政放权@丽水",
    ].toSorted(),
  );
  expect(lit(rows, "yellow")).toEqual(
    [
      "简政放权@温州",
      "教育培训@绍兴",
      "从严监督@金华",
      "谈心谈话@金华",
      "简政放权@金华",
      "从严监督@衢州",
      "从严选用@丽水",
      "谈心谈话@丽水",
      "整治四风@丽水",
      "专题生活会@各支部",
      "教育培训@组织部",
      "创争活动@组织部",
      "示范点@组织部",
      "简政放权@组织部",
    ].toSorted(),
  );
  expect(countsOf(rows, ({ lit: { light } }) => light)).toMatchObject({ green: 236, none: 27 });
});

it("judges by the extension, the pause, the new owner and the returned closure", () => {
  const rows = new Map(
    trackPlan(plan, model, day("2015-12-31")).map((row) => [
      row.assignment.key.replace(/^党建2015\./, ""),
      row,
    ]),
  );
  expect(rows.get("监督责任@舟山")?.facts.state).toBe("paused");
  expect(rows.get("党委议党@丽水@上半年")?.assignment.due).toBe("2015-08-31");
  expect(rows.get("党委议党@丽水@上半年")?.facts.state).toBe("closed");
  expect(rows.has("支书学习班@局党委")).toBe(false);
  expect(rows.get("支书学习班@机关党委")?.facts.state).toBe("closed");
  expect(rows.get("示范点@嘉兴")?.facts.state).toBe("in-progress");
  expect(rows.get("示范点@丽水")?.facts.unansweredDays).toBe(34);
  expect(rows.get("简政放权@舟山")?.facts.unansweredDays).toBeUndefined();
});

const rounds: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
  ["二季度", "2015-09-30", ["衢州 2015-07-08", "丽水 2015-07-13"], ["舟山", "办公室"]],
  ["三季度", "2015-09-30", [], ["金华", "丽水", "办公室", "宣传部"]],
  ["二季度", "2015-12-31", ["衢州 2015-07-08", "丽水 2015-07-13"], ["舟山", "办公室"]],
  ["三季度", "2015-12-31", ["金华 2015-10-09", "丽水 2015-10-20", "办公室 2015-10-08"], ["宣传部"]],
  ["四季度", "2015-12-31", [], ["办公室"]],
];

it.each(rounds)(
  "knows who was late and who is missing in %s as of %s",
  (key, asOf, late, missing) => {
    const round = findRound(plan, key);
    if (round === undefined) throw new Error("no round");
    const answers = answersIn(round, model, day(asOf));
    expect(
      answers.flatMap(({ holder, status, told }) =>
        status === "late" ? [`${holder.name} ${told ?? ""}`] : [],
      ),
    ).toEqual(late);
    expect(
      answers.flatMap(({ holder, status }) => (status === "missing" ? [holder.name] : [])),
    ).toEqual(missing);
  },
);

it("closes the rounds that were closed, and leaves the last one open", () => {
  const closed = (key: string, on: string) => {
    const round = findRound(plan, key);
    return round !== undefined && closedBy(round, model.journal, day(on)) !== undefined;
  };
  expect(closed("二季度", "2015-07-15")).toBe(true);
  expect(closed("三季度", "2015-10-16")).toBe(true);
  expect(closed("三季度", "2015-10-20")).toBe(false);
  expect(closed("三季度", "2015-10-26")).toBe(true);
  expect(closed("四季度", "2015-12-31")).toBe(false);
});

it.each(["2015-09-30", "2015-12-31"])("gives each row in force on %s to one sheet", (asOf) => {
  const { units, all } = sheetsOf(plan, model, { asOf: day(asOf) });
  const own = ({ tables }: SheetView) =>
    tables
      .filter(({ kind }) => kind === "duties")
      .flatMap(({ rows }) => rows.map(({ key }) => key));
  const keys = trackPlan(plan, model, day(asOf)).map(({ assignment }) => assignment.key);
  expect(keys).toHaveLength(290);
  expect(units.flatMap(own).toSorted()).toEqual(keys.toSorted());
  expect(own(all).toSorted()).toEqual(keys.toSorted());
});

it("does not change what is issued: the seed's items, deadlines and parties stand as before", () => {
  const of = (name: string) => plan.allItems.find((item) => item.name === name);
  expect(of("支书学习班")?.roles.find(({ role }) => role === "owner")?.list.parties[0]?.key).toBe(
    "局党委",
  );
  expect(of("监督责任")?.due?.resolved?.due).toBe("2015-12-31");
  expect(plan.assignments).toHaveLength(290);
});
