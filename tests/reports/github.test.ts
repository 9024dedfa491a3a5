import fc from "fast-check";
import { expect, it } from "vitest";
import { reportAsAnnotations } from "../../src/reports/github.ts";
import { printable } from "../../src/reports/printable.ts";
import { clean, finding, plan, sample } from "./sample.ts";

interface Annotation {
  readonly level: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Reads a line as the runner of GitHub Actions does: what is between the colons, then the text. */
function read(line: string): Annotation | undefined {
  const match = /^::(?<level>[a-z]+) (?<properties>[^:]*)::(?<message>[^\r\n]*)$/.exec(line);
  const { level, properties, message } = match?.groups ?? {};
  if (level === undefined || properties === undefined || message === undefined) return undefined;
  const data = (text: string) =>
    text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
  const value = (text: string) => data(text.replaceAll("%3A", ":").replaceAll("%2C", ","));
  const pairs = properties.split(",").map((pair) => {
    const equals = pair.indexOf("=");
    return [pair.slice(0, equals), value(pair.slice(equals + 1))];
  });
  return { level, properties: Object.fromEntries(pairs), message: data(message) };
}

const annotations = (text: string) => text.split("\n").flatMap((line) => read(line) ?? []);

it("writes one command for each finding, the worst first, and the counts as plain text", () => {
  const text = reportAsAnnotations(sample);
  expect(annotations(text).map(({ level, properties }) => [level, properties.title])).toEqual([
    ["error", "file-unreadable"],
    ["error", "unknown-unit"],
    ["warning", "vague-wording"],
    ["notice", "unnamed-measure"],
  ]);
  expect(text.trimEnd().split("\n").at(-1)).toBe("3 个文件：2 个错误，1 个警告，1 个提示");
});

it("says where: lines, and columns where the place is in one line", () => {
  const [nowhere, unit, , measure] = annotations(reportAsAnnotations(sample));
  expect(unit?.properties).toEqual({
    file: plan,
    line: "2",
    endLine: "2",
    col: "6",
    endColumn: "7",
    title: "unknown-unit",
  });
  expect(measure?.properties).toEqual({
    file: plan,
    line: "3",
    endLine: "5",
    title: "unnamed-measure",
  });
  expect(nowhere?.properties).toEqual({ file: "没有.plan", title: "file-unreadable" });
});

it("says what helps and what else belongs to it", () => {
  const [, unit] = annotations(reportAsAnnotations({ ...sample, language: "en" }));
  expect(unit?.message).toBe(
    "there is no unit called “温洲”: 100%\nwrite “温州”, or declare it\norg.plan:2:6 declared here",
  );
});

it("escapes as the runner reads, whatever the words are", () => {
  const words = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(..."%:,\r\n025ADC=") }),
  );
  fc.assert(
    fc.property(words, words, (file, message) => {
      const odd = finding(
        "odd",
        "error",
        { file, start: 0, end: 0 },
        { message: { zh: message, en: message } },
      );
      const [command] = reportAsAnnotations({ ...clean, findings: [odd] }).split("\n");
      const annotation = read(command ?? "");
      expect(annotation?.message).toBe(printable(message));
      expect(annotation?.properties.file).toBe(printable(file));
    }),
  );
});

it("writes no command where nothing was found", () => {
  expect(reportAsAnnotations({ ...clean, language: "en" })).toBe("3 files, no findings\n");
});
