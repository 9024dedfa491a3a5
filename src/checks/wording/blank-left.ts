import { check } from "../check.ts";

/** Signs that keep a place for what is not yet known; a single one may be a sign of multiplication. */
const blank =
  /(?<![A-Za-z0-9])[XxＸｘ]{2,}(?![A-Za-z])|×{2,}|[＿_]{2,}|[○〇]{2,}|\b(?:TBD|TBC)\b/gu;

export const blankLeft = check({
  code: "blank-left",
  severity: { draft: "note", issue: "error" },
  strength: "practice",
  source: { zh: "核稿的通例", en: "Practice of proofreading" },
  summary: {
    zh: "文字里留着“XX”“××”“__”一类的空位",
    en: "A text still holds XX, ××, __ or TBD",
  },
  doc: {
    zh: "起草时用“XX月”“××家”占位，印发前要填上；还定不下来的，写作 [?问题]，它会列入待定事项，不会漏掉。成对以上的 X、×、下划线、○ 和英文的 TBD 才算；“3×3”“XL”这类不算。",
    en: "XX or ×× keeps a place while drafting and is filled in before issue; what is not settled is written `[?question]`, which is tracked as open. Only two or more of these signs running count, and TBD.",
  },
  bad: [
    {
      source: '方案 甲 "甲方案" {\n  | 全年培训XX人次，于2026年××月底前完成。\n}\n',
      finds: [
        { at: "2:9", says: "“XX”还没有填" },
        { at: "2:20", says: "“××”还没有填" },
      ],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  | 栏目按3×3排列，工装有XL和XXL两号，培训[?多少]人次，二〇二六年印发。\n}\n',
  ],
  run({ prose, report }) {
    for (const passage of prose.passages) {
      if (passage.text.search(blank) === -1) continue;
      for (const { 0: found, index } of passage.text.matchAll(blank)) {
        if (!passage.isTyped(index, index + found.length)) continue;
        report({
          entry: passage.entryAt(index),
          place: passage.place(index, index + found.length),
          message: { zh: `“${found}”还没有填`, en: `“${found}” is not filled in` },
          mend: {
            zh: "填上；还没有定的，写作 [?问题]",
            en: "fill it in; what is not settled is written `[?question]`",
          },
        });
      }
    }
  },
});
