import { expect, it } from "vitest";
import { runChecks } from "../../../src/checks/engine.ts";
import { notCarriedOver } from "../../../src/checks/tracking/not-carried-over.ts";
import { compile } from "../../../src/model/compile.ts";
import { readSource } from "../../../src/syntax/read-source.ts";
import { said } from "../../findings/facts.ts";

/** What is found with a journal of the plan before, and a text in the new one. */
function found(journal: string, text = ""): readonly string[] {
  const source = `机构 局 "某局" {
  部门 处 "某处"
  分局 温州 "温州分局"
  分局 嘉兴 "嘉兴分局"
}
方案 旧 "某局2014年培训方案" {
  年度 2014
  责任 温州, 嘉兴
  措施 党建 "抓好党建培训。"
  措施 轮训 "开展支部书记轮训。"
  措施 考试 "组织年度考试。"
}
${journal}方案 新 "某局2015年培训方案" {
  年度 2015
  基于 旧
${text}  责任 处
  措施 党建 "抓好党建培训。"
  措施 考试 "组织年度考试。"
}
`;
  const file = readSource({ path: "a.plan", text: source });
  const { model, findings } = compile([file]);
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  return runChecks(model, file.entries.entries, [notCarriedOver]).findings.map(said);
}

const left = ["not-carried-over “开展支部书记轮训”"];

it("takes a measure for closed when every unit's row is granted", () => {
  const closed = (rows: string) => found(`核销 处 旧 {\n${rows}}\n`);
  expect(closed("  2015-01-05 轮训 同意\n")).toEqual([]);
  expect(closed("  2015-01-05 轮训@温州 同意\n")).toEqual(left);
  expect(closed("  2015-01-05 轮训@温州 同意\n  2015-01-06 轮训@嘉兴 同意\n")).toEqual([]);
  expect(closed("  2015-01-05 轮训 退回 | 佐证不全\n")).toEqual(left);
});

it("takes a measure for mentioned by its words or by a mark", () => {
  expect(found("", "  | 继续开展支部书记轮训。\n")).toEqual([]);
  expect(found("", "  | 继续办好上年的[#旧.轮训]项工作。\n")).toEqual([]);
  expect(found("", "  | 开展支部书记培训。\n")).toEqual(left);
});
