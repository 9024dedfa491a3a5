import { openWord } from "../../grammar/clauses.ts";
import type { Entry, Phrase } from "../syntax/entry.ts";
import type { Inline } from "../syntax/inline.ts";
import type { RollChange } from "./change.ts";
import { commentBefore, type OldFile, replacing } from "./lines.ts";
import { isFixedDay, moved, namesYear } from "./years.ts";

/** What becomes of days, phrases, titles and texts that name the old year. */

export interface Years {
  readonly from: number;
  readonly to: number;
  readonly locale: "zh" | "en";
}

/** Attributes whose value may be open: a fixed day in them is one. */
const opens: ReadonlySet<string> = new Set(["due", "frequency"]);

/** A value that is still to be decided, as a line says it. */
export const openValue = ({ locale }: Pick<Years, "locale">, reason: string) =>
  `${openWord[locale]} "${reason.replaceAll('"', "”")}"`;

/** The phrase of an entry, where it names the old year: moved on, or open where it is a fixed day. */
export function rolledPhrase(
  entry: Entry,
  phrase: Phrase,
  file: OldFile,
  years: Years,
): readonly RollChange[] {
  const { from, to, locale } = years;
  const written = file.text.slice(phrase.start, phrase.end);
  if (!namesYear(written, from)) return [];
  const place = { file: file.path, start: phrase.start, end: phrase.end };
  if (isFixedDay(written) && opens.has(entry.kind)) {
    const plain = written.replace(/^"|"$/g, "");
    const text = openValue(years, locale === "zh" ? `原${plain}` : `was ${plain}`);
    return [
      {
        kind: "day",
        place,
        words: { zh: `“${plain}”待定`, en: `“${plain}” is open` },
        undecided: true,
        edits: [replacing(file.path, phrase.start, phrase.end, text)],
      },
    ];
  }
  const next = moved(written, from, to - from);
  const asked = isFixedDay(written)
    ? [
        commentBefore(
          file,
          entry,
          locale === "zh" ? `原为${written}，请核对` : `was ${written}: please check`,
        ),
      ]
    : [];
  return [
    {
      kind: "year",
      place,
      words: { zh: `“${written}”改为“${next}”`, en: `“${written}” becomes “${next}”` },
      undecided: asked.length > 0,
      edits: [...asked, replacing(file.path, phrase.start, phrase.end, next)],
    },
  ];
}

/** The old year in a cell of rows of data. */
export function rolledCells(
  entry: Entry,
  file: OldFile,
  { from, to }: Years,
): readonly RollChange[] {
  return entry.rows.flatMap(({ cells }) =>
    cells.flatMap(({ start, end }): RollChange[] => {
      const written = file.text.slice(start, end);
      if (!namesYear(written, from) || written.startsWith('"')) return [];
      const next = moved(written, from, to - from);
      return [
        {
          kind: "year",
          place: { file: file.path, start, end },
          words: { zh: `“${written}”改为“${next}”`, en: `“${written}” becomes “${next}”` },
          undecided: false,
          edits: [replacing(file.path, start, end, next)],
        },
      ];
    }),
  );
}

/** The title of the plan or its notice. */
export function rolledTitle(
  entry: Entry,
  file: OldFile,
  { from, to }: Years,
): readonly RollChange[] {
  const { title } = entry;
  if (title === undefined) return [];
  const written = file.text.slice(title.start, title.end);
  if (!namesYear(written, from)) return [];
  return [
    {
      kind: "year",
      place: { file: file.path, start: title.start, end: title.end },
      words: { zh: `标题改为${to}年`, en: `the title says ${to}` },
      undecided: false,
      edits: [replacing(file.path, title.start, title.end, moved(written, from, to - from))],
    },
  ];
}

/**
 * A paragraph or title that names the old year: a mark beside it asks, the text stays. Where it names the plan
 * itself by its title, the year of that is moved on.
 * @param own the bare title of the plan
 */
export function markedText(
  parts: readonly Inline[],
  own: string,
  file: OldFile,
  { from, to, locale }: Years,
): readonly RollChange[] {
  for (const part of parts) {
    if (part.type !== "text") continue;
    const written = file.text.slice(part.start, part.end);
    const at = written.indexOf(own);
    if (own !== "" && at !== -1 && namesYear(own, from)) {
      const start = part.start + at;
      const next = moved(own, from, to - from);
      return [
        {
          kind: "year",
          place: { file: file.path, start, end: start + own.length },
          words: { zh: `“${own}”改为“${next}”`, en: `“${own}” becomes “${next}”` },
          undecided: false,
          edits: [replacing(file.path, start, start + own.length, next)],
        },
      ];
    }
    const match = new RegExp(`(?<!\\d)${from}(?!\\d)年?`).exec(written);
    if (match === null) continue;
    const end = part.start + match.index + match[0].length;
    const mark = locale === "zh" ? `[?${match[0]}：核对]` : `[?${match[0]}: check]`;
    return [
      {
        kind: "prose",
        place: { file: file.path, start: part.start + match.index, end },
        words: { zh: `文中的“${match[0]}”请核对`, en: `the text says “${match[0]}”: please check` },
        undecided: true,
        edits: [replacing(file.path, end, end, mark)],
      },
    ];
  }
  return [];
}
