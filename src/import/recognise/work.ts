import { quoted } from "../quoted.ts";
import type { DraftField, DraftItem, DraftPart, DraftText } from "./draft.ts";
import {
  dutyBrackets,
  dutyField,
  dutyFields,
  endBrackets,
  isDuty,
  isRole,
  isUnsure,
  lineFields,
  timeFields,
  timeLabel,
  unique,
} from "./fields.ts";
import type { Placed } from "./frame.ts";
import type { Content, ItemContext } from "./item-context.ts";
import type { OutlineNode } from "./outline.ts";
import { dutiesInSentence, isDutyLine } from "./parties.ts";
import { type Runs, readRuns } from "./sentences.ts";
import { headOf } from "./titles.ts";

/** What a measure says: its owners, its times, and the actions that its text is made of. */

export function plainParts(
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

export function ownTexts(node: OutlineNode, context: ItemContext): readonly DraftPart[] {
  const run: readonly DraftText[] =
    node.head.rest === ""
      ? []
      : [{ type: "text", text: node.head.rest, at: node.at, apart: false }];
  return [...run, ...plainParts(node.body, context, false)];
}

interface Piece {
  readonly text: string;
  readonly at: number;
  readonly apart: boolean;
  readonly owners: readonly string[];
}

/** A measure: its owners and times, and the actions that its text is made of. */
export function workOf(node: OutlineNode, context: ItemContext): Content {
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
      const { own, actions } = runItems(runs, at, context);
      if (runs.sample !== undefined && runs.sample !== "一是")
        fields.push({ keyword: "编号", value: `行动 "${runs.sample}"`, at });
      if (runs.before !== "") {
        parts.push({ ...part, text: runs.before });
        plainTexts.push({ text: runs.before, at });
      }
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
  const heads = runs.map(({ text }) => headOf(text));
  // First sentences are titles where all of the run have one; else one is just a longer step.
  const titled = heads.every(({ title, rest }) => rest !== "" && title.length <= 40);
  const actions = runs.map(({ label, text }, index): DraftItem => {
    const head = heads[index] ?? headOf(text);
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
  return { own, actions };
}
