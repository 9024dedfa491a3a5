import { openPoints } from "../../model/text/open-points.ts";
import { check } from "../check.ts";

export const openPoint = check({
  code: "open-point",
  severity: { draft: "note", issue: "error" },
  strength: "practice",
  source: { zh: "定稿的通例", en: "Practice of issuing" },
  summary: { zh: "还有“待定”或 [?…] 没有落实", en: "Something is left open" },
  doc: {
    zh: "“待定”和 [?…] 在稿件里印出，定稿印发之前必须落实。",
    en: "What is open prints in drafts, and must be settled before the plan is issued.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    时限 待定 "等上级通知"\n    | 举办[?几]期培训。\n  }\n}\n',
      finds: [
        { at: "4:8", says: "“乙事。”还有未落实之处：时限 待定：等上级通知" },
        { at: "5:9", says: "“乙事。”还有未落实之处：[?几]" },
      ],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    时限 年底前\n    | 举办两期培训。\n  }\n}\n',
  ],
  run({ model, report }) {
    for (const point of openPoints(model)) {
      const question = point.question === undefined || point.question === "" ? "" : point.question;
      const what = {
        zh:
          point.field === undefined
            ? `[?${question}]`
            : `${point.field.zh} 待定${question === "" ? "" : `：${question}`}`,
        en:
          point.field === undefined
            ? `[?${question}]`
            : `${point.field.en} is open${question === "" ? "" : `: ${question}`}`,
      };
      report({
        entry: point.owner,
        place: point.place,
        message: {
          zh: `“${point.entry}”还有未落实之处：${what.zh}`,
          en: `“${point.entry}” is not settled: ${what.en}`,
        },
        mend: { zh: "印发之前写定", en: "settle it before the issue" },
      });
    }
  },
});
