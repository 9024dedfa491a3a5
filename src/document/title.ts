import { eastAsianWidth } from "get-east-asian-width";

/** How a title is to be broken. */
export interface TitleOptions {
  /** Names that stay whole, such as those of organs. */
  readonly names?: readonly string[];
  /** Widest line in full-width characters; 20 if not given (2号, 22 pt, in 156 mm). */
  readonly widest?: number;
}

/** A title in lines. */
export interface TitleLines {
  readonly lines: readonly string[];
  /** Width of the widest line in full-width characters; half-width ones count a half. */
  readonly width: number;
  /** Whether every line keeps to the widest line allowed (GB/T 9704 7.3.1). */
  readonly fits: boolean;
}

const WIDEST = 20;

/** 文种 that a title ends with (条例 art. 8). */
const KINDS = "决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要".split(
  "|",
);

/** Costs of a break or of a shape: relative, only their order and sums matter. */
const COST = {
  /** Each line more than needed. */
  line: 1.5,
  /** 矩形 and 沙漏形, where 梯形 and 菱形 cost nothing (GB/T 9704 7.3.1). */
  shape: 1,
  /** Lines of very different width, for each share of the widest beyond the tolerated part. */
  imbalance: 2,
  /** A last line of four characters or fewer. */
  shortLast: 20,
  /** A line wider than allowed, a character: only if nothing else is left. */
  tooWide: 100,
  /** A break inside 《…》 that does not fit a line. */
  insideBook: 6,
  /** A break inside “…” or （…）. */
  insideQuote: 3,
  /** 关于 apart from what it governs. */
  afterAbout: 0.6,
  /** Between a verb of issuing and its object: where readers pause. */
  afterIssuing: -0.4,
  /** Before 关于: the issuer alone on its line. */
  beforeAbout: 0.1,
  /** An adverb or a verb apart from what it goes with: 全面 | 推进. */
  afterGoverning: 1.2,
  /** After 和, 与, 及, 、 or before 的: a line that begins or ends with a small word. */
  smallWord: 0.5,
  /** Any other border of words. */
  word: 0.25,
} as const;

/**
 * Breaks a title into lines: at borders of words only, never inside a name, a number with its unit,
 * 关于, 的通知, or 《…》 if that fits a line; in the shape of a 梯形 or 菱形 where it can be
 * (GB/T 9704 7.3.1). A `|` forces breaks, and then there are no others. Same text, same lines.
 */
export function breakTitle(text: string, options: TitleOptions = {}): TitleLines {
  const widest = options.widest ?? WIDEST;
  if (text.includes("|"))
    return finished(
      text.split("|").map((line) => line.trim()),
      widest,
    );
  if (titleWidth(text) <= widest) return finished([text], widest);
  const breaks = possibleBreaks(text, options.names ?? [], widest);
  return finished(cheapest(text, breaks, widest), widest);
}

/** The title without the signs that force breaks. */
export function plainTitle(text: string): string {
  return text
    .split("|")
    .map((line) => line.trim())
    .join("");
}

/** Width in full-width characters: digits and Latin letters count a half, quotes and dashes one. */
export function titleWidth(text: string): number {
  let halves = 0;
  for (const character of text) {
    halves += eastAsianWidth(character.codePointAt(0) ?? 0, { ambiguousAsWide: true });
  }
  return halves / 2;
}

function finished(lines: readonly string[], widest: number): TitleLines {
  const width = Math.max(...lines.map(titleWidth));
  return { lines, width, fits: width <= widest };
}

/** A place where a line may end, as an offset, and what it costs there. */
interface Break {
  readonly at: number;
  readonly cost: number;
}

function possibleBreaks(text: string, names: readonly string[], widest: number): readonly Break[] {
  const kept = keptWhole(text, names, widest);
  const segments = [...new Intl.Segmenter("zh", { granularity: "word" }).segment(text)];
  return segments.flatMap(({ index }): Break[] => {
    if (index === 0 || kept.some((span) => span.start < index && index < span.end)) return [];
    const before = text[index - 1] ?? "";
    const after = text[index] ?? "";
    if (/[（《“‘〔【(]/.test(before) || /[）》”’〕】)，、。；：！？%]/.test(after)) return [];
    return [{ at: index, cost: breakCost(text, index, before, after) }];
  });
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The pieces of a title that no break may cut. */
function keptWhole(text: string, names: readonly string[], widest: number): readonly Span[] {
  const spans: Span[] = [];
  const keep = (pattern: RegExp) => {
    for (const match of text.matchAll(pattern)) {
      if (titleWidth(match[0]) <= widest) {
        spans.push({ start: match.index, end: match.index + match[0].length });
      }
    }
  };
  for (const name of names) {
    if (name === "" || titleWidth(name) > widest) continue;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      spans.push({ start: at, end: at + name.length });
    }
  }
  keep(/《[^《》]*》(?!的)/g);
  // With the 的通知 behind it: by itself that would be a last line of four characters or fewer.
  keep(new RegExp(`《[^《》]*》的(?:${KINDS.join("|")})$`, "g"));
  keep(new RegExp(`《[^《》]*》(?=的(?!(?:${KINDS.join("|")})$))`, "g"));
  keep(/〔\d+〕第?\d+号/g);
  // A number, the full dates and ranges made of numbers, and the unit behind.
  keep(/(?:第)?\d[\d.,—～~-]*(?:年\d+月\d+日|年\d+月|月\d+日|[\p{Script=Han}%‰])?/gu);
  keep(/[A-Za-z][A-Za-z0-9.+-]*/g);
  keep(/关于/g);
  keep(new RegExp(`的(?:${KINDS.join("|")})$`, "g"));
  return spans;
}

function breakCost(text: string, at: number, before: string, after: string): number {
  const head = text.slice(0, at);
  const tail = text.slice(at);
  let cost = 0;
  if (isInside(head, tail, "《", "》")) cost += COST.insideBook;
  if (isInside(head, tail, "“", "”") || isInside(head, tail, "（", "）")) cost += COST.insideQuote;
  if (/(?:印发|转发|批转|发布|下达|公布)$/.test(head)) return cost + COST.afterIssuing;
  if (head.endsWith("关于")) return cost + COST.afterAbout;
  if (tail.startsWith("关于")) return cost + COST.beforeAbout;
  if (
    /(?:全面|进一步|深入|加快|切实|认真|扎实|大力|积极|持续|着力|加强|推进|做好|开展)$/.test(head)
  ) {
    return cost + COST.afterGoverning;
  }
  if (/[和与及]/.test(before) || /[的和与及等]/.test(after)) return cost + COST.smallWord;
  if (/[》、的]/.test(before) || after === "《") return cost;
  return cost + COST.word;
}

function isInside(head: string, tail: string, open: string, close: string): boolean {
  return head.lastIndexOf(open) > head.lastIndexOf(close) && tail.includes(close);
}

/** The cheapest choice of breaks; of equal ones the first in reading order. */
function cheapest(text: string, breaks: readonly Break[], widest: number): readonly string[] {
  const least = Math.ceil(titleWidth(text) / widest);
  let best: { readonly lines: readonly string[]; readonly cost: number } | undefined;
  const choose = (from: number, start: number, lines: readonly string[], spent: number): void => {
    const rest = text.slice(start);
    const whole = [...lines, rest];
    const total = spent + shapeCost(whole, widest) + COST.line * Math.max(0, whole.length - least);
    if (!best || total < best.cost - 1e-9) best = { lines: whole, cost: total };
    if (lines.length > least + 1) return;
    for (let i = from; i < breaks.length; i++) {
      const place = breaks[i];
      if (!place) continue;
      const line = text.slice(start, place.at);
      // A line may be too wide only if it holds no earlier break.
      if (titleWidth(line) > widest && i > from) break;
      choose(i + 1, place.at, [...lines, line], spent + place.cost);
    }
  };
  choose(0, 0, [], 0);
  return best?.lines ?? [text];
}

function shapeCost(lines: readonly string[], widest: number): number {
  const widths = lines.map(titleWidth);
  const longest = Math.max(...widths);
  const shortest = Math.min(...widths);
  let cost = 0;
  for (const width of widths) cost += COST.tooWide * Math.max(0, width - widest);
  if ((widths.at(-1) ?? 0) <= 4 && lines.length > 1) cost += COST.shortLast;
  if (lines.length > 1 && !isTrapezoid(widths) && !isRhombus(widths)) cost += COST.shape;
  return cost + COST.imbalance * Math.max(0, 0.55 - shortest / longest);
}

/** 梯形: every line wider, or every line narrower, than the one before. */
function isTrapezoid(widths: readonly number[]): boolean {
  const steps = stepsOf(widths);
  return steps.every((step) => step > 0) || steps.every((step) => step < 0);
}

/** 菱形: wider up to a line in the middle, then narrower. */
function isRhombus(widths: readonly number[]): boolean {
  if (widths.length < 3) return false;
  const steps = stepsOf(widths);
  const turn = steps.findIndex((step) => step < 0);
  return (
    turn > 0 &&
    steps.slice(0, turn).every((step) => step > 0) &&
    steps.slice(turn).every((step) => step < 0)
  );
}

function stepsOf(widths: readonly number[]): readonly number[] {
  return widths.slice(1).map((width, i) => width - (widths[i] ?? 0));
}
