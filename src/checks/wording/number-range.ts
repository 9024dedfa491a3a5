import { check } from "../check.ts";
import { reportSlips, slipsIn } from "../reading/slips.ts";

const UNITS = "个天年人次项家名件种处期岁所条户万亿元月日";

export const numberRange = check({
  code: "number-range",
  severity: { draft: "note", issue: "note" },
  strength: "recommended",
  source: { zh: "GB/T 15835-2011；GB/T 15834-2011", en: "GB/T 15835-2011; GB/T 15834-2011" },
  summary: { zh: "数值范围的写法不规范", en: "A range of numbers is not written as it should be" },
  doc: {
    zh: "百分数的范围两个数都带百分号：5%～10%；“3～5万元”会被读成3元到5万元，写“3万～5万元”；起止年份用一字线：2015—2017年；数量的范围用“～”或“—”，不用半角的-、~。每种写法每个文件提示一次；要定意思的（万、亿）不自动改。",
    en: "Both numbers of a range of shares have the sign: 5%～10%. “3～5万元” may be read as from 3元: write 3万～5万元. Years take —: 2015—2017年. Quantities take ～ or —, not - or ~. One note a file for each form; where the meaning has to be settled (万, 亿) nothing is changed by itself.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  | 提高5～10%，投入3～5万元，执行2015-2017年规划，培训3-5天。\n}\n',
      finds: [
        { at: "2:7", says: "范围的两个数都要带百分号：“5～10%”" },
        { at: "2:15", says: "“3～5万”前一个数是否也以此为单位？范围的两个数都写上" },
        { at: "2:23", says: "起止年份用一字线“—”：“2015-2017年”" },
        { at: "2:38", says: "范围用“～”，不用半角符号：“3-5”" },
      ],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  | 提高5%～10%，投入3万～5万元，执行2015—2017年规划，培训3～5天，电话0571-87654321，标准GB/T 9704-2012。\n}\n',
  ],
  run({ prose, report }) {
    const shares = slipsIn(
      prose,
      /(?<![\d.%％-])(\d+(?:\.\d+)?)([-~～—至])(\d+(?:\.\d+)?[%％])/g,
      ([, from = "", sign = "", to = ""]) => `${from}%${/[-~]/.test(sign) ? "～" : sign}${to}`,
    );
    reportSlips(shares, report, {
      message: (words) => ({
        zh: `范围的两个数都要带百分号：“${words}”`,
        en: `both numbers of “${words}” have the sign`,
      }),
      fix: { zh: "补上百分号", en: "add the sign" },
      safe: true,
    });
    const multiples = slipsIn(
      prose,
      /(?<![\d.-])(\d+(?:\.\d+)?)([-~～—至])(\d+(?:\.\d+)?)(万|亿)/g,
      ([, from = "", sign = "", to = "", multiple = ""]) =>
        `${from}${multiple}${/[-~]/.test(sign) ? "～" : sign}${to}${multiple}`,
    );
    reportSlips(multiples, report, {
      message: (words) => ({
        zh: `“${words}”前一个数是否也以此为单位？范围的两个数都写上`,
        en: `“${words}”: write the multiple behind both numbers`,
      }),
      fix: { zh: "两个数都写上万、亿", en: "write it behind both" },
      safe: false,
    });
    const years = slipsIn(
      prose,
      /(?<![\d-])((?:19|20)\d{2})[-~]((?:19|20)\d{2}年)/g,
      ([, from, to]) => `${from}—${to}`,
    );
    reportSlips(years, report, {
      message: (words) => ({
        zh: `起止年份用一字线“—”：“${words}”`,
        en: `years take —: “${words}”`,
      }),
      fix: { zh: "改为“—”", en: "write —" },
      safe: true,
    });
    const quantities = slipsIn(
      prose,
      new RegExp(
        `(?<![\\d.A-Za-z年月-])(\\d{1,3}(?:\\.\\d+)?)[-~](\\d{1,3}(?:\\.\\d+)?)(?=[${UNITS}])(?!\\d*[万亿])`,
        "g",
      ),
      ([, from, to]) => `${from}～${to}`,
    );
    reportSlips(quantities, report, {
      message: (words) => ({
        zh: `范围用“～”，不用半角符号：“${words}”`,
        en: `a range takes ～: “${words}”`,
      }),
      fix: { zh: "改为“～”", en: "write ～" },
      safe: true,
    });
  },
});
