import type * as v from "valibot";
import { specOf } from "../../../grammar/vocabulary.ts";
import type { Item, Plan } from "../model.ts";
import { amountFields } from "./amounts.ts";
import type {
  Bearer,
  ComparedParts,
  Field,
  FieldColumn,
  FieldKind,
  JsonPlace,
  JsonShape,
} from "./field.ts";
import { insideFields } from "./inside.ts";
import { linkFields } from "./links.ts";
import { documentFields, planFields } from "./plan-fields.ts";
import { roleField, roleFields } from "./roles.ts";
import { settingFields } from "./settings.ts";
import { timeFields } from "./times.ts";

/** Every field; their order is that of the properties of `model.json` and of the columns. */
export const fields = {
  ...planFields,
  ...roleFields,
  ...timeFields,
  ...documentFields,
  ...amountFields,
  ...insideFields,
  ...linkFields,
  ...settingFields,
} satisfies Record<FieldKind, Field>;

type Fields = typeof fields;

/** Whether a word of the code names a field. */
export function isFieldKind(kind: string): kind is FieldKind {
  return Object.hasOwn(fields, kind);
}

export const fieldKinds: readonly FieldKind[] = Object.keys(fields).filter(isFieldKind);

const declared = new Map<string, Field>();

/**
 * The field of an attribute's kind, or of a role that a plan declares.
 * @returns undefined for kinds that are no fields
 */
export function fieldOf(kind: string): Field | undefined {
  if (isFieldKind(kind)) return fields[kind];
  if (specOf(kind) !== undefined) return undefined;
  const known = declared.get(kind) ?? roleField(kind, false);
  declared.set(kind, known);
  return known;
}

type Both<U> = (U extends unknown ? (part: U) => void : never) extends (all: infer I) => void
  ? I
  : never;

type ShapeOn<K extends FieldKind, P extends JsonPlace> =
  Fields[K] extends Field<infer Q, infer S, FieldColumn | false>
    ? P extends Q
      ? S
      : never
    : never;

/** The properties that fields have on a plan or an item of `model.json`. */
type JsonFields<P extends JsonPlace> = Both<{ [K in FieldKind]: ShapeOn<K, P> }[FieldKind]>;

type JsonOutput<S> = {
  readonly [K in keyof S]: S[K] extends JsonShape[string] ? v.InferOutput<S[K]> : never;
};

/** The schemas of the properties that fields have on a plan or an item. */
export function jsonShape<P extends JsonPlace>(place: P): JsonFields<P> {
  const shapes = fieldKinds.map((kind): JsonShape => {
    const { json }: Field = fields[kind];
    return json === false || json === "role" || !json.on.includes(place) ? {} : json.shape;
  });
  return Object.assign({}, ...shapes);
}

/** What is compared of a plan or an item after the plan is issued, its roles apart. */
export function comparedParts(of: Bearer): ComparedParts {
  return Object.assign({}, ...fieldKinds.map((kind) => fields[kind].compared(of)));
}

/** What the fields of a plan or an item are in `model.json`. */
export function fieldsJson<P extends JsonPlace>(
  place: P,
  of: P extends "plan" ? Plan : Item,
): JsonOutput<JsonFields<P>> {
  const values = fieldKinds.map((kind) => {
    const { json }: Field = fields[kind];
    return json === false || json === "role" || !json.on.includes(place) ? {} : json.of(of);
  });
  return Object.assign({}, ...values);
}

/** The fields that are columns of the sheets. */
export type FieldColumnId = {
  [K in FieldKind]: Fields[K]["column"] extends false ? never : K;
}[FieldKind];

/** The columns of the sheets that show fields. */
export const fieldColumns: Readonly<Record<FieldColumnId, FieldColumn>> = Object.assign(
  {},
  ...fieldKinds.map((kind) => {
    const { column }: Field = fields[kind];
    return column === false ? {} : { [kind]: column };
  }),
);
