import {
  type DocumentOptions,
  defaultDocumentOptions,
} from "../../src/document/document-options.ts";
import { noticeView } from "../../src/document/notice.ts";
import { planView } from "../../src/document/plan.ts";
import type { FileAccess } from "../../src/document/print-inline.ts";
import type {
  NoticeView,
  PlanView,
  PrintedBlock,
  PrintedInline,
  TableBlock,
} from "../../src/document/view.ts";
import { chineseWords } from "../../src/project/chinese-words.ts";
import { compiled, planText } from "../model/small.ts";

/** Views of whole small sources, and what they print as plain lines. */

const files: FileAccess = {
  table: (_source, path) =>
    path === "名单.csv"
      ? [
          ["姓名", "单位"],
          ["王某", "办公室"],
        ]
      : undefined,
  image: (source, path) => `/at/${source}/${path}`,
};

export const documentOptions: DocumentOptions = {
  ...defaultDocumentOptions,
  files,
  words: chineseWords(),
};

/** The first plan of a body (`planText`) or of whole files. */
export function planOf(source: string | Readonly<Record<string, string>>): PlanView {
  const { model } = compiled(typeof source === "string" ? { "甲.plan": planText(source) } : source);
  const [plan] = model.plans;
  if (plan === undefined) throw new Error("the sources hold a plan");
  return planView(model, plan, documentOptions);
}

/** The first notice of files. */
export function noticeOf(
  sources: Readonly<Record<string, string>>,
  options: Partial<DocumentOptions> = {},
): NoticeView {
  const { model } = compiled(sources);
  const [notice] = model.notices;
  if (notice === undefined) throw new Error("the sources hold a notice");
  return noticeView(model, notice, { ...documentOptions, ...options });
}

/** Text as printed: notes as [1], open points as 【…】. */
export function inlineText(parts: readonly PrintedInline[]): string {
  return parts
    .map((part) => {
      if (part.kind === "note") return `[${part.number}]`;
      return part.kind === "open" ? `【${part.text}】` : part.text;
    })
    .join("");
}

/** A block as one line: `#2 （一）title` for a heading, `#2 （一）title| text` for a paragraph that begins with one. */
export function blockText(block: PrintedBlock): string {
  switch (block.kind) {
    case "heading":
      return `#${block.level} ${block.label}${inlineText(block.inline)}`;
    case "paragraph": {
      const { lead } = block;
      const head =
        lead === undefined ? "" : `#${lead.level} ${lead.label}${inlineText(lead.inline)}|`;
      return head + inlineText(block.inline);
    }
    case "table":
      return tableText(block).join("\n");
    case "image":
      return `image ${block.source} ${inlineText(block.caption ?? [])}`.trim();
    case "list":
      return block.items.map(({ label, inline }) => label + inlineText(inline)).join("\n");
  }
}

/** The rows of a table, the header first: cells between bars, lines of a cell by /, spans as ×2. */
export function tableText({ header, rows }: TableBlock): readonly string[] {
  return [...header, ...rows].map(({ cells }) =>
    cells
      .map(({ lines, rowspan }) => {
        const text = lines.map(inlineText).join("/");
        return rowspan === undefined ? text : `${text}×${rowspan}`;
      })
      .join("|"),
  );
}

/** The blocks of a plan's body as lines. */
export function printed(source: string | Readonly<Record<string, string>>): readonly string[] {
  return planOf(source).blocks.map(blockText);
}
