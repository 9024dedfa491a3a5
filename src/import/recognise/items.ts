import { noteMarks } from "../blocks.ts";
import { quoted } from "../quoted.ts";
import type { DraftField, DraftItem, DraftKind, DraftPart, DraftText } from "./draft.ts";
import type { Placed } from "./frame.ts";
import { type Names, unitName } from "./names.ts";
import type { Outline, OutlineNode } from "./outline.ts";
import { bracketsOf, type Duty, dutiesInSentence, isDutyLine, readDuties } from "./parties.ts";
import { type Runs, readRuns } from "./sentences.ts";
import { labelledTime, readTimes } from "./times.ts";
import { headOf } from "./titles.ts";

/** Levels and their texts as entries: sections, goals, measures, actions, with owners and times. */

/** What was found, for the report. */
export interface Found {
  readonly what:
    | "section"
    | "goal"
    | "measure"
    | "action"
    | "owner"
    | "due"
    | "frequency"
    | "unsure-owner"
    | "unsure-due"
    | "unsure-level"
    | "number";
  readonly at: number;
  readonly said: string;
}

/** How far a block of the file is to be understood: less each time that it would not print as typed. */
interface Doubts {
  /** Without fields. */
  readonly fields: ReadonlySet<number>;
  /** Without actions inside. */
  readonly actions: ReadonlySet<number>;
  /** No heading. */
  readonly prose: ReadonlySet<number>;
  /** Typed numbers that do not follow from the sequence. */
  readonly ordinals: ReadonlySet<number>;
}

export interface ItemContext {
  readonly doubts: Doubts;
  readonly known: ReadonlySet<string>;
  readonly names: Names;
  readonly locale: "zh" | "en";
  readonly unsure: ReadonlyMap<number, string>;
  found(found: Found): void;
  duty(duty: Duty): void;
}

/** Divisions that say why and whither, and give nobody work. */
const BACKGROUND =
  /指导思想|总体要求|总体思路|工作思路|基本思路|工作目标|主要目标|总体目标|目标任务$|基本原则|工作原则|重大意义|重要意义|认识|形势|背景|回顾|现状|问题$|适用范围|试点范围|总则|附则|定义|依据|指标体系$/;

/** The entries of an outline. */
export function itemsOf(outline: Outline, context: ItemContext): readonly DraftPart[] {
  const parts: DraftPart[] = [
    ...plainParts(outline.preface, context, true),
    ...outline.nodes.map((node) => itemOf(node, measureDepth(node), true, context)),
  ];
  return parts;
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
  const what = { 部分: "section", 目标: "goal", 措施: "measure", 行动: "action" } as const;
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

interface Content {
  readonly fields: readonly DraftField[];
  readonly parts: readonly DraftPart[];
}

function plainParts(
  placed: readonly Placed[],
  context: ItemContext,
  first: boolean,
): readonly DraftPart[] {
  return placed.map(({ block, at }, index): DraftPart => {
    if (block.kind === "table") return { type: "table", table: block, at };
    const label = context.unsure.get(at);
    if (label !== undefined) context.found({ what: "unsure-level", at, said: label });
    return {
      type: "text",
      text: block.text,
      at,
      ...(label === undefined ? {} : { question: `编号“${label}”接不上，层次待定` }),
      apart: !first || index > 0,
      ...(block.bullet === true ? { bullet: true } : {}),
    };
  });
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
  return { fields: unique(fields), parts: ownTexts(node, context) };
}

function ownTexts(node: OutlineNode, context: ItemContext): readonly DraftPart[] {
  const run: readonly DraftText[] =
    node.head.rest === ""
      ? []
      : [{ type: "text", text: node.head.rest, at: node.at, apart: false }];
  return [...run, ...plainParts(node.body, context, false)];
}

/** Fields of an entry, each keyword once: what is said twice differently is none of ours to decide. */
function unique(fields: readonly DraftField[]): readonly DraftField[] {
  const kept = new Map<string, DraftField>();
  for (const field of fields) {
    const before = kept.get(field.keyword);
    if (before === undefined) kept.set(field.keyword, field);
    else if (before.value !== field.value && !before.value.startsWith("待定"))
      kept.set(field.keyword, {
        ...field,
        value: open(`文中有两种写法：${plain(before.value)}；${plain(field.value)}`),
      });
  }
  return [...kept.values()];
}

const plain = (text: string) =>
  text
    .replace(/["“”[\]［］【】|]/g, "")
    .replace(noteMarks, "")
    .slice(0, 60);
const open = (reason: string) => `待定 "${plain(reason)}"`;

/** Brackets that say something of the sentences before them: at the end, or between two sentences. */
function endBrackets(text: string) {
  return bracketsOf(text).filter(({ start, end }) => {
    const before = text.slice(0, start).at(-1) ?? "";
    const behind = text.slice(end).trimStart();
    return behind === "" || /^[。；;]/.test(behind) || /[。！；？]/.test(before);
  });
}

function refs(duty: Duty): string {
  const list = duty.parties
    .map(({ name, separator }, index) => {
      const sign = index === 0 ? "" : /[、，,]/.test(separator) ? separator : ` ${separator} `;
      return `${sign}${unitName(name)}`;
    })
    .join("");
  return duty.others === undefined ? list : `${list} ${duty.others}`;
}

function dutyFields(inner: string, at: number, context: ItemContext): readonly DraftField[] {
  if (context.doubts.fields.has(at)) return [];
  const reading = readDuties(inner, context.known);
  const fields: DraftField[] = [];
  if (reading.type === "unsure") {
    context.found({ what: "unsure-owner", at, said: reading.written });
    fields.push({ keyword: "责任", value: open(`原文写作：${reading.written}`), at });
  }
  if (reading.type === "duties")
    fields.push(...reading.duties.map((duty) => dutyField(duty, at, context)));
  fields.push(...timeLabel(inner, at, context));
  return fields;
}

function dutyField(duty: Duty, at: number, context: ItemContext): DraftField {
  context.duty(duty);
  const names = duty.parties.map(({ name }) => name).join("、");
  context.found({ what: "owner", at, said: `${duty.role} ${names}${duty.others ?? ""}` });
  return { keyword: duty.role, value: refs(duty), at };
}

const isRole = (keyword: string) => /^(?:责任|牵头|配合|参与|指导)$/.test(keyword);

function timeLabel(text: string, at: number, context: ItemContext): readonly DraftField[] {
  const time = labelledTime(text);
  if (time === undefined || context.doubts.fields.has(at)) return [];
  if (!time.readable) {
    context.found({ what: "unsure-due", at, said: time.phrase });
    return [{ keyword: "时限", value: open(`原文写作：${time.phrase}`), at }];
  }
  const frequency = /^(?:每|半年一次|按季度|逐月)/.test(time.phrase);
  context.found({ what: frequency ? "frequency" : "due", at, said: time.phrase });
  return [{ keyword: frequency ? "频次" : "时限", value: time.phrase, at }];
}

/** 责任单位：…; 完成时限：…: a line that belongs to the entry above it. */
function lineFields(text: string, at: number, context: ItemContext): readonly DraftField[] {
  if (context.doubts.fields.has(at)) return [];
  return dutyFields(text, at, context);
}

function timeFields(text: string, at: number, context: ItemContext): readonly DraftField[] {
  if (context.doubts.fields.has(at)) return [];
  const reading = readTimes(text);
  if (reading.type === "unsure") {
    context.found({ what: "unsure-due", at, said: reading.phrases.join("；") });
    return [{ keyword: "时限", value: open(`文中有几个时间：${reading.phrases.join("；")}`), at }];
  }
  const fields: DraftField[] = [];
  if (reading.due !== undefined) {
    context.found({ what: "due", at, said: reading.due });
    fields.push({ keyword: "时限", value: reading.due, at });
  }
  if (reading.frequency !== undefined) {
    context.found({ what: "frequency", at, said: reading.frequency });
    fields.push({ keyword: "频次", value: reading.frequency, at });
  }
  return fields;
}

interface Piece {
  readonly text: string;
  readonly at: number;
  readonly apart: boolean;
  readonly owners: readonly string[];
}

/** A measure: its owners and times, and the actions that its text is made of. */
function workOf(node: OutlineNode, context: ItemContext): Content {
  const fields: DraftField[] = [];
  const titled = endBrackets(node.head.title).filter(({ inner }) => isDuty(inner, context));
  for (const { inner } of titled) fields.push(...dutyFields(inner, node.at, context));
  const texts = ownTexts(node, context);
  const parts: DraftPart[] = [];
  const plainTexts: { text: string; at: number }[] = [];
  const divided = divisions(texts, context, titled.length > 0);
  let runsTaken = false;
  for (const part of texts) {
    if (part.type !== "text" || part.bullet === true) {
      parts.push(part);
      continue;
    }
    const { text, at } = part;
    if (isDutyLine(text)) {
      fields.push(...lineFields(text, at, context));
      parts.push(part);
      continue;
    }
    const runs =
      context.doubts.actions.has(at) ||
      runsTaken ||
      node.children.length > 0 ||
      context.locale === "en"
        ? undefined
        : readRuns(text);
    const pieces = divided.get(part);
    if (runs !== undefined && pieces === undefined) {
      runsTaken = true;
      const { own, actions, tail } = runItems(runs, at, context);
      if (runs.sample !== undefined && runs.sample !== "一是")
        fields.push({ keyword: "编号", value: `行动 "${runs.sample}"`, at });
      if (runs.before !== "") {
        parts.push({ ...part, text: runs.before });
        plainTexts.push({ text: runs.before, at });
      }
      fields.push(...tail);
      parts.push(
        ...actions.map((action, index) =>
          index === 0 && part.apart && runs.before === ""
            ? { ...action, apart: true as const }
            : action,
        ),
      );
      fields.push(...own);
      continue;
    }
    if (pieces !== undefined) {
      if (!fields.some(({ keyword }) => keyword === "编号"))
        fields.push({ keyword: "编号", value: "行动 无", at });
      for (const piece of pieces) {
        if (piece.owners.length === 0) {
          parts.push({ type: "text", text: piece.text, at, apart: piece.apart });
          plainTexts.push({ text: piece.text, at });
        } else parts.push(pieceItem(piece, context));
      }
      continue;
    }
    for (const { inner } of endBrackets(text))
      fields.push(
        ...(isDuty(inner, context) || isUnsure(inner, context)
          ? dutyFields(inner, at, context)
          : timeLabel(inner, at, context)),
      );
    parts.push(part);
    plainTexts.push({ text, at });
  }
  if (!fields.some(({ keyword }) => isRole(keyword))) {
    const sentences = [node.head.title, ...plainTexts.map(({ text }) => text)].join("\n");
    if (!context.doubts.fields.has(node.at))
      fields.push(
        ...dutiesInSentence(sentences, context.known).map((duty) =>
          dutyField(duty, node.at, context),
        ),
      );
  }
  // What a label says of the time goes before what sentences say.
  const said = [node.head.title, ...plainTexts.map(({ text }) => text)].join("\n");
  if (!fields.some(({ keyword }) => keyword === "时限" || keyword === "频次"))
    fields.push(...timeFields(said, node.at, context));
  return { fields: unique(fields), parts: divided.size === 0 ? parts : steps(parts, context) };
}

/** Text cannot stand in a paragraph of its own before a step in the next one: it is a step then. */
function steps(parts: readonly DraftPart[], context: ItemContext): readonly DraftPart[] {
  return parts.map((part, index) => {
    const next = parts[index + 1];
    if (part.type !== "text" || next?.type !== "item" || next.apart !== true) return part;
    return pieceItem({ text: part.text, at: part.at, apart: part.apart, owners: [] }, context);
  });
}

function isDuty(inner: string, { known }: ItemContext): boolean {
  return readDuties(inner, known).type === "duties";
}

function isUnsure(inner: string, { known }: ItemContext): boolean {
  return readDuties(inner, known).type === "unsure";
}

/**
 * Texts of a measure that are to be cut into actions: where several brackets name owners, each is for the
 * sentences before it.
 */
function divisions(
  texts: readonly DraftPart[],
  context: ItemContext,
  titled: boolean,
): ReadonlyMap<DraftPart, readonly Piece[]> {
  const owning = texts.flatMap((part) =>
    part.type === "text" &&
    part.bullet !== true &&
    !isDutyLine(part.text) &&
    !context.doubts.actions.has(part.at)
      ? [{ part, brackets: dutyBrackets(part.text, context) }]
      : [],
  );
  const count = owning.reduce((sum, { brackets }) => sum + brackets.length, 0);
  const cut = new Map<DraftPart, readonly Piece[]>();
  if (count < 2 || titled) return cut;
  for (const { part, brackets } of owning) {
    if (brackets.length === 0 || readRuns(part.text) !== undefined) continue;
    const pieces: Piece[] = [];
    let from = 0;
    for (const { end, inner } of brackets) {
      const stop = /^[。；;]/.test(part.text.slice(end)) ? end + 1 : end;
      pieces.push({
        text: part.text.slice(from, stop),
        at: part.at,
        apart: from === 0 && part.apart,
        owners: [inner],
      });
      from = stop;
    }
    const rest = part.text.slice(from);
    if (rest.trim() !== "") pieces.push({ text: rest, at: part.at, apart: false, owners: [] });
    cut.set(part, pieces);
  }
  return cut;
}

function dutyBrackets(text: string, context: ItemContext) {
  return endBrackets(text).filter(
    ({ inner }) => isDuty(inner, context) || isUnsure(inner, context),
  );
}

function pieceItem(piece: Piece, context: ItemContext): DraftItem {
  const { at } = piece;
  const head = headOf(piece.text);
  const titled = head.rest !== "" && head.title.length <= 60;
  const name = context.names.of(head.title, "行动");
  context.found({ what: "action", at, said: head.title });
  const fields = piece.owners.flatMap((inner) => dutyFields(inner, at, context));
  if (!fields.some(({ keyword }) => keyword === "时限"))
    fields.push(...timeFields(piece.text, at, context));
  return {
    type: "item",
    kind: "行动",
    name,
    ...(titled ? { title: head.title } : {}),
    at,
    ...(piece.apart ? { apart: true } : {}),
    fields: unique(fields),
    parts: [{ type: "text", text: titled ? head.rest : piece.text, at, apart: false }],
  };
}

/** 一是…二是…: each an action. Where only the last one ends with a bracket, it is for all of them. */
function runItems({ runs, sample }: Runs, at: number, context: ItemContext) {
  const owners = runs.map(({ text }) =>
    endBrackets(text).filter(({ inner }) => isDuty(inner, context)),
  );
  const forAll = runs.length > 1 && owners.slice(0, -1).every((own) => own.length === 0);
  const own: DraftField[] = [];
  const tail: DraftField[] = [];
  const actions = runs.map(({ label, text }, index): DraftItem => {
    const head = headOf(text);
    const titled = head.rest !== "" && head.title.length <= 40;
    const name = context.names.of(head.title, "行动");
    context.found({ what: "action", at, said: head.title });
    const fields: DraftField[] = [];
    for (const { inner } of owners[index] ?? []) {
      if (forAll && index === runs.length - 1) own.push(...dutyFields(inner, at, context));
      else fields.push(...dutyFields(inner, at, context));
    }
    if (!fields.some(({ keyword }) => keyword === "时限"))
      fields.push(...timeFields(text, at, context));
    const rest = titled ? head.rest : text;
    return {
      type: "item",
      kind: "行动",
      name,
      ...(titled ? { title: head.title } : {}),
      at,
      fields: unique([
        ...(sample === undefined ? [{ keyword: "序号", value: quoted(label), at }] : []),
        ...fields,
      ]),
      parts: rest === "" ? [] : [{ type: "text", text: rest, at, apart: false }],
    };
  });
  return { own, tail, actions };
}

/** Names that brackets and lines of the whole text surely use for units. */
export function knownUnits(texts: readonly string[]): ReadonlySet<string> {
  const known = new Set<string>();
  for (const text of texts) {
    const stretches = isDutyLine(text) ? [text] : endBrackets(text).map(({ inner }) => inner);
    for (const stretch of stretches) {
      const reading = readDuties(stretch, new Set());
      if (reading.type !== "duties") continue;
      for (const { parties } of reading.duties) for (const { name } of parties) known.add(name);
    }
  }
  return known;
}
