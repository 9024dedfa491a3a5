import { expect, it } from "vitest";
import { allCounts, limited } from "../../src/reports/limited.ts";
import { reporters, reportFormats } from "../../src/reports/reporters.ts";
import { sample } from "./sample.ts";

const short = limited({ ...sample, most: 2 });

it("shows the worst findings in their order and counts all", () => {
  expect(short.findings.map(({ severity }) => severity)).toEqual(["error", "error"]);
  expect(short.left).toEqual({ error: 0, warning: 1, note: 1 });
  expect(allCounts(short)).toEqual(allCounts(sample));
});

it("leaves a report as it is that is short enough", () => {
  expect(limited({ ...sample, most: 4 })).toMatchObject({ findings: sample.findings });
  expect(limited({ ...sample, most: 4 }).left).toBeUndefined();
});

it.each(reportFormats.filter((format) => format !== "json"))(
  "%s says how many more there are",
  async (format) => {
    const report = await reporters[format]();
    expect(report(short)).toContain("另有 2 个问题没有列出");
    expect(report({ ...short, language: "en" })).toContain("and 2 more");
    expect(report(sample)).not.toContain("没有列出");
  },
);

it("JSON has their number in the summary", async () => {
  const summary = { files: 3, errors: 2, warnings: 1, notes: 1, left: 2 };
  const report = await reporters.json();
  expect(JSON.parse(report(short))).toMatchObject({ summary });
  expect(JSON.parse(report(short)).findings).toHaveLength(2);
});
