import { openWord } from "../../grammar/clauses.ts";
import type { Model } from "../model/compiled.ts";
import type { Notice, Plan } from "../model/model.ts";
import { childOf, type Entry } from "../syntax/entry.ts";
import type { RollChange } from "./change.ts";
import { rolledTitle, type Years } from "./dates.ts";
import { lineBefore, lineBehind, type OldFile, replacing } from "./lines.ts";
import { moved, namesYear } from "./years.ts";

/** Names, numbers, dates and stages of the plan and its notice. */

/** A name for the new year that nobody has. */
function newName(name: string, { from, to }: Years, taken: ReadonlySet<string>): string {
  const next = namesYear(name, from) ? moved(name, from, to - from) : `${name}${to}`;
  let unique = next;
  for (let number = 2; taken.has(unique); number += 1) unique = `${next}-${number}`;
  return unique;
}

const words = {
  zh: { year: "年度", basedOn: "基于", draft: "稿", stage: "征求意见稿" },
  en: { year: "year", basedOn: "based-on", draft: "draft", stage: "consultation" },
} as const;

/**
 * The head of the new plan and its notice: new names and titles, the year, 基于 with the old plan, the stage
 * 征求意见稿; number and date of the notice are open.
 */
export function rolledHead(
  file: OldFile,
  plan: Plan,
  notices: readonly Notice[],
  model: Model,
  years: Years,
): readonly RollChange[] {
  const taken = new Set([
    ...model.plans.map(({ name }) => name),
    ...model.notices.map(({ name }) => name),
    ...model.units.map(({ name }) => name),
    ...model.groups.map(({ name }) => name),
  ]);
  const name = newName(plan.name, years, taken);
  const changes: RollChange[] = [];
  const change = (entry: Entry, zh: string, en: string, ...edits: RollChange["edits"]) =>
    changes.push({
      kind: "head",
      place: { file: file.path, start: entry.start, end: entry.keyword.end },
      words: { zh, en },
      undecided: false,
      edits,
    });
  const renamed = (entry: Entry, to: string) => {
    const at = entry.name;
    if (at !== undefined)
      change(entry, `名字改为${to}`, `is called ${to}`, replacing(file.path, at.start, at.end, to));
    changes.push(...rolledTitle(entry, file, years));
  };
  const staged = (entry: Entry) => {
    const { draft, stage } = words[years.locale];
    const own = childOf(entry, "draft");
    if (own?.value?.type === "choice") {
      const { start, end } = own.value.range;
      change(
        own,
        `稿次为${stage}`,
        `the stage is ${stage}`,
        replacing(file.path, start, end, stage),
      );
    } else if (own === undefined) {
      const first = entry.children.find((child) => child.type === "entry");
      if (first?.type === "entry")
        change(
          entry,
          `稿次为${stage}`,
          `the stage is ${stage}`,
          lineBefore(file, first, `${draft} ${stage}`),
        );
    }
  };
  if (plan.entry.file === file.path) {
    renamed(plan.entry, name);
    rolledYear(plan, file, years, change);
    staged(plan.entry);
  }
  for (const { entry, name: old } of notices) {
    if (entry.file !== file.path) continue;
    renamed(entry, newName(old, years, new Set([...taken, name])));
    for (const child of entry.children) {
      if (child.type !== "entry") continue;
      if ((child.kind === "issues" || child.kind === "body") && child.value?.type === "names")
        for (const { text, start, end } of child.value.names)
          if (text === plan.name)
            change(child, `印发${name}`, `issues ${name}`, replacing(file.path, start, end, name));
      if (child.kind === "number" || child.kind === "date" || child.kind === "printed-on")
        changes.push(opened(child, file, years));
    }
    staged(entry);
  }
  return changes;
}

function rolledYear(
  plan: Plan,
  file: OldFile,
  years: Years,
  change: (entry: Entry, zh: string, en: string, ...edits: RollChange["edits"]) => void,
): void {
  const said = words[years.locale];
  const year = childOf(plan.entry, "year");
  const basedOn = childOf(plan.entry, "based-on");
  if (year?.value?.type === "number") {
    const { start, end } = year.value.range;
    change(
      year,
      `年度改为${years.to}`,
      `the year is ${years.to}`,
      replacing(file.path, start, end, String(years.to)),
    );
  }
  if (basedOn?.value?.type === "names") {
    const [first] = basedOn.value.names;
    const last = basedOn.value.names.at(-1);
    if (first !== undefined && last !== undefined)
      change(
        basedOn,
        `基于${plan.name}`,
        `based on ${plan.name}`,
        replacing(file.path, first.start, last.end, plan.name),
      );
    return;
  }
  const behind = year ?? plan.entry.children.find((child) => child.type === "entry");
  if (behind?.type === "entry")
    change(
      behind,
      `基于${plan.name}`,
      `based on ${plan.name}`,
      lineBehind(file, behind, `${said.basedOn} ${plan.name}`),
    );
}

/** A number or date that the new notice gets when it is issued. */
function opened(entry: Entry, file: OldFile, years: Years): RollChange {
  const start = entry.keyword.end;
  const value = file.text.slice(start, entry.end);
  const blank = /^\s*/.exec(value)?.[0].length ?? 0;
  return {
    kind: "head",
    place: { file: file.path, start: entry.start, end: entry.end },
    words: { zh: `${value.trim()}改为待定`, en: `${value.trim()} is open` },
    undecided: true,
    edits: [
      replacing(file.path, start + blank, start + value.trimEnd().length, openWord[years.locale]),
    ],
  };
}
