import { expect, it } from "vitest";
import { checks, runChecks } from "../../src/checks/catalogue.ts";
import { compile } from "../../src/model/compile.ts";
import { readSource } from "../../src/syntax/read.ts";

for (const check of checks) {
  for (const [kind, examples] of [
    ["bad", check.bad],
    ["good", check.good],
  ] as const) {
    examples.forEach((example, index) => {
      it(`${check.code}: its ${kind} example ${index + 1} gives ${example.findings} findings`, () => {
        const { model, findings } = compile([
          readSource({ path: "example.plan", text: example.source }),
        ]);
        expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
        const found = runChecks(model, [check]);
        expect(found.map(({ message }) => message.en)).toHaveLength(example.findings);
        for (const finding of found) {
          expect(finding.place.file).toBe("example.plan");
          expect(finding.place.end).toBeGreaterThan(finding.place.start);
          expect(finding.message.zh).not.toBe("");
        }
      });
    });
  }
  it(`${check.code} has a bad and a good example`, () => {
    expect(check.bad.length).toBeGreaterThan(0);
    expect(check.good.length).toBeGreaterThan(0);
  });
}

it("closes the path of a dependency cycle", () => {
  const source =
    '方案 甲 "甲方案" {\n  措施 乙 "乙。" {\n    依赖 丙\n  }\n  措施 丙 "丙。" {\n    依赖 丁\n  }\n  措施 丁 "丁。" {\n    依赖 乙\n  }\n}\n';
  const { model } = compile([readSource({ path: "a.plan", text: source })]);
  const [finding] = runChecks(model);
  expect(finding?.message.zh).toBe("依赖成环：乙 → 丙 → 丁 → 乙");
  expect(finding?.related).toHaveLength(2);
});
