import { keywordsFor, specOf } from "../../grammar/vocabulary.ts";
import { given } from "../given.ts";
import { fieldValue } from "../model/fields/field-value.ts";
import { fieldColumns } from "../model/fields/table.ts";
import { itemName, itemTitle } from "../model/items/item-name.ts";
import type { AmendedItem, Amendment, Subject } from "../model/journal/journal.ts";
import type { Item } from "../model/model.ts";
import { holderName, printParties } from "../model/organization/parties.ts";
import { printDate } from "./date-in-words.ts";
import type { DocumentOptions } from "./document-options.ts";
import { addresseesOf, citation, letterOf, paragraph, table } from "./official-parts.ts";
import type { NoticeView } from "./view.ts";

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
function changed({ subject, change }: AmendedItem): readonly [string, string, string] {
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
      const into = change.into === undefined ? undefined : itemTitle(change.into);
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

/** The view data of an adjustment's table. */
export function adjustmentView(amendment: Amendment, options: DocumentOptions): NoticeView {
  const { plan, changes, date, document } = amendment;
  const { locale } = plan;
  const zh = locale === "zh";
  const to = addresseesOf(plan);
  const heads = (
    zh
      ? ["序号", "工作任务", "单位", "调整事项", "原定", "调整为", "理由"]
      : ["No.", "Task", "Unit", "What", "Before", "Now", "Reason"]
  ).map((heading, index) => ({ heading, share: [9, 26, 12, 11, 18, 18, 16][index] ?? 10 }));
  const rows = changes.map((one, index) => {
    const { item, unit, occurrence } = one.subject;
    const name = itemName(item);
    const [what, old, now] = changed(one);
    return [
      String(index + 1),
      occurrence === undefined ? name : `${name}（${occurrence}）`,
      unit === undefined ? "" : holderName(unit, "short", locale),
      what,
      old,
      now,
      one.reason ?? "",
    ];
  });
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
      ],
      annexes: [
        {
          label: zh ? "附件" : "Annex",
          title: { text: zh ? "任务调整表" : "Adjusted tasks", lines: [] },
          blocks: [table(heads, rows)],
        },
      ],
      date,
    },
    options,
  );
}
