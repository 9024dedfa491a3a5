import { check } from "../check.ts";
import { placeOfSlip, slipsIn } from "../reading/slips.ts";

/** Verbs that are said twice to make them lighter, and words that end one name and begin the next. */
const rightly =
  /^(?:一.|研究|讨论|商量|考虑|沟通|交流|学习|总结|锻炼|休息|帮助|检查|核对|比较|思考|党委|支部|机关|部门|单位|组织)/;

/** Two small words that never stand twice, but behind a word that ends with them or before one that doubles them. */
const particles = /(?<![目标])的的(?!确)|(?<![共温平缓饱调谐总])和和(?![美气睦乐])/gu;

export const doubledWord = check({
  code: "doubled-word",
  severity: { draft: "note", issue: "warning" },
  strength: "practice",
  source: { zh: "改稿时的常见错误", en: "What editing leaves behind" },
  summary: { zh: "同一个词连写了两遍", en: "A word that stands twice, one behind the other" },
  doc: {
    zh: "“推动推动工作落实”这样连写的词，多半是改稿时留下的。两字以上完全相同、中间没有标点的，和“的的”“和和”才查；“一步一步”“研究研究”这类叠用和“局党委党委书记”这类前后两个名称不查。",
    en: "A word that stands twice running, as in 推动推动, is most often left from editing. Only words of two characters or more with nothing between them are looked at, and 的的 and 和和; 一步一步, verbs that are doubled to make them lighter, and the end of one name before the same beginning of the next are left alone.",
  },
  bad: [
    {
      source: '方案 甲 "甲方案" {\n  | 扎实推动推动各项工作落实。\n}\n',
      finds: [{ at: "2:9", says: "“推动”连写了两遍" }],
    },
    {
      source: '方案 甲 "甲方案" {\n  | 落实上级的的要求和和部署。\n}\n',
      finds: [
        { at: "2:10", says: "“的”连写了两遍" },
        { at: "2:14", says: "“和”连写了两遍" },
      ],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  | 一步一步落实，重要事项研究研究再定，由局党委党委书记负责。逐项、逐项核对，以服务为目的的培训，促进缓和和解，的的确确，和和气气，层层落实，人人参与。\n}\n',
  ],
  run({ prose, report }) {
    const twice = slipsIn(prose, /(\p{Script=Han}{2,6})\1/gu, ([, word = ""]) =>
      rightly.test(word) || /^(.)\1+$/u.test(word) ? undefined : word,
    );
    const small = slipsIn(prose, particles, ([word]) => word.slice(1));
    for (const slip of [...twice, ...small]) {
      const { passage, start, instead: word = "" } = slip;
      const place = placeOfSlip({ ...slip, start: start + word.length });
      report({
        entry: passage.entryAt(start),
        place,
        message: {
          zh: `“${word}”连写了两遍`,
          en: `“${word}” stands twice, one behind the other`,
        },
        mend: { zh: "删去一个", en: "take one out" },
        fixes: [
          {
            title: { zh: "删去一个", en: "take one out" },
            edits: [{ place, text: "" }],
            safe: false,
          },
        ],
      });
    }
  },
});
