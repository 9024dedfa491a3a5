import { openWord } from "../../grammar/clauses.ts";
import type { Entry, Phrase } from "../syntax/entry.ts";
import type { Inline } from "../syntax/inline.ts";
import type { Range } from "../syntax/tree.ts";
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

/** A stretch that names the old year, moved on. */
function movedOn(file: OldFile, { start, end }: Range, { from, to }: Years): RollChange {
  const written = file.text.slice(start, end);
  const next = moved(written, from, to - from);
  return {
    kind: "year",
    place: { file: file.path, start, end },
    words: { zh: `“${written}”改为“${next}”`, en: `“${written}” becomes “${next}”` },
    undecided: false,
    edits: [replacing(file.path, start, end, next)],
  };
}

const namesOld = (file: OldFile, { start, end }: Range, { from }: Years) =>
  namesYear(file.text.slice(start, end), from);

/** The phrase of an entry, where it names the old year: moved on, or open where it is a fixed day. */
export function rolledPhrase(
  entry: Entry,
  phrase: Phrase,
  file: OldFile,
  years: Years,
): readonly RollChange[] {
  if (!namesOld(file, phrase, years)) return [];
  const { start, end } = phrase;
  const zh = years.locale === "zh";
  const written = file.text.slice(start, end);
  if (!isFixedDay(written)) return [movedOn(file, phrase, years)];
  if (!opens.has(entry.kind)) {
    const change = movedOn(file, phrase, years);
    const asked = zh ? `原为${written}，请核对` : `was ${written}: please check`;
    return [
      { ...change, undecided: true, edits: [commentBefore(file, entry, asked), ...change.edits] },
    ];
  }
  const plain = written.replace(/^"|"$/g, "");
  const text = openValue(years, zh ? `原${plain}` : `was ${plain}`);
  return [
    {
      kind: "day",
      place: { file: file.path, start, end },
      words: { zh: `“${plain}”待定`, en: `“${plain}” is open` },
      undecided: true,
      edits: [replacing(file.path, start, end, text)],
    },
  ];
}

/** The old year in a cell of rows of data. */
export function rolledCells(entry: Entry, file: OldFile, years: Years): readonly RollChange[] {
  return entry.rows
    .flatMap(({ cells }) => cells)
    .filter((cell) => namesOld(file, cell, years) && file.text.charAt(cell.start) !== '"')
    .map((cell) => movedOn(file, cell, years));
}

/** The title of the plan or its notice. */
export function rolledTitle({ title }: Entry, file: OldFile, years: Years): readonly RollChange[] {
  if (title === undefined || !namesOld(file, title, years)) return [];
  const words = { zh: `标题改为${years.to}年`, en: `the title says ${years.to}` };
  return [{ ...movedOn(file, title, years), words }];
}

/** Where a text stands in another, from its beginning on. */
function occurrencesOf(text: string, sought: string): readonly Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + sought.length))
    found.push({ start: at, end: at + sought.length });
  return found;
}

/**
 * A paragraph or title that names the old year: a mark beside the first place asks, the text stays. Where it names the
 * plan itself by its title, the year of that is moved on.
 * @param own the bare title of the plan
 */
export function markedText(
  parts: readonly Inline[],
  own: string,
  file: OldFile,
  years: Years,
): readonly RollChange[] {
  const changes: RollChange[] = [];
  let asked = false;
  for (const part of parts) {
    if (part.type !== "text") continue;
    const written = file.text.slice(part.start, part.end);
    const titles = namesYear(own, years.from) ? occurrencesOf(written, own) : [];
    for (const { start, end } of titles)
      changes.push(movedOn(file, { start: part.start + start, end: part.start + end }, years));
    const year = new RegExp(`(?<!\\d)${years.from}(?!\\d)年?`, "g");
    const other = [...written.matchAll(year)].find(
      ({ index }) => !titles.some(({ start, end }) => index >= start && index < end),
    );
    if (other === undefined || asked) continue;
    asked = true;
    changes.push(question(other[0], part.start + other.index, file, years));
  }
  return changes;
}

/** A mark behind a year in a text. */
function question(said: string, start: number, file: OldFile, { locale }: Years): RollChange {
  const end = start + said.length;
  const mark = locale === "zh" ? `[?${said}：核对]` : `[?${said}: check]`;
  return {
    kind: "prose",
    place: { file: file.path, start, end },
    words: { zh: `文中的“${said}”请核对`, en: `the text says “${said}”: please check` },
    undecided: true,
    edits: [replacing(file.path, end, end, mark)],
  };
}
