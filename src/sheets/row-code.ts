import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { runTogether } from "../model/items/numbering.ts";
import type { Assignment, Item, Locale, Plan } from "../model/model.ts";
import { partyName } from "../model/organization/parties.ts";

/** How a row is named to people, and how it is known again when it comes back. */

/** How an item's number is cited: as it is now, or as older sheets did. */
type Citing = (number: string) => string;

const asNow: Citing = (number) => number;

const shared = new WeakMap<Plan, Map<Citing, ReadonlySet<string>>>();

/** The numbers that several items of a plan have: those without a label of their own are cited by their parent's. */
function sharedNumbers(plan: Plan, cite: Citing): ReadonlySet<string> {
  const ofPlan = shared.get(plan) ?? new Map<Citing, ReadonlySet<string>>();
  shared.set(plan, ofPlan);
  const known = ofPlan.get(cite);
  if (known !== undefined) return known;
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const item of plan.allItems) {
    const number = cite(item.number);
    if (seen.has(number)) twice.add(number);
    seen.add(number);
  }
  ofPlan.set(cite, twice);
  return twice;
}

function numberOf(item: Item, locale: Locale, cite: Citing): string {
  const name = item.name ?? item.id;
  if (item.number === "") return name;
  const cited = cite(item.number);
  // 第三（一）1项, but 三（一）1一是: a label in words is none to count by.
  const counted = /[\d）)一二三四五六七八九十]$/.test(cited);
  const number = locale === "en" ? `No. ${cited}` : counted ? `第${cited}项` : cited;
  return sharedNumbers(item.plan, cite).has(cited) ? `${number}·${name}` : number;
}

function codeOf(row: Assignment, locale: Locale, cite: Citing): string {
  const who = row.parties.map((party) => partyName(party, locale)).join("、");
  const parts = [numberOf(row.item, locale, cite), who];
  if (row.occurrence !== undefined) parts.push(row.occurrence);
  return parts.join("·");
}

/** What can be read out on the telephone: `第三（一）1项·温州分局·上半年`. */
export function rowCode(row: Assignment, locale: Locale): string {
  return codeOf(row, locale, asNow);
}

/** The codes by which sheets know a row: that of today, and that of sheets in which numerals ran together. */
export function knownCodes(row: Assignment, locale: Locale): readonly string[] {
  return [...new Set([codeOf(row, locale, runTogether), rowCode(row, locale)])];
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
