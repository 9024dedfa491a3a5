import { Ajv } from "ajv";
import { expect, it } from "vitest";
import { reportAsCodeQuality } from "../../src/reports/gitlab.ts";
import { limited } from "../../src/reports/limited.ts";
import { clean, finding, plan, sample } from "./sample.ts";

/** What GitLab documents of its code quality reports. */
const validate = new Ajv().compile({
  type: "array",
  items: {
    type: "object",
    required: ["description", "check_name", "fingerprint", "severity", "location"],
    properties: {
      description: { type: "string", minLength: 1 },
      check_name: { type: "string", minLength: 1 },
      fingerprint: { type: "string", minLength: 1 },
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: {
        type: "object",
        required: ["path", "lines"],
        properties: {
          path: { type: "string", pattern: "^(?!\\./)" },
          lines: {
            type: "object",
            required: ["begin"],
            properties: {
              begin: { type: "integer", minimum: 1 },
              end: { type: "integer", minimum: 1 },
            },
            additionalProperties: false,
          },
        },
        additionalProperties: false,
      },
    },
    additionalProperties: false,
  },
});

function valid(text: string) {
  const problems = JSON.parse(text);
  expect(validate(problems), JSON.stringify(validate.errors)).toBe(true);
  return problems;
}

it("lists the findings with their severities in GitLab's scale", () => {
  const problems = valid(reportAsCodeQuality(sample));
  expect(valid(reportAsCodeQuality(limited({ ...sample, most: 2 })))).toHaveLength(3);
  expect(problems).toMatchObject([
    { check_name: "file-unreadable", severity: "major", location: { lines: { begin: 1 } } },
    {
      check_name: "unknown-unit",
      severity: "major",
      description: "没有叫“温洲”的单位：100%\n改为“温州”，或先声明",
      location: { path: plan, lines: { begin: 2, end: 2 } },
    },
    { check_name: "unnamed-measure", severity: "info", location: { lines: { begin: 3, end: 5 } } },
    { check_name: "vague-wording", severity: "minor" },
  ]);
});

it("is an empty list where nothing was found", () => {
  expect(valid(reportAsCodeQuality(clean))).toEqual([]);
});

it("gives no two problems one fingerprint: GitLab would show the first alone", () => {
  const same = [1, 2, 3].map((start) => finding("odd", "error", { file: plan, start, end: start }));
  const problems: readonly { fingerprint: string }[] = valid(
    reportAsCodeQuality({ ...clean, findings: same }),
  );
  expect(new Set(problems.map(({ fingerprint }) => fingerprint)).size).toBe(3);
});
