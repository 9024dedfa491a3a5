import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { toJsonSchema } from "@valibot/to-json-schema";
import { Ajv } from "ajv";
import { expect, it } from "vitest";
import { checks } from "../../src/checks/catalogue.ts";
import { withNearestNames } from "../../src/findings/nearest-names.ts";
import { defaultConfiguration, readConfiguration } from "../../src/project/configuration.ts";
import { ProjectSources } from "../../src/project/project-sources.ts";
import { checkSettingsOf } from "../../src/project/settings/check-settings.ts";
import { publishedSchema } from "../../src/project/settings/published-schema.ts";
import { levelSchema } from "../../src/project/settings/settings.ts";
import { factsIn } from "../findings/facts.ts";

const path = "planwright.config.json";
const published = join(import.meta.dirname, "../../src/project/configuration.schema.json");

async function read(text: string) {
  const sources = new ProjectSources();
  sources.add({ path, text });
  const { configuration, findings } = await readConfiguration({ path, text }, "/project");
  const shown = withNearestNames(findings, sources).map((finding) => {
    const at = sources.position(path, finding.place.start);
    return `${at?.line}:${at?.column} ${finding.code} ${sources.slice(finding.place)}`;
  });
  return { configuration, findings: withNearestNames(findings, sources), shown };
}

it("fills in what is not set and makes paths absolute", async () => {
  const { configuration, shown } = await read(
    '{ "out": "out", "templates": "my/templates", "notes": "end", "fiscalYearStart": 10 }',
  );
  expect(shown).toEqual([]);
  expect(configuration).toEqual({
    ...defaultConfiguration,
    out: "/project/out",
    templates: "/project/my/templates",
    notes: "end",
    fiscalYearStart: 10,
  });
});

it("takes an empty object and a byte order mark", async () => {
  expect((await read("\uFEFF{}")).configuration).toEqual(defaultConfiguration);
});

it("points at an unknown setting and says which one was meant", async () => {
  const { shown, findings } = await read('{\n  "fail-on": "error",\n  "fonst": "system"\n}');
  expect(shown).toEqual(["2:4 unknown-setting fail-on", "3:4 unknown-setting fonst"]);
  expect(findings.map((finding) => factsIn(finding.mend?.en ?? ""))).toEqual([
    "“failOn”",
    "“fonts”",
  ]);
  expect(findings[1]?.fixes[0]?.edits[0]?.text).toBe("fonts");
});

it.each([
  ['{ "failOn": "fatal" }', '1:13 wrong-setting "fatal"', '“failOn” "error" "warning" "note"'],
  ['{ "include": "x" }', '1:14 wrong-setting "x"', '“include” "**/*.plan"'],
  ['{ "include": ["x", 3] }', "1:20 wrong-setting 3", '“include” "**/*.plan"'],
  ['{ "fiscalYearStart": 13 }', "1:22 wrong-setting 13", "“fiscalYearStart” 1 12"],
  ['{ "imprintOnEvenPage": "yes" }', '1:24 wrong-setting "yes"', "“imprintOnEvenPage”"],
  ['{ "out": "" }', '1:10 wrong-setting ""', "“out”"],
])("says what a setting takes: %s", async (text, shown, named) => {
  const result = await read(text);
  expect(result.shown).toEqual([shown]);
  expect(factsIn(result.findings[0]?.message.en ?? "")).toBe(named);
  expect(result.configuration).toEqual(defaultConfiguration);
});

it.each([
  ['{\n  "out": "x",\n}', "3:1 configuration-unreadable }"],
  ['{ "out": "x" // why\n}', "1:14 configuration-unreadable /"],
  ['{ "out": ', "1:9 configuration-unreadable "],
  ["", "1:1 configuration-unreadable "],
  ["[]", "1:1 configuration-unreadable []"],
])("points at the place where JSON ends to be JSON: %j", async (text, shown) => {
  expect((await read(text)).shown).toEqual([shown]);
});

it("publishes a JSON Schema that is current and judges as the program does", async () => {
  const schema = toJsonSchema(publishedSchema(checks), {
    errorMode: "throw",
    // JSON Schema cannot say what `check` demands: it allows more than the program does.
    ignoreActions: ["metadata", "check"],
    definitions: { level: levelSchema },
  });
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(published);
  const validate = new Ajv({ formats: { date: /^\d{4}-\d\d-\d\d$/ } }).compile(
    JSON.parse(await readFile(published, "utf8")),
  );
  expect(validate({ notes: "end", include: ["*.plan"] })).toBe(true);
  expect(validate({ note: "end" })).toBe(false);
  expect(validate({ fiscalYearStart: 13 })).toBe(false);
  const judges = (code: string, given: unknown) => validate({ checks: { [code]: given } });
  expect(judges("vague-wording", { level: "note", options: { budget: 3 } })).toBe(true);
  expect(judges("vague-wording", { options: { budget: "3" } })).toBe(false);
  expect(judges("vague-wording", "of")).toBe(false);
  expect(judges("a-check-of-our-own", { options: { most: 8 } })).toBe(true);
  expect(validate({ overrides: [{ item: "培训", checks: { "no-lead": "off" } }] })).toBe(true);
  expect(validate({ overrides: [{ item: "培训" }] })).toBe(false);
});

async function checkSettings(text: string) {
  const file = { path, text };
  const sources = new ProjectSources();
  sources.add(file);
  const { configuration, findings } = await readConfiguration(file, "/project");
  const read = await checkSettingsOf(configuration, checks, file);
  const named = withNearestNames([...findings, ...read.findings], sources);
  return {
    settings: read.settings,
    shown: named.map((finding) => {
      const at = sources.position(path, finding.place.start);
      const facts = factsIn(`${finding.message.en} ${finding.mend?.en ?? ""}`);
      return `${at?.line}:${at?.column} ${finding.code} ${facts}`;
    }),
  };
}

it("makes the settings of checks", async () => {
  const { settings, shown } = await checkSettings(
    JSON.stringify({
      profile: "issue",
      checks: { "no-lead": "off", "vague-wording": { level: "warning", options: { budget: 8 } } },
      overrides: [{ document: "方案甲", item: "培训", checks: { "no-lead": "error" } }],
    }),
  );
  expect(shown).toEqual([]);
  expect(settings).toEqual({
    profile: "issue",
    settings: new Map([
      ["no-lead", { level: "off" }],
      ["vague-wording", { level: "warning", options: { budget: 8 } }],
    ]),
    overrides: [
      {
        document: "方案甲",
        item: "培训",
        settings: new Map([["no-lead", { level: "error" }]]),
      },
    ],
  });
});

const level = '"error" "warning" "note" "off"';

it.each([
  [
    '{ "checks": { "vague-wordings": "off" } }',
    "1:16 unknown-check “vague-wordings” “vague-wording”",
  ],
  [
    '{ "overrides": [\n  { "checks": { "nolead": "off" } }\n] }',
    "2:18 unknown-check “nolead” “no-lead”",
  ],
  [
    '{ "checks": { "no-lead": "fatal" } }',
    `1:26 wrong-setting “no-lead” ${level} "level" "options"`,
  ],
  ['{ "checks": { "no-lead": { "level": 1 } } }', `1:37 wrong-setting “level” ${level}`],
  ['{ "checks": { "no-lead": { "lvel": "off" } } }', "1:29 unknown-setting “lvel” “level”"],
  ['{ "checks": { "no-lead": { "options": 3 } } }', "1:39 wrong-setting “options”"],
  ['{ "checks": ["no-lead"] }', '1:13 wrong-setting “checks” "vague-wording" "off"'],
  [
    '{ "checks": { "no-lead": { "options": { "most": 3 } } } }',
    "1:42 unknown-option “no-lead” “most”",
  ],
  [
    '{ "checks": { "vague-wording": { "options": { "bugdet": 3 } } } }',
    "1:48 unknown-option “vague-wording” “bugdet” “budget”",
  ],
  [
    '{ "checks": { "vague-wording": { "options": { "budget": -3 } } } }',
    "1:57 wrong-setting “budget” 0",
  ],
  [
    '{ "checks": { "vague-wording": { "options": { "words": ["及时", 3] } } } }',
    '1:63 wrong-setting “words” "…" "…"',
  ],
  [
    '{ "checks": { "basis-outdated": { "options": { "documents": [{ "titel": "甲办法" }] } } } }',
    "1:65 unknown-setting “titel” “title”",
  ],
  [
    '{ "checks": { "basis-outdated": { "options": { "documents": [{ "title": "甲办法", "since": "5月" }] } } } }',
    "1:89 wrong-setting “since” 2015-05-20",
  ],
  [
    '{ "checks": { "basis-outdated": { "options": { "documents": [{}] } } } }',
    "1:62 wrong-setting “documents”",
  ],
  ['{ "overrides": [{ "item": "甲" }] }', "1:17 setting-lacking “checks”"],
  ['{ "overrides": [{ "itme": "甲", "checks": {} }] }', "1:20 unknown-setting “itme” “item”"],
  [
    '{ "overrides": [{ "checks": { "no-lead": { "level": "off" } } }] }',
    `1:42 wrong-setting “no-lead” ${level}`,
  ],
  ['{ "overrides": ["甲"] }', '1:17 wrong-setting “overrides” "document" "item" "checks"'],
  ['{ "profile": "final" }', '1:14 wrong-setting “profile” "draft" "issue"'],
  ['{ "maxWarnings": -1 }', "1:18 wrong-setting “maxWarnings” 0"],
])("points into the settings of checks: %s", async (text, expected) => {
  expect((await checkSettings(text)).shown).toEqual([expected]);
});

it("points at every unknown key of a group", async () => {
  const { shown } = await checkSettings(
    '{ "checks": { "no-lead": { "a": 1, "b": 2 } }, "overrides": [{ "c": 3, "checks": {} }] }',
  );
  expect(shown).toEqual([
    "1:29 unknown-setting “a”",
    "1:37 unknown-setting “b”",
    "1:65 unknown-setting “c”",
  ]);
});
