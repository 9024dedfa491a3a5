/** A document of a word processor as data: what stands in it, and who changed what. Nothing of it is judged. */

/** One tracked change that something stands under. */
export interface Change {
  readonly kind: "inserted" | "deleted" | "moved-from" | "moved-to";
  readonly author?: string;
  /** As the file has it: 2026-03-02T09:00:00Z. */
  readonly date?: string;
  /** Of a move: what its two ends have in common. */
  readonly move?: string;
}

/** How a text looks, by its own settings and those of its styles. */
export interface Looks {
  /** The face of Han characters. */
  readonly face?: string;
  readonly latin?: string;
  /** In points. */
  readonly size?: number;
  readonly bold?: true;
  readonly italic?: true;
  readonly underlined?: true;
  readonly struck?: true;
  readonly raised?: true;
  readonly hidden?: true;
}

interface Changed {
  /** The outermost first; an insertion of one may be deleted by another. */
  readonly changes: readonly Change[];
}

export interface TextPiece extends Changed {
  readonly kind: "text";
  readonly text: string;
  readonly looks: Looks;
  /** It is the result of a field: ` PAGE `. */
  readonly field?: string;
}

interface BreakPiece extends Changed {
  readonly kind: "break";
  readonly of: "line" | "page" | "column";
}

interface TabPiece extends Changed {
  readonly kind: "tab";
}

interface NotePiece extends Changed {
  readonly kind: "note";
  readonly of: "footnote" | "endnote";
  readonly id: string;
}

interface PicturePiece extends Changed {
  readonly kind: "picture";
  /** What the file calls it and says of it. */
  readonly name?: string;
  readonly description?: string;
  /** The part of the package that it is; none for drawings and charts. */
  readonly part?: string;
}

/** A text box, at the place that it is anchored to. */
interface BoxPiece extends Changed {
  readonly kind: "box";
  readonly blocks: readonly Block[];
}

/** Where something begins, ends or is: takes no room in the text. */
export interface MarkerPiece {
  readonly kind: "bookmark-start" | "bookmark-end" | "comment-start" | "comment-end" | "comment";
  readonly id: string;
  /** Of a bookmark's start. */
  readonly name?: string;
}

export type Piece =
  | TextPiece
  | BreakPiece
  | TabPiece
  | NotePiece
  | PicturePiece
  | BoxPiece
  | MarkerPiece;

/** The automatic number of a paragraph, as a reader sees it. */
export interface ParagraphNumber {
  /** `一、`; empty for a level that shows none. */
  readonly text: string;
  /** From 0. */
  readonly level: number;
  /** Which list it counts in. */
  readonly list: string;
}

export interface WordParagraph {
  readonly kind: "paragraph";
  /** The style's name in lower case: `heading 1`; names are the same in all programs, ids are not. */
  readonly style: string;
  /** The names of the styles that it is based on, the nearest first. */
  readonly basedOn: readonly string[];
  /** From 0; body text has none. */
  readonly outline?: number;
  readonly align?: string;
  readonly number?: ParagraphNumber;
  /** It stands in a frame beside the text. */
  readonly framed?: true;
  readonly pageBreakBefore?: true;
  readonly pieces: readonly Piece[];
  /**
   * The changes of its mark. Inserted: it was split here, and what follows belonged to it. Deleted: it is joined
   * with the next one.
   */
  readonly mark: readonly Change[];
  /** A section ends with it. */
  readonly section?: Section;
}

/** A cell that may cover several places of the table; each of those places holds the same object. */
export interface WordCell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly blocks: readonly Block[];
  /** The place has no cell: the row begins later or ends sooner. */
  readonly absent?: true;
  readonly changes: readonly Change[];
}

export interface WordRow {
  /** One cell for each column of the table. */
  readonly cells: readonly WordCell[];
  /** Repeated on each page. */
  readonly header?: true;
  readonly changes: readonly Change[];
}

export interface WordTable {
  readonly kind: "table";
  readonly rows: readonly WordRow[];
  readonly columns: number;
}

export type Block = WordParagraph | WordTable;

export interface Section {
  /** In twips, a twentieth of a point. */
  readonly width?: number;
  readonly height?: number;
  readonly landscape?: true;
}

export interface WordComment {
  readonly id: string;
  readonly author?: string;
  readonly date?: string;
  readonly text: string;
  /** The id of the comment that it answers. */
  readonly parent?: string;
  readonly done?: true;
}

/** The texts of a header or footer. */
export interface MarginText {
  readonly of: "header" | "footer";
  readonly blocks: readonly Block[];
}

export interface WordDocument {
  readonly blocks: readonly Block[];
  /** The last one; those before end with a paragraph. */
  readonly section: Section;
  readonly footnotes: ReadonlyMap<string, readonly Block[]>;
  readonly endnotes: ReadonlyMap<string, readonly Block[]>;
  readonly comments: readonly WordComment[];
  readonly margins: readonly MarginText[];
  /** `title`, `subject`, `creator` … */
  readonly core: ReadonlyMap<string, string>;
  /** By the names that their makers chose. */
  readonly custom: ReadonlyMap<string, string>;
  /** How many changes are of looks alone. */
  readonly formattingChanges: number;
  /** How many insertions, deletions and moves there are. */
  readonly changes: number;
  /** Parts that hold text in another format, which is not read. */
  readonly foreignParts: readonly string[];
}
