import { expect, it } from "vitest";
import { runChecks } from "../../../src/checks/engine.ts";
import { basisOutdated } from "../../../src/checks/structure/basis-outdated.ts";
import { compile } from "../../../src/model/compile.ts";
import { readSource } from "../../../src/syntax/read-source.ts";
import { said } from "../../findings/facts.ts";

/** The findings, with the severity of each, on a source when some documents are known. */
function findings(text: string, documents: readonly object[]): readonly string[] {
  const file = readSource({ path: "a.plan", text });
  const { model } = compile([file]);
  const settings = new Map([["basis-outdated", { options: { documents } }]]);
  return runChecks(model, file.entries.entries, [basisOutdated], {
    settings,
    overrides: [],
  }).findings.map((finding) => `${finding.severity} ${said(finding)}`);
}

const revised = { title: "培训办法", revision: "2015年修订", since: "2015-05-20" };

const citing = (clause: string, text = "") =>
  `方案 甲 "甲方案" {\n  年度 2015\n${text}  措施 乙 "乙事。" {\n    依据 "培训办法" ${clause}\n  }\n}\n`;

it("suspects a citation until it names the revision in force", () => {
  expect(findings(citing("第三条"), [revised])).toEqual([
    "warning basis-outdated “培训办法” 2015-05-20 2015",
  ]);
  expect(findings(citing("2015年修订第三条"), [revised])).toEqual([]);
});

it("takes another number or another document for what they are", () => {
  const text =
    "  | 按照《培训办法》（别发〔2013〕4号）、《培训办法实施细则》和乙某发〔2012〕3号执行。\n";
  const known = { number: "某发〔2012〕3号", title: "培训办法", repealed: "2014-01-01" };
  expect(findings(citing("第三条", text), [known])).toEqual([
    "warning basis-outdated “培训办法” 2014-01-01",
  ]);
});

it("leaves alone what happens after the period, and only notes what happens after the issue", () => {
  expect(findings(citing("第三条"), [{ ...revised, since: "2016-01-01" }])).toEqual([]);
  const issued = `${citing("第三条")}通知 丙 "某局关于印发甲方案的通知" {\n  日期 2015-03-01\n  印发 甲\n}\n`;
  expect(findings(issued, [revised])).toEqual(["note basis-outdated “培训办法” 2015-05-20 2015"]);
});

it("leaves alone a sentence that speaks of the repeal itself", () => {
  const text = '方案 甲 "甲方案" {\n  | 《培训办法》同时废止。\n}\n';
  expect(findings(text, [{ title: "培训办法", repealed: "2015-01-01" }])).toEqual([]);
});

it("tells many citing measures once, with their count", () => {
  const measures = Array.from(
    { length: 6 },
    (_, index) => `  措施 乙${index} "乙事。" {\n    依据 "培训办法"\n  }\n`,
  ).join("");
  expect(findings(`方案 甲 "甲方案" {\n  年度 2015\n${measures}}\n`, [revised])).toEqual([
    "warning basis-outdated “培训办法” 2015-05-20 2015 6",
  ]);
});
