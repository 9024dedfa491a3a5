import type { Wording } from "../findings/finding.ts";
import { given } from "../given.ts";
import { type Claim, claimsOfFamily, claimsOfLine, saidBy, saysAnything } from "./claims.ts";
import { saysHow } from "./first-round.ts";
import { foldOccurrences } from "./fold.ts";
import type { SheetLine } from "./lines.ts";
import { matchLine } from "./match.ts";
import { type FilledPage, holderShortName } from "./read/pages.ts";
import type { Objection } from "./read/raw.ts";

/** Lines that found their rows. */

/** A line that found its row, and why a person has to confirm that, if so. */
export interface PlacedLine {
  readonly page: FilledPage;
  readonly claim: Claim;
  readonly doubt?: { readonly code: string; readonly message: Wording };
}

/** What is said of a whole line. */
export const rejectedLine = (
  line: SheetLine,
  code: string,
  message: Wording,
  kind: Objection["kind"] = "rejected",
): Objection => ({
  kind,
  code,
  spot: line.spot,
  message,
  ...(line.code === "" ? {} : { rowCode: line.code }),
  said: saidBy(line),
});

/** What stands beside the table, or in a column that nobody fills in: it is told, since it is not read. */
function asides(line: SheetLine): readonly Objection[] {
  const remark = line.cells.get("remark");
  const texts = [...line.cells.values()].map(({ text }) => text.trim());
  const own = line.code !== "" || line.checksum !== "" || saysAnything(line) || saysHow(line);
  if (!own && texts.length > 0)
    return [
      rejectedLine(
        line,
        "row-not-read",
        {
          zh: `这一行不是表里的，没有读入：${texts.join(" ")}`,
          en: `it is no row of the sheet and is not read: ${texts.join(" ")}`,
        },
        "note",
      ),
    ];
  if (remark === undefined) return [];
  return [
    rejectedLine(
      line,
      "remark-not-read",
      {
        zh: `“${remark.heading}”不是填报的列，没有读入：${remark.text.trim()}`,
        en: `“${remark.heading}” is no column of reports and is not read: ${remark.text.trim()}`,
      },
      "note",
    ),
  ];
}

/** The cells of occurrences that the row does not have. */
function strayOccurrences(line: SheetLine, labels: ReadonlySet<string>): readonly Objection[] {
  return line.occurrences
    .filter(({ label }) => !labels.has(label))
    .map(({ cell }) => ({
      ...rejectedLine(line, "unknown-occurrence", {
        zh: `这一行没有“${cell.heading}”这一次`,
        en: `the row has no occurrence “${cell.heading}”`,
      }),
      spot: {
        ...line.spot,
        ...given({ column: cell.column }),
        heading: cell.heading,
      },
    }));
}

/** The claims of the lines of a page, each with its row. */
export function placedOn(page: FilledPage): {
  readonly placed: readonly PlacedLine[];
  readonly objections: readonly Objection[];
  readonly unchanged: number;
} {
  const { knownRows, holder, asOf, told } = page;
  const placed: PlacedLine[] = [];
  const objections: Objection[] = [];
  let unchanged = 0;
  const days = knownRows.daysFor(asOf, told);
  for (const line of foldOccurrences(page.lines, knownRows)) {
    objections.push(...asides(line));
    if (!saysAnything(line)) continue;
    for (const cell of line.cells.values())
      if (cell.formula === true)
        objections.push({
          ...rejectedLine(
            line,
            "formula",
            {
              zh: `这一格是公式，取它算出的“${cell.text}”`,
              en: `the cell is a formula; what it came to is taken: “${cell.text}”`,
            },
            "note",
          ),
          spot: {
            ...line.spot,
            ...given({ column: cell.column }),
            heading: cell.heading,
          },
        });
    const match = matchLine(line, knownRows, holder);
    if (match.type === "unknown") {
      objections.push(rejectedLine(line, match.code, match.why));
      continue;
    }
    const rows = match.type === "family" ? match.family.rows : [];
    const labels = rows.map((row) => (row.type === "row" ? row.row.assignment.occurrence : ""));
    objections.push(...strayOccurrences(line, new Set(labels.map((label) => label ?? ""))));
    const read =
      match.type === "family"
        ? claimsOfFamily(line, match.family.rows, knownRows, days)
        : claimsOfLine(line, match.knownRow, knownRows, days);
    const [first] = match.type === "family" ? match.family.rows : [match.knownRow];
    if (read.claims.length === 0 && read.objections.length === 0) unchanged += 1;
    else if (first !== undefined && holder !== undefined && first.holder !== holder)
      objections.push(
        rejectedLine(line, "other-unit", {
          zh: `这一行是“${holderShortName(first.holder)}”的，不是“${holderShortName(holder)}”的`,
          en: `the row is of “${holderShortName(first.holder)}”, not of “${holderShortName(holder)}”`,
        }),
      );
    else {
      objections.push(...read.objections);
      const doubt =
        match.type === "guess" ? { code: "row-guessed", message: match.why } : page.doubt;
      for (const claim of read.claims) placed.push({ page, claim, ...given({ doubt }) });
    }
  }
  return { placed, objections, unchanged };
}
