import type { Item } from "../../model/model.ts";
import { childOf, placeIn, placeOf } from "../../syntax/entry.ts";
import { check } from "../check.ts";
import { quotable, spokenName } from "../entries/item-words.ts";
import { judgeHabit } from "../habit.ts";
import { cascadeExample } from "./rows/cascade-example.ts";
import { type Cascade, cascadesIn } from "./rows/cascade-rows.ts";

const MOST_NAMED = 3;

/** What is addressed to the unit and taken up by nothing; where an item is left out, not its parts as well. */
function leftOut({ addressed, takenBy }: Cascade): readonly Item[] {
  const missing = new Set([...addressed.keys()].filter((item) => takenBy(item).length === 0));
  return [...missing].filter((item) => {
    for (let at = item.parent; at !== undefined; at = at.parent) if (missing.has(at)) return false;
    return true;
  });
}

export const notTakenUp = check({
  code: "not-taken-up",
  severity: { draft: "warning", issue: "error" },
  strength: "practice",
  source: { zh: "上级方案逐级分解的通例", en: "Practice of handing a plan down level by level" },
  summary: {
    zh: "上级方案交给本单位的事项，本单位的方案没有承接",
    en: "A unit's plan leaves out what the plan from above gives it",
  },
  doc: {
    zh: "单位的方案写了“承接 上级方案”的，上级方案里由它负责的每一项（按制发单位算）都要有下落：本方案有同名的条目，或者条目里写“承接 名字”。一项整个没有承接的，只报这一项，不再报它下面的。过半没有承接的，只提示一次。牵头、配合的事项，和没有写“承接”的方案不查。",
    en: "Where a unit's plan says that it `cascades` a plan from above, everything that that plan makes its issuer own has its counterpart: an item of the same name, or one that `cascades` it. Where an item is left out, its parts are not told as well; where more than half are, it is one finding. What it only leads or supports, and plans without `cascades`, are left alone.",
  },
  bad: [
    {
      source: `${cascadeExample}方案 温州方案 "温州分局2015年工作方案" {\n  年度 2015\n  制发 温州\n  承接 局方案\n  责任 温州\n  时限 8月底前\n  措施 台账 "建立台账。"\n}\n`,
      finds: [{ at: "21:6", says: "“局方案”交给温州的“开展培训”没有承接" }],
    },
    {
      source: `${cascadeExample}方案 温州方案 "温州分局2015年工作方案" {\n  年度 2015\n  制发 温州\n  承接 局方案\n  责任 温州\n  时限 8月底前\n  措施 走访 "走访群众。"\n}\n`,
      finds: [
        {
          at: "21:6",
          says: "“局方案”交给温州的2项里，2项没有承接：“建立台账”“开展培训”",
        },
      ],
    },
  ],
  good: [
    `${cascadeExample}方案 温州方案 "温州分局2015年工作方案" {\n  年度 2015\n  制发 温州\n  承接 局方案\n  责任 温州\n  时限 8月底前\n  措施 台账 "建立台账。"\n  措施 轮训 "轮训全体人员。" { 承接 培训 }\n}\n`,
  ],
  run({ model, report }) {
    for (const cascade of cascadesIn(model.plans, model.journal)) {
      const { lower, upper, unit, addressed } = cascade;
      const left = new Set(leftOut(cascade));
      if (left.size === 0) continue;
      const entry = childOf(lower.entry, "cascades") ?? lower.entry;
      const word =
        entry.value?.type === "names"
          ? entry.value.names.find(({ text }) => text === upper.name)
          : undefined;
      const place = word === undefined ? placeOf(entry) : placeIn(entry.file, word);
      const mend = {
        zh: "加上同名的措施，或者在承接它的措施里写“承接 名字”",
        en: "add an item of the same name, or write `cascades` and its name in the item that takes it up",
      };
      const relatedTo = (items: readonly Item[]) =>
        items.slice(0, 12).map((item) => ({
          place: placeOf(item.entry),
          message: { zh: "上级方案里的事项", en: "the item of the plan from above" },
        }));
      const habit = judgeHabit([...addressed.keys()], (item) => left.has(item));
      if (habit.kind === "habit") {
        const { lacking, of } = habit;
        const names = lacking.slice(0, MOST_NAMED).map((item) => quotable(spokenName(item)));
        const more = lacking.length > MOST_NAMED;
        report({
          entry,
          place,
          message: {
            zh: `“${upper.name}”交给${unit.name}的${of}项里，${lacking.length}项没有承接：“${names.join("”“")}”${more ? "等" : ""}`,
            en: `of ${of} items that “${upper.name}” gives ${unit.name}, ${lacking.length} are not taken up: “${names.join("”, “")}”${more ? " …" : ""}`,
          },
          mend,
          related: relatedTo(lacking),
          cases: lacking.length,
        });
        continue;
      }
      for (const item of left) {
        const name = quotable(spokenName(item));
        report({
          entry,
          place,
          message: {
            zh: `“${upper.name}”交给${unit.name}的“${name}”没有承接`,
            en: `“${name}”, which “${upper.name}” gives ${unit.name}, is not taken up`,
          },
          mend,
          related: relatedTo([item]),
        });
      }
    }
  },
});
