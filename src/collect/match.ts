import type { Unplaced } from "../findings/finding.ts";
import type { Group, Unit } from "../model/model.ts";
import {
  codeAndCheckDiffer,
  rowGuessed,
  rowInDoubt,
  rowWithoutCode,
  unknownCode,
} from "./findings/rows.ts";
import type { KnownRow, KnownRows, RowFamily } from "./known-rows.ts";
import type { SheetLine } from "./lines.ts";
import { tidy } from "./tidy.ts";

/** Which row of the plan a line of a sheet is about. */

export type Match =
  | { readonly type: "row"; readonly knownRow: KnownRow }
  | { readonly type: "family"; readonly family: RowFamily }
  /** It is probably this row: a person has to say so. */
  | { readonly type: "guess"; readonly knownRow: KnownRow; readonly why: Unplaced }
  | { readonly type: "unknown"; readonly why: Unplaced };

const squeezed = (text: string) => tidy(text).replace(/\s+/g, "");

/** The rows that number and wording fit, of one unit where it is known. */
function byWording(
  line: SheetLine,
  knownRows: KnownRows,
  holder: Unit | Group | undefined,
): readonly KnownRow[] {
  const said = (id: "number" | "measure" | "sentence" | "occurrence") =>
    squeezed(line.cells.get(id)?.text ?? "");
  const texts = [said("measure"), said("sentence")].filter((text) => text !== "");
  if (texts.length === 0) return [];
  return knownRows.all.filter((knownRow) => {
    if (holder !== undefined && knownRow.holder !== holder) return false;
    const { number, texts: own } = knownRows.wordings(knownRow);
    if (said("number") !== "" && said("number") !== squeezed(number)) return false;
    const occurrence = knownRow.type === "row" ? (knownRow.row.assignment.occurrence ?? "") : "";
    if (said("occurrence") !== squeezed(occurrence)) return false;
    return texts.every((text) => own.some((one) => squeezed(one) === text));
  });
}

const unknown = (why: Unplaced): Match => ({ type: "unknown", why });

/**
 * Finds the row of a line: by code and checksum together; what fits only in part is a guess.
 * @param holder whose sheet it is, where that is known
 */
export function matchLine(
  line: SheetLine,
  knownRows: KnownRows,
  holder: Unit | Group | undefined,
): Match {
  const { code, checksum } = line;
  const checked = knownRows.byChecksum.get(checksum);
  const coded = knownRows.byCode.get(code);
  if (checked !== undefined && checked === coded) return { type: "row", knownRow: checked };
  const family = knownRows.familyByChecksum.get(checksum);
  if (family !== undefined && family === knownRows.familyByCode.get(code))
    return { type: "family", family };
  if (checked !== undefined && coded !== undefined) return unknown(codeAndCheckDiffer.of({ code }));
  if (checked !== undefined)
    return {
      type: "guess",
      knownRow: checked,
      why: rowGuessed.of(
        code === ""
          ? {
              zh: "行号不见了，按校验值应是这一行",
              en: "its code is gone; the check value names this row",
            }
          : {
              zh: `行号被改成了“${code}”，按校验值应是这一行`,
              en: `its code reads “${code}” now; the check value names this row`,
            },
      ),
    };
  if (coded !== undefined)
    return {
      type: "guess",
      knownRow: coded,
      why: rowGuessed.of({
        zh: "校验值不见了或不符，按行号应是这一行",
        en: "its check value is gone or wrong; the code names this row",
      }),
    };
  const similar = byWording(line, knownRows, holder);
  const [only, other] = similar;
  if (only !== undefined && other === undefined)
    return {
      type: "guess",
      knownRow: only,
      why: rowGuessed.of({
        zh: "没有行号，按序号和内容应是这一行",
        en: "it has no code; number and wording name this row",
      }),
    };
  if (only !== undefined) return unknown(rowInDoubt.of({ count: similar.length }));
  return code === "" ? unknown(rowWithoutCode.of({})) : unknown(unknownCode.of({ code }));
}

/** The rows that a line names by its code or checksum, whatever else is wrong with it. */
export function rowsNamed(
  { code, checksum }: SheetLine,
  knownRows: KnownRows,
): readonly KnownRow[] {
  const family = knownRows.familyByChecksum.get(checksum) ?? knownRows.familyByCode.get(code);
  if (family !== undefined) return family.rows;
  return [knownRows.byChecksum.get(checksum), knownRows.byCode.get(code)].filter(
    (one) => one !== undefined,
  );
}
