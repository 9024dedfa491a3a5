import { findingKind } from "../../findings/finding.ts";

/** What can be wrong with the rows of the journal. */

export const journalWithout = findingKind<{ what: { zh: string; en: string } }>({
  code: "journal-without",
  severity: "error",
  why: {
    zh: "台账的每一条要写明是谁、哪一天、哪个方案的，否则不知道算在谁头上。",
    en: "An entry of the journal says who, when and of which plan; else nobody knows whose it is.",
  },
  message: {
    zh: ({ what }) => `这一条没有写明${what.zh}`,
    en: ({ what }) => `this entry does not say ${what.en}`,
  },
});

export const unknownOccurrence = findingKind<{
  name: string;
  item: string;
  known: readonly string[];
  /** The last day of the occurrence, if it is one that ended before the issue. */
  over: string | undefined;
}>({
  code: "unknown-occurrence",
  severity: "error",
  why: {
    zh: "一年做几次的事项，要写明报的是哪一次，如“谈心谈话@上半年”。",
    en: "A duty that comes back is named with its occurrence, such as talks@H1.",
  },
  message: {
    zh: ({ name, item, over }) =>
      over === undefined
        ? `“${item}”没有“${name}”这一次，也没有叫这个名字的责任单位或岗位`
        : `“${item}”的“${name}”到${over}为止，在方案印发之前，不列入任务`,
    en: ({ name, item, over }) =>
      over === undefined
        ? `“${item}” has no occurrence “${name}”, and no such unit or post owes it`
        : `“${name}” of “${item}” ended on ${over}, before the plan was issued: nobody owes it`,
  },
  mend: {
    zh: ({ known }) => (known.length === 0 ? "去掉“@”及其后的词" : `写${known.join("、")}之一`),
    en: ({ known }) =>
      known.length === 0 ? "leave out “@” and the word behind it" : `one of ${known.join(", ")}`,
  },
});

export const occurrenceOpen = findingKind<{ item: string; known: readonly string[] }>({
  code: "occurrence-open",
  severity: "warning",
  why: {
    zh: "一年做几次的事项，不写明是哪一次就会算到每一次上。",
    en: "A report of a recurring duty that names no occurrence counts for all of them.",
  },
  message: {
    zh: ({ item, known }) => `“${item}”要做${known.length}次，没有写明是哪一次`,
    en: ({ item, known }) => `“${item}” is due ${known.length} times; which one is meant?`,
  },
  mend: {
    zh: ({ item, known }) => `写成“${item}@${known[0] ?? ""}”等`,
    en: ({ item, known }) => `write ${item}@${known[0] ?? ""}`,
  },
});

export const notOwed = findingKind<{ unit: string; item: string }>({
  code: "not-owed",
  severity: "error",
  why: {
    zh: "单位只报自己承担的事项；报了别人的，汇总时会算错。",
    en: "A unit reports what it owes; what others owe would be counted wrongly.",
  },
  message: {
    zh: ({ unit, item }) => `“${item}”不由“${unit}”承担`,
    en: ({ unit, item }) => `“${unit}” does not owe “${item}”`,
  },
});
