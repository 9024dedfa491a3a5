import { check } from "../check.ts";
import { reportSlips, slipsIn } from "../reading/slips.ts";

export const doubledMarks = check({
  code: "doubled-marks",
  severity: { draft: "note", issue: "warning" },
  strength: "general",
  source: { zh: "GB/T 15834-2011", en: "GB/T 15834-2011" },
  summary: { zh: "标点重复", en: "Two marks where one belongs" },
  doc: {
    zh: "句号、逗号、顿号、分号、冒号不连用：“。。”“，。”多半是改稿时留下的。同一个标点重复的可以直接改；两个不同的，要人来定留哪一个。？！、！！和省略号不查。",
    en: "。，、；： do not follow each other: 。。 or ，。 is most often left from editing. A repeated mark has a fix; of two different ones people choose. ？！, ！！ and …… are left alone.",
  },
  bad: [
    {
      source: '方案 甲 "甲方案" {\n  | 培训两期，，每期3天。。按时总结，。\n}\n',
      finds: [
        { at: "2:9", says: "标点重复：“训两期，，每期3”，本文件共2处" },
        { at: "2:21", says: "两个标点连用：“时总结，。”" },
      ],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  | 是否完成？！为什么？请说明……培训两期。。。\n}\n',
    '方案 甲 "甲方案" {\n  | 举办[?几期]，[?何时]。完成[?]。\n}\n',
  ],
  run({ prose, report }) {
    const same = slipsIn(prose, /([。，、；：])\1+/g, ([words, mark = ""]) =>
      mark === "。" && words.length > 2 ? undefined : mark,
    );
    reportSlips(same, report, {
      message: (words) => ({ zh: `标点重复：“${words}”`, en: `a mark is doubled: “${words}”` }),
      fix: { zh: "只留一个", en: "keep one" },
      safe: true,
      around: 3,
    });
    const mixed = slipsIn(prose, /([。，、；：])(?!\1)[。，、；：]/g, () => null);
    reportSlips(mixed, report, {
      message: (words) => ({
        zh: `两个标点连用：“${words}”`,
        en: `two marks together: “${words}”`,
      }),
      mend: { zh: "留下该留的一个", en: "keep the one that belongs there" },
      fix: { zh: "只留一个", en: "keep one" },
      safe: false,
      around: 3,
    });
  },
});
