import { isDeepStrictEqual } from "node:util";
import { checks } from "../../src/checks/catalogue.ts";
import { noSettings, runChecks } from "../../src/checks/engine.ts";
import { sortFindings } from "../../src/findings/sort.ts";
import { compile } from "../../src/model/compile.ts";
import { modelJson } from "../../src/model/json.ts";
import { ProjectSources } from "../../src/project/project-sources.ts";
import { isReportFormat, reporters, reportFormats } from "../../src/reports/reporters.ts";
import { formatSource } from "../../src/syntax/format.ts";
import { meaningInAnyVocabulary, meaningOf } from "../../src/syntax/meaning.ts";
import { readSource } from "../../src/syntax/read-source.ts";

/** What must hold of every source, however damaged. */

/** Kinds of hits. */
export type Hit =
  | "exception"
  | "format twice"
  | "format meaning"
  | "format model"
  | "keywords back"
  | "keywords meaning"
  | "raw character in a report";

/** What no report may hold as such; tabs and line ends are layout. */
const raw = /(?![\t\n\r])\p{Cc}|[\p{Surrogate}\u202A-\u202E\u2066-\u2069]/u;

const made = await Promise.all(
  reportFormats
    .filter(isReportFormat)
    .map(async (format) => [format, await reporters[format]()] as const),
);

/** What went wrong with a source, each with what shows it; nothing if all is well. */
export function hitsIn(text: string): readonly (readonly [Hit, string])[] {
  try {
    return [...judged(text), ...formatted(text)];
  } catch (thrown) {
    return [
      ["exception", thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)],
    ];
  }
}

function judged(text: string): readonly (readonly [Hit, string])[] {
  const file = { path: "a.plan", text };
  const syntax = readSource(file);
  const compiled = compile([syntax]);
  const checked = runChecks(compiled.model, syntax.entries.entries, checks, noSettings);
  const sources = new ProjectSources();
  sources.add(file);
  const report = {
    findings: sortFindings([...compiled.findings, ...checked.findings]),
    suppressed: checked.suppressed,
    rules: [],
    sources,
    files: ["a.plan"],
    language: "zh",
    colour: false,
    columns: 100,
  } as const;
  return made.flatMap(([format, reporter]) => {
    const found = raw.exec(reporter(report));
    return found === null
      ? []
      : [["raw character in a report", `${format}: ${JSON.stringify(found[0])}`] as const];
  });
}

/** The model as data, without places: the formatter moves what stands on a line. */
function modelOf(text: string): unknown {
  const { model } = compile([readSource({ path: "a.plan", text })]);
  return JSON.parse(
    JSON.stringify(modelJson(model), (key, value) => (key === "place" ? undefined : value)),
  );
}

function formatted(text: string): readonly (readonly [Hit, string])[] {
  const hits: (readonly [Hit, string])[] = [];
  const once = formatSource(text);
  if (formatSource(once) !== once) hits.push(["format twice", once]);
  if (!isDeepStrictEqual(meaningOf(once), meaningOf(text))) hits.push(["format meaning", once]);
  if (!isDeepStrictEqual(modelOf(once), modelOf(text))) hits.push(["format model", once]);
  const zh = formatSource(text, { keywords: "zh" });
  const en = formatSource(zh, { keywords: "en" });
  if (formatSource(en, { keywords: "zh" }) !== zh) hits.push(["keywords back", en]);
  if (!isDeepStrictEqual(meaningInAnyVocabulary(en), meaningInAnyVocabulary(text)))
    hits.push(["keywords meaning", en]);
  return hits;
}
