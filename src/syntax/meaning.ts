import {
  clauseWords,
  noneWord,
  numberForm,
  openWord,
  relationWords,
} from "../../grammar/clauses.ts";
import { closureDecisions, statuses } from "../../grammar/kinds/journal.ts";
import { keywordsFor } from "../../grammar/vocabulary.ts";
import { readInline } from "./inline.ts";
import { readSource } from "./read-source.ts";

/** What a source says, without the places where it says it: two sources that mean the same compare equal. */

const places = new Set(["start", "end", "textStart", "range", "keyword", "file", "parent", "spec"]);

function cellSource(assigned: unknown): unknown {
  return assigned instanceof Object && "text" in assigned && typeof assigned.text === "string"
    ? { ...assigned, text: readInline(assigned.text, 0) }
    : assigned;
}

function withoutPlaces(value: unknown, word: (text: string) => string): unknown {
  if (typeof value === "string") return word(value);
  if (Array.isArray(value)) return value.map((item) => withoutPlaces(item, word));
  if (value === null || typeof value !== "object") return value;
  // The source of a column's cells holds marks.
  if ("kind" in value && value.kind === "column" && "assigned" in value) {
    const { assigned, ...rest } = value;
    return {
      ...Object(withoutPlaces(rest, word)),
      assigned: withoutPlaces(cellSource(assigned), word),
    };
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !places.has(key))
      .map(([key, inner]) => [key, withoutPlaces(inner, word)]),
  );
}

/** The entries of a source as plain data, the words of lines that could not be read, and the codes of its findings. */
export function meaningOf(text: string): unknown {
  return said(text, (word) => word);
}

const fixedWords = [
  ...clauseWords,
  ...relationWords,
  ...statuses,
  ...closureDecisions,
  noneWord,
  openWord,
];

/** One form for a word of the vocabulary. */
function oneForm(word: string): string {
  // 数 in a mark is `number`, which is a keyword elsewhere.
  const keyword = keywordsFor(word === numberForm.zh ? numberForm.en : word)[0];
  if (keyword !== undefined) return keyword.zh;
  return fixedWords.find(({ en }) => en === word)?.zh ?? word;
}

/** The same, where a word of either vocabulary is the same word. */
export function meaningInAnyVocabulary(text: string): unknown {
  return said(text, (words) => words.split(" ").map(oneForm).join(" "));
}

function said(text: string, word: (text: string) => string): unknown {
  const { entries, findings } = readSource({ path: "a.plan", text });
  return {
    entries: withoutPlaces(entries.entries, word),
    skipped: [...entries.skipped].map(word).sort(),
    findings: findings.map(({ code }) => code).filter((code) => code !== "misleading-indentation"),
  };
}
