import { check } from "../check.ts";
import { reportSlips, slipsIn } from "../reading/slips.ts";

export const markBeforeOthers = check({
  code: "mark-before-others",
  severity: { draft: "note", issue: "note" },
  strength: "practice",
  source: { zh: "公文用字的通例", en: "Practice of official writing" },
  summary: { zh: "“等”前面用了顿号", en: "、 before 等" },
  doc: {
    zh: "列举之后的“等”直接跟在最后一项后面，不加顿号：宣传、培训等。等级、等额、等候一类词开头的不查；逗号后面的“等”可能是等待，也不查。",
    en: "等 follows the last item without 、: 宣传、培训等. Words that begin with 等 (等级, 等额, 等候) are left alone, and so is 等 behind a comma, which may mean waiting.",
  },
  bad: [
    {
      source: '方案 甲 "甲方案" {\n  | 开展宣传、培训、等工作。\n}\n',
      finds: [{ at: "2:12", says: "“等”前面不用顿号：“、培训、等工作”" }],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  | 分类、等级保护、等额选举、宣传等工作，等条件成熟后推开，运维、安全，等等。\n}\n',
  ],
  run({ prose, report }) {
    const slips = slipsIn(
      prose,
      /、(?=等(?![级待候额同效次距价值式边于高线号第温压量比腰身而]))/g,
      () => "",
    );
    reportSlips(slips, report, {
      message: (words) => ({
        zh: `“等”前面不用顿号：“${words}”`,
        en: `no 、 before 等: “${words}”`,
      }),
      fix: { zh: "去掉顿号", en: "take 、 out" },
      safe: true,
      around: 3,
    });
  },
});
