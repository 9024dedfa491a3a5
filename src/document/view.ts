import type { Place } from "../findings/finding.ts";
import type { Stretch } from "./provenance.ts";

export type { IssuedPiece, IssuedRecord, IssuedText, Origin, Stretch } from "./provenance.ts";
export { cutStretches } from "./provenance.ts";

/**
 * The view data of a printed document: what a template gets, as plain read-only data.
 *
 * Nothing here is HTML and nothing is laid out: texts are as they print, without the words of the
 * form (附件：, 抄送：, 印发, To: …), which belong to the templates. Texts carry no line breaks.
 */

/** A printed document: a notice (with what it issues and annexes), or a plan alone. */
export type DocumentView = NoticeView | PlanView;

/** An official notice (下行文 unless `header.signers` is given) or, with locale `en`, a cover memo. */
export interface NoticeView {
  readonly kind: "notice";
  readonly meta: DocumentMeta;
  readonly options: LayoutOptions;
  readonly header: Header;
  readonly title: PrintedTitle;
  /** 主送机关 as printed, without the colon behind it: `机关党委、各银监分局党委`. */
  readonly to?: string;
  readonly body: readonly PrintedBlock[];
  /** 附件说明: the titles of the annexes, without numbers; the template numbers them when two or more. */
  readonly attachmentList?: readonly string[];
  /** Missing in drafts. */
  readonly signature?: Signature;
  /** 附注 without its brackets: `此件公开发布`. */
  readonly remark?: string;
  /** What the notice issues (印发): a new page with its own title, before the annexes. */
  readonly issued?: IssuedPlan;
  readonly annexes: readonly PrintedAnnex[];
  /** All notes of the document, ascending numbers; each has exactly one first mark in some block. */
  readonly notes: readonly PrintedNote[];
  readonly imprint?: Imprint;
  readonly draft?: DraftMark;
  /** Lines may stand closer so that the signature stays on the page of the text (GB/T 9704 7.3.5.5). */
  readonly compact?: true;
  /** Where it is traced: the places of the notice's own attributes, by kind: `to`, `cc`, `number`. */
  readonly fields?: Readonly<Record<string, Place>>;
}

/** A plan printed without the parts of a notice. */
export interface PlanView {
  readonly kind: "plan";
  readonly meta: DocumentMeta;
  readonly options: LayoutOptions;
  readonly title: PrintedTitle;
  /** A line under the title as printed, brackets included: `（2015年6月29日局党委会议通过）`. */
  readonly passed?: string;
  readonly blocks: readonly PrintedBlock[];
  readonly annexes: readonly PrintedAnnex[];
  readonly notes: readonly PrintedNote[];
  readonly draft?: DraftMark;
}

/** What goes into the properties of the file; nothing of it prints. */
export interface DocumentMeta {
  readonly title: string;
  readonly author: string;
  readonly subject?: string;
  readonly keywords?: readonly string[];
  /** The document's date as `YYYY-MM-DD`; dates the PDF when SOURCE_DATE_EPOCH does not. */
  readonly date?: string;
}

export interface LayoutOptions {
  /** `en` sets an English memo or plan: Latin faces, To/From/Date/Subject, no 版头 and no 版记. */
  readonly locale: "zh" | "en";
  /** Chinese documents are always A4 (GB/T 9704 5.1). */
  readonly paper: "a4" | "letter";
  /** Notes at the foot of the page of their mark, or behind the part of the document that marks them. */
  readonly notes: "page" | "end";
  /** 版记 on an even page, blank pages before it (duplex print); else on the last page as it comes. */
  readonly imprintOnEvenPage: boolean;
  readonly pageNumbers: boolean;
}

/** 版头. */
export interface Header {
  /** 发文机关标志: the names of the issuing organs as printed, the host (主办机关) first. Never empty. */
  readonly issuers: readonly string[];
  /** Whether 文件 stands behind the name or names. */
  readonly withDocumentWord: boolean;
  /** 份号, six digits. */
  readonly copyNumber?: string;
  /** 密级和保密期限 as printed: `秘密★1年`. */
  readonly secrecy?: string;
  /** 紧急程度: 特急, 加急. */
  readonly urgency?: string;
  /** 发文字号 as printed: `浙银监党发〔2015〕6号`. Missing in drafts. */
  readonly number?: string;
  /** 签发人, in the order of the issuers: upward documents only. */
  readonly signers?: readonly string[];
  /** A red star in the middle of the red line, as party organs use. */
  readonly star?: boolean;
}

/** A title and the lines it is set in (see `title.ts`); without lines the template wraps the text. */
export interface PrintedTitle {
  readonly text: string;
  readonly lines: readonly string[];
  /** Where it is traced: what the text comes from. */
  readonly stretches?: readonly Stretch[];
}

export interface Signature {
  readonly mode: "sealed" | "unsealed" | "joint-sealed" | "joint-unsealed";
  /** 署名: one organ, or the joint organs with the host first. */
  readonly signers: readonly string[];
  /** 成文日期 as printed: `2015年6月29日`. */
  readonly date: string;
  /** Diameter of the seals to come, in mm; 42 if not given. Room is left for them. */
  readonly sealDiameter?: number;
}

interface IssuedPlan {
  readonly title: PrintedTitle;
  /** A line under the title as printed, brackets included. */
  readonly passed?: string;
  readonly blocks: readonly PrintedBlock[];
}

export interface PrintedAnnex {
  /** As printed on the first line: `附件`, `附件1`, `Annex A`. */
  readonly label: string;
  readonly title: PrintedTitle;
  readonly blocks: readonly PrintedBlock[];
}

/** 版记. */
export interface Imprint {
  /** 主送 moved here because page one has no room for it; without label and full stop. */
  readonly to?: string;
  /** 抄送 as printed, without label and full stop: `银监会党委，浙江省委办公厅`. */
  readonly cc?: string;
  readonly printedBy: string;
  /** 印发日期 as printed, without 印发: `2015年6月30日`. */
  readonly printedOn: string;
}

export interface DraftMark {
  /** 征求意见稿, 送审稿, `Draft for consultation`: prints under the title and on each page's edge. */
  readonly label: string;
}

/** A rank in the outline, or the face of one: 1 一、 黑体; 2 （一） 楷体; 3 `1.` and 4 （1） 仿宋. */
export type HeadingLevel = 1 | 2 | 3 | 4;

export type PrintedBlock = HeadingBlock | ParagraphBlock | TableBlock | ImageBlock | ListBlock;

/** A heading that stands alone. */
interface HeadingBlock extends HeadingLead {
  readonly kind: "heading";
  /** A name for links, unique in the document. */
  readonly anchor?: string;
}

/** A paragraph; with `lead`, one that begins with a heading sentence in the face of its level. */
interface ParagraphBlock {
  readonly kind: "paragraph";
  readonly lead?: HeadingLead;
  /** Text in 仿宋, behind the lead if there is one. */
  readonly inline: readonly PrintedInline[];
  readonly anchor?: string;
}

/** What a heading says; one that ends a sentence may have text behind it in the same paragraph. */
export interface HeadingLead {
  /** By depth. */
  readonly level: HeadingLevel;
  /** The level whose face it is set in, where its label is that of another level (GB/T 9704 7.3.3). */
  readonly face?: HeadingLevel;
  /** The number as printed, blanks behind it included (`一、`, `1. `); may be empty. */
  readonly label: string;
  /** Where it is traced: the keyword of the item whose number it is. */
  readonly labelPlace?: Place;
  readonly inline: readonly PrintedInline[];
}

export interface TableBlock {
  readonly kind: "table";
  readonly caption?: readonly PrintedInline[];
  readonly columns: readonly TableColumn[];
  /** Header rows, repeated on every page of the table; usually one. */
  readonly header: readonly TableRow[];
  readonly rows: readonly TableRow[];
  /** Turned by 90° to the left on pages of its own (GB/T 9704 clause 8). */
  readonly landscape?: boolean;
  /** Of the type, where that of the form would leave the columns too narrow. DOCX files only. */
  readonly points?: number;
}

export interface TableColumn {
  /** Share of the table's width; the shares of all columns are added up. Greater than 0. */
  readonly share: number;
  /** Of the body cells; header cells are centred. `left` if not given. */
  readonly align?: "left" | "center" | "right";
}

/** Cells from left to right; places covered by a spanning cell of an earlier row are left out. */
export interface TableRow {
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  /** One or more lines or paragraphs of the cell; empty for an empty cell. */
  readonly lines: readonly (readonly PrintedInline[])[];
  readonly rowspan?: number;
  readonly colspan?: number;
}

interface ImageBlock {
  readonly kind: "image";
  /** Absolute path of a PNG, JPEG, GIF, WebP or SVG file, or a `data:image/…` URL. */
  readonly source: string;
  /** What the picture shows, for those who cannot see it. */
  readonly alt: string;
  /** Wanted width in mm; scaled down to fit the page. Natural size if not given. */
  readonly width?: number;
  readonly caption?: readonly PrintedInline[];
}

/** Short lines that belong together; a line that wraps goes on behind its label. */
interface ListBlock {
  readonly kind: "list";
  readonly items: readonly ListItem[];
}

interface ListItem {
  /** As printed, blanks behind it included: `1. `, `—`; may be empty. */
  readonly label: string;
  readonly inline: readonly PrintedInline[];
  /** A line of a list inside a line. */
  readonly nested?: true;
}

export type PrintedInline = TextInline | NoteMark | OpenPoint;

interface TextInline {
  readonly kind: "text";
  readonly text: string;
  /** Set in the face of this heading level instead of the face around it. */
  readonly level?: HeadingLevel;
  /** Where it is traced: what the text comes from. */
  readonly stretches?: readonly Stretch[];
}

/** The mark of a note; further marks of the same note repeat its number. */
interface NoteMark {
  readonly kind: "note";
  readonly id: string;
  readonly number: number;
}

/** A question still open (drafts only); the template prints it as 【text】. */
interface OpenPoint {
  readonly kind: "open";
  readonly text: string;
}

export interface PrintedNote {
  readonly id: string;
  readonly number: number;
  readonly inline: readonly PrintedInline[];
}
