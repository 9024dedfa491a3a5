import { clauseWords, noneWord, openWord, relationWords } from "../clauses.ts";
import type { Category, KindSpec } from "../kind.ts";
import { closureDecisions, statuses } from "../kinds/journal.ts";
import { kindTable } from "../vocabulary.ts";
import { keywordPairs } from "./keyword-pairs.ts";

/** A rule of a TextMate grammar. */
interface Rule {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Captures;
  readonly beginCaptures?: Captures;
  readonly endCaptures?: Captures;
  readonly patterns?: readonly Rule[];
  readonly include?: string;
}

type Captures = Readonly<
  Record<string, { readonly name?: string; readonly patterns?: readonly Rule[] }>
>;

const BLANK = "[\\t\\x{0B}\\f \\x{A0}\\x{200B}\\x{3000}\\x{FEFF}]";
/** What a word can hold: anything but blanks and what the lexer keeps for itself. */
const WORD =
  '[^\\s\\x{A0}\\x{200B}\\x{3000}\\x{FEFF}|｜"“”{}｛｝「」,，、=＝≥≤<>《》＜＞:：;；\\[\\]［］【】。！!？?]';
const WORD_START = `(?<!${WORD})`;
const WORD_END = `(?!${WORD})`;
/** Where an entry may begin: on a new line, behind a brace or a semicolon. */
const ENTRY_START = `(?:^|(?<=[{｛「}｝」;；]))(${BLANK}*)`;
/** Braces that close a block opened on the same line. */
const LINE_CLOSING = `(?=(?:${BLANK}*[}｝」])+${BLANK}*$)`;

const include = (name: string): Rule => ({ include: `#${name}` });

function choice(words: Iterable<string>): string {
  return [...new Set(words)]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) => word.replace(/[.*+?^${}()|[\]\\-]/g, "\\$&"))
    .join("|");
}

function keywords(specs: readonly KindSpec[]): string {
  return choice(specs.flatMap((spec) => keywordPairs(spec).flatMap(({ zh, en }) => [zh, en])));
}

function bilingual(words: readonly { readonly zh: string; readonly en: string }[]): string {
  return choice(words.flatMap(({ zh, en }) => [zh, en]));
}

/** Lines of these categories: the keyword, and the name behind it where the kind takes one. */
function entryRules(category: Category, scope: string): readonly Rule[] {
  const specs = kindTable.filter((spec) => spec.category === category);
  const rule = (chosen: readonly KindSpec[], behind: string): readonly Rule[] =>
    chosen.length === 0
      ? []
      : [
          {
            match: `${ENTRY_START}(${keywords(chosen)})${WORD_END}${behind}`,
            captures: {
              2: { name: `${scope}.${category}.plan` },
              3: { name: "punctuation.separator.colon.plan" },
              4: { name: `entity.name.${category}.plan` },
            },
          },
        ];
  const named = specs.filter((spec) => spec.name !== "none" && spec.value === "none");
  const timed = specs.filter((spec) => spec.name !== "none" && spec.value !== "none");
  const plain = specs.filter((spec) => spec.name === "none");
  const name = `(?:${BLANK}*([:：])?${BLANK}*(${WORD}+))?`;
  // A sole word, or one that begins with a digit, is the value of such a line.
  const nameBeforeMore = `(?:${BLANK}*([:：])?${BLANK}*((?![0-9０-９])${WORD}+)(?=${BLANK}+[^\\s{｛「|｜]))?`;
  return [...rule(named, name), ...rule(timed, nameBeforeMore), ...rule(plain, "")];
}

const repository: Readonly<Record<string, Rule>> = {
  comment: { name: "comment.line.double-slash.plan", match: "(?://|／／).*$" },
  bar: {
    match: "([|｜])(.*)$",
    captures: {
      1: { name: "punctuation.definition.text.plan" },
      2: { name: "markup.text.plan", patterns: [include("escape"), include("mark")] },
    },
  },
  "bar-in-line": {
    match: `([|｜])(.*?)${LINE_CLOSING}`,
    captures: {
      1: { name: "punctuation.definition.text.plan" },
      2: { name: "markup.text.plan", patterns: [include("escape"), include("mark")] },
    },
  },
  /** A block that ends on the line where it begins: its bars end before the closing braces. */
  "line-block": {
    begin: `[{｛「](?=.*[}｝」]${BLANK}*$)`,
    end: "[}｝」]|$",
    beginCaptures: { 0: { name: "punctuation.section.block.begin.plan" } },
    endCaptures: { 0: { name: "punctuation.section.block.end.plan" } },
    patterns: [include("bar-in-line"), include("line")],
  },
  entry: {
    patterns: [
      ...entryRules("organization", "storage.type"),
      ...entryRules("plan", "storage.type"),
      ...entryRules("item", "storage.type"),
      ...entryRules("notice", "storage.type"),
      ...entryRules("journal", "storage.type"),
      ...entryRules("attribute", "keyword.other"),
    ],
  },
  string: {
    patterns: [
      {
        name: "string.quoted.double.plan",
        match: '"([^"]*)"',
        captures: { 1: { patterns: [include("escape"), include("mark")] } },
      },
      include("curly-string"),
      { name: "invalid.illegal.open-string.plan", match: '["”].*$' },
    ],
  },
  "curly-string": {
    name: "string.quoted.other.plan",
    begin: "“",
    end: "”|$",
    patterns: [include("curly-string"), include("escape"), include("mark")],
  },
  escape: {
    name: "constant.character.escape.plan",
    match: "[\\[［【]{2}[*@#=?＊＠＃＝？]",
  },
  mark: {
    name: "meta.mark.plan",
    match: "([\\[［【][*@#=?＊＠＃＝？])([^\\[\\]［］【】]*)([\\]］】])",
    captures: {
      1: { name: "punctuation.definition.mark.begin.plan" },
      2: { name: "variable.other.mark.plan" },
      3: { name: "punctuation.definition.mark.end.plan" },
    },
  },
  clause: {
    name: "keyword.operator.clause.plan",
    match: `${WORD_START}(?:${bilingual(clauseWords)})${WORD_END}`,
  },
  constant: {
    name: "constant.language.plan",
    match: `${WORD_START}(?:${bilingual([
      ...statuses,
      ...closureDecisions,
      ...kindTable.flatMap((spec) => spec.choices ?? []),
      noneWord,
      openWord,
    ])})${WORD_END}`,
  },
  relation: {
    name: "keyword.operator.relation.plan",
    match: `[>》＞<《＜]?[=＝]|[≥≤]|${WORD_START}(?:${bilingual(relationWords)})${WORD_END}`,
  },
  date: {
    name: "constant.numeric.date.plan",
    match: `${WORD_START}(?:[0-9０-９]{4}(?:[-－][0-9０-９]{1,2}){1,2}|[0-9０-９]{4}年(?:[0-9０-９]{1,2}月)?(?:[0-9０-９]{1,2}日)?|[0-9０-９]{1,2}月(?:[0-9０-９]{1,2}日)?)`,
  },
  number: {
    name: "constant.numeric.plan",
    match: `${WORD_START}[+－-]?[0-9０-９]+(?:[.,．][0-9０-９]+)*[%％万亿]*`,
  },
  punctuation: {
    patterns: [
      { name: "punctuation.section.block.begin.plan", match: "[{｛「]" },
      { name: "punctuation.section.block.end.plan", match: "[}｝」]" },
      { name: "punctuation.separator.plan", match: "[,，、;；:：]" },
    ],
  },
  line: {
    patterns: [
      "comment",
      "line-block",
      "entry",
      "string",
      "date",
      "number",
      "clause",
      "constant",
      "relation",
      "punctuation",
    ].map(include),
  },
};

/** The text of `grammar/plan.tmLanguage.json`, for editors and web pages that colour by TextMate grammars. */
export function textMateGrammar(): string {
  const grammar = {
    $schema: "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
    name: "Plan",
    scopeName: "source.plan",
    fileTypes: ["plan"],
    patterns: [include("bar"), include("line")],
    repository,
  };
  return `${JSON.stringify(grammar, null, 2)}\n`;
}
