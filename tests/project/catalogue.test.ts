import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { catalogue } from "../../src/project/catalogue.ts";

const root = join(import.meta.dirname, "../..");

/** The codes that sources write: `code: "…"`. What phrases have against them has no codes for people. */
async function codesIn(
  folder: string,
  ending: string,
  written: RegExp,
): Promise<readonly string[]> {
  const names = await readdir(join(root, folder), { recursive: true });
  const files = names.filter((name) => name.endsWith(ending) && !name.startsWith("time/"));
  const texts = await Promise.all(files.map((name) => readFile(join(root, folder, name), "utf8")));
  return texts.flatMap((text) => [...text.matchAll(written)].map(([, code = ""]) => code));
}

it("knows every code that the sources write, and each with one meaning", async () => {
  const known = catalogue.map(({ code }) => code);
  expect(known).toEqual([...new Set(known)]);
  const written = await codesIn("src", ".ts", /\bcode: "([a-z]+(?:-[a-z0-9]+)+)"/g);
  expect(written.length).toBeGreaterThan(150);
  expect(written.filter((code) => !known.includes(code))).toEqual([]);
});

it("declares no code in two places", async () => {
  const declared = await codesIn("src", ".ts", /findingKind<[\s\S]*?\bcode: "([a-z0-9-]+)"/g);
  expect(declared.filter((code, index) => declared.indexOf(code) < index)).toEqual([]);
});

it("says of what is collected and made why it matters, and shows one case", () => {
  const pages = catalogue.filter(({ stage }) => stage !== undefined);
  expect(pages.length).toBeGreaterThan(60);
  for (const { code, why, example } of pages) {
    for (const text of [why, example?.message]) {
      expect(text?.zh, code).toMatch(/\p{Script=Han}/u);
      expect(text?.en, code).toMatch(/[a-z]/);
    }
  }
});
