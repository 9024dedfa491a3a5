import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { type Imported, importText } from "../../src/import/import.ts";
import { readSourceFile } from "../../src/import/read/read-file.ts";
import { type ImportReport, reportOf } from "../../src/import/report.ts";
import { compile } from "../../src/model/compile.ts";
import type { Item } from "../../src/model/model.ts";
import { decodeSource } from "../../src/project/encoding.ts";
import { readSource } from "../../src/syntax/read-source.ts";

/** How well texts are imported, against keys written by hand from the text alone. */

/** What a person finds in a notice; items by the first words of their title or text. */
interface Key {
  readonly items: readonly string[];
  readonly owners: readonly (readonly [item: string, role: string, unit: string])[];
  readonly dates: readonly (readonly [item: string, field: string, phrase: string])[];
}

interface Score {
  readonly right: number;
  readonly found: number;
  readonly wanted: number;
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

export interface Measured {
  readonly name: string;
  readonly imported: Imported;
  readonly report: ImportReport;
  readonly errors: readonly string[];
  readonly scores?: { readonly items: Score; readonly owners: Score; readonly dates: Score };
}

/** The notices of the folder, and the texts of real plans. */
export function sourceFiles(root: string): readonly string[] {
  const folder = join(root, "tests/import/notices");
  const notices = readdirSync(folder);
  const real = ["zhejiang-2015", "wufei", "website", "data-strategy-2020"];
  return [
    ...real.map((name) => join(root, `tests/fixtures/${name}.txt`)),
    ...notices.sort().map((name) => join(folder, name)),
  ];
}

async function importFile(path: string) {
  const reading = await readSourceFile(
    path,
    readFileSync(path),
    (bytes) => decodeSource(path, bytes).file.text,
  );
  if (reading.type === "refused") throw new Error(`${path}: ${reading.why.en}`);
  return { source: reading.source, imported: importText(reading.source) };
}

/** Imports a file and measures what came of it. */
export async function measure(root: string, path: string): Promise<Measured> {
  const { source, imported } = await importFile(path);
  const { model, findings } = compile(imported.files.map((file) => readSource(file)));
  const keyFile = join(root, "tests/import/keys", `${basename(path, extname(path))}.json`);
  const items = model.plans.flatMap((plan) => plan.items.flatMap(withChildren));
  return {
    name: basename(path),
    imported,
    report: reportOf(source, imported),
    errors: findings.filter(({ severity }) => severity === "error").map(({ code }) => code),
    ...(existsSync(keyFile)
      ? { scores: scoresOf(items, JSON.parse(readFileSync(keyFile, "utf8"))) }
      : {}),
  };
}

const withChildren = (item: Item): readonly Item[] => [
  item,
  ...item.children.flatMap(withChildren),
];

function textOf(item: Item): string {
  const texts = item.entry.children.flatMap((child) =>
    child.type === "text"
      ? child.paragraphs.flatMap((parts) =>
          parts.map((part) => (part.type === "text" ? part.text : "")),
        )
      : [],
  );
  return (item.title?.text ?? "") + texts.join("");
}

function scoresOf(items: readonly Item[], key: Key) {
  const texts = items.map((item) => ({ item, text: textOf(item) }));
  const owners: string[] = [];
  const dates: string[] = [];
  for (const { item, text } of texts) {
    for (const { role, inherited, list } of item.roles) {
      if (inherited) continue;
      for (const { named } of list.refs) owners.push(`${text}\t${role}\t${named?.title ?? "?"}`);
    }
    for (const field of ["due", "frequency"] as const) {
      const time = item[field];
      if (time !== undefined && !time.inherited && time.phrase !== undefined)
        dates.push(`${text}\t${field}\t${time.written}`);
    }
  }
  return {
    items: score(
      texts.map(({ text }) => text),
      key.items.map((start) => [start]),
    ),
    owners: score(owners, key.owners),
    dates: score(dates, key.dates),
  };
}

/** Compares what was found (`text⇥kind⇥value`) with what is wanted (the beginning of a text, kind, value). */
function score(found: readonly string[], wanted: readonly (readonly string[])[]): Score {
  const left = [...found];
  const missed: string[] = [];
  for (const [start = "", ...rest] of wanted) {
    const at = left.findIndex(
      (one) => one.startsWith(start) && (rest.length === 0 || one.endsWith(`\t${rest.join("\t")}`)),
    );
    if (at === -1) missed.push([start, ...rest].join(" "));
    else left.splice(at, 1);
  }
  return {
    right: found.length - left.length,
    found: found.length,
    wanted: wanted.length,
    wrong: left.map((one) => one.replace(/\t/g, " ").slice(0, 80)),
    missed,
  };
}

/** Scores of all keys together. */
export function together(all: readonly Measured[], what: "items" | "owners" | "dates") {
  const scores = all.flatMap(({ scores: own }) => (own === undefined ? [] : [own[what]]));
  const sum = (of: (one: Score) => number) => scores.reduce((total, one) => total + of(one), 0);
  const right = sum((one) => one.right);
  return {
    precision:
      right /
      Math.max(
        1,
        sum((one) => one.found),
      ),
    recall:
      right /
      Math.max(
        1,
        sum((one) => one.wanted),
      ),
  };
}
