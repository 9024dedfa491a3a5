import { pinyin } from "pinyin-pro";
import { expect, test } from "vitest";
import { kindsMarkdown, withGenerated, wordsMarkdown } from "../../grammar/generate/reference.ts";
import type { Finding } from "../../src/findings/finding.ts";
import { withNearestNames } from "../../src/findings/nearest-names.ts";
import { compile } from "../../src/model/compile.ts";
import { reportAsText } from "../../src/reports/text.ts";
import { formatSource } from "../../src/syntax/format.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { readPhrase } from "../../src/time/reading/read-phrase.ts";
import { sourcesOf } from "../reports/sources-of.ts";
import { type Example, examples, fence, page, readme, soundExamples } from "./examples.ts";

const mistaken = examples.filter(({ error }) => error !== undefined);
const sound = soundExamples.map((example) => readSource(example));

/** The examples of the page belong together: units and plans of one are known to the others. */
function findingsOf(example: Example): readonly Finding[] {
  const others = sound.filter(({ file }) => file.path !== example.path);
  return compile([...others, readSource(example)]).findings.filter(
    ({ place, severity }) => place.file === example.path && severity !== "note",
  );
}

test("the page has its examples, and no code block of the language is left out", () => {
  expect(soundExamples.length).toBeGreaterThan(20);
  expect(mistaken.length).toBeGreaterThan(5);
  expect(examples).toHaveLength([...page.matchAll(/^```plan/gm)].length);
});

test.each(soundExamples)("$path reads and compiles without findings: $text", (example) => {
  const inWords = findingsOf(example).map(
    ({ code, place, message }) =>
      `${code}: ${message.zh}: ${example.text.slice(place.start, place.end)}`,
  );
  expect(inWords).toEqual([]);
});

test.each(mistaken)("$path shows $error and nothing else", (example) => {
  expect(findingsOf(example).map(({ code }) => code)).toEqual([example.error]);
});

test("the examples say the same with English keywords", () => {
  const english = soundExamples.map(({ path, text }) => ({
    path,
    text: formatSource(text, { keywords: "en" }),
  }));
  expect(english.map(({ text }) => text).join("")).not.toMatch(/^ *(?:方案|措施|责任|时限) /m);
  const { findings } = compile(english.map(readSource));
  expect(findings.filter(({ severity }) => severity !== "note")).toEqual([]);
});

test("the formatter undoes the input method as the page says", () => {
  const at = soundExamples.findIndex(({ text }) => text.includes("｝"));
  const [typed, formatted] = soundExamples.slice(at, at + 2);
  const bare = (text = "") => formatSource(text).replace(/^方案 .*$/m, "");
  expect(bare(typed?.text)).toBe(bare(formatted?.text));
  expect(formatted?.text).toContain("牵头 组织部");
});

const reading = (text: string) => pinyin(text, { toneType: "none", type: "array", v: true });

/** What a terminal shows of an example, without the counts in the last line. */
function printed(example: Example): string {
  const sources = sourcesOf({ [example.path]: example.text });
  const report = reportAsText({
    findings: withNearestNames(findingsOf(example), sources, reading),
    suppressed: [],
    rules: [],
    sources,
    files: [example.path],
    language: "zh",
    colour: false,
    columns: 80,
  });
  const lines = report.trimEnd().replaceAll(example.path, "例.plan").split("\n");
  return lines.slice(0, -1).join("\n").trim();
}

/** Puts what a terminal shows into each text block that follows an example. */
function withPrinted(markdown: string): string {
  const output = "\\n```text\\n(?:(?!```).*\\n)*```\\n";
  let index = -1;
  return markdown.replace(new RegExp(`${fence.source}(?:${output})?`, "gm"), (whole: string) => {
    index += 1;
    const at = whole.indexOf("\n```text\n");
    const example = examples[index];
    if (at === -1 || example === undefined) return whole;
    return `${whole.slice(0, at)}\n\`\`\`text\n${printed(example)}\n\`\`\`\n`;
  });
}

test("the tables of kinds and words and the printed findings are current", async () => {
  const tables = withGenerated(
    withGenerated(page, "kinds", kindsMarkdown()),
    "words",
    wordsMarkdown(),
  );
  const current = withPrinted(tables);
  expect(current).toContain(kindsMarkdown());
  expect(current).toContain(wordsMarkdown());
  await expect(current).toMatchFileSnapshot(readme);
});

/** The phrases of the section on time: code spans of its table's second column. */
function phrasesOf(markdown: string): string[] {
  const section = /^### Phrases\n(.*?)^##/ms.exec(markdown)?.[1] ?? "";
  return section
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .flatMap((line) =>
      [...(line.split("|")[2] ?? "").matchAll(/`([^`]+)`/g)].map(([, text]) => text ?? ""),
    );
}

test("every time phrase of the page is understood", () => {
  const phrases = phrasesOf(page);
  expect(phrases.length).toBeGreaterThan(50);
  expect(phrases.filter((phrase) => !readPhrase(phrase).ok)).toEqual([]);
});
