import type {
  DocumentView,
  NoticeView,
  PlanView,
  PrintedBlock,
  PrintedNote,
} from "../../document/view.ts";
import { formWords } from "../notice/words.ts";
import { type BlockOptions, beginsTurned, titleParts, writeBlocks } from "./blocks.ts";
import type { Anchored } from "./comments.ts";
import { writeLetterhead } from "./letterhead.ts";
import type { Pictures } from "./pictures.ts";
import { partsOf, text } from "./runs.ts";
import { fieldText, writeAttachments, writeImprint, writeSignature } from "./tail.ts";
import { Writer } from "./writer.ts";

/** A document's view as the pieces of a DOCX file, in order. */

export interface ContentOptions {
  readonly pictures: Pictures;
  readonly comments: ReadonlyMap<string, readonly Anchored[]>;
  /** Whether all of it stands on turned pages. */
  readonly turned: boolean;
}

/** Writes a document; the writer holds what the templates need. */
export function contentOf(view: DocumentView, options: ContentOptions): Writer {
  const { locale, notes } = view.options;
  const writer = new Writer({
    locale,
    notes: view.notes,
    footnotes: notes === "page",
    comments: options.comments,
    turned: options.turned,
  });
  const blocks: BlockOptions = { locale, pictures: options.pictures };
  if (view.kind === "plan") writePlan(view, writer, blocks);
  else if (locale === "en") writeMemo(view, writer, blocks);
  else writeNotice(view, writer, blocks);
  return writer;
}

function writeNotice(view: NoticeView, writer: Writer, options: BlockOptions): void {
  const words = formWords.zh;
  const notes = notesBehind(view);
  writeLetterhead(view, writer);
  writer.blank(2);
  writer.paragraph({ style: "Title" }, titleParts(view.title));
  if (view.draft !== undefined)
    writer.paragraph({ style: "PwUnderTitle" }, [text(words.draft.join(view.draft.label))]);
  writer.blank();
  if (view.to !== undefined)
    writer.paragraph({ style: "PwTo" }, [fieldText(view.to, "to", view), text(words.toEnd)]);
  writeBlocks(view.body, writer, options);
  notes(view.body, writer);
  writer.turn(false);
  if (view.attachmentList !== undefined && view.attachmentList.length > 0)
    writeAttachments(view.attachmentList, writer);
  if (view.signature !== undefined) writeSignature(view.signature, view, writer);
  writeRemark(view, writer);
  writeIssued(view, writer, options, notes);
  writeAnnexes(view, writer, options, notes);
  if (view.imprint !== undefined) {
    writer.turn(false);
    writeImprint(view.imprint, view, writer);
  }
}

function writePlan(view: PlanView, writer: Writer, options: BlockOptions): void {
  const zh = view.options.locale === "zh";
  const notes = notesBehind(view);
  writer.paragraph({ style: "Title" }, titleParts(view.title));
  if (view.draft !== undefined)
    writer.paragraph({ style: "PwUnderTitle" }, [
      text(formWords[view.options.locale].draft.join(view.draft.label)),
    ]);
  if (view.passed !== undefined) writer.paragraph({ style: "PwUnderTitle" }, [text(view.passed)]);
  if (zh) writer.blank();
  writeBlocks(view.blocks, writer, options);
  notes(view.blocks, writer);
  writeAnnexes(view, writer, options, notes);
}

function writeIssued(
  view: NoticeView,
  writer: Writer,
  options: BlockOptions,
  notes: NotesBehind,
): void {
  const { issued } = view;
  if (issued === undefined) return;
  writer.turn(false);
  writer.newPage();
  writer.paragraph({ style: "Title" }, titleParts(issued.title));
  if (issued.passed !== undefined)
    writer.paragraph({ style: "PwUnderTitle" }, [text(issued.passed)]);
  if (view.options.locale === "zh") writer.blank();
  writeBlocks(issued.blocks, writer, options);
  notes(issued.blocks, writer);
}

function writeAnnexes(
  view: DocumentView,
  writer: Writer,
  options: BlockOptions,
  notes: NotesBehind,
): void {
  for (const { label, title, blocks } of view.annexes) {
    const turned = beginsTurned(blocks);
    writer.newPage();
    writer.turn(turned);
    writer.paragraph({ style: "PwAnnexLabel" }, [text(label)]);
    if (view.options.locale === "zh" && !turned) writer.blank();
    writer.paragraph({ style: "Title" }, titleParts(title));
    if (view.options.locale === "zh" && !turned) writer.blank();
    writeBlocks(blocks, writer, options);
    notes(blocks, writer);
  }
}

/** The memo: whom it is to and from, what it is about, then the text. */
function writeMemo(view: NoticeView, writer: Writer, options: BlockOptions): void {
  const words = formWords.en;
  const notes = notesBehind(view);
  writer.paragraph({ style: "PwMemo" }, [text(view.draft?.label ?? words.memo)]);
  if (view.header.number !== undefined)
    writer.paragraph({ style: "Normal" }, [fieldText(view.header.number, "number", view)]);
  const lines = [
    ...(view.to === undefined ? [] : [[words.to, fieldText(view.to, "to", view)] as const]),
    [words.from, text(view.header.issuers.join("; "))] as const,
    ...(view.imprint?.cc === undefined
      ? []
      : [[words.cc, fieldText(view.imprint.cc, "cc", view)] as const]),
    ...(view.signature === undefined
      ? []
      : [[words.date, fieldText(view.signature.date, "date", view)] as const]),
  ];
  lines.forEach(([label, value], index) => {
    writer.paragraph({ style: index === 0 ? "PwMemoFirst" : "PwMemoLine" }, [
      text(label, { style: "PwStrong" }),
      { kind: "tab" },
      value,
    ]);
  });
  writer.paragraph({ style: "PwMemoSubject" }, [
    text(words.subject, { style: "PwStrong" }),
    { kind: "tab" },
    ...titleParts(view.title).map((part) =>
      part.kind === "text" ? { ...part, run: { style: "PwStrong" } } : part,
    ),
  ]);
  writeBlocks(view.body, writer, options);
  notes(view.body, writer);
  writer.turn(false);
  const list = view.attachmentList ?? [];
  if (list.length > 0)
    writer.paragraph({ style: "BodyText", keepNext: true }, [
      text(list.length > 1 ? words.attachments : words.attachment),
    ]);
  list.forEach((title, index) => {
    writer.paragraph({ style: "PwList" }, [
      text(`${list.length > 1 ? `${index + 1}. ` : ""}${title}`),
    ]);
  });
  view.signature?.signers.forEach((name, index) => {
    writer.paragraph({ style: "BodyText", ...(index === 0 ? { before: 500 } : {}) }, [
      fieldText(name, "signed-by", view),
    ]);
  });
  writeRemark(view, writer);
  writeIssued(view, writer, options, notes);
  writeAnnexes(view, writer, options, notes);
}

/** 附注: who may read it, or where it goes. */
function writeRemark(view: NoticeView, writer: Writer): void {
  if (view.remark === undefined) return;
  const [before, behind] = formWords[view.options.locale].remark;
  writer.paragraph({ style: "BodyText" }, [
    text(before),
    fieldText(view.remark, "remark", view),
    text(behind),
  ]);
}

type NotesBehind = (blocks: readonly PrintedBlock[], writer: Writer) => void;

/** Writes the notes that a part marks first behind it, where notes stand there. */
function notesBehind(view: DocumentView): NotesBehind {
  const written = new Set<string>();
  const rest = (marked: ReadonlySet<string>): readonly PrintedNote[] =>
    view.notes.filter(({ id }) => marked.has(id) && !written.has(id));
  return (blocks, writer) => {
    if (view.options.notes === "page") return;
    const notes = rest(marksIn(blocks));
    if (notes.length === 0) return;
    writer.paragraph({ style: "PwNotesRule" });
    for (const { id, number, inline } of notes) {
      written.add(id);
      const [before, behind] = formWords[view.options.locale].note;
      writer.paragraph({ style: "FootnoteText" }, [
        text(`${before}${number}${behind}`),
        ...partsOf(inline),
      ]);
    }
  };
}

/** The notes that something holds marks of, however deep. */
function marksIn(value: unknown): ReadonlySet<string> {
  const marks = new Set<string>();
  const look = (one: unknown): void => {
    if (typeof one !== "object" || one === null) return;
    if ("kind" in one && one.kind === "note" && "id" in one && typeof one.id === "string")
      marks.add(one.id);
    for (const inside of Object.values(one)) look(inside);
  };
  look(value);
  return marks;
}
