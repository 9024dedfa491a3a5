import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Assignment, Item, Locale, Plan } from "../model/model.ts";
import { partyName } from "../model/organization/parties.ts";

/** How a row is named to people, and how it is known again when it comes back. */

const shared = new WeakMap<Plan, ReadonlySet<string>>();

/** The numbers that several items of a plan have: those without a label of their own are cited by their parent's. */
function sharedNumbers(plan: Plan): ReadonlySet<string> {
  const known = shared.get(plan);
  if (known !== undefined) return known;
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { number } of plan.allItems) {
    if (seen.has(number)) twice.add(number);
    seen.add(number);
  }
  shared.set(plan, twice);
  return twice;
}

function numberOf(item: Item, locale: Locale): string {
  const name = item.name ?? item.id;
  if (item.number === "") return name;
  // 第三（一）1项, but 三（一）1一是: a label in words is none to count by.
  const counted = /[\d）)一二三四五六七八九十]$/.test(item.number);
  const number =
    locale === "en" ? `No. ${item.number}` : counted ? `第${item.number}项` : item.number;
  return sharedNumbers(item.plan).has(item.number) ? `${number}·${name}` : number;
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
export function checksumOf(key: string, code: string): string {
  return short(JSON.stringify([key, code]));
}

/** What all sheets of a plan have in common: its name, year and rows. */
export function planFingerprint(plan: Plan): string {
  return short(JSON.stringify([plan.name, plan.year, plan.assignments.map(({ key }) => key)]));
}
