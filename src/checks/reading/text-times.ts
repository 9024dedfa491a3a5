import { given } from "../../given.ts";
import type { Item, Timing } from "../../model/model.ts";
import type { RecurringClause, TimePhrase } from "../../time/phrase.ts";
import { readPhrase } from "../../time/reading/read-phrase.ts";
import { resolvePhrase } from "../../time/resolve.ts";
import type { ResolvedTime } from "../../time/resolved.ts";
import { ownRuns } from "../entries/item-words.ts";
import type { Contradiction } from "./contradiction.ts";

/** Deadlines and frequencies that an entry's own sentences say. */

const deadline =
  /(?:(?:\d{4}|今|本|明|次)年)?(?:\d{1,2}月(?:\d{1,2}日|底|末|[上中下]旬|初)?|[一二三四]季度末?|年底|年末)(?:之前|以前|前)|(?:\d{4}年|今年)?(?:[上下]半年|[一二三四]季度)/g;

const frequency =
  /(每(?:半年|年|个?季度|季|个?月|周|两个月)(?:至少|不少于)?)[^，。；：、\d一二两三四五六]{0,12}?(\d{1,2}|[一二两三四五六])次/g;

function resolved(text: string, item: Item): ResolvedTime | undefined {
  const reading = readPhrase(text);
  if (!reading.ok) return undefined;
  const { period, locale, notice } = item.plan;
  return resolvePhrase(reading.phrase, {
    period,
    locale,
    ...given({ issued: notice?.date }),
  });
}

/** 前 names a day; 下半年 names a stretch that the day must lie in. */
function agrees(text: string, said: ResolvedTime, due: string): boolean {
  if (said.due === due) return true;
  if (text.endsWith("前")) return false;
  return said.ranges.some(
    ({ start, end }) => (start === undefined || start <= due) && (end === undefined || due <= end),
  );
}

/** The field of an entry of its own whose day its sentences contradict. */
export function contradictedDeadline(item: Item): Contradiction | undefined {
  const { due } = item;
  const day = due?.resolved?.due;
  if (due === undefined || due.inherited || day === undefined) return undefined;
  // A field with several days, or one that counts from an event, says more than one sentence does.
  if (due.resolved?.kind !== "date" && due.resolved?.kind !== "range") return undefined;
  let wrong: Contradiction | undefined;
  for (const run of ownRuns(item.entry)) {
    for (const match of run.text.matchAll(deadline)) {
      const [text] = match;
      const said = resolved(text, item);
      if (said?.due === undefined) continue;
      if (agrees(text, said, day)) return undefined;
      const start = run.start + match.index;
      wrong ??= {
        said: text,
        saidPlace: { file: item.entry.file, start, end: start + text.length },
        field: { zh: "时限", en: "due" },
        written: due.written,
        entry: due.entry,
        detail: { zh: `（${said.due}与${day}）`, en: ` (${said.due} and ${day})` },
      };
    }
  }
  return wrong;
}

function recurring(phrase: TimePhrase | undefined): RecurringClause | undefined {
  return phrase?.clauses.find((clause): clause is RecurringClause => clause.type === "recurring");
}

function sameRhythm(a: RecurringClause, b: RecurringClause): boolean {
  return a.unit === b.unit && a.step === b.step && a.times === b.times;
}

/** The frequency of an entry that its sentences contradict. */
export function contradictedFrequency(item: Item): Contradiction | undefined {
  const own: Timing | undefined = item.frequency;
  const field = recurring(own?.phrase);
  if (own === undefined || own.inherited || field === undefined) return undefined;
  let wrong: Contradiction | undefined;
  for (const run of ownRuns(item.entry)) {
    for (const match of run.text.matchAll(frequency)) {
      const [text, rhythm = "", times = ""] = match;
      const reading = readPhrase(`${rhythm}${times}次`);
      const said = reading.ok ? recurring(reading.phrase) : undefined;
      if (said === undefined) continue;
      if (sameRhythm(said, field)) return undefined;
      const start = run.start + match.index;
      wrong ??= {
        said: text,
        saidPlace: { file: item.entry.file, start, end: start + text.length },
        field: { zh: "频次", en: "frequency" },
        written: own.written,
        entry: own.entry,
      };
    }
  }
  return wrong;
}
