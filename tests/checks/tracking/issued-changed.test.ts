import { expect, it } from "vitest";
import { runChecks } from "../../../src/checks/engine.ts";
import { readProse } from "../../../src/checks/reading/prose.ts";
import { issuedChanged } from "../../../src/checks/tracking/issued-changed.ts";
import { issueFingerprint } from "../../../src/checks/tracking/rows/issue-fingerprint.ts";
import { compile } from "../../../src/model/compile.ts";
import { readSource } from "../../../src/syntax/read-source.ts";
import { said } from "../../findings/facts.ts";

const org = '机构 局 "某局" {\n  部门 甲处 "甲处"\n  部门 乙处 "乙处"\n}\n';
const issued = `${org}方案 年度 "某局2015年培训方案" {
  年度 2015
  部分 重点 "重点工作" {
    措施 培训 "开展培训。" {
      责任 甲处
      时限 2015-09-30
      | 组织全员
      | 培训。
    }
  }
  部分 保障 "保障措施" {
    | 加强领导。
  }
}
`;

function compiled(text: string) {
  const file = readSource({ path: "a.plan", text });
  const { model, findings } = compile([file]);
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  return { model, file };
}

function fingerprint(text: string): string {
  const { model } = compiled(text);
  const [plan] = model.plans;
  if (plan === undefined) throw new Error("no plan");
  return issueFingerprint(plan, readProse(model));
}

const recorded = fingerprint(issued);

/** What is found in a text against the record of the issued one. */
function found(text: string): readonly string[] {
  const { model, file } = compiled(text);
  const settings = new Map([["issued-changed", { options: { issues: { 年度: recorded } } }]]);
  return runChecks(model, file.entries.entries, [issuedChanged], {
    settings,
    overrides: [],
  }).findings.map(said);
}

it.each([
  ["as it was issued", issued],
  ["line ends", issued.replaceAll("\n", "\r\n")],
  [
    "English keywords and another layout",
    issued
      .replace("责任 甲处\n      时限 2015-09-30", "due 2015-09-30;  owner 甲处")
      .replace("措施 培训", "measure 培训")
      .replace("组织全员\n      | 培训", "组织全员培训"),
  ],
  [
    "names of entries",
    issued.replace("措施 培训", "措施 全员培训").replace("部分 保障", "部分 组织"),
  ],
])("takes %s for the issued plan", (_, text) => {
  expect(found(text)).toEqual([]);
});

it.each([
  ["a word", "组织全员", "组织部分", "“重点工作”"],
  ["a deadline", "2015-09-30", "2015-10-30", "“重点工作”"],
  ["a unit", "责任 甲处", "责任 乙处", "“重点工作”"],
  ["another part", "加强领导", "加强指导", "“保障措施”"],
  ["the title", "2015年培训", "2015年学习", ""],
])("finds %s changed", (_, from, to, where) => {
  expect(found(issued.replace(from, to))).toEqual([
    `issued-changed “${"某局2015年培训方案".replace(from, to)}” “调整” ${where}`.trimEnd(),
  ]);
});

it("leaves alone a part that an adjustment accounts for, and no other", () => {
  const adjusted = `${issued.replace("2015-09-30", "2015-10-30")}调整 2015-09-10 "某发〔2015〕12号" 年度 {\n  时限 培训 = 2015-10-30 | 延期。\n}\n`;
  expect(found(adjusted)).toEqual([]);
  expect(found(adjusted.replace("加强领导", "加强指导"))).toEqual([
    "issued-changed “某局2015年培训方案” “调整” “保障措施”",
  ]);
});

it("finds a part that came or went", () => {
  expect(found(issued.replace(/ {2}部分 保障[^}]*\}\n/, ""))).toEqual([
    "issued-changed “某局2015年培训方案” “调整”",
  ]);
});
