import { given } from "../given.ts";
import type { Locale, Plan } from "../model/model.ts";
import { holderName, printParties } from "../model/organization/parties.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { printDate } from "./date-in-words.ts";
import { type DocumentOptions, layoutOptions } from "./document-options.ts";
import { columnsFor } from "./tables/shares.ts";
import { breakTitle } from "./title.ts";
import type {
  NoticeView,
  PrintedBlock,
  PrintedInline,
  TableBlock,
  TableCell,
  TableRow,
} from "./view.ts";

/** What documents that follow from the tracking have in common: they are made, not written. */

const plain = (text: string): readonly PrintedInline[] =>
  text === "" ? [] : [{ kind: "text", text }];

export const open = (text: string): PrintedInline => ({ kind: "open", text });

export function paragraph(...inline: readonly (string | PrintedInline)[]): PrintedBlock {
  return {
    kind: "paragraph",
    inline: inline.flatMap((part) => (typeof part === "string" ? plain(part) : [part])),
  };
}

export function heading(label: string, text: string): PrintedBlock {
  return { kind: "heading", level: 1, label, inline: plain(text) };
}

/** A cell whose text may have several lines. */
function cell(text: string): TableCell {
  return {
    lines: text
      .split("\n")
      .filter((line) => line !== "")
      .map(plain),
  };
}

/** A line of so many characters does not break: a day, the name of a unit, a state. */
const WHOLE_LINE = 8;

export interface Head {
  readonly heading: string;
  readonly center?: true;
  /** The column holds so many characters in a line at least, however little the others leave. */
  readonly least?: number;
}

const asRow = (texts: readonly string[]): TableRow => ({ cells: texts.map(cell) });

/**
 * A table out of headings and rows of texts, its columns as wide as their content asks.
 * @param measured the rows by which columns are measured: those of all tables that are to look alike
 */
export function table(
  heads: readonly Head[],
  rows: readonly (readonly string[])[],
  measured: readonly (readonly string[])[] = rows,
): TableBlock {
  const header = asRow(heads.map(({ heading: text }) => text));
  const columns = columnsFor([header, ...measured.map(asRow)], [], {
    whole: WHOLE_LINE,
    least: heads.map(({ least = 0 }) => least),
  });
  return {
    kind: "table",
    columns: columns.map((column, at) => ({
      ...column,
      ...(heads[at]?.center === undefined ? {} : { align: "center" }),
    })),
    header: [header],
    rows: rows.map(asRow),
  };
}

/** The organs that issued a plan: those who signed its notice, else those the plan names. */
function issuersOf(plan: Plan): readonly string[] {
  const list = plan.notice?.signedBy ?? plan.issuers;
  return (list?.refs ?? []).map(({ named, written }) =>
    named === undefined ? written : holderName(named, "full", plan.locale),
  );
}

/** Whom a plan was sent to, as its notice prints it. */
export function addresseesOf({ notice, locale }: Plan): string | undefined {
  const list = notice?.to ?? notice?.forEach;
  return list === undefined ? undefined : printParties(list, "full", locale);
}

/** How a plan is cited: `《2015年党建工作方案》（浙银监党发〔2015〕6号）`. */
export function citation({ title, notice, locale }: Plan): string {
  if (locale === "en") return title.text;
  return `《${title.text}》${notice?.number === undefined ? "" : `（${notice.number}）`}`;
}

/** A letter of the issuers of a plan, in the form of a notice. */
export function letterOf(
  plan: Plan,
  letter: {
    readonly title: string;
    readonly number?: string;
    readonly to?: string;
    readonly body: readonly PrintedBlock[];
    readonly date?: CalendarDate;
    readonly draft?: string;
    readonly annexes?: NoticeView["annexes"];
  },
  options: DocumentOptions,
): NoticeView {
  const locale: Locale = plan.locale;
  const issuers = issuersOf(plan);
  const { title, number, to, body, date, draft, annexes = [] } = letter;
  const signed = date !== undefined && draft === undefined && issuers.length > 0;
  const joint = issuers.length > 1;
  return {
    kind: "notice",
    compact: true,
    meta: {
      title,
      author: issuers.join(locale === "zh" ? "、" : ", "),
      ...given({ subject: number, date }),
    },
    options: layoutOptions(options, locale),
    header: {
      issuers: issuers.length === 0 ? [""] : issuers,
      withDocumentWord: true,
      ...(number === undefined || draft !== undefined ? {} : { number }),
      ...(options.star ? { star: true } : {}),
    },
    title: {
      text: title,
      lines:
        locale === "zh" ? breakTitle(title, { words: options.words, names: issuers }).lines : [],
    },
    ...given({ to }),
    body,
    ...(annexes.length === 0 ? {} : { attachmentList: annexes.map((annex) => annex.title.text) }),
    ...(signed
      ? {
          signature: {
            mode: options.seal
              ? joint
                ? "joint-sealed"
                : "sealed"
              : joint
                ? "joint-unsealed"
                : "unsealed",
            signers: issuers,
            date: printDate(date, locale),
            ...(options.seal ? { sealDiameter: options.sealDiameter } : {}),
          },
        }
      : {}),
    annexes,
    notes: [],
    ...(draft === undefined ? {} : { draft: { label: draft } }),
  };
}
