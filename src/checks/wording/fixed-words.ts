import { check } from "../check.ts";
import { externalTerms } from "../reading/external-terms.ts";
import { reportSlips, slipsIn } from "../reading/slips.ts";

/** Words whose numeral counts nothing, or no longer: they are never written with digits. */
const WORDS =
  "四书五经 五四运动 三令五申 三心二意 一心一意 一如既往 一丝不苟 一以贯之 一视同仁 万无一失 五湖四海 四面八方 一带一路 五位一体 三会一课 三重一大 两学一做 一岗双责 一票否决 一把手 一事一议 一企一策 一网通办 一网统管 一站式 一体化 一次性 一揽子 一系列 一盘棋 进一步 第一责任人 第一时间 第一书记 三公经费 九三学社 五一国际劳动节 八一建军节";

const NUMERALS = "〇一二三四五六七八九";

/** Each numeral by its digit: 三会一课 → 3会1课. */
function withDigits(word: string): string {
  return word
    .replace(/[一二三四五六七八九]/g, (numeral) => String(NUMERALS.indexOf(numeral)))
    .replaceAll("两", "2");
}

/** 13五规划 and 十3五规划 alike. */
const PLAN_YEARS: ReadonlyMap<string, string> = new Map(
  ["一", "二", "三", "四", "五", "六"].flatMap((numeral, index): [string, string][] => [
    [`1${index + 1}五`, `十${numeral}五`],
    [`十${index + 1}五`, `十${numeral}五`],
  ]),
);

/** By what stands there wrongly: all digits, or one of two numerals only. */
const right: ReadonlyMap<string, string> = new Map([
  ...PLAN_YEARS,
  ...WORDS.split(" ").flatMap((word): [string, string][] => {
    const forms = new Set([
      withDigits(word),
      word.replace(/[一二三四五六七八九两]/, withDigits),
      word.replace(/[一二三四五六七八九两](?=[^一二三四五六七八九两]*$)/, withDigits),
    ]);
    return [...forms].map((form): [string, string] => [form, word]);
  }),
]);

const WRONG = new RegExp(
  `(?<![\\d.,])(?:${[...right.keys()].sort((a, b) => b.length - a.length).join("|")})`,
  "g",
);
const QUOTED = /(?<=“)[^“”\d]{0,6}\d[^“”]{0,7}(?=”)/g;

/** A term of common speech in quotation marks, with digits: 4个全面, 2个维护. */
function termOf(text: string): string | undefined {
  if (right.has(text)) return undefined;
  const ways = [
    text.replace(/\d/g, (digit) => NUMERALS.charAt(Number(digit))),
    text.replace(/\d/g, (digit) => (digit === "2" ? "两" : NUMERALS.charAt(Number(digit)))),
  ];
  return ways.find((way) => externalTerms.has(way));
}

export const fixedWords = check({
  code: "fixed-words",
  severity: { draft: "note", issue: "warning" },
  strength: "general",
  source: { zh: "GB/T 15835-2011", en: "GB/T 15835-2011" },
  summary: {
    zh: "固定的词语里用了阿拉伯数字",
    en: "A fixed word is written with digits",
  },
  doc: {
    zh: "词语里的数字已经定型的，用汉字：四书五经、三令五申、一带一路、三会一课、第一责任人、“十三五”规划；引号里大家都知道的提法（“4个全面”）也一样。“出台8项规定”“开展4个专项”是在数数，不查。每个文件报一次。",
    en: "A numeral that is part of a word is in Chinese: 四书五经, 三令五申, 一带一路, 三会一课, 第一责任人, “十三五”规划; so are terms that everybody knows, in quotation marks (“4个全面”). What counts (8项规定, 4个专项) is left alone. One finding a file.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  | 落实“4个全面”“2个维护”，3令5申，共建“1带1路”，由第1责任人抓好13五规划。\n}\n',
      finds: [
        { at: "2:20", says: "固定的词语用汉字数字：“3令5申”应为“三令五申”，本文件共4处" },
        { at: "2:8", says: "固定的词语用汉字数字：“4个全面”应为“四个全面”，本文件共2处" },
      ],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  | 落实“四个全面”，出台8项规定，开展“1+100”和“千人计划”，分1个一体化平台、21个进步奖，2021五年规划，第1线路，第11责任人，“十三五”规划，共4个全面推进的项目。\n}\n',
  ],
  run({ prose, report }) {
    const words = slipsIn(prose, WRONG, ([found]) => right.get(found));
    const message = (instead: (found: string) => string | undefined) => (found: string) => ({
      zh: `固定的词语用汉字数字：“${found}”应为“${instead(found) ?? ""}”`,
      en: `a fixed word has Chinese numerals: “${found}” should be “${instead(found) ?? ""}”`,
    });
    const fix = { zh: "改为汉字数字", en: "write Chinese numerals" };
    reportSlips(words, report, { message: message((found) => right.get(found)), fix, safe: true });
    const terms = slipsIn(prose, QUOTED, ([found]) => termOf(found));
    reportSlips(terms, report, { message: message(termOf), fix, safe: true });
  },
});
