import { draftStages } from "../../grammar/kinds/attributes.ts";
import { given } from "../given.ts";
import { annexLabel } from "../model/annexes.ts";
import type { Model } from "../model/compiled.ts";
import type { Annex, Locale, Notice, Plan } from "../model/model.ts";
import { printParties } from "../model/organization/parties.ts";
import { forcedLines } from "../model/text/title-breaks.ts";
import { childOf, type Title } from "../syntax/entry.ts";
import { type DocumentOptions, layoutOptions } from "./document-options.ts";
import { flowOf } from "./flow.ts";
import {
  type Composition,
  plainInline,
  printInline,
  printNotes,
  stretchesOf,
} from "./print-inline.ts";
import { joinStretches, type Stretch } from "./provenance.ts";
import { withBlocks, withSameWidths } from "./tables/same-widths.ts";
import { breakTitle } from "./title.ts";
import type { DraftMark, PlanView, PrintedAnnex, PrintedBlock, PrintedTitle } from "./view.ts";

/** A plan printed alone, and the parts that a notice takes from it. */

/** Names that a title must not break: those of units and groups. */
function unitNames(model: Model): readonly string[] {
  return [...model.units, ...model.groups].flatMap(({ title, short, aliases }) => [
    title,
    ...(short === undefined ? [] : [short]),
    ...aliases,
  ]);
}

/** A title in the lines that the title engine gives it. */
export function printTitle(
  title: Title,
  composition: Composition,
  entry: Plan["entry"],
): PrintedTitle {
  const inline = printInline(title.parts, composition, { entry });
  const text = plainInline(inline);
  const stretches = inline.flatMap((part) => (part.kind === "text" ? stretchesOf(part) : []));
  const traced = (of: readonly Stretch[]) => (composition.traced === true ? { stretches: of } : {});
  if (composition.locale === "en") return { text, lines: [], ...traced(stretches) };
  const { words, model } = composition;
  const { lines } = breakTitle(text, { words, names: unitNames(model) });
  return {
    text: forcedLines(text).join(""),
    lines,
    ...traced(text.includes("|") ? withoutBars(text, stretches) : stretches),
  };
}

/** What remains of stretches when the bars that force breaks, and the blanks beside them, are gone. */
function withoutBars(text: string, stretches: readonly Stretch[]): readonly Stretch[] {
  const gone = new Set(
    [...text.matchAll(/^\s+|\s*\|\s*|\s+$/g)].flatMap(({ 0: bar, index }) =>
      [...bar].map((_, at) => index + at),
    ),
  );
  let from = 0;
  return joinStretches(
    stretches.flatMap(({ length, origin }) => {
      const begin = from;
      from += length;
      const literal = origin.from === "source" || origin.from === "shared";
      return Array.from({ length }, (_, at) => at).flatMap((at): readonly Stretch[] => {
        if (gone.has(begin + at)) return [];
        if (!literal) return [{ length: 1, origin }];
        const start = origin.place.start + at;
        const place = { ...origin.place, start, end: start + 1 };
        return [{ length: 1, origin: { from: origin.from, place } }];
      });
    }),
  );
}

/** The name under the title of a draft. */
export function draftView(stage: string | undefined, locale: Locale): DraftMark | undefined {
  if (stage === undefined) return undefined;
  const choice = draftStages.find(({ value }) => value === stage);
  if (locale === "zh") return { label: choice?.zh ?? stage };
  return { label: `Draft for ${choice?.en ?? stage}` };
}

/** Annexes that are numbered together, labelled; a single one has no number. */
export function annexViews(
  annexes: readonly Annex[],
  composition: Composition,
): readonly PrintedAnnex[] {
  return annexes.map((annex, index) => ({
    label: annexLabel(index, annexes.length, composition.locale),
    title: printTitle(annex.title, composition, annex.entry),
    blocks: flowOf(annex.entry, composition),
  }));
}

/** 附件说明 of a plan that is not the body of a notice: it stands at the end of the plan. */
function annexList(annexes: readonly Annex[], locale: Locale): readonly PrintedBlock[] {
  if (annexes.length === 0) return [];
  const head = locale === "zh" ? "附件：" : annexes.length === 1 ? "Annex: " : "Annexes: ";
  return [
    {
      kind: "list",
      items: annexes.map(({ title }, index) => {
        const number = annexes.length === 1 ? "" : `${index + 1}. `;
        const indent = locale === "zh" ? "\u3000\u3000\u3000" : "";
        return {
          label: index === 0 ? `${head}${number}` : `${indent}${number}`,
          inline: [{ kind: "text", text: title.text }],
        };
      }),
    },
  ];
}

/** Does a document list its annexes behind the text? 附件说明 无 leaves the list out. */
export function listsAnnexes({ entry }: Plan | Notice): boolean {
  return childOf(entry, "annex-list")?.value?.type !== "none";
}

/** The blocks of a plan with its list of annexes. */
export function planBlocks(plan: Plan, composition: Composition): readonly PrintedBlock[] {
  const listed = listsAnnexes(plan) ? plan.annexes : [];
  return [...flowOf(plan.entry, composition), ...annexList(listed, plan.locale)];
}

/** The view data of a plan alone. */
export function planView(model: Model, plan: Plan, options: DocumentOptions): PlanView {
  const composition: Composition = {
    model,
    files: options.files,
    words: options.words,
    plan,
    locale: plan.locale,
    called: new Map(),
    ...given({ notice: plan.notice, traced: options.traced }),
  };
  const title = printTitle(plan.title, composition, plan.entry);
  const text = planBlocks(plan, composition);
  const annexes = annexViews(plan.annexes, composition);
  const [blocks = [], ...ofAnnexes] = withSameWidths([text, ...annexes.map((one) => one.blocks)]);
  const draft = draftView(plan.draft, plan.locale);
  const date = plan.notice?.date;
  return {
    kind: "plan",
    meta: {
      title: title.text,
      author: plan.issuers === undefined ? "" : printParties(plan.issuers, "full", plan.locale),
      ...given({ date }),
    },
    options: layoutOptions(options, plan.locale),
    title,
    blocks,
    annexes: withBlocks(annexes, ofAnnexes),
    notes: printNotes(composition),
    ...given({ draft }),
  };
}
