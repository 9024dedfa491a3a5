import type { Wording } from "../../findings/finding.ts";
import type { DateRange } from "../../time/calendar-date.ts";
import { occurrencesAsked } from "../items/assignments.ts";
import type { Item } from "../model.ts";

const span = ({ start, end }: DateRange): Wording => ({
  zh: `${start ?? "…"}至${end ?? "…"}`,
  en: `${start ?? "…"} to ${end ?? "…"}`,
});

/** The first occurrence that is owed after the issue: its last day, its days, and what is not owed. */
export function firstOwed(item: Item): Wording | undefined {
  const { issued, within } = item.time;
  const { owed, over } = occurrencesAsked(item);
  const [first] = owed;
  if (issued === undefined || owed.length + over.length === 0) return undefined;
  const keys = over.map(({ key }) => key);
  const past: Wording =
    over.length === 0
      ? { zh: "", en: "" }
      : {
          zh: `；${keys.join("、")}在印发前结束，不列入任务`,
          en: `; ${keys.join(", ")} ended before that day: not owed`,
        };
  const frame = within === undefined ? undefined : span(within);
  const inside: Wording = {
    zh: frame === undefined ? "" : `，在${frame.zh}之内`,
    en: frame === undefined ? "" : `, within ${frame.en}`,
  };
  if (first === undefined)
    return {
      zh: `印发（${issued}）后没有一次${inside.zh}${past.zh}`,
      en: `none after the issue (${issued})${inside.en}${past.en}`,
    };
  const days = span(first.range);
  return {
    zh: `印发（${issued}）后第一次：${first.label}，${first.due}为止，按${days.zh}计${inside.zh}${past.zh}`,
    en: `first after the issue (${issued}): ${first.label}, by ${first.due}, counted from ${days.en}${inside.en}${past.en}`,
  };
}
