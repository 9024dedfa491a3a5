import * as v from "valibot";
import type { Amendment } from "../../model/journal/journal.ts";
import type { Item, Plan } from "../../model/model.ts";
import { placeIn, placeOf } from "../../syntax/entry.ts";
import { checkWithOptions, type Problem } from "../check.ts";
import { described } from "../entries/described.ts";
import { quotable, spokenItem, spokenName, withBelow } from "../entries/item-words.ts";
import { changedParts, fingerprintPattern, issueFingerprint } from "./rows/issue-fingerprint.ts";

const options = v.strictObject({
  issues: v.optional(
    described(v.record(v.string(), v.pipe(v.string(), v.regex(fingerprintPattern))), {
      expects: {
        zh: "方案名和 planwright explain <方案> 印出的指纹",
        en: "names of plans with the fingerprints that planwright explain <plan> prints",
      },
      doc: {
        zh: "印发时各方案的指纹，按方案名",
        en: "the fingerprint of each plan when it was issued, by the plan's name",
      },
    }),
    {},
  ),
});

/** The parts that an adjustment does not account for; a part is accounted for by one of any item in it. */
function unadjusted(parts: readonly Item[], amendments: readonly Amendment[]): readonly Item[] {
  const adjusted = new Set(
    amendments.flatMap(({ changes }) => changes.map(({ subject }) => subject.item)),
  );
  return parts.filter((part) => !withBelow(part).some((item) => adjusted.has(item)));
}

function judge(
  plan: Plan,
  recorded: string,
  current: string,
  amendments: readonly Amendment[],
): Problem | undefined {
  if (recorded === current) return undefined;
  const changed = changedParts(plan, recorded, current);
  // Which part it is cannot be told: an adjustment of the plan may account for it.
  if (changed === undefined && amendments.length > 0) return undefined;
  const parts = changed === undefined ? [] : unadjusted(changed, amendments);
  if (changed !== undefined && changed.length > 0 && parts.length === 0) return undefined;
  const [first, ...others] = parts;
  const title = quotable(spokenName(plan));
  const where =
    first === undefined
      ? changed === undefined
        ? { zh: "", en: "" }
        : { zh: "：各部分以外的文字", en: ": the text outside of its parts" }
      : {
          zh: `：${parts.map((part) => spokenItem(part).zh).join("、")}`,
          en: `: ${parts.map((part) => spokenItem(part).en).join(", ")}`,
        };
  return {
    entry: first?.entry ?? plan.entry,
    place: placeOf(first?.entry ?? plan.entry),
    message: {
      zh: `“${title}”印发以后改了，没有“调整”${where.zh}`,
      en: `“${title}” was changed after its issue, without an adjustment${where.en}`,
    },
    mend: {
      zh: `恢复印发时的文字，改动用“调整”登记；重新印发的，把选项 issues 里的“${plan.name}”改为 ${current}`,
      en: `restore the issued text and record the change as an \`amendment\`; if it was issued anew, set “${plan.name}” in the option \`issues\` to ${current}`,
    },
    related: [
      ...others.map((part) => ({
        place: placeOf(part.entry),
        message: { zh: "这一部分也改了", en: "this part was changed as well" },
      })),
      ...(plan.notice === undefined
        ? []
        : [
            {
              place: placeIn(plan.notice.entry.file, plan.notice.title),
              message: { zh: "由这份通知印发", en: "issued by this notice" },
            },
          ]),
    ],
  };
}

export const issuedChanged = checkWithOptions(
  {
    code: "issued-changed",
    severity: { draft: "error", issue: "error" },
    strength: "practice",
    source: {
      zh: "已印发的公文不得改动，变更另行发文",
      en: "An issued document is not changed; changes are issued by themselves",
    },
    summary: {
      zh: "已印发的方案改动了，没有登记调整",
      en: "An issued plan was changed without an adjustment",
    },
    doc: {
      zh: "方案印发以后，文字以印发的为准；时限、单位有变动的，用“调整”登记，印发的文字不改。印发时运行 planwright explain <方案>，把印出的指纹写进选项 issues：以后方案印出的文字、编号、单位、时限、频次、指标、分值有了变化，就会报告，并指出在哪一部分。空格、换行、关键字用中文还是英文、条目的名字，不算变化。某一部分里有条目登记了调整的，这一部分不报。",
      en: "Once a plan is issued, its text is what was issued; changed deadlines and units are recorded as an `amendment`, and the text stays. When it is issued, run `planwright explain <plan>` and keep the fingerprint it prints in the option `issues`: any change of the printed text, numbers, units, deadlines, frequencies, indicators or points is reported from then on, with the part it is in. Blanks, line ends, the language of keywords and names of entries do not count. A part with an adjustment of one of its items is left alone.",
    },
    options,
    bad: [
      {
        options: { issues: { 甲: "0123456789abcdef" } },
        source: '方案 甲 "甲方案" {\n  措施 乙 "乙事。"\n}\n',
        finds: [{ at: "1:4", says: "“甲方案”印发以后改了，没有“调整”" }],
      },
    ],
    good: ['方案 甲 "甲方案" {\n  措施 乙 "乙事。"\n}\n'],
    run({ model, prose, options: { issues }, report }) {
      for (const plan of model.plans) {
        const recorded = Object.hasOwn(issues, plan.name) ? issues[plan.name] : undefined;
        if (recorded === undefined) continue;
        const amendments = model.journal.amendments.filter((amended) => amended.plan === plan);
        const problem = judge(plan, recorded, issueFingerprint(plan, prose), amendments);
        if (problem !== undefined) report(problem);
      }
    },
  },
  v.parse,
);
