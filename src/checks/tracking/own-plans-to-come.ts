import type { Unit } from "../../model/model.ts";
import { placeOf } from "../../syntax/entry.ts";
import { sheetHolder } from "../../tracking/tracked-rows.ts";
import { check } from "../check.ts";
import { cascadeExample } from "./rows/cascade-example.ts";
import { unitOf } from "./rows/cascade-rows.ts";

const MOST_NAMED = 5;

export const ownPlansToCome = check({
  code: "own-plans-to-come",
  severity: { draft: "note", issue: "note" },
  strength: "practice",
  source: { zh: "上级方案逐级分解的通例", en: "Practice of handing a plan down level by level" },
  summary: {
    zh: "有的分局有了自己的承接方案，有的还没有",
    en: "Some sub-bureaus have a plan of their own that takes this one up, some have none yet",
  },
  doc: {
    zh: "已经有分局用“承接”写了自己的方案的，数一数哪些承担了事项的分局还没有，在上级方案上提示一次。一个都没有的不报：不是每个局都要求分局另写方案。",
    en: "Once a sub-bureau has a plan of its own that `cascades` this one, those that owe something here and have none yet are counted, in one note on the plan from above. Where none has, nothing is said: not every bureau asks for such plans.",
  },
  bad: [
    {
      source: `${cascadeExample}方案 温州方案 "温州分局2015年工作方案" {\n  年度 2015\n  制发 温州\n  承接 局方案\n  责任 温州\n  时限 8月底前\n  措施 台账 "建立台账。"\n  措施 培训 "开展培训。"\n}\n`,
      finds: [{ at: "7:4", says: "2个分局里有1个写了承接方案，还没有的：嘉兴" }],
    },
  ],
  good: [cascadeExample],
  run({ model, report }) {
    for (const upper of model.plans) {
      const having = new Set(
        model.plans.flatMap((lower) =>
          lower !== upper && lower.cascades.includes(upper) ? (unitOf(lower) ?? []) : [],
        ),
      );
      if (having.size === 0) continue;
      const owing = new Set(
        upper.assignments.flatMap(({ role, parties }) =>
          role === "owner" ? parties.map(({ holder }) => sheetHolder(holder)) : [],
        ),
      );
      const bureaus = [...owing].filter(
        (holder): holder is Unit => holder.type === "unit" && holder.kind === "sub-bureau",
      );
      const without = bureaus.filter((unit) => !having.has(unit)).map(({ name }) => name);
      if (without.length === 0) continue;
      const written = bureaus.length - without.length;
      const shown = without.slice(0, MOST_NAMED);
      const more = without.length > shown.length;
      report({
        entry: upper.entry,
        place: placeOf(upper.entry),
        message: {
          zh: `${bureaus.length}个分局里有${written}个写了承接方案，还没有的：${shown.join("、")}${more ? `等${without.length}个` : ""}`,
          en: `${written} of ${bureaus.length} sub-bureaus have a plan that takes this one up; not yet: ${shown.join(", ")}${more ? ` and ${without.length - shown.length} more` : ""}`,
        },
        cases: without.length,
      });
    }
  },
});
