import { readFileSync } from "node:fs";
import { checks } from "../../../src/checks/catalogue.ts";
import { noSettings, runChecks } from "../../../src/checks/engine.ts";
import { noticeView } from "../../../src/document/notice.ts";
import { planView } from "../../../src/document/plan.ts";
import type { Finding } from "../../../src/findings/finding.ts";
import { compile } from "../../../src/model/compile.ts";
import { modelJson } from "../../../src/model/json.ts";
import type { Item, Plan } from "../../../src/model/model.ts";
import { formatSource } from "../../../src/syntax/format.ts";
import { readSource } from "../../../src/syntax/read-source.ts";
import { lineStarts, positionAt } from "../../../src/syntax/source.ts";
import { documentOptions } from "../composed.ts";
import type { Change } from "./changes.ts";
import { missingFacts } from "./facts.ts";
import { sourceOf, treeOf } from "./source-tree.ts";
import { allPrinted, type StampedSource, stamped, standsIn, type Told } from "./told.ts";

/** Whole plans, and what of them is lost when they are changed. */

const finders = checks.filter(({ code }) => ["not-printed", "footnote-pairing"].includes(code));

const small = {
  organization: `机构 局 "某监管局" {
  部门 办公室 "办公室"
  部门 法规处 "法规处"
  分局 温州 "温州分局"
  分局 嘉兴 "嘉兴分局"
  单位组 各分局 "各分局" = 分局
}
`,
  plan: `方案 小方案 "某监管局2026年工作方案" {
  年度 2026
  制发 局
  | 制定本方案。
  部分 目标任务 "目标任务" {
    责任 各分局
    时限 年底前
    目标 一 "目标之一。" {
      措施 甲 "做好甲。" {
        牵头 办公室
        | 按时做好。
      }
    }
  }
  部分 保障 "保障措施" {
    措施 乙 "做好乙" {
      责任 法规处、办公室 共同
      频次 每季度
      | 认真落实。
    }
  }
}
`,
  notice: `通知 小通知 "某监管局关于印发2026年工作方案的通知" {
  主送 各分局
  | 现将方案印发给你们。
  落款 局
  日期 2026-01-20
  印发 小方案
}
`,
};

export type Sources = typeof small;

function issued(folder: string): Sources {
  const of = (name: string) =>
    formatSource(readFileSync(`${folder}/${name}.plan`, "utf8"), { keywords: "zh" });
  return { organization: of("organization"), plan: of("plan"), notice: of("notice") };
}

/** Plans that were issued, and a small one that grows by what is put in. */
export const bases = {
  small,
  issued: [
    issued("tests/fixtures/plans/wufei-2018"),
    issued("tests/fixtures/plans/website-2018"),
    issued("plans/zhejiang-2015"),
    issued("plans/data-strategy-2020"),
  ],
};

const planFile = "plan.plan";
const noticeFile = "notice.plan";

interface Lost {
  /** What is neither printed nor found nor tracked, by file and line. */
  readonly lost: readonly string[];
  /** The changed plan and notice. */
  readonly sources: string;
}

/** What is lost of changed sources; undefined where they have errors. */
export function lostIn(
  base: Sources,
  changes: readonly Change[],
  noticeChanges: readonly Change[],
): Lost | undefined {
  const [, name = ""] = /^方案 (\S+)/m.exec(base.plan) ?? [];
  const changed = (source: string, by: readonly Change[], from: number) =>
    stamped(
      sourceOf(by.reduce((nodes, change, n) => change(nodes, n + from), treeOf(source))).replaceAll(
        "任务表 本方案",
        `任务表 ${name}`,
      ),
    );
  const plan = changed(base.plan, changes, 11);
  const notice = changed(base.notice, noticeChanges, 71);
  const files = [
    readSource({ path: "organization.plan", text: base.organization }),
    readSource({ path: planFile, text: plan.text }),
    readSource({ path: noticeFile, text: notice.text }),
  ];
  const { model, findings } = compile(files);
  if (findings.some(({ severity }) => severity === "error")) return undefined;
  const roots = files.flatMap(({ entries }) => entries.entries);
  const checked = runChecks(model, roots, finders, { ...noSettings, profile: "issue" });
  const [theNotice, thePlan] = [model.notices[0], model.plans[0]];
  if (theNotice === undefined || thePlan === undefined) return undefined;
  const inNotice = allPrinted(noticeView(model, theNotice, documentOptions));
  // A plan that no notice carries is a document of its own.
  const carried = theNotice.issues === thePlan || theNotice.body === thePlan;
  const printed = carried ? inNotice : allPrinted(planView(model, thePlan, documentOptions));
  const json = modelJson(model);
  const lost = [
    ...lostTexts(planFile, plan, printed, thePlan, [...findings, ...checked.findings]),
    ...lostTexts(noticeFile, notice, inNotice, thePlan, [...findings, ...checked.findings]),
    ...wronglyFound(plan, printed, checked.findings),
    ...missingFacts(planFile, plan, json),
    ...missingFacts(noticeFile, notice, json),
  ];
  return { lost, sources: `${plan.text}\n${notice.text}` };
}

/** What a finding says does not print, though it does. */
function wronglyFound(
  { text, told }: StampedSource,
  printed: string,
  findings: readonly Finding[],
): readonly string[] {
  return findings.flatMap(({ code, place }) => {
    if (code !== "not-printed" || place.file !== planFile) return [];
    const one = told.find(({ stamp }) => text.startsWith(stamp, place.start));
    return one !== undefined && standsIn(printed, one) ? [`prints: ${one.pieces.join("…")}`] : [];
  });
}

/** The texts and titles of a file that its document does not print, and that nothing speaks of. */
function lostTexts(
  file: string,
  { text, told }: StampedSource,
  printed: string,
  plan: Plan,
  findings: readonly Finding[],
): readonly string[] {
  const lines = text.split("\n");
  const starts = lineStarts(text);
  const lineAt = (offset: number) => positionAt(starts, offset).line - 1;
  const named = new Set(
    findings.flatMap(({ place }) => (place.file === file ? [lineAt(place.start)] : [])),
  );
  // A finding of a text names its first line, and stands for those that follow without another between.
  const isNamed = ({ line, head, isTitle }: Told): boolean => {
    if (named.has(line)) return true;
    if (isTitle) return false;
    if (/^注释 /.test(lines[head] ?? "") && named.has(head)) return true;
    for (let at = line; /^(\||$)/.test(lines[at] ?? ""); at -= 1) if (named.has(at)) return true;
    return false;
  };
  const owed = new Set(plan.assignments.map(({ item }) => item));
  const isTracked = (item: Item): boolean =>
    owed.has(item) || (item.parent !== undefined && isTracked(item.parent));
  const tracked = new Set(
    plan.allItems.flatMap((item) =>
      item.entry.file === file && isTracked(item) ? [lineAt(item.entry.start)] : [],
    ),
  );
  // Data beside the text stands in the sheets. A mark prints the target of an indicator, not what its title calls it.
  const isData = ({ keyword, isTitle, line }: Told) =>
    isTitle &&
    /^(节点|指标|成果)$/.test(keyword) &&
    (tracked.has(line) || text.includes(`[=指标 ${lines[line]?.split(" ")[1]}]`));
  return told.flatMap((one) =>
    standsIn(printed, one) || isNamed(one) || isData(one)
      ? []
      : [`${file}:${one.line + 1}: ${one.pieces.join("…")}`],
  );
}
