import fc from "fast-check";
import { expect, it } from "vitest";
import { judgeHabit, judgeNestedHabit, judgeSpelling } from "../../src/checks/habit.ts";

const odd = (number: number) => number % 2 === 1;

it("calls it a habit where more than half lack it, and slips otherwise", () => {
  expect(judgeHabit([1, 3, 2], odd)).toEqual({ kind: "habit", lacking: [1, 3], of: 3 });
  expect(judgeHabit([1, 3, 2, 4], odd)).toEqual({ kind: "slips", lacking: [1, 3], of: 4 });
  expect(judgeHabit([2, 4], odd)).toEqual({ kind: "clean" });
});

it("does not call a single case a habit", () => {
  expect(judgeHabit([1], odd)).toEqual({ kind: "slips", lacking: [1], of: 1 });
});

it("tells of the whole alone where the whole has the habit", () => {
  const members = ["a1", "a3", "b5", "b2"];
  const partOf = (member: string) => member.charAt(0);
  const lacks = (member: string) => odd(Number(member.charAt(1)));
  expect(judgeNestedHabit("plan", members, partOf, lacks)).toEqual([
    { owner: "plan", habit: { kind: "habit", lacking: ["a1", "a3", "b5"], of: 4 } },
  ]);
});

it("tells of a part where only the part has the habit, and of a slip elsewhere", () => {
  const members = ["a1", "a3", "b2", "b4", "b6", "b7", "c2", "c4"];
  const partOf = (member: string) => member.charAt(0);
  const lacks = (member: string) => odd(Number(member.charAt(1)));
  expect(judgeNestedHabit("plan", members, partOf, lacks)).toEqual([
    { owner: "a", habit: { kind: "habit", lacking: ["a1", "a3"], of: 2 } },
    { owner: "b", habit: { kind: "slips", lacking: ["b7"], of: 4 } },
  ]);
});

it("names every lacking member exactly once, whole or in parts", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(400)), (members) => {
      const found = judgeNestedHabit(-1, members, (member) => member % 7, odd);
      const named = found.flatMap(({ habit }) => habit.lacking);
      expect([...named].sort((a, b) => a - b)).toEqual(members.filter(odd).sort((a, b) => a - b));
    }),
  );
});

it("finds the usual way of writing a value, the first of equals", () => {
  const first = (text: string) => text.charAt(0);
  expect(judgeSpelling(["a1", "b1", "b2"], first)).toEqual({
    usual: { value: "b", uses: ["b1", "b2"] },
    others: [{ value: "a", uses: ["a1"] }],
  });
  expect(judgeSpelling(["a1", "b1"], first)?.usual.value).toBe("a");
  expect(judgeSpelling(["a1", "a2"], first)).toBeUndefined();
});
