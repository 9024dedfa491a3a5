import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Assignment, Item, Locale, Plan } from "../model/model.ts";
import { partyName } from "../model/parties.ts";

/** How a row is named to people, and how it is known again when it comes back. */

function numberOf(item: Item, locale: Locale): string {
  const number = item.number === "" ? (item.name ?? item.id) : item.number;
  if (item.number === "") return number;
  return locale === "zh" ? `第${number}项` : `No. ${number}`;
}

/** What can be read out on the telephone: `第三（一）1项·温州分局·上半年`. */
export function rowCode(row: Assignment, locale: Locale): string {
  const who = row.parties.map((party) => partyName(party, locale)).join("、");
  const parts = [numberOf(row.item, locale), who];
  if (row.occurrence !== undefined) parts.push(row.occurrence);
  return parts.join("·");
}

const short = (text: string) =>
  bytesToHex(sha256(utf8ToBytes(text)))
    .slice(0, 8)
    .toUpperCase();

/** Ties a row's visible and hidden words together: a code that was typed over no longer fits. */
export function checkOf(key: string, code: string): string {
  return short(JSON.stringify([key, code]));
}

/** What all sheets of a plan have in common: its name, year and rows. */
export function planFingerprint(plan: Plan): string {
  return short(JSON.stringify([plan.name, plan.year, plan.assignments.map(({ key }) => key)]));
}
