import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { cacheFolder } from "../../output/print/cache.ts";
import { chineseWords } from "../../project/chinese-words.ts";

/**
 * The words of Chinese titles, kept from build to build: reading the dictionary costs a quarter of a second, and titles
 * seldom change. What is kept can be lost at any time.
 */

/** The number goes up when the same text may be divided otherwise: with the version of the dictionary. */
const FILE = "words-jieba-2.4.0.json";
const MOST = 4000;

const schema = v.record(v.string(), v.array(v.string()));

function readKept(file: string): Map<string, readonly string[]> {
  try {
    const read = v.safeParse(schema, JSON.parse(readFileSync(file, "utf8")));
    if (!read.success) return new Map();
    // Joined they are the text; anything else is not ours.
    return new Map(Object.entries(read.output).filter(([text, words]) => words.join("") === text));
  } catch {
    return new Map();
  }
}

function writeKept(file: string, known: ReadonlyMap<string, readonly string[]>): void {
  try {
    mkdirSync(cacheFolder(), { recursive: true });
    const beside = `${file}.${process.pid}`;
    writeFileSync(beside, JSON.stringify(Object.fromEntries([...known].slice(-MOST))));
    renameSync(beside, file);
  } catch {
    // The next build divides them again.
  }
}

/** Divides Chinese texts into words as `chineseWords` does, and remembers them in the cache folder of the user. */
export function keptWords(): (text: string) => readonly string[] {
  const file = join(cacheFolder(), FILE);
  const divide = chineseWords();
  let known: Map<string, readonly string[]> | undefined;
  let writing = false;
  return (text) => {
    if (text === "") return [];
    known ??= readKept(file);
    const kept = known;
    const found = kept.get(text);
    if (found !== undefined) return found;
    const words = divide(text);
    kept.set(text, words);
    if (!writing) {
      writing = true;
      // All that are divided until then are written at once.
      setImmediate(() => {
        writing = false;
        writeKept(file, kept);
      });
    }
    return words;
  };
}
