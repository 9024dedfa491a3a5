import type { Wording } from "../findings/finding.ts";
import type { Group, Unit } from "../model/model.ts";
import type { Family, Target, Targets } from "./known-rows.ts";
import type { SheetLine } from "./lines.ts";
import { tidy } from "./tidy.ts";

/** Which row of the plan a line of a sheet is about. */

export type Match =
  | { readonly type: "target"; readonly target: Target }
  | { readonly type: "family"; readonly family: Family }
  /** It is probably this row: a person has to say so. */
  | { readonly type: "guess"; readonly target: Target; readonly why: Wording }
  | { readonly type: "unknown"; readonly code: string; readonly why: Wording };

const squeezed = (text: string) => tidy(text).replace(/\s+/g, "");

/** The rows that number and wording fit, of one unit where it is known. */
function byWording(
  line: SheetLine,
  targets: Targets,
  holder: Unit | Group | undefined,
): readonly Target[] {
  const said = (id: "number" | "measure" | "sentence" | "occurrence") =>
    squeezed(line.cells.get(id)?.text ?? "");
  const texts = [said("measure"), said("sentence")].filter((text) => text !== "");
  if (texts.length === 0) return [];
  return targets.all.filter((target) => {
    if (holder !== undefined && target.holder !== holder) return false;
    const { number, texts: own } = targets.wordings(target);
    if (said("number") !== "" && said("number") !== squeezed(number)) return false;
    const occurrence = target.type === "row" ? (target.row.assignment.occurrence ?? "") : "";
    if (said("occurrence") !== squeezed(occurrence)) return false;
    return texts.every((text) => own.some((one) => squeezed(one) === text));
  });
}

const unknown = (code: string, zh: string, en: string): Match => ({
  type: "unknown",
  code,
  why: { zh, en },
});

/**
 * Finds the row of a line: by code and check value together; what fits only in part is a guess.
 * @param holder whose sheet it is, where that is known
 */
export function matchLine(
  line: SheetLine,
  targets: Targets,
  holder: Unit | Group | undefined,
): Match {
  const { code, check } = line;
  const checked = targets.byCheck.get(check);
  const coded = targets.byCode.get(code);
  if (checked !== undefined && checked === coded) return { type: "target", target: checked };
  const family = targets.familyByCheck.get(check);
  if (family !== undefined && family === targets.familyByCode.get(code))
    return { type: "family", family };
  if (checked !== undefined && coded !== undefined)
    return unknown(
      "code-and-check-differ",
      `行号“${code}”与校验值不是同一行`,
      `the code “${code}” and the check value are of two rows`,
    );
  if (checked !== undefined)
    return {
      type: "guess",
      target: checked,
      why:
        code === ""
          ? {
              zh: "行号不见了，按校验值应是这一行",
              en: "its code is gone; the check value names this row",
            }
          : {
              zh: `行号被改成了“${code}”，按校验值应是这一行`,
              en: `its code reads “${code}” now; the check value names this row`,
            },
    };
  if (coded !== undefined)
    return {
      type: "guess",
      target: coded,
      why: {
        zh: "校验值不见了或不符，按行号应是这一行",
        en: "its check value is gone or wrong; the code names this row",
      },
    };
  const similar = byWording(line, targets, holder);
  const [only, other] = similar;
  if (only !== undefined && other === undefined)
    return {
      type: "guess",
      target: only,
      why: {
        zh: "没有行号，按序号和内容应是这一行",
        en: "it has no code; number and wording name this row",
      },
    };
  if (only !== undefined)
    return unknown(
      "row-in-doubt",
      `没有行号，按序号和内容可能是 ${similar.length} 行中的任何一行`,
      `it has no code, and number and wording fit ${similar.length} rows`,
    );
  return code === ""
    ? unknown(
        "row-without-code",
        "没有行号，也没有内容相同的行",
        "it has no code, and no row says the same",
      )
    : unknown("unknown-code", `方案里没有行号“${code}”`, `the plan has no row “${code}”`);
}

/** The rows that a line names by its code or check value, whatever else is wrong with it. */
export function rowsNamed({ code, check }: SheetLine, targets: Targets): readonly Target[] {
  const family = targets.familyByCheck.get(check) ?? targets.familyByCode.get(code);
  if (family !== undefined) return family.rows;
  return [targets.byCheck.get(check), targets.byCode.get(code)].filter((one) => one !== undefined);
}
