import { expect, it } from "vitest";
import { runChecks } from "../../../src/checks/engine.ts";
import { secretContent } from "../../../src/checks/official-form/secret-content.ts";
import { compile } from "../../../src/model/compile.ts";
import { readSource } from "../../../src/syntax/read-source.ts";
import { said } from "../../findings/facts.ts";

function found(fields: string): readonly string[] {
  const text = `机构 局 "某局"\n通知 甲 "某局关于培训的通知" {\n${fields}}\n`;
  const file = readSource({ path: "a.plan", text });
  return runChecks(compile([file]).model, file.entries.entries, [secretContent], {
    settings: new Map([["secret-content", { options: { allow: true } }]]),
    overrides: [],
  }).findings.map(said);
}

it("accepts a numbered secret document on a system that allows it", () => {
  expect(found("  份号 000001\n  密级 秘密\n  保密期限 1年\n")).toEqual([]);
});

it("still wants a copy number where secrets are allowed", () => {
  expect(found("  密级 机密\n")).toEqual(["secret-content"]);
});

it("still wants one of the three degrees where secrets are allowed", () => {
  expect(found("  份号 000001\n  密级 内部\n")).toEqual(["secret-content “内部”"]);
});
