import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import fastGlob from "fast-glob";
import { expect, test } from "vitest";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";
import { keywordPairs } from "../../grammar/generate/keyword-pairs.ts";
import { textMateGrammar } from "../../grammar/generate/textmate.ts";
import { kindTable } from "../../grammar/vocabulary.ts";
import type { Entry } from "../../src/syntax/entry.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { soundExamples } from "./examples.ts";

const wasm = readFileSync(
  createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm"),
);
const registry = new textmate.Registry({
  onigLib: oniguruma.loadWASM(wasm).then(() => ({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  })),
  loadGrammar: () =>
    Promise.resolve(textmate.parseRawGrammar(textMateGrammar(), "plan.tmLanguage.json")),
});

interface Piece {
  readonly text: string;
  readonly at: number;
  readonly scope: string;
  readonly scopes: readonly string[];
}

/** A source in pieces, each with its scopes. */
async function pieces(source: string): Promise<Piece[]> {
  const grammar = await registry.loadGrammar("source.plan");
  if (grammar === null) throw new Error("the grammar does not load");
  let stack = textmate.INITIAL;
  let at = 0;
  return source.split("\n").flatMap((line) => {
    const result = grammar.tokenizeLine(line, stack);
    const lineAt = at;
    stack = result.ruleStack;
    at += line.length + 1;
    return result.tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, Math.min(endIndex, line.length)),
      at: lineAt + startIndex,
      scope: (scopes.at(-1) ?? "").replace(/\.plan$/, ""),
      scopes,
    }));
  });
}

/** The coloured pieces without punctuation, as `text:scope`. */
async function coloured(source: string): Promise<string[]> {
  return (await pieces(source))
    .filter(({ scope }) => scope !== "source" && !scope.startsWith("punctuation"))
    .map(({ text, scope }) => `${text}:${scope}`);
}

test("a line shows keyword, name and title", async () => {
  expect(await coloured('措施 第一责任人 "抓党委重书记。" {')).toEqual([
    "措施:storage.type.item",
    "第一责任人:entity.name.item",
    '":string.quoted.double',
    "抓党委重书记。:string.quoted.double",
    '":string.quoted.double',
  ]);
});

test("every keyword of both vocabularies is one at the beginning of a line", async () => {
  const words = kindTable.flatMap((spec) => keywordPairs(spec).flatMap(({ zh, en }) => [zh, en]));
  for (const word of words) {
    const [first] = await coloured(`  ${word} x`);
    expect(first).toMatch(new RegExp(`^${word}:(storage\\.type|keyword\\.other)\\.`));
  }
});

test("a keyword further along a line, or glued to what follows, is none", async () => {
  expect(await coloured("责任 目标, 通知")).toEqual(["责任:keyword.other.attribute"]);
  expect(await coloured("责任各级党委")).toEqual([]);
});

test("a colon may divide keyword and value", async () => {
  expect(await coloured("责任：各级党委")).toEqual(["责任:keyword.other.attribute"]);
});

test("a sole word or a date behind a phase is no name", async () => {
  expect(await coloured("阶段 摸底 2022-07 至 2022-12")).toEqual([
    "阶段:storage.type.item",
    "摸底:entity.name.item",
    "2022-07:constant.numeric.date",
    "至:keyword.operator.clause",
    "2022-12:constant.numeric.date",
  ]);
  expect(await coloured("阶段 三季度")).toEqual(["阶段:storage.type.item"]);
});

test("text behind a bar is text, with its marks", async () => {
  expect(await coloured("| 行动 2015-01-01 “问”[*问]，共[#目标]项。 // 也是正文")).toEqual([
    " 行动 2015-01-01 “问”:markup.text",
    "问:variable.other.mark",
    "，共:markup.text",
    "目标:variable.other.mark",
    "项。 // 也是正文:markup.text",
  ]);
});

test("braces that close a one-line block are not text", async () => {
  const found = await pieces("督办 3号 温州 2015-10-10 { 示范点 | 逾期未报 }");
  expect(found.find(({ text }) => text.includes("逾期未报"))?.text).toBe(" 逾期未报");
  expect(found.at(-1)?.scope).toBe("punctuation.section.block.end");
});

test("entries on one line are entries", async () => {
  expect(await coloured('指标 留存 不低于 9.6万张 { 3月底 4.5；6月底 6.2 }；成果 "办法"')).toEqual([
    "指标:storage.type.item",
    "留存:entity.name.item",
    "不低于:keyword.operator.relation",
    "9.6万:constant.numeric",
    "3月:constant.numeric.date",
    "4.5:constant.numeric",
    "6月:constant.numeric.date",
    "6.2:constant.numeric",
    "成果:storage.type.item",
    '":string.quoted.double',
    "办法:string.quoted.double",
    '":string.quoted.double',
  ]);
});

test("rows of the journal show state, clause and text", async () => {
  expect(await coloured("  2015-12-18 统筹谋划 完成 于 2015-12-10 | 全部落实。")).toEqual([
    "2015-12-18:constant.numeric.date",
    "完成:constant.language",
    "于:keyword.operator.clause",
    "2015-12-10:constant.numeric.date",
    " 全部落实。:markup.text",
  ]);
});

test("a quotation mark that is never closed is marked, and the next line is well again", async () => {
  expect(await coloured('措施 甲 "抓书记。\n责任 各级党委')).toEqual([
    "措施:storage.type.item",
    "甲:entity.name.item",
    '"抓书记。:invalid.illegal.open-string',
    "责任:keyword.other.attribute",
  ]);
});

function entriesIn(entries: readonly Entry[]): Entry[] {
  return entries.flatMap((entry) => [
    entry,
    ...entriesIn(entry.children.filter((child): child is Entry => child.type === "entry")),
  ]);
}

const root = join(import.meta.dirname, "../..");
const sources = [
  ...fastGlob
    .sync(["plans/**/*.plan", "tests/fixtures/plans/**/*.plan"], { cwd: root })
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") })),
  ...soundExamples,
];

test.each(sources)("$path is coloured as the parser reads it", async (source) => {
  const { entries, tree } = readSource(source);
  const all = entriesIn(entries.entries);
  // A row of an adjustment begins with the keyword of an attribute.
  const rows = all
    .filter(({ kind }) => kind === "amendment")
    .flatMap((entry) => entry.rows)
    .filter(({ relation }) => relation !== undefined);
  const read = [
    ...all.filter(({ role }) => role === undefined).map(({ keyword }) => keyword.start),
    ...rows.map(({ start }) => start),
  ].sort((a, b) => a - b);
  const found = await pieces(source.text);
  const shown = found.filter(({ scope }) => /^(?:storage\.type|keyword\.other)\./.test(scope));
  expect(shown.map(({ at }) => at)).toEqual(read);
  const comments = found.filter(({ scope }) => scope.startsWith("comment"));
  expect(comments.map(({ at }) => at)).toEqual(tree.comments.map(({ start }) => start));
});
