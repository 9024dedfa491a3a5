import { check } from "../check.ts";
import { reportSlips, slipsIn } from "../reading/slips.ts";

export const ellipsisAndDash = check({
  code: "ellipsis-and-dash",
  severity: { draft: "note", issue: "warning" },
  strength: "general",
  source: { zh: "GB/T 15834-2011", en: "GB/T 15834-2011" },
  summary: {
    zh: "省略号或破折号的写法不对",
    en: "An ellipsis or a dash is not written as it should be",
  },
  doc: {
    zh: "省略号用六个点，占两个字：……；破折号占两个字：——。“...”“。。。”“…”“--”是代用的写法。省略号后面不再用“等”，只作提示。一个“—”可以是连接号，不查。",
    en: "An ellipsis has six dots and takes two characters: ……; a dash takes two: ——. “...”, “。。。”, “…” and “--” stand in for them. No 等 follows an ellipsis, which is a note. A single — may be a connecting mark and is left alone.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  | 宣传、培训...考核。。。总结…\n  | 目标--提高水平。\n  | 宣传、培训……等。\n}\n',
      finds: [
        { at: "2:10", says: "省略号写作“……”：“、培训...考核。”，本文件共3处" },
        { at: "3:7", says: "破折号写作“——”：“…目标--提高水”" },
        { at: "4:10", says: "省略号与“等”重复：“、培训……等。”" },
      ],
    },
  ],
  good: ['方案 甲 "甲方案" {\n  | 宣传、培训……北京—上海，主题——学习，版本1...3，A--B。\n}\n'],
  run({ prose, report }) {
    const dots = slipsIn(
      prose,
      /(?<=[\p{Script=Han}，、”》）])(?:\.{3,}|。{3,})|(?<!…)…(?!…)|…{3,}/gu,
      () => "……",
    );
    reportSlips(dots, report, {
      message: (words) => ({
        zh: `省略号写作“……”：“${words}”`,
        en: `an ellipsis is ……: “${words}”`,
      }),
      fix: { zh: "改为“……”", en: "write ……" },
      safe: true,
      around: 3,
    });
    const dashes = slipsIn(
      prose,
      /(?<=[\p{Script=Han}，、”》）])-{2,}(?=[\p{Script=Han}“《（])/gu,
      () => "——",
    );
    reportSlips(dashes, report, {
      message: (words) => ({ zh: `破折号写作“——”：“${words}”`, en: `a dash is ——: “${words}”` }),
      fix: { zh: "改为“——”", en: "write ——" },
      safe: true,
      around: 3,
    });
    const both = slipsIn(prose, /……等(?=[，。；、）])/g, () => null);
    reportSlips(both, report, {
      message: (words) => ({
        zh: `省略号与“等”重复：“${words}”`,
        en: `…… and 等 say the same: “${words}”`,
      }),
      mend: { zh: "只留一个", en: "keep one" },
      fix: { zh: "只留一个", en: "keep one" },
      safe: false,
      around: 3,
      severity: "note",
    });
  },
});
