import type { Entry } from "../../../src/syntax/entry.ts";
import {
  headOf,
  instead,
  linesOf,
  type Mistake,
  type MistakeKind,
  standsAlone,
  within,
  without,
} from "./mistake.ts";
import { type Reading, type Stretch, textsOf, wordsOf } from "./reading.ts";

/** Mistakes in dates, figures, references and in the form of entries. */

const ofKind = ({ entries }: Reading, ...kinds: readonly string[]) =>
  entries.filter(({ kind, broken }) => !broken && kinds.includes(kind));

/** The matches of a pattern in the phrases of entries of some kinds. */
function inPhrases(
  reading: Reading,
  kinds: readonly string[],
  pattern: RegExp,
  to: (match: RegExpExecArray) => string | undefined,
): readonly Mistake[] {
  return ofKind(reading, ...kinds).flatMap((entry) => {
    if (entry.value?.type !== "phrase" || entry.value.phrase.quoted) return [];
    const at = within(entry, entry.value.phrase);
    return [...wordsOf(reading, at).matchAll(pattern)].flatMap((match) => {
      const text = to(match);
      if (text === undefined) return [];
      const start = at.start + match.index;
      return [instead({ file: at.file, start, end: start + match[0].length }, text)];
    });
  });
}

const month = (one: string, by: number) => String(((Number(one) - 1 + by + 12) % 12) + 1);

/** The times that nothing else in the plan restates. */
const timed = (entry: Entry) => entry.parent?.children ?? [];

/** Where the text of an entry says its own deadline in the same words. */
function restated(reading: Reading): readonly (readonly [Entry, Stretch])[] {
  const texts = textsOf(reading);
  return ofKind(reading, "due").flatMap((due) => {
    if (due.value?.type !== "phrase" || due.value.phrase.quoted) return [];
    const { text } = due.value.phrase;
    return texts.flatMap(([entry, block]): readonly (readonly [Entry, Stretch])[] => {
      if (entry !== due.parent) return [];
      const at = within(entry, block);
      const found = wordsOf(reading, at).indexOf(text);
      if (found < 0) return [];
      const start = at.start + found;
      return [[due, { file: at.file, start, end: start + text.length }]];
    });
  });
}

const shifted = (words: string) => {
  const later = words.replace(/(\d{1,2})(?=月)/, (one) => month(one, 1));
  if (later !== words) return later;
  const year = words.replace(/(20\d\d)/, (one) => String(Number(one) + 1));
  return year === words ? words.replace("年底", "6月底") : year;
};

export const inData: readonly MistakeKind[] = [
  {
    name: "a deadline a month off",
    knowable: false,
    why: "When it is due stands nowhere else.",
    places: (reading) =>
      inPhrases(reading, ["due", "milestone"], /\d{1,2}(?=月)/g, ([one]) => month(one, -1)),
  },
  {
    name: "a deadline a year off",
    knowable: true,
    why: "The plan says which time it covers.",
    places: (reading) =>
      inPhrases(reading, ["due", "milestone"], /20\d\d/g, ([one]) => String(Number(one) + 10)),
  },
  {
    name: "a day that there is none of",
    knowable: true,
    why: "No month has it.",
    places: (reading) =>
      inPhrases(reading, ["due", "milestone"], /(\d{1,2})月(?:\d{1,2}日|底)/g, (match) =>
        match[1] === undefined ? undefined : `${match[1]}月32日`,
      ),
  },
  {
    name: "a deadline lost",
    knowable: true,
    why: "No time is left by which it must be done.",
    places: (reading) =>
      ofKind(reading, "due").flatMap((due) => {
        const { parent } = due;
        if (parent?.kind !== "measure") return [];
        const held = (entry: Entry | undefined): boolean =>
          entry !== undefined &&
          (entry.children.some(
            (child) =>
              child.type === "entry" &&
              child !== due &&
              (child.kind === "due" || child.kind === "frequency"),
          ) ||
            held(entry.parent));
        const below = parent.children.some(
          (child) =>
            child.type === "entry" && ["phase", "milestone", "action"].includes(child.kind),
        );
        return held(parent) || below ? [] : without(reading, due);
      }),
  },
  {
    name: "a deadline made vague",
    knowable: true,
    why: "“As soon as possible” is no date.",
    places: (reading) =>
      ofKind(reading, "due").flatMap((due) =>
        due.value?.type === "phrase"
          ? [
              instead(
                within(due, due.value.phrase),
                /[a-z]/.test(due.value.phrase.text) ? "as soon as possible" : "尽快",
              ),
            ]
          : [],
      ),
  },
  {
    name: "a deadline misspelt",
    knowable: true,
    why: "No time is written so.",
    places: (reading) => [
      ...inPhrases(reading, ["due", "milestone"], /底/g, () => "低"),
      ...inPhrases(reading, ["due", "milestone"], /December|November|October|September/g, ([one]) =>
        one.replace("mber", "mbre").replace("ober", "obre"),
      ),
    ],
  },
  {
    name: "another quarter",
    knowable: false,
    why: "In which quarter it is due stands nowhere else.",
    places: (reading) =>
      inPhrases(reading, ["due", "milestone", "frequency"], /第?[一二三四]季度/g, ([one]) =>
        one.includes("一") ? one.replace("一", "二") : one.replace(/[二三四]/, "一"),
      ),
  },
  {
    name: "another frequency",
    knowable: false,
    why: "How often stands nowhere else.",
    places: (reading) =>
      inPhrases(reading, ["frequency"], /每(?:季度?|月|半年)/g, ([one]) =>
        one === "每月" ? "每季度" : "每月",
      ),
  },
  {
    name: "the text's date not the deadline",
    knowable: true,
    why: "The text and the line above it say two dates.",
    places: (reading) =>
      restated(reading).flatMap(([due, at]) => {
        const words = wordsOf(reading, at);
        const other = shifted(words);
        return other === words
          ? []
          : [{ changes: [{ ...at, text: other }], counterparts: [headOf(due)] }];
      }),
  },
  {
    name: "a step after its end",
    knowable: true,
    why: "A milestone is due after what it is a step of.",
    places: (reading) =>
      ofKind(reading, "milestone").flatMap((step) => {
        const due = timed(step).some((child) => child.type === "entry" && child.kind === "due");
        if (!due || step.value?.type !== "phrase" || step.value.phrase.quoted) return [];
        return [instead(within(step, step.value.phrase), "2031年6月底前")];
      }),
  },
  {
    name: "a share above a hundred",
    knowable: true,
    why: "No share is so large.",
    places: (reading) =>
      ofKind(reading, "indicator").flatMap((entry) => {
        if (entry.value?.type !== "amount" || entry.value.amount.unit !== "%") return [];
        const at = within(entry, entry.value.amount);
        const found = /\d+(?=(?:\.\d+)?[%％])/.exec(wordsOf(reading, at));
        if (found === null || !/率|面|占比|比例|覆盖/.test(entry.name?.text ?? "")) return [];
        const start = at.start + found.index;
        const digits = { file: at.file, start, end: start + found[0].length };
        return [instead(digits, `${found[0].slice(0, 1)}${found[0]}`)];
      }),
  },
  {
    name: "another target",
    knowable: false,
    why: "The target stands nowhere else.",
    places: (reading) =>
      ofKind(reading, "indicator").flatMap((entry) => {
        if (entry.value?.type !== "amount") return [];
        const at = within(entry, entry.value.amount);
        const found = /[1-9]\d*/.exec(wordsOf(reading, at));
        if (found === null) return [];
        const start = at.start + found.index;
        const digits = { file: at.file, start, end: start + found[0].length };
        return [instead(digits, String(Math.max(1, Number(found[0]) - 5)))];
      }),
  },
  {
    name: "another relation",
    knowable: false,
    why: "Whether much or little is wanted is a matter of meaning.",
    places: (reading) =>
      ofKind(reading, "indicator").flatMap((entry) => {
        if (entry.value?.type !== "amount") return [];
        const at = within(entry, entry.value.amount);
        const found = /不低于|不少于|>=|不超过|<=|达到/.exec(wordsOf(reading, at));
        if (found === null) return [];
        const start = at.start + found.index;
        const word = { file: at.file, start, end: start + found[0].length };
        return [instead(word, /不超过|<=/.test(found[0]) ? "不低于" : "不超过")];
      }),
  },
  {
    name: "a range the wrong way round",
    knowable: true,
    why: "It ends before it begins.",
    places: (reading) =>
      ofKind(reading, "indicator").flatMap((entry) => {
        if (entry.value?.type !== "amount") return [];
        const at = within(entry, entry.value.amount);
        const found = /(\d+)( ?(?:至|to|-|—) ?)(\d+)/.exec(wordsOf(reading, at));
        if (found === null) return [];
        const start = at.start + found.index;
        const range = { file: at.file, start, end: start + found[0].length };
        return [instead(range, `${found[3]}${found[2]}${found[1]}`)];
      }),
  },
  {
    name: "a reference broken",
    knowable: true,
    why: "Nothing has that name.",
    places: (reading) =>
      ofKind(reading, "after", "issues", "cascades", "based-on").flatMap((entry) =>
        entry.value?.type === "names"
          ? entry.value.names.map((name) => instead(within(entry, name), `${name.text}甲`))
          : [],
      ),
  },
  {
    name: "a keyword misspelt",
    knowable: true,
    why: "The language has no such word.",
    places: (reading) =>
      ofKind(reading, "owner", "lead", "due", "frequency", "measure", "indicator").map((entry) => {
        const at = headOf(entry);
        const words = wordsOf(reading, at);
        return instead(at, words.slice(1) + words.slice(0, 1));
      }),
  },
  {
    name: "a brace lost",
    knowable: true,
    why: "What is opened is never closed.",
    places: (reading) =>
      ofKind(reading, "measure", "section", "goal").flatMap((entry) => {
        const at = within(entry, { start: entry.end - 1, end: entry.end });
        if (wordsOf(reading, at) !== "}" || !standsAlone(reading, at)) return [];
        const changes = [{ ...linesOf(reading, at), text: "" }];
        return [{ changes, counterparts: [headOf(entry)] }];
      }),
  },
  {
    name: "a note lost",
    knowable: true,
    why: "A mark asks for it.",
    places: (reading) =>
      ofKind(reading, "note").flatMap((note) => {
        const name = note.name?.text;
        const marks = textsOf(reading).flatMap(([entry, block]) =>
          block.paragraphs
            .flat()
            .filter((part) => part.type === "mark" && part.sign === "*" && part.argument === name)
            .map((part) => within(entry, part)),
        );
        return marks.length === 0 ? [] : without(reading, note, ...marks);
      }),
  },
];
