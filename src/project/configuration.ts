import { resolve } from "node:path";
import * as v from "valibot";
import type { Finding, Severity } from "../diagnostics/finding.ts";
import type { SourceFile } from "../syntax/source.ts";
import { configurationUnreadable, unknownSetting, wrongSetting } from "./findings.ts";
import { type JsonPlaces, jsonPlaces } from "./json-places.ts";
import { configurationSchema, type Settings, settingExpects, settingNames } from "./settings.ts";

/** The configuration of a project, with what holds where nothing is set; paths are absolute. */
export interface Configuration {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly out?: string;
  readonly language?: "zh" | "en";
  readonly locale: "zh" | "en";
  readonly failOn: Severity;
  readonly fonts: "bundled" | "system";
  readonly browser?: string;
  readonly templates?: string;
  readonly notes: "page" | "end";
  readonly imprintOnEvenPage: boolean;
  readonly pageNumbers: boolean;
  readonly seal: boolean;
  readonly star: boolean;
  readonly paper: "a4" | "letter";
  readonly fiscalYearStart?: number;
  readonly workingDays: "china" | "weekdays";
}

/** What holds without a configuration file. */
export const defaultConfiguration: Configuration = {
  include: ["**/*.plan"],
  exclude: [],
  locale: "zh",
  failOn: "error",
  fonts: "bundled",
  notes: "page",
  imprintOnEvenPage: true,
  pageNumbers: true,
  seal: true,
  star: false,
  paper: "a4",
  workingDays: "china",
};

export interface ReadConfiguration {
  /** The defaults where the file has findings. */
  readonly configuration: Configuration;
  readonly findings: readonly Finding[];
}

/**
 * Reads a configuration file.
 * @param file its path as the user knows it, and its text
 * @param folder the folder that its paths start at, absolute
 */
export async function readConfiguration(
  file: SourceFile,
  folder: string,
): Promise<ReadConfiguration> {
  const data = parsed(file.text);
  const result = v.safeParse(configurationSchema, data);
  if (result.success && !Array.isArray(data)) {
    return { configuration: completed(result.output, folder), findings: [] };
  }
  const places = await jsonPlaces(file);
  const findings = places.ok
    ? findingsOf(data, result.issues ?? [], places)
    : [configurationUnreadable.at(places.place, { json: false })];
  return { configuration: defaultConfiguration, findings };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

function completed(settings: Settings, folder: string): Configuration {
  const { out, browser, templates, $schema: _, ...rest } = settings;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...defaultConfiguration,
    ...given,
    ...(out === undefined ? {} : { out: resolve(folder, out) }),
    ...(browser === undefined ? {} : { browser: resolve(folder, browser) }),
    ...(templates === undefined ? {} : { templates: resolve(folder, templates) }),
  };
}

type Issue = v.InferIssue<typeof configurationSchema>;
type Places = JsonPlaces & { readonly ok: true };

function findingsOf(data: unknown, issues: readonly Issue[], places: Places): readonly Finding[] {
  if (typeof data !== "object" || data === null || Array.isArray(data)) {
    return [configurationUnreadable.at(places.value([]), { json: true })];
  }
  // The schema names the first unknown key only.
  const unknown = Object.keys(data)
    .filter((key) => !settingNames.includes(key))
    .map((key) =>
      unknownSetting.at(
        places.key([key]),
        { key },
        { misspelt: { word: key, candidates: settingNames } },
      ),
    );
  return [...unknown, ...issues.flatMap((issue) => wrongValue(issue, places))];
}

function wrongValue(issue: Issue, places: Places): readonly Finding[] {
  const path = (issue.path ?? []).map((step) => step.key);
  const key = String(path[0] ?? "");
  const expects = settingExpects(key);
  return expects === undefined ? [] : [wrongSetting.at(places.value(path), { key, ...expects })];
}
