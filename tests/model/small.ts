import type { Finding } from "../../src/findings/finding.ts";
import { compile } from "../../src/model/compile.ts";
import type { Model } from "../../src/model/compiled.ts";
import type { Item, Plan } from "../../src/model/model.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { lineStarts, positionAt } from "../../src/syntax/source.ts";
import { said } from "../findings/facts.ts";

/** Whole small projects for tests of the model and the documents. */

/** An office with departments, two sub-bureaus, a post, and groups; file `局.plan`. */
export const office = `机构 局 "某监管局" {
  简称 "监管局"
  部门 党委 "局党委"
  部门 组织部 "党委组织部" { 简称 "组织部" }
  部门 办公室 "办公室" { 又称 "办公厅（室）" }
  部门 宣传部 "宣传部"
  分局 温州 "温州分局" { 部门 组织科 "组织科"；岗位 科长 "科长" }
  分局 嘉兴 "嘉兴分局" { 部门 组织科 "组织科" }
  岗位 书记 "党委书记"
  人员 王某 "王某" { 任职 党委 书记 }
  单位组 各分局 "各分局" = 分局
  单位组 各级党委 "各级党委" = 党委, 各分局
  单位组 各支部 "各支部"
}
`;

export interface Compiled {
  readonly model: Model;
  readonly findings: readonly Finding[];
  /** Each finding as `file:line:column code`. */
  readonly where: readonly string[];
  /** Each finding as its code and what it names. */
  readonly said: readonly string[];
}

/** Compiles the office and files, by name and text. */
export function compiled(files: Readonly<Record<string, string>>): Compiled {
  const sources: Record<string, string> = { "局.plan": office, ...files };
  const read = Object.entries(sources).map(([path, text]) => readSource({ path, text }));
  const { model, findings } = compile(read);
  const where = findings.map(({ code, place: { file, start } }) => {
    const { line, column } = positionAt(lineStarts(sources[file] ?? ""), start);
    return `${file}:${line}:${column} ${code}`;
  });
  return { model, findings, where, said: findings.map(said) };
}

/** A plan of 2026, `甲`, with a body; file `甲.plan`. The body begins in line 4. */
export function planText(body: string): string {
  return `方案 甲 "甲方案" {\n  年度 2026\n  制发 局\n${body}\n}\n`;
}

/** The first plan of files, or of a plan with this body. */
export function planOf(source: string | Readonly<Record<string, string>>): Compiled & {
  readonly plan: Plan;
  /** The item of a name. */
  readonly item: (name: string) => Item;
} {
  const result = compiled(typeof source === "string" ? { "甲.plan": planText(source) } : source);
  const [plan] = result.model.plans;
  if (plan === undefined) throw new Error("the sources hold a plan");
  const item = (name: string): Item => {
    const found = plan.allItems.find((candidate) => candidate.name === name);
    if (found === undefined) throw new Error(`the plan holds ${name}`);
    return found;
  };
  return { ...result, plan, item };
}
