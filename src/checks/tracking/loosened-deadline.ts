import type { Assignment, Item } from "../../model/model.ts";
import { placeIn, placeOf } from "../../syntax/entry.ts";
import { check } from "../check.ts";
import { quotable, spokenName } from "../entries/item-words.ts";
import { cascadeExample } from "./rows/cascade-example.ts";
import { cascadesIn } from "./rows/cascade-rows.ts";

/** The days by which an item is due, in order; none where it has no date. */
function dueDays(item: Item): readonly string[] {
  const resolved = (item.frequency ?? item.due)?.resolved;
  const days = resolved?.occurrences.map(({ due }) => due) ?? [];
  const last = resolved?.due;
  return days.length > 0 ? days.toSorted() : last === undefined ? [] : [last];
}

/** How the own item is looser than what stands above: a day later than it, fewer times, or no date at all. */
function looser(own: Item, rows: readonly Assignment[]) {
  const above = rows.flatMap(({ due }) => due ?? []).toSorted();
  if (above.length === 0) return undefined;
  const days = dueDays(own);
  if (days.length === 0) return { kind: "none", above: above.at(-1) ?? "" } as const;
  if (days.length < above.length)
    return { kind: "fewer", above: above.length, own: days.length } as const;
  const at = above.findIndex((day, index) => (days[index] ?? "") > day);
  const day = days[at];
  const limit = above[at];
  return day === undefined || limit === undefined
    ? undefined
    : ({ kind: "later", above: limit, own: day } as const);
}

export const loosenedDeadline = check({
  code: "loosened-deadline",
  severity: { draft: "warning", issue: "error" },
  strength: "practice",
  source: { zh: "上级方案逐级分解的通例", en: "Practice of handing a plan down level by level" },
  summary: {
    zh: "承接的事项，时限晚于上级方案",
    en: "What is taken up has a later deadline than in the plan from above",
  },
  doc: {
    zh: "承接上级方案的事项，时限可以提前，不可以推后；上级要求每半年一次的，次数可以多，不可以少；上级定了时限的，不可以没有时限。上级在“调整”里给本单位延期的，按延期以后的算。几个条目承接同一项的，有一个符合就行。",
    en: "What a unit takes up from above may be due earlier, and not later; as often or more often, and not less; and where the plan from above has a deadline, it has one. An extension that an `amendment` grants the unit counts. Where several items take up the same one, one of them is enough.",
  },
  bad: [
    {
      source: `${cascadeExample}方案 温州方案 "温州分局2015年工作方案" {\n  年度 2015\n  制发 温州\n  承接 局方案\n  责任 温州\n  时限 11月底前\n  措施 台账 "建立台账。"\n  措施 培训 "开展培训。" { 时限 8月底前 }\n}\n`,
      finds: [{ at: "24:6", says: "“建立台账”的时限2015-11-30晚于“局方案”的2015-09-30" }],
    },
    {
      source: `${cascadeExample}方案 温州方案 "温州分局2015年工作方案" {\n  年度 2015\n  制发 温州\n  承接 局方案\n  责任 温州\n  措施 台账 "建立台账。"\n  措施 轮训 "开展培训。" {\n    承接 培训\n    时限 10月底前\n  }\n}\n`,
      finds: [
        { at: "23:6", says: "“局方案”要求“建立台账”2015-09-30前完成，这里没有时限" },
        { at: "26:8", says: "“开展培训”的时限2015-10-31晚于“局方案”的2015-09-30" },
      ],
    },
  ],
  good: [
    `${cascadeExample}方案 温州方案 "温州分局2015年工作方案" {\n  年度 2015\n  制发 温州\n  承接 局方案\n  责任 温州\n  时限 9月20日前\n  措施 台账 "建立台账。"\n  措施 培训 "开展培训。" { 时限 10月底前 }\n}\n调整 2015-09-10 "某发〔2015〕9号" 局方案 {\n  时限 培训@温州 = 2015-10-31 | 场地维修\n}\n`,
  ],
  run({ model, report }) {
    for (const { upper, addressed, takenBy } of cascadesIn(model.plans, model.journal)) {
      for (const [item, rows] of addressed) {
        const taken = takenBy(item).map((own) => ({ own, loose: looser(own, rows) }));
        const [first] = taken;
        if (first?.loose === undefined || taken.some(({ loose }) => loose === undefined)) continue;
        const { own, loose } = first;
        const name = quotable(spokenName(own));
        const timing = own.frequency ?? own.due;
        const phrase =
          timing?.entry.value?.type === "phrase" && !timing.inherited
            ? timing.entry.value.phrase
            : undefined;
        const above = upper.name;
        const message = {
          later: () => ({
            zh: `“${name}”的时限${loose.own}晚于“${above}”的${loose.above}`,
            en: `“${name}” is due on ${loose.own}, later than ${loose.above} in “${above}”`,
          }),
          fewer: () => ({
            zh: `“${above}”要求“${name}”做${loose.above}次，这里只有${loose.own}次`,
            en: `“${above}” asks for “${name}” ${loose.above} times, here it is ${loose.own}`,
          }),
          none: () => ({
            zh: `“${above}”要求“${name}”${loose.above}前完成，这里没有时限`,
            en: `“${above}” wants “${name}” by ${loose.above}, here it has no deadline`,
          }),
        }[loose.kind]();
        report({
          entry: own.entry,
          place:
            timing === undefined || phrase === undefined
              ? placeOf(own.entry)
              : placeIn(timing.entry.file, phrase),
          message,
          mend: {
            zh: "可以提前，不可以推后；上级同意延期的，登记“调整”",
            en: "it may be earlier, not later; record an `amendment` where an extension was granted",
          },
          related: [
            {
              place: placeOf(item.entry),
              message: { zh: "上级方案里的事项", en: "the item of the plan from above" },
            },
          ],
        });
      }
    }
  },
});
