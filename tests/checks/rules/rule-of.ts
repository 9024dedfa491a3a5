import * as v from "valibot";
import { noSettings, runChecks } from "../../../src/checks/engine.ts";
import { readRule } from "../../../src/checks/rules/rule.ts";
import { ruleTimes } from "../../../src/checks/rules/rule-times.ts";
import { ruleSchema } from "../../../src/checks/rules/schema.ts";
import { compile } from "../../../src/model/compile.ts";
import { patternReader } from "../../../src/project/patterns.ts";
import { readSource } from "../../../src/syntax/read-source.ts";
import { factsIn } from "../../findings/facts.ts";

const pattern = await patternReader();

/** Rules are tried on one office: departments, a sub-bureau, a group. */
const office = `机构 局 "某监管局" {
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

/** Four measures, each with something that the others have not. */
export const measures = planOf(`
  目标 队伍 "建设队伍。" {
    措施 培训 "开展培训。" {
      牵头 办公室
      配合 综合科, 宣传部, 人事科, 各分局
      时限 12月15日前
      分值 5
      依据 "某发〔2026〕1号" 第三条
      标签 密级 "内部"
      | 组织全员培训[*说明]。
      指标 人次 不低于 300人
    }
    措施 交流 "开展交流。" {
      牵头 温州
      时限 9月底前
      分值 20
      依赖 培训
      节点 动员 3月底 "动员。"
      | 组织交流。
    }
  }
  措施 检查 "开展检查，发现问题。" {
    频次 每季度1次
    牵头 各分局
    | 按计划检查。
  }
  措施 总结 "总结。" {
    牵头 局 局长
    时限 待定
    | 写出总结。
  }
  注释 说明 | 含新任干部。
`);

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

/** What a rule says of sources, one message each; or what is wrong with the rule: `path key|value: code`, with what it names. */
export function judged(rule: v.InferInput<typeof ruleSchema>, source: string): readonly string[] {
  const read = readRule(v.parse(ruleSchema, rule), { pattern, times: ruleTimes(undefined) });
  const place = { file: "planwright.config.json", start: 0, end: 0 };
  if (!read.ok) {
    return read.problems.map(
      ({ path, at, finding }) =>
        `${path.join(".")} ${at}: ${finding.code} ${factsIn(finding.at(place).message.en)}`,
    );
  }
  const file = readSource({ path: "a.plan", text: office + source });
  const { model, findings } = compile([file]);
  const errors = findings.filter(({ severity }) => severity === "error");
  const found = runChecks(model, file.entries.entries, [read.check], noSettings).findings;
  return [...errors, ...found].map(({ message }) => message.zh);
}
