import { rowsNamed } from "./match.ts";
import { type FilledPage, holderShortName } from "./read/pages.ts";
import type { Objection } from "./read/raw.ts";
import { codeOf } from "./subject.ts";

/** The rows of a file's unit that are in none of its pages: somebody deleted them, or the file was cut short. */
export function missingRows(pages: readonly FilledPage[]): Objection | undefined {
  const [first] = pages;
  if (first === undefined) return undefined;
  const { knownRows, holder, spot, refused } = first;
  if (refused !== undefined) return undefined;
  if (holder === undefined)
    return {
      kind: "rejected",
      code: "no-known-rows",
      spot: { file: spot.file },
      message: {
        zh: "没有一行是方案里的：行号和校验值都认不出，文件可能不完整",
        en: "none of its rows is of the plan: no code or check value is known; it may be cut short",
      },
    };
  const seen = new Set(
    pages.flatMap(({ lines }) => lines.flatMap((line) => rowsNamed(line, knownRows))),
  );
  const missing = knownRows.all.filter(
    (knownRow) => knownRow.type === "row" && knownRow.holder === holder && !seen.has(knownRow),
  );
  if (missing.length === 0) return undefined;
  const some = missing.slice(0, 5).map((knownRow) => codeOf(knownRow, knownRows.plan.locale));
  const list = some.join("、");
  return {
    kind: "note",
    code: "rows-missing",
    spot: { file: spot.file },
    message: {
      zh: `“${holderShortName(holder)}”有 ${missing.length} 行不在文件里：${list}${missing.length > some.length ? "等" : ""}`,
      en: `${missing.length} rows of “${holderShortName(holder)}” are not in the file: ${list}${missing.length > some.length ? " …" : ""}`,
    },
  };
}
