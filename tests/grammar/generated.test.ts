import { join } from "node:path";
import { expect, test } from "vitest";
import { cstTypes } from "../../grammar/generate/cst.ts";
import { ebnf } from "../../grammar/generate/ebnf.ts";
import { railroadPage } from "../../grammar/generate/railroad.ts";
import { textMateGrammar } from "../../grammar/generate/textmate.ts";
import { tokenNotes } from "../../grammar/generate/token-notes.ts";
import { chevrotainDrawing } from "./draw.ts";

const folder = join(import.meta.dirname, "../../grammar");
const file = (name: string) => join(folder, name);

test("the syntax tree types are current", async () => {
  await expect(cstTypes()).toMatchFileSnapshot(file("cst.ts"));
});

test("the EBNF is current", async () => {
  await expect(ebnf()).toMatchFileSnapshot(file("plan.ebnf"));
});

test("the railroad page is current", async () => {
  await expect(railroadPage(chevrotainDrawing())).toMatchFileSnapshot(file("railroad.html"));
});

test("the TextMate grammar is current", async () => {
  await expect(textMateGrammar()).toMatchFileSnapshot(file("plan.tmLanguage.json"));
});

test("every token is explained", () => {
  expect(tokenNotes.filter(({ matches }) => matches === "")).toEqual([]);
});

test("the railroad page asks for nothing outside itself and its links lead somewhere", () => {
  const page = railroadPage(chevrotainDrawing());
  expect(page).not.toMatch(/<script|<link|\bsrc=|https?:/);
  const targets = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  const links = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter((link) => !targets.includes(link))).toEqual([]);
});
