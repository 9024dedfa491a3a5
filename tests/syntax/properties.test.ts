import fc from "fast-check";
import { expect, test } from "vitest";
import { formatSource } from "../../src/syntax/format.ts";
import { meaningInAnyVocabulary, meaningOf } from "../../src/syntax/meaning.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { corpus } from "./corpus.ts";
import { goodSource } from "./generated.ts";
import { findingsIn } from "./places.ts";

const runs = { numRuns: 500 };

test("sources made from the table of kinds read without a finding", () => {
  fc.assert(
    fc.property(goodSource, (text) => {
      const { findings } = readSource({ path: "a.plan", text });
      expect(
        findings
          .filter(({ code }) => code !== "misleading-indentation")
          .map(({ message }) => message.en),
      ).toEqual([]);
    }),
    runs,
  );
});

test("formatting changes no meaning, and formatting twice changes nothing", () => {
  fc.assert(
    fc.property(goodSource, (text) => {
      const formatted = formatSource(text);
      expect(meaningOf(formatted)).toEqual(meaningOf(text));
      expect(formatSource(formatted)).toBe(formatted);
    }),
    runs,
  );
});

test("keywords turn into the other vocabulary and back exactly, and mean the same", () => {
  fc.assert(
    fc.property(goodSource, (text) => {
      const zh = formatSource(text, { keywords: "zh" });
      const en = formatSource(zh, { keywords: "en" });
      expect(meaningInAnyVocabulary(en)).toEqual(meaningInAnyVocabulary(text));
      expect(formatSource(en, { keywords: "zh" })).toBe(zh);
      expect(formatSource(formatSource(en), { keywords: "en" })).toBe(en);
    }),
    runs,
  );
});

test.each(corpus.map(({ path, text }) => [path, text] as const))(
  "%s reads without a finding and is laid out without a change of meaning",
  (_path, text) => {
    expect(findingsIn(text)).toEqual([]);
    const formatted = formatSource(text);
    expect(meaningOf(formatted)).toEqual(meaningOf(text));
    expect(formatSource(formatted)).toBe(formatted);
    for (const [there, back] of [
      ["zh", "en"],
      ["en", "zh"],
    ] as const) {
      const one = formatSource(text, { keywords: there });
      const other = formatSource(one, { keywords: back });
      expect(formatSource(other, { keywords: there })).toBe(one);
      expect(meaningInAnyVocabulary(other)).toEqual(meaningInAnyVocabulary(text));
    }
  },
);

/** Sources of the corpus with pieces taken out, put in, doubled and moved. */
const damaged = fc
  .tuple(
    fc.constantFrom(...corpus.map(({ text }) => text.slice(0, 6000))),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.nat({ max: 12 }),
        insert: fc.oneof(
          fc.constantFrom(
            "{",
            "}",
            "｛",
            "」",
            "|",
            '"',
            "“",
            "”",
            ",",
            "、",
            "；",
            "\n",
            "=",
            ":",
            "//",
          ),
          fc.constantFrom(
            "[",
            "【*",
            "]",
            "\r",
            "\uFEFF",
            "　",
            "。",
            "无",
            "待定",
            "\n行动 ",
            "\uD842",
          ),
          fc.string({ maxLength: 4, unit: "binary" }),
        ),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((current, { at, length, insert }) => {
      const start = Math.floor(at * current.length);
      return current.slice(0, start) + insert + current.slice(start + length);
    }, text),
  );

test("damaged sources are read, and laid out twice alike with nothing read otherwise", () => {
  fc.assert(
    fc.property(damaged, (text) => {
      const formatted = formatSource(text);
      expect(formatSource(formatted)).toBe(formatted);
      expect(meaningOf(formatted)).toEqual(meaningOf(text));
      const english = formatSource(formatted, { keywords: "en" });
      expect(formatSource(english, { keywords: "en" })).toBe(english);
    }),
    { numRuns: 500 },
  );
});
