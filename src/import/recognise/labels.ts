import { readSample } from "../../model/items/numbering.ts";

/** The number in front of a paragraph. */
export interface Label {
  /** As typed, with the blanks behind it. */
  readonly written: string;
  /** Its series: the label of the first of it, brackets and blanks evened out. */
  readonly series: string;
  /** The sample that `编号` shows for it: the first label, as this one is typed. */
  readonly sample: string;
  readonly number: number;
  /** 0 for what stands highest: 第一章, 一、, （一）, 1., （1）, ①. */
  readonly rank: number;
  /** What stands behind it. */
  readonly rest: string;
}

const HAN = "[〇零一二三四五六七八九十百]+";

interface Pattern {
  readonly pattern: RegExp;
  readonly rank: number;
  readonly first: string;
}

/** Group 1 stands before the numeral, 2 is the numeral, 3 stands behind it. */
const patterns: readonly Pattern[] = [
  {
    pattern: new RegExp(`^(第)(${HAN})((?:部分|章|篇|编)[、：:]?[ \\u3000]*)(?=\\S)`),
    rank: 0,
    first: "一",
  },
  { pattern: new RegExp(`^(第)(${HAN})(节[、：:]?[ \\u3000]*)(?=\\S)`), rank: 1, first: "一" },
  { pattern: new RegExp(`^()(${HAN})(、[ \\u3000]*)(?=\\S)`), rank: 2, first: "一" },
  {
    pattern: new RegExp(`^([（(])(${HAN})([）)][、.．]?[ \\u3000]*)(?=\\S)`),
    rank: 3,
    first: "一",
  },
  { pattern: /^()(\d{1,3})([.．](?![\d.．])[ \u3000]*)(?=\S)/, rank: 4, first: "1" },
  { pattern: /^((?:\d{1,2}\.){1,3})(\d{1,2})(\.?[ \u3000]+)(?=\S)/, rank: 4.5, first: "1" },
  { pattern: /^()(\d{1,2})(、[ \u3000]*)(?=\S)/, rank: 4, first: "1" },
  { pattern: /^([（(])(\d{1,2})([）)][、.．]?[ \u3000]*)(?=\S)/, rank: 5, first: "1" },
  { pattern: /^()(\d{1,2})([)）][ \u3000]*)(?=\S)/, rank: 6, first: "1" },
  { pattern: /^()([①-⑳])([ \u3000]*)(?=\S)/, rank: 7, first: "①" },
  {
    pattern: /^([Aa]ction |[Gg]oal |[Oo]bjective |[Ss]ection |[Pp]art )(\d{1,2})([:.] *)(?=\S)/,
    rank: 3,
    first: "1",
  },
];

const DIGITS = "〇一二三四五六七八九";

/** 十二 → 12; undefined where it is no number up to 999. */
function hanNumber(text: string): number | undefined {
  const match =
    /^(?:([一二三四五六七八九])百)?(?:[零〇])?(?:([一二三四五六七八九]?)十)?([一二三四五六七八九])?$/.exec(
      text,
    );
  if (match === null || text === "") return undefined;
  const digit = (sign: string | undefined) => (sign === undefined ? 0 : DIGITS.indexOf(sign));
  const tens = match[2] === undefined ? 0 : match[2] === "" ? 1 : digit(match[2]);
  const number = digit(match[1]) * 100 + tens * 10 + digit(match[3]);
  return number === 0 ? undefined : number;
}

function numberOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const circled = text.charCodeAt(0) - 0x245f;
  if (circled >= 1 && circled <= 20) return circled;
  return hanNumber(text);
}

/** Reads the number in front of a text; undefined where there is none. */
export function readLabel(text: string): Label | undefined {
  for (const { pattern, rank, first } of patterns) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const [written, before = "", numeral = "", after = ""] = match;
    const number = numberOf(numeral);
    if (number === undefined) continue;
    const sample = `${before.replace(/\d+/g, "1")}${first}${after}`;
    if (readSample(sample) === undefined) continue;
    const series = sample
      .replace(/[\s\u3000]/g, "")
      .replace(/[（(]/, "（")
      .replace(/[）)]/, "）")
      .replace("．", ".");
    const level = rank + (before.match(/\d/g)?.length ?? 0) / 10;
    return { written, series, sample, number, rank: level, rest: text.slice(written.length) };
  }
  return undefined;
}
