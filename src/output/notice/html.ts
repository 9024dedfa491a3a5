import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import Handlebars from "handlebars";
import type {
  DocumentView,
  PrintedBlock,
  PrintedInline,
  PrintedNote,
} from "../../document/view.ts";
import type { AnyFinding } from "../../findings/finding.ts";
import { imageUnreadable } from "../findings.ts";
import { type Helper, templateEnvironment } from "../handlebars.ts";
import { failure, type Outcome, reasonOf, success } from "../outcome.ts";
import { pageScript } from "../page-script.ts";
import { fontFaceRules } from "../print/fonts.ts";
import { formWords } from "./words.ts";

export interface HtmlOptions {
  /** Folders with templates of the project's own, absolute; the first that has a file wins. */
  readonly templates?: readonly string[];
  /** `@font-face` rules; installed faces by name if not given, so that the file stands alone. */
  readonly fontCss?: string;
}

const SCRIPTS = ["faces.js", "fit.js", "split.js", "finish.js", "report.js", "paginate.js"];

/**
 * Makes the complete HTML file of a document: styles, pictures and the script that breaks it into
 * pages are inside, and its policy lets the browser load nothing else.
 */
export async function renderHtml(
  view: DocumentView,
  options: HtmlOptions = {},
): Promise<Outcome<string>> {
  const templates = templateEnvironment(
    { family: "notice", ...(options.templates ? { own: options.templates } : {}) },
    noticeHelpers,
  );
  const pictures = await embedPictures(view);
  if (!pictures.ok) return pictures;
  const form = formOf(view);
  const css = templates.assets("page.css", form === "official" ? "official.css" : "english.css");
  if (!css.ok) return css;
  const script = pageScript(templates, SCRIPTS, "pictures");
  if (!script.ok) return script;
  const printed = pictures.value;
  return templates.render("document", {
    ...printed,
    ...partNotes(printed),
    words: formWords[view.options.locale],
    page: {
      lang: view.options.locale === "en" ? "en" : "zh-CN",
      form: form === "english" && view.kind === "notice" ? "memo" : form,
      css: `${options.fontCss ?? fontFaceRules("system", "local")}\n${css.value}\n${paperCss(view, form)}`,
      ...script.value,
      hasTail: hasTail(view),
      ...pageNotes(printed),
    },
  });
}

type Form = "official" | "english";

function formOf(view: DocumentView): Form {
  return view.options.locale === "en" ? "english" : "official";
}

function paperCss(view: DocumentView, form: Form): string {
  if (form === "official" || view.options.paper === "a4") return "@page{size:210mm 297mm}";
  return ":root{--page-width:215.9mm;--page-height:279.4mm}@page{size:215.9mm 279.4mm}";
}

function hasTail(view: DocumentView): boolean {
  if (view.kind !== "notice") return false;
  return Boolean(view.attachmentList?.length || view.signature || view.remark);
}

// ---- notes -----------------------------------------------------------------------------------

interface PageNotes {
  readonly footNotes: readonly PrintedNote[];
  readonly bodyNotes: readonly PrintedNote[];
  readonly issuedNotes: readonly PrintedNote[];
}

/** Notes at the foot are one list; notes at the end stand behind the part with their first mark. */
function pageNotes(view: DocumentView): PageNotes {
  if (view.options.notes === "page") {
    return { footNotes: view.notes, bodyNotes: [], issuedNotes: [] };
  }
  const body = view.kind === "notice" ? view.body : view.blocks;
  const issued = view.kind === "notice" ? (view.issued?.blocks ?? []) : [];
  const [bodyNotes = [], issuedNotes = []] = sharedOut(view, [body, issued]);
  return { footNotes: [], bodyNotes, issuedNotes };
}

function partNotes(view: DocumentView): { readonly annexes: readonly object[] } {
  const body = view.kind === "notice" ? view.body : view.blocks;
  const issued = view.kind === "notice" ? (view.issued?.blocks ?? []) : [];
  const parts = [body, issued, ...view.annexes.map((annex) => annex.blocks)];
  const shared = view.options.notes === "end" ? sharedOut(view, parts) : [];
  return {
    annexes: view.annexes.map((annex, i) => ({ ...annex, notes: shared[i + 2] ?? [] })),
  };
}

/** For each part the notes that are first marked in it; the last part takes unmarked ones. */
function sharedOut(
  view: DocumentView,
  parts: readonly (readonly PrintedBlock[])[],
): readonly (readonly PrintedNote[])[] {
  const taken = new Set<string>();
  return parts.map((blocks) => {
    const marked = new Set(blocks.flatMap(inlinesOf).flatMap(markOf));
    const notes = view.notes.filter((note) => marked.has(note.id) && !taken.has(note.id));
    for (const note of notes) taken.add(note.id);
    return notes;
  });
}

function markOf(inline: PrintedInline): readonly string[] {
  return inline.kind === "note" ? [inline.id] : [];
}

function inlinesOf(block: PrintedBlock): readonly PrintedInline[] {
  switch (block.kind) {
    case "heading":
      return block.inline;
    case "paragraph":
      return [...(block.lead?.inline ?? []), ...block.inline];
    case "list":
      return block.items.flatMap((item) => item.inline);
    case "image":
      return block.caption ?? [];
    case "table":
      return [
        ...(block.caption ?? []),
        ...[...block.header, ...block.rows].flatMap((row) =>
          row.cells.flatMap((cell) => cell.lines.flat()),
        ),
      ];
  }
}

// ---- pictures --------------------------------------------------------------------------------

const PICTURE_TYPES: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".svg": "image/svg+xml",
};

/** The view with every picture's path replaced by its content. */
async function embedPictures<V extends DocumentView>(view: V): Promise<Outcome<V>> {
  const findings: AnyFinding[] = [];
  const embed = async (blocks: readonly PrintedBlock[]): Promise<readonly PrintedBlock[]> =>
    Promise.all(
      blocks.map(async (block) => {
        if (block.kind !== "image" || block.source.startsWith("data:image/")) return block;
        const read = await readPicture(block.source);
        if (read.ok) return { ...block, source: read.value };
        findings.push(...read.findings);
        return block;
      }),
    );
  const annexes = await Promise.all(
    view.annexes.map(async (annex) => ({ ...annex, blocks: await embed(annex.blocks) })),
  );
  const embedded: V =
    view.kind === "notice"
      ? {
          ...view,
          annexes,
          body: await embed(view.body),
          ...(view.issued
            ? { issued: { ...view.issued, blocks: await embed(view.issued.blocks) } }
            : {}),
        }
      : { ...view, annexes, blocks: await embed(view.blocks) };
  return findings.length > 0 ? failure(...findings) : success(embedded);
}

async function readPicture(path: string): Promise<Outcome<string>> {
  const type = PICTURE_TYPES[extname(path).toLowerCase()];
  try {
    if (type === undefined) throw new Error(`not one of ${Object.keys(PICTURE_TYPES).join(" ")}`);
    const bytes = await readFile(path);
    return success(`data:${type};base64,${bytes.toString("base64")}`);
  } catch (thrown) {
    return failure(imageUnreadable.at({ file: path }, { path, reason: reasonOf(thrown) }));
  }
}

// ---- helpers of the templates ----------------------------------------------------------------

const TOGETHER = /\d[\d.,]*(?:[年月日号]|%|％|‰)/g;

const noticeHelpers: Readonly<Record<string, Helper>> = {
  /** `{{run text}}`: escaped text in which a number and its 年, 月, 日, 号 or % stay on one line. */
  run: (text) => {
    const safe = Handlebars.escapeExpression;
    const source = typeof text === "string" ? text : "";
    let html = "";
    let at = 0;
    for (const match of source.matchAll(TOGETHER)) {
      html += `${safe(source.slice(at, match.index))}<span class="together">${safe(match[0])}</span>`;
      at = match.index + match[0].length;
    }
    return new Handlebars.SafeString(html + safe(source.slice(at)));
  },
  /** `<h{{below level}}>`: headings of a document stand below its title. */
  below: (level) => Math.min(6, Number(level) + 1),
  /** `{{> inline (list part)}}`: one part of a line as a line of its own. */
  list: (part) => [part],
  /** `{{percent share columns}}`: a column's part of all shares, for CSS. */
  percent: (share, columns) => {
    const shares = Array.isArray(columns) ? columns.map(shareOf) : [];
    const total = shares.reduce((sum, part) => sum + part, 0);
    return total > 0 ? `${((Number(share) / total) * 100).toFixed(3)}%` : "auto";
  },
};

function shareOf(column: unknown): number {
  return typeof column === "object" && column !== null && "share" in column
    ? Number(column.share)
    : 0;
}
