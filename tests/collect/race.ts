import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import type { Ran } from "../cli/command-line.ts";
import { asCsv, codes, filled, fromCsv, plan } from "./bureau.ts";

/** Several who write into one project at the same moment, and what of it is not there afterwards. */

/** Runs a command line in a folder. */
export type Launch = (folder: string, words: readonly string[]) => Promise<Ran>;

/** An editor that reads a file, adds a line and saves it under its name. */
function edit(path: string, line: string): void {
  const read = () => {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return "";
    }
  };
  mkdirSync(join(path, ".."), { recursive: true });
  const beside = `${path}~`;
  writeFileSync(beside, `${line}\n${read()}`);
  renameSync(beside, path);
}

/**
 * Two collect, two order, one lays out and an editor saves, all at once in files that are not there yet.
 * @param folder an empty one
 * @param wait before the editor saves, in milliseconds
 * @returns what got lost, in words; nothing where all is there
 */
export async function race(
  launch: Launch,
  folder: string,
  wait: number,
): Promise<readonly string[]> {
  const put = (name: string, text: string) => writeFile(join(folder, name), text);
  await put("plan.plan", plan);
  await launch(folder, ["build", "--only", "sheets", "--format", "csv"]);
  const table = fromCsv(await readFile(join(folder, "build/sheets/温州.csv"), "utf8"));
  await put("a.csv", asCsv(filled(table, { [codes.ledger]: { 完成比例: "60%" } })));
  await put("b.csv", asCsv(filled(table, { [codes.campaign]: { 本期进展: "办了两期" } })));
  const progress = join(folder, "progress/温州.plan");
  const collect = (file: string) =>
    launch(folder, ["collect", file, "--write", "--date", "2015-09-28"]);
  const order = (unit: string) =>
    launch(folder, ["supervise", "--write", "--as-of", "2015-10-10", "--unit", unit]);
  const all = await Promise.all([
    collect("a.csv"),
    collect("b.csv"),
    order("温州"),
    order("嘉兴"),
    launch(folder, ["fmt"]),
    after(wait).then(() => edit(progress, "// 编辑")),
  ]);
  const journal = await readFile(progress, "utf8").catch(() => "");
  const orders = await readFile(join(folder, "supervision.plan"), "utf8").catch(() => "");
  const wanted: readonly (readonly [string, string])[] = [
    [journal, "2015-09-28 台账 60%"],
    [journal, "2015-09-28 宣传"],
    [journal, "办了两期"],
    [journal, "// 编辑"],
    [orders, "督办 1号"],
    [orders, "督办 2号"],
  ];
  const failed = all.flatMap((ran) =>
    typeof ran === "object" && ran.code !== 0 ? [`${ran.code}: ${ran.out}${ran.err}`] : [],
  );
  return [...failed, ...wanted.flatMap(([text, part]) => (text.includes(part) ? [] : [part]))];
}
