import { cleanText, type Dropped, type SourceParagraph, type SourceText } from "../blocks.ts";
import { dayOf } from "../recognise/frame.ts";
import { readLabel } from "../recognise/labels.ts";
import { isDutyLine } from "../recognise/parties.ts";
import { isTitleEnd } from "../recognise/titles.ts";
import { finished } from "./finished.ts";

/** Plain text as paragraphs: pasted from a page or a PDF, broken at the width of a page or not. */

interface Line {
  readonly text: string;
  readonly line: number;
  readonly indented: boolean;
  readonly afterBlank: boolean;
}

const PAGE_NUMBER =
  /^(?:[-—–－·\s]*\d{1,4}[-—–－·\s]*|第\s*\d{1,4}\s*页(?:\s*[，,/]?\s*共\s*\d{1,4}\s*页)?|[Pp]age \d{1,4}(?: of \d{1,4})?)$/;

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
  for (const one of raw) {
    if (one === "\f") {
      line -= 1;
      continue;
    }
    line += 1;
    const clean = cleanText(one);
    if (clean === "") {
      blank = true;
      continue;
    }
    lines.push({
      text: clean,
      line,
      indented: /^(?:[\u3000]{1,4}| {2,8}|\t)/.test(one.replace(/^\uFEFF/, "")),
      afterBlank: blank,
    });
    blank = false;
  }
  const kept = withoutPages(lines, dropped);
  const paragraphs = joined(kept);
  return finished(paragraphs, [], dropped);
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
