import type { SourceParagraph } from "../blocks.ts";
import type { Placed } from "./frame.ts";
import { type Label, readLabel } from "./labels.ts";
import { type Head, headOf } from "./titles.ts";

/** The levels of a text, by the numbers in front of its paragraphs. */

export interface OutlineNode {
  readonly at: number;
  readonly line: number;
  /** Missing for a heading that only the file's styles make one. */
  readonly label?: Label;
  readonly head: Head;
  /** 1 for the outermost. */
  readonly depth: number;
  readonly body: Placed[];
  readonly children: OutlineNode[];
}

export interface Outline {
  /** What stands before the first heading. */
  readonly preface: readonly Placed[];
  readonly nodes: readonly OutlineNode[];
  /** Numbers that fit no sequence: their paragraphs stay prose. */
  readonly unsure: ReadonlyMap<number, string>;
  /** Levels whose numbers run on through all divisions around them, with their first labels. */
  readonly continuous: ReadonlyMap<number, string>;
}

const HEADING_LENGTH = 400;

/** The rank of the outermost series: the highest that begins with its first number. */
function outermost(labels: readonly (Label | undefined)[]): number {
  const ranks = labels.flatMap((label) => (label?.number === 1 ? [label.rank] : []));
  return Math.min(...ranks, Number.POSITIVE_INFINITY);
}

/**
 * Builds the levels of a text.
 * @param prose places of paragraphs that are to stay prose whatever they begin with
 */
export function outlineOf(placed: readonly Placed[], prose: ReadonlySet<number>): Outline {
  const labels = placed.map(({ block, at }) =>
    block.kind === "paragraph" && !prose.has(at) && block.text.length > 0
      ? readLabel(block.text)
      : undefined,
  );
  const top = outermost(labels);
  const preface: Placed[] = [];
  const nodes: OutlineNode[] = [];
  const unsure = new Map<number, string>();
  const continuous = new Map<number, string>();
  /** The last number of each series, and the level that it stands on. */
  const last = new Map<string, { readonly number: number; readonly depth: number }>();
  let stack: OutlineNode[] = [];
  const attach = (node: OutlineNode, depth: number) => {
    stack = [...stack.slice(0, depth - 1), node];
    const parent = stack[depth - 2];
    (parent === undefined ? nodes : parent.children).push(node);
  };
  placed.forEach((one, index) => {
    const { block, at } = one;
    const label = labels[index];
    if (block.kind === "paragraph" && !prose.has(at)) {
      let depth = label === undefined ? undefined : depthOf(label, stack, top);
      const before = label === undefined ? undefined : last.get(label.series);
      // （三） below 二、 goes on where （二） below 一、 ended.
      if (
        label !== undefined &&
        depth === undefined &&
        before?.number === label.number - 1 &&
        before.depth === stack.length + 1
      ) {
        depth = before.depth;
        continuous.set(depth, label.sample);
      }
      if (label !== undefined && depth !== undefined) {
        last.set(label.series, { number: label.number, depth });
        attach(nodeOf(block, at, depth, label), depth);
        return;
      }
      if (label !== undefined && stack.length > 0 && label.rank <= 4)
        unsure.set(at, label.written.trim());
      if (label === undefined && block.rank !== undefined && block.rank > 0 && isHeading(block)) {
        const styled = stack.filter(({ label: own }) => own === undefined).length;
        const level = Math.min(block.rank, styled + 1);
        attach(nodeOf(block, at, level, undefined), level);
        return;
      }
    }
    const open = stack.at(-1);
    (open === undefined ? preface : open.body).push(one);
  });
  return { preface, nodes, unsure, continuous };
}

const isHeading = ({ text }: SourceParagraph) => text.length <= 60 && !/[，；]$/.test(text);

function nodeOf(
  block: SourceParagraph,
  at: number,
  depth: number,
  label: Label | undefined,
): OutlineNode {
  const text = label === undefined ? block.text : label.rest;
  const head = label === undefined ? { title: text, rest: "" } : headOf(text);
  return {
    at,
    line: block.line,
    ...(label === undefined ? {} : { label }),
    head,
    depth,
    body: [],
    children: [],
  };
}

/** The level that a number opens or goes on with; undefined where it fits nowhere. */
function depthOf(label: Label, stack: readonly OutlineNode[], top: number): number | undefined {
  if (label.rest.length > HEADING_LENGTH * 10) return undefined;
  for (let at = stack.length - 1; at >= 0; at -= 1) {
    const open = stack[at]?.label;
    if (open === undefined || open.series !== label.series) continue;
    const step = label.number - open.number;
    // A number that was left out or typed twice is the drafter's slip; a larger gap is something else.
    const slip = step === 2 || (step === 0 && label.number > 1);
    if (step === 1 || (slip && label.rank <= 4 && headOf(label.rest).title.length <= 40))
      return at + 1;
    // The series begins anew under a heading without a number of its own.
    return undefined;
  }
  if (label.number !== 1) return undefined;
  if (stack.length === 0) return label.rank === top ? 1 : undefined;
  const open = stack.findLast(({ label: own }) => own !== undefined)?.label;
  return open === undefined || label.rank > open.rank ? stack.length + 1 : undefined;
}
