import { expect, it } from "vitest";
import { runChecks } from "../../../src/checks/engine.ts";
import { secretContent } from "../../../src/checks/official-form/secret-content.ts";
import { compile } from "../../../src/model/compile.ts";
import { readSource } from "../../../src/syntax/read-source.ts";

function found(fields: string): readonly string[] {
  const text = `机构 局 "某局"\n通知 甲 "某局关于培训的通知" {\n${fields}}\n`;
  const file = readSource({ path: "a.plan", text });
  return runChecks(compile([file]).model, file.entries.entries, [secretContent], {
    settings: new Map([["secret-content", { options: { allow: true } }]]),
    overrides: [],
  }).findings.map(({ message }) => message.zh);
}

it("accepts a numbered secret document on a system that allows it", () => {
  expect(found("  份号 000001\n  密级 秘密\n  保密期限 1年\n")).toEqual([]);
});

it("still wants a copy number where secrets are allowed", () => {
  expect(found("  密级 机密\n")).toEqual(["机密公文没有份号"]);
});

it("still wants one of the three degrees where secrets are allowed", () => {
  expect(found("  份号 000001\n  密级 内部\n")).toEqual(["“内部”不是密级，密级为绝密、机密或秘密"]);
});
