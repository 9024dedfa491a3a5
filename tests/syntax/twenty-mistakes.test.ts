import { expect, test } from "vitest";
import { formatSource } from "../../src/syntax/format.ts";
import { example } from "./corpus.ts";
import { findingsIn, found, placeOf } from "./places.ts";

const source = example("tests/fixtures/mistakes/twenty.plan");

test("twenty mistakes in one file are twenty findings, each at its place", () => {
  expect(found(source)).toEqual([
    "4:6 bad-value",
    "5:25 text-not-allowed",
    "6:3 unknown-keyword",
    "7:3 missing-name",
    "8:6 bad-name",
    "9:29 stray-characters",
    "13:6 bad-value",
    "14:3 repeated-entry",
    "15:6 missing-value",
    "16:3 misplaced-entry",
    "17:3 glued-keyword",
    "20:8 open-string",
    "21:5 missing-value",
    "22:8 missing-title",
    "24:9 not-an-entry",
    "25:15 unexpected-value",
    "26:16 block-not-allowed",
    "29:15 bad-value",
    "31:11 bad-row",
    "38:1 missing-reason",
  ]);
});

test("each of the twenty is said in both languages, with the user's own word where there is one", () => {
  const said = findingsIn(source).map(
    (finding) => `${placeOf(finding, source)}\n  ${finding.message.zh}\n  ${finding.message.en}\n`,
  );
  return expect(said.join("")).toMatchFileSnapshot("golden/twenty-mistakes.txt");
});

test("the formatter loses none of them, nor any word of the file", () => {
  const formatted = formatSource(source);
  expect(findingsIn(formatted).map(({ code }) => code)).toEqual(
    findingsIn(source).map(({ code }) => code),
  );
  const letters = (text: string) => text.replace(/[\s“”"]/g, "");
  expect(letters(formatted)).toBe(letters(source));
});
