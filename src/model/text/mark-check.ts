import { fold } from "../../../grammar/vocabulary.ts";
import type { Report } from "../../findings/finding.ts";
import { given } from "../../given.ts";
import { placeIn } from "../../syntax/entry.ts";
import type { Mark } from "../../syntax/inline.ts";
import type { Model } from "../compiled.ts";
import * as findings from "../findings.ts";
import { type MarkScope, resolveMark } from "./marks.ts";
import { itemAround } from "./plan-index.ts";
import { marksIn, type WrittenMark } from "./texts.ts";

/** Every mark of every text must stand for something. */

/** Does a mark name what stands in a line that could not be read? */
function namesSkipped(mark: Mark, skipped: ReadonlySet<string>): boolean {
  const argument = fold(mark.argument);
  return [argument, ...argument.split(/[\s.]+/)].some((word) => skipped.has(word));
}

function check(
  written: WrittenMark,
  scope: MarkScope,
  skipped: ReadonlySet<string>,
  report: Report,
): void {
  const { mark, entry } = written;
  const value = resolveMark(mark, scope);
  const shown = `[${mark.sign}${mark.argument}]`;
  if (value.type === "unresolved") {
    if (namesSkipped(mark, skipped)) return;
    report(
      findings.unresolvedMark.at(
        placeIn(entry.file, mark),
        { mark: shown, what: value.what },
        given({ misspelt: value.misspelt }),
      ),
    );
  } else if (value.type === "empty" && entry.kind !== "tail" && entry.kind !== "column") {
    report(
      findings.unresolvedMark.at(placeIn(entry.file, mark), {
        mark: shown,
        what: {
          zh: `这里没有“${value.field}”可印`,
          en: `there is no “${value.field}” to print here`,
        },
      }),
    );
  }
}

/** Reports the marks of a model that stand for nothing. */
export function checkMarks(model: Model, skipped: ReadonlySet<string>, report: Report): void {
  const { plans } = model;
  for (const plan of plans) {
    for (const written of marksIn(plan.entry, { notes: true })) {
      const item = itemAround(plan, written.entry);
      check(
        written,
        {
          plan,
          plans,
          entry: written.entry,
          locale: plan.locale,
          ...given({ item, notice: plan.notice }),
        },
        skipped,
        report,
      );
    }
  }
  for (const notice of model.notices) {
    const plan = notice.issues ?? notice.body ?? notice.structure;
    for (const written of marksIn(notice.entry, { notes: true })) {
      const item = itemAround(plan, written.entry);
      check(
        written,
        {
          notice,
          plans,
          entry: written.entry,
          locale: notice.locale,
          ...given({ plan, item }),
        },
        skipped,
        report,
      );
    }
  }
}
