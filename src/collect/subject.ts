import type { Unplaced } from "../findings/finding.ts";
import type { Model } from "../model/compiled.ts";
import { shortTitle } from "../model/items/item-text.ts";
import { owersOf } from "../model/journal/subject.ts";
import type { Item, Unit } from "../model/model.ts";
import { rowCode } from "../sheets/row-code.ts";
import { notInJournal } from "./findings/rows.ts";
import type { KnownRow } from "./known-rows.ts";
import { holderShortName } from "./read/pages.ts";

/**
 * Who reports for an open class, which lists nobody: whoever did last, else the unit that issues the plan,
 * unless it owes the item itself, since its report would count for that.
 */
function reporterFor(knownRow: KnownRow, item: Item): Unit | undefined {
  const last = knownRow.type === "row" ? knownRow.row.reports.at(-1)?.unit : undefined;
  const [issuer] = item.plan.issuers?.parties ?? [];
  const owing = new Set(owersOf(item).map(({ holder }) => holder));
  return [last, issuer?.holder].find(
    (unit): unit is Unit => unit?.type === "unit" && !owing.has(unit),
  );
}

/** Who reports a row, and how the journal names it; a reason where it cannot name it. */
export function subjectOf(
  knownRow: KnownRow,
): { unit: Unit; subject: string; party?: string } | Unplaced {
  const item = knownRow.type === "row" ? knownRow.row.assignment.item : knownRow.item;
  const [party] = knownRow.type === "row" ? knownRow.row.assignment.parties : [];
  const owing = party?.holder ?? knownRow.holder;
  const holder = owing.type === "group" ? (reporterFor(knownRow, item) ?? owing) : owing;
  if (holder.type === "group")
    return notInJournal.of({
      zh: `“${holderShortName(holder)}”没有列出成员，方案的制发单位又自己承担这一项，台账里记不到它名下`,
      en: `“${holderShortName(holder)}” lists nobody, and the issuer owes the item itself: the journal cannot book it`,
    });
  if (item.name === undefined)
    return notInJournal.of({
      zh: "方案里这一项没有名字，台账里无法指到它",
      en: "the item has no name in the plan: the journal cannot name it",
    });
  const called = party?.post ?? party?.person;
  const occurrence = knownRow.type === "row" ? knownRow.row.assignment.occurrence : undefined;
  return {
    unit: holder,
    subject: [item.name, called, occurrence].filter((part) => part !== undefined).join("@"),
    ...(called === undefined || party === undefined ? {} : { party: party.key }),
  };
}

/** Whether it is the reason. */
export const isUnplaced = (value: object): value is Unplaced => "at" in value;

/** The code by which people know a row. */
export function codeOf(knownRow: KnownRow, locale: "zh" | "en"): string {
  return knownRow.type === "row"
    ? rowCode(knownRow.row.assignment, locale)
    : (knownRow.item.name ?? "");
}

/** What a row is about, in words. */
export function titleOf(knownRow: KnownRow, model: Model): string {
  return shortTitle(knownRow.type === "row" ? knownRow.row.assignment.item : knownRow.item, model);
}
