import * as fc from "fast-check";
import { expect, it } from "vitest";
import { applyFixes } from "../../src/findings/apply-fixes.ts";
import type { Fix } from "../../src/findings/finding.ts";

const file = "a.plan";

/** A fix of edits `[start, end, text]`, in one file unless they name another. */
function fix(
  ...edits: readonly (readonly [start: number, end: number, text: string, file?: string])[]
): Fix {
  return {
    title: { zh: "改", en: "mend" },
    safe: true,
    edits: edits.map(([start, end, text, where = file]) => ({
      place: { file: where, start, end },
      text,
    })),
  };
}

function applied(text: string, ...fixes: readonly Fix[]) {
  const result = applyFixes(new Map([[file, text]]), fixes);
  return {
    text: result.texts.get(file),
    applied: result.applied.map((one) => fixes.indexOf(one)),
    left: result.left.map((one) => fixes.indexOf(one)),
  };
}

it("applies fixes of one text in any order of their places", () => {
  expect(applied("abcdef", fix([4, 5, "E"]), fix([0, 1, ""]), fix([2, 2, "-"]))).toEqual({
    text: "b-cdEf",
    applied: [0, 1, 2],
    left: [],
  });
});

it.each([
  ["shares a character", fix([0, 3, "x"]), fix([2, 4, "y"]), "xdef"],
  ["lies inside", fix([0, 4, "x"]), fix([1, 2, "y"]), "xef"],
  ["is the same", fix([1, 2, "x"]), fix([1, 2, "x"]), "axcdef"],
  ["inserts at the same place", fix([1, 1, "x"]), fix([1, 1, "y"]), "axbcdef"],
  ["inserts where another begins", fix([1, 2, "x"]), fix([1, 1, "y"]), "axcdef"],
  ["inserts where another ends", fix([1, 2, "x"]), fix([2, 2, "y"]), "axcdef"],
])("leaves a fix for later that %s", (_, first, second, text) => {
  expect(applied("abcdef", first, second)).toEqual({ text, applied: [0], left: [1] });
});

it("lets an edit begin where another ends", () => {
  expect(applied("abcdef", fix([2, 4, "x"]), fix([4, 5, "y"]), fix([0, 2, "z"])).text).toBe("zxyf");
});

it("applies a fix whole or not at all, in every file", () => {
  const texts = new Map([
    [file, "abc"],
    ["b.plan", "def"],
  ]);
  const two = fix([0, 1, "A"], [0, 1, "D", "b.plan"]);
  const meeting = fix([2, 3, "C"], [0, 2, "x", "b.plan"]);
  const { texts: fixed, left } = applyFixes(texts, [two, meeting]);
  expect([...fixed.values()]).toEqual(["Abc", "Def"]);
  expect(left).toEqual([meeting]);
  const own = fix([0, 2, "x"], [1, 3, "y"]);
  expect(applied("abc", own)).toEqual({ text: "abc", applied: [], left: [0] });
});

it.each([
  ["points behind the text", "abc", fix([2, 4, "x"])],
  ["points before it", "abc", fix([-1, 1, "x"])],
  ["ends before it begins", "abc", fix([2, 1, "x"])],
  ["points into another file", "abc", fix([0, 1, "x", "b.plan"])],
  ["splits a character of two units", "𠮷林", fix([1, 2, "x"])],
  ["splits a line end of two characters", "a\r\nb", fix([1, 2, ""])],
  ["writes before a byte order mark", "\uFEFFabc", fix([0, 0, "x"])],
  ["changes nothing", "abc", fix([0, 1, "a"], [2, 2, ""])],
])("leaves a fix that %s", (_, text, one) => {
  expect(applied(text, one)).toEqual({ text, applied: [], left: [0] });
});

it.each([
  ["a\r\nb\r\n", "a\r\n}\r\nb\r\n"],
  ["a\nb\n", "a\n}\nb\n"],
  ["a\rb\r", "a\r}\rb\r"],
  ["ab", "a\n}b"],
])("writes the line ends of the file: %j", (text, fixed) => {
  expect(applied(text, fix([1, 1, "\n}"])).text).toBe(fixed);
});

const edit = fc.tuple(fc.nat(12), fc.nat(12), fc.constantFrom("", "x", "甲", "\n", "𠮷"));
const anyFix = fc
  .array(edit, { maxLength: 3 })
  .map((edits) =>
    fix(...edits.map(([a, b, text]) => [Math.min(a, b), Math.max(a, b), text] as const)),
  );
const anyText = fc
  .array(fc.constantFrom("a", "，", "\r\n", "𠮷", "\n", "{"), { maxLength: 12 })
  .map((parts) => parts.join(""));

it("keeps every character that no applied edit names, whatever the fixes", () => {
  fc.assert(
    fc.property(anyText, fc.array(anyFix, { maxLength: 8 }), (text, fixes) => {
      const result = applyFixes(new Map([[file, text]]), fixes);
      const fixed = result.texts.get(file) ?? "";
      expect(result.applied.length + result.left.length).toBe(fixes.length);
      const made = [...result.made].sort((a, b) => a.old.start - b.old.start);
      let [old, now] = [0, 0];
      for (const one of made) {
        expect(fixed.slice(now, one.now.start)).toBe(text.slice(old, one.old.start));
        [old, now] = [one.old.end, one.now.end];
      }
      expect(fixed.slice(now)).toBe(text.slice(old));
      expect(new TextDecoder().decode(new TextEncoder().encode(`-${fixed}`))).toBe(`-${fixed}`);
    }),
  );
});

it("leaves no fix that could have been applied beside the others", () => {
  fc.assert(
    fc.property(anyText, fc.array(anyFix, { maxLength: 8 }), (text, fixes) => {
      const { applied: done, left } = applyFixes(new Map([[file, text]]), fixes);
      for (const one of left) {
        expect(applyFixes(new Map([[file, text]]), [...done, one]).left).toEqual([one]);
      }
    }),
  );
});
