import { createHash } from "node:crypto";
import type { Finding } from "../../../src/findings/finding.ts";
import { readSource } from "../../../src/syntax/read-source.ts";
import { lineStarts, positionAt } from "../../../src/syntax/source.ts";
import type { Change, Mistake, MistakeKind } from "./mistake.ts";
import { judge, type Reading, type Stretch, textOf } from "./reading.ts";

/** What was found of one kind of mistakes. */
export interface Recall {
  readonly kind: MistakeKind;
  readonly found: number;
  readonly tried: number;
  /** Where a mistake stood that nobody named, as `file:line was → became`. */
  readonly missed: readonly string[];
}

interface Try {
  readonly reading: Reading;
  readonly mistake: Mistake;
}

/**
 * Makes mistakes of each kind at random places, half of them in whole plans where there are so many, and
 * counts those that a finding names which was not there before.
 * @param seed the same seed and the same sources give the same places
 * @param tries so many mistakes of a kind, if there are places for them
 */
export function measure(
  kinds: readonly MistakeKind[],
  readings: readonly Reading[],
  seed: number,
  tries: number,
): readonly Recall[] {
  const before = new Map<Reading, readonly Finding[]>();
  const untouched = (reading: Reading) => {
    const known = before.get(reading) ?? judge(reading);
    before.set(reading, known);
    return known;
  };
  return kinds.map((kind) => {
    const drawn = draw(kind, readings, seed, tries);
    const missed = drawn.flatMap(({ reading, mistake }) =>
      isNamed(reading, mistake, untouched(reading)) ? [] : [shown(reading, mistake)],
    );
    return { kind, found: drawn.length - missed.length, tried: drawn.length, missed };
  });
}

/** The order of a place among all: chance, but the same for the same place. */
function chance(...parts: readonly (string | number)[]): string {
  return createHash("sha256").update(parts.join("\0")).digest("hex");
}

function draw(
  kind: MistakeKind,
  readings: readonly Reading[],
  seed: number,
  tries: number,
): readonly Try[] {
  const placesIn = (real: boolean) =>
    readings
      .filter((reading) => reading.real === real)
      .flatMap((reading) =>
        kind.places(reading).map((mistake, at) => ({
          reading,
          mistake,
          order: chance(seed, kind.name, reading.name, at),
        })),
      )
      .sort((a, b) => (a.order < b.order ? -1 : 1));
  const whole = placesIn(true);
  const small = placesIn(false);
  const ofSmall = Math.min(small.length, Math.max(Math.floor(tries / 2), tries - whole.length));
  return [...whole.slice(0, tries - ofSmall), ...small.slice(0, ofSmall)];
}

/** Where an offset of a file stands after changes. */
function moved(changes: readonly Change[], file: string, offset: number): number {
  let by = 0;
  for (const change of changes) {
    if (change.file !== file || change.start > offset) continue;
    if (change.end <= offset) by += change.text.length - (change.end - change.start);
    else by += Math.min(0, change.start + change.text.length - offset);
  }
  return offset + by;
}

function changed(text: string, changes: readonly Change[]): string {
  return [...changes]
    .sort((a, b) => b.start - a.start)
    .reduce((now, { start, end, text: to }) => now.slice(0, start) + to + now.slice(end), text);
}

/** Whether a finding that was not there before points at a changed line or its counterpart, or relates to it. */
function isNamed(reading: Reading, mistake: Mistake, before: readonly Finding[]): boolean {
  const { changes, counterparts = [] } = mistake;
  const touched = new Set(changes.map(({ file }) => file));
  const files = reading.files.map((file) => {
    const { path, text } = file.file;
    return touched.has(path) ? readSource({ path, text: changed(text, changes) }) : file;
  });
  const starts = new Map(files.map(({ file }) => [file.path, lineStarts(file.text)]));
  const lineOf = (file: string, offset: number) =>
    `${file}:${positionAt(starts.get(file) ?? [0], offset).line}`;
  const known = new Map<string, number>();
  // The same of the same line, though it quotes or counts what is there otherwise.
  const keyOf = ({ code, message }: Finding, line: string) =>
    `${code} ${line} ${message.zh.replaceAll(/“[^”]*”|\d+/gu, "")}`;
  for (const finding of before) {
    const { place } = finding;
    const key = keyOf(finding, lineOf(place.file, moved(changes, place.file, place.start)));
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  const right = new Set<string>();
  const add = (stretch: Stretch, length: number) => {
    const start = moved(changes, stretch.file, stretch.start);
    const from = positionAt(starts.get(stretch.file) ?? [0], start).line;
    const to = positionAt(starts.get(stretch.file) ?? [0], start + length).line;
    for (let line = from; line <= to; line += 1) right.add(`${stretch.file}:${line}`);
  };
  for (const change of changes) {
    add({ ...change, end: change.start }, change.text.length);
    // Where whole lines went, those that now stand side by side show it.
    if (change.text === "") add({ ...change, start: Math.max(0, change.start - 1) }, 1);
  }
  for (const stretch of counterparts) add(stretch, 0);
  const found = judge(reading, files);
  const count = new Map<string, number>();
  for (const finding of found) {
    const key = keyOf(finding, lineOf(finding.place.file, finding.place.start));
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  return found.some((finding) => {
    const { place, related } = finding;
    const key = keyOf(finding, lineOf(place.file, place.start));
    if ((count.get(key) ?? 0) <= (known.get(key) ?? 0)) return false;
    return [place, ...related.map((one) => one.place)].some((one) =>
      right.has(lineOf(one.file, one.start)),
    );
  });
}

function shown(reading: Reading, { changes }: Mistake): string {
  return changes
    .map(({ file, start, end, text }) => {
      const source = textOf(reading, file);
      const { line } = positionAt(lineStarts(source), start);
      const short = (words: string) => words.trim().replaceAll("\n", "⏎").slice(0, 40);
      const around = source.slice(Math.max(0, start - 8), start).replaceAll("\n", "⏎");
      return `${file}:${line} ${around}[${short(source.slice(start, end))} → ${short(text)}]`;
    })
    .join(" ; ");
}

/** Shares by kind as a table, the knowable first, with the share of each half. */
export function table(recalls: readonly Recall[]): string {
  const share = (found: number, tried: number) =>
    tried === 0 ? "   –" : `${String(Math.round((100 * found) / tried)).padStart(3)}%`;
  const half = (knowable: boolean) => {
    const ones = recalls.filter(({ kind }) => kind.knowable === knowable);
    const found = ones.reduce((sum, one) => sum + one.found, 0);
    const tried = ones.reduce((sum, one) => sum + one.tried, 0);
    return [
      `${knowable ? "A careful reader could know" : "Nobody could know from the plan alone"}: ${found} of ${tried}, ${share(found, tried).trim()}`,
      ...ones.map(
        (one) =>
          `  ${one.kind.name.padEnd(30)} ${share(one.found, one.tried)}  ${one.found}/${one.tried}`,
      ),
    ];
  };
  return `${[...half(true), ...half(false)].join("\n")}\n`;
}
