import { readFileSync } from "node:fs";
import type {
  HeadingLevel,
  LayoutOptions,
  NoticeView,
  PrintedBlock,
  PrintedInline,
  PrintedNote,
} from "../../../src/document/view.ts";

const fixture = new URL("../../fixtures/zhejiang-2015.txt", import.meta.url);

/** The text of the 2015 notice, its plan and its notes as published. */
export const seedText = readFileSync(fixture, "utf8");

const seedLines = seedText.split(/\r?\n/).filter((line) => line.trim() !== "");

export const officialOptions: LayoutOptions = {
  locale: "zh",
  paper: "a4",
  notes: "page",
  imprintOnEvenPage: true,
  pageNumbers: true,
};

export const text = (value: string): PrintedInline => ({ kind: "text", text: value });

/** Text in which `[1]` marks note 1. */
function marked(value: string): readonly PrintedInline[] {
  return value.split(/(\[\d+\])/).flatMap((part): PrintedInline[] => {
    const number = /^\[(\d+)\]$/.exec(part)?.[1];
    if (number !== undefined) return [{ kind: "note", id: `n${number}`, number: Number(number) }];
    return part === "" ? [] : [text(part)];
  });
}

const labels: readonly (readonly [HeadingLevel, RegExp])[] = [
  [1, /^[一二三四五六七八九十]+、/],
  [2, /^（[一二三四五六七八九十]+）/],
  [3, /^\d+\. /],
];

/** A line of the plan as a heading, or as a paragraph with its heading sentence. */
function blockOf(line: string): PrintedBlock {
  for (const [level, pattern] of labels) {
    const label = pattern.exec(line)?.[0];
    if (label === undefined) continue;
    const rest = line.slice(label.length);
    const end = rest.indexOf("。") + 1;
    if (end === 0 || end === rest.length) {
      return { kind: "heading", level, label, inline: marked(rest) };
    }
    const lead = { level, label, inline: marked(rest.slice(0, end)) };
    return { kind: "paragraph", lead, inline: marked(rest.slice(end)) };
  }
  return { kind: "paragraph", inline: marked(line) };
}

function noteOf(line: string): PrintedNote {
  const match = /^\[(\d+)\]\s*(.*)$/.exec(line);
  const number = Number(match?.[1]);
  return { id: `n${number}`, number, inline: [text(match?.[2] ?? "")] };
}

/** The seed as a notice of one organ, ready to print. */
export function seedNotice(changes: Partial<NoticeView> = {}): NoticeView {
  const line = (index: number) => seedLines[index] ?? "";
  const plan = seedLines.slice(8);
  return {
    kind: "notice",
    meta: {
      title: `${line(0)}${line(1)}`,
      author: line(5),
      subject: "党建工作方案",
      date: "2015-06-29",
    },
    options: officialOptions,
    header: { issuers: [line(5)], withDocumentWord: true, number: line(2) },
    title: { text: `${line(0)}${line(1)}`, lines: [line(0), line(1)] },
    to: line(3).replace(/:$/, ""),
    body: [{ kind: "paragraph", inline: [text(line(4))] }],
    signature: { mode: "sealed", signers: [line(5)], date: line(6) },
    issued: {
      title: { text: line(7), lines: [line(7)] },
      blocks: plan.filter((each) => !/^\[\d+\]/.test(each)).map(blockOf),
    },
    annexes: [],
    notes: plan.filter((each) => /^\[\d+\]/.test(each)).map(noteOf),
    imprint: {
      cc: "银监会党委，浙江省委组织部",
      printedBy: "中国银监会浙江监管局办公室",
      printedOn: "2015年6月30日",
    },
    ...changes,
  };
}
