import type { Relation } from "../relations.ts";
import type { XmlElement } from "../xml.ts";
import type { Counter } from "./numbering.ts";
import type { Styles } from "./styles.ts";
import type { Change, Looks, MarkerPiece } from "./word-document.ts";

/** What is known while one stream of text is read: the body, a note, a header. */

/** A field between its beginning and its end; its result follows its separator. */
interface OpenField {
  code: string;
  inResult: boolean;
}

/** What is counted over all streams of a document. */
export interface Counts {
  changes: number;
  formatting: number;
}

export interface Story {
  readonly styles: Styles;
  readonly counter: Counter;
  readonly counts: Counts;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly foreignParts: string[];
  readonly fields: OpenField[];
  /** The names of moves that are open, by the kind of their end. */
  readonly moves: Map<string, string>;
  /** Markers between paragraphs: they belong to the next one. */
  readonly waiting: MarkerPiece[];
  /** Looks that were made once, by how they are written. */
  readonly looks: Map<string, Looks>;
}

const kinds: Readonly<Record<string, Change["kind"]>> = {
  ins: "inserted",
  del: "deleted",
  moveFrom: "moved-from",
  moveTo: "moved-to",
};

/** The change that an element stands for; undefined for all other elements. */
export function changeOf({ name, attributes }: XmlElement, story: Story): Change | undefined {
  const kind = kinds[name];
  if (kind === undefined) return undefined;
  story.counts.changes += 1;
  const move = story.moves.get(name);
  const { author = "", date = "" } = attributes;
  return {
    kind,
    ...(author.trim() === "" ? {} : { author }),
    ...(date === "" ? {} : { date }),
    ...(move === undefined ? {} : { move }),
  };
}

/** The changes among the properties of a row, a cell or a paragraph's mark. */
export function changesAmong(properties: XmlElement | undefined, story: Story): readonly Change[] {
  return (properties?.children ?? []).flatMap((child) => changeOf(child, story) ?? []);
}

const FORMATTING = /^(?:rPr|pPr|sectPr|tblPr|trPr|tcPr|tblGrid|tblPrEx|numbering)Change$/;

/** Counts the changes of looks among properties. */
export function countFormatting(properties: XmlElement | undefined, story: Story): void {
  for (const { name } of properties?.children ?? []) {
    if (FORMATTING.test(name)) story.counts.formatting += 1;
  }
}

/** The marker that an element is; undefined for all other elements. Notes which moves are open. */
export function markerOf({ name, attributes }: XmlElement, story: Story): MarkerPiece | undefined {
  const { id = "" } = attributes;
  switch (name) {
    case "bookmarkStart":
      return {
        kind: "bookmark-start",
        id,
        ...(attributes.name === undefined ? {} : { name: attributes.name }),
      };
    case "bookmarkEnd":
      return { kind: "bookmark-end", id };
    case "commentRangeStart":
      return { kind: "comment-start", id };
    case "commentRangeEnd":
      return { kind: "comment-end", id };
    case "commentReference":
      return { kind: "comment", id };
    case "moveFromRangeStart":
      story.moves.set("moveFrom", attributes.name ?? id);
      return undefined;
    case "moveToRangeStart":
      story.moves.set("moveTo", attributes.name ?? id);
      return undefined;
    case "moveFromRangeEnd":
      story.moves.delete("moveFrom");
      return undefined;
    case "moveToRangeEnd":
      story.moves.delete("moveTo");
      return undefined;
    default:
      return undefined;
  }
}

/** Of what was written for new and for old programs, what is for new ones. */
export function chosen(element: XmlElement): readonly XmlElement[] {
  const choice = element.children.find(
    ({ name, children }) => name === "Choice" && children.length > 0,
  );
  const fallback = element.children.find(({ name }) => name === "Fallback");
  return (choice ?? fallback)?.children ?? [];
}

/** Elements that only stand around others: their children are read in their stead. */
export function through({ name, children }: XmlElement): readonly XmlElement[] | undefined {
  switch (name) {
    case "sdt":
    case "sdtContent":
    case "customXml":
    case "smartTag":
    case "hyperlink":
    case "dir":
    case "bdo":
    case "subDoc":
      return children.filter((child) => !child.name.endsWith("Pr"));
    default:
      return undefined;
  }
}
