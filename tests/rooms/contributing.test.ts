import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import glob from "fast-glob";
import { expect, it } from "vitest";
import { folderOf, rooms } from "./rooms.ts";

const root = join(import.meta.dirname, "../..");
const pages = ["CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "README.md", ...readmes()];

function readmes(): readonly string[] {
  return glob.sync("{grammar,src,templates}/**/README.md", { cwd: root }).sort();
}

const readPage = (page: string) => readFile(join(root, page), "utf8");

/** The text of a page without its examples. */
const withoutExamples = (text: string) => text.replace(/^```[\s\S]*?^```/gm, "");

/** The words in backticks that are paths from the top; of one with a part to fill in, the folder before it. */
function pathsIn(text: string): readonly string[] {
  const words = [...withoutExamples(text).matchAll(/`([^`\n]+)`/g)].flatMap(([, word = ""]) =>
    word.split(/[ ,]+/),
  );
  return words
    .filter((word) => /^(?:src|grammar|templates|tests|plans|\.github|\.ci)\//.test(word))
    .map((word) => word.replace(/[<*{…].*$/, "").replace(/:\d+$/, ""));
}

/** Where the links of a page lead: files by their path from the top, headings as `file#heading`. */
function linksIn(page: string, text: string): readonly string[] {
  return [...withoutExamples(text).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = ""]) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [file = "", heading] = target.split("#");
    const path = file === "" ? page : relative(root, join(root, dirname(page), file));
    return [heading === undefined ? path : `${path}#${decodeURIComponent(heading)}`];
  });
}

/** The names by which headings are linked to. */
function headingsOf(text: string): ReadonlySet<string> {
  const names = [...withoutExamples(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
  return new Set(names);
}

it.each(pages)("%s names files and folders that are there", async (page) => {
  const paths = pathsIn(await readPage(page));
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it.each(pages)("%s links to files and headings that are there", async (page) => {
  const broken: string[] = [];
  for (const link of linksIn(page, await readPage(page))) {
    const [file = "", heading] = link.split("#");
    const there = existsSync(join(root, file));
    if (!there || (heading !== undefined && !headingsOf(await readPage(file)).has(heading)))
      broken.push(link);
  }
  expect(broken).toEqual([]);
});

it.each(["CONTRIBUTING.md", "README.md"])("%s names scripts that there are", async (page) => {
  const { scripts } = JSON.parse(await readPage("package.json"));
  const named = [...(await readPage(page)).matchAll(/npm (?:run ([a-z:]+)|(test))/g)].map(
    ([, name, test = ""]) => name ?? test,
  );
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

it.each(["CONTRIBUTING.md", "README.md"])("%s has every room in its table", async (page) => {
  const text = await readPage(page);
  const rows = text.split("\n").filter((line) => line.startsWith("|"));
  const named = (folder: string) =>
    rows.some((row) => row.split("|")[1]?.includes(`\`${folder}/\``));
  const folders = [...Object.keys(rooms).map(folderOf), "templates"];
  expect(folders.filter((folder) => !named(folder))).toEqual([]);
});
