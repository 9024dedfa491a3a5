import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { toJsonSchema } from "@valibot/to-json-schema";
import { Ajv } from "ajv";
import { expect, it } from "vitest";
import { withNearestNames } from "../../src/diagnostics/nearest.ts";
import { defaultConfiguration, readConfiguration } from "../../src/project/configuration.ts";
import { configurationSchema } from "../../src/project/settings.ts";
import { ProjectSources } from "../../src/project/sources.ts";

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
  expect(findings.map((finding) => finding.mend?.en)).toEqual([
    "did you mean “failOn”?",
    "did you mean “fonts”?",
  ]);
  expect(findings[1]?.fixes[0]?.edits[0]?.text).toBe("fonts");
});

it.each([
  [
    '{ "failOn": "fatal" }',
    '1:13 wrong-setting "fatal"',
    '“failOn” must be "error", "warning" or "note"',
  ],
  [
    '{ "include": "x" }',
    '1:14 wrong-setting "x"',
    '“include” must be a list of globs, such as ["**/*.plan"]',
  ],
  [
    '{ "include": ["x", 3] }',
    "1:20 wrong-setting 3",
    '“include” must be a list of globs, such as ["**/*.plan"]',
  ],
  [
    '{ "fiscalYearStart": 13 }',
    "1:22 wrong-setting 13",
    "“fiscalYearStart” must be a whole number from 1 to 12",
  ],
  [
    '{ "imprintOnEvenPage": "yes" }',
    '1:24 wrong-setting "yes"',
    "“imprintOnEvenPage” must be true or false",
  ],
  ['{ "out": "" }', '1:10 wrong-setting ""', "“out” must be the path of a folder"],
])("says what a setting takes: %s", async (text, shown, message) => {
  const result = await read(text);
  expect(result.shown).toEqual([shown]);
  expect(result.findings[0]?.message.en).toBe(message);
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
  const schema = toJsonSchema(configurationSchema, {
    errorMode: "throw",
    ignoreActions: ["metadata"],
  });
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(published);
  const validate = new Ajv().compile(JSON.parse(await readFile(published, "utf8")));
  expect(validate({ notes: "end", include: ["*.plan"] })).toBe(true);
  expect(validate({ note: "end" })).toBe(false);
  expect(validate({ fiscalYearStart: 13 })).toBe(false);
});
