import { expect, it } from "vitest";
import { extensionAsked } from "../../src/tracking/extension.ts";
import { overviewAt } from "../overview/compiled.ts";
import { small, tracked } from "./small.ts";

/** More time that a unit asks for, from the report to the adjustment that answers it. */

const ask = "进展 温州 { 2015-09-20 台账 60% 申请延期 2015-11-30 | 系统未上线。 }\n";

function asked(journal: string, asOf = "2015-10-10") {
  const { rows, findings } = tracked(journal, asOf);
  expect(findings).toEqual([]);
  const row = rows.get("台账@温州");
  if (row === undefined) throw new Error("there is no such row");
  return extensionAsked(row);
}

it("stands from the day it was told, in either language, until somebody decides", () => {
  const pending = { to: "2015-11-30", told: "2015-09-20" };
  expect(asked(ask, "2015-09-19")).toBeUndefined();
  expect(asked(ask, "2015-09-20")).toEqual(pending);
  expect(asked(ask.replace("申请延期", "extension-to"))).toEqual(pending);
  expect(asked(`${ask}进展 温州 { 2015-10-08 台账 80% | 又建两县。 }\n`)).toEqual(pending);
});

it("is answered by an adjustment of the deadline, granted or not, or of the row itself", () => {
  for (const row of [
    "时限 台账@温州 = 2015-11-30",
    "时限 台账 = 2015-09-30 | 不同意延期",
    "取消 台账 | 并入培训",
    "暂停 台账@温州 | 等系统",
  ])
    expect(asked(`${ask}调整 2015-09-25 "某发〔2015〕9号" { ${row} }\n`)).toBeUndefined();
});

it("is not answered by an earlier adjustment, by that of another unit, or by one of its owner", () => {
  for (const adjustment of [
    '调整 2015-09-19 "某发〔2015〕9号" { 时限 台账@温州 = 2015-10-31 }',
    '调整 2015-09-25 "某发〔2015〕9号" { 时限 台账@嘉兴 = 2015-11-30 }',
    '调整 2015-09-25 "某发〔2015〕9号" { 牵头 台账 = 人事处 }',
  ])
    expect(asked(`${ask}${adjustment}\n`)?.to).toBe("2015-11-30");
});

it("is over when it is taken back or the row is done, and stands again when it is asked again", () => {
  const back = "进展 温州 { 2015-10-01 台账 70% 申请延期 无 }\n";
  expect(asked(ask + back)).toBeUndefined();
  expect(asked(ask + back.replace("无", "none"))).toBeUndefined();
  expect(asked(`${ask}进展 温州 { 2015-10-01 台账 完成 佐证 "台账" }\n`)).toBeUndefined();
  expect(asked(`${ask}${back}进展 温州 { 2015-10-05 台账 70% 申请延期 2015-12-31 }\n`)).toEqual({
    to: "2015-12-31",
    told: "2015-10-05",
  });
});

it("is found where it says no day, and the rest of the report counts", () => {
  const { rows, findings } = tracked(
    "进展 温州 { 2015-09-20 台账 60% 申请延期 年底 }\n",
    "2015-10-10",
  );
  expect(findings).toEqual([expect.stringMatching(/extension-day.*年底/)]);
  expect(rows.get("台账@温州")?.facts.percent).toBe(60);
});

it("stands in the overview as what is to be decided, and words alone do not", () => {
  const marks = (journal: string) =>
    overviewAt("2015-10-10", {}, [small, journal]).rows.flatMap(
      ({ marks: own, unit, extension }) => (own.includes("extension") ? [{ unit, extension }] : []),
    );
  expect(marks(ask)).toEqual([
    { unit: "温州", extension: { to: "2015-11-30", told: "2015-09-20" } },
  ]);
  expect(marks("进展 温州 { 2015-09-20 台账 60% | 申请延期到年底。 }\n")).toEqual([]);
});
