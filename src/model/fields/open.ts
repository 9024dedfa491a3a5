import { specOf } from "../../../grammar/vocabulary.ts";
import { childOf, childrenOf, type Entry } from "../../syntax/entry.ts";
import { fieldOf } from "./table.ts";

/** What is left open (待定). */

type Said = Pick<Entry, "value" | "broken">;

/** The line of a field in an entry's block. */
function ownLine(entry: Entry, field: string): Entry | undefined {
  return specOf(field) === undefined
    ? childrenOf(entry, "declared-role").find(({ role }) => role === field)
    : childOf(entry, field);
}

/** What is said of a field by an entry, or by the nearest around it that hands it down. */
function said(entry: Entry, field: string): Said | undefined {
  const inherits = fieldOf(field)?.inherits ?? false;
  for (let at: Entry | undefined = entry; at !== undefined; at = at.parent) {
    const around = at;
    const own = ownLine(around, field);
    if (own !== undefined) return own;
    const ended =
      inherits !== false &&
      inherits.endedBy.some((other) => childOf(around, other)?.value?.type === "phrase");
    if (ended) return undefined;
    // An indicator is its own field; a phase or milestone has its time on its line.
    const onLine = at.kind === field || (field === "due" && at.spec.value === "phrase");
    if (onLine && at.value !== undefined) return at;
    if (inherits === false) return undefined;
  }
  return undefined;
}

/** Is a field left open (待定) by an entry, or by the nearest one around it that speaks of it? */
export function saidOpen(entry: Entry, field: string): boolean {
  return said(entry, field)?.value?.type === "open";
}

/**
 * The same, or found fault with already: then whoever asks for the field has nothing to add.
 * @param field its kind, or the name of a role that the plan declares
 */
export function isLeftOpen(entry: Entry, field: string): boolean {
  const found = said(entry, field);
  return found !== undefined && (found.broken || found.value?.type === "open");
}
