import type { Model } from "../model/compiled.ts";
import { shortTitle } from "../model/items/item-text.ts";
import type { Supervision } from "../model/journal/journal.ts";
import { holderName } from "../model/organization/parties.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import type { LightSettings } from "../tracking/light-settings.ts";
import { speaksOf, type TrackedRow, trackPlan } from "../tracking/tracked-rows.ts";
import { printDate } from "./date-in-words.ts";
import type { DocumentOptions } from "./document-options.ts";
import { citation, type Head, letterOf, paragraph, table } from "./official-parts.ts";
import type { NoticeView } from "./view.ts";

/** 督办单: what a unit is asked to catch up with, and what it answered. */

/** The characters of a task's title: an order names few. */
const TASK_TITLE = 48;
const TASK_COLUMN = 9;

/** `3号` becomes `督办〔2015〕3号`; a number that is whole already stays. */
function orderNumber({ number, date, plan }: Supervision): string {
  if (/〔\d{4}〕/.test(number) || plan.locale === "en") return number;
  const digits = /\d+/.exec(number)?.[0];
  return digits === undefined ? number : `督办〔${date.slice(0, 4)}〕${Number(digits)}号`;
}

function reported(row: TrackedRow | undefined, zh: boolean): string {
  const last = row?.reports.at(-1);
  if (last === undefined) return zh ? "未填报" : "nothing reported";
  const percent = last.percent === undefined ? "" : `${last.percent}%`;
  return [percent, last.text].filter((part) => part !== undefined && part !== "").join("\n");
}

/**
 * The view data of a supervision order.
 * @param day as of which the answers are shown
 */
export function supervisionView(
  order: Supervision,
  model: Model,
  day: CalendarDate,
  lights: LightSettings,
  options: DocumentOptions,
): NoticeView {
  const { plan, unit, date, replyBy, matters } = order;
  const { locale } = plan;
  const zh = locale === "zh";
  const rows = trackPlan(plan, model, date, lights);
  const answered = matters.some(
    ({ answered: answer }) => answer !== undefined && answer.date <= day,
  );
  const heads: readonly Head[] = zh
    ? [
        { heading: "序号", center: true },
        { heading: "工作任务", least: TASK_COLUMN },
        { heading: "完成时限" },
        { heading: "目前进展" },
        { heading: "督办事由" },
        ...(answered ? [{ heading: "回复" }] : []),
      ]
    : [
        { heading: "No.", center: true },
        { heading: "Task", least: TASK_COLUMN },
        { heading: "Due" },
        { heading: "Progress" },
        { heading: "Reason" },
        ...(answered ? [{ heading: "Answer" }] : []),
      ];
  const cells = matters.map((matter, index) => {
    const row = rows.find((one) => speaksOf(matter, one.assignment));
    const { item, occurrence } = matter.subject;
    const name = shortTitle(item, model, TASK_TITLE);
    const due = row?.assignment.due;
    const answer =
      matter.answered === undefined || matter.answered.date > day
        ? ""
        : [printDate(matter.answered.date, locale), matter.answered.text]
            .filter(Boolean)
            .join("\n");
    return [
      String(index + 1),
      occurrence === undefined ? name : zh ? `${name}（${occurrence}）` : `${name} (${occurrence})`,
      due === undefined ? (item.due?.written ?? "") : printDate(due, locale),
      reported(row, zh),
      matter.reason ?? row?.lit.why[locale] ?? "",
      ...(answered ? [answer] : []),
    ];
  });
  const until = replyBy === undefined ? undefined : printDate(replyBy, locale);
  // Something has to stand above the signature on its page (GB/T 9704 7.3.5.5): the request follows the table.
  const body = zh
    ? [
        paragraph(
          `根据${citation(plan)}执行情况，你单位承担的下列${matters.length}项任务现予督办。`,
        ),
        table(heads, cells),
        paragraph(
          `请查明原因、抓紧推进${until === undefined ? "，并书面回复" : `，并于${until}前书面回复`}。`,
        ),
      ]
    : [
        paragraph(
          `Under ${citation(plan)} the following ${matters.length} of your tasks need your attention.`,
        ),
        table(heads, cells),
        paragraph(
          `Please find out why and catch up${until === undefined ? ", and answer in writing" : `, and answer in writing by ${until}`}.`,
        ),
      ];
  if (answered) {
    const shown = printDate(day, locale);
    body.push(
      paragraph(
        zh ? `（重印件，附截至${shown}的回复。）` : `(Reprint, with the answers up to ${shown}.)`,
      ),
    );
  }
  return letterOf(
    plan,
    {
      title: zh ? "督办通知单" : "Supervision order",
      number: orderNumber(order),
      to: holderName(unit, "full", locale),
      body,
      date,
    },
    options,
  );
}
