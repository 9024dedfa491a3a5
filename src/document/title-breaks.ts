import type { Break } from "./title-lines.ts";

/** Where a title may be broken, and what each place costs. */

/** 文种 that a title ends with (条例 art. 8). */
const KINDS = "决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要";

/** Costs of a break: relative to each other and to those of shapes; only their order and sums matter. */
const COST = {
  /** A break inside 《…》 that does not fit a line. */
  insideBook: 6,
  /** A break inside “…” or （…）. */
  insideQuote: 3,
  /** Before （…）: it explains what stands before it. */
  beforeBracket: 4,
  /** 关于 apart from what it governs. */
  afterAbout: 0.6,
  /** Between a verb of issuing and its object: where readers pause. */
  afterIssuing: -0.4,
  /** Before 关于: the issuer alone on its line. */
  beforeAbout: 0.1,
  /** An adverb or a verb apart from what it goes with: 全面 | 推进. */
  afterGoverning: 1.2,
  /** A word of one character is most often a part of a longer one that no list knows: 合作 | 区. */
  besideSingle: 4,
  /** After 和, 与, 及, 、 or before 的: a line that begins or ends with a small word. */
  smallWord: 0.5,
  /** Any other border of words. */
  word: 0.25,
} as const;

const endsIssuing = /(?:印发|转发|批转|发布|下达|公布)$/;
const endsGoverning =
  /(?:全面|进一步|深入|加快|切实|认真|扎实|大力|积极|持续|着力|综合|加强|推进|做好|开展)$/;

/** Words of one character that are words and no parts: they join others, or govern what follows. */
const JOINING: ReadonlySet<string> = new Set("和与及等或至到");
const GOVERNING: ReadonlySet<string> = new Set("在对为以从向由被把将于不");

/** Breaks of a title, in order; `words` joined are the text, `fits` says whether a piece fits a line. */
export function breaksOf(
  text: string,
  words: readonly string[],
  names: readonly string[],
  fits: (piece: string) => boolean,
): readonly Break[] {
  const cut = cuttable(text, names, fits);
  const inside = bracketsAround(text);
  const breaks: Break[] = [];
  let at = 0;
  for (const [index, word] of words.entries()) {
    if (at > 0 && cut[at] === 1 && !adheres(text[at - 1] ?? "", text[at] ?? "")) {
      const previous = words[index - 1] ?? "";
      // Beside what stays whole (2024年) the words of the dictionary mean nothing.
      const [left, right] = [cut[at - 1] === 1 ? previous : "", cut[at + 1] === 1 ? word : ""];
      breaks.push({ at, cost: inside(at) + wordCost(text, at, left, right) });
    }
    at += word.length;
  }
  return breaks;
}

function adheres(before: string, after: string): boolean {
  return (
    after === " " || /[（《“‘〔【(]/.test(before) || /[）》”’〕】)，、。；：！？%]/.test(after)
  );
}

function isPart(word: string): boolean {
  const own = word === "的" || JOINING.has(word) || GOVERNING.has(word);
  return /^\p{Script=Han}$/u.test(word) && !own;
}

/** 1 at every offset where the text may be cut; 0 inside the pieces that stay whole. */
function cuttable(
  text: string,
  names: readonly string[],
  fits: (piece: string) => boolean,
): Uint8Array {
  const cut = new Uint8Array(text.length + 1).fill(1);
  const keep = (pattern: RegExp) => {
    for (const { 0: piece, index } of text.matchAll(pattern))
      if (fits(piece)) cut.fill(0, index + 1, index + piece.length);
  };
  // Who issues it may be named again in what is issued.
  const issuer = /^[^《》]{1,20}?(?=关于)/.exec(text)?.[0] ?? "";
  const whole = /印发|转发|发布|下达|公布/.test(issuer) ? names : [...names, issuer];
  for (const name of whole) {
    if (name === "" || !fits(name)) continue;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
      cut.fill(0, at + 1, at + name.length);
  }
  keep(/《[^《》]*》(?!的)/g);
  // With the 的通知 behind it: by itself that would be a last line of four characters or fewer.
  keep(new RegExp(`《[^《》]*》的(?:${KINDS})$`, "g"));
  keep(new RegExp(`《[^《》]*》(?=的(?!(?:${KINDS})$))`, "g"));
  keep(/〔\d+〕第?\d+号/g);
  // The number of a standard: （GB 50180）.
  keep(/[（(][^（）()\p{Script=Han}]*[）)]/gu);
  // A number, the full dates and ranges made of numbers, and the unit behind.
  keep(/(?:第)?\d[\d.,—～~-]*(?:年\d+月\d+日|年\d+月|月\d+日|[\p{Script=Han}%‰])?/gu);
  keep(/[A-Za-z][A-Za-z0-9.+-]*/g);
  keep(/关于/g);
  keep(new RegExp(`的(?:${KINDS})$`, "g"));
  return cut;
}

/** What the brackets around an offset add to a break there. */
function bracketsAround(text: string): (at: number) => number {
  const pairs = [spans(text, "《", "》"), spans(text, "“", "”"), spans(text, "（", "）")] as const;
  const [book, quote, bracket] = pairs;
  return (at) =>
    (book(at) ? COST.insideBook : 0) + (quote(at) || bracket(at) ? COST.insideQuote : 0);
}

/** Whether an offset lies behind an opening sign, before any closing one, and one is to come. */
function spans(text: string, open: string, close: string): (at: number) => boolean {
  const within = new Uint8Array(text.length + 1);
  const last = text.lastIndexOf(close);
  let opened = 0;
  for (let at = 0; at < text.length; at++) {
    within[at] = at <= last ? opened : 0;
    if (text[at] === open) opened = 1;
    else if (text[at] === close) opened = 0;
  }
  return (at) => within[at] === 1;
}

function wordCost(text: string, at: number, previous: string, word: string): number {
  const head = text.slice(Math.max(0, at - 4), at);
  if (endsIssuing.test(head)) return COST.afterIssuing;
  if (head.endsWith("关于")) return COST.afterAbout;
  if (text.startsWith("关于", at)) return COST.beforeAbout;
  if (/^[（(]/.test(word)) return COST.beforeBracket;
  if (isPart(previous) || isPart(word)) return COST.besideSingle;
  if (endsGoverning.test(head) || GOVERNING.has(previous)) return COST.afterGoverning;
  if (JOINING.has(previous) || word === "的" || JOINING.has(word)) return COST.smallWord;
  if (/[》、的]$/.test(previous) || word.startsWith("《")) return 0;
  return COST.word;
}
