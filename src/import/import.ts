import type { Finding } from "../findings/finding.ts";
import { formatSource } from "../syntax/format.ts";
import { lineStarts, positionAt } from "../syntax/source.ts";
import type { SourceText } from "./blocks.ts";
import { compared } from "./blocks.ts";
import { type Difference, dateText, prove } from "./proof.ts";
import type { DraftPart } from "./recognise/draft.ts";
import { knownUnits } from "./recognise/fields.ts";
import { type Frame, type FramePart, type Placed, readFrame } from "./recognise/frame.ts";
import type { Content, Found } from "./recognise/item-context.ts";
import { itemsOf } from "./recognise/items.ts";
import { Names } from "./recognise/names.ts";
import { type Outline, type OutlineNode, outlineOf } from "./recognise/outline.ts";
import { yearsIn } from "./recognise/times.ts";
import { type WrittenFile, writeSources } from "./write/sources.ts";

/** Makes plan source of a text, and proves that it prints the text. */

export interface Imported {
  /** Laid out by the formatter; each compiles. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly frame: Frame;
  readonly found: readonly Found[];
  /** Places where the text did not print as typed and what was understood had to go back to prose. */
  readonly doubted: readonly number[];
  readonly undone: readonly FramePart[];
  /** The texts that stand outside of measures, actions, headings and the form. */
  readonly prose: readonly string[];
  /** What the form sets in its own way. */
  readonly reset: readonly { readonly at: number; readonly from: string; readonly to: string }[];
  /** Is the printed text that of the file? */
  readonly identical: boolean;
  readonly differences: readonly Difference[];
  readonly findings: readonly Finding[];
}

interface Doubt {
  readonly fields: Set<number>;
  readonly actions: Set<number>;
  readonly prose: Set<number>;
  readonly ordinals: Set<number>;
  readonly frame: Set<FramePart>;
}

const MOST_ROUNDS = 14;

/** Imports a text that was read from a file. Never throws; the result always compiles. */
export function importText(source: SourceText): Imported {
  const doubt: Doubt = {
    fields: new Set(),
    actions: new Set(),
    prose: new Set(),
    ordinals: new Set(),
    frame: new Set(),
  };

  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const attempt = attemptWith(source, doubt);
    const done = attempt.differences.length === 0 && attempt.errors.length === 0;
    if (done) return finished(attempt, doubt);
    if (!learn(attempt, doubt)) break;
  }
  for (let at = 0; at < source.blocks.length; at += 1) {
    doubt.prose.add(at);
    doubt.fields.add(at);
    doubt.actions.add(at);
  }
  const plain = attemptWith(source, doubt);
  if (plain.differences.length === 0 && plain.errors.length === 0) return finished(plain, doubt);
  for (const part of ["notice", "title", "number", "annexes", "imprint", "notes"] as const)
    doubt.frame.add(part);
  return finished(attemptWith(source, doubt), doubt);
}

interface Attempt {
  readonly files: readonly WrittenFile[];
  readonly frame: Frame;
  readonly found: readonly Found[];
  readonly differences: readonly Difference[];
  readonly errors: readonly { readonly at?: number; readonly finding: Finding }[];
  readonly findings: readonly Finding[];
  readonly drafted: readonly DraftPart[];
}

/** Texts outside of the entries that give somebody work. */
function proseIn(part: DraftPart): readonly string[] {
  if (part.type === "text") return [part.text];
  if (part.type === "table")
    return [part.table.rows.flatMap((row) => row.flatMap(({ lines }) => lines)).join("")];
  return part.kind === "措施" || part.kind === "行动" ? [] : part.parts.flatMap(proseIn);
}

function resetBy({ notice }: Frame): Imported["reset"] {
  const dates = [notice?.date, notice?.imprint?.on].flatMap((date) =>
    date === undefined || /^\d/.test(date.written)
      ? []
      : [{ from: date.written, to: dateText(date.day) }],
  );
  const at = notice?.date?.at ?? 0;
  const to = notice?.to;
  return [
    ...dates.map((date) => ({ at, ...date })),
    ...(to?.colon === ":" ? [{ at: to.at, from: ":", to: "：" }] : []),
  ];
}

function finished(attempt: Attempt, doubt: Doubt): Imported {
  const { frame, found, differences, findings } = attempt;
  const files = attempt.files.map(({ path, text }) => ({
    path,
    text: formatSource(text, frame.locale === "en" ? { keywords: "en" } : {}),
  }));
  return {
    files,
    frame,
    found,
    doubted: [...new Set([...doubt.fields, ...doubt.actions, ...doubt.prose])].sort(
      (a, b) => a - b,
    ),
    undone: [...doubt.frame],
    prose: attempt.drafted.flatMap((part) => proseIn(part)),
    reset: resetBy(frame),
    identical: differences.length === 0,
    differences,
    findings,
  };
}

function attemptWith(source: SourceText, doubt: Doubt): Attempt {
  const frame = readFrame(source, doubt.frame);
  const found: Found[] = [];
  const units: string[] = [];
  const names = new Names();
  const texts = source.blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));
  const known = knownUnits(texts);
  const noteNames = new Map(
    frame.notes.map(({ id, text }) => [id, names.of(noteTitle(text), `注${id}`)]),
  );
  const parts = (placed: readonly Placed[]): Content & { readonly outline: Outline } => {
    const outline = outlineOf(placed, doubt.prose);
    const drafted = itemsOf(outline, {
      doubts: doubt,
      known,
      names,
      locale: frame.locale,
      unsure: outline.unsure,
      found: (one) => found.push(one),
      duty: ({ parties }) => units.push(...parties.map(({ name }) => name)),
    });
    return { ...drafted, outline };
  };
  const body = parts(frame.plan?.blocks ?? []);
  const annexes = frame.annexes.map(({ blocks }): Content => parts(blocks));
  const { year, period } = yearsOf(frame, texts);
  const files = writeSources({
    frame,
    ...(year === undefined ? {} : { year }),
    ...(period === undefined ? {} : { period }),
    samples: samplesOf(body.outline.nodes),
    continuous: continuousOf(body),
    content: body,
    annexes,
    units: [...new Set(units)],
    noteNames,
  });
  const proof = prove(files, frame);
  const errors = proof.findings.flatMap((finding) => {
    if (finding.severity !== "error") return [];
    const at = blockOf(finding, files);
    return [at === undefined ? { finding } : { at, finding }];
  });
  const drafted = [...body.parts, ...annexes.flatMap(({ parts: own }) => own)];
  return {
    files,
    frame,
    found,
    differences: proof.differences,
    errors,
    findings: proof.findings,
    drafted,
  };
}

function blockOf({ place }: Finding, files: readonly WrittenFile[]): number | undefined {
  const file = files.find(({ path }) => path === place.file);
  if (file === undefined) return undefined;
  return file.from[positionAt(lineStarts(file.text), place.start).line - 1];
}

const noteTitle = (text: string) => /^[“"]?([^：:”"]{2,12})[”"]?[：:]/.exec(text)?.[1] ?? "";

function yearsOf({ notice, plan }: Frame, texts: readonly string[]) {
  for (const title of [plan?.title, notice?.title]) {
    const years = title === undefined ? {} : yearsIn(title);
    if (years.year !== undefined || years.period !== undefined) return years;
  }
  const dated = notice?.date?.day.slice(0, 4);
  if (dated !== undefined) return { year: dated };
  return yearsIn(texts.find((text) => /(?:19|20)\d{2}年/.test(text)) ?? "");
}

/** Which kinds are numbered through all divisions, with the first label of the series. */
function continuousOf({
  parts,
  outline,
}: {
  readonly parts: readonly DraftPart[];
  readonly outline: Outline;
}) {
  return [...outline.continuous].map(([depth, sample]) => ({
    kinds: kindsAt(parts, depth),
    sample,
  }));
}

function kindsAt(parts: readonly DraftPart[], depth: number): readonly string[] {
  const items = parts.flatMap((part) => (part.type === "item" ? [part] : []));
  const kinds =
    depth <= 1
      ? items.map(({ kind }) => kind)
      : items.flatMap((item) => kindsAt(item.parts, depth - 1));
  return [...new Set(kinds)];
}

/** The first label of each level, of the first entry on it. */
function samplesOf(nodes: readonly OutlineNode[]): readonly string[] {
  const samples: (string | undefined)[] = [];
  const visit = (node: OutlineNode) => {
    if (node.label !== undefined) samples[node.depth - 1] ??= node.label.sample;
    node.children.forEach(visit);
  };
  nodes.forEach(visit);
  const known: string[] = [];
  for (const sample of samples) {
    if (sample === undefined) break;
    known.push(sample);
  }
  return known;
}

/** Takes back what did not print as typed. @returns whether there is anything left to try */
function learn(attempt: Attempt, doubt: Doubt): boolean {
  let learnt = false;
  const doubtful = (at: number, from: "fields" | "actions" | "prose") => {
    for (const key of (["fields", "actions", "prose"] as const).slice(
      ["fields", "actions", "prose"].indexOf(from),
    )) {
      if (doubt[key].has(at)) continue;
      doubt[key].add(at);
      learnt = true;
      return;
    }
  };
  const { notice, plan } = attempt.frame;
  const titles = [...(notice?.titleAt ?? []), ...(plan?.titleAt ?? [])];
  for (const { at } of attempt.errors) {
    if (at !== undefined) doubtful(at, "fields");
    if (at === undefined || !titles.includes(at)) continue;
    doubt.frame.add(notice === undefined ? "title" : "notice");
    learnt = true;
  }
  for (const { expected, printed } of attempt.differences) {
    const paired = expected.length === printed.length;
    expected.forEach((said, index) => {
      if (said.part !== undefined) {
        if (!doubt.frame.has(said.part)) learnt = true;
        doubt.frame.add(said.part);
        return;
      }
      if (said.at === undefined) return;
      const other = paired ? printed[index] : undefined;
      if (
        other !== undefined &&
        !doubt.ordinals.has(said.at) &&
        sameBehindNumber(said.text, other)
      ) {
        doubt.ordinals.add(said.at);
        learnt = true;
        return;
      }
      doubtful(said.at, "actions");
    });
  }
  return learnt;
}

const NUMBER =
  /^(?:第?[（(]?(?:[〇一二三四五六七八九十百]+|\d+|[①-⑳])[）)]?(?:部分|章|节)?[、.．]?)/;

function sameBehindNumber(one: string, other: string): boolean {
  return compared(one.replace(NUMBER, "")) === compared(other.replace(NUMBER, ""));
}
