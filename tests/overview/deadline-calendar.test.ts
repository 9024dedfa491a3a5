import { expect, it } from "vitest";
import { calendarsOf } from "../../src/overview/deadline-calendar.ts";
import { trackPlan } from "../../src/tracking/tracked-rows.ts";
import { day, small } from "../tracking/small.ts";
import { compiled, journal, workedYear } from "./compiled.ts";

function calendarsAt(asOf: string, sources: readonly string[] = [small, journal]) {
  const { plan, model } = compiled(sources);
  return calendarsOf([plan], model, { asOf: () => day(asOf) });
}

const rounds = 4;

it("has an entry for every row with a deadline and every round, each with an id of its own", () => {
  const { plan, model } = workedYear();
  const asOf = day("2015-10-10");
  const { all, units } = calendarsOf([plan], model, { asOf: () => asOf });
  const dated = trackPlan(plan, model, asOf).filter(({ assignment }) => assignment.due);
  const uids = all.events.map(({ uid }) => uid);
  const ofRounds = all.events.filter(({ categories }) => categories.includes("填报"));
  expect(ofRounds.map(({ summary, day: due }) => [summary, due])).toEqual([
    ["二季度填报截止", "2015-07-05"],
    ["三季度填报截止", "2015-10-05"],
    ["四季度填报截止", "2016-01-05"],
  ]);
  expect(all.events).toHaveLength(dated.length + ofRounds.length);
  expect(new Set(uids).size).toBe(uids.length);
  expect(new Set(units.flatMap(({ view }) => view.events.map(({ uid }) => uid)))).toEqual(
    new Set(uids),
  );
});

it("keeps the id of a row when its deadline moves, and raises the sequence", () => {
  const find = (asOf: string, name: string) =>
    calendarsAt(asOf).all.events.find(({ description }) => description.includes(name));
  const before = find("2015-07-31", "第一项·办公室");
  const after = find("2015-08-01", "第一项·办公室");
  expect([before?.day, before?.sequence, before?.revised]).toEqual(["2015-09-30", 0, "2015-03-31"]);
  expect([after?.day, after?.sequence, after?.revised]).toEqual(["2015-11-30", 1, "2015-08-01"]);
  expect(after?.uid).toBe(before?.uid);
});

it("says the unit, the sentence, the row's code, the state and why it has its light", () => {
  const { units } = calendarsAt("2015-10-10");
  expect(units.map(({ holder }) => holder.name)).toEqual(["办公室", "人事处", "温州", "嘉兴"]);
  const own = units.find(({ holder }) => holder.name === "温州")?.view.events ?? [];
  expect(own).toHaveLength(3 + rounds);
  expect(own.find(({ day: due }) => due === "2015-09-30")).toMatchObject({
    summary: "温州分局：建立台账",
    description: "第一项·温州分局\n建立台账。\n进行中 · 红灯：已逾期10天\n某省局2015年工作方案",
    categories: ["温州分局", "红灯"],
    reminds: true,
  });
});

it("reminds of nothing that is done, and marks what is done or cancelled", () => {
  const cancelled = journal.replace("取消 宣传", "取消 台账");
  const { all } = calendarsAt("2015-10-10", [small, cancelled]);
  const shown = all.events
    .filter(({ categories }) => categories[0] !== "填报")
    .map((event) => `${event.summary} ${event.cancelled} ${event.reminds}`);
  expect(shown).toContain("【已办结】温州分局：谈心谈话 上半年 false false");
  expect(shown).toContain("【已取消】办公室：建立台账 true false");
  expect(shown).toContain("嘉兴分局：谈心谈话 上半年 false true");
});
