import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { expect, it } from "vitest";
import { checks } from "../../src/checks/catalogue.ts";
import { engineFindings, runChecks } from "../../src/checks/engine.ts";
import { compile } from "../../src/model/compile.ts";
import * as modelFindings from "../../src/model/findings.ts";
import { compileOptions } from "../../src/project/compile-options.ts";
import { defaultConfiguration } from "../../src/project/configuration.ts";
import { pinyinPronunciation } from "../../src/project/pinyin.ts";
import { syntaxFindings } from "../../src/syntax/findings.ts";
import { type MarkedPlan, positionIn, readMarkedPlan, shown, wordsAt } from "./marked-plan.ts";

const folder = import.meta.dirname;
const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".plan"))
  .sort();
const plans = paths.map((path) => readMarkedPlan(path, readFileSync(join(folder, path), "utf8")));
const reading = await pinyinPronunciation();

/** All that the program finds in a plan, as marks say it. */
async function foundIn({ file, options }: MarkedPlan): Promise<readonly string[]> {
  const compiled = compile([file], await compileOptions(defaultConfiguration, [file]));
  const settings = new Map([...options].map(([code, value]) => [code, { options: value }]));
  const checked = runChecks(
    compiled.model,
    file.entries.entries,
    checks,
    { settings, overrides: [] },
    undefined,
    reading,
  );
  // What is wrong with the shape of a source is among what the compiler says.
  const findings = [...compiled.findings, ...checked.findings];
  const { text } = file.file;
  return findings.map(({ code, severity, place }) => {
    const { line, column } = positionIn(text, place.start);
    return shown(line, column, code, severity, wordsAt(text, place.start, place.end));
  });
}

for (const plan of plans) {
  it(`${plan.path}: finds what is marked, and nothing else`, async () => {
    const found = await foundIn(plan);
    expect([...found].sort()).toEqual([...plan.expected].sort());
    expect(plan.expected.length).toBeGreaterThan(0);
  });
}

it("keeps each plan in the folder of the code that it marks", () => {
  const elsewhere = plans.filter(
    ({ path, expected }) =>
      !expected.some((mark) => mark.split(" ")[1] === basename(dirname(path))),
  );
  expect(elsewhere.map(({ path }) => path)).toEqual([]);
});

it("has a plan for every check, and for every finding of language, names and times", () => {
  const kinds = [...checks, ...engineFindings, ...syntaxFindings, ...Object.values(modelFindings)];
  const marked = new Set(
    plans.flatMap(({ expected }) => expected.map((mark) => mark.split(" ")[1])),
  );
  const without = kinds.map(({ code }) => code).filter((code) => !marked.has(code));
  expect(without).toEqual([]);
});

it("holds at least 150 plans, and 15 in English", () => {
  const english = plans.filter(({ file }) => /^ {2}locale en$/m.test(file.file.text));
  expect(plans.length).toBeGreaterThanOrEqual(150);
  expect(english.length).toBeGreaterThanOrEqual(15);
});
