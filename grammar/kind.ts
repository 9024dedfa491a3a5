/** What a row of the kind table says of an entry. Pure data: parser, formatter, editor and reference read it. */

/** What stands on an entry's line behind keyword, name and title. */
export type ValueShape =
  /** Nothing. */
  | "none"
  /** Units, groups, posts: `温州 党委书记, 各分局 除 温州`. */
  | "refs"
  /** A time phrase: the slice of the line up to a clause word, a string, a bar or a brace. */
  | "phrase"
  /** A calendar date. */
  | "date"
  /** A year of four digits. */
  | "year"
  /** A number. */
  | "number"
  /** One word out of `values`. */
  | "choice"
  /** Words as they stand in the text, between commas. */
  | "words"
  /** Quoted strings, between commas. */
  | "strings"
  /** A quoted string, or a word that stands for itself. */
  | "literal"
  /** Names of other entries, between commas. */
  | "names"
  /** A word and a string: `标签 key "value"`. */
  | "pair"
  /** Samples of labels: `"一、" "（一）"`, or a kind with a sample. */
  | "numbering"
  /** A relation and an amount: `不低于 9.6万张`. */
  | "amount"
  /** A document's number and a clause of it: `"银监发〔2015〕1号" 第三条`. */
  | "citation"
  /** The kind of entry that a rule speaks of: `句末 措施`, `跟踪 行动`. */
  | "kind"
  /** A unit, a plan's name, a date, a string, in the order that the kind needs. */
  | "journal";

/** Words further along a line that begin a part with its own meaning. */
export type ClauseKey =
  | "except"
  | "others"
  | "realized-by"
  | "meaning"
  | "evidence"
  | "on"
  | "problem"
  | "next-step"
  | "extension-to"
  | "reply"
  | "from"
  | "to"
  | "merged-into"
  | "jointly"
  | "per-unit"
  | "written-as"
  | "continuous"
  | "apart"
  | "run-on"
  | "alone"
  | "merged"
  | "width"
  | "was";

/** What the rows of a block are, where its lines do not begin with a keyword. */
export type RowShape =
  | "indicator-row"
  | "expected-row"
  | "progress-row"
  | "closure-row"
  | "supervision-row"
  | "amendment-row"
  | "table-row";

export type Category = "organization" | "plan" | "item" | "attribute" | "notice" | "journal";

/** A value of an enumerated attribute, in both vocabularies. */
export interface Choice {
  readonly value: string;
  readonly zh: string;
  readonly en: string;
}

export interface KindSpec {
  /** The kind's name in code, and its English keyword where `en` does not say otherwise. */
  readonly kind: string;
  readonly zh: string;
  readonly en: string;
  readonly category: Category;
  /** The kinds whose block it may stand in; `file` is the outermost. */
  readonly in: readonly string[];
  /** `wanted`: may be missing while drafting. */
  readonly name: "none" | "optional" | "wanted" | "required";
  readonly title: "none" | "optional" | "required";
  readonly value: ValueShape;
  readonly valueRequired: boolean;
  /** What stands behind `=`. */
  readonly assigned?: ValueShape;
  readonly clauses: readonly ClauseKey[];
  /** May text stand behind a bar on its line, and in its block? */
  readonly text: boolean;
  readonly rows?: RowShape;
  readonly choices?: readonly Choice[];
  /** Of an amount that is counted in one thing only: the words for it, multiples such as 万 aside. */
  readonly counted?: { readonly units: readonly string[]; readonly sample: string };
  /** At most once in its parent. */
  readonly once: boolean;
  /** May its value be 待定 / open? */
  readonly mayBeOpen: boolean;
  readonly doc: { readonly zh: string; readonly en: string };
}

type Given = Pick<KindSpec, "kind" | "zh" | "category" | "in" | "doc"> & Partial<KindSpec>;

/** A row with the usual answers filled in. */
export function kind<const K extends string>(
  given: Given & { readonly kind: K },
): KindSpec & { readonly kind: K } {
  return {
    en: given.kind,
    name: "none",
    title: "none",
    value: "none",
    valueRequired: given.value !== undefined && given.value !== "none",
    clauses: [],
    text: false,
    once: false,
    mayBeOpen: false,
    ...given,
  };
}
