import { noKnownRows, rowsMissing } from "./findings/pages.ts";
import { rowsNamed } from "./match.ts";
import { type FilledPage, holderShortName } from "./read/pages.ts";
import type { SheetFinding } from "./read/raw.ts";
import { codeOf } from "./subject.ts";

/** The rows of a file's unit that are in none of its pages: somebody deleted them, or the file was cut short. */
export function missingRows(pages: readonly FilledPage[]): SheetFinding | undefined {
  const [first] = pages;
  if (first === undefined) return undefined;
  const { knownRows, holder, spot, refused } = first;
  if (refused !== undefined) return undefined;
  if (holder === undefined) return noKnownRows.at({ file: spot.file }, {});
  const seen = new Set(
    pages.flatMap(({ lines }) => lines.flatMap((line) => rowsNamed(line, knownRows))),
  );
  const missing = knownRows.all.filter(
    (knownRow) => knownRow.type === "row" && knownRow.holder === holder && !seen.has(knownRow),
  );
  if (missing.length === 0) return undefined;
  const some = missing.slice(0, 5).map((knownRow) => codeOf(knownRow, knownRows.plan.locale));
  const left = missing.length > some.length;
  return rowsMissing.at(
    { file: spot.file },
    {
      holder: holderShortName(holder),
      count: missing.length,
      list: some.join("、"),
      rest: left ? { zh: "等", en: " …" } : { zh: "", en: "" },
    },
  );
}
