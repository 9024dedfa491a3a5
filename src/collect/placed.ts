import type { Unplaced } from "../findings/finding.ts";
import { given } from "../given.ts";
import { type Claim, claimsOfFamily, claimsOfLine, saidBy, saysAnything } from "./claims.ts";
import { otherUnit } from "./findings/pages.ts";
import {
  cellMerged,
  formula,
  occurrenceNotInRow,
  remarkNotRead,
  rowNotRead,
} from "./findings/rows.ts";
import { saysHow } from "./first-round.ts";
import { foldOccurrences } from "./fold.ts";
import type { LineCell, SheetLine } from "./lines.ts";
import { matchLine } from "./match.ts";
import { type FilledPage, holderShortName } from "./read/pages.ts";
import type { SheetFinding } from "./read/raw.ts";

/** Lines that found their rows. */

/** A line that found its row, and why a person has to confirm that, if so. */
export interface PlacedLine {
  readonly page: FilledPage;
  readonly claim: Claim;
  readonly doubt?: Unplaced;
}

/** What is said of a line, or of one cell of it. */
export const lineFinding = (
  line: SheetLine,
  what: Unplaced,
  cell?: Partial<Pick<LineCell, "column" | "heading">>,
): SheetFinding =>
  what.at(
    { ...line.spot, ...given({ column: cell?.column, heading: cell?.heading }) },
    { ...(line.code === "" ? {} : { subject: line.code }), said: saidBy(line) },
  );

/** What stands beside the table, or in a column that nobody fills in: it is told, since it is not read. */
function asides(line: SheetLine): readonly SheetFinding[] {
  const remark = line.cells.get("remark");
  const texts = [...line.cells.values()].flatMap(({ text, merged }) =>
    merged === undefined ? [text.trim()] : [],
  );
  const own = line.code !== "" || line.checksum !== "" || saysAnything(line) || saysHow(line);
  if (!own && texts.length > 0)
    return [lineFinding(line, rowNotRead.of({ texts: texts.join(" ") }))];
  if (remark === undefined) return [];
  const { heading, text } = remark;
  return [lineFinding(line, remarkNotRead.of({ heading, text: text.trim() }))];
}

/** The cells of occurrences that the row does not have. */
function strayOccurrences(line: SheetLine, labels: ReadonlySet<string>): readonly SheetFinding[] {
  return line.occurrences
    .filter(({ label }) => !labels.has(label))
    .map(({ cell }) => lineFinding(line, occurrenceNotInRow.of({ heading: cell.heading }), cell));
}

/** The claims of the lines of a page, each with its row. */
export function placedOn(page: FilledPage): {
  readonly placed: readonly PlacedLine[];
  readonly findings: readonly SheetFinding[];
  readonly unchanged: number;
} {
  const { knownRows, holder, asOf, told } = page;
  const placed: PlacedLine[] = [];
  const findings: SheetFinding[] = [];
  let unchanged = 0;
  const days = knownRows.daysFor(asOf, told);
  for (const line of foldOccurrences(page.lines, knownRows)) {
    findings.push(...asides(line));
    const says = saysAnything(line);
    // A row that says nothing may have been emptied, if it is surely one of ours.
    if (!says && (line.checksum === "" || line.present.size === 0)) continue;
    for (const cell of [...line.cells.values(), ...line.occurrences.map((one) => one.cell)]) {
      if (cell.formula === true)
        findings.push(lineFinding(line, formula.of({ text: cell.text }), cell));
      if (cell.merged !== undefined)
        findings.push(
          lineFinding(line, cellMerged.of({ range: cell.merged, text: cell.text }), cell),
        );
    }
    const match = matchLine(line, knownRows, holder);
    if (!says && match.type !== "row" && match.type !== "family") continue;
    if (match.type === "unknown") {
      findings.push(lineFinding(line, match.why));
      continue;
    }
    const rows = match.type === "family" ? match.family.rows : [];
    const labels = rows.map((row) => (row.type === "row" ? row.row.assignment.occurrence : ""));
    findings.push(...strayOccurrences(line, new Set(labels.map((label) => label ?? ""))));
    const read =
      match.type === "family"
        ? claimsOfFamily(line, match.family.rows, knownRows, days, told)
        : claimsOfLine(line, match.knownRow, knownRows, days, told);
    const [first] = match.type === "family" ? match.family.rows : [match.knownRow];
    if (read.claims.length === 0 && read.findings.length === 0) unchanged += says ? 1 : 0;
    else if (first !== undefined && holder !== undefined && first.holder !== holder)
      findings.push(
        lineFinding(
          line,
          otherUnit.of({
            zh: `这一行是“${holderShortName(first.holder)}”的，不是“${holderShortName(holder)}”的`,
            en: `the row is of “${holderShortName(first.holder)}”, not of “${holderShortName(holder)}”`,
          }),
        ),
      );
    else {
      findings.push(...read.findings);
      const doubt = match.type === "guess" ? match.why : page.doubt;
      for (const claim of read.claims) placed.push({ page, claim, ...given({ doubt }) });
    }
  }
  return { placed, findings, unchanged };
}
