import type { Report } from "../../findings/finding.ts";
import { given } from "../../given.ts";
import { type Entry, placeIn } from "../../syntax/entry.ts";
import * as findings from "../findings.ts";
import type { Item, ItemKind, Locale, Plan } from "../model.ts";
import { isItemKind } from "./item-kind.ts";
import {
  citedLabel,
  citedTogether,
  defaultNumbering,
  labelOf,
  markBehind,
  type Numbering,
  numberingIn,
  readSample,
  showsParents,
} from "./numbering.ts";

/** The items of a plan as a tree, with their labels and numbers. */

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** An item while the model is built. */
export interface DraftItem extends Writable<Omit<Item, "children" | "roles" | "after" | "parent">> {
  parent?: DraftItem;
  children: DraftItem[];
  roles: Item["roles"];
  after: Item["after"];
}

/** Kinds that print as divisions of the document and are numbered by depth. */
const divisions: ReadonlySet<ItemKind> = new Set(["section", "goal", "measure", "phase"]);

/** A key for an item without a name: its kind and its place among its kind. */
function placeKey(parent: DraftItem | undefined, kind: ItemKind, index: number): string {
  return `${parent === undefined ? "" : `${parent.id}/`}${kind}-${index}`;
}

/**
 * Builds the item tree below an entry, in document order.
 * @param within what stands before the keys of items without a name, where others like them stand elsewhere
 */
export function buildItems(
  plan: Plan,
  entry: Entry,
  parent: DraftItem | undefined,
  all: DraftItem[],
  within = "",
): DraftItem[] {
  const counts = new Map<ItemKind, number>();
  const items: DraftItem[] = [];
  for (const child of entry.children) {
    if (child.type !== "entry" || !isItemKind(child.kind)) continue;
    const count = (counts.get(child.kind) ?? 0) + 1;
    counts.set(child.kind, count);
    const item: DraftItem = {
      type: "item",
      kind: child.kind,
      plan,
      entry: child,
      ...given({ name: child.name?.text }),
      id: child.name?.text ?? `${within}${placeKey(parent, child.kind, count)}`,
      ...given({ title: child.title, parent }),
      children: [],
      depth: (parent?.depth ?? 0) + 1,
      time: plan.time,
      label: "",
      number: "",
      runsOn: false,
      roles: [],
      after: [],
      cascades: [],
    };
    all.push(item);
    item.children = buildItems(plan, child, item, all);
    items.push(item);
  }
  return items;
}

interface Level {
  /** How many divisions stand around. */
  readonly level: number;
  /** The numbers of the divisions around, for labels such as 1.2.3. */
  readonly numbers: readonly number[];
  /** As cited. */
  readonly cited: string;
  /** What prints behind the numeral that it ends in. */
  readonly mark: string;
}

/**
 * Gives every item its label and number.
 * @param annex where the items stand in one: it numbers for itself, in the plan's way unless it says otherwise
 */
export function numberItems(
  root: Entry,
  items: readonly DraftItem[],
  locale: Locale,
  annex?: { readonly entry: Entry; readonly label: string },
): void {
  const series = new Map<Entry, number>();
  const walk = (
    siblings: readonly DraftItem[],
    numbering: Numbering,
    around: Level,
    inAction: boolean,
  ) => {
    const counts = new Map<string, number>();
    for (const item of siblings) {
      const division = divisions.has(item.kind);
      const own = numbering.kinds.get(item.kind);
      const levelSample = division ? numbering.levels[around.level - numbering.from] : undefined;
      const sample = own !== undefined ? own.sample : levelSample;
      const ordinal = ordinalOf(item.entry);
      item.runsOn = item.kind === "action" && (inAction || own?.apart !== true);
      let number = 0;
      if (ordinal !== undefined) item.label = ordinal;
      else if (sample !== undefined && !inAction) {
        const source = own?.continuous === true ? own.source : undefined;
        number = source === undefined ? next(counts, sample) : next(series, source);
        item.label = labelOf(sample, number, around.numbers);
      }
      const cited = citedLabel(item.label);
      const alone = (sample !== undefined && showsParents(sample)) || own?.continuous === true;
      item.number =
        cited === ""
          ? around.cited
          : alone
            ? cited
            : citedTogether(around.cited, around.mark, cited);
      const inside: Level = {
        level: division ? around.level + 1 : around.level,
        // A division without a number of its own adds none to those of its children.
        numbers: division && number > 0 ? [...around.numbers, number] : around.numbers,
        cited: item.number,
        mark: cited === "" ? around.mark : markBehind(item.label),
      };
      walk(
        item.children,
        numberingIn(item.entry, numbering, inside.level),
        inside,
        item.kind === "action",
      );
    }
  };
  const ofPlan = numberingIn(root, defaultNumbering[locale], 0);
  const numbering = annex === undefined ? ofPlan : numberingIn(annex.entry, ofPlan, 0);
  walk(items, numbering, { level: 0, numbers: [], cited: annex?.label ?? "", mark: "" }, false);
}

/** Counts one more of a series. */
function next<K>(counts: Map<K, number>, series: K): number {
  const number = (counts.get(series) ?? 0) + 1;
  counts.set(series, number);
  return number;
}

/** The label that 序号 gives an entry: a text, or none. */
function ordinalOf(entry: Entry): string | undefined {
  const own = entry.children.find(
    (child): child is Entry => child.type === "entry" && child.kind === "ordinal",
  );
  if (own?.value?.type === "none") return "";
  return own?.value?.type === "literal" ? own.value.text : undefined;
}

/** Reports samples of labels that show no numeral. */
export function reportBadSamples(entry: Entry, report: Report): void {
  for (const child of entry.children) {
    if (child.type !== "entry") continue;
    if (child.kind === "numbering" && child.value?.type === "numbering") {
      for (const sample of child.value.samples) {
        if (readSample(sample.text) !== undefined) continue;
        report(findings.badSample.at(placeIn(child.file, sample), { sample: sample.text }));
      }
    }
    if (isItemKind(child.kind)) reportBadSamples(child, report);
  }
}
