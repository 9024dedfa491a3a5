import { quoted } from "../quoted.ts";
import type { DraftField, DraftItem, DraftKind, DraftPart } from "./draft.ts";
import { dutyField, dutyFields, endBrackets, lineFields, unique } from "./fields.ts";
import type { Content, ItemContext } from "./item-context.ts";
import type { Outline, OutlineNode } from "./outline.ts";
import { isDutyLine, readDuties } from "./parties.ts";
import { milestonesOf, readTaskTable } from "./task-table.ts";
import { labelledTime, readTimes } from "./times.ts";
import { ownTexts, plainParts, workOf } from "./work.ts";

/** Levels and their texts as entries: sections, goals, measures, actions, with owners and times. */

/** Divisions that say why and whither, and give nobody work. */
const BACKGROUND =
  /指导思想|总体要求|总体思路|工作思路|基本思路|工作目标|主要目标|总体目标|目标任务$|基本原则|工作原则|重大意义|重要意义|认识|形势|背景|回顾|现状|问题$|适用范围|试点范围|总则|附则|定义|依据|指标体系$/;

/** The entries of an outline, and the fields that the document itself needs for them. */
export function itemsOf(outline: Outline, context: ItemContext): Content {
  const preface: Content = { fields: [], parts: plainParts(outline.preface, context, true) };
  // A layout of the whole would hold for its divisions, too.
  const { fields, parts } = outline.nodes.length === 0 ? withTasks(preface, context) : preface;
  return {
    fields,
    parts: [
      ...parts,
      ...outline.nodes.map((node) => itemOf(node, measureDepth(node), true, context)),
    ],
  };
}

/** The level whose headings are measures: the third at most; what is deeper are their actions. */
function measureDepth(node: OutlineNode): number {
  const deepest = (one: OutlineNode): number => Math.max(one.depth, ...one.children.map(deepest));
  return Math.min(3, Math.max(1, deepest(node)));
}

function isBackground(node: OutlineNode): boolean {
  return BACKGROUND.test(node.head.title.replace(/[。：]$/, ""));
}

function kindOf(node: OutlineNode, measures: number, works: boolean): DraftKind {
  const leaf = node.children.length === 0;
  if (!works) return "部分";
  if (node.depth > measures) return "行动";
  if (leaf || node.depth === measures)
    return node.depth === 1 && !owesSomething(node) ? "部分" : "措施";
  return node.depth > 1 && node.depth === measures - 1 ? "目标" : "部分";
}

/** Does a division of the first level say who or by when, so that it is work itself? */
function owesSomething(node: OutlineNode): boolean {
  const texts = [
    node.head.title,
    node.head.rest,
    ...node.body.map(({ block }) => (block.kind === "paragraph" ? block.text : "")),
  ];
  return texts.some(
    (text) =>
      isDutyLine(text) ||
      isDue(text) ||
      endBrackets(text).some(({ inner }) => readDuties(inner, new Set()).type === "duties"),
  );
}

function isDue(text: string): boolean {
  const reading = readTimes(text);
  return reading.type === "unsure" || reading.due !== undefined;
}

function itemOf(
  node: OutlineNode,
  measures: number,
  works: boolean,
  context: ItemContext,
): DraftItem {
  const working =
    works && (!isBackground(node) || (node.children.length === 0 && owesSomething(node)));
  const kind = kindOf(node, measures, working);
  const name = context.names.of(node.head.title, kind);
  const what = {
    部分: "section",
    目标: "goal",
    措施: "measure",
    行动: "action",
    节点: "milestone",
  } as const;
  context.found({ what: what[kind], at: node.at, said: node.head.title });
  const owns = kind === "措施" || (kind === "行动" && node.depth <= measures + 1);
  const body: Content = owns ? workOf(node, context) : containerOf(node, kind, context);
  const children = node.children.map((child) => itemOf(child, measures, working, context));
  return {
    type: "item",
    kind,
    name,
    title: node.head.title,
    at: node.at,
    fields: [
      ...ordinal(node, context),
      ...numbering(node, kind, children, context),
      ...body.fields,
    ],
    parts: [...question(node, context), ...body.parts, ...children],
  };
}

function ordinal(node: OutlineNode, { doubts, found }: ItemContext): readonly DraftField[] {
  if (node.label === undefined) return [{ keyword: "序号", value: "无", at: node.at }];
  if (!doubts.ordinals.has(node.at)) return [];
  found({ what: "number", at: node.at, said: node.label.written.trim() });
  return [{ keyword: "序号", value: quoted(node.label.written), at: node.at }];
}

/** A typed number that does not follow is somebody's slip: which, a person has to say. */
function question(node: OutlineNode, { doubts }: ItemContext): readonly DraftPart[] {
  if (node.label === undefined || !doubts.ordinals.has(node.at)) return [];
  const asked = `编号“${node.label.written.trim()}”与顺序不合，照原文写`;
  return [{ type: "text", text: "", at: node.at, apart: false, question: asked }];
}

/** Actions with a number of their own need a `编号` in the measure that holds them. */
function numbering(
  node: OutlineNode,
  kind: DraftKind,
  children: readonly DraftItem[],
  _context: ItemContext,
): readonly DraftField[] {
  if (kind !== "措施" || !children.some((child) => child.kind === "行动")) return [];
  const sample = node.children[0]?.label?.sample;
  if (sample === undefined) return [];
  return [{ keyword: "编号", value: `行动 "${sample}" 另段`, at: node.at }];
}

/** The text of a division or goal: owners that its own line or heading names hold for all in it. */
function containerOf(node: OutlineNode, kind: DraftKind, context: ItemContext): Content {
  const fields: DraftField[] = [];
  if (kind === "目标" || (kind === "部分" && node.children.length > 0)) {
    for (const { block, at } of node.body)
      if (block.kind === "paragraph" && isDutyLine(block.text))
        fields.push(...lineFields(block.text, at, context));
    for (const { inner } of endBrackets(node.head.title))
      fields.push(...dutyFields(inner, node.at, context));
    if (node.head.rest !== "")
      for (const { inner } of endBrackets(node.head.rest))
        fields.push(...dutyFields(inner, node.at, context));
  }
  const content = { fields: unique(fields), parts: ownTexts(node, context) };
  return kind === "部分" && node.children.length === 0 ? withTasks(content, context) : content;
}

/** Tables of tasks among parts as entries; one in an entry, since an entry has one layout. */
function withTasks(content: Content, context: ItemContext): Content {
  const taken = content.parts.findIndex(
    (part) => part.type === "table" && !context.doubts.prose.has(part.at),
  );
  const part = content.parts[taken];
  if (part?.type !== "table") return content;
  const { at } = part;
  const read = readTaskTable(part.table, at, {
    names: context.names,
    duties: (text, keyword) => {
      const reading = readDuties(`${keyword}单位：${text}`, context.known);
      const [duty, more] = reading.type === "duties" ? reading.duties : [];
      return duty === undefined || more !== undefined ? undefined : dutyField(duty, at, context);
    },
    time: (text) => {
      const time = labelledTime(`时限：${text}`);
      if (time?.readable !== true || time.phrase !== text) return undefined;
      const often = /^(?:每|逐|按)/.test(text);
      context.found({ what: often ? "frequency" : "due", at, said: text });
      return { keyword: often ? "频次" : "时限", value: text, at };
    },
    unsure: (what, said) => context.found({ what, at, said }),
  });
  if (read === undefined) return content;
  // Where no layout prints the table, it stands as it is, and its tasks beside it.
  const beside = context.doubts.actions.has(at);
  const items = beside ? milestonesOf(read, at) : read.items;
  for (const item of items) {
    const what = { 目标: "goal", 节点: "milestone" } as const;
    context.found({
      what: item.kind === "目标" || item.kind === "节点" ? what[item.kind] : "measure",
      at,
      said: item.title ?? "",
    });
    for (const inner of item.parts)
      if (inner.type === "item") context.found({ what: "measure", at, said: inner.title ?? "" });
  }
  return {
    fields: beside ? content.fields : [...content.fields, ...read.fields],
    parts: [
      ...content.parts.slice(0, beside ? taken + 1 : taken),
      ...items,
      ...content.parts.slice(taken + 1),
    ],
  };
}
