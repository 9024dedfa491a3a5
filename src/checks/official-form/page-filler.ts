import { check } from "../check.ts";
import { chinesePassages } from "../reading/slips.ts";

const FILLER = /[（(]?(?:此|本)页(?:以下)?无(?:正文|内容)[）)]?|[（(]以下无正文[）)]/g;

export const pageFiller = check({
  code: "page-filler",
  severity: { draft: "warning", issue: "error" },
  strength: "must",
  source: { zh: "GB/T 9704-2012 7.3.5.5", en: "GB/T 9704-2012 7.3.5.5" },
  summary: { zh: "正文里写了“此页无正文”", en: "The text says that a page has no text" },
  doc: {
    zh: "页面余下的空白放不下署名、日期和印章时，调整行距、字距来解决，不标“此页无正文”。排印会让落款与正文同页。",
    en: "Where signature, date and seal do not fit the rest of a page, spacing is adjusted; no page says that it has no text. The typesetter keeps the signature with some of the text.",
  },
  bad: [
    {
      source:
        '机构 局 "某局"\n通知 甲 "某局关于培训的通知" {\n  | 请参加培训。\n  |\n  | （此页无正文）\n}\n',
      finds: [{ at: "5:5", says: "公文里不写“（此页无正文）”" }],
    },
  ],
  good: ['机构 局 "某局"\n通知 甲 "某局关于培训的通知" {\n  | 本页面无障碍服务要改进。\n}\n'],
  run({ prose, report }) {
    for (const passage of chinesePassages(prose)) {
      for (const match of passage.text.matchAll(FILLER)) {
        const [start, end] = [match.index, match.index + match[0].length];
        if (!passage.isTyped(start, end)) continue;
        report({
          entry: passage.entryAt(start),
          place: passage.place(start, end),
          message: { zh: `公文里不写“${match[0]}”`, en: `a document does not say “${match[0]}”` },
          mend: { zh: "删去，由排印调整间距", en: "delete it: spacing is adjusted in print" },
        });
      }
    }
  },
});
