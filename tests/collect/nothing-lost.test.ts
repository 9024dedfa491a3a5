import fc from "fast-check";
import { expect, it } from "vitest";
import { collect } from "../../src/collect/collect.ts";
import { readCollected } from "../../src/collect/read/read-file.ts";
import { tidy } from "../../src/collect/tidy.ts";
import { filesWith } from "../../src/collect/write.ts";
import { compile } from "../../src/model/compile.ts";
import { renderCsv } from "../../src/output/sheet/csv.ts";
import type { SheetAnswer } from "../../src/sheets/answer.ts";
import { sheetsOf } from "../../src/sheets/sheet.ts";
import type { SheetView } from "../../src/sheets/view.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { asCsv, codes, filled, fromCsv, plan, today } from "./bureau.ts";

const source = readSource({ path: "plan.plan", text: plan });

function compiled(files: ReadonlyMap<string, string>) {
  const more = [...files].map(([path, text]) => readSource({ path, text }));
  const { model } = compile([source, ...more]);
  return { model, entries: more.flatMap(({ entries }) => entries.entries) };
}

function sheetOf(files: ReadonlyMap<string, string> = new Map()): SheetView {
  const { model } = compiled(files);
  const [first] = model.plans;
  const sheet =
    first === undefined
      ? undefined
      : sheetsOf(first, model, { asOf: today }).units.find(({ unit }) => unit?.id === "温州");
  if (sheet === undefined) throw new Error("the sheet of the test is missing");
  return sheet;
}

/** Collects a file and writes what it says. */
async function taken(name: string, content: string) {
  const { model } = compiled(new Map());
  const read = await readCollected(name, new TextEncoder().encode(content));
  const collected = collect([read], model, { today, date: today });
  const written = filesWith(
    collected.changes.map(({ report }) => report),
    { compile: compiled, text: () => undefined, newFile: () => "progress.plan" },
  );
  return { ...collected, files: new Map(written.map(({ file, text }) => [file, text])) };
}

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc
    .array(
      fc.constantFrom(
        "[*",
        "“",
        "”",
        '"',
        "\n",
        "|",
        "{",
        "}",
        "//",
        "=",
        "无",
        "完成",
        "'",
        "+",
        "-",
        "@",
        " ",
      ),
    )
    .map((parts) => parts.join("")),
);

it("shows every text the next time as it was typed, or names it among what is not taken", async () => {
  const table = fromCsv(renderCsv(sheetOf()));
  await fc.assert(
    fc.asyncProperty(text, text, async (progress, problem) => {
      const fill = { [codes.ledger]: { 状态: "进行中", 本期进展: progress, 存在问题: problem } };
      const { changes, findings, files } = await taken("in.csv", asCsv(filled(table, fill)));
      if (changes.length === 0) {
        const [lost] = findings.filter(({ severity }) => severity !== "note");
        expect(Object.keys(lost?.said ?? {})).toContain("状态");
        return;
      }
      const row = sheetOf(files).tables[0]?.rows.find(({ code }) => code === codes.ledger);
      // An apostrophe before what looks like a formula was put there to make it harmless.
      const bare = tidy(progress.replace(/^'(?=[=+\-@\t\r])/, ""));
      expect(row?.cells.progress ?? "").toBe(bare);
    }),
    { numRuns: 150 },
  );
});

/** What the HTML sheet hands back: a row for each cell of an occurrence, without the words of its duty. */
function answerOf(
  view: SheetView,
  told: Readonly<Record<string, Record<string, string>>>,
): SheetAnswer {
  const row = (
    one: { readonly key: string; readonly checksum: string; readonly code: string },
    blank: Record<string, string>,
  ) => ({
    key: one.key,
    check: one.checksum,
    code: one.code,
    values: { ...blank, ...told[one.code] },
  });
  const words = { progress: "", problem: "", "next-step": "", evidence: "" };
  return {
    planwright: "sheet",
    version: 1,
    plan: view.plan.name,
    fingerprint: view.fingerprint,
    unit: view.unit?.id ?? "",
    asOf: view.asOf,
    rows: view.tables.flatMap(({ kind, rows }) =>
      rows.flatMap((one) =>
        kind === "frequent"
          ? [
              row(one, words),
              ...one.occurrences.map((cell) => row(cell, { done: "", percent: "" })),
            ]
          : [
              row(
                one,
                kind === "indicators"
                  ? { value: "" }
                  : { ...words, state: "", percent: "", done: "" },
              ),
            ],
      ),
    ),
  };
}

it("takes the cells of a frequent duty out of an HTML sheet together with the duty's words", async () => {
  const told = {
    [codes.ledger]: { state: "进行中", percent: "60%" },
    [codes.studyApril]: { done: "2015-04-20" },
    第三项·温州分局·5月: { percent: "50%" },
    第三项·温州分局: { progress: "按月学", evidence: "签到表" },
    [codes.sessions]: { value: "2" },
  };
  const { findings, files } = await taken("in.json", JSON.stringify(answerOf(sheetOf(), told)));
  expect(findings).toEqual([]);
  expect(files.get("progress.plan")).toBe(`进展 温州 年度 {
  2015-09-28 台账 60% 进行中
  2015-09-28 学习@4月 完成 于 2015-04-20
  2015-09-28 学习@5月 50% 佐证 "签到表" | 按月学
  2015-09-28 场次 = 2
}
`);
});
