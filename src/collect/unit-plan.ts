import { specOf } from "../../grammar/vocabulary.ts";
import type { Model } from "../model/compiled.ts";
import { groupBy } from "../model/group-by.ts";
import type { Item, Locale, Plan, Unit } from "../model/model.ts";
import { holderName } from "../model/organization/parties.ts";
import { bareText, eolOf } from "../syntax/bare-text.ts";
import type { Entry } from "../syntax/entry.ts";
import { sheetHolder } from "../tracking/tracked-rows.ts";
import { nests } from "./read/encode.ts";
import type { ChangedFile, WriteContext } from "./write.ts";

/** A unit's own plan (承接): measures that take up those of the plan from above. */

export interface Milestone {
  readonly phrase: string;
  readonly percent: number;
  readonly result: string;
}

export interface Measure {
  /** The name of the item that it takes up. */
  readonly name: string;
  readonly title: string;
  /** One step a line. */
  readonly steps: string;
  readonly person: string;
  readonly due?: string;
  readonly frequency?: string;
  readonly expected: readonly Milestone[];
}

/** A measure, and the plan and unit that it is for. */
export interface NewMeasure {
  readonly unit: Unit;
  readonly plan: Plan;
  readonly measure: Measure;
}

/** The plan by which a unit takes up another, if it has one. */
export function ownPlanOf(unit: Unit, upper: Plan, { plans }: Model): Plan | undefined {
  return plans.find(
    ({ cascades, issuers }) =>
      cascades.some(({ name }) => name === upper.name) &&
      issuers?.parties.some(({ holder }) => {
        const own = sheetHolder(holder);
        return own.type === "unit" && own.id === unit.id;
      }) === true,
  );
}

const words = {
  person: { zh: "责任人", en: "person" },
  end: { zh: "。", en: "." },
} as const;

const keyword = (kind: string, locale: Locale) => specOf(kind)?.[locale] ?? kind;

/** A string of the plan; a straight mark that nothing else can hold is written as its full-width twin. */
function quoted(text: string): string {
  const bare = bareText(text.replaceAll("\n", " "));
  if (!bare.includes('"')) return `"${bare}"`;
  return nests(bare) ? `“${bare}”` : `"${bare.replaceAll('"', "＂")}"`;
}

/** The lines of a measure, without the indentation of its plan. */
export function measureLines(
  { name, title, steps, person, due, frequency, expected }: Measure,
  unit: Unit,
  locale: Locale,
): readonly string[] {
  const paragraphs = steps === "" ? [] : steps.split("\n").map((line) => `  | ${bareText(line)}`);
  return [
    `${keyword("measure", locale)} ${name} ${quoted(`${title}${words.end[locale]}`)} {`,
    `  ${keyword("owner", locale)} ${unit.id}`,
    ...(frequency === undefined ? [] : [`  ${keyword("frequency", locale)} ${frequency}`]),
    ...(due === undefined ? [] : [`  ${keyword("due", locale)} ${due}`]),
    ...(person === ""
      ? []
      : [`  ${keyword("tag", locale)} ${words.person[locale]} ${quoted(person)}`]),
    ...(expected.length === 0
      ? []
      : [
          `  ${keyword("expected", locale)} {`,
          ...expected.map(
            ({ phrase, percent, result }) =>
              `    ${phrase} ${percent}%${result === "" ? "" : ` ${quoted(result)}`}`,
          ),
          "  }",
        ]),
    ...paragraphs.flatMap((line, index) => (index === 0 ? [line] : ["  |", line])),
    "}",
  ];
}

const unindented = (lines: readonly string[]) => lines.map((line) => line.trim()).join("\n");

/** Whether an item stands in its file as a measure would be written. */
export function isWrittenSo(
  { entry }: Item,
  lines: readonly string[],
  textOf: (file: string) => string | undefined,
): boolean {
  const text = textOf(entry.file)?.slice(entry.start, entry.end) ?? "";
  return unindented(text.split(/\r\n|[\r\n]/)) === unindented(lines);
}

function titleFor(unit: Unit, { title, issuers }: Plan): string {
  const issuer = issuers?.parties[0]?.holder;
  const names = [issuer?.title, issuer?.short, issuer?.name].filter((name) => name !== undefined);
  const own = names.find((name) => title.text.startsWith(name));
  return `${holderName(unit, "full")}${own === undefined ? title.text : title.text.slice(own.length)}`;
}

function newPlan({ unit, plan }: NewMeasure, measures: readonly string[]): readonly string[] {
  const { locale, year, name } = plan;
  return [
    `${keyword("plan", locale)} ${name}-${unit.id.replaceAll(".", "-")} ${quoted(titleFor(unit, plan))} {`,
    ...(year === undefined ? [] : [`  ${keyword("year", locale)} ${year}`]),
    `  ${keyword("issuer", locale)} ${unit.id}`,
    `  ${keyword("cascades", locale)} ${name}`,
    ...measures.map((line) => `  ${line}`),
    "}",
  ];
}

/** The text with lines put before the closing brace of an entry. */
function beforeClose(text: string, entry: Entry, lines: readonly string[]): string {
  const eol = eolOf(text);
  const close = entry.end - 1;
  const blank = /[ \t\u3000]*$/.exec(text.slice(0, close))?.[0].length ?? 0;
  const lineStart = /[\r\n]$/.test(text.slice(0, close - blank));
  const at = lineStart ? close - blank : close;
  const added = lines.map((line) => `  ${line}${eol}`).join("");
  return `${text.slice(0, at)}${lineStart ? "" : eol}${added}${text.slice(at)}`;
}

/** The files that measures change or make, with their whole new texts; what stood in a file stays. */
export function filesWithMeasures(
  measures: readonly NewMeasure[],
  { compile, text, newFile }: WriteContext,
): readonly ChangedFile[] {
  const { model } = compile(new Map());
  const groups = groupBy(measures, (one) => JSON.stringify([one.unit.id, one.plan.name]));
  const texts = new Map<string, string>();
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const { unit, plan } = first;
    const lines = group.flatMap(({ measure }) => measureLines(measure, unit, plan.locale));
    const own = ownPlanOf(unit, plan, model);
    const file = own?.entry.file ?? newFile(unit);
    const old = texts.get(file) ?? text(file) ?? "";
    const eol = eolOf(old);
    const gap = old === "" ? "" : /[\r\n]$/.test(old) ? eol : eol + eol;
    texts.set(
      file,
      own === undefined
        ? `${old}${gap}${newPlan(first, lines).join(eol)}${eol}`
        : beforeClose(old, own.entry, lines),
    );
  }
  return [...texts].map(([file, changed]) => ({ file, text: changed }));
}

/** Whether a compiled project has a measure in the unit's own plan, with all its steps. */
export function hasMeasure(
  model: Model,
  { unit, plan, measure }: NewMeasure,
  textOf: (file: string) => string | undefined,
): boolean {
  const item = ownPlanOf(unit, plan, model)?.allItems.find(({ name }) => name === measure.name);
  return item !== undefined && isWrittenSo(item, measureLines(measure, unit, plan.locale), textOf);
}
