import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { printedField } from "../../../model/fields/field-value.ts";
import { comparedParts } from "../../../model/fields/table.ts";
import type { Item, Plan } from "../../../model/model.ts";
import type { Prose } from "../../reading/prose.ts";

/**
 * A fingerprint of what a plan prints and promises, to be kept when it is issued and compared later.
 * Blanks, line ends, widths of letters, the language of keywords, the names of entries and the order
 * of attributes do not count.
 */

const WHOLE = 16;
const PART = 6;
/** Plans with more parts are recorded as a whole only. */
const MOST_PARTS = 40;

/** A fingerprint: 16 hexadecimal digits of the whole, and 6 of each part of the first level. */
export const fingerprintPattern = /^[0-9a-f]{16}(?:-[0-9a-f]{6})*$/;

function digits(value: unknown, length: number): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(value)))).slice(0, length);
}

function asCompared(text: string): string {
  return text.normalize("NFKC").replace(/[\s|\p{Cf}]+/gu, "");
}

function phrase(value: unknown): string {
  return asCompared(typeof value === "string" ? value : "");
}

/**
 * Who, by when, how often, how much: as printed. The order of the first few is that of the fingerprints that
 * projects have kept; a field that came later is added by name where something is said of it.
 */
function factsOf(of: Item | Plan): readonly unknown[] {
  const { locale } = of.type === "plan" ? of : of.plan;
  const roles = of.roles
    .map(({ role }): readonly [string, string] => [
      role,
      asCompared(printedField(of, role, locale)),
    ])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const { period, label, due, frequency, amount, weight, rows, ...others } = comparedParts(of);
  const later = Object.entries(others).map(([part, value]) => [
    part,
    typeof value === "string" ? asCompared(value) : value,
  ]);
  const first =
    of.type === "plan"
      ? [period, roles]
      : [label, roles, [due, frequency, amount].map(phrase), weight ?? null, rows ?? []];
  return later.length === 0 ? first : [...first, later];
}

function firstLevel(item: Item): Item {
  let at = item;
  while (at.parent !== undefined) at = at.parent;
  return at;
}

/**
 * The fingerprint of a plan.
 * @returns 16 hexadecimal digits of the whole plan; behind them, each after a hyphen, 6 of each of its
 *   parts of the first level in order, where there are 40 or fewer
 */
export function issueFingerprint(plan: Plan, prose: Prose): string {
  const parts = new Map<Item, unknown[]>(plan.items.map((item) => [item, []]));
  const own: unknown[] = [asCompared(plan.title.text), factsOf(plan)];
  const holding = (item: Item | undefined) =>
    (item === undefined ? undefined : parts.get(firstLevel(item))) ?? own;
  for (const passage of prose.of(plan)) {
    // The plan's own title is set in lines by whoever prints it.
    if (passage.entry === plan.entry && passage.kind === "title") continue;
    holding(passage.item).push([passage.kind, asCompared(passage.text)]);
  }
  for (const item of plan.allItems) holding(item).push(factsOf(item));
  const whole = digits([own, [...parts.values()]], WHOLE);
  if (parts.size > MOST_PARTS) return whole;
  return [whole, ...[...parts.values()].map((part) => digits(part, PART))].join("-");
}

/**
 * The parts of the first level that differ from a recorded fingerprint.
 * @returns undefined where the record does not tell: it has no parts, or parts came or went; an empty list
 *   where only what stands outside of them (title, preamble, annexes) differs
 */
export function changedParts(
  plan: Plan,
  recorded: string,
  current: string,
): readonly Item[] | undefined {
  const before = recorded.split("-").slice(1);
  const now = current.split("-").slice(1);
  if (before.length !== now.length || before.length === 0) return undefined;
  return plan.items.filter((_, index) => before[index] !== now[index]);
}
