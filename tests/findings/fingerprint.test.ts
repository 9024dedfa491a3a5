import fc from "fast-check";
import { expect, it } from "vitest";
import { noSettings, runChecks } from "../../src/checks/engine.ts";
import { vagueWording } from "../../src/checks/wording/vague-wording.ts";
import { fingerprintOf, fingerprintsOf } from "../../src/findings/fingerprint.ts";
import { compile } from "../../src/model/compile.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { sourcesOf } from "../reports/sources-of.ts";

function found(text: string, path = "a.plan") {
  const file = readSource({ path, text });
  const { findings } = runChecks(
    compile([file]).model,
    file.entries.entries,
    [vagueWording],
    noSettings,
  );
  return { findings, sources: sourcesOf({ [path]: text }) };
}

function fingerprints(text: string, path?: string) {
  const { findings, sources } = found(text, path);
  return fingerprintsOf(findings, sources);
}

const measure = (name: string, sentence: string) =>
  `  措施 ${name} "做好${name}。" {\n    | ${sentence}\n  }\n`;
const plan = (...measures: readonly string[]) => `方案 甲 "甲方案" {\n${measures.join("")}}\n`;
const text = plan(measure("乙", "定期分析研判。"), measure("丙", "定期通报情况，定期通报进度。"));

it("stays when lines, files and widths move", () => {
  const usual = fingerprints(text);
  expect(usual).toHaveLength(4);
  expect(new Set(usual).size).toBe(4);
  fc.assert(
    fc.property(fc.array(fc.constantFrom("// 说明\n", "\n", "\r\n"), { maxLength: 9 }), (lines) => {
      expect(fingerprints(lines.join("") + text)).toEqual(usual);
    }),
  );
  const wide = text.replaceAll("{", "｛").replaceAll("}", "｝").replaceAll("\n", "\r\n");
  expect(fingerprints(wide)).toEqual(usual);
  expect(fingerprints(text, "elsewhere/b.plan")).toEqual(usual);
});

it("stays when other entries come and go", () => {
  const more = plan(
    measure("丁", "定期检查。"),
    measure("乙", "定期分析研判。"),
    measure("丙", "定期通报情况，定期通报进度。"),
  );
  const usual = fingerprints(text);
  expect(fingerprints(more)).toEqual(expect.arrayContaining([...usual]));
});

it("is another for another item or another code", () => {
  const { findings, sources } = found(text);
  const [first] = findings;
  if (first === undefined) throw new Error("nothing found");
  const own = fingerprintOf(first, sources);
  expect(own).toMatch(/^[0-9a-f]{32}$/);
  expect(fingerprintOf({ ...first, subject: "甲.丁" }, sources)).not.toBe(own);
  expect(fingerprintOf({ ...first, code: "old-year" }, sources)).not.toBe(own);
});

it("numbers equal ones", () => {
  const same = fingerprints(plan(measure("乙", "定期通报，定期通报。")));
  const [, first, second] = same;
  expect(first?.replace(/:1$/, ":2")).toBe(second);
});
