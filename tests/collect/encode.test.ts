import fc from "fast-check";
import { expect, it } from "vitest";
import { encodeReport, type Told } from "../../src/collect/read/encode.ts";
import { tidy } from "../../src/collect/tidy.ts";
import { compile } from "../../src/model/compile.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { day, small } from "../tracking/small.ts";

const read = (rows: readonly string[]) => {
  const { model, findings } = compile([
    readSource({ path: "plan.plan", text: small }),
    readSource({ path: "progress.plan", text: `进展 温州 年度 {\n  ${rows.join("\n  ")}\n}\n` }),
  ]);
  return {
    errors: findings
      .filter(({ severity }) => severity === "error")
      .map(({ message }) => message.zh),
    reports: model.journal.reports.map(
      ({ told, subject, percent, state, done, text, problem, nextStep, extension, evidence }) => ({
        told,
        item: subject.item.name,
        occurrence: subject.occurrence,
        ...Object.fromEntries(
          Object.entries({
            percent,
            state,
            done,
            text,
            problem,
            nextStep,
            extension,
            evidence,
          }).filter(([, value]) => value !== undefined),
        ),
      }),
    ),
  };
};

const hard = fc
  .array(
    fc.constantFrom(
      "[*",
      "[[",
      "［＊",
      "【?",
      "]",
      "“",
      "”",
      '"',
      "‘",
      "\n",
      "\r\n",
      "\n\n\n",
      "|",
      "｜",
      "{",
      "}",
      "//",
      ";",
      "；",
      "，",
      " ",
      "　",
      "\t",
      "问题",
      "完成",
      "于",
      "2015-09-28",
      "60%",
      "+",
      "=",
      "@",
      "\u0000",
      "\uFEFF",
      "\uD83D",
      "😀",
      "落实",
      "a b",
      "'=1+1",
      "\\",
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));
const any = fc
  .oneof(hard, fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }))
  .map(tidy);
const some = fc.option(any, { nil: undefined });

it("reads back exactly what was written, whatever it is", () => {
  fc.assert(
    fc.property(
      fc.record({
        text: some,
        problem: some,
        nextStep: some,
        extension: fc.constantFrom(undefined, "none" as const, day("2015-11-30")),
        evidence: fc.array(any),
        percent: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
      }),
      ({ text, problem, nextStep, extension, evidence, percent }) => {
        const told: Told = {
          state: "done",
          done: day("2015-09-20"),
          ...(percent === undefined ? {} : { percent }),
          ...(text ? { text } : {}),
          ...(problem ? { problem } : {}),
          ...(nextStep ? { nextStep } : {}),
          ...(extension ? { extension } : {}),
          evidence: evidence.flatMap((one) => one.split("\n")).filter((one) => one !== ""),
        };
        const rows = encodeReport(told, day("2015-09-28"), "谈心@上半年", "年度", "zh");
        const next = encodeReport(
          { percent: 5, evidence: [] },
          day("2015-09-29"),
          "台账",
          "年度",
          "zh",
        );
        expect(read([...rows, ...next])).toEqual({
          errors: [],
          reports: [
            { told: "2015-09-28", item: "谈心", occurrence: "上半年", ...told },
            { told: "2015-09-29", item: "台账", percent: 5, evidence: [] },
          ],
        });
      },
    ),
    { numRuns: 400 },
  );
});

it("keeps a row that says nothing but a problem", () => {
  const rows = encodeReport(
    { problem: "人手不足", evidence: [] },
    day("2015-09-28"),
    "台账",
    "年度",
    "zh",
  );
  expect(read(rows).reports).toEqual([
    { told: "2015-09-28", item: "台账", problem: "人手不足", evidence: [] },
  ]);
});
