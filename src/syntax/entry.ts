import type { ClauseKey, KindSpec } from "../../grammar/kind.ts";
import type { RelationSign } from "../../grammar/vocabulary.ts";
import type { Place, Wording } from "../findings/finding.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import type { Inline, TailPart } from "./inline.ts";
import type { Range } from "./tree.ts";

/** Entries as the kind table has judged them. */

/** A word that names something; `text` is folded (half-width, NFC), `written` has its letters and digits half-width only. */
export interface Name extends Range {
  readonly text: string;
  readonly written: string;
}

export interface Quoted extends Range {
  readonly text: string;
  /** Where the text begins, behind the quotation mark. */
  readonly textStart: number;
}

/** A unit, group or post in a list; side by side: `温州 党委书记`. A literal stands for itself. */
export interface Ref extends Range {
  readonly words: readonly Name[];
  readonly literal?: string;
  /** What stands between the reference before and this one: it prints. */
  readonly separator: string;
}

export interface RefList extends Range {
  readonly include: readonly Ref[];
  readonly exclude: readonly Ref[];
  readonly jointly: boolean;
  /** The list ends with 等. */
  readonly others?: Others;
  readonly writtenAs?: Quoted;
}

/** 等 behind a list, with the words glued to it (等有关部门) and the declared or quoted ones behind it. */
export interface Others extends Range {
  readonly written: string;
  readonly refs: readonly Ref[];
}

export type Value =
  | { readonly type: "none"; readonly range: Range }
  | { readonly type: "open"; readonly reason?: string; readonly range: Range }
  | { readonly type: "refs"; readonly list: RefList }
  | { readonly type: "phrase"; readonly phrase: Phrase }
  | { readonly type: "date"; readonly day: CalendarDate; readonly range: Range }
  | {
      readonly type: "number";
      readonly amount: number;
      readonly written: string;
      readonly range: Range;
    }
  | { readonly type: "choice"; readonly choice: string; readonly range: Range }
  | { readonly type: "words"; readonly words: readonly Name[] }
  | { readonly type: "strings"; readonly strings: readonly Quoted[] }
  | { readonly type: "literal"; readonly text: string; readonly range: Range }
  | { readonly type: "names"; readonly names: readonly Name[] }
  | { readonly type: "pair"; readonly key: Name; readonly text: string }
  | {
      readonly type: "numbering";
      /** The kinds that it is for, in one series where there are several; none for the levels. */
      readonly kinds: readonly string[];
      readonly samples: readonly Quoted[];
      readonly none: boolean;
      readonly range: Range;
    }
  | { readonly type: "amount"; readonly amount: Amount }
  | {
      readonly type: "citation";
      readonly document: string;
      readonly clause?: string;
      readonly range: Range;
    }
  | {
      readonly type: "kind";
      readonly kinds: readonly string[];
      readonly none: boolean;
      readonly range: Range;
    }
  | {
      readonly type: "journal";
      readonly words: readonly Name[];
      readonly strings: readonly Quoted[];
    };

/** A time phrase as documents print it; a quoted one prints as it stands and has no date of its own. */
export interface Phrase extends Range {
  readonly text: string;
  readonly quoted: boolean;
  /** Strings behind it: the reason of a changed date. */
  readonly remarks: readonly Quoted[];
}

/** A relation and a number with its unit; `from` and `to` differ for a range. */
export interface Amount extends Range {
  readonly relation: RelationSign;
  readonly from?: number;
  readonly to?: number;
  readonly unit: string;
  /** `<= "上年数"`: what it is measured against. */
  readonly relative?: string;
  /** The number and its unit. */
  readonly written: string;
  /** The words of the relation, before and behind the number. */
  readonly lead?: Wording;
  readonly trail?: Wording;
}

/** A part of a line that a clause word begins. */
export interface Clause extends Range {
  readonly key: ClauseKey;
  /** What stands behind the clause word, up to a string. */
  readonly text: string;
  readonly textStart: number;
  readonly words: readonly Name[];
  readonly strings: readonly Quoted[];
}

export interface Title extends Range {
  readonly parts: readonly Inline[];
  /** The title without marks. */
  readonly text: string;
}

/** Text of the document behind bars: paragraphs of runs and marks; none where empty bars only divide. */
export interface TextBlock extends Range {
  readonly type: "text";
  readonly paragraphs: readonly (readonly Inline[])[];
  readonly apart: boolean;
  /** It stands on the line of its entry. */
  readonly onLine: boolean;
}

/** A row of a block whose lines begin with data. */
export interface Row extends Range {
  readonly type: "row";
  /** The cells, each as written, with its atoms' words and strings. */
  readonly cells: readonly RowCell[];
  /** Index of the first cell behind `=`, if any. */
  readonly assignedFrom?: number;
  readonly relation?: string;
  readonly clauses: readonly Clause[];
  readonly text?: TextBlock;
}

export interface RowCell extends Range {
  readonly text: string;
  readonly words: readonly Name[];
  readonly strings: readonly Quoted[];
}

export interface Entry extends Range {
  readonly type: "entry";
  readonly kind: string;
  readonly spec: KindSpec;
  /** The official form of a notice: `notice`, `opinion`, … */
  readonly form?: string;
  /** The name of a role that the plan declares, for its attribute entries. */
  readonly role?: string;
  readonly file: string;
  readonly keyword: Range;
  readonly name?: Name;
  readonly title?: Title;
  readonly value?: Value;
  readonly assigned?: Value;
  readonly clauses: readonly Clause[];
  readonly tail?: readonly TailPart[];
  readonly children: readonly Child[];
  readonly rows: readonly Row[];
  readonly parent?: Entry;
  /** A finding was made on this line: later stages do not judge it again. */
  readonly broken: boolean;
}

export type Child = Entry | TextBlock;

/** The entries of a file. */
export interface FileEntries {
  readonly file: string;
  readonly entries: readonly Entry[];
  /** Words in lines that could not be read: they may name what others refer to. */
  readonly skipped: ReadonlySet<string>;
}

/** The place of a range in an entry's file. */
export function placeIn(file: string, range: Range): Place {
  return { file, start: range.start, end: range.end };
}

/** Where an entry is best pointed at: its name, else its title, else its keyword. */
export function placeOf(entry: Entry): Place {
  return placeIn(entry.file, entry.name ?? entry.title ?? entry.keyword);
}

const byKind = new WeakMap<Entry, ReadonlyMap<string, readonly Entry[]>>();
const noEntries: readonly Entry[] = [];

/** So many children are gone through as fast as an index of them is asked. */
const FEW = 12;

/** The child entries by kind; a plan may have thousands, and is asked for each of its items. */
function childrenByKind(entry: Entry): ReadonlyMap<string, readonly Entry[]> {
  const known = byKind.get(entry);
  if (known !== undefined) return known;
  const found = new Map<string, Entry[]>();
  for (const child of entry.children) {
    if (child.type !== "entry") continue;
    const same = found.get(child.kind);
    if (same === undefined) found.set(child.kind, [child]);
    else same.push(child);
  }
  byKind.set(entry, found);
  return found;
}

/** The child entries of a kind, of an entry that is read to its end. */
export function childrenOf(entry: Entry, kind: string): readonly Entry[] {
  const { children } = entry;
  if (children.length > FEW) return childrenByKind(entry).get(kind) ?? noEntries;
  let found: Entry[] | undefined;
  for (const child of children) {
    if (child.type !== "entry" || child.kind !== kind) continue;
    if (found === undefined) found = [child];
    else found.push(child);
  }
  return found ?? noEntries;
}

/** The first child entry of a kind. */
export function childOf(entry: Entry, kind: string): Entry | undefined {
  const { children } = entry;
  if (children.length > FEW) return childrenByKind(entry).get(kind)?.[0];
  for (const child of children) if (child.type === "entry" && child.kind === kind) return child;
  return undefined;
}

/** The clause of a line, if it has it. */
export function clauseOf(
  owner: { readonly clauses: readonly Clause[] },
  key: ClauseKey,
): Clause | undefined {
  return owner.clauses.find((clause) => clause.key === key);
}
