import { withAbove } from "../../sheets/above.ts";
import { idWords } from "../../sheets/form.ts";
import type {
  OccurrenceCell,
  SheetColumn,
  SheetRow,
  SheetTable,
  SheetView,
} from "../../sheets/view.ts";
import { worksheetWidth } from "./measures.ts";

/** The columns of a worksheet, hidden ones among them, and what each of their cells says. */

interface Column {
  /** The word of the hidden row. */
  readonly id: string;
  readonly heading: string;
  /** In the unit of workbooks. */
  readonly width: number;
  readonly hidden: boolean;
}

export type PlacedColumn = Column &
  (
    | {
        readonly type: "column";
        readonly column: SheetColumn;
        /** Whether the unit fills it in. */
        readonly fill: boolean;
        readonly value: (row: SheetRow) => string;
      }
    | {
        readonly type: "occurrence";
        /** Undefined where the row's duty has no such occurrence. */
        readonly cell: (row: SheetRow) => OccurrenceCell | undefined;
      }
    | {
        /** What people do not see. */
        readonly type: "hidden";
        readonly value: (row: SheetRow) => string;
      }
  );

const OCCURRENCE_WIDTH = 11;

const hidden = { type: "hidden", heading: "", width: 8, hidden: true } as const;

function occurrenceColumns(label: string): readonly PlacedColumn[] {
  const cell = (row: SheetRow) => row.occurrences.find((one) => one.label === label);
  return [
    {
      type: "occurrence",
      id: idWords.occurrence(label),
      heading: label,
      width: OCCURRENCE_WIDTH,
      hidden: false,
      cell,
    },
    {
      ...hidden,
      id: idWords.occurrenceKey(label),
      value: (row) => {
        const found = cell(row);
        return found === undefined ? "" : `${found.key} ${found.checksum}`;
      },
    },
  ];
}

/** What a cell of a column says in words. */
export function textOf(placed: PlacedColumn, row: SheetRow): string {
  return placed.type === "occurrence" ? (placed.cell(row)?.value ?? "") : placed.value(row);
}

/** The columns of a table that say something or are to be filled in, a cell for each occurrence, and the hidden ones. */
export function placedColumns(
  given: SheetTable,
  locale: SheetView["locale"],
): readonly PlacedColumn[] {
  const table = withAbove(given, locale);
  const fills = table.kind !== "support";
  const isUsed = ({ id, input }: SheetColumn) =>
    input !== undefined || id === "code" || table.rows.some(({ cells }) => cells[id] !== undefined);
  const shown = table.columns.filter(isUsed).map(
    (column): PlacedColumn => ({
      type: "column",
      column,
      id: idWords.column(column.id),
      heading: column.heading,
      width: worksheetWidth(column.width),
      hidden: false,
      fill: fills && column.input !== undefined,
      value: ({ cells, code }) => (column.id === "code" ? code : (cells[column.id] ?? "")),
    }),
  );
  const before = table.columns
    .filter(({ id, input }) => fills && input === "text" && table.rows.some((row) => row.cells[id]))
    .map(
      ({ id }): PlacedColumn => ({
        ...hidden,
        id: idWords.before(id),
        value: ({ cells }) => cells[id] ?? "",
      }),
    );
  return [
    ...shown,
    ...table.occurrences.flatMap(occurrenceColumns),
    ...before,
    { ...hidden, id: idWords.key, value: ({ key }) => key },
    { ...hidden, id: idWords.checksum, value: ({ checksum }) => checksum },
  ];
}
