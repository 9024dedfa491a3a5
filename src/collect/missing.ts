import { noKnownRows, rowsMissing } from "./findings/pages.ts";
import type { KnownRow, KnownRows } from "./known-rows.ts";
import { rowsNamed } from "./match.ts";
import { type FilledPage, holderShortName } from "./read/pages.ts";
import type { SheetFinding } from "./read/raw.ts";
import { codeOf, titleOf } from "./subject.ts";

const namedRow = (knownRow: KnownRow, { plan, model }: KnownRows) =>
  `${codeOf(knownRow, plan.locale)}“${titleOf(knownRow, model)}”`;

/** The rows of a file's unit that are in none of its pages: somebody deleted them, or the file was cut short. */
export function missingRows(pages: readonly FilledPage[]): SheetFinding | undefined {
  const [first] = pages;
  if (first === undefined) return undefined;
  const { knownRows, holder, spot, refused } = first;
  if (refused !== undefined) return undefined;
  if (holder === undefined)
    return noKnownRows.at(
      { file: spot.file },
      { codes: pages.some(({ lines }) => lines.some(({ present }) => present.has("code"))) },
    );
  const seen = new Set(
    pages.flatMap(({ lines }) => lines.flatMap((line) => rowsNamed(line, knownRows))),
  );
  const missing = knownRows.all.filter(
    (knownRow) => knownRow.type === "row" && knownRow.holder === holder && !seen.has(knownRow),
  );
  if (missing.length === 0) return undefined;
  const some = missing.slice(0, 5).map((knownRow) => namedRow(knownRow, knownRows));
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
