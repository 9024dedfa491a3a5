import { type Child, placeIn } from "../../syntax/entry.ts";
import type { Inline } from "../../syntax/inline.ts";
import * as findings from "../findings.ts";
import type { ReferenceContext } from "../organization/references.ts";
import type { JournalContext } from "./journal-rows.ts";

function written(part: Inline): string {
  return part.type === "text" ? part.text : `[${part.sign}${part.argument}]`;
}

/** The text of blocks, each paragraph on a line of its own; marks have no meaning in the journal. */
function textOf(children: readonly Child[]): string | undefined {
  const paragraphs = children.flatMap((child) => (child.type === "text" ? child.paragraphs : []));
  const text = paragraphs.map((parts) => parts.map(written).join("")).join("\n");
  return text === "" ? undefined : text;
}

/** What the journal is read against. */
export function journalContext(context: ReferenceContext): JournalContext {
  const { organization, plans, report, skipped } = context;
  const planNames = plans.map(({ name }) => name);
  return {
    organization,
    plans,
    skipped,
    report,
    textOf,
    unitOf: (word) => organization.unitNamed(word),
    reportUnit: (word, entry) => {
      if (skipped.has(word.text)) return;
      report(
        findings.unknownUnit.at(
          placeIn(entry.file, word),
          { name: word.written },
          { misspelt: { word: word.written, candidates: organization.names } },
        ),
      );
    },
    reportPlan: (word, entry) => {
      if (skipped.has(word.text)) return;
      report(
        findings.unknownName.at(
          placeIn(entry.file, word),
          { name: word.written, what: { zh: "方案", en: "plan" } },
          { misspelt: { word: word.written, candidates: planNames } },
        ),
      );
    },
  };
}
