import type { SourceBlock, SourceNote, SourceParagraph, SourceText } from "../blocks.ts";
import { compared } from "../blocks.ts";
import { readLabel } from "./labels.ts";
import { isTitleEnd, isTitleLine } from "./titles.ts";

/** The form around a plan: title, number, addressee, signature, annexes, imprint. */

type Locale = "zh" | "en";

/** The parts of the form that can go back to being prose, where they would not print as typed. */
export type FramePart =
  | "notice"
  | "title"
  | "number"
  | "mark"
  | "to"
  | "signature"
  | "remark"
  | "imprint"
  | "annexes"
  | "annex-list"
  | "notes";

/** A block of the file with its place in it. */
export interface Placed {
  readonly at: number;
  readonly block: SourceBlock;
}

interface FramedText {
  readonly title?: string;
  /** The blocks that its title was joined from. */
  readonly titleAt: readonly number[];
  readonly blocks: readonly Placed[];
}

interface FramedAnnex extends FramedText {
  readonly title: string;
  /** 附件, 附件1, as typed. */
  readonly label: string;
  readonly at: number;
}

export interface FramedNotice extends FramedText {
  readonly title: string;
  /** The keyword of its form: 通知, 意见 … */
  readonly form: string;
  readonly number?: { readonly text: string; readonly at: number };
  /** 发文机关标志, where it is the names of the signers: the form computes it. */
  readonly mark?: { readonly text: string; readonly at: readonly number[] };
  /** Without the colon, which the form sets. */
  readonly to?: { readonly text: string; readonly colon: string; readonly at: number };
  readonly signers: readonly { readonly text: string; readonly at: number }[];
  readonly date?: { readonly written: string; readonly day: string; readonly at: number };
  /** 附注 without its brackets. */
  readonly remark?: { readonly text: string; readonly at: number };
  readonly imprint?: {
    readonly cc?: string;
    readonly by?: string;
    readonly on?: { readonly written: string; readonly day: string };
    readonly at: readonly number[];
  };
  /** 附件说明: the titles of annexes as listed. */
  readonly annexList?: { readonly titles: readonly string[]; readonly at: readonly number[] };
}

export interface Frame {
  readonly locale: Locale;
  readonly notice?: FramedNotice;
  /** The plan: on its own, behind the notice, or the notice's own body (then without a title). */
  readonly plan?: FramedText & { readonly isBody: boolean };
  readonly annexes: readonly FramedAnnex[];
  readonly notes: readonly SourceNote[];
}

const NUMBER = /^[^\s\d（(]{1,15}[〔[［(（【]\d{4}[〕\]］)）】]\s*(?:第)?\d{1,5}号$/;
const FORMS = "通知|意见|决定|通报|报告|函|请示|批复|决议|命令|公报|公告|通告|议案|纪要";
const formOf = new RegExp(`(${FORMS})(?:（[^（）]*）)?$`);
const DATE = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日$/;
const HAN_DATE =
  /^([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$/;
const ANNEX = /^附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*[：:]?$/;
const ANNEX_LIST = /^附\s*件\s*[：:]\s*(.+)$/;
const MOST_TITLE_LINES = 4;

/** The day of a date line, as `YYYY-MM-DD`. */
export function dayOf(text: string): string | undefined {
  const bare = text.replace(/\s/g, "");
  const digits = DATE.exec(bare);
  if (digits !== null) return iso(Number(digits[1]), Number(digits[2]), Number(digits[3]));
  const han = HAN_DATE.exec(bare);
  if (han === null) return undefined;
  const year = Number(
    [...(han[1] ?? "")].map((sign) => Math.max(0, "〇一二三四五六七八九".indexOf(sign))).join(""),
  );
  return iso(year, tens(han[2] ?? ""), tens(han[3] ?? ""));
}

function tens(text: string): number {
  const [left, right] = text.includes("十") ? text.split("十") : ["", text];
  const digit = (sign: string | undefined) => (sign ? "〇一二三四五六七八九".indexOf(sign) : 0);
  const many = text.includes("十") ? (left === "" ? 1 : digit(left)) : 0;
  return many * 10 + digit(right);
}

function iso(year: number, month: number, day: number): string | undefined {
  if (year < 1583 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1) return undefined;
  return date.toISOString().slice(0, 10);
}

function localeOf(blocks: readonly SourceBlock[]): Locale {
  let han = 0;
  let latin = 0;
  for (const block of blocks) {
    const text =
      block.kind === "paragraph"
        ? block.text
        : block.rows.flatMap((row) => row.flatMap(({ lines }) => lines)).join("");
    han += text.match(/\p{Script=Han}/gu)?.length ?? 0;
    latin += text.match(/[A-Za-z]{2,}/g)?.length ?? 0;
  }
  return latin > han ? "en" : "zh";
}

const paragraph = (placed: Placed | undefined): SourceParagraph | undefined =>
  placed?.block.kind === "paragraph" ? placed.block : undefined;

/** Joins the lines of a title that begins at a place: up to the first that ends as titles do. */
function titleFrom(
  placed: readonly Placed[],
  from: number,
  locale: Locale,
): { readonly text: string; readonly at: readonly number[]; readonly next: number } | undefined {
  const joint = locale === "en" ? " " : "";
  let text = "";
  const at: number[] = [];
  for (let index = from; index < Math.min(placed.length, from + MOST_TITLE_LINES); index += 1) {
    const one = paragraph(placed[index]);
    const place = placed[index];
    if (one === undefined || place === undefined || !isTitleLine(one.text)) break;
    if (
      index > from &&
      (readLabel(one.text) !== undefined || NUMBER.test(one.text) || dayOf(one.text) !== undefined)
    )
      break;
    text = text === "" ? one.text : `${text}${joint}${one.text}`;
    at.push(place.at);
    if (text.length > 120) break;
    if (isTitleEnd(text) && !isOpenBook(text)) return { text, at, next: index + 1 };
  }
  return undefined;
}

const isOpenBook = (text: string) =>
  (text.match(/《/g)?.length ?? 0) > (text.match(/》/g)?.length ?? 0);

const isSigner = (text: string) =>
  text.length >= 2 &&
  text.replace(/\s/g, "").length <= 30 &&
  !/[。；：，！？\d]/.test(text) &&
  readLabel(text) === undefined &&
  /\p{Script=Han}/u.test(text);

/**
 * Recognises the form around the text of a file.
 * @param without parts of the form that are to stay prose
 */
export function readFrame(source: SourceText, without: ReadonlySet<FramePart>): Frame {
  const locale = localeOf(source.blocks);
  const all = source.blocks.map((block, at): Placed => ({ at, block }));
  const { texts: placed, imprint } = without.has("imprint")
    ? { texts: all, imprint: undefined }
    : takeImprint(all);
  const notes = source.notes;
  const head: HeadOfText = without.has("title")
    ? { before: [], next: 0 }
    : readHead(placed, locale, without);
  const form = head.title === undefined ? undefined : formOf.exec(head.title.text)?.[1];
  const { body, annexes } = without.has("annexes")
    ? { body: placed.slice(head.next), annexes: [] }
    : takeAnnexes(placed.slice(head.next), locale);
  const title = head.title?.text;
  const titleAt = head.title?.at ?? [];
  const before = head.before;
  if (locale === "en" || without.has("notice") || form === undefined || title === undefined) {
    const restored = imprint === undefined ? [] : all.filter(({ at }) => imprint.at.includes(at));
    const number = head.number === undefined ? [] : all.filter(({ at }) => at === head.number?.at);
    return {
      locale,
      plan: {
        ...(title === undefined ? {} : { title }),
        titleAt,
        blocks: [...before, ...number, ...body, ...restored],
        isBody: false,
      },
      annexes,
      notes,
    };
  }
  const signed = without.has("signature") ? undefined : signatureIn(body, without);
  const mark =
    without.has("mark") || signed === undefined ? undefined : markIn(before, signed.signers);
  let rest = [...before.filter(({ at }) => mark?.at.includes(at) !== true), ...body];
  let to: FramedNotice["to"];
  const addressee = paragraph(rest[0]);
  if (!without.has("to") && addressee !== undefined && isAddressee(addressee.text)) {
    to = {
      text: addressee.text.replace(/[：:]$/, ""),
      colon: addressee.text.slice(-1),
      at: rest[0]?.at ?? 0,
    };
    rest = rest.slice(1);
  }
  const begins =
    signed === undefined ? -1 : rest.findIndex(({ at }) => at === signed.signers[0]?.at);
  const ends = signed === undefined ? -1 : rest.findIndex(({ at }) => at === signed.lastAt);
  const text = signed === undefined ? rest : rest.slice(0, begins);
  const behind = signed === undefined ? [] : rest.slice(ends + 1);
  const inner = issuedFrom(behind, locale);
  const listed =
    without.has("annex-list") || annexes.length === 0 ? undefined : annexListIn(text, annexes);
  const written = listed === undefined ? text : text.filter(({ at }) => !listed.at.includes(at));
  const spare = inner === undefined ? behind : [];
  const frame = {
    form,
    title,
    titleAt,
    signers: signed?.signers ?? [],
    ...(mark === undefined ? {} : { mark }),
    ...(head.number === undefined ? {} : { number: head.number }),
    ...(to === undefined ? {} : { to }),
    ...(signed === undefined ? {} : { date: signed.date }),
    ...(signed?.remark === undefined ? {} : { remark: signed.remark }),
    ...(imprint === undefined ? {} : { imprint }),
    ...(listed === undefined ? {} : { annexList: listed }),
  };
  if (inner !== undefined)
    return {
      locale,
      notice: { ...frame, blocks: written },
      plan: { title: inner.text, titleAt: inner.at, blocks: inner.blocks, isBody: false },
      annexes,
      notes,
    };
  return {
    locale,
    notice: { ...frame, blocks: [] },
    plan: { titleAt: [], blocks: [...written, ...spare], isBody: true },
    annexes,
    notes,
  };
}

interface HeadOfText {
  readonly title?: { readonly text: string; readonly at: readonly number[] };
  readonly number?: { readonly text: string; readonly at: number };
  /** What stands before the title and is none of the form. */
  readonly before: readonly Placed[];
  readonly next: number;
}

const MOST_BEFORE_TITLE = 6;

function readHead(
  placed: readonly Placed[],
  locale: Locale,
  without: ReadonlySet<FramePart>,
): HeadOfText {
  const before: Placed[] = [];
  let number: HeadOfText["number"];
  let from = 0;
  const takeNumber = (index: number): boolean => {
    const one = paragraph(placed[index]);
    if (without.has("number") || number !== undefined || one === undefined) return false;
    if (!NUMBER.test(one.text.replace(/\s/g, ""))) return false;
    number = { text: one.text.replace(/\s/g, ""), at: placed[index]?.at ?? 0 };
    return true;
  };
  for (; from < Math.min(placed.length, MOST_BEFORE_TITLE); from += 1) {
    if (takeNumber(from)) continue;
    const ranked = paragraph(placed[from]);
    const title = titleFrom(placed, from, locale);
    if (title !== undefined) {
      let next = title.next;
      if (takeNumber(next)) next += 1;
      return { title, ...(number === undefined ? {} : { number }), before, next };
    }
    const place = placed[from];
    if (place === undefined) break;
    if (ranked?.rank === 0 && ranked.text.length <= 90)
      return {
        title: { text: ranked.text, at: [place.at] },
        ...(number === undefined ? {} : { number }),
        before,
        next: from + 1,
      };
    if (ranked === undefined || !isTitleLine(ranked.text) || readLabel(ranked.text) !== undefined)
      break;
    before.push(place);
  }
  // Without a title that is surely one, a short first line is it.
  const first = paragraph(placed[0]);
  const place = placed[0];
  if (
    first !== undefined &&
    place !== undefined &&
    isTitleLine(first.text) &&
    readLabel(first.text) === undefined &&
    !NUMBER.test(first.text)
  )
    return { title: { text: first.text, at: [place.at] }, before: [], next: 1 };
  return { before: [], next: 0 };
}

function isAddressee(text: string): boolean {
  return (
    /[：:]$/.test(text) &&
    text.length <= 200 &&
    !/[。；！？]/.test(text) &&
    readLabel(text) === undefined &&
    /(?:厅|局|委|办|处|部|院|司|室|会|科|政府|公司|单位|部门|机构|党委|党组|支部|分局|组织|企业|学校|街道|乡镇|镇|乡|县|区|市|中心|行|所|站|队)(?:（[^（）]*）)?[：:]$/.test(
      text,
    )
  );
}

/** The mark of the issuer above the title: the names of all signers, and 文件. */
function markIn(before: readonly Placed[], signers: Signed["signers"]): FramedNotice["mark"] {
  const wanted = `${signers.map(({ text }) => text).join("")}文件`;
  let text = "";
  const at: number[] = [];
  for (const one of before) {
    const own = (paragraph(one)?.text ?? "").replace(/\s/g, "");
    if (own === "" || !wanted.startsWith(text + own)) continue;
    text += own;
    at.push(one.at);
    if (text === wanted) return { text, at };
  }
  return undefined;
}

interface Signed {
  /** The last block of it. */
  readonly lastAt: number;
  readonly signers: readonly { readonly text: string; readonly at: number }[];
  readonly date: { readonly written: string; readonly day: string; readonly at: number };
  readonly remark?: { readonly text: string; readonly at: number };
}

function signatureIn(
  placed: readonly Placed[],
  without: ReadonlySet<FramePart>,
): Signed | undefined {
  for (let index = 1; index < placed.length; index += 1) {
    const text = paragraph(placed[index])?.text;
    const day = text === undefined ? undefined : dayOf(text);
    if (text === undefined || day === undefined) continue;
    let from = index;
    while (from > 0 && isSigner(paragraph(placed[from - 1])?.text ?? "") && index - from < 6)
      from -= 1;
    if (from === index) continue;
    const behind = paragraph(placed[index + 1])?.text;
    const remark =
      without.has("remark") || behind === undefined
        ? undefined
        : /^[（(]([^（）()]{2,60})[）)]$/.exec(behind)?.[1];
    return {
      lastAt: placed[remark === undefined ? index : index + 1]?.at ?? 0,
      signers: placed.slice(from, index).map((one) => ({
        text: (paragraph(one)?.text ?? "").replace(
          /(?<=\p{Script=Han})[ \u3000]+(?=\p{Script=Han})/gu,
          "",
        ),
        at: one.at,
      })),
      date: { written: text, day, at: placed[index]?.at ?? 0 },
      ...(remark === undefined ? {} : { remark: { text: remark, at: placed[index + 1]?.at ?? 0 } }),
    };
  }
  return undefined;
}

function issuedFrom(placed: readonly Placed[], locale: Locale) {
  const title = titleFrom(placed, 0, locale);
  if (title === undefined) return undefined;
  return { text: title.text, at: title.at, blocks: placed.slice(title.next) };
}

function takeAnnexes(
  placed: readonly Placed[],
  locale: Locale,
): { readonly body: readonly Placed[]; readonly annexes: readonly FramedAnnex[] } {
  const starts = placed.flatMap((one, index) => {
    const text = paragraph(one)?.text;
    return text !== undefined && ANNEX.test(text) ? [index] : [];
  });
  const annexes: FramedAnnex[] = [];
  for (const [index, start] of starts.entries()) {
    const part = placed.slice(start, starts[index + 1] ?? placed.length);
    const first = part[0];
    const lines = part.slice(1);
    const title = titleFrom(lines, 0, locale) ?? shortTitle(lines);
    // An annex without a title is no entry: everything from there on stays text.
    if (first === undefined || title === undefined) return { body: placed, annexes: [] };
    annexes.push({
      label: (paragraph(first)?.text ?? "").replace(/[\s：:]/g, ""),
      at: first.at,
      title: title.text,
      titleAt: title.at,
      blocks: lines.slice(title.next),
    });
  }
  return { body: placed.slice(0, starts[0] ?? placed.length), annexes };
}

function shortTitle(placed: readonly Placed[]) {
  const one = paragraph(placed[0]);
  const place = placed[0];
  if (
    one === undefined ||
    place === undefined ||
    !isTitleLine(one.text) ||
    readLabel(one.text) !== undefined
  )
    return undefined;
  return { text: one.text, at: [place.at], next: 1 };
}

/** 附件：1. … at the end of the text, where it lists what the annexes are called. */
function annexListIn(
  placed: readonly Placed[],
  annexes: readonly FramedAnnex[],
): FramedNotice["annexList"] {
  const from = placed.findIndex((one) => ANNEX_LIST.test(paragraph(one)?.text ?? ""));
  if (from === -1) return undefined;
  const lines = placed.slice(from);
  const titles = lines
    .map((one, index) => {
      const text = paragraph(one)?.text ?? "";
      return (index === 0 ? (ANNEX_LIST.exec(text)?.[1] ?? "") : text).trim();
    })
    .flatMap((line) => line.split(/(?<=\S)[ \u3000]+(?=\d+[.．])/))
    .map((line) => line.replace(/^\d{1,2}\s*[.．、]\s*/, ""));
  const same =
    titles.length === annexes.length &&
    titles.every((title, index) => compared(title) === compared(annexes[index]?.title ?? ""));
  return same ? { titles, at: lines.map(({ at }) => at) } : undefined;
}

const CC = /^(?:抄送|抄报)[：:]\s*(.+?)。?$/;
const PRINTED =
  /^(\S.*?)[\s\u3000]+(\d{4}年\d{1,2}月\d{1,2}日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)\s*印发$/;

/** 版记 stands at the very end of the file. */
function takeImprint(placed: readonly Placed[]): {
  readonly texts: readonly Placed[];
  readonly imprint: FramedNotice["imprint"];
} {
  const last = placed.at(-1);
  const text = paragraph(last)?.text ?? "";
  const printed = PRINTED.exec(text);
  const day = printed === null ? undefined : dayOf(printed[2] ?? "");
  const ccAt = placed.at(day === undefined ? -1 : -2);
  const cc = CC.exec(paragraph(ccAt)?.text ?? "")?.[1];
  if (last === undefined || (day === undefined && cc === undefined))
    return { texts: placed, imprint: undefined };
  const at = [
    ...(cc === undefined || ccAt === undefined ? [] : [ccAt.at]),
    ...(day === undefined ? [] : [last.at]),
  ];
  return {
    texts: placed.filter((one) => !at.includes(one.at)),
    imprint: {
      ...(cc === undefined ? {} : { cc }),
      ...(day === undefined || printed === null
        ? {}
        : { by: printed[1] ?? "", on: { written: printed[2] ?? "", day } }),
      at,
    },
  };
}
