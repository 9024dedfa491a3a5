import { fold } from "../../grammar/vocabulary.ts";
import type { Report } from "../diagnostics/finding.ts";
import { type Entry, placeIn } from "../syntax/entry.ts";
import * as findings from "./findings.ts";
import { type MarkScope, resolveMark } from "./marks.ts";
import type { Item, Model } from "./model.ts";
import { marksIn, type Written } from "./texts.ts";

/** Every mark of every text must stand for something. */

const signNames: Readonly<Record<string, string>> = {
  "*": "*",
  "@": "@",
  "#": "#",
  "=": "=",
  "?": "?",
};

function check(
  written: Written,
  scope: MarkScope,
  skipped: ReadonlySet<string>,
  report: Report,
): void {
  const { mark, entry } = written;
  const value = resolveMark(mark, scope);
  const shown = `[${signNames[mark.sign] ?? ""}${mark.argument}]`;
  if (value.type === "unresolved") {
    if (skipped.has(fold(mark.argument))) return;
    report(
      findings.unresolvedMark.at(
        placeIn(entry.file, mark),
        { mark: shown, what: value.what },
        value.misspelt === undefined ? {} : { misspelt: value.misspelt },
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
    const items = new Map<Entry, Item>(plan.allItems.map((item) => [item.entry, item]));
    for (const written of marksIn(plan.entry, { notes: true })) {
      let owner: Entry | undefined = written.entry;
      while (owner !== undefined && !items.has(owner)) owner = owner.parent;
      const item = owner === undefined ? undefined : items.get(owner);
      check(
        written,
        {
          plan,
          plans,
          entry: written.entry,
          locale: plan.locale,
          ...(item === undefined ? {} : { item }),
        },
        skipped,
        report,
      );
    }
  }
  for (const notice of model.notices) {
    const plan = notice.issues ?? notice.body;
    for (const written of marksIn(notice.entry, { notes: true })) {
      check(
        written,
        {
          notice,
          plans,
          entry: written.entry,
          locale: notice.locale,
          ...(plan === undefined ? {} : { plan }),
        },
        skipped,
        report,
      );
    }
  }
}
