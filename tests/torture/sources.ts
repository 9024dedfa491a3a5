import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** A source longer than this is cut at ends of lines: a try stays short, and each part of it is met. */
const LONGEST = 4000;

/** The sources that are mutated: those of the plans, the fixtures and the corpus, in a fixed order. */
export function tortureSources(): readonly string[] {
  const paths = ["plans", "tests/fixtures", "tests/corpus"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".plan") && !/(^|[\\/])build[\\/]/.test(path))
      .map((path) => join(root, folder, path))
      .sort(),
  );
  return paths.flatMap((path) => pieces(readFileSync(path, "utf8")));
}

function pieces(text: string): readonly string[] {
  const found: string[] = [];
  for (let from = 0; from < text.length; ) {
    const line = text.indexOf("\n", from + LONGEST);
    const to = line < 0 ? text.length : line + 1;
    found.push(text.slice(from, to));
    from = to;
  }
  return found;
}
