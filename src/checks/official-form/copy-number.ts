import { check } from "../check.ts";
import { literalOf } from "../entries/notice-fields.ts";

const DIGITS = 6;

export const copyNumber = check({
  code: "copy-number",
  severity: { draft: "note", issue: "warning" },
  strength: "general",
  source: { zh: "GB/T 9704-2012 7.2.1", en: "GB/T 9704-2012 7.2.1" },
  summary: { zh: "份号不是六位数字", en: "The copy number does not have six digits" },
  doc: {
    zh: "份号一般用六位阿拉伯数字，不足的在前面补零：000001。",
    en: "A copy is numbered with six Arabic digits, zeros in front: 000001.",
  },
  bad: [
    {
      source: '机构 局 "某局"\n通知 甲 "某局关于培训的通知" {\n  份号 12\n}\n',
      finds: [{ at: "3:6", says: "份号“12”不是六位数字" }],
    },
    {
      source: '机构 局 "某局"\n通知 甲 "某局关于培训的通知" {\n  份号 "第1份"\n}\n',
      finds: [{ at: "3:7", says: "份号“第1份”不是六位数字" }],
    },
  ],
  good: ['机构 局 "某局"\n通知 甲 "某局关于培训的通知" {\n  份号 000001\n}\n'],
  run({ model, report }) {
    for (const notice of model.notices) {
      const literal = literalOf(notice, "copy-number");
      if (literal === undefined || /^\d{6}$/.test(literal.text)) continue;
      const { text, entry, place } = literal;
      const right =
        /^\d+$/.test(text) && text.length < DIGITS ? text.padStart(DIGITS, "0") : undefined;
      report({
        entry,
        place,
        message: { zh: `份号“${text}”不是六位数字`, en: `“${text}” does not have six digits` },
        mend: {
          zh: `写六位数字，如“${right ?? "000001"}”`,
          en: `write six digits, such as “${right ?? "000001"}”`,
        },
        fixes:
          right === undefined
            ? []
            : [
                {
                  title: { zh: `改为“${right}”`, en: `write “${right}”` },
                  edits: [{ place, text: right }],
                  safe: true,
                },
              ],
      });
    }
  },
});
