import { given } from "../given.ts";
import type { Model } from "../model/compiled.ts";
import { holderId } from "../model/organization/parties.ts";
import { withAbove } from "../sheets/above.ts";
import { type ColumnChoice, firstRoundColumns } from "../sheets/columns.ts";
import { coverLines, worksheetTitle } from "../sheets/cover-lines.ts";
import { planFingerprint } from "../sheets/row-code.ts";
import { sheetsOf } from "../sheets/sheet.ts";
import type { SheetView } from "../sheets/view.ts";
import { addDays } from "../time/calendar-date.ts";
import type { LightSettings } from "../tracking/light-settings.ts";
import { isFirstRound, roundNamed } from "../tracking/rounds.ts";
import { dayOf } from "./known-rows.ts";
import type { About } from "./read/raw.ts";

/** What a workbook of ours said when it was handed out: everything else in it somebody wrote. */

export interface OurWordsOptions {
  readonly columns?: readonly ColumnChoice[];
  readonly lights?: LightSettings;
}

/** The form in which words are compared: programs save blanks and line ends in their own way. */
export const squeezed = (text: string) => text.replace(/\s+/g, "");

function wordsOf(view: SheetView): readonly string[] {
  const cover = coverLines(view)
    .flat()
    .flatMap(({ label, text }) => [label, text]);
  const tables = view.tables.flatMap((table) => {
    const { columns, rows } = withAbove(table, view.locale);
    return [
      worksheetTitle(view, table),
      ...columns.map(({ heading }) => heading),
      ...rows.flatMap(({ cells, key, checksum, code, heading }) => [
        ...Object.values(cells),
        key,
        checksum,
        code,
        heading,
      ]),
    ];
  });
  return [view.title, ...view.foot, ...cover, ...tables];
}

/**
 * All words of the workbook that a sheet says it is, made anew as of the day on which it was made, and of the day
 * before, since more may have been told later on that day; undefined where it is none of ours, or of another state of
 * the plan.
 */
export function ourWords(
  { plan: name, fingerprint, unit, round: roundKey, asOf }: About,
  model: Model,
  { columns, lights }: OurWordsOptions,
): ReadonlySet<string> | undefined {
  const plan = model.plans.find((one) => one.name === name);
  const day = dayOf(asOf);
  if (plan === undefined || day === undefined || fingerprint !== planFingerprint(plan))
    return undefined;
  const named = roundNamed(plan, roundKey ?? "");
  const round =
    named === undefined ? undefined : { key: named.key, label: named.label, due: named.due };
  const views = [day, addDays(day, -1)].flatMap((on) => {
    const { units, all } = sheetsOf(plan, model, {
      asOf: on,
      ...given({ lights, round }),
      ...(isFirstRound(roundKey) ? { usual: firstRoundColumns } : given({ columns })),
      isWanted: (holder) => unit === undefined || holderId(holder) === unit,
    });
    return [all, ...units];
  });
  return new Set([...views.flatMap(wordsOf), day].map(squeezed));
}
