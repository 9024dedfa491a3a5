import type { Entry, Ref } from "../../../src/syntax/entry.ts";
import {
  headOf,
  instead,
  type Mistake,
  type MistakeKind,
  numerals,
  standsAlone,
  stretchOf,
  within,
  without,
} from "./mistake.ts";
import { type Reading, type Stretch, textOf, wordsOf } from "./reading.ts";

/** Mistakes in who does what, and in lists of names. */

const roles: ReadonlySet<string> = new Set(["owner", "lead", "support", "join", "accountable"]);

const ofKind = ({ entries }: Reading, ...kinds: readonly string[]) =>
  entries.filter(({ kind, broken }) => !broken && kinds.includes(kind));

/** The lists of parties, with their references. */
function lists(reading: Reading): readonly (readonly [Entry, readonly Ref[]])[] {
  return reading.entries.flatMap((entry) =>
    roles.has(entry.kind) && entry.value?.type === "refs"
      ? [[entry, entry.value.list.include] as const]
      : [],
  );
}

function around(entry: Entry): readonly Entry[] {
  return entry.parent === undefined ? [] : [entry.parent, ...around(entry.parent)];
}

const has = (entry: Entry, ...kinds: readonly string[]) =>
  entry.children.some((child) => child.type === "entry" && kinds.includes(child.kind));

/** A list without one of its members; what parts it from the next goes with it. */
function withoutOne(
  entry: Entry,
  members: readonly { readonly start: number; readonly end: number }[],
): readonly Mistake[] {
  if (members.length < 2) return [];
  return members.map((member, at) => {
    const next = members[at + 1];
    const before = members[at - 1];
    const start = next === undefined && before !== undefined ? before.end : member.start;
    const stretch = within(entry, { start, end: next === undefined ? member.end : next.start });
    const head = { file: entry.file, start: entry.keyword.start, end: entry.keyword.end };
    return { changes: [{ ...stretch, text: "" }], counterparts: [head] };
  });
}

/** A word with one character left out or the last one doubled. */
function misspelt(word: string): string | undefined {
  if (word.length < 2) return undefined;
  return word.slice(0, -2) + word.slice(-1) + word.slice(-2, -1);
}

/** The members of a term, as written. */
function membersOf({
  assigned,
}: Entry): readonly { readonly start: number; readonly end: number }[] {
  if (assigned?.type === "words") return assigned.words;
  return assigned?.type === "refs" ? assigned.list.include : [];
}

/** A numeral at the beginning of a term's name that is the number of its members. */
function counts(term: Entry): boolean {
  const { assigned } = term;
  if (assigned?.type !== "words" && assigned?.type !== "refs") return false;
  const numeral = /^[一二两三四五六七八九十]/.exec(term.name?.text ?? "")?.[0] ?? "";
  return numerals.indexOf(numeral === "两" ? "二" : numeral) + 1 === membersOf(term).length;
}

const duplicated = (reading: Reading, at: Stretch): Mistake => {
  const words = wordsOf(reading, at);
  const text = textOf(reading, at.file);
  const indent = /[ \t]*$/.exec(text.slice(0, at.start))?.[0] ?? "";
  return {
    changes: [{ file: at.file, start: at.end, end: at.end, text: `\n${indent}${words}` }],
    counterparts: [at],
  };
};

export const inLists: readonly MistakeKind[] = [
  {
    name: "two units of two lists swapped",
    knowable: false,
    why: "Who was to do it stands nowhere else.",
    places: (reading) => {
      const all = lists(reading);
      return all.flatMap(([entry, refs], at) => {
        const [other, others] = all[at + 1] ?? [];
        const [one, two] = [refs[0], others?.[0]];
        if (other === undefined || one === undefined || two === undefined) return [];
        const [a, b] = [within(entry, one), within(other, two)];
        const [first, second] = [wordsOf(reading, a), wordsOf(reading, b)];
        if (first === second) return [];
        return [
          {
            changes: [
              { ...a, text: second },
              { ...b, text: first },
            ],
          },
        ];
      });
    },
  },
  {
    name: "a unit lost from a list",
    knowable: false,
    why: "Who was to take part stands nowhere else.",
    places: (reading) => lists(reading).flatMap(([entry, refs]) => withoutOne(entry, refs)),
  },
  {
    name: "the only owner lost",
    knowable: true,
    why: "Nobody is left who would do it.",
    places: (reading) =>
      ofKind(reading, "owner", "lead").flatMap((entry) => {
        const { parent } = entry;
        if (parent?.kind !== "measure" && parent?.kind !== "action") return [];
        const owned = around(parent).some((one) => has(one, "owner", "lead"));
        const others = parent.children.filter(
          (child) => child.type === "entry" && (child.kind === "owner" || child.kind === "lead"),
        );
        return owned || others.length > 1 ? [] : without(reading, entry);
      }),
  },
  {
    name: "a unit twice in a list",
    knowable: true,
    why: "One list names it twice.",
    places: (reading) =>
      lists(reading).flatMap(([entry, refs]) =>
        refs.slice(0, 1).map((ref) => {
          const at = within(entry, ref);
          const words = wordsOf(reading, at);
          return instead(at, `${words}, ${words}`);
        }),
      ),
  },
  {
    name: "a lead that supports itself",
    knowable: true,
    why: "One entry names it as both.",
    places: (reading) =>
      lists(reading).flatMap(([entry, refs]) => {
        const lead = refs[0];
        if (entry.kind !== "lead" || lead === undefined || entry.parent === undefined) return [];
        return entry.parent.children.flatMap((child): readonly Mistake[] => {
          if (child.type !== "entry" || child.kind !== "support" || child.value?.type !== "refs")
            return [];
          const [first] = child.value.list.include;
          if (first === undefined) return [];
          const at = within(child, { start: first.start, end: first.start });
          const words = wordsOf(reading, within(entry, lead));
          return [{ changes: [{ ...at, text: `${words}, ` }], counterparts: [headOf(entry)] }];
        });
      }),
  },
  {
    name: "a unit misspelt in a list",
    knowable: true,
    why: "No unit has that name.",
    places: (reading) =>
      lists(reading).flatMap(([entry, refs]) =>
        refs.flatMap((ref) => {
          if (ref.literal !== undefined) return [];
          const wrong = misspelt(wordsOf(reading, within(entry, ref)));
          return wrong === undefined || wrong === wordsOf(reading, within(entry, ref))
            ? []
            : [instead(within(entry, ref), wrong)];
        }),
      ),
  },
  {
    name: "a unit's declaration lost",
    knowable: true,
    why: "What is spoken of is declared nowhere.",
    places: (reading) =>
      ofKind(reading, "department", "sub-bureau", "group").flatMap((unit) => {
        const used = lists(reading).flatMap(([entry, refs]) =>
          refs
            .filter((ref) => wordsOf(reading, within(entry, ref)) === unit.name?.text)
            .map((ref) => within(entry, ref)),
        );
        return used.length === 0 ? [] : without(reading, unit, ...used);
      }),
  },
  {
    name: "a counted term loses a member",
    knowable: true,
    why: "Its own name says how many there are.",
    places: (reading) =>
      ofKind(reading, "term").flatMap((term) =>
        counts(term) ? withoutOne(term, membersOf(term)) : [],
      ),
  },
  {
    name: "a counted term gains a member",
    knowable: true,
    why: "Its own name says how many there are.",
    places: (reading) =>
      ofKind(reading, "term").flatMap((term) => {
        const last = membersOf(term).at(-1);
        if (!counts(term) || last === undefined) return [];
        return [instead(within(term, { start: last.end, end: last.end }), ", 其他工作")];
      }),
  },
  {
    name: "a member of a term misspelt",
    knowable: true,
    why: "The text has the member's words, spelt otherwise.",
    places: (reading) =>
      ofKind(reading, "term").flatMap((term) =>
        membersOf(term).flatMap((member) => {
          const at = within(term, member);
          const words = wordsOf(reading, at);
          const wrong = misspelt(words);
          const spoken = textOf(reading, term.file).split(words).length > 2;
          return wrong === undefined || !spoken || wrong === words ? [] : [instead(at, wrong)];
        }),
      ),
  },
  {
    name: "a measure lost",
    knowable: false,
    why: "What it was stands nowhere else, unless something waits for it or counts it.",
    places: (reading) => ofKind(reading, "measure").flatMap((entry) => without(reading, entry)),
  },
  {
    name: "a measure twice",
    knowable: true,
    why: "The same stands twice.",
    places: (reading) =>
      ofKind(reading, "measure", "action").flatMap((entry) => {
        const at = stretchOf(entry);
        return standsAlone(reading, at) ? [duplicated(reading, at)] : [];
      }),
  },
  {
    name: "a name given twice",
    knowable: true,
    why: "Two entries have one name.",
    places: (reading) => {
      const named = ofKind(reading, "measure", "action", "milestone").filter(({ name }) => name);
      return named.flatMap((entry, at) => {
        const other = named[at + 1];
        if (entry.name === undefined || other?.name === undefined) return [];
        const changes = [{ ...within(other, other.name), text: entry.name.text }];
        return [{ changes, counterparts: [headOf(entry)] }];
      });
    },
  },
  {
    name: "two headings swapped",
    knowable: false,
    why: "What stands under which heading is a matter of their meaning.",
    places: (reading) => {
      const titled = ofKind(reading, "section", "goal", "measure").filter(({ title }) => title);
      return titled.flatMap((entry) => {
        const other = titled.find(
          (one) =>
            one.parent === entry.parent && one.start > entry.start && one.file === entry.file,
        );
        if (entry.title === undefined || other?.title === undefined) return [];
        const [a, b] = [within(entry, entry.title), within(other, other.title)];
        return [
          {
            changes: [
              { ...a, text: wordsOf(reading, b) },
              { ...b, text: wordsOf(reading, a) },
            ],
          },
        ];
      });
    },
  },
  {
    name: "a text left out below its heading",
    knowable: false,
    why: "A heading may stand for itself.",
    places: (reading) =>
      reading.entries.flatMap((entry) => {
        const texts = entry.children.filter((child) => child.type === "text" && !child.onLine);
        const [text] = texts;
        if (text === undefined || texts.length > 1 || entry.kind !== "measure") return [];
        const at = within(entry, text);
        return standsAlone(reading, at)
          ? [{ changes: [{ ...at, text: "" }], counterparts: [headOf(entry)] }]
          : [];
      }),
  },
];
