import { numeralOf } from "../../time/reading/numerals.ts";
import type { Passage } from "./prose.ts";

/** Series that a text counts through: 一是…二是…, 第一，…第二，…, （1）…（2）…, ①…②…. */

export type Family = "是" | "要" | "第" | "（1）" | "①" | "（一）" | "一、" | "1.";

/** One label of a series. */
export interface Step {
  readonly family: Family;
  readonly number: number;
  /** As written: 二是. */
  readonly text: string;
  readonly at: number;
  readonly end: number;
  /** Typed by the drafter; the others are computed labels. */
  readonly typed: boolean;
}

const NUMERAL = "[一二三四五六七八九十]{1,3}";

interface Reader {
  readonly family: Family;
  /** The first group is the numeral. */
  readonly pattern: RegExp;
  /** Stands at the beginning of a paragraph only. */
  readonly leading: boolean;
}

const readers: readonly Reader[] = [
  { family: "是", pattern: new RegExp(`(${NUMERAL})是(?!否|非)`, "g"), leading: false },
  { family: "要", pattern: new RegExp(`(${NUMERAL})要(?![素点闻目])`, "g"), leading: false },
  {
    family: "第",
    pattern: new RegExp(`(?<=^|[。；：])第(${NUMERAL})(?=[，、])`, "g"),
    leading: false,
  },
  { family: "（1）", pattern: /(?<=^|[。；：，])[（(](\d{1,2})[）)]/g, leading: false },
  { family: "①", pattern: /([①-⑳])/g, leading: false },
  { family: "（一）", pattern: new RegExp(`^[（(](${NUMERAL})[）)]`, "g"), leading: true },
  { family: "一、", pattern: new RegExp(`^(${NUMERAL})、`, "g"), leading: true },
  { family: "1.", pattern: /^(\d{1,2})[.．、](?!\d)/g, leading: true },
];

function numberOf(text: string): number | undefined {
  const circled = /^[①-⑳]$/.test(text) ? (text.codePointAt(0) ?? 0) - 0x245f : undefined;
  return circled ?? numeralOf(text);
}

/** The label of a series that a text begins with: 一、, （二）, 1., 三是. */
export function leadingStep(text: string): Pick<Step, "family" | "number" | "text"> | undefined {
  for (const { family, pattern } of readers) {
    pattern.lastIndex = 0;
    const match = pattern.exec(text);
    const number = match?.index === 0 ? numberOf(match[1] ?? "") : undefined;
    if (match !== null && number !== undefined) return { family, number, text: match[0] };
  }
  return undefined;
}

/** The labels of series in a passage, in order. */
export function stepsIn(passage: Passage): readonly Step[] {
  const { text } = passage;
  const steps: Step[] = [];
  for (const { family, pattern, leading } of readers) {
    // Not matchAll, which copies the pattern: there are eight for each paragraph of a plan.
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const number = numberOf(match[1] ?? "");
      if (number === undefined || number === 0) continue;
      const end = match.index + match[0].length;
      const typed = passage.isTyped(match.index, end);
      if (leading && !typed) continue;
      const { index } = match;
      // A computed label needs no sign in front of it, and is one for what stands behind it.
      if (typed && index > 0 && !/[。；：，！？]/.test(text.charAt(index - 1))) {
        const free = family !== "是" && family !== "要";
        if (!free && steps.at(-1)?.end !== index) continue;
      }
      steps.push({ family, number, text: match[0], at: match.index, end, typed });
    }
  }
  return steps.sort((a, b) => a.at - b.at);
}
