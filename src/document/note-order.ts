import type { Note } from "../model/model.ts";
import type { NoticeView, PlanView } from "./view.ts";

/** The ids of the notes that a piece of a document marks, in the order in which it prints. */
function marksIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(marksIn);
  if (typeof value !== "object" || value === null) return [];
  if ("kind" in value && value.kind === "note" && "id" in value && typeof value.id === "string")
    return [value.id];
  return Object.values(value).flatMap(marksIn);
}

/**
 * Makes a document whose notes are numbered as they print: a layout may set what stands later in the source first, and
 * only the finished document tells.
 * @param make makes it with the notes that are numbered already, and adds those that are not
 */
export function inPrintOrder<View extends NoticeView | PlanView>(
  make: (called: Map<Note, number>) => View,
): View {
  const called = new Map<Note, number>();
  const view = make(called);
  const text =
    view.kind === "notice" ? [view.body, view.issued, view.annexes] : [view.blocks, view.annexes];
  const printed = [...new Set(marksIn([...text, view.notes]))];
  const placeOf = ({ name }: Note) => {
    const place = printed.indexOf(name);
    return place < 0 ? printed.length : place;
  };
  const made = [...called.keys()];
  const wanted = made.toSorted((a, b) => placeOf(a) - placeOf(b));
  if (wanted.every((note, index) => note === made[index])) return view;
  return make(new Map(wanted.map((note, index) => [note, index + 1])));
}
