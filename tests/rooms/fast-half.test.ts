import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import glob from "fast-glob";
import { expect, it } from "vitest";
import { longTests } from "../../vitest.config.ts";

const root = join(import.meta.dirname, "../..");

/** What a file imports for its values, now or later; paths from the top of the repository. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), "utf8");
  const found = text.matchAll(
    /^(?:import|export) (?!type )[^"';]*?(?:from )?"([^"]+)"|import\("([^"]+)"\)/gm,
  );
  return [...found].map(([, now, later]) => {
    const name = now ?? later ?? "";
    return name.startsWith(".") ? join(dirname(file), name) : name;
  });
}

/** The way from a test to a module that starts a process; empty where there is none. */
function wayToProcess(file: string, seen: Set<string>): readonly string[] {
  seen.add(file);
  for (const name of importsOf(file)) {
    if (name === "node:child_process" || name === "puppeteer") return [file, name];
    if (!name.endsWith(".ts") || seen.has(name)) continue;
    const way = wayToProcess(name, seen);
    if (way.length > 0) return [file, ...way];
  }
  return [];
}

const fastTests = glob.sync("tests/**/*.test.ts", { cwd: root, ignore: longTests });

it("starts neither a browser nor any other process", () => {
  const ways = fastTests.map((file) => wayToProcess(file, new Set()).join(" → "));
  expect(ways.filter((way) => way !== "")).toEqual([]);
});

it("leaves out nothing that is no longer there", () => {
  const empty = longTests.filter((one) => glob.sync(one, { cwd: root }).length === 0);
  expect(empty).toEqual([]);
});
