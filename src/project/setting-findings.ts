import * as v from "valibot";
import type { Finding, Wording } from "../diagnostics/finding.ts";
import { settingLacking, unknownSetting, wrongSetting } from "./findings.ts";
import type { JsonPlaces } from "./json-places.ts";
import { configurationSchema } from "./settings.ts";

/** What the schema has against a configuration, as findings at the keys and values. */

type Path = readonly unknown[];
type Places = JsonPlaces & { readonly ok: true };

/**
 * @param data what was parsed
 * @param issues what valibot has against it
 */
export function settingFindings(
  data: object,
  issues: readonly v.BaseIssue<unknown>[],
  places: Places,
): readonly Finding[] {
  return issues.flatMap((issue) => {
    const path = (issue.path ?? []).map((step) => step.key);
    if (issue.type !== "strict_object" || issue.expected === "Object") {
      return wrongValue(data, path, places);
    }
    const known = keysAt(data, path.slice(0, -1));
    return issue.expected === "never"
      ? unknownKeys(data, path.slice(0, -1), known, places)
      : [settingLacking.at(places.value(path.slice(0, -1)), { key: String(path.at(-1)) })];
  });
}

/** valibot names the first unknown key only. */
function unknownKeys(
  data: object,
  parent: Path,
  known: readonly string[],
  places: Places,
): readonly Finding[] {
  return Object.keys(Object(valueAt(data, parent)))
    .filter((key) => !known.includes(key))
    .map((key) =>
      unknownSetting.at(
        places.key([...parent, key]),
        { key },
        { misspelt: { word: key, candidates: known } },
      ),
    );
}

/** By the words of the innermost setting around the value. */
function wrongValue(data: object, whole: Path, places: Places): readonly Finding[] {
  // To valibot an array is an object with the keys "0", "1", ….
  const list = whole.findIndex(
    (step, index) =>
      typeof step === "string" && Array.isArray(valueAt(data, whole.slice(0, index))),
  );
  const path = list < 0 ? whole : whole.slice(0, list);
  for (let length = path.length; length > 0; length -= 1) {
    const to = path.slice(0, length);
    const expects = expectsAt(data, to);
    if (expects === undefined) continue;
    const key = String(to.findLast((step) => typeof step === "string"));
    return [wrongSetting.at(places.value(path), { key, ...expects })];
  }
  return [];
}

function valueAt(data: unknown, path: Path): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof data !== "object" || data === null) return data;
  return valueAt(Object.entries(data).find(([key]) => key === String(step))?.[1], rest);
}

function keysAt(data: object, path: Path): readonly string[] {
  const schema = schemaAt(configurationSchema, data, path);
  return schema !== undefined && hasEntries(schema) ? Object.keys(schema.entries) : [];
}

function expectsAt(data: object, path: Path): Wording | undefined {
  const schema = schemaAt(configurationSchema, data, path);
  if (schema === undefined) return undefined;
  const { expects } = v.getMetadata(schema);
  return isWording(expects) ? expects : undefined;
}

/** The schema of the value at a path; of several the one for the data there. */
function schemaAt(schema: v.GenericSchema, data: unknown, path: Path): v.GenericSchema | undefined {
  if (isOptional(schema)) return schemaAt(schema.wrapped, data, path);
  const [step, ...rest] = path;
  if (isLazy(schema)) {
    // Its own words hold for the value as a whole.
    return step === undefined && !isObject(data)
      ? schema
      : schemaAt(schema.getter(data), data, path);
  }
  if (step === undefined) return schema;
  const inside = insideOf(schema, step);
  return inside === undefined ? undefined : schemaAt(inside, valueAt(data, [step]), rest);
}

function insideOf(schema: v.GenericSchema, step: unknown): v.GenericSchema | undefined {
  if (hasEntries(schema)) {
    return Object.entries(schema.entries).find(([key]) => key === step)?.[1];
  }
  if (isArray(schema)) return schema.item;
  return isRecord(schema) ? schema.value : undefined;
}

type Strict = v.StrictObjectSchema<Record<string, v.GenericSchema>, undefined>;
type Optional = v.OptionalSchema<v.GenericSchema, undefined>;

function hasEntries(schema: v.GenericSchema): schema is Strict {
  return schema.type === "strict_object";
}

function isOptional(schema: v.GenericSchema): schema is Optional {
  return schema.type === "optional";
}

function isLazy(schema: v.GenericSchema): schema is v.LazySchema<v.GenericSchema> {
  return schema.type === "lazy";
}

function isArray(schema: v.GenericSchema): schema is v.ArraySchema<v.GenericSchema, undefined> {
  return schema.type === "array";
}

function isRecord(
  schema: v.GenericSchema,
): schema is v.RecordSchema<v.GenericSchema<string>, v.GenericSchema, undefined> {
  return schema.type === "record";
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function isWording(value: unknown): value is Wording {
  return typeof value === "object" && value !== null && "zh" in value && "en" in value;
}
