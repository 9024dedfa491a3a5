import { expect, it } from "vitest";
import { collect } from "../../src/collect/collect.ts";
import { readCollected } from "../../src/collect/read/read-file.ts";
import { compile } from "../../src/model/compile.ts";
import { renderCsv } from "../../src/output/sheet/csv.ts";
import { checksumOf } from "../../src/sheets/row-code.ts";
import { sheetsOf } from "../../src/sheets/sheet.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { asCsv, filled, fromCsv, plan, today } from "./bureau.ts";

const numbered = plan.replace(
  /措施 台账[\s\S]*?\n {2}\}\n/,
  `编号 行动 "1."
  部分 基础 "基础" { 部分 账目 "账目" {
    措施 台账 "建立台账。" {
      行动 建账 "建账。" { 责任 各分局；时限 6月30日前 }
      行动 核账 "核账。" { 责任 各分局；时限 9月30日前 }
    }
  } }
`,
);

it("takes sheets whose codes ran numerals together, as those of today", async () => {
  const { model } = compile([readSource({ path: "plan.plan", text: numbered })]);
  const [first] = model.plans;
  if (first === undefined) throw new Error("the plan of the test is missing");
  const sheet = sheetsOf(first, model, { asOf: today }).units.find(
    ({ unit }) => unit?.id === "温州",
  );
  const row = sheet?.tables[0]?.rows.find(({ code }) => code.startsWith("第一（一）1.2项"));
  if (sheet === undefined || row === undefined) throw new Error("the row of the test is missing");
  const former = row.code.replace("1.2", "12");
  const table = filled(fromCsv(renderCsv(sheet)), { [row.code]: { 完成比例: "60%" } });
  const handed = asCsv(table)
    .replaceAll(row.code, former)
    .replaceAll(row.checksum, checksumOf(row.key, former));
  expect(handed).not.toContain("1.2项");
  const read = await readCollected("in.csv", new TextEncoder().encode(handed));
  const { changes, questions } = collect([read], model, { today, date: today });
  expect(questions).toEqual([]);
  expect(changes.map(({ key, code }) => [key, code])).toEqual([[row.key, row.code]]);
});
