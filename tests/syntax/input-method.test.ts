import { expect, test } from "vitest";
import { formatSource } from "../../src/syntax/format.ts";
import { meaningOf } from "../../src/syntax/meaning.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { corpus, example } from "./corpus.ts";

const wide = (text: string) =>
  text.replace(/[A-Za-z0-9%@_*#+&.]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

/** A line as an input method in full-width mode would have made it, text and strings left alone. */
function typed(line: string): string {
  const bar = /^(.*?)\|(.*)$/.exec(
    line.replace(/"[^"]*"/g, (string) => string.replaceAll("|", "\u0000")),
  );
  const structure = bar === null ? line : line.slice(0, bar[1]?.length ?? 0);
  const text = bar === null ? "" : line.slice((bar[1]?.length ?? 0) + 1);
  const parts = structure.split(/("[^"]*"|\/\/.*)/);
  const damaged = parts.map((part) => {
    if (part.startsWith("//")) return part.replace("//", "／／");
    if (part.startsWith('"')) return `“${marks(part.slice(1, -1))}”`;
    return wide(part)
      .replaceAll("{", "｛")
      .replaceAll("}", "｝")
      .replace(/>=/g, "》＝")
      .replace(/<=/g, "《＝")
      .replaceAll("=", "＝")
      .replace(/ /g, "　");
  });
  // Commas between units print, those of a term only divide.
  const joined = damaged.join("").replace(/,　/g, /^　*提法/.test(damaged[0] ?? "") ? "、" : ",　");
  return bar === null ? joined : `${joined}｜${marks(text)}`;
}

const marks = (text: string) => text.replace(/\[([*@#=?])([^\]]*)\]/g, "【$1$2】");

function typedSource(text: string): string {
  return `\uFEFF${text.split("\n").map(typed).join("\r\n")}`;
}

const chinese = corpus.filter(({ path }) => !path.includes("data-strategy"));

test.each(chinese.map(({ path, text }) => [path, text] as const))(
  "%s typed with an input method in full-width mode says the same",
  (_path, text) => {
    const damaged = typedSource(text);
    expect(damaged).not.toBe(text);
    expect(readSource({ path: "a.plan", text: damaged }).findings).toEqual([]);
    expect(meaningOf(damaged)).toEqual(meaningOf(text));
  },
);

test("the plan of 2015 typed so, and with all its indentation lost, is laid out as it was", () => {
  const plan = example("plans/zhejiang-2015/plan.plan");
  const damaged = typedSource(plan).replace(/\r\n[　\t ]+/g, "\r\n");
  expect(damaged).not.toMatch(/[{}"|=]/);
  expect(meaningOf(damaged)).toEqual(meaningOf(plan));
  expect(formatSource(damaged)).toBe(formatSource(plan));
});
