import { numeralOf } from "../../time/reading/numerals.ts";
import { CHINESE_NUMBER, CLASSIFIER, type CountedName, countedName, HAN } from "./counted-names.ts";
import type { Passage } from "./prose.ts";
import { countedWord, standsAround } from "./things-around.ts";

/**
 * Counted phrases of Chinese official prose (三张清单, “五个必须”, “六必谈”) and the lists that touch
 * them. A number that no list touches is no count.
 */

/** A number that is about, or one of a series: no count. */
const NO_COUNT_BEFORE = /[第每近约前后几数多余逾超十百千万亿\d零一二两三四五六七八九—～~\-.+初]$/;
const NO_COUNT_BEHIND = /^(?:左右|以上|以下|多|余|月|年|日|届|次|期)/;

/** A list beside a counted phrase. */
export interface TouchingList {
  readonly items: readonly string[];
  /** Readings of the same words that count fewer things: 和 may join two items or stand within one. */
  readonly fewest: number;
  readonly most: number;
  /** Where the list stands in the passage. */
  readonly start: number;
  readonly end: number;
  /** 等 stands between the list and the number: the list may be a choice. */
  readonly open: boolean;
  /** 一是…二是…, or a definition behind a colon: it is the whole list. */
  readonly whole: boolean;
}

export interface CountedPhrase {
  readonly name: CountedName;
  /** As written, without quotation marks. */
  readonly text: string;
  readonly quoted: boolean;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly lists: readonly TouchingList[];
}

const JOINT = /(?:以及|和|与|及)/;

function itemsOf(text: string): Pick<TouchingList, "items" | "fewest" | "most"> | undefined {
  const segments = splitOutsideQuotes(text, "、");
  if (segments.some((segment) => segment.trim() === "")) return undefined;
  const last = segments.at(-1) ?? "";
  const split = last
    .split(JOINT)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const most = segments.reduce(
    (sum, segment) =>
      sum + segment.split(new RegExp(JOINT, "g")).filter((part) => part !== "").length,
    0,
  );
  const items =
    split.length === 2 && segments.length > 1 ? [...segments.slice(0, -1), ...split] : segments;
  return { items: items.map((item) => item.trim()), fewest: segments.length, most };
}

function splitOutsideQuotes(text: string, sign: string): string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const char of text) {
    if (char === "“" || char === "《" || char === "（") depth += 1;
    if (char === "”" || char === "》" || char === "）") depth = Math.max(0, depth - 1);
    if (char === sign && depth === 0) parts.push("");
    else parts[parts.length - 1] += char;
  }
  return parts;
}

/** An item that counts something itself makes the words no list: 三大任务、三项工程. */
const countsItself = (item: string): boolean => innerCount.test(item);
const innerCount = new RegExp(
  `(?:[二两三四五六七八九十]|\\d+)${CLASSIFIER}|“[两二三四五六七八九]${HAN}{1,3}”`,
  "u",
);

/** 指出不足、提振“四气”、促进工作: the phrase stands within an item of the list and does not sum it up. */
function isItemOfList(words: string, behind: string): boolean {
  const segments = splitOutsideQuotes(words, "、");
  const last = segments.at(-1) ?? "";
  const shortest = Math.min(...segments.slice(0, -1).map((segment) => segment.length));
  return /^”?[、和与及]/.test(behind) || last.length < Math.min(shortest, 3);
}

/** 会同甲处、乙处编制“三线”方案: a verb stands between the list and the number, so the number counts something else. */
const VERB_BEHIND =
  /(?:编制|划定|制定|修订|研究|完成|组织|开展|落实|推进|推行|推广|实施|建立|健全|完善|做好|抓好|提振|压实|践行|坚持|执行|形成|实现|打造|强化|加强|严守|守住|召开|举办|签订|出台|印发|梳理|公布|发布|设立|配备|选派|成立|严格|遵守|聚焦|围绕)$/;
/** 会同甲处、乙处…: the list names those who take part, which only 两个部门 counts. */
const TAKES_PART = /^(?:会同|联合|协同|协调|由|与|同|向|对|组织|督促|指导|委托)/;
const PARTIES = /部门|单位|处室|科室|机构|分局|支局|[省市县区州局家委办]$/;

function countsSomethingElse(words: string, counted: string): boolean {
  return VERB_BEHIND.test(words) || (TAKES_PART.test(words) && !PARTIES.test(counted));
}

const BEFORE_LIMIT = 160;
const LABEL = new RegExp(`^${CHINESE_NUMBER}、`);

function listBefore(
  text: string,
  start: number,
  phraseEnd: number,
  counted: string,
): TouchingList | undefined {
  let end = start;
  let open = false;
  const rest = (): string => text.slice(Math.max(0, end - BEFORE_LIMIT), end);
  const glue = /(?:等)?(?:这|上述|的|共)?$/.exec(rest());
  if (glue !== null) {
    open = glue[0].startsWith("等");
    end -= glue[0].length;
  }
  const before = rest();
  const base = end - before.length;
  if (before.endsWith("”")) {
    const quote = before.lastIndexOf("“");
    if (quote !== -1 && before.slice(quote + 1, -1).includes("、")) {
      const read = itemsOf(before.slice(quote + 1, -1));
      if (read === undefined || read.items.some(countsItself)) return undefined;
      return { ...read, start: base + quote + 1, end: end - 1, open, whole: false };
    }
  }
  const clause = startOfList(before);
  // The paragraph's own label, 一、, is no item of a list.
  const label = base + clause === 0 ? (LABEL.exec(before)?.[0].length ?? 0) : 0;
  const from = clause + label;
  const words = before.slice(from);
  if (!words.includes("、")) return undefined;
  if (end === start && isItemOfList(words, text.slice(phraseEnd, phraseEnd + 2))) return undefined;
  if (end === start && countsSomethingElse(words, counted)) return undefined;
  const read = itemsOf(words);
  if (read === undefined || read.items.some(countsItself)) return undefined;
  return { ...read, start: base + from, end, open, whole: false };
}

/** The list's beginning: behind the last sign outside quotations that ends a clause. */
function startOfList(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const char = text.charAt(at);
    if (char === "”" || char === "》" || char === "）") depth += 1;
    else if (char === "“" || char === "《" || char === "（") {
      if (depth === 0) return at + 1;
      depth -= 1;
    } else if (depth === 0 && /[。！？；：，,;:\s]/.test(char)) return at + 1;
  }
  return 0;
}

const SERIES = /([一二三四五六七八九十]{1,3})(?:是|要)/g;

/** 一是…二是…: how many in a row from one, in a text that begins with the first. */
function seriesIn(text: string): { readonly count: number; readonly end: number } | undefined {
  if (!/^一(?:是|要)/.test(text)) return undefined;
  let count = 0;
  let end = 0;
  for (const match of text.matchAll(SERIES)) {
    const boundary = match.index === 0 || /[。；：，！？]/.test(text.charAt(match.index - 1));
    if (!boundary) continue;
    const number = numeralOf(match[1] ?? "");
    if (number === 1 && count > 0) break;
    count += 1;
    end = match.index + match[0].length;
  }
  return { count, end };
}

const DEFINES = /^(?:：|，?(?:即|就是|也就是|包括|分别是|分别为|指的是|是指)：?)/;

function listBehind(text: string, end: number, definition: boolean): TouchingList[] {
  const behind = text.slice(end, end + 1200);
  if (behind.startsWith("（")) {
    const close = behind.indexOf("）");
    if (close === -1) return [];
    const lead = /^（(?:即|包括|指)?[：]?/.exec(behind)?.[0].length ?? 1;
    return listsIn(behind.slice(lead, close), end + lead, false, true);
  }
  const lead = DEFINES.exec(behind)?.[0].length;
  if (lead === undefined) return [];
  const rest = behind.slice(lead);
  const series = seriesIn(rest);
  if (series !== undefined) {
    const items = Array.from({ length: series.count }, (_, index) => String(index + 1));
    return [
      {
        items,
        fewest: series.count,
        most: series.count,
        start: end + lead,
        end: end + lead + series.end,
        open: false,
        whole: true,
      },
    ];
  }
  const stop = rest.search(/[。！？]/);
  return listsIn(stop === -1 ? rest : rest.slice(0, stop), end + lead, definition, definition);
}

/** The lists that a text may be: by ；, by ，, by 、. */
function listsIn(text: string, start: number, clauses: boolean, whole: boolean): TouchingList[] {
  const lists: TouchingList[] = [];
  const add = (
    read: Pick<TouchingList, "items" | "fewest" | "most"> | undefined,
    clausesOfDefinition = false,
  ) => {
    if (read === undefined || read.most < 2) return;
    // A clause of a definition may well say 三严三实.
    if (!clausesOfDefinition && read.items.some(countsItself)) return;
    const open = /等$/.test(text);
    lists.push({ ...read, start, end: start + text.length, open, whole });
  };
  for (const sign of clauses ? ["；", "，"] : []) {
    const items = splitOutsideQuotes(text, sign).filter((part) => part.trim() !== "");
    if (items.length > 1) add({ items, fewest: items.length, most: items.length }, true);
  }
  const first = splitOutsideQuotes(splitOutsideQuotes(text, "；")[0] ?? "", "，")[0] ?? "";
  if (first.includes("、") || !clauses) add(itemsOf(first.replace(/等$/, "")));
  return lists;
}

const quotedPattern = /“([^“”]{2,12})”/g;
const plainPattern = new RegExp(`(${CHINESE_NUMBER}|\\d{1,3})(${CLASSIFIER})(${HAN}{1,8})`, "gu");

const known = new WeakMap<Passage, readonly CountedPhrase[]>();

/** The counted phrases of a passage, in order, each with the lists that touch it. */
export function countedPhrases(passage: Passage): readonly CountedPhrase[] {
  const read = known.get(passage);
  if (read !== undefined) return read;
  const phrases = passage.document.locale === "zh" ? readPhrases(passage) : [];
  known.set(passage, phrases);
  return phrases;
}

function readPhrases(passage: Passage): readonly CountedPhrase[] {
  const { text } = passage;
  if (!/[一二两三四五六七八九十\d]/.test(text)) return [];
  const phrases: CountedPhrase[] = [];
  const taken = new Set<number>();
  for (const match of text.matchAll(quotedPattern)) {
    const inner = match[1] ?? "";
    const name = countedName(inner);
    if (name === undefined) continue;
    const start = match.index + 1;
    const end = start + inner.length;
    const definition = passage.kind === "note" && match.index === 0;
    const before = listBefore(text, match.index, end, name.counted);
    const lists = [
      ...(before === undefined ? [] : [before]),
      ...listBehind(text, end + 1, definition),
    ];
    phrases.push({ name, text: inner, quoted: true, passage, start, end, lists });
    taken.add(start);
  }
  const head = passage.kind === "note" ? /^([^“”：，。]{2,8})：/.exec(text)?.[1] : undefined;
  const headName = head === undefined ? undefined : countedName(head);
  if (head !== undefined && headName !== undefined) {
    const lists = listBehind(text, head.length, true);
    phrases.push({
      name: headName,
      text: head,
      quoted: false,
      passage,
      start: 0,
      end: head.length,
      lists,
    });
    taken.add(0);
  }
  for (const match of text.matchAll(plainPattern)) {
    const [, numeral = "", classifier = "", noun = ""] = match;
    if (taken.has(match.index) || NO_COUNT_BEFORE.test(text.slice(0, match.index))) continue;
    const number = numeralOf(numeral);
    const behindNumber = match.index + numeral.length;
    if (number === undefined || number < 2 || NO_COUNT_BEHIND.test(text.slice(behindNumber)))
      continue;
    const end = match.index + match[0].length;
    const counted = classifier + shortNoun(noun);
    const before = listBefore(text, match.index, behindNumber + classifier.length + 2, counted);
    const behind = /^[（：]/.test(text.slice(end)) ? listBehind(text, end, false) : [];
    if (before === undefined && behind.length === 0) continue;
    if (NO_COUNT_BEHIND.test(noun)) continue;
    phrases.push({
      name: { number, numeral, counted: classifier + noun, before: "" },
      text: numeral + counted,
      quoted: false,
      passage,
      start: match.index,
      end: behindNumber + counted.length,
      lists: [...(before === undefined ? [] : [before]), ...behind],
    });
  }
  return phrases.sort((a, b) => a.start - b.start);
}

/** The first word of what follows a classifier: nouns of official prose mostly have two characters. */
function shortNoun(noun: string): string {
  return noun.slice(0, 2);
}

/** Is the numeral Arabic? Such a number is compared only behind 等 or 共. */
function isArabic(phrase: CountedPhrase): boolean {
  return /\d/.test(phrase.name.numeral);
}

/** Does the list agree with the number in one of the ways it can be read? */
export function agrees(list: TouchingList, number: number): boolean {
  return list.fewest <= number && number <= list.most;
}

/**
 * The list that a phrase contradicts: none of those that touch it agrees, and one is near enough to be
 * meant. A list of prose that is off by more than one most likely lists something else.
 */
export function contradictedList(phrase: CountedPhrase): TouchingList | undefined {
  const { number } = phrase.name;
  if (number < 2 || phrase.lists.length === 0) return undefined;
  if (phrase.lists.some((list) => agrees(list, number))) return undefined;
  const own = countedWord(phrase.name);
  const listsWhatIsCounted = phrase.lists.some(({ items }) =>
    items.some((item) => item.includes(own)),
  );
  if (!listsWhatIsCounted && standsAround(phrase)) return undefined;
  const distance = (list: TouchingList) => Math.abs(list.items.length - number);
  return phrase.lists
    .filter((list) => distance(list) <= (list.whole ? 2 : 1) && list.items.length > 1)
    .filter((list) => !isArabic(phrase) || list.open || precededByTotal(phrase))
    .sort((a, b) => distance(a) - distance(b))[0];
}

function precededByTotal(phrase: CountedPhrase): boolean {
  return /共$/.test(phrase.passage.text.slice(0, phrase.start));
}
