import { numeralOf } from "../../time/reading/numerals.ts";

/** Names that count: 三大任务, 治党三问, 五好四突出. */

export const CHINESE_NUMBER = "[一二两三四五六七八九十]{1,3}";
export const CLASSIFIER = "(?:个方面|方面|个|项|大|张|种|条|类|级|件|句话|句|批次|支|点)";
export const HAN = "\\p{Script=Han}";

/** The name of a counted phrase, taken apart. */
export interface CountedName {
  readonly number: number;
  /** The numeral as written. */
  readonly numeral: string;
  /** What is counted: 大任务, 必谈. */
  readonly counted: string;
  /** What stands before the numeral: 治党 in 治党三问. */
  readonly before: string;
}

const wholeName = new RegExp(
  `^(${HAN}{0,3}?)(${CHINESE_NUMBER}|\\d{1,3})(${CLASSIFIER}?${HAN}{1,8})$`,
  "u",
);

/** Takes 五个必须 and 治党三问 apart; undefined where a name counts nothing, or several things. */
export function countedName(name: string): CountedName | undefined {
  const match = wholeName.exec(name);
  if (match === null) return undefined;
  const [, before = "", numeral = "", counted = ""] = match;
  if (/[第每几数]$/.test(before)) return undefined;
  // 五好四突出 counts twice: see countedParts.
  if (/[二两三四五六七八九十]/.test(counted)) return undefined;
  const number = numeralOf(numeral);
  return number === undefined || number === 0 ? undefined : { number, numeral, counted, before };
}

/** The counts that a name of several parts makes: 五好四突出, 一述、两议、三评、四抓. */
export function countedParts(name: string): readonly CountedName[] {
  const parts: CountedName[] = [];
  const pattern = new RegExp(
    `(${CHINESE_NUMBER})([^一二两三四五六七八九十、，]{1,6})[、，]?`,
    "uy",
  );
  let at = 0;
  while (at < name.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(name);
    const number = match === null ? undefined : numeralOf(match[1] ?? "");
    if (match === null || number === undefined) return [];
    parts.push({ number, numeral: match[1] ?? "", counted: match[2] ?? "", before: "" });
    at += match[0].length;
  }
  return parts;
}
