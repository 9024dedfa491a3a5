import type {
  PlanView,
  PrintedBlock,
  PrintedInline,
  TableCell,
  TableRow,
} from "../../document/view.ts";
import type { SheetView } from "../../sheets/view.ts";
import { type Docx, type DocxOptions, renderDocx } from "../docx/docx.ts";
import type { Outcome } from "../outcome.ts";
import { sheetMeta } from "./html.ts";
import { mergedForPaper } from "./merge.ts";
import { type SheetPage, sheetPage } from "./page.ts";

/** A tracking sheet as a DOCX file: what is printed of it, on turned pages, its tables to be filled in by hand. */

const plain = (text: string): readonly PrintedInline[] =>
  text === "" ? [] : [{ kind: "text", text }];

/** A text of several lines. */
const cell = (text: string): TableCell => ({
  lines: text === "" ? [] : text.split("\n").map(plain),
});

const paragraph = (text: string): PrintedBlock => ({ kind: "paragraph", inline: plain(text) });

type Table = SheetPage["tables"][number];
type Row = Table["groups"][number]["rows"][number];

function rowOf({ cells, occurrences }: Row): TableRow {
  return {
    cells: [
      ...cells
        .filter(({ column }) => column.prints)
        .map(({ text, code }) => cell([text, code ?? ""].filter((one) => one !== "").join("\n"))),
      ...occurrences.map(({ shortDue, shortDone, percent, state }) =>
        cell(
          [shortDue, shortDone, percent === "" ? "" : `${percent}%`, state]
            .filter((one) => one !== "")
            .join("\n"),
        ),
      ),
    ],
  };
}

function tableOf({
  title,
  columns,
  occurrences,
  groups,
  printedSpan,
  points,
}: Table): PrintedBlock {
  const printed = columns.filter(({ prints }) => prints);
  const shares = [...printed, ...occurrences].map(({ share }) => Number.parseFloat(share));
  return {
    kind: "table",
    landscape: true,
    points,
    columns: shares.map((share) => ({ share: share > 0 ? share : 1 })),
    header: [
      { cells: [{ ...cell(title), colspan: printedSpan }] },
      {
        cells: [
          ...printed.map(({ heading }) => cell(heading)),
          ...occurrences.map(({ label }) => cell(label)),
        ],
      },
    ],
    rows: groups.flatMap(({ heading, rows }): readonly TableRow[] => [
      ...(heading === "" ? [] : [{ cells: [{ ...cell(heading), colspan: printedSpan }] }]),
      ...rows.map(rowOf),
    ]),
  };
}

/** What stands over the tables: whose sheet it is, and for which day and round. */
function factsOf({ words, plan, unit, round, asOf, lang }: SheetPage): string {
  const colon = lang === "en" ? ": " : "：";
  const facts: readonly (readonly [string, string])[] = [
    ...(plan.number === undefined ? [] : [[words.document, plan.number] as const]),
    [words.plan, plan.title],
    [words.unit, unit?.title ?? words.allUnits],
    ...(round === undefined
      ? []
      : ([
          [words.round, round.label],
          [words.roundDue, round.due],
        ] as const)),
    [words.asOf, asOf],
  ];
  return facts.map(([name, value]) => `${name}${colon}${value}`).join(lang === "en" ? "; " : "；");
}

/** A sheet as a document. */
function documentOf(view: SheetView): PlanView {
  const page = sheetPage(mergedForPaper(view));
  const colon = page.lang === "en" ? ": ________" : "：________";
  return {
    kind: "plan",
    meta: sheetMeta(view),
    options: {
      locale: view.locale,
      paper: "a4",
      notes: "page",
      imprintOnEvenPage: false,
      pageNumbers: true,
    },
    title: { text: view.title, lines: [] },
    blocks: [
      paragraph(factsOf(page)),
      ...(page.tables.length === 0 ? [paragraph(page.words.noDuties)] : page.tables.map(tableOf)),
      ...(page.fill
        ? [
            paragraph(
              page.foot
                .map((who) => `${who}${colon}`)
                .join(view.locale === "en" ? "   " : "\u3000"),
            ),
          ]
        : []),
    ],
    annexes: [],
    notes: [],
  };
}

/** Makes the DOCX file of a sheet. */
export function renderSheetDocx(
  view: SheetView,
  options: Omit<DocxOptions, "turned">,
): Promise<Outcome<Docx>> {
  return renderDocx(documentOf(view), { ...options, turned: true });
}
