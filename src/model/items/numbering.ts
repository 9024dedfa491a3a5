import { given } from "../../given.ts";
import type { Entry } from "../../syntax/entry.ts";
import { clauseOf } from "../../syntax/entry.ts";
import type { ItemKind, Locale } from "../model.ts";
import { isItemKind } from "./item-kind.ts";

/** Labels of entries: by depth, or by kind where the plan says so. */

const DIGITS = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** A number from 0 to 9999 in Chinese numerals: 12 → 十二. */
export function chineseNumeral(number: number): string {
  if (number <= 10) return number === 10 ? "十" : (DIGITS[number] ?? "");
  if (number < 20) return `十${DIGITS[number - 10]}`;
  if (number < 100) {
    const rest = number % 10;
    return `${DIGITS[Math.floor(number / 10)]}十${rest === 0 ? "" : DIGITS[rest]}`;
  }
  const big = number < 1000 ? { size: 100, word: "百" } : { size: 1000, word: "千" };
  const rest = number % big.size;
  const gap = rest > 0 && rest < big.size / 10 ? "〇" : "";
  const tail = rest >= 10 && rest < 20 ? `一${chineseNumeral(rest)}` : chineseNumeral(rest);
  return `${DIGITS[Math.floor(number / big.size)]}${big.word}${rest === 0 ? "" : `${gap}${tail}`}`;
}

const STEMS = "甲乙丙丁戊己庚辛壬癸";

function roman(number: number): string {
  const steps: readonly (readonly [number, string])[] = [
    [100, "C"],
    [90, "XC"],
    [50, "L"],
    [40, "XL"],
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ];
  let rest = number;
  let text = "";
  for (const [size, sign] of steps) {
    while (rest >= size) {
      text += sign;
      rest -= size;
    }
  }
  return text;
}

function letters(number: number): string {
  let rest = number;
  let text = "";
  while (rest > 0) {
    rest -= 1;
    text = String.fromCharCode(97 + (rest % 26)) + text;
    rest = Math.floor(rest / 26);
  }
  return text;
}

interface Sample {
  readonly before: string;
  readonly after: string;
  /** The numeral that the sample shows, already a function of the number. */
  readonly numeral: (number: number) => string;
  /** `1.1.1`: the parents' numbers stand in front of its own. */
  readonly dotted: boolean;
}

const numerals: readonly {
  readonly pattern: RegExp;
  readonly numeral: (number: number) => string;
}[] = [
  { pattern: /1(?:\.1)*(?!\d)/, numeral: String },
  {
    pattern: /１/,
    numeral: (n) =>
      String(n).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  },
  { pattern: /一/, numeral: chineseNumeral },
  { pattern: /①/, numeral: (n) => (n <= 20 ? String.fromCharCode(0x245f + n) : `（${n}）`) },
  { pattern: /⑴/, numeral: (n) => (n <= 20 ? String.fromCharCode(0x2473 + n) : `（${n}）`) },
  {
    pattern: /㈠/,
    numeral: (n) => (n <= 10 ? String.fromCharCode(0x321f + n) : `（${chineseNumeral(n)}）`),
  },
  { pattern: /甲/, numeral: (n) => STEMS.charAt((n - 1) % STEMS.length) },
  { pattern: /(?<![A-Za-z])I(?![A-Za-z])/, numeral: roman },
  { pattern: /(?<![A-Za-z])i(?![A-Za-z])/, numeral: (n) => roman(n).toLowerCase() },
  { pattern: /(?<![A-Za-z])A(?![A-Za-z])/, numeral: (n) => letters(n).toUpperCase() },
  { pattern: /(?<![A-Za-z])a(?![A-Za-z])/, numeral: letters },
];

/** Reads the first label of a series, such as `（一）`; undefined where it shows no numeral. */
export function readSample(text: string): Sample | undefined {
  for (const { pattern, numeral } of numerals) {
    const match = pattern.exec(text);
    if (match === null) continue;
    return {
      before: text.slice(0, match.index),
      after: text.slice(match.index + match[0].length),
      numeral,
      dotted: match[0].includes("."),
    };
  }
  return undefined;
}

/** How a kind goes its own way. */
interface KindNumbering {
  readonly sample?: string;
  /** Runs on through all parents, in one series with every kind that the same entry names. */
  readonly continuous: boolean;
  /** The entry that says so; missing where it is the default. */
  readonly source?: Entry;
  readonly apart?: boolean;
}

/** The numbering in force in a block. */
export interface Numbering {
  readonly levels: readonly string[];
  /** How many divisions stand around the entries that the first level is for. */
  readonly from: number;
  readonly kinds: ReadonlyMap<ItemKind, KindNumbering>;
}

export const defaultNumbering: Record<Locale, Numbering> = {
  zh: {
    levels: ["一、", "（一）", "1.", "（1）"],
    from: 0,
    kinds: new Map([["action", { sample: "一是", continuous: false }]]),
  },
  en: {
    levels: ["1", "1.1", "1.1.1", "(a)"],
    from: 0,
    kinds: new Map([["action", { continuous: false }]]),
  },
};

/**
 * The numbering in force inside an entry, given the one around it. Samples of levels count from the
 * entry's children on. A kind stays apart or runs on as around it until 另段 or 接排 is written.
 * @param level how many divisions stand around the entry's children
 */
export function numberingIn(entry: Entry, around: Numbering, level: number): Numbering {
  let { levels, from } = around;
  const kinds = new Map(around.kinds);
  for (const own of entry.children) {
    if (own.type !== "entry") continue;
    if (own.kind === "layout" && own.value?.type === "choice" && own.value.choice !== "table") {
      const apart = own.value.choice === "apart";
      kinds.set("action", { continuous: false, ...kinds.get("action"), apart });
    }
    if (own.kind !== "numbering") continue;
    if (own.value?.type === "none") levels = [];
    if (own.value?.type !== "numbering") continue;
    const { samples, none } = own.value;
    if (own.value.kinds.length === 0) {
      levels = none ? [] : samples.map(({ text }) => text);
      from = level;
      continue;
    }
    const says = (key: "apart" | "alone" | "run-on") => clauseOf(own, key) !== undefined;
    for (const kind of own.value.kinds.filter(isItemKind)) {
      const before = around.kinds.get(kind);
      const sample = samples[0]?.text ?? (none ? undefined : before?.sample);
      const apart = says("apart") || says("alone") || (!says("run-on") && before?.apart === true);
      kinds.set(kind, {
        ...given({ sample }),
        continuous: clauseOf(own, "continuous") !== undefined,
        source: own,
        ...(apart ? { apart } : {}),
      });
    }
  }
  return { levels, from, kinds };
}

/** The label of the n-th entry of a series. */
export function labelOf(sample: string, number: number, parents: readonly number[]): string {
  const read = readSample(sample);
  if (read === undefined) return sample;
  const own = read.numeral(number);
  return `${read.before}${read.dotted ? [...parents, own].join(".") : own}${read.after}`;
}

/** A label as other places cite it: without blanks and the mark behind it. */
export function citedLabel(label: string): string {
  return label.trim().replace(/[、.．:：]+$/, "");
}

/** The mark that a label prints behind its numeral: the 、 of 一、. */
export function markBehind(label: string): string {
  return /[、.．:：]+$/.exec(label.trim())?.[0] ?? "";
}

const scripts: readonly (readonly [RegExp, RegExp])[] = [
  [/[0-9０-９A-Za-z]$/, /^[0-9０-９A-Za-z]/],
  [
    /[〇一二三四五六七八九十百千甲乙丙丁戊己庚辛壬癸]$/,
    /^[〇一二三四五六七八九十百千甲乙丙丁戊己庚辛壬癸]/,
  ],
];

/**
 * The number of an entry under its parent's: 一（二） and 1 are cited as 一（二）1. Numerals of one script, 1 and 2, keep
 * the mark that the parent prints between them: 一（二）1.2, never 一（二）12.
 */
export function citedTogether(parent: string, mark: string, own: string): string {
  const meet = scripts.some(([before, behind]) => before.test(parent) && behind.test(own));
  return `${parent}${meet ? (mark === "" ? "." : mark) : ""}${own}`;
}

/** The same without the mark, as sheets cited it that were handed out before. */
export function runTogether(number: string): string {
  return number.replace(
    /([0-9０-９A-Za-z〇一二三四五六七八九十百千甲乙丙丁戊己庚辛壬癸])[、.．:：]+(?=[0-9０-９A-Za-z〇一二三四五六七八九十百千甲乙丙丁戊己庚辛壬癸])/g,
    "$1",
  );
}

/** Does the label repeat its parents' numbers (`1.1.1`), so that it needs none in front? */
export function showsParents(sample: string): boolean {
  return readSample(sample)?.dotted === true;
}
