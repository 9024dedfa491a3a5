import { given } from "../../given.ts";
import { childOf } from "../../syntax/entry.ts";
import { readNumber } from "../../syntax/written.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import { readPhrase } from "../../time/reading/read-phrase.ts";
import { resolvePhrase } from "../../time/resolve.ts";
import type { Item } from "../model.ts";

/** A step of 进度: so much is expected by the end of a day. */
interface ExpectedStep {
  /** As written. */
  readonly phrase: string;
  readonly by: CalendarDate;
  readonly percent: number;
  /** What is to be seen then. */
  readonly result?: string;
}

/** The steps that an item's 进度 names, by date. */
export function expectedSteps(item: Item): readonly ExpectedStep[] {
  const entry = childOf(item.entry, "expected");
  if (entry === undefined) return [];
  const steps = entry.rows.flatMap((row): ExpectedStep[] => {
    const words = row.cells.flatMap((cell) => cell.words);
    const at = words.findIndex(({ written }) => readNumber(written)?.unit === "%");
    const percent = readNumber(words[at]?.written ?? "")?.amount;
    const phrase = words
      .slice(0, at)
      .map(({ written }) => written)
      .join(" ");
    const reading = readPhrase(phrase);
    const by = reading.ok ? resolvePhrase(reading.phrase, item.time).due : undefined;
    const result = row.cells.flatMap((cell) => cell.strings)[0]?.text;
    if (percent === undefined || by === undefined) return [];
    return [{ phrase, by, percent, ...given({ result }) }];
  });
  return steps.toSorted((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0));
}
