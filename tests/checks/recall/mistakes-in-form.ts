import {
  headOf,
  inProse,
  instead,
  type Mistake,
  type MistakeKind,
  within,
  without,
} from "./mistake.ts";
import { type Reading, wordsOf } from "./reading.ts";

/** Mistakes in what makes an official document. */

const ofKind = ({ entries }: Reading, ...kinds: readonly string[]) =>
  entries.filter(({ kind, broken }) => !broken && kinds.includes(kind));

/** The years of entries' own lines, changed. */
function years(reading: Reading, kind: string, by: number): readonly Mistake[] {
  return ofKind(reading, kind).flatMap((entry) => {
    const at = within(entry, entry);
    const found = /(?<!\d)20\d\d(?!\d)/.exec(wordsOf(reading, at));
    if (found === null) return [];
    const start = at.start + found.index;
    const year = { file: at.file, start, end: start + 4 };
    return [instead(year, String(Number(found[0]) + by))];
  });
}

const lost = (name: string, kind: string, why: string): MistakeKind => ({
  name,
  knowable: true,
  why,
  places: (reading) =>
    ofKind(reading, kind)
      .filter(({ parent }) => parent?.kind === "notice")
      .flatMap((entry) => without(reading, entry)),
});

export const inForm: readonly MistakeKind[] = [
  {
    name: "the document number of another year",
    knowable: true,
    why: "The date of issue says the year.",
    places: (reading) => years(reading, "number", -1),
  },
  {
    name: "the date of another year",
    knowable: true,
    why: "The document number and the plan's year say otherwise.",
    places: (reading) => years(reading, "date", -2),
  },
  {
    name: "the title of another year",
    knowable: true,
    why: "The plan says which year it is for.",
    places: (reading) =>
      ofKind(reading, "plan").flatMap((plan) => {
        if (plan.title === undefined) return [];
        const at = within(plan, plan.title);
        const found = /(?<!\d)20\d\d(?=年)/.exec(wordsOf(reading, at));
        if (found === null) return [];
        const start = at.start + found.index;
        const year = { file: at.file, start, end: start + 4 };
        return [instead(year, String(Number(found[0]) - 1))];
      }),
  },
  {
    name: "a cited document of a year to come",
    knowable: true,
    why: "What is not yet written cannot be cited.",
    places: (reading) =>
      inProse(reading, /(?<=〔)20\d\d(?=〕)/gu, ([year]) => String(Number(year) + 20)),
  },
  {
    name: "a cited document of another year",
    knowable: false,
    why: "Which document was meant stands nowhere else.",
    places: (reading) =>
      inProse(reading, /(?<=〔)20\d\d(?=〕)/gu, ([year]) => String(Number(year) - 1)),
  },
  {
    name: "square brackets in a document number",
    knowable: true,
    why: "The standard has 〔〕.",
    places: (reading) =>
      ofKind(reading, "number").flatMap((entry) => {
        const at = within(entry, entry);
        const found = /〔(\d{4})〕/.exec(wordsOf(reading, at));
        if (found === null) return [];
        const start = at.start + found.index;
        return [instead({ file: at.file, start, end: start + 6 }, `[${found[1]}]`)];
      }),
  },
  lost("the signature lost", "signed-by", "The standard asks for it."),
  lost("the date of issue lost", "date", "The standard asks for it."),
  lost("the addressees lost", "to", "The standard asks for them."),
  lost("the document number lost", "number", "The standard asks for it."),
  {
    name: "the plan's name changed in the notice",
    knowable: true,
    why: "The plan that it issues has another name.",
    places: (reading) =>
      ofKind(reading, "notice").flatMap((notice) => {
        if (notice.title === undefined) return [];
        const at = within(notice, notice.title);
        const found = /《([^》]{4,})》/.exec(wordsOf(reading, at));
        if (found?.[1] === undefined) return [];
        const start = at.start + found.index + 1;
        const name = { file: at.file, start, end: start + found[1].length };
        return [
          {
            changes: [
              { ...name, text: found[1].replace(/(.)方案$/u, "方案").replace(/(.)计划$/u, "计划") },
            ],
            counterparts: [headOf(notice)],
          },
        ];
      }),
  },
];
