import { clauseWords, noneWord, openWord, relationWords } from "../clauses.ts";
import type { KindSpec, RowShape, ValueShape } from "../kind.ts";
import { closureDecisions, statuses } from "../kinds/journal.ts";
import { itemKinds } from "../kinds/plan.ts";
import { kindTable, specOf } from "../vocabulary.ts";
import { keywordPairs } from "./keyword-pairs.ts";

const valueNames: Readonly<Record<ValueShape, string>> = {
  none: "",
  refs: "units",
  phrase: "time",
  date: "date",
  year: "year",
  number: "number",
  choice: "word",
  words: "words",
  strings: '"string", …',
  literal: 'word or "string"',
  names: "names",
  pair: 'word "string"',
  numbering: "samples",
  amount: "relation number unit",
  citation: '"document" clause',
  kind: "kind",
  journal: "see Journal",
};

const rowNames: Readonly<Record<RowShape, string>> = {
  "indicator-row": "time number",
  "expected-row": 'time percentage "string"',
  "progress-row": "date item state",
  "closure-row": "date item@unit decision",
  "supervision-row": "item \\| reason",
  "amendment-row": "attribute item = value",
  "table-row": "cells",
};

function optional(part: string, needed: boolean): string {
  return needed ? part : `[${part}]`;
}

/** What stands on the line behind the keyword, and what rows its block holds. */
function lineOf(spec: KindSpec): string {
  const parts: string[] = [];
  if (spec.name !== "none") parts.push(optional("name", spec.name !== "optional"));
  if (spec.title !== "none") parts.push(optional('"title"', spec.title === "required"));
  if (spec.value !== "none") parts.push(optional(valueNames[spec.value], spec.valueRequired));
  if (spec.assigned !== undefined) {
    parts.push(optional(`= ${valueNames[spec.assigned]}`, spec.assigned === "words"));
  }
  if (spec.rows !== undefined) parts.push(`{ ${rowNames[spec.rows]} }`);
  if (spec.text) parts.push("\\| text");
  return parts.join(" ");
}

function remarksOf(spec: KindSpec): string {
  return [
    ...(spec.choices ?? []).map(({ zh, en }) => (zh === en ? `\`${zh}\`` : `\`${zh}\` \`${en}\``)),
    ...(spec.once ? ["once"] : []),
    ...(spec.mayBeOpen ? ["may be 待定"] : []),
  ].join("; ");
}

function placesOf(spec: KindSpec): string {
  const items: readonly string[] = itemKinds;
  const everyItem = items.every((item) => spec.in.includes(item));
  const rest = everyItem ? spec.in.filter((place) => !items.includes(place)) : spec.in;
  const words = rest.map((place) =>
    place === "file" ? "outermost" : (specOf(place)?.zh ?? place),
  );
  return [...words, ...(everyItem ? ["any item"] : [])].join(" ");
}

function clausesOf(spec: KindSpec): string {
  return spec.clauses
    .map((key) => clauseWords.find((word) => word.key === key)?.zh ?? key)
    .join(" ");
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
}

/** The table of kinds as the language reference prints it (GitHub Markdown). */
export function kindsMarkdown(): string {
  return table(
    ["zh", "en", "what it is", "where", "its line", "clauses", "remarks"],
    kindTable.map((spec) => [
      keywordPairs(spec)
        .map(({ zh }) => zh)
        .join(" "),
      keywordPairs(spec)
        .map(({ en }) => en)
        .join(" "),
      spec.doc.en,
      placesOf(spec),
      lineOf(spec),
      clausesOf(spec),
      remarksOf(spec),
    ]),
  );
}

/** The words further along a line as the language reference prints them (GitHub Markdown). */
export function wordsMarkdown(): string {
  const pairs = (words: readonly { readonly zh: string; readonly en: string }[]) =>
    words.map(({ zh, en }) => `${zh} ${en}`).join(" · ");
  return table(
    ["words", "zh en"],
    [
      ["clauses", pairs(clauseWords)],
      ["relations", pairs(relationWords)],
      ["states", pairs(statuses)],
      ["decisions of a closure", pairs(closureDecisions)],
      ["values of any attribute", pairs([noneWord, openWord])],
    ],
  );
}

/**
 * Puts generated text between `<!-- name -->` and `<!-- /name -->`.
 * @returns the page, unchanged where it has no such markers
 */
export function withGenerated(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  return from === -1 || to < from
    ? page
    : `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
}
