import { camel, kebab, pascal } from "./names.mjs";

/**
 * A format of reports, its line in the table of formats and its test. It prints one finding a line, its
 * file, code and message divided by tabs.
 * @param {string} name
 * @returns {import("./new.mjs").Scaffold | string} or what is wrong with the name
 */
export function newFormat(name) {
  if (!kebab.test(name)) return "A format is named by lower-case words with hyphens, such as csv.";
  const reporter = `reportAs${pascal(name)}`;
  const key = camel(name) === name ? name : `"${name}"`;
  const line = `  ${key}: async (): Promise<Reporter> => (await import("./${name}.ts")).${reporter},`;
  return {
    files: {
      [`src/reports/${name}.ts`]: reporterFile(reporter),
      [`tests/reports/${name}.test.ts`]: testFile(name, reporter),
    },
    changes: {
      "src/reports/reporters.ts": (text) => text.replace(/^\} as const/m, `${line}\n} as const`),
    },
    generators: [],
    left: [
      `what it prints, in src/reports/${name}.ts, and its test`,
      "the list of formats under Reports in README.md",
    ],
  };
}

/** @param {string} reporter */
const reporterFile = (reporter) => `import type { ReportData } from "./report.ts";

/** Findings one a line: file, code and message, divided by tabs. Accepted findings are left out. */
export function ${reporter}({ findings, language }: ReportData): string {
  const lines = findings.map(({ code, message, place }) =>
    [place.file, code, message[language].replace(/\\s+/g, " ")].join("\\t"),
  );
  return \`\${lines.join("\\n")}\\n\`;
}
`;

/**
 * @param {string} name
 * @param {string} reporter
 */
const testFile = (name, reporter) => `import { expect, it } from "vitest";
import { ${reporter} } from "../../src/reports/${name}.ts";
import { sample } from "./sample.ts";

it("has a line for each finding, with its file and code", () => {
  const rows = ${reporter}(sample)
    .trimEnd()
    .split("\\n")
    .map((line) => line.split("\\t").slice(0, 2));
  expect(rows).toEqual(sample.findings.map(({ code, place }) => [place.file, code]));
});
`;
