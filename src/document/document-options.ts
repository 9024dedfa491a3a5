import type { Locale } from "../model/model.ts";
import type { FileAccess } from "./print-inline.ts";
import type { LayoutOptions } from "./view.ts";

/** How documents are to be made, apart from what their sources say. */
export interface DocumentOptions {
  readonly notes: LayoutOptions["notes"];
  readonly imprintOnEvenPage: boolean;
  readonly pageNumbers: boolean;
  readonly paper: LayoutOptions["paper"];
  /** Whether room is left for a seal. */
  readonly seal: boolean;
  /** In mm. */
  readonly sealDiameter: number;
  /** The red star that party organs put into the red line. */
  readonly star: boolean;
  readonly files: FileAccess;
  /** The words of a Chinese text, in order: long titles break between them. Joined they are the text. */
  readonly words: (text: string) => readonly string[];
  /** Whether the texts say what they come from. */
  readonly traced?: boolean;
}

/** The usual answers; files and words must be given. */
export const defaultDocumentOptions: Omit<DocumentOptions, "files" | "words"> = {
  notes: "page",
  imprintOnEvenPage: true,
  pageNumbers: true,
  paper: "a4",
  seal: true,
  sealDiameter: 42,
  star: false,
};

/** What the page layout needs of them. */
export function layoutOptions(options: DocumentOptions, locale: Locale): LayoutOptions {
  return {
    locale,
    paper: locale === "zh" ? "a4" : options.paper,
    notes: options.notes,
    imprintOnEvenPage: options.imprintOnEvenPage,
    pageNumbers: options.pageNumbers,
  };
}
