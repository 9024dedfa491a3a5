import * as v from "valibot";
import { given } from "../../given.ts";
import { childOf } from "../../syntax/entry.ts";
import type { DateRange } from "../../time/calendar-date.ts";
import { expectedSteps } from "../items/expected-steps.ts";
import type { Item, Timing } from "../model.ts";
import { type Bearer, type Field, type FieldKind, field, inheritedFrom } from "./field.ts";
import { firstOwed } from "./first-owed.ts";

/** By when, how often, how far. */

const occurrence = v.object({ key: v.string(), start: v.string(), due: v.string() });

const timing = v.object({
  text: v.string(),
  due: v.optional(v.string()),
  start: v.optional(v.string()),
  was: v.optional(v.string()),
  occurrences: v.array(occurrence),
  inheritedFrom: v.optional(v.string()),
});

const expectedStep = v.object({
  phrase: v.string(),
  by: v.string(),
  percent: v.number(),
  result: v.optional(v.string()),
});

/** A time of an item with its dates; of a plan the words alone, since it is dated where it is inherited. */
type Time = Pick<Timing, "written"> & { readonly timing?: Timing };

function timeOf(of: Bearer, kind: "due" | "frequency"): Time | undefined {
  if (of.type === "plan") {
    const own = childOf(of.entry, kind)?.value;
    return own?.type === "phrase" ? { written: own.phrase.text } : undefined;
  }
  const found = of[kind];
  return found === undefined ? undefined : { written: found.written, timing: found };
}

function timingJson({ written, timing: of }: Time, bearer: Bearer): v.InferOutput<typeof timing> {
  const resolved = of?.resolved;
  return {
    text: written,
    ...given({
      due: resolved?.due,
      start: resolved?.ranges[0]?.start,
      was: of?.was?.written,
    }),
    occurrences: (resolved?.occurrences ?? []).map(({ key, range, due }) => ({
      key,
      start: range.start ?? due,
      due,
    })),
    ...given({ inheritedFrom: of === undefined ? undefined : inheritedFrom(of, bearer) }),
  };
}

function daysOf({ timing: of }: Time): readonly string[] {
  const occurrences = of?.resolved?.occurrences ?? [];
  if (occurrences.length > 0) return occurrences.map(({ key, due }) => `${key}: ${due}`);
  const due = of?.resolved?.due;
  return due === undefined ? [] : [due];
}

/** The days of a time, and which of them is the first that is owed. */
function explained(time: Time, of: Bearer) {
  const asked = of.type === "item" ? (of.frequency ?? of.due) : undefined;
  const repeated = (time.timing?.resolved?.occurrences ?? []).length > 0;
  const counted =
    of.type === "item" && repeated && time.timing === asked ? firstOwed(of) : undefined;
  return { details: daysOf(time), ...given({ counted }) };
}

/** From when to when an item runs, where it says so itself: in a line of its own, or as a phase. */
function ownPeriod({ time, parent, plan, entry }: Item): DateRange | undefined {
  const { within } = time;
  if (within !== undefined && within !== (parent ?? plan).time.within) return within;
  return childOf(entry, "period") === undefined ? undefined : {};
}

export const timeFields = {
  due: field("due", {
    reads: (of) => timeOf(of, "due"),
    // Each says when: a deadline ends an inherited frequency, and the other way round.
    inherits: { endedBy: ["frequency"], from: ({ timing: of }) => of },
    prints: ({ written }) => written,
    json: {
      on: ["item"],
      shape: { due: v.optional(timing) },
      of: (time, of) => ({ due: timingJson(time, of) }),
    },
    compared: ({ written }) => ({ due: written }),
    column: {
      label: { zh: "完成时限", en: "Due" },
      width: 6,
      shown: "if-chosen",
      // A row is owed on one day, be it one of many.
      cell: ({ due, item }) => due ?? item.due?.written ?? item.frequency?.written ?? "",
    },
    rule: {
      type: "date",
      read: ({ written, timing: of }) =>
        of === undefined ? "own-line" : { text: written, ...given({ day: of.resolved?.due }) },
    },
    explains: explained,
  }),
  frequency: field("frequency", {
    reads: (of) => timeOf(of, "frequency"),
    inherits: { endedBy: ["due"], from: ({ timing: of }) => of },
    prints: ({ written }) => written,
    json: {
      on: ["item"],
      shape: { frequency: v.optional(timing) },
      of: (time, of) => ({ frequency: timingJson(time, of) }),
    },
    compared: ({ written }) => ({ frequency: written }),
    column: false,
    rule: { type: "text", read: ({ written }) => written },
    explains: explained,
  }),
  period: field("period", {
    reads: (of) => (of.type === "plan" ? of.period : ownPeriod(of)),
    inherits: false,
    prints: false,
    json: {
      on: ["plan", "item"],
      shape: { start: v.optional(v.string()), end: v.optional(v.string()) },
      of: ({ start, end }) => ({ start, end }),
    },
    compared: (period) => ({ period }),
    column: false,
    rule: { type: "date", read: () => "own-line" },
    explains: false,
  }),
  expected: field("expected", {
    reads: (of) => (of.type === "item" ? expectedSteps(of) : undefined),
    inherits: false,
    prints: false,
    json: {
      on: ["item"],
      shape: { expected: v.optional(v.array(expectedStep)) },
      of: (steps) => ({ expected: steps.length === 0 ? undefined : [...steps] }),
    },
    compared: false,
    column: {
      label: { zh: "季度形象进度", en: "Expected" },
      width: 9,
      shown: "if-chosen",
      cell: ({ item }, { locale }) =>
        expectedSteps(item)
          .map(
            ({ phrase, percent, result }) =>
              `${phrase} ${percent}%${result === undefined ? "" : `${locale === "zh" ? "：" : ": "}${result}`}`,
          )
          .join("\n"),
    },
    rule: "own-line",
    explains: false,
  }),
} satisfies Partial<Record<FieldKind, Field>>;
