import { check } from "../check.ts";
import { reportSlips, slipsIn } from "../reading/slips.ts";

export const enumerationComma = check({
  code: "enumeration-comma",
  severity: { draft: "note", issue: "note" },
  strength: "recommended",
  source: { zh: "GB/T 15834-2011 4.5.3.5", en: "GB/T 15834-2011 4.5.3.5" },
  summary: {
    zh: "并列的引号或书名号之间用了顿号",
    en: "、 between quotations or titles that follow each other",
  },
  doc: {
    zh: "标有引号、书名号的并列成分之间通常不用顿号：“庸懒散拖”“在岗不为”。中间有别的字（如括注）的用。国标说的是“通常”，所以只作提示，每个文件一次，改法由人决定。",
    en: "Quotations and titles that follow each other usually stand without 、: “庸懒散拖”“在岗不为”; with anything between them it is used. The standard says “usually”: a note, once a file, and people decide.",
  },
  bad: [
    {
      source: '方案 甲 "甲方案" {\n  | 整治“庸懒散拖”、“在岗不为”，学习《章程》、《条例》。\n}\n',
      finds: [
        { at: "2:13", says: "引号、书名号之间通常不用顿号：“庸懒散拖”、“在岗不为”，本文件共2处" },
      ],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  | 整治“庸懒散拖”“在岗不为”，学习《章程》（修订）、《条例》和“三严三实”、党章。\n}\n',
  ],
  run({ prose, report }) {
    const slips = slipsIn(prose, /(?<=[”》])、(?=[“《])/g, () => "");
    reportSlips(slips, report, {
      message: (words) => ({
        zh: `引号、书名号之间通常不用顿号：“${words}”`,
        en: `quotations and titles usually stand without 、 between them: “${words}”`,
      }),
      fix: { zh: "去掉这些顿号", en: "take these 、 out" },
      safe: false,
      around: 5,
    });
  },
});
