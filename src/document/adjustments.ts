import { keywordsFor, specOf } from "../../grammar/vocabulary.ts";
import { given } from "../given.ts";
import type { Model } from "../model/compiled.ts";
import { fieldValue } from "../model/fields/field-value.ts";
import { fieldColumns } from "../model/fields/table.ts";
import { shortTitle } from "../model/items/item-text.ts";
import type { AmendedItem, Amendment, Subject } from "../model/journal/journal.ts";
import type { Item } from "../model/model.ts";
import { holderName, printParties } from "../model/organization/parties.ts";
import { printDate } from "./date-in-words.ts";
import type { DocumentOptions } from "./document-options.ts";
import { addresseesOf, citation, type Head, letterOf, paragraph, table } from "./official-parts.ts";
import type { NoticeView } from "./view.ts";

/** The characters of a task's title in a column beside others. */
const TASK_TITLE = 32;

/** 调整表: what an adjustment changes: what was said before, what holds now, and why. */

function before(item: Item, kind: string): string {
  const value = fieldValue(item, kind, undefined, item.plan.locale);
  return value.type === "text" ? value.text : "";
}

/** The day on which the rows that a change names were due as issued; undefined where they differ, or as written. */
function oldDue({ item, unit, occurrence }: Subject): string | undefined {
  if (item.frequency === undefined && item.due !== undefined) return undefined;
  const days = new Set(
    item.plan.assignments
      .filter(
        (row) =>
          row.item === item &&
          (occurrence === undefined || row.occurrence === occurrence) &&
          (unit === undefined || row.parties.some(({ holder }) => holder === unit)),
      )
      .flatMap(({ due }) => due ?? []),
  );
  const [day, other] = [...days];
  return day === undefined || other !== undefined ? undefined : printDate(day, item.plan.locale);
}

/** The attribute, its old and its new value as they print. */
function changed(
  { subject, change }: AmendedItem,
  model: Model,
): readonly [string, string, string] {
  const { item } = subject;
  const { locale } = item.plan;
  const zh = locale === "zh";
  const named = (kind: string) => {
    const column = Object.entries(fieldColumns).find(([id]) => id === kind)?.[1];
    return column?.label[locale] ?? specOf(kind)?.[locale] ?? kind;
  };
  switch (change.type) {
    case "due": {
      const { written, resolved } = change.timing;
      const now = resolved?.due !== undefined && /^\d{4}-/.test(written);
      return [
        named("due"),
        oldDue(subject) ?? before(item, "due"),
        now && resolved?.due !== undefined ? printDate(resolved.due, locale) : written,
      ];
    }
    case "role":
      return [
        named(change.role),
        before(item, change.role),
        printParties(change.list, "short", locale),
      ];
    case "paused":
      return [zh ? "状态" : "state", "", zh ? "暂停" : "paused"];
    case "cancelled": {
      const into = change.into === undefined ? undefined : shortTitle(change.into, model);
      const word = zh ? "取消" : "cancelled";
      return [
        zh ? "状态" : "state",
        "",
        into === undefined ? word : zh ? `${word}，并入“${into}”` : `${word}, part of “${into}”`,
      ];
    }
    default: {
      const kind = keywordsFor(change.attribute)[0]?.spec.kind ?? change.attribute;
      return [named(kind), before(item, kind), change.written];
    }
  }
}

/** What its columns have of their own. */
const headOf: readonly Omit<Head, "heading">[] = [{ center: true }, { least: 8 }];

interface Row {
  readonly name: string;
  readonly who: string;
  readonly what: string;
  readonly old: string;
  readonly now: string;
  readonly reason: string;
}

/** So many changes are told in the letter itself; more stand in a table behind it. */
const FEW = 2;

/** A change as a paragraph of the letter. */
function inWords(
  { name, who, what, old, now, reason }: Row,
  index: number,
  of: number,
  zh: boolean,
): string {
  if (!zh) {
    const change = `${what}: ${old === "" ? now : `${now} (before: ${old})`}`;
    return `${of === 1 ? "" : `${index + 1}. `}“${name}”${who === "" ? "" : `, ${who}`}: ${change}.${reason === "" ? "" : ` ${reason}.`}`;
  }
  // Marks within marks (GB/T 15834 4.8.3.3).
  const task = `“${name.replaceAll("“", "‘").replaceAll("”", "’")}”`;
  const change = old === "" ? `${what}调整为${now}` : `${what}由${old}调整为${now}`;
  const why = reason === "" ? "" : `理由：${reason.replace(/。$/, "")}。`;
  return `${of === 1 ? "" : `${index + 1}．`}${task}${who === "" ? "" : `，${who}`}：${change}。${why}`;
}

/** The view data of what an adjustment changes: in words, or as a table behind the letter. */
export function adjustmentView(
  amendment: Amendment,
  model: Model,
  options: DocumentOptions,
): NoticeView {
  const { plan, changes, date, document } = amendment;
  const { locale } = plan;
  const zh = locale === "zh";
  const to = addresseesOf(plan);
  const heads = (
    zh
      ? ["序号", "工作任务", "单位", "调整事项", "原定", "调整为", "理由"]
      : ["No.", "Task", "Unit", "What", "Before", "Now", "Reason"]
  ).map((heading, index): Head => ({ heading, ...headOf[index] }));
  const rows = changes.map((one): Row => {
    const { item, unit, occurrence } = one.subject;
    const title = shortTitle(item, model, TASK_TITLE);
    const name =
      occurrence === undefined
        ? title
        : zh
          ? `${title}（${occurrence}）`
          : `${title} (${occurrence})`;
    const [what, old, now] = changed(one, model);
    const who = unit === undefined ? "" : holderName(unit, "short", locale);
    return { name, who, what, old, now, reason: one.reason ?? "" };
  });
  const few = rows.length <= FEW;
  const title = { text: zh ? "任务调整表" : "Adjusted tasks", lines: [] };
  const cells = rows.map(({ name, who, what, old, now, reason }, index) => [
    String(index + 1),
    name,
    who,
    what,
    old,
    now,
    reason,
  ]);
  return letterOf(
    plan,
    {
      title: zh
        ? `关于调整${citation(plan).replace(/（.*$/, "")}有关任务的通知`
        : `Adjustments to ${plan.title.text}`,
      ...given({ number: document, to }),
      body: [
        paragraph(
          zh
            ? `${citation(plan)}的有关任务调整如下，其余不变。`
            : `The following tasks of ${plan.title.text} are changed; everything else stays.`,
        ),
        ...(few ? rows.map((row, index) => paragraph(inWords(row, index, rows.length, zh))) : []),
      ],
      ...(few
        ? {}
        : {
            annexes: [{ label: zh ? "附件" : "Annex", title, blocks: [table(heads, cells)] }],
          }),
      date,
    },
    options,
  );
}
