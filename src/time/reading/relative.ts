import { given } from "../../given.ts";
import type { Anchor, Duration, DurationUnit, Point, RelativeClause } from "../phrase.ts";
import { readPoint } from "./dated.ts";
import { durationOf, durationSource } from "./duration-zh.ts";
import { normalise } from "./normalise.ts";
import { Scanner } from "./scanner.ts";

const anyDuration = new RegExp(durationSource);
const connective = /(?:之日)?(?:起算?|之后|以后|以来|后|之日)$/;
const preposition = /^(?:自|从|在|于)/;
const issueZh =
  /^(?:(?:本|该|此)?(?:通知|方案|文件|意见|办法|计划|决定|工作方案|通告)?(?:正式)?(?:印发|下发|发布|公布|制发|发文|成文)|(?:收到|接到)(?:本|该)?(?:通知|方案|文件|意见|办法|计划)?)$/;
const completed = /^(.+?)(?:全部|全面|正式|工作)?(?:完成|结束|办结|完毕)$/;
const event =
  /(?:印发|下发|发布|公布|制发|批准|批复|通过|验收|召开|启动|成立|到位|收到|受理|实施|施行|签订|移交|反馈|上线)$/;

const durationEn =
  /(?:(?:within|no later than|not later than|in|by) )?(?:(?:a|one) )?(\d{1,4}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|ninety)(?: |-)?(?:(working|business|calendar) )?(day|week|month|quarter|year)s?(?![a-z])/y;
// A blank that touches a Han character is no longer there: completion of第一责任人.
const joinEn = / (?:of|after|from|following|since)(?: |(?=[^a-z\d]))/y;
const afterEn = /(?:immediately )?(?:after|upon|on|following)(?: |(?=[^a-z\d]))/y;
const issueEn =
  /^(?:the )?(?:date of )?(?:its |the )?(?:issue|issuance|publication|release|receipt)(?: of (?:this|the) (?:plan|notice|circular|document|memo(?:randum)?))?$|^(?:this|the) (?:plan|notice|circular|document) (?:is|has been|was) (?:issued|published|released|received)$|^(?:this|the) (?:plan|notice)$/;
const completionEn = /^(?:the )?completion of(?: |(?=[^a-z\d]))(.+)$/;
const eventEn =
  /^(.+?)(?: |(?<=[^a-z\d]))(?:is|are|was|were|has been|have been) (?:completed?|issued|done|finished|approved|published|closed|released|adopted|available)$/;

const numbersEn: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  sixty: 60,
  ninety: 90,
};

/** The number of an English numeral word or digits, or undefined. */
export function englishNumber(word: string): number | undefined {
  return /^\d{1,4}$/.test(word) ? Number(word) : numbersEn[word];
}

/**
 * Reads a stretch counted from something: 通知印发后30日内, 2012年起5年内, `第一责任人 完成后 15 个工作日内`,
 * within 30 days of issue, 90 days after X is issued. A bare stretch (12 months, 30日内) counts from the issue.
 */
export function readRelative(scanner: Scanner): RelativeClause | undefined {
  return scanner.first(readChinese, readEnglish);
}

/** Reads what waits without a stretch: X完成后, upon completion of X, after X is issued. */
export function readAfterEvent(scanner: Scanner): RelativeClause | undefined {
  return scanner.first(readChineseEvent, readEnglishEvent);
}

function readChinese(scanner: Scanner): RelativeClause | undefined {
  const from = scanner.position;
  const clauseEnd = endOfClause(scanner, /[,;]/g);
  const text = scanner.normal.text.slice(from, clauseEnd);
  const match = anyDuration.exec(text);
  if (match === null) return undefined;
  const duration = durationOf(match);
  const head = text.slice(0, match.index);
  if (duration === undefined || head.includes("每")) return undefined;
  const anchor =
    head === ""
      ? ({ kind: "issue", ...scanner.place(from, from) } as const)
      : anchorZh(scanner, from, from + match.index);
  if (anchor === undefined) return undefined;
  return take(scanner, from, from + match.index + match[0].length, anchor, duration);
}

function readChineseEvent(scanner: Scanner): RelativeClause | undefined {
  const from = scanner.position;
  const end = endOfClause(scanner, /[,;]/g);
  const text = scanner.normal.text.slice(from, end);
  if (!/(?:后|之日起)$/.test(text)) return undefined;
  const anchor = anchorZh(scanner, from, end);
  if (anchor === undefined || anchor.kind === "point") return undefined;
  return take(scanner, from, end, anchor, undefined);
}

function anchorZh(scanner: Scanner, from: number, to: number): Anchor | undefined {
  const text = scanner.normal.text.slice(from, to);
  const start = from + (preposition.exec(text)?.[0].length ?? 0);
  const tail = connective.exec(text);
  const end = tail === null ? to : from + tail.index;
  if (end <= start) return undefined;
  const core = scanner.normal.text.slice(start, end);
  if (issueZh.test(core)) return { kind: "issue", ...scanner.place(start, end) };
  const point = wholePoint(scanner, start, end);
  if (point !== undefined) return tail === null ? undefined : pointAnchor(point);
  const name = completed.exec(core)?.[1];
  if (name !== undefined) return itemAnchor(scanner, start, start + name.length);
  return event.test(core) ? itemAnchor(scanner, start, end) : undefined;
}

function readEnglish(scanner: Scanner): RelativeClause | undefined {
  const from = scanner.position;
  const match = scanner.take(durationEn);
  const amount = englishNumber(match?.[1] ?? "");
  if (match === undefined || amount === undefined || amount < 1) return undefined;
  const unit: DurationUnit =
    match[2] === "working" || match[2] === "business" ? "working-day" : unitEn(match[3] ?? "");
  const duration: Duration = { amount, unit };
  const duringStart = scanner.position;
  if (scanner.take(joinEn) === undefined) {
    const anchor: Anchor = { kind: "issue", ...scanner.place(from, from) };
    return take(scanner, from, duringStart, anchor, duration);
  }
  const start = scanner.position;
  const end = endOfClause(scanner, /[,;]/g);
  const anchor = anchorEn(scanner, start, end);
  return anchor === undefined ? undefined : take(scanner, from, end, anchor, duration);
}

function readEnglishEvent(scanner: Scanner): RelativeClause | undefined {
  const from = scanner.position;
  if (scanner.take(afterEn) === undefined) return undefined;
  const start = scanner.position;
  const end = endOfClause(scanner, /[,;]/g);
  const anchor = anchorEn(scanner, start, end);
  if (anchor === undefined || anchor.kind === "point") return undefined;
  return take(scanner, from, end, anchor, undefined);
}

function anchorEn(scanner: Scanner, start: number, end: number): Anchor | undefined {
  const text = scanner.normal.text.slice(start, end);
  if (issueEn.test(text)) return { kind: "issue", ...scanner.place(start, end) };
  const completion = completionEn.exec(text)?.[1];
  if (completion !== undefined) return itemAnchor(scanner, end - completion.length, end);
  const subject = eventEn.exec(text)?.[1];
  if (subject !== undefined) return itemAnchor(scanner, start, start + subject.length);
  const point = wholePoint(scanner, start, end);
  return point === undefined ? undefined : pointAnchor(point);
}

function itemAnchor(scanner: Scanner, start: number, end: number): Anchor {
  return { kind: "item", name: scanner.written(start, end), ...scanner.place(start, end) };
}

function pointAnchor(point: Point): Anchor {
  return { kind: "point", point, at: point.at, length: point.length };
}

// The stretch from start to end as one point, if it is nothing else.
function wholePoint(scanner: Scanner, start: number, end: number): Point | undefined {
  const { at, length } = scanner.place(start, end);
  const inner = new Scanner(normalise(scanner.normal.source.slice(at, at + length)));
  const point = readPoint(inner);
  if (point === undefined || !inner.done) return undefined;
  return { ...point, at: point.at + at };
}

function take(
  scanner: Scanner,
  from: number,
  to: number,
  anchor: Anchor,
  duration: Duration | undefined,
): RelativeClause {
  scanner.position = to;
  scanner.furthest = Math.max(scanner.furthest, to);
  return {
    type: "relative",
    anchor,
    ...given({ duration }),
    ...scanner.place(from),
  };
}

function endOfClause(scanner: Scanner, sign: RegExp): number {
  sign.lastIndex = scanner.position;
  return sign.exec(scanner.normal.text)?.index ?? scanner.normal.text.length;
}

function unitEn(word: string): DurationUnit {
  if (word === "week" || word === "month" || word === "quarter" || word === "year") return word;
  return "day";
}
