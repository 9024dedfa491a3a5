import { expect, test } from "vitest";
import { readSource } from "../../src/syntax/read-source.ts";
import { lineStarts, positionAt } from "../../src/syntax/source.ts";
import { example } from "./corpus.ts";
import { found } from "./places.ts";

const plan = example("plans/zhejiang-2015/plan.plan");
const organization = example("plans/zhejiang-2015/organization.plan");

/** Where a pattern's first group (or the whole match) stands. */
function placesOf(pattern: RegExp, text: string): number[] {
  return [...text.matchAll(pattern)].map(
    (match) => match.index + (match[1] === undefined ? 0 : match[0].lastIndexOf(match[1])),
  );
}

function without(text: string, at: number, length = 1): string {
  return text.slice(0, at) + text.slice(at + length);
}

function lineAt(text: string, offset: number): number {
  return positionAt(lineStarts(text), offset).line;
}

const codes = (text: string) =>
  readSource({ path: "a.plan", text }).findings.map(({ code }) => code);

/** Braces of structure: those that end a line or stand alone on one. */
const openings = placesOf(/ (\{)$/gm, plan);
const closings = placesOf(/^ *(\})$/gm, plan);

test("every opening brace lost in turn is one finding at its line", () => {
  expect(openings.length).toBeGreaterThan(60);
  for (const at of openings) {
    expect(found(without(plan, at))).toEqual([
      expect.stringMatching(new RegExp(`^${lineAt(plan, at)}:\\d+ missing-brace$`)),
    ]);
  }
});

test("every closing brace lost in turn is one finding", () => {
  expect(closings).toHaveLength(openings.length);
  for (const at of closings) expect(codes(without(plan, at)), `${at}`).toEqual(["missing-brace"]);
});

test("every brace written twice in turn is one finding", () => {
  for (const at of closings) {
    const text = `${plan.slice(0, at + 1)}\n${" ".repeat(at - plan.lastIndexOf("\n", at) - 1)}}${plan.slice(at + 1)}`;
    expect(codes(text), `${at}`).toEqual(["extra-brace"]);
  }
});

test("what stands behind a lost brace keeps its place", () => {
  const kindsIn = (text: string) => {
    const kinds: string[] = [];
    const visit = (entries: readonly { kind: string; parent?: { kind: string } }[]) => {
      for (const entry of entries) {
        kinds.push(`${entry.parent?.kind ?? "file"}/${entry.kind}`);
        if ("children" in entry && Array.isArray(entry.children))
          visit(entry.children.filter(({ type }) => type === "entry"));
      }
    };
    visit(readSource({ path: "a.plan", text }).entries.entries);
    return kinds;
  };
  const whole = kindsIn(plan);
  for (const at of [...openings, ...closings]) expect(kindsIn(without(plan, at))).toEqual(whole);
});

test("two or four lost braces leave findings and nothing else to fear", () => {
  const braces = [...openings, ...closings].sort((a, b) => a - b);
  for (let i = 0; i < braces.length; i += 1) {
    for (const lost of [2, 4]) {
      const gone = Array.from(
        { length: lost },
        (_, n) => braces[(i + n * 37) % braces.length] ?? 0,
      );
      const text = [...new Set(gone)]
        .sort((a, b) => b - a)
        .reduce((now, at) => without(now, at), plan);
      expect(codes(text).length, gone.map((at) => lineAt(plan, at)).join()).toBeGreaterThan(0);
    }
  }
});

test("every closing quotation mark of a title lost in turn is one finding at its line", () => {
  const marks = placesOf(/"[^"\n]*(")(?= \{$|$)/gm, plan).filter(
    (at) => !plan.slice(plan.lastIndexOf("\n", at), at).includes("编号"),
  );
  expect(marks.length).toBeGreaterThan(40);
  for (const at of marks) {
    expect(found(without(plan, at))).toEqual([
      expect.stringMatching(new RegExp(`^${lineAt(plan, at)}:\\d+ open-string$`)),
    ]);
  }
});

test("every forgotten bar in turn is one finding at its line", () => {
  const bars = placesOf(/^ *(\|)/gm, plan);
  expect(bars.length).toBeGreaterThan(60);
  for (const at of bars) {
    expect(found(without(plan, at, 2)), plan.slice(at, at + 30)).toEqual([
      expect.stringMatching(new RegExp(`^${lineAt(plan, at)}:\\d+ not-an-entry$`)),
    ]);
  }
});

test("a full stop behind an attribute is one finding with a safe fix", () => {
  const attributes = placesOf(/^ *(?:责任|牵头|时限|频次|制发|年度) [^\n{]*?(\n)/gm, plan);
  expect(attributes.length).toBeGreaterThan(10);
  for (const at of attributes) {
    const text = `${plan.slice(0, at)}。${plan.slice(at)}`;
    const { findings } = readSource({ path: "a.plan", text });
    expect(findings.map(({ code }) => code)).toEqual(["stray-characters"]);
    const [fix] = findings[0]?.fixes ?? [];
    const [edit] = fix?.edits ?? [];
    expect(fix?.safe).toBe(true);
    expect(text.slice(0, edit?.place.start) + edit?.text + text.slice(edit?.place.end)).toBe(plan);
  }
});

test("a keyword glued to its value is one finding with a safe fix", () => {
  for (const source of [plan, organization]) {
    const blanks = placesOf(
      /^ *(?:责任|牵头|时限|频次|制发|部门|分局|单位组|任职|措施|目标|部分)( )/gm,
      source,
    );
    expect(blanks.length).toBeGreaterThan(10);
    for (const at of blanks) {
      const text = without(source, at);
      const { findings } = readSource({ path: "a.plan", text });
      expect(
        findings.map(({ code }) => code),
        source.slice(at - 10, at + 10),
      ).toEqual(["glued-keyword"]);
      const [edit] = findings[0]?.fixes[0]?.edits ?? [];
      expect(text.slice(0, edit?.place.start) + edit?.text + text.slice(edit?.place.end)).toBe(
        source,
      );
    }
  }
});
