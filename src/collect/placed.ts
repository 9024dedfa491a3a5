import type { Wording } from "../diagnostics/finding.ts";
import { type Claim, claimsOfFamily, claimsOfLine, saidBy, saysAnything } from "./claims.ts";
import { foldOccurrences } from "./fold.ts";
import type { SheetLine } from "./lines.ts";
import { matchLine } from "./match.ts";
import { nameOf, type Page } from "./pages.ts";
import type { Objection } from "./raw.ts";

/** Lines that found their rows. */

/** A line that found its row, and why a person has to confirm that, if so. */
export interface Placed {
  readonly page: Page;
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

/** The claims of the lines of a page, each with its row. */
export function placedOn(page: Page): {
  readonly placed: readonly Placed[];
  readonly objections: readonly Objection[];
  readonly unchanged: number;
} {
  const { targets, holder, asOf, told } = page;
  const placed: Placed[] = [];
  const objections: Objection[] = [];
  let unchanged = 0;
  const days = targets.daysFor(asOf, told);
  for (const line of foldOccurrences(page.lines, targets)) {
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
            ...(cell.column === undefined ? {} : { column: cell.column }),
            heading: cell.heading,
          },
        });
    const match = matchLine(line, targets, holder);
    if (match.type === "unknown") {
      objections.push(rejectedLine(line, match.code, match.why));
      continue;
    }
    const read =
      match.type === "family"
        ? claimsOfFamily(line, match.family.rows, targets, days)
        : claimsOfLine(line, match.target, targets, days);
    const [first] = match.type === "family" ? match.family.rows : [match.target];
    if (read.claims.length === 0 && read.objections.length === 0) unchanged += 1;
    else if (first !== undefined && holder !== undefined && first.holder !== holder)
      objections.push(
        rejectedLine(line, "other-unit", {
          zh: `这一行是“${nameOf(first.holder)}”的，不是“${nameOf(holder)}”的`,
          en: `the row is of “${nameOf(first.holder)}”, not of “${nameOf(holder)}”`,
        }),
      );
    else {
      objections.push(...read.objections);
      const doubt =
        match.type === "guess" ? { code: "row-guessed", message: match.why } : page.doubt;
      for (const claim of read.claims)
        placed.push({ page, claim, ...(doubt === undefined ? {} : { doubt }) });
    }
  }
  return { placed, objections, unchanged };
}
