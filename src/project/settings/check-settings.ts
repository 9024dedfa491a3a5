import * as v from "valibot";
import type { Check } from "../../checks/check.ts";
import { type CheckSetting, type CheckSettings, unknownCheck } from "../../checks/engine.ts";
import type { Finding } from "../../findings/finding.ts";
import { given } from "../../given.ts";
import type { Model } from "../../model/compiled.ts";
import type { SourceFile } from "../../syntax/source.ts";
import type { Configuration } from "../configuration.ts";
import { overrideMatchesNothing, unknownOption } from "../findings.ts";
import { type JsonPlaces, jsonPlaces } from "./json-places.ts";
import { optionsIn } from "./option-words.ts";
import { settingFindings } from "./setting-findings.ts";

/** What a configuration says of checks: judged by the checks that there are, and made ready for the engine. */

type Places = JsonPlaces & { readonly ok: true };
type Judge = (places: Places) => readonly Finding[];

export interface ReadCheckSettings {
  readonly settings: CheckSettings;
  /** Codes that no check has, and options that a check does not take. */
  readonly findings: readonly Finding[];
}

/**
 * Makes the settings of checks from a configuration.
 * @param known every check that there is, with those of rules and modules
 * @param file the file that the configuration was read from, to point into
 */
export async function checkSettingsOf(
  configuration: Configuration,
  known: readonly Check[],
  file: SourceFile | undefined,
): Promise<ReadCheckSettings> {
  const { profile, checks, overrides } = configuration;
  const settings: CheckSettings = {
    ...given({ profile }),
    settings: new Map(Object.entries(checks).map(([code, given]) => [code, settingOf(given)])),
    overrides: overrides.map(({ document, item, checks: levels }) => ({
      ...given({ document, item }),
      settings: new Map(Object.entries(levels).map(([code, level]) => [code, { level }])),
    })),
  };
  const byCode = new Map(known.map((check) => [check.code, check]));
  const judged: readonly Judge[] = [
    ...[...settings.settings].flatMap(([code, { options }]) => {
      const check = byCode.get(code);
      if (check === undefined) return [unknownCode(["checks", code], byCode)];
      return options === undefined ? [] : wrongOptions(check, options);
    }),
    ...overrides.flatMap(({ checks: levels }, index) =>
      Object.keys(levels)
        .filter((code) => !byCode.has(code))
        .map((code) => unknownCode(["overrides", index, "checks", code], byCode)),
    ),
  ];
  return { settings, findings: await placed(judged, file) };
}

/** The overrides that name a document or an item that there is not. */
export async function unmatchedOverrides(
  { overrides }: Configuration,
  model: Model,
  file: SourceFile | undefined,
): Promise<readonly Finding[]> {
  const documents = [...model.plans, ...model.notices];
  const judged = overrides.flatMap(({ document, item }, index) => {
    if (document !== undefined && !documents.some(({ name }) => name === document)) {
      return [
        unmatched(
          ["overrides", index, "document"],
          document,
          documents.map(({ name }) => name),
        ),
      ];
    }
    if (item === undefined) return [];
    const plans = model.plans.filter(({ name }) => document === undefined || name === document);
    const items = plans.flatMap(({ allItems }) => allItems.map(({ id }) => id));
    return items.includes(item) ? [] : [unmatched(["overrides", index, "item"], item, items)];
  });
  return placed(judged, file);
}

function settingOf(setting: Configuration["checks"][string]): CheckSetting {
  if (typeof setting === "string") return { level: setting };
  const { level, options } = setting;
  return {
    ...given({ level, options }),
  };
}

function unknownCode(path: readonly (string | number)[], known: ReadonlyMap<string, Check>): Judge {
  const code = String(path.at(-1));
  const misspelt = { word: code, candidates: [...known.keys()] };
  return (places) => [unknownCheck.at(places.key(path), { code }, { misspelt })];
}

function unmatched(
  path: readonly (string | number)[],
  name: string,
  candidates: readonly string[],
): Judge {
  return (places) => [
    overrideMatchesNothing.at(
      places.value(path),
      { name },
      { misspelt: { word: name, candidates } },
    ),
  ];
}

function wrongOptions({ code, options: schema }: Check, options: unknown): readonly Judge[] {
  const at = ["checks", code, "options"];
  const names = Object.keys(optionsIn(schema));
  // A schema that is no object knows itself which names it takes.
  const unknown = Object.keys(Object(options)).filter(
    (option) => schema === undefined || (names.length > 0 && !names.includes(option)),
  );
  const result = schema === undefined ? undefined : v.safeParse(schema, options);
  const issues = (result?.issues ?? []).filter(
    ({ path }) => path === undefined || path.length > 1 || !unknown.includes(String(path[0].key)),
  );
  return [
    ...unknown.map((option): Judge => {
      const misspelt = { word: option, candidates: names };
      return (places) => [
        unknownOption.at(places.key([...at, option]), { option, code }, { misspelt }),
      ];
    }),
    (places) =>
      schema === undefined ? [] : settingFindings({ schema, data: options, issues, at }, places),
  ];
}

/** Reads the places only if there is something to point at. */
async function placed(
  judged: readonly Judge[],
  file: SourceFile | undefined,
): Promise<readonly Finding[]> {
  if (judged.length === 0 || file === undefined) return [];
  const places = await jsonPlaces(file);
  return places.ok ? judged.flatMap((judge) => judge(places)) : [];
}
