import { expect, it } from "vitest";
import { type Finding, findingKind, type Place } from "../../src/findings/finding.ts";
import { screenWidth } from "../../src/findings/width.ts";
import { reportAsJson } from "../../src/reports/json.ts";
import type { ReportData } from "../../src/reports/report.ts";
import { reporters } from "../../src/reports/reporters.ts";
import { reportAsText } from "../../src/reports/text.ts";
import { sourcesOf } from "./sources-of.ts";

const kind = findingKind<{ word: string }>({
  code: "unknown-unit",
  severity: "error",
  why: { zh: "", en: "" },
  message: {
    zh: ({ word }) => `没有名为“${word}”的单位`,
    en: ({ word }) => `there is no unit “${word}”`,
  },
  mend: { zh: () => "先在机构里声明它", en: () => "declare it in the organization first" },
});

function findingOn(text: string, word: string, more: Parameters<typeof kind.at>[2] = {}): Finding {
  return kind.at(placeOf(text, word), { word }, more);
}

function placeOf(text: string, word: string): Place {
  const start = text.indexOf(word);
  return { file: "a.plan", start, end: start + word.length };
}

function report(
  text: string,
  findings: readonly Finding[],
  more: Partial<ReportData> = {},
): ReportData {
  return {
    findings,
    suppressed: [],
    rules: [],
    sources: sourcesOf({ "a.plan": text }),
    files: ["a.plan"],
    language: "zh",
    colour: false,
    columns: 80,
    ...more,
  };
}

/** What stands above the carets on the screen. */
function marked(output: string): string {
  const lines = output.split("\n");
  const at = lines.findIndex((line) => /^ +\| +\^+$/.test(line));
  const source = lines[at - 1] ?? "";
  const from = (lines[at] ?? "").indexOf("^");
  const to = (lines[at] ?? "").length;
  let column = 0;
  let text = "";
  for (const { segment: char } of new Intl.Segmenter().segment(source)) {
    if (column >= from && column < to) text += char;
    column += screenWidth(char);
  }
  return text;
}

it("shows the place, the words, the line with carets and the counts", () => {
  const text = "目标 学习 {\n  责任 温洲\n}\n";
  expect(reportAsText(report(text, [findingOn(text, "温洲")]))).toBe(
    [
      "a.plan:2:6 错误 unknown-unit",
      "  没有名为“温洲”的单位",
      "  2 |   责任 温洲",
      "    |        ^^^^",
      "  办法：先在机构里声明它",
      "",
      "1 个文件：1 个错误",
      "",
    ].join("\n"),
  );
});

it.each([
  ["责任：各级党委，温洲"],
  ["\t\t责任\t温洲"],
  ["owner ｗｅｎ, 温洲 // 𠮷野家"],
  ["𠮷野家 e\u0301 👨‍👩‍👧 温洲"],
  [`| ${"长".repeat(300)} 温洲 ${"长".repeat(300)}`],
])("puts the carets under the word in %j", (text) => {
  const output = reportAsText(report(text, [findingOn(text, "温洲")]));
  expect(marked(output)).toBe("温洲");
});

it("keeps every line within the terminal however long the source line is", () => {
  const text = `| ${"长".repeat(300)} 温洲 ${"长".repeat(300)}`;
  const output = reportAsText(report(text, [findingOn(text, "温洲")], { columns: 60 }));
  const widths = output.split("\n").map(screenWidth);
  expect(Math.max(...widths)).toBeLessThanOrEqual(60);
});

it("marks a range that goes on in the next line to the end of its first line", () => {
  const text = "责任 甲,\n  乙";
  const finding = kind.at({ file: "a.plan", start: 3, end: text.length }, { word: "甲" });
  expect(marked(reportAsText(report(text, [finding])))).toBe("甲,");
});

it("points behind the line for a place at its end", () => {
  const finding = kind.at({ file: "a.plan", start: 2, end: 2 }, { word: "" });
  expect(reportAsText(report("责任\n", [finding]))).toContain("  1 | 责任\n    |     ^\n");
});

it("shows no control character of a source to the terminal", () => {
  const text = "责任 \u001b[31m温洲\u202e";
  const output = reportAsText(report(text, [findingOn(text, "温洲")]));
  expect(output).not.toContain("\u001b");
  expect(output).not.toContain("\u202e");
  expect(marked(output)).toBe("温洲");
});

it("shows related places with their lines", () => {
  const text = "分局 温州\n分局 温州\n";
  const finding = kind.at(
    { file: "a.plan", start: 9, end: 11 },
    { word: "温州" },
    {
      related: [
        {
          place: { file: "a.plan", start: 3, end: 5 },
          message: { zh: "先在这里", en: "first here" },
        },
      ],
    },
  );
  expect(reportAsText(report(text, [finding]))).toContain(
    "  a.plan:1:4 先在这里\n  1 | 分局 温州\n    |      ----\n",
  );
});

it("colours only when asked", () => {
  const text = "责任 温洲";
  const plain = reportAsText(report(text, [findingOn(text, "温洲")]));
  const coloured = reportAsText(report(text, [findingOn(text, "温洲")], { colour: true }));
  const esc = String.fromCharCode(27);
  expect(plain).not.toContain(esc);
  expect(coloured.replace(new RegExp(`${esc}\\[[0-9;]*m`, "g"), "")).toBe(plain);
  expect(coloured).not.toBe(plain);
});

it("speaks English", () => {
  const text = "责任 温洲";
  const output = reportAsText(report(text, [findingOn(text, "温洲")], { language: "en" }));
  expect(output).toContain("a.plan:1:4 error unknown-unit\n  there is no unit “温洲”\n");
  expect(output).toContain("1 file: 1 error\n");
});

it("says that nothing was found", () => {
  expect(reportAsText(report("", [], { files: ["a.plan", "b.plan", "c.plan"] }))).toBe(
    "3 个文件，没有发现问题\n",
  );
});

it("names a file alone whose text is not known", () => {
  const finding = kind.at({ file: "b.plan", start: 0, end: 0 }, { word: "x" });
  expect(reportAsText(report("", [finding]))).toMatch(/^b\.plan 错误 unknown-unit\n/);
});

it("gives findings as data with lines, columns, related places and fixes", () => {
  const text = "机构 甲\n责任 温洲\n";
  const finding = findingOn(text, "温洲", {
    related: [{ place: placeOf(text, "甲"), message: { zh: "这里", en: "here" } }],
    fixes: [
      {
        title: { zh: "改", en: "change" },
        edits: [{ place: placeOf(text, "温洲"), text: "温州" }],
        safe: false,
      },
    ],
  });
  expect(JSON.parse(reportAsJson(report(text, [finding])))).toEqual({
    findings: [
      {
        code: "unknown-unit",
        severity: "error",
        message: "没有名为“温洲”的单位",
        mend: "先在机构里声明它",
        file: "a.plan",
        line: 2,
        column: 4,
        endLine: 2,
        endColumn: 6,
        related: [
          { file: "a.plan", line: 1, column: 4, endLine: 1, endColumn: 5, message: "这里" },
        ],
        fixes: [
          {
            title: "改",
            safe: false,
            edits: [{ file: "a.plan", line: 2, column: 4, endLine: 2, endColumn: 6, text: "温州" }],
          },
        ],
      },
    ],
    summary: { files: 1, errors: 1, warnings: 0, notes: 0 },
  });
});

it("has a reporter for every format of the table", async () => {
  for (const load of Object.values(reporters)) {
    expect((await load())(report("", []))).not.toBe("");
  }
});
