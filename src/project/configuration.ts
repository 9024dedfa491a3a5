import { resolve } from "node:path";
import * as v from "valibot";
import type { Profile } from "../checks/check.ts";
import type { RuleSetting } from "../checks/rules/schema.ts";
import type { Finding, Severity } from "../findings/finding.ts";
import { given } from "../given.ts";
import type { ColumnChoice } from "../sheets/columns.ts";
import type { SourceFile } from "../syntax/source.ts";
import { type LightSettings, lightPractices, type Ranking } from "../tracking/light-settings.ts";
import { configurationUnreadable } from "./findings.ts";
import { absurdGlobs } from "./settings/absurd-globs.ts";
import { type JsonPlaces, jsonPlaces } from "./settings/json-places.ts";
import { pathsOutside } from "./settings/outside.ts";
import { settingFindings } from "./settings/setting-findings.ts";
import { configurationSchema, type Settings } from "./settings/settings.ts";
import { lightSettings, sheetColumns } from "./settings/tracking-settings.ts";

/** The configuration of a project, with what holds where nothing is set; paths are absolute. */
export interface Configuration {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly out?: string;
  readonly language?: "zh" | "en";
  readonly locale: "zh" | "en";
  readonly failOn: Severity;
  /** Judge all documents by this one instead of each by its own. */
  readonly profile?: Profile;
  readonly maxWarnings?: number;
  readonly maxFindings?: number;
  readonly baseline?: string;
  readonly checks: NonNullable<Settings["checks"]>;
  readonly overrides: NonNullable<Settings["overrides"]>;
  readonly rules: readonly RuleSetting[];
  /** Paths and names as they are written. */
  readonly plugins: readonly string[];
  readonly lights: LightSettings;
  /** What the units of a circular are ranked by. */
  readonly rankBy: readonly Ranking[];
  readonly bulletinItems: number;
  /** The columns of the sheets; the usual ones if not given. */
  readonly sheetColumns?: readonly ColumnChoice[];
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
  checks: {},
  overrides: [],
  rules: [],
  plugins: [],
  lights: lightPractices.lag,
  rankBy: ["done", "on-time", "worst"],
  bulletinItems: 20,
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
  /** The file that it was read from, if there is one. */
  readonly file?: SourceFile;
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
    const places = () => jsonPlaces(file);
    const findings = [
      ...(await pathsOutside(result.output, folder, places)),
      ...(await absurdGlobs(result.output, places)),
    ];
    return findings.length === 0
      ? { configuration: completed(result.output, folder), findings, file }
      : { configuration: defaultConfiguration, findings, file };
  }
  const places = await jsonPlaces(file);
  const findings = places.ok
    ? findingsOf(data, result.issues ?? [], places)
    : [configurationUnreadable.at(places.place, { json: false })];
  return { configuration: defaultConfiguration, findings, file };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

function completed(settings: Settings, folder: string): Configuration {
  const {
    out,
    outside: _,
    browser,
    templates,
    baseline,
    lights,
    sheets,
    $schema,
    ...rest
  } = settings;
  const columns = sheetColumns(sheets);
  return {
    ...defaultConfiguration,
    ...given(rest),
    lights: lightSettings(lights),
    ...given({ sheetColumns: columns }),
    ...(out === undefined ? {} : { out: resolve(folder, out) }),
    ...(browser === undefined ? {} : { browser: resolve(folder, browser) }),
    ...(templates === undefined ? {} : { templates: resolve(folder, templates) }),
    ...(baseline === undefined ? {} : { baseline: resolve(folder, baseline) }),
  };
}

type Places = JsonPlaces & { readonly ok: true };

function findingsOf(
  data: unknown,
  issues: readonly v.BaseIssue<unknown>[],
  places: Places,
): readonly Finding[] {
  return typeof data !== "object" || data === null || Array.isArray(data)
    ? [configurationUnreadable.at(places.value([]), { json: true })]
    : settingFindings({ schema: configurationSchema, data, issues, at: [] }, places);
}
