import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { cacheFolder } from "../../output/print/cache.ts";
import { writeWhole } from "../../output/write-whole.ts";
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

/** What cannot be written is divided again by the next build. */
function writeKept(file: string, known: ReadonlyMap<string, readonly string[]>): void {
  void writeWhole(file, JSON.stringify(Object.fromEntries([...known].slice(-MOST))));
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
