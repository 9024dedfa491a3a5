/**
 * What the scripts of a page know of each other, for the type checker alone: no page loads it. Each script
 * adds its part to one namespace.
 */
interface PlanwrightPage {
  faces: PageFaces;
  fit: NoticeFit;
  split: NoticeSplit;
  finish: NoticeFinish;
  report: PageReport;
  values: SheetValues;
  drafts: SheetDrafts;
  arrange: SheetArrangement;
  rules: SheetRules;
  /** What the printer waits for. */
  pages: Promise<LaidOutPage>;
}

declare var planwright: PlanwrightPage;

interface PageProblem {
  readonly code: string;
  readonly text: string;
}

interface FaceCharacters {
  readonly family: string;
  readonly characters: Readonly<Record<string, string>>;
}

interface OutlineEntry {
  readonly level: number;
  readonly text: string;
  readonly page: number;
  readonly y: number;
}

interface LaidOutPage {
  readonly pages: number;
  readonly problems: readonly PageProblem[];
  readonly outline: readonly OutlineEntry[];
  readonly characters: readonly FaceCharacters[];
  readonly failedFonts: readonly string[];
}

interface PageFaces {
  characters(isSet: (element: Element) => boolean): FaceCharacters[];
  probe(family?: string, text?: string): void;
  laidOut(
    isSet: (element: Element) => boolean,
    problems: () => PageProblem[],
  ): Promise<LaidOutPage>;
}

/** A page of a notice as it is filled. */
interface NoticePage {
  readonly kind: "text" | "landscape";
  readonly page: HTMLElement;
  readonly sheet: HTMLElement;
  readonly frame: HTMLElement;
  readonly area: HTMLElement;
  readonly foot: HTMLElement;
  readonly notes: Set<string>;
  /** A page that stays empty, in front of the imprint. */
  blank?: boolean;
  /** The rest of a note that opens the foot of the next page. */
  carriedNote?: HTMLElement | undefined;
}

/** Where a line begins, and its bottom in px of the window. */
interface TextLine {
  readonly node: Node;
  readonly offset: number;
  bottom: number;
}

interface NoticeFit {
  letterhead(head: HTMLElement): void;
  signature(block: HTMLElement): void;
  title(block: Element): void;
}

interface NoticeSplit {
  linesOf(block: Element): TextLine[];
  text(block: HTMLElement, line: TextLine): HTMLElement;
  borders(table: HTMLTableElement): number[];
  table(block: HTMLElement, at: number): HTMLElement;
  row(block: HTMLElement, limit: number): HTMLElement | undefined;
}

interface NoticeFinish {
  imprint(block: HTMLElement, pages: readonly NoticePage[], openPage: () => NoticePage): void;
  dress(pages: readonly NoticePage[]): void;
  alignColumns(table: HTMLTableElement): void;
}

interface PageReport {
  readonly probe: PageFaces["probe"];
  overflow?(pages: readonly NoticePage[]): PageProblem[];
  firstPage?(pages: readonly NoticePage[]): PageProblem[];
  outline?(pages: readonly NoticePage[]): OutlineEntry[];
  characters?(): FaceCharacters[];
}

type SheetControl = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What the script of a sheet knows beside its rows (`dataOf` in src/output/sheet/html.ts). */
interface SheetFacts {
  readonly plan: string;
  readonly fingerprint: string;
  readonly unit: string;
  readonly round?: string;
  readonly asOf: string;
  readonly fill: boolean;
  readonly locale: "zh" | "en";
  readonly file: string;
  /** The first day of the plan. */
  readonly start?: string;
  /** Whom it goes to, and by when. */
  readonly to: string;
  readonly dueWords: string;
  readonly lights: readonly string[];
  readonly states: readonly string[];
  readonly over: readonly string[];
  readonly foot: readonly string[];
  readonly words: Readonly<Record<string, string>>;
}

interface SheetDrafts {
  /** Why nothing is kept. */
  trouble(): "blocked" | "full" | undefined;
  /** Undoes what was typed, here and in the browser. */
  forget(): void;
}

interface SheetArrangement {
  /** Shows all rows in the order of the document. */
  clear(): void;
  /** Opens a row's card, where rows are cards. */
  open(row: HTMLTableRowElement): void;
}

/** Made of `src/collect/page-rules.ts`. */
interface SheetRules {
  judge(
    row: {
      readonly type: "row" | "indicator";
      readonly shown: Readonly<Record<string, string>>;
      readonly typed: Readonly<Record<string, string>>;
      readonly dated: boolean;
      readonly due: string;
      readonly reported: boolean;
    },
    days: { readonly told: string; readonly asOf: string; readonly start?: string },
  ): readonly SheetFinding[];
}

interface SheetFinding {
  readonly column: string;
  readonly code: string;
  readonly severity: "error" | "warning" | "note";
  readonly message: Readonly<Record<"zh" | "en", string>>;
  readonly mend?: Readonly<Record<"zh" | "en", string>>;
}

/** Texts by check value and column. */
type SheetCells = Record<string, Record<string, string>>;

interface SheetValues {
  readonly sheet: SheetFacts;
  say(word: string, data?: Readonly<Record<string, string | number>>): string;
  readonly rows: readonly HTMLTableRowElement[];
  readonly controls: readonly SheetControl[];
  readonly byCarrier: ReadonlyMap<HTMLElement, readonly SheetControl[]>;
  /** Who filled it in, and when: not there where the sheet is only to be read. */
  readonly person: HTMLInputElement | null;
  readonly day: HTMLInputElement | null;
  typed(control: SheetControl): string;
  isChanged(control: SheetControl): boolean;
  given(control: SheetControl): string;
  /** What belongs to a row: itself, its occurrences, what is to be read. */
  parts(row: HTMLTableRowElement): readonly HTMLTableRowElement[];
  fill(cells: SheetCells): { count: number; lost: string[] };
  reset(): void;
  mark(control: SheetControl): void;
  today(): string;
  onChange(listener: () => void): void;
  told(): void;
}
