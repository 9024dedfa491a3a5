import { defineConfig } from "vitest/config";

/**
 * The long half of the tests: what starts a browser, LibreOffice or another process, runs whole
 * commands or tries thousands of cases. All the rest is the fast half (`npm run test:fast`), in which
 * no test starts anything: a test (tests/rooms/fast-half.test.ts) holds it to that.
 */
export const longTests = [
  "tests/cli/**",
  "tests/import/{hostile,notices,own-docx}.test.ts",
  "tests/output/**",
  "tests/office/word/hostile.test.ts",
  "tests/ci/installed.test.ts",
  "tests/scaffold/**",
  "tests/ci/run.test.ts",
  "tests/clerk/**",
  "tests/reports/html.test.ts",
  "tests/rooms/arrows.test.ts",
  "tests/checks/oracle.test.ts",
  "tests/checks/planted/**",
  "tests/checks/rules/rule-properties.test.ts",
  "tests/collect/review/**",
  "tests/collect/{beside,cleared,clerk,collect,damage,extension,first-round,formats,former-codes,nothing-lost,office-file,page-rules,race,shapes,taken-back,typed,workbook}.test.ts",
  "tests/document/nothing-lost/**",
  "tests/project/plugins.test.ts",
  "tests/checks/recall/**",
  "tests/syntax/{one-mistake,properties}.test.ts",
  "tests/time/{occurrences,properties}.test.ts",
  "tests/torture/**",
];

const tests = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  setupFiles: ["tests/fixtures/property-seed.ts"],
};

export default defineConfig({
  test: {
    // Two cores: more workers than that only make the browser tests slower.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...tests,
          name: "fast",
          include: ["tests/**/*.test.ts"],
          exclude: longTests,
          // Pure functions leave nothing behind: each module is loaded once, not once a file.
          isolate: false,
        },
      },
      {
        test: {
          ...tests,
          name: "long",
          include: longTests.map((one) => one.replace(/\*\*$/, "**/*.test.ts")),
        },
      },
    ],
  },
});
