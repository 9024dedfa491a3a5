import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import { expect, it } from "vitest";
import { limited } from "../../src/reports/limited.ts";
import { reportAsSarif } from "../../src/reports/sarif.ts";
import { clean, finding, plan, sample, texts, unknownUnit } from "./sample.ts";
import { sourcesOf } from "./sources-of.ts";

// The published schema is of an older draft, whose `id` and `$schema` Ajv does not read, and has a
// pattern that is none with Unicode rules.
const {
  $schema: _,
  id: __,
  ...schema
} = JSON.parse(
  readFileSync(join(import.meta.dirname, "schemas", "sarif-2.1.0.schema.json"), "utf8"),
);
const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
const validate = ajv.compile(schema);

function valid(text: string) {
  const log = JSON.parse(text);
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  return log.runs[0];
}

it("is valid with findings of every kind and without any", () => {
  for (const language of ["zh", "en"] as const) {
    valid(reportAsSarif({ ...sample, language }));
    valid(reportAsSarif(limited({ ...sample, language, most: 2 })));
    expect(valid(reportAsSarif({ ...clean, language })).results).toEqual([]);
  }
  const log = JSON.parse(reportAsSarif(sample));
  expect(validate({ ...log, version: "2.0.0" })).toBe(false);
});

it("tells of each finding its rule, level, words and place", () => {
  const run = valid(reportAsSarif(sample));
  expect(run.columnKind).toBe("utf16CodeUnits");
  expect(run.language).toBe("zh-CN");
  const [unreadable, unit, measure, vague] = run.results;
  expect(run.tool.driver.rules[unit.ruleIndex].id).toBe("unknown-unit");
  expect(unit).toMatchObject({
    ruleId: "unknown-unit",
    level: "error",
    message: { text: "没有叫“温洲”的单位：100%\n改为“温州”，或先声明" },
    suppressions: [],
  });
  expect(unit.locations[0]).toMatchObject({
    physicalLocation: {
      artifactLocation: {
        uri: "%E6%96%B9%E6%A1%88/2026%E5%B9%B4%20%E5%B7%A5%E4%BD%9C%E6%96%B9%E6%A1%88.plan",
        uriBaseId: "%SRCROOT%",
      },
      region: { startLine: 2, startColumn: 6, endLine: 2, endColumn: 8 },
    },
    logicalLocations: [{ fullyQualifiedName: "甲" }],
  });
  expect(measure.locations[0].physicalLocation.region).toEqual({
    startLine: 3,
    startColumn: 3,
    endLine: 5,
    endColumn: 4,
  });
  expect(unreadable.locations[0].physicalLocation).not.toHaveProperty("region");
  // Braces and brackets of ours hold no argument and are no link.
  expect(vague.message.text).toBe("“定期”没有写明{{频次}} \\[见](1)");
});

it("names every file by one artifact, relative to the base folder", () => {
  const run = valid(reportAsSarif(sample));
  const uris: readonly string[] = run.artifacts.map(
    ({ location }: { location: { uri: string } }) => location.uri,
  );
  expect(uris.map(decodeURIComponent)).toEqual([
    ...Object.keys(texts),
    "没有.plan",
    "baseline.json",
  ]);
  const { artifactLocation } = run.results[1].locations[0].physicalLocation;
  expect(uris[artifactLocation.index]).toBe(artifactLocation.uri);
  expect(Object.keys(run.originalUriBaseIds)).toEqual(["%SRCROOT%"]);
});

it.each([
  ["/srv/方案/a.plan", "file:///srv/%E6%96%B9%E6%A1%88/a.plan"],
  ["C:\\plans\\a.plan", "file:///C:/plans/a.plan"],
  ["a:b.plan", "a%3Ab.plan"],
])("names %s by a URI", (file, uri) => {
  const report = { ...clean, files: [file] };
  expect(valid(reportAsSarif(report)).artifacts[0].location.uri).toBe(uri);
});

it("gives related places and fixes of several files", () => {
  const unit = valid(reportAsSarif(sample)).results[1];
  expect(unit.relatedLocations).toMatchObject([
    {
      id: 1,
      message: { text: "声明在这里" },
      physicalLocation: { region: { startLine: 2, startColumn: 6 } },
    },
  ]);
  expect(unit.fixes).toMatchObject([
    {
      description: { text: "改为“温州”" },
      artifactChanges: [
        {
          replacements: [
            { deletedRegion: { startLine: 2, endColumn: 8 }, insertedContent: { text: "温州" } },
          ],
        },
        { artifactLocation: { uri: "org.plan" } },
      ],
      properties: { safe: true },
    },
  ]);
});

it("carries every rule with help, and one for a code that the rules do not know", () => {
  const { rules } = valid(reportAsSarif(sample)).tool.driver;
  const byCode = new Map(rules.map((rule: { id: string }) => [rule.id, rule]));
  expect(byCode.get("deadline-missing")).toMatchObject({
    shortDescription: { text: "没有时限" },
    help: { markdown: expect.stringContaining("依据：惯例") },
    defaultConfiguration: { level: "error" },
  });
  expect(byCode.get("deadline-missing")).not.toHaveProperty("helpUri");
  expect(byCode.get("old-year")).toMatchObject({ defaultConfiguration: { enabled: false } });
  expect(byCode.has("unnamed-measure")).toBe(true);
});

it("gives accepted findings with who accepts them and why", () => {
  const suppressed = valid(reportAsSarif(sample)).results.slice(4);
  expect(suppressed).toMatchObject([
    { ruleId: "old-year", suppressions: [{ kind: "inSource", justification: "上级原文" }] },
    { ruleId: "deadline-missing", suppressions: [{ kind: "external" }] },
  ]);
});

it("gives fingerprints that stay when lines move and when a finding is accepted", () => {
  const printed = (report: typeof sample) =>
    new Map<string, string>(
      valid(reportAsSarif(report)).results.map(
        (result: { ruleId: string; partialFingerprints: Record<string, string> }) => [
          result.ruleId,
          result.partialFingerprints["planwrightFinding/v1"],
        ],
      ),
    );
  const usual = printed(sample);
  expect(new Set(usual.values()).size).toBe(6);
  const moved = `// 说明\n\n${texts[plan]}`;
  const shift = moved.length - texts[plan].length;
  const { place } = unknownUnit;
  const later = {
    ...unknownUnit,
    place: { ...place, start: place.start + shift, end: place.end + shift },
  };
  const report = {
    ...sample,
    findings: [later],
    suppressed: [],
    sources: sourcesOf({ [plan]: moved }),
  };
  expect(printed(report).get("unknown-unit")).toBe(usual.get("unknown-unit"));
});

it("is valid whatever the words and the names of files are", () => {
  const words = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(words, words, words, (file, message, text) => {
      const place = { file, start: 0, end: Math.min(2, text.length) };
      const odd = finding("odd", "note", place, { message: { zh: message, en: message } });
      valid(
        reportAsSarif({
          ...clean,
          files: [file],
          findings: [odd],
          sources: sourcesOf({ [file]: text }),
        }),
      );
    }),
  );
});
