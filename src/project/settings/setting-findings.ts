import * as v from "valibot";
import type { Finding, Wording } from "../../findings/finding.ts";
import { settingLacking, unknownSetting, wrongSetting } from "../findings.ts";
import type { JsonPlaces } from "./json-places.ts";
import { expectedBy } from "./option-words.ts";

/** What a schema has against settings, as findings at the keys and values. */

type Path = readonly unknown[];
type Places = JsonPlaces & { readonly ok: true };

/** Settings that do not fit their schema. */
export interface Unfit {
  readonly schema: v.GenericSchema;
  /** What was parsed. */
  readonly data: unknown;
  /** What valibot has against it. */
  readonly issues: readonly v.BaseIssue<unknown>[];
  /** Where the data stand in the file. */
  readonly at: Path;
}

/** Each issue as a finding; unknown keys all, where valibot names the first only. */
export function settingFindings(unfit: Unfit, places: Places): readonly Finding[] {
  return unfit.issues.flatMap((issue) => {
    const path = (issue.path ?? []).map((step) => step.key);
    const isKey = issue.type === "strict_object" || issue.type === "object";
    if (!isKey || issue.expected === "Object") return wrongValue(unfit, path, places);
    const parent = path.slice(0, -1);
    return issue.expected === "never"
      ? unknownKeys(unfit, parent, places)
      : [settingLacking.at(places.value([...unfit.at, ...parent]), { key: String(path.at(-1)) })];
  });
}

function unknownKeys({ schema, data, at }: Unfit, parent: Path, places: Places) {
  const known = keysAt(schema, data, parent);
  return Object.keys(Object(valueAt(data, parent)))
    .filter((key) => !known.includes(key))
    .map((key) =>
      unknownSetting.at(
        places.key([...at, ...parent, key]),
        { key },
        { misspelt: { word: key, candidates: known } },
      ),
    );
}

/** By the words of the innermost setting around the value; by its schema where nothing has words. */
function wrongValue(unfit: Unfit, whole: Path, places: Places): readonly Finding[] {
  const { schema, data, at } = unfit;
  // To valibot an array is an object with the keys "0", "1", ….
  const list = whole.findIndex(
    (step, index) =>
      typeof step === "string" && Array.isArray(valueAt(data, whole.slice(0, index))),
  );
  const path = list < 0 ? whole : whole.slice(0, list);
  const place = places.value([...at, ...path]);
  for (let length = path.length; length >= 0; length -= 1) {
    const to = path.slice(0, length);
    const expects = expectsAt(schema, data, to);
    if (expects !== undefined) return [wrongSetting.at(place, { key: keyOf(at, to), ...expects })];
  }
  const named = path.slice(0, path.findLastIndex((step) => typeof step === "string") + 1);
  const own = schemaAt(schema, data, named);
  return own === undefined
    ? []
    : [wrongSetting.at(place, { key: keyOf(at, named), ...expectedBy(own) })];
}

function keyOf(at: Path, path: Path): string {
  return String([...at, ...path].findLast((step) => typeof step === "string"));
}

function valueAt(data: unknown, path: Path): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof data !== "object" || data === null) return data;
  return valueAt(Object.entries(data).find(([key]) => key === String(step))?.[1], rest);
}

function keysAt(root: v.GenericSchema, data: unknown, path: Path): readonly string[] {
  const schema = schemaAt(root, data, path);
  return schema !== undefined && hasEntries(schema) ? Object.keys(schema.entries) : [];
}

function expectsAt(root: v.GenericSchema, data: unknown, path: Path): Wording | undefined {
  const schema = schemaAt(root, data, path);
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
  return schema.type === "strict_object" || schema.type === "object";
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
