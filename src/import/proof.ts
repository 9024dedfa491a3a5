import { diffArrays } from "diff";
import { defaultDocumentOptions } from "../document/document-options.ts";
import { noticeView } from "../document/notice.ts";
import { planView } from "../document/plan.ts";
import type { PrintedBlock, PrintedInline } from "../document/view.ts";
import type { Finding } from "../findings/finding.ts";
import { compile } from "../model/compile.ts";
import type { Model } from "../model/compiled.ts";
import { readSource } from "../syntax/read-source.ts";
import { compared, noteMarks, type SourceBlock, tableTexts } from "./blocks.ts";
import type { Frame, FramePart, Placed } from "./recognise/frame.ts";
import type { WrittenFile } from "./write/sources.ts";

/** Whether what was written prints what the file says, character for character. */

interface Said {
  readonly text: string;
  /** The block of the file; missing for what belongs to the form. */
  readonly at?: number;
  readonly part?: FramePart;
}

export interface Difference {
  readonly expected: readonly Said[];
  readonly printed: readonly string[];
}

export interface Proof {
  readonly model: Model;
  readonly findings: readonly Finding[];
  readonly differences: readonly Difference[];
}

const options = {
  ...defaultDocumentOptions,
  files: { table: () => undefined, image: (_source: string, path: string) => path },
  // Where titles break changes no character of them.
  words: (text: string) => [text],
};

/** Compiles sources, prints them and compares with what the file says. */
export function prove(files: readonly WrittenFile[], frame: Frame): Proof {
  const { model, findings } = compile(files.map(({ path, text }) => readSource({ path, text })));
  const expected = saidBy(frame);
  const printed = printedBy(model, frame);
  return { model, findings, differences: differencesOf(expected, printed) };
}

function differencesOf(
  expected: readonly Said[],
  printed: readonly string[],
): readonly Difference[] {
  const wanted = expected.map(({ text }) => text);
  if (wanted.length === printed.length && wanted.every((text, at) => text === printed[at]))
    return [];
  const differences: { expected: Said[]; printed: string[] }[] = [];
  let at = 0;
  let open: { expected: Said[]; printed: string[] } | undefined;
  for (const change of diffArrays(wanted, [...printed])) {
    if (!change.added && !change.removed) {
      at += change.value.length;
      open = undefined;
      continue;
    }
    if (open === undefined) {
      open = { expected: [], printed: [] };
      differences.push(open);
    }
    if (change.removed) {
      open.expected.push(...expected.slice(at, at + change.value.length));
      at += change.value.length;
    } else open.printed.push(...change.value);
  }
  return differences;
}

/** What the file says, in the order of the form. */
function saidBy(frame: Frame): readonly Said[] {
  const { notice, plan, annexes, notes } = frame;
  const numbers = new Map<string, number>();
  const said: Said[] = [];
  const note = (text: string) =>
    text.replace(noteMarks, (_mark, id: string) => {
      const number = numbers.get(id) ?? numbers.size + 1;
      numbers.set(id, number);
      return `[${number}]`;
    });
  const add = (text: string | undefined, at?: number, part?: FramePart) => {
    if (text === undefined) return;
    said.push({
      text: compared(note(text)),
      ...(at === undefined ? {} : { at }),
      ...(part === undefined ? {} : { part }),
    });
  };
  const blocks = (placed: readonly Placed[]) => {
    for (const { block, at } of placed) for (const text of textsOf(block)) add(text, at);
  };
  add(notice?.title, notice?.titleAt[0], "notice");
  add(notice?.mark?.text, notice?.mark?.at[0], "mark");
  add(notice?.number?.text, notice?.number?.at, "number");
  add(notice?.to?.text, notice?.to?.at, "to");
  if (notice !== undefined) blocks(notice.blocks);
  if (plan?.isBody === true) blocks(plan.blocks);
  for (const title of notice?.annexList?.titles ?? [])
    add(title, notice?.annexList?.at[0], "annex-list");
  for (const signer of notice?.signers ?? []) add(signer.text, signer.at, "signature");
  // The form sets the date in Arabic numerals (GB/T 9704 7.3.5.4).
  if (notice?.date !== undefined) add(dateText(notice.date.day), notice.date.at, "signature");
  add(notice?.remark?.text, notice?.remark?.at, "remark");
  if (plan?.isBody === false) {
    add(plan.title, plan.titleAt[0], notice === undefined ? "title" : "notice");
    blocks(plan.blocks);
  }
  for (const annex of annexes) {
    add(annex.label, annex.at, "annexes");
    add(annex.title, annex.titleAt[0], "annexes");
    blocks(annex.blocks);
  }
  add(notice?.imprint?.cc, notice?.imprint?.at[0], "imprint");
  add(notice?.imprint?.by, notice?.imprint?.at[0], "imprint");
  if (notice?.imprint?.on !== undefined)
    add(dateText(notice.imprint.on.day), notice.imprint.at[0], "imprint");
  for (const { id, text } of notes) {
    if (numbers.has(id)) add(`[${numbers.get(id)}]${text}`, undefined, "notes");
  }
  return said.filter(({ text }) => text !== "");
}

/** A day as documents print it. */
export function dateText(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

function textsOf(block: SourceBlock): readonly string[] {
  if (block.kind === "paragraph") return [block.bullet === true ? `• ${block.text}` : block.text];
  return tableTexts(block);
}

function inlineText(parts: readonly PrintedInline[]): string {
  return parts
    .map((part) =>
      part.kind === "note" ? `[${part.number}]` : part.kind === "open" ? "" : part.text,
    )
    .join("");
}

function blockTexts(block: PrintedBlock): readonly string[] {
  switch (block.kind) {
    case "heading":
      return [block.label + inlineText(block.inline)];
    case "paragraph": {
      const lead = block.lead === undefined ? "" : block.lead.label + inlineText(block.lead.inline);
      return [lead + inlineText(block.inline)];
    }
    case "list":
      return block.items.map(({ label, inline }) => label + inlineText(inline));
    case "table":
      return [...block.header, ...block.rows].flatMap(({ cells }) =>
        cells.map(({ lines }) => lines.map(inlineText).join("")),
      );
    case "image":
      return [];
  }
}

/** What the first notice of a model prints, or its plan where there is none, in the same order. */
function printedBy(model: Model, frame: Frame): readonly string[] {
  const [notice] = model.notices;
  const [plan] = model.plans;
  const texts: (string | undefined)[] = [];
  if (notice !== undefined) {
    const view = noticeView(model, notice, options);
    const { issuers, withDocumentWord, number } = view.header;
    const mark = `${issuers.join("")}${withDocumentWord ? "文件" : ""}`;
    // Files often come without the mark; where one has it, it has to be that of the form.
    texts.push(
      view.title.text,
      frame.notice?.mark === undefined ? undefined : mark,
      number,
      view.to,
    );
    texts.push(...view.body.flatMap(blockTexts));
    texts.push(...(view.attachmentList ?? []));
    texts.push(...(view.signature?.signers ?? []), view.signature?.date, view.remark);
    texts.push(view.issued?.title.text, ...(view.issued?.blocks.flatMap(blockTexts) ?? []));
    for (const annex of view.annexes)
      texts.push(annex.label, annex.title.text, ...annex.blocks.flatMap(blockTexts));
    if (view.imprint !== undefined)
      texts.push(
        view.imprint.cc,
        ...(notice.printedBy === undefined ? [] : [view.imprint.printedBy]),
        ...(notice.printedOn === undefined ? [] : [view.imprint.printedOn]),
      );
    texts.push(...view.notes.map(({ number, inline }) => `[${number}]${inlineText(inline)}`));
  } else if (plan !== undefined) {
    const view = planView(model, plan, options);
    if (plan.entry.title !== undefined) texts.push(view.title.text);
    texts.push(...view.blocks.flatMap(blockTexts));
    for (const annex of view.annexes)
      texts.push(annex.label, annex.title.text, ...annex.blocks.flatMap(blockTexts));
    texts.push(...view.notes.map(({ number, inline }) => `[${number}]${inlineText(inline)}`));
  }
  // A paragraph that holds nothing but an open point is none of the text.
  return texts.map((text) => compared(text ?? "")).filter((text) => text !== "");
}
