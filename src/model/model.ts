import type { itemKinds } from "../../grammar/kinds/plan.ts";
import type { Amount, Entry, Name, RefList, TextBlock, Title } from "../syntax/entry.ts";
import type { CalendarDate, DateRange } from "../time/calendar-date.ts";
import type { TimePhrase } from "../time/phrase.ts";
import type { ResolvedTime, TimeContext } from "../time/resolved.ts";

/** The compiled sources: names resolved, responsibilities and dates inherited, numbers computed. */

export type Locale = "zh" | "en";

/** A unit of the organization. */
export interface Unit {
  readonly type: "unit";
  readonly kind: "organization" | "department" | "sub-bureau";
  /** Unique: the name, for a department of a sub-bureau with the sub-bureau's before it (`温州.组织科`). */
  readonly id: string;
  readonly name: string;
  /** The full name, as documents print it. */
  readonly title: string;
  readonly short?: string;
  readonly aliases: readonly string[];
  readonly parent?: Unit;
  readonly children: readonly Unit[];
  readonly posts: readonly Post[];
  readonly people: readonly Person[];
  readonly life?: Life;
  readonly entry: Entry;
}

export interface Life {
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  readonly mergedInto?: string;
}

export interface Post {
  readonly name: string;
  readonly title: string;
  readonly entry: Entry;
}

export interface Person {
  readonly name: string;
  readonly title: string;
  readonly entry: Entry;
}

/** A named set of units; an open class is listed by nobody and counts as one. */
export interface Group {
  readonly type: "group";
  readonly name: string;
  readonly title: string;
  readonly short?: string;
  readonly aliases: readonly string[];
  readonly open: boolean;
  readonly members: readonly Party[];
  readonly entry: Entry;
}

/** Who can owe something: a unit, an open class, or a post or person in either. */
export interface Party {
  readonly holder: Unit | Group;
  readonly post?: string;
  readonly person?: string;
  /** What the post or person is called. */
  readonly called?: string;
  /** Unique: the unit's id, and the post or person behind it. */
  readonly key: string;
}

/** One reference of a list: what it names, as written and as it prints, and whom it stands for. */
export interface PartyRef {
  readonly written: string;
  readonly separator: string;
  readonly named?: Unit | Group;
  /** The name of a unit inside each of several: `各分局.组织科`. */
  readonly below?: string;
  readonly post?: string;
  readonly person?: string;
  /** What the post or person is called. */
  readonly called?: string;
  /** A literal text that stands for itself. */
  readonly literal?: string;
  readonly parties: readonly Party[];
}

/** A list of units as an attribute gives it. */
export interface PartyList {
  readonly refs: readonly PartyRef[];
  /** What 除 takes out of them. */
  readonly excluded: readonly PartyRef[];
  /** Every party that the list stands for, each once. */
  readonly parties: readonly Party[];
  readonly jointly: boolean;
  /** 等 behind the list: what is glued to it, and whom the words behind it name. */
  readonly others?: {
    readonly written: string;
    readonly refs: readonly PartyRef[];
    readonly parties: readonly Party[];
  };
  readonly writtenAs?: string;
  readonly source: RefList;
}

/** A role of an item: who, and from where. */
export interface Responsibility {
  readonly role: string;
  readonly list: PartyList;
  /** The attribute's entry. */
  readonly entry: Entry;
  /** The item whose attribute it is; undefined where it is the plan's. */
  readonly owner?: Item;
  readonly inherited: boolean;
}

/** A deadline or a frequency. */
export interface Timing {
  /** As written; documents print it so. */
  readonly written: string;
  readonly phrase?: TimePhrase;
  readonly resolved?: ResolvedTime;
  /** The date before an amendment, for documents that print both, and why it changed. */
  readonly was?: { readonly written: string; readonly reason?: string };
  readonly entry: Entry;
  readonly owner?: Item;
  readonly inherited: boolean;
}

export interface Target {
  readonly amount: Amount;
  /** The rows by period: phrase as written and number as written. */
  readonly rows: readonly { readonly period: string; readonly value: string }[];
}

export type ItemKind = (typeof itemKinds)[number];

export interface Item {
  readonly type: "item";
  readonly kind: ItemKind;
  readonly plan: Plan;
  readonly entry: Entry;
  readonly name?: string;
  /** The name, or a key by place where there is none. */
  readonly id: string;
  readonly title?: Title;
  readonly parent?: Item;
  readonly children: readonly Item[];
  /** 1 for the plan's own. */
  readonly depth: number;
  /** As printed in front of the title, blanks included; empty where it has none. */
  readonly label: string;
  /** As other places cite it: `三（一）1`. */
  readonly number: string;
  /** Runs on in the paragraph of its parent. */
  readonly runsOn: boolean;
  readonly roles: readonly Responsibility[];
  readonly due?: Timing;
  readonly frequency?: Timing;
  /** What its phrases are read against: the plan's time, with the 期间 or phase it runs in. */
  readonly time: TimeContext;
  readonly target?: Target;
  /** Points, where it has a weight. */
  readonly weight?: number;
  readonly after: readonly Item[];
  /** The items of plans from above that it takes up by 承接. */
  readonly cascades: readonly Item[];
}

export interface Term {
  readonly name: string;
  readonly words: readonly Name[];
  readonly realizedBy?: ItemKind;
  readonly entry: Entry;
}

export interface Note {
  readonly name: string;
  /** By first mark, from 1; 0 where no mark names it. */
  readonly number: number;
  readonly paragraphs: TextBlock["paragraphs"];
  readonly entry: Entry;
}

export interface Annex {
  readonly name?: string;
  readonly title: Title;
  readonly entry: Entry;
}

export interface Plan {
  readonly type: "plan";
  readonly name: string;
  readonly title: Title;
  readonly entry: Entry;
  readonly locale: Locale;
  readonly year?: number;
  readonly period: DateRange;
  /** What its time phrases are resolved against. */
  readonly time: TimeContext;
  readonly issuers: PartyList | undefined;
  /** What the plan says of all its items, until one says otherwise. */
  readonly roles: readonly Responsibility[];
  readonly items: readonly Item[];
  /** Every item, in document order. */
  readonly allItems: readonly Item[];
  readonly terms: readonly Term[];
  readonly notes: readonly Note[];
  readonly annexes: readonly Annex[];
  readonly draft?: string;
  /** The plans from above that it takes up (承接). */
  readonly cascades: readonly Plan[];
  /** The notice that issues it. */
  readonly notice?: Notice;
  readonly assignments: readonly Assignment[];
}

export interface Notice {
  readonly type: "notice";
  readonly name: string;
  readonly form: string;
  readonly title: Title;
  readonly entry: Entry;
  readonly locale: Locale;
  readonly number?: string;
  readonly date?: CalendarDate;
  readonly to?: PartyList;
  readonly cc?: PartyList;
  readonly signedBy?: PartyList;
  readonly printedBy?: PartyList;
  readonly printedOn?: CalendarDate;
  /** The plan that it issues on a new page. */
  readonly issues?: Plan;
  /** The plan that is its body. */
  readonly body?: Plan;
  readonly notes: readonly Note[];
  readonly annexes: readonly Annex[];
  /** What stands in the annexes of a notice that carries no plan: its items, tracked by nobody. */
  readonly structure?: Plan;
  readonly forEach?: PartyList;
  readonly draft?: string;
}

/** One thing that one party owes, once: a row of the tracking. */
export interface Assignment {
  /** Stable: plan, item, party and occurrence by name. */
  readonly key: string;
  readonly item: Item;
  /** Several where the duty is joint. */
  readonly parties: readonly Party[];
  readonly role: "owner" | "lead";
  readonly lead: readonly Party[];
  readonly support: readonly Party[];
  readonly occurrence?: string;
  readonly due?: CalendarDate;
}
