import {
  cleanText,
  type Dropped,
  noteMark,
  type SourceNote,
  type SourceParagraph,
  type SourceText,
} from "../blocks.ts";
import { dayOf } from "../recognise/frame.ts";
import { readLabel } from "../recognise/labels.ts";
import { isDutyLine } from "../recognise/parties.ts";
import { isTitleEnd } from "../recognise/titles.ts";

/** Plain text as paragraphs: pasted from a page or a PDF, broken at the width of a page or not. */

interface Line {
  readonly text: string;
  readonly line: number;
  readonly indented: boolean;
  readonly afterBlank: boolean;
}

const PAGE_NUMBER =
  /^(?:[-—–－·\s]*\d{1,4}[-—–－·\s]*|第\s*\d{1,4}\s*页(?:\s*[，,/]?\s*共\s*\d{1,4}\s*页)?|[Pp]age \d{1,4}(?: of \d{1,4})?)$/;
const WEB_PAGE =
  /^(?:发布(?:时间|日期)|来源|信息来源|字号|字体|浏览次数|阅读次数|访问量|责任编辑|编辑|作者|索\s*引\s*号|主题分类|发文机关|成文日期|标\s*题|发文字号|公开日期|发布机构|有效性|文件状态|分享到|扫一扫|打印|关闭|相关链接|附件下载|您(?:现在)?的位置|当前位置)\s*[：:【[（(]|^(?:打印本页|关闭窗口|【?(?:打印|关闭|字体)】?.{0,20}|扫一扫在手机打开当前页|分享|返回顶部|上一篇.*|下一篇.*|Back to top)$/;

/** Width on screen: a Chinese character counts two. */
function width(text: string): number {
  let sum = 0;
  for (const sign of text) sum += (sign.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return sum;
}

/** The width at which lines were broken by hand or by a page; undefined where paragraphs are whole lines. */
function pageWidth(lines: readonly Line[]): number | undefined {
  const widths = lines.map(({ text }) => width(text)).sort((a, b) => b - a);
  const widest = widths[0] ?? 0;
  if (widest > 130 || widest < 24 || lines.length < 6) return undefined;
  const full = widths.filter((one) => one >= widest - 6).length;
  return full >= 3 && full >= lines.length * 0.2 ? widest : undefined;
}

/** Reads plain text. */
export function readPlainText(text: string): SourceText {
  const dropped: Dropped[] = [];
  const raw = text
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, "\n")
    .replace(/\f/g, "\n\f\n")
    .split("\n");
  const lines: Line[] = [];
  let blank = true;
  let line = 0;
  let pageBreaks = 0;
  const candidates: { text: string; line: number; nearBreak: boolean }[] = [];
  for (const one of raw) {
    if (one === "\f") {
      pageBreaks += 1;
      line -= 1;
      continue;
    }
    line += 1;
    const clean = cleanText(one);
    if (clean === "") {
      blank = true;
      continue;
    }
    candidates.push({ text: clean, line, nearBreak: false });
    lines.push({
      text: clean,
      line,
      indented: /^(?:[\u3000]{1,4}| {2,8}|\t)/.test(one.replace(/^\uFEFF/, "")),
      afterBlank: blank,
    });
    blank = false;
  }
  void pageBreaks;
  const kept = withoutPages(lines, dropped);
  const paragraphs = joined(kept);
  const { texts, notes } = typedNotes(paragraphs);
  return { blocks: texts, notes, dropped };
}

/** Drops page numbers, lines that stand at every page's edge, and the frame of a web page. */
function withoutPages(lines: readonly Line[], dropped: Dropped[]): readonly Line[] {
  const numbers = lines.map(({ text }) => PAGE_NUMBER.test(text));
  const several = numbers.filter(Boolean).length >= 1;
  const counts = new Map<string, number>();
  lines.forEach(({ text }, index) => {
    const edge = numbers[index - 1] === true || numbers[index + 1] === true;
    if (edge && text.length <= 40) counts.set(text, (counts.get(text) ?? 0) + 1);
  });
  const last = lines.length - 1;
  return lines.filter((one, index) => {
    const drop = (reason: Dropped["reason"]) => {
      dropped.push({ reason, text: one.text, line: one.line });
      return false;
    };
    if (several && numbers[index] === true && index > 0) return drop("page-number");
    const edge = numbers[index - 1] === true || numbers[index + 1] === true;
    if (
      edge &&
      (counts.get(one.text) ?? 0) >= 2 &&
      !/[。；]$/.test(one.text) &&
      readLabel(one.text) === undefined
    )
      return drop("running-head");
    if ((index < 25 || index > last - 15) && WEB_PAGE.test(one.text)) return drop("web-page");
    return true;
  });
}

/** Joins lines that a page broke; lines that begin a paragraph of their own stay apart. */
function joined(lines: readonly Line[]): readonly SourceParagraph[] {
  const edge = pageWidth(lines);
  const indents =
    lines.filter(({ indented }) => indented).length >= Math.max(3, lines.length * 0.08);
  const paragraphs: { text: string; line: number; width: number }[] = [];
  for (const one of lines) {
    const last = paragraphs.at(-1);
    const goesOn =
      edge !== undefined &&
      last !== undefined &&
      !one.afterBlank &&
      !(indents && one.indented) &&
      continues(last.text, last.width, one, edge);
    if (goesOn && last !== undefined) {
      last.text = join(last.text, one.text);
      last.width = width(one.text);
    } else
      paragraphs.push({
        text: one.text,
        line: one.line,
        width: width(one.text) + (one.indented ? 4 : 0),
      });
  }
  return paragraphs.map(({ text, line }) => ({ kind: "paragraph", text, line }));
}

function continues(before: string, lastWidth: number, next: Line, edge: number): boolean {
  if (lastWidth < edge - 6) return false;
  if (dayOf(next.text) !== undefined || isDutyLine(next.text) || isDutyLine(before)) return false;
  if (/^附件/.test(next.text)) return false;
  const label = readLabel(next.text);
  if (label !== undefined && /[。；：！？）”]$/.test(before)) return false;
  if (label !== undefined && label.rank <= 3) return false;
  return !(isTitleEnd(before) && before.length <= 60 && !/[，。；]/.test(before));
}

function join(left: string, right: string): string {
  const latin = /[A-Za-z0-9,.;:)%]$/.test(left) && /^[A-Za-z0-9(“"]/.test(right);
  return latin ? `${left} ${right}` : `${left}${right}`;
}

const NOTE = /^\[(\d{1,3})\]\s*(\S.*)$/;

/** [1] in the text with its note at the end: notes, where every number has one of each. */
function typedNotes(paragraphs: readonly SourceParagraph[]): {
  readonly texts: readonly SourceParagraph[];
  readonly notes: readonly SourceNote[];
} {
  let from = paragraphs.length;
  while (from > 0 && NOTE.test(paragraphs[from - 1]?.text ?? "")) from -= 1;
  const list = paragraphs.slice(from).map(({ text, line }) => ({ match: NOTE.exec(text), line }));
  const body = paragraphs.slice(0, from);
  const numbers = list.map(({ match }) => Number(match?.[1]));
  const first = numbers[0];
  const marks = body.flatMap(({ text }) =>
    [...text.matchAll(/\[(\d{1,3})\]/g)].map((match) => Number(match[1])),
  );
  const inOrder = first === 1 && numbers.every((number, index) => number === index + 1);
  const called = [...new Set(marks)];
  if (
    list.length === 0 ||
    !inOrder ||
    called.length !== numbers.length ||
    called.some((number, index) => number !== index + 1)
  )
    return { texts: paragraphs, notes: [] };
  return {
    texts: body.map((one) => ({
      ...one,
      text: one.text.replace(/\[(\d{1,3})\]/g, (_all, id: string) => noteMark(id)),
    })),
    notes: list.map(({ match, line }) => ({ id: match?.[1] ?? "", text: match?.[2] ?? "", line })),
  };
}
