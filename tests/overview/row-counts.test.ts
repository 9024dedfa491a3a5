import { expect, it } from "vitest";
import { monthsBetween } from "../../src/overview/row-counts.ts";

it.each([
  ["2015-11", "2016-02", ["2015-11", "2015-12", "2016-01", "2016-02"]],
  ["2015-11", "2015-11", ["2015-11"]],
  ["9999-11", "9999-12", ["9999-11", "9999-12"]],
  ["0999-12", "1000-01", ["0999-12", "1000-01"]],
  ["2016-01", "2015-12", []],
])("counts the months from %s to %s", (first, last, months) => {
  expect(monthsBetween(first, last)).toEqual(months);
});
