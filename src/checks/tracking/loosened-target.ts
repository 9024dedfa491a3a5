import type { Wording } from "../../findings/finding.ts";
import { printAmount } from "../../model/fields/print-amount.ts";
import type { Item } from "../../model/model.ts";
import { type Amount, placeIn, placeOf } from "../../syntax/entry.ts";
import { check } from "../check.ts";
import { quotable, spokenName, withBelow } from "../entries/item-words.ts";
import { cascadeExample } from "./rows/cascade-example.ts";
import { cascadesIn } from "./rows/cascade-rows.ts";

/**
 * Whether reaching the own target may still miss the one from above; 达到 is reached by what is more.
 * Different units, 约, and what is measured against something else are not compared.
 */
function isLooser(own: Amount, above: Amount): boolean {
  if (own.unit !== above.unit || own.relation === "~" || above.relation === "~") return false;
  if (own.relative !== undefined || above.relative !== undefined) return false;
  const { from = -Infinity, to = from } = own;
  if (above.relation === "<=") {
    const limit = above.to ?? above.from;
    return limit !== undefined && (own.relation.startsWith(">") ? Infinity : to) > limit;
  }
  return above.from !== undefined && (own.relation === "<=" ? -Infinity : from) < above.from;
}

/** The relation and the number, as a message says them. */
function spoken(amount: Amount): Wording {
  return { zh: printAmount(amount, "zh"), en: printAmount(amount, "en") };
}

/** The indicators of items that a plan addresses to a unit. */
function indicatorsOf(items: Iterable<Item>): ReadonlySet<Item> {
  return new Set(
    [...items].flatMap((item) => withBelow(item).filter(({ kind }) => kind === "indicator")),
  );
}

export const loosenedTarget = check({
  code: "loosened-target",
  severity: { draft: "warning", issue: "error" },
  strength: "practice",
  source: { zh: "上级方案逐级分解的通例", en: "Practice of handing a plan down level by level" },
  summary: {
    zh: "承接的指标，目标比上级方案宽",
    en: "What is taken up has a looser target than in the plan from above",
  },
  doc: {
    zh: "承接上级方案的指标（同名，或者写了“承接”），目标可以高，不可以低：上级“不低于90%”的，这里不低于95%可以，不低于85%不行；“不超过”的反过来。单位不同、“约”和相对的目标（上年数）不比。上级的指标这里没有的不报。",
    en: "An indicator that takes up one from above (by its name, or by `cascades`) may aim higher, not lower: where that says at least 90%, at least 95% is fine and at least 85% is not; the other way round for at most. Different units, `about`, and targets relative to something are not compared; an indicator that is missing here is left alone.",
  },
  bad: [
    {
      source: `${cascadeExample}方案 温州方案 "温州分局2015年工作方案" {\n  年度 2015\n  制发 温州\n  承接 局方案\n  责任 温州\n  时限 8月底前\n  措施 台账 "建立台账。"\n  措施 培训 "开展培训。" {\n    指标 参训面 不低于 85%\n  }\n}\n`,
      finds: [{ at: "26:12", says: "“参训面”的目标“不低于85%”比“局方案”的“不低于90%”宽" }],
    },
  ],
  good: [
    `${cascadeExample}方案 温州方案 "温州分局2015年工作方案" {\n  年度 2015\n  制发 温州\n  承接 局方案\n  责任 温州\n  时限 8月底前\n  措施 台账 "建立台账。"\n  措施 培训 "开展培训。" {\n    指标 参训面 不低于 95%\n  }\n}\n`,
  ],
  run({ model, report }) {
    for (const { upper, addressed, takenBy } of cascadesIn(model.plans, model.journal)) {
      for (const above of indicatorsOf(addressed.keys())) {
        const target = above.target?.amount;
        if (target === undefined) continue;
        for (const own of takenBy(above)) {
          const amount = own.target?.amount;
          if (amount === undefined || !isLooser(amount, target)) continue;
          const name = quotable(spokenName(own));
          report({
            entry: own.entry,
            place: placeIn(own.entry.file, amount),
            message: {
              zh: `“${name}”的目标“${spoken(amount).zh}”比“${upper.name}”的“${spoken(target).zh}”宽`,
              en: `the target “${spoken(amount).en}” of “${name}” is looser than “${spoken(target).en}” in “${upper.name}”`,
            },
            mend: {
              zh: "目标可以高，不可以低",
              en: "it may aim higher, not lower",
            },
            related: [
              {
                place: placeOf(above.entry),
                message: { zh: "上级方案里的指标", en: "the indicator of the plan from above" },
              },
            ],
          });
        }
      }
    }
  },
});
