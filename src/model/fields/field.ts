import type * as v from "valibot";
import type { AttributeKind } from "../../../grammar/kinds/attributes.ts";
import type { Wording } from "../../findings/finding.ts";
import { childOf, type Entry } from "../../syntax/entry.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import type { Assignment, Item, Locale, PartyList, Plan } from "../model.ts";

/**
 * What a field is: one object says all that the project does with an attribute. Whoever prints, exports,
 * compares, explains or judges fields asks here and lists none of its own.
 */

/** What has fields. */
export type Bearer = Item | Plan;

/** Every attribute of the kind table, and what entries inside an item say in its place. */
export type FieldKind = AttributeKind | "deliverable" | "indicator";

/** Where a value comes from that entries inside take over. */
interface Origin {
  readonly entry: Entry;
  /** The item whose attribute it is; undefined where it is the plan's. */
  readonly owner?: Item;
  readonly inherited: boolean;
}

/** What a value is printed for. */
interface PrintContext {
  readonly of: Bearer;
  readonly locale: Locale;
  /** For a tag: its word. For an indicator: the form that prints its bare number. */
  readonly key?: string;
}

export type JsonPlace = "plan" | "item";

/** The properties that a field has in `model.json`, by their schemas. */
export type JsonShape = Readonly<v.ObjectEntries>;

/** The values of such properties; what may be absent may be undefined. */
type JsonValues<S extends JsonShape> = {
  readonly [K in keyof S]: v.InferOutput<S[K]>;
};

/** What the cells of a sheet are written with. */
export interface CellContext {
  readonly locale: Locale;
  /** The title of an item as it prints, without the mark at its end. */
  readonly titleOf: (item: Item) => string;
  /** A field of an item as it prints, 待定 included. */
  readonly printed: (item: Item, field: FieldKind) => string;
}

/** A column of the sheets. */
export interface FieldColumn {
  readonly label: Wording;
  /** In characters of full width. */
  readonly width: number;
  /** `if-used`: it stands among the usual columns of a plan that says something of it. */
  readonly shown: "if-chosen" | "if-used";
  readonly cell: "as-printed" | ((row: Assignment, context: CellContext) => string);
}

/** What a rule of the configuration reads; undefined is no value. */
export type FieldRule<T> =
  | { readonly type: "parties"; readonly read: (value: T) => PartyList | undefined }
  | { readonly type: "items"; readonly read: (value: T) => readonly Item[] }
  | { readonly type: "number"; readonly read: (value: T) => number | undefined }
  | { readonly type: "text"; readonly read: (value: T) => string }
  /** `own-line`: the phrase on its line, dated by the plan's calendar. */
  | {
      readonly type: "date";
      readonly read: (
        value: T,
      ) => "own-line" | { readonly text: string; readonly day?: CalendarDate };
    };

interface Explanation {
  /** The dates and parties that a value stands for. */
  readonly details: readonly string[];
  /** How its days were counted, where that is not plain. */
  readonly counted?: Wording;
}

/** What is compared, part by part: texts, numbers, dates. */
export type ComparedParts = Readonly<Record<string, unknown>>;

const nothing: ComparedParts = {};

/** All that is said of a field: each facet is a decision, and `false` one of them. */
interface FieldSpec<T, P extends JsonPlace, S extends JsonShape, C extends FieldColumn | false> {
  /** What an item or a plan has of it. */
  readonly reads: (of: Bearer) => T | undefined;
  /** Whether entries inside take it over, until they say it themselves or say one of `endedBy`. */
  readonly inherits:
    | false
    | {
        readonly endedBy: readonly FieldKind[];
        readonly from: (value: T) => Origin | undefined;
      };
  /** What marks, tails and tables print. */
  readonly prints: false | ((value: T, context: PrintContext) => string | undefined);
  /** What it is in `model.json`; a role is one of the list `roles`. */
  readonly json:
    | false
    | "role"
    | {
        readonly on: readonly P[];
        readonly shape: S;
        readonly of: (value: T, of: Bearer) => JsonValues<S>;
      };
  /** What of it is compared after the plan is issued, by names that no other field uses. */
  readonly compared: false | ((value: T, of: Bearer) => ComparedParts);
  readonly column: C;
  /** `own-line`: what its line says, by the shape of its value. */
  readonly rule: false | "own-line" | FieldRule<T>;
  /** What `explain` shows behind the printed value. */
  readonly explains: false | ((value: T, of: Bearer) => Explanation);
}

/** A field with its value read: every facet is asked of the item or plan. */
export interface Field<
  P extends JsonPlace = JsonPlace,
  S extends JsonShape = JsonShape,
  C extends FieldColumn | false = FieldColumn | false,
> {
  readonly inherits: false | { readonly endedBy: readonly FieldKind[] };
  /** The entry that says it, and whose it is; undefined where nobody says it. */
  readonly origin: (of: Bearer) => Origin | undefined;
  readonly prints: false | ((context: PrintContext) => string | undefined);
  readonly json:
    | false
    | "role"
    | {
        readonly on: readonly P[];
        readonly shape: S;
        readonly of: (of: Bearer) => Readonly<Record<string, unknown>>;
      };
  readonly compared: (of: Bearer) => ComparedParts;
  readonly column: C;
  readonly rule: false | "own-line" | FieldRule<Bearer>;
  readonly explains: false | ((of: Bearer) => Explanation);
}

/** A field out of what is said of it. */
export function field<
  T,
  const P extends JsonPlace = never,
  S extends JsonShape = Record<never, never>,
  const C extends FieldColumn | false = FieldColumn | false,
>(kind: string, spec: FieldSpec<T, P, S, C>): Field<P, S, C> {
  const { reads, inherits, prints, json, compared, column, rule, explains } = spec;
  const having = <R>(of: Bearer, then: (value: T) => R): R | undefined => {
    const value = reads(of);
    return value === undefined ? undefined : then(value);
  };
  return {
    inherits: inherits === false ? false : { endedBy: inherits.endedBy },
    origin: (of) => {
      const own = childOf(of.entry, kind);
      if (inherits !== false) return having(of, inherits.from);
      return own === undefined ? undefined : { entry: own, inherited: false };
    },
    prints:
      prints === false ? false : (context) => having(context.of, (value) => prints(value, context)),
    json:
      json === false || json === "role"
        ? json
        : {
            on: json.on,
            shape: json.shape,
            of: (of) => having(of, (value) => json.of(value, of)) ?? {},
          },
    compared:
      compared === false
        ? () => nothing
        : (of) => having(of, (value) => compared(value, of)) ?? nothing,
    column,
    rule: rule === false || rule === "own-line" ? rule : ruleOf(rule, having),
    explains:
      explains === false
        ? false
        : (of) => having(of, (value) => explains(value, of)) ?? { details: [] },
  };
}

function ruleOf<T>(
  rule: FieldRule<T>,
  having: <R>(of: Bearer, then: (value: T) => R) => R | undefined,
): FieldRule<Bearer> {
  switch (rule.type) {
    case "parties":
      return { type: rule.type, read: (of) => having(of, rule.read) };
    case "items":
      return { type: rule.type, read: (of) => having(of, rule.read) ?? [] };
    case "number":
      return { type: rule.type, read: (of) => having(of, rule.read) };
    case "text":
      return { type: rule.type, read: (of) => having(of, rule.read) ?? "" };
    case "date":
      return { type: rule.type, read: (of) => having(of, rule.read) ?? { text: "" } };
  }
}

/** What is between several values of one field in a text. */
export function joined(texts: readonly (string | undefined)[], locale: Locale): string | undefined {
  const said = texts.flatMap((text) => text ?? []);
  return said.length === 0 ? undefined : said.join(locale === "zh" ? "、" : "; ");
}

/** The name of what a value is inherited from, as `model.json` has it; undefined for its own. */
export function inheritedFrom(origin: Origin, of: Bearer): string | undefined {
  if (!origin.inherited) return undefined;
  return origin.owner?.id ?? (of.type === "plan" ? of.name : of.plan.name);
}
