import type { Spot, Unplaced } from "../../findings/finding.ts";
import { given } from "../../given.ts";
import type { Model } from "../../model/compiled.ts";
import type { Group, Plan, Unit } from "../../model/model.ts";
import { holderName, isCalled } from "../../model/organization/parties.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import { closedBy, findRound, roundNamed, roundOn } from "../../tracking/rounds.ts";
import { readDay } from "../cell-readings.ts";
import { saysAnything } from "../claims.ts";
import {
  dayAssumed,
  dayMissing,
  filledOnInFuture,
  filledOnUnreadable,
  noPlan,
  otherIssue,
  otherPlan,
  otherUnit,
  roundClosed,
  sheetOfUnknownUnit,
} from "../findings/pages.ts";
import { dayOf, KnownRows } from "../known-rows.ts";
import type { SheetLine } from "../lines.ts";
import type { About, SheetFinding } from "./raw.ts";

/** A page of a file, a CSV file or a worksheet: whose it is, of which plan, round and day, and whether it is taken at all. */

export interface FilledPage {
  readonly spot: Spot;
  readonly about: About;
  readonly lines: readonly SheetLine[];
  readonly knownRows: KnownRows;
  readonly holder?: Unit | Group;
  readonly told: CalendarDate;
  readonly asOf?: CalendarDate;
  /** Why nothing of it is taken. */
  readonly refused?: Unplaced;
  /** Why each of its rows has to be confirmed. */
  readonly doubt?: Unplaced;
  /** By which day it counts, since it does not say one. */
  readonly assumed?: Unplaced;
}

export interface FilledPageOptions {
  readonly today: CalendarDate;
  /** The day on which it was told, where the sheet does not say it. */
  readonly date?: CalendarDate;
  /** Whose files they are, where they do not say it. */
  readonly unit?: Unit | Group;
}

export const holderShortName = (holder: Unit | Group) => holderName(holder, "short");

/** The knownRows of each plan, made once. */
export class KnownRowsByPlan {
  readonly #model: Model;
  readonly #today: CalendarDate;
  readonly #made = new Map<Plan, KnownRows>();

  constructor(model: Model, today: CalendarDate) {
    this.#model = model;
    this.#today = today;
  }

  of(plan: Plan): KnownRows {
    const known = this.#made.get(plan);
    if (known !== undefined) return known;
    const knownRows = new KnownRows(plan, this.#model, this.#today);
    this.#made.set(plan, knownRows);
    return knownRows;
  }

  /** Of plans with rows, the one most of whose rows lines name. */
  meant(lines: readonly SheetLine[]): KnownRows | undefined {
    let best: KnownRows | undefined;
    let most = -1;
    for (const plan of this.#model.plans) {
      if (plan.assignments.length === 0) continue;
      const knownRows = this.of(plan);
      const count = lines.filter(
        ({ code, checksum }) =>
          knownRows.byChecksum.has(checksum) ||
          knownRows.familyByChecksum.has(checksum) ||
          knownRows.byCode.has(code),
      ).length;
      if (count > most) {
        best = knownRows;
        most = count;
      }
    }
    return best;
  }
}

/** The holder that most lines of a page are of. */
function usualHolder(lines: readonly SheetLine[], knownRows: KnownRows): Unit | Group | undefined {
  const counts = new Map<Unit | Group, number>();
  for (const { checksum, code } of lines) {
    const knownRow =
      knownRows.byChecksum.get(checksum) ??
      knownRows.familyByChecksum.get(checksum)?.rows[0] ??
      knownRows.byCode.get(code);
    if (knownRow !== undefined) counts.set(knownRow.holder, (counts.get(knownRow.holder) ?? 0) + 1);
  }
  let best: Unit | Group | undefined;
  for (const [holder, count] of counts)
    if (best === undefined || count > (counts.get(best) ?? 0)) best = holder;
  return best;
}

/** The unit or class that a word names: by id, name, short or full name. */
export function holderNamed(word: string, { units, groups }: Model): Unit | Group | undefined {
  return [...units, ...groups].find((holder) => isCalled(holder, word));
}

interface Told {
  readonly told: CalendarDate;
  readonly refused?: FilledPage["refused"];
  readonly assumed?: FilledPage["assumed"];
}

/** The last day on which something is said to have been done. */
function lastDone(lines: readonly SheetLine[], today: CalendarDate): CalendarDate | undefined {
  const days = lines.flatMap(({ cells, occurrences }) =>
    [cells.get("done"), ...occurrences.map(({ cell }) => cell)].flatMap(
      (cell) => dayOf(readDay(cell?.text ?? "")) ?? [],
    ),
  );
  return days
    .filter((day) => day <= today)
    .toSorted()
    .at(-1);
}

const lastDoneWords = { zh: "表里最后的完成日期", en: "the last day on which something was done" };

/**
 * The day of a sheet that does not say it: the last of its round if that is over, else when it was made; or the last on
 * which something in it was done. One that shows no day at all is not taken without `--date`.
 */
function assumedDay(
  { asOf, round }: About,
  lines: readonly SheetLine[],
  { date, today }: FilledPageOptions,
  plan: Plan,
): Told {
  if (date !== undefined) return { told: date };
  const due = round === undefined ? undefined : findRound(plan, round)?.due;
  const last = lastDone(lines, today);
  if (due !== undefined && due <= today)
    return last !== undefined && last > due
      ? { told: last, assumed: dayAssumed.of({ day: last, why: lastDoneWords }) }
      : {
          told: due,
          assumed: dayAssumed.of({
            day: due,
            why: { zh: "这一轮填报的截止日", en: "the last day of its round" },
          }),
        };
  const made = dayOf(asOf);
  if (made === undefined || made > today)
    // What goes into a unit's own plan is of no day.
    return { told: today, ...(lines.some(saysAnything) ? { refused: dayMissing.of({}) } : {}) };
  if (made === today) return { told: today };
  return last !== undefined && last > made
    ? { told: last, assumed: dayAssumed.of({ day: last, why: lastDoneWords }) }
    : {
        told: made,
        assumed: dayAssumed.of({ day: made, why: { zh: "制表的日子", en: "the day it was made" } }),
      };
}

function toldOn(
  about: About,
  lines: readonly SheetLine[],
  options: FilledPageOptions,
  plan: Plan,
): Told {
  const { date, today } = options;
  const { filledOn } = about;
  const usual = date ?? today;
  if (filledOn === undefined || filledOn.trim() === "")
    return assumedDay(about, lines, options, plan);
  const day = dayOf(readDay(filledOn));
  if (day === undefined)
    return {
      told: usual,
      refused: filledOnUnreadable.of({ day: filledOn }),
    };
  if (day > today)
    return {
      told: usual,
      refused: filledOnInFuture.of({ day }),
    };
  return { told: day };
}

function roundRefusal(
  about: About,
  plan: Plan,
  model: Model,
  told: CalendarDate,
  today: CalendarDate,
): FilledPage["refused"] {
  const round = about.round === undefined ? roundOn(plan, told) : roundNamed(plan, about.round);
  if (round === undefined) return undefined;
  const closed = closedBy(round, model.journal, today);
  if (closed === undefined) return undefined;
  const { date, reason } = closed;
  const because =
    reason === undefined ? { zh: "", en: "" } : { zh: `（${reason}）`, en: ` (${reason})` };
  return roundClosed.of({ label: round.label, date, because });
}

/** What a page is, or why it cannot be one. */
export function filledPage(
  spot: Spot,
  about: About,
  lines: readonly SheetLine[],
  model: Model,
  plans: KnownRowsByPlan,
  options: FilledPageOptions,
): FilledPage | SheetFinding {
  const { plan: name, fingerprint, unit } = about;
  const named = name === undefined ? undefined : model.plans.find((plan) => plan.name === name);
  const knownRows = named === undefined ? plans.meant(lines) : plans.of(named);
  if (knownRows === undefined) return noPlan.at({ file: spot.file }, {});
  const holder =
    unit === undefined ? (options.unit ?? usualHolder(lines, knownRows)) : holderNamed(unit, model);
  const { told, refused: wrongDay, assumed } = toldOn(about, lines, options, knownRows.plan);
  const asOf = dayOf(about.asOf);
  const ofOtherPlan =
    name !== undefined && named === undefined ? otherPlan.of({ name }) : undefined;
  const ofUnknownUnit =
    unit !== undefined && holder === undefined ? sheetOfUnknownUnit.of({ unit }) : undefined;
  const ofOtherUnit =
    options.unit !== undefined && holder !== undefined && holder !== options.unit
      ? otherUnit.of({
          zh: `这是“${holderShortName(holder)}”的表，不是“${holderShortName(options.unit)}”的`,
          en: `it is a sheet of “${holderShortName(holder)}”, not of “${holderShortName(options.unit)}”`,
        })
      : undefined;
  const refused =
    ofOtherPlan ??
    ofUnknownUnit ??
    ofOtherUnit ??
    wrongDay ??
    roundRefusal(about, knownRows.plan, model, told, options.today);
  const outdated = fingerprint !== undefined && fingerprint !== knownRows.fingerprint;
  return {
    spot,
    about,
    lines,
    knownRows,
    ...given({ holder }),
    told,
    ...given({ asOf, refused, assumed }),
    ...(outdated
      ? {
          doubt: otherIssue.of({}),
        }
      : {}),
  };
}
