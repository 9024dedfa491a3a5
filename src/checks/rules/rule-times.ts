import { given } from "../../given.ts";
import type { Plan } from "../../model/model.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import { readPhrase } from "../../time/reading/read-phrase.ts";
import { resolvePhrase } from "../../time/resolve.ts";

/** Times that rules name, reckoned in the period of each plan. */

/** The first and the last day of a time; a missing first day is open. */
export interface Days {
  readonly first?: CalendarDate;
  readonly last: CalendarDate;
}

/** Times that a rule names have their dates in each plan. */
export interface RuleTimes {
  /** Undefined where the time cannot be dated: the plan has no year. */
  days(phrase: string, plan: Plan): Days | undefined;
}

/**
 * Works each time out once a plan.
 * @param fiscalYearStart month, 1 to 12, that a fiscal year begins in
 */
export function ruleTimes(fiscalYearStart: number | undefined): RuleTimes {
  const known = new WeakMap<Plan, Map<string, Days | undefined>>();
  return {
    days: (phrase, plan) => {
      let ofPlan = known.get(plan);
      if (ofPlan === undefined) {
        ofPlan = new Map();
        known.set(plan, ofPlan);
      }
      if (!ofPlan.has(phrase)) ofPlan.set(phrase, resolved(phrase, plan, fiscalYearStart));
      return ofPlan.get(phrase);
    },
  };
}

function resolved(
  text: string,
  { period, locale }: Plan,
  fiscalYearStart: number | undefined,
): Days | undefined {
  const reading = readPhrase(text);
  if (!reading.ok) return undefined;
  const { ranges, due } = resolvePhrase(reading.phrase, {
    period,
    locale,
    ...given({ fiscalYearStart }),
  });
  if (due === undefined) return undefined;
  const starts = ranges.map(({ start }) => start);
  const first = starts.every((start) => start !== undefined) ? starts.toSorted()[0] : undefined;
  return { last: due, ...given({ first }) };
}
