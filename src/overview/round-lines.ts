import { given } from "../given.ts";
import type { Model } from "../model/compiled.ts";
import type { Plan } from "../model/model.ts";
import { holderId } from "../model/organization/parties.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { answersIn, closedBy, roundsOf } from "../tracking/rounds.ts";
import type { RoundLine } from "./view.ts";

/** Who has reported, round by round: those of which the time reported on is over. */
export function roundLines(plan: Plan, model: Model, day: CalendarDate): readonly RoundLine[] {
  return roundsOf(plan)
    .filter(({ slot }) => slot.end !== undefined && slot.end <= day)
    .map((round): RoundLine => {
      const closed = closedBy(round, model.journal, day);
      return {
        label: round.label,
        due: round.due,
        ...given({ closed: closed?.date }),
        answers: answersIn(round, model, day).map(({ holder, status, told }) => ({
          unit: holderId(holder),
          status: status === "missing" && day <= round.due ? "waiting" : status,
          ...given({ told }),
        })),
      };
    });
}
