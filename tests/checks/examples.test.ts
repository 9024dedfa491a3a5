import { expect, it } from "vitest";
import { checks } from "../../src/checks/catalogue.ts";
import type { Check } from "../../src/checks/check.ts";
import { runChecks } from "../../src/checks/engine.ts";
import { compile } from "../../src/model/compile.ts";
import { pinyinPronunciation } from "../../src/project/pinyin.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { lineStarts, positionAt } from "../../src/syntax/source.ts";

const reading = await pinyinPronunciation();

function run(check: Check, source: string, options?: unknown) {
  const file = readSource({ path: "example.plan", text: source });
  const { model, findings } = compile([file]);
  const wrong = findings.filter(({ severity }) => severity === "error");
  const starts = lineStarts(source);
  const found = runChecks(
    model,
    file.entries.entries,
    [check],
    { settings: new Map([[check.code, { options }]]), overrides: [] },
    undefined,
    reading,
  ).findings.map((finding) => {
    const { line, column } = positionAt(starts, finding.place.start);
    return { at: `${line}:${column}`, says: finding.message.zh };
  });
  return { wrong, found };
}

for (const check of checks) {
  check.bad.forEach(({ source, finds, options }, index) => {
    it(`${check.code} finds in its bad example ${index + 1} exactly what it documents`, () => {
      const { wrong, found } = run(check, source, options);
      expect(wrong).toEqual([]);
      expect(found).toEqual(finds);
      expect(finds.length).toBeGreaterThan(0);
    });
  });
  check.good.forEach((source, index) => {
    it(`${check.code} finds nothing in its good example ${index + 1}`, () => {
      const { wrong, found } = run(check, source);
      expect(wrong).toEqual([]);
      expect(found).toEqual([]);
    });
  });
  it(`${check.code} has a page in both languages, a bad and a good example`, () => {
    expect(check.bad.length).toBeGreaterThan(0);
    expect(check.good.length).toBeGreaterThan(0);
    // A clause of a standard is cited alike in both languages.
    expect(check.source.zh).not.toBe("");
    for (const wording of [check.doc, check.summary]) {
      expect(wording.zh).toMatch(/\p{Script=Han}/u);
      expect(wording.en).not.toBe("");
    }
    expect(check.code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
}

it("gives every code once", () => {
  const codes = checks.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});
