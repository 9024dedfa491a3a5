import type { Dropped, SourceBlock, SourceText } from "./blocks.ts";
import type { Imported } from "./import.ts";
import type { Found } from "./recognise/item-context.ts";

/** What an import made of a file, as data. */
export interface ImportReport {
  /** Does the source print the file's text character for character? */
  readonly identical: boolean;
  readonly characters: number;
  /** Of these stand outside of measures, actions, headings and the form. */
  readonly prose: number;
  readonly form: {
    readonly title?: string;
    readonly number?: string;
    readonly to?: string;
    readonly signers: readonly string[];
    readonly date?: string;
    readonly remark?: string;
    readonly annexes: readonly string[];
    readonly imprint: boolean;
  };
  readonly counts: Readonly<Record<string, number>>;
  /** Everything that was recognised, with its place in the file. */
  readonly found: readonly {
    readonly what: string;
    readonly line: number;
    readonly said: string;
  }[];
  /** What was left open or stayed prose because it was not sure. */
  readonly open: readonly { readonly what: string; readonly line: number; readonly said: string }[];
  readonly dropped: readonly Dropped[];
  /** What the form sets in its own way: the colon of 主送, a date in Chinese numerals. */
  readonly reset: readonly { readonly line: number; readonly from: string; readonly to: string }[];
}

const textOf = (block: SourceBlock | undefined): string =>
  block === undefined
    ? ""
    : block.kind === "paragraph"
      ? block.text
      : block.rows.flatMap((row) => row.flatMap(({ lines }) => lines)).join("");

const length = (text: string) => text.replace(/\s/g, "").length;

/** The report of an import. */
export function reportOf(source: SourceText, imported: Imported): ImportReport {
  const { frame, found, doubted } = imported;
  const line = (at: number) => source.blocks[at]?.line ?? 0;
  const told = ({ what, at, said }: Found) => ({ what, line: line(at), said });
  const counts: Record<string, number> = {
    note: frame.notes.length,
    table: source.blocks.filter(({ kind }) => kind === "table").length,
  };
  for (const { what } of found) counts[what] = (counts[what] ?? 0) + 1;
  const characters = source.blocks.reduce((sum, block) => sum + length(textOf(block)), 0);
  const unsure = found.filter(({ what }) => what.startsWith("unsure") || what === "number");
  // A table that stands as it is, with its tasks beside it, leaves nothing to decide.
  const isTracked = (at: number) => found.some((one) => one.at === at && one.what === "milestone");
  const { notice, plan } = frame;
  const title = notice?.title ?? plan?.title;
  return {
    identical: imported.identical,
    characters,
    prose: imported.prose.reduce((sum, text) => sum + length(text), 0),
    form: {
      ...(title === undefined ? {} : { title }),
      ...(notice?.number === undefined ? {} : { number: notice.number.text }),
      ...(notice?.to === undefined ? {} : { to: notice.to.text }),
      signers: notice?.signers.map(({ text }) => text) ?? [],
      ...(notice?.date === undefined ? {} : { date: notice.date.day }),
      ...(notice?.remark === undefined ? {} : { remark: notice.remark.text }),
      annexes: frame.annexes.map(({ title: own }) => own),
      imprint: notice?.imprint !== undefined,
    },
    counts,
    found: found.filter((one) => !unsure.includes(one)).map(told),
    open: [
      ...unsure.map(told),
      ...doubted
        .filter((at) => !isTracked(at))
        .map((at) => ({
          what: "doubt",
          line: line(at),
          said: textOf(source.blocks[at]).slice(0, 30),
        })),
    ],
    dropped: source.dropped,
    reset: imported.reset.map(({ at, from, to }) => ({ line: line(at), from, to })),
  };
}
