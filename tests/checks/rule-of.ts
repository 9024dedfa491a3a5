import * as v from "valibot";
import { noSettings, runChecks } from "../../src/checks/engine.ts";
import { readRule } from "../../src/checks/rules/rule.ts";
import { ruleSchema } from "../../src/checks/rules/schema.ts";
import { calendar } from "../../src/checks/rules/times.ts";
import { compile } from "../../src/model/compile.ts";
import { patternReader } from "../../src/project/patterns.ts";
import { readSource } from "../../src/syntax/read.ts";

const pattern = await patternReader();

/** Rules are tried on one office: departments, a sub-bureau, a group. */
export const office = `机构 局 "某监管局" {
  部门 办公室 "办公室" { 简称 "局办" }
  部门 综合科 "综合科"
  部门 宣传部 "宣传部"
  部门 人事科 "人事科"
  分局 温州 "温州分局"
  分局 嘉兴 "嘉兴分局"
  岗位 局长 "局长"
  单位组 各分局 "各分局" = 分局
}
`;

/** The body of a plan of 2026, with its braces. */
export function planOf(body: string, name = "甲"): string {
  return `方案 ${name} "${name}方案" {\n年度 2026\n制发 局\n${body}\n}\n`;
}

/** A rule with what every rule has filled in. */
export function ruleOf(given: object): v.InferInput<typeof ruleSchema> {
  const filled: unknown = {
    code: "own-rule",
    select: { kind: "措施" },
    message: "{名称}",
    ...given,
  };
  return v.parse(ruleSchema, filled);
}

/** What a rule says of sources, one message each; or what is wrong with the rule. */
export function judged(rule: v.InferInput<typeof ruleSchema>, source: string): readonly string[] {
  const read = readRule(v.parse(ruleSchema, rule), { pattern, calendar: calendar(undefined) });
  const place = { file: "planwright.config.json", start: 0, end: 0 };
  if (!read.ok) {
    return read.problems.map(
      ({ path, at, finding }) => `${path.join(".")} ${at}: ${finding(place).message.en}`,
    );
  }
  const file = readSource({ path: "a.plan", text: office + source });
  const { model, findings } = compile([file]);
  const errors = findings.filter(({ severity }) => severity === "error");
  const found = runChecks(model, file.entries.entries, [read.check], noSettings).findings;
  return [...errors, ...found].map(({ message }) => message.zh);
}
