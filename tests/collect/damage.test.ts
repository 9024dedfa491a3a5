import { access } from "node:fs/promises";
import { join } from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import { expect, it } from "vitest";
import * as XLSX from "xlsx";
import { collect } from "../../src/collect/collect.ts";
import { readCollected } from "../../src/collect/read/read-file.ts";
import { filesWith, holdsReport } from "../../src/collect/write.ts";
import { compile } from "../../src/model/compile.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { asCsv, bureau, codes, filled, plan, type Table, today } from "./bureau.ts";

/** A small generator of the same numbers each time (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const bytesOf = (content: string | Uint8Array) =>
  typeof content === "string" ? strToU8(content) : content;

/** Values that belong in no cell. */
const strange = [
  "",
  "0.6",
  "-5",
  "1e9",
  "NaN",
  "２０１５",
  "=1+1",
  "#REF!",
  "TRUE",
  "请填写",
  "无",
  "同上",
  "……",
  "[*x]",
  '"""',
  "“”“",
  "2015-02-30",
  "42",
  "999999",
  "\u0000",
  "a\r\nb\r\n\r\nc",
  "😀",
  "| {",
  "} //",
  "完成",
  "已销号",
  "x".repeat(5000),
];

function damagedTables(table: Table, roll: (sides: number) => number): readonly Table[] {
  const cellsWrong = Array.from({ length: 40 }, () => {
    const row = 1 + roll(table.length - 1);
    const column = roll(table[0]?.length ?? 1);
    const value = strange[roll(strange.length)] ?? "";
    return table.map((cells, at) =>
      at === row ? cells.map((cell, i) => (i === column ? value : cell)) : cells,
    );
  });
  const rowsWrong = Array.from({ length: 30 }, (_, index) => {
    const at = 1 + roll(table.length - 1);
    const rows = [...table];
    if (index % 3 === 0) rows.splice(at, 1);
    else if (index % 3 === 1) rows.splice(1 + roll(table.length), 0, rows[at] ?? []);
    else {
      const [cut = []] = rows.splice(at, 1);
      rows.push(cut.toReversed());
    }
    return rows;
  });
  const columnsWrong = (table[0] ?? []).map((_, column) =>
    table.map((cells) => cells.filter((__, at) => at !== column)),
  );
  return [...cellsWrong, ...rowsWrong, ...columnsWrong];
}

function cut(bytes: Uint8Array, count: number): readonly Uint8Array[] {
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(0, Math.floor((bytes.length * (index + 1)) / (count + 1))),
  );
}

function flipped(bytes: Uint8Array, count: number, roll: (sides: number) => number) {
  return Array.from({ length: count }, () => {
    const copy = Uint8Array.from(bytes);
    for (let times = 0; times < 4; times += 1) copy[roll(copy.length)] = roll(256);
    return copy;
  });
}

/** The workbook with one of its parts changed. */
function withPart(book: Uint8Array, name: RegExp, change: (xml: string) => string | undefined) {
  const parts = unzipSync(book);
  for (const [path, bytes] of Object.entries(parts)) {
    if (!name.test(path)) continue;
    const changed = change(Buffer.from(bytes).toString());
    if (changed === undefined) delete parts[path];
    else parts[path] = strToU8(changed);
  }
  return zipSync(parts);
}

/** Says in its directory that its parts are small: what is unpacked must stay so. */
function lying(bomb: Uint8Array): Uint8Array {
  const copy = Buffer.from(bomb);
  for (
    let at = copy.indexOf("PK\u0001\u0002");
    at >= 0;
    at = copy.indexOf("PK\u0001\u0002", at + 4)
  )
    copy.writeUInt32LE(1000, at + 24);
  return copy;
}

function workbooks(book: Uint8Array): Readonly<Record<string, Uint8Array>> {
  const sheet = /worksheets\/sheet\d+\.xml$/;
  const zeros = new Uint8Array(80_000_000);
  const bomb = zipSync({ ...unzipSync(book), "xl/worksheets/sheet9.xml": zeros }, { level: 9 });
  const entity = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet>&b;</worksheet>';
  return {
    "formula.xlsx": withPart(book, sheet, (xml) => xml.replace(/<v>/, "<f>A1&amp;B1</f><v>")),
    "formula-without-value.xlsx": withPart(book, sheet, (xml) =>
      xml.replace(/<c ([^>]*)><v>[^<]*<\/v>/g, "<c $1><f>NOW()</f>"),
    ),
    "no-strings.xlsx": withPart(book, /sharedStrings/, () => undefined),
    "no-styles.xlsx": withPart(book, /styles/, () => undefined),
    "no-rels.xlsx": withPart(book, /workbook\.xml\.rels/, () => undefined),
    "no-workbook.xlsx": withPart(book, /workbook\.xml$/, () => undefined),
    "no-sheet.xlsx": withPart(book, sheet, () => undefined),
    "open-tags.xlsx": withPart(book, sheet, (xml) => xml.slice(0, xml.length / 2)),
    "entity.xlsx": withPart(book, sheet, () => entity),
    "nested.xlsx": withPart(book, sheet, () => `<row>${"<a>".repeat(100_000)}`),
    "far-away.xlsx": withPart(book, sheet, (xml) => xml.replaceAll('r="A', 'r="XFDZZ')),
    "bomb.xlsx": bomb,
    "lying-bomb.xlsx": lying(bomb),
    "password.xlsx": Buffer.concat([
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      Buffer.alloc(2000),
      Buffer.from("EncryptedPackage", "utf16le"),
    ]),
    "document.xlsx": zipSync({ "word/document.xml": strToU8("<w:document/>") }),
    "empty.xlsx": zipSync({}),
  };
}

function answers(table: Table): readonly unknown[] {
  const [headings = [], ...rows] = table;
  const at = (heading: string) => headings.indexOf(heading);
  const answer = {
    planwright: "sheet",
    version: 1,
    plan: "年度",
    fingerprint: "0",
    unit: "温州",
    asOf: "2015-09-28",
    rows: rows.map((row) => ({
      key: "",
      check: row[at("校验值")] ?? "",
      code: row[at("行号")] ?? "",
      values: { state: row[at("状态")] ?? "", percent: row[at("完成比例")] ?? "" },
    })),
  };
  return [
    answer,
    { ...answer, rows: [] },
    { ...answer, rows: [{}] },
    { ...answer, rows: 5 },
    { ...answer, unit: 5 },
    { ...answer, version: "1" },
    { ...answer, asOf: "gestern" },
    { ...answer, filledOn: "morgen" },
    { ...answer, round: "十三季度" },
    [],
    null,
    "sheet",
  ];
}

it("gives a finding or an import for 200 damaged sheets, never an exception, and leaves the journal alone", {
  timeout: 60_000,
}, async () => {
  const { folder, run, sheet, put } = await bureau();
  const table = filled(await sheet(), {
    [codes.ledger]: { 状态: "进行中", 完成比例: "60%", 本期进展: "已建账" },
    [codes.talksFirst]: { 状态: "完成", 完成日期: "2015-06-20", 佐证材料: "记录" },
  });
  const roll = dice(2015);
  const csv = bytesOf(asCsv(table));
  const made = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(made, XLSX.utils.aoa_to_sheet(table.map((row) => [...row])), "任务");
  const book = new Uint8Array(XLSX.write(made, { type: "array", bookType: "xlsx", bookSST: true }));
  const variants = new Map<string, Uint8Array>();
  const add = (kind: string, extension: string, list: readonly (string | Uint8Array)[]) => {
    for (const [index, content] of list.entries())
      variants.set(`${kind}-${index}.${extension}`, bytesOf(content));
  };
  add("table", "csv", damagedTables(table, roll).map(asCsv));
  add("cut", "csv", cut(csv, 20));
  add("flipped", "csv", flipped(csv, 20, roll));
  add("cut", "xlsx", cut(book, 25));
  add("flipped", "xlsx", flipped(book, 40, roll));
  const texts = answers(table).map((answer) => JSON.stringify(answer));
  add("answer", "json", texts);
  add("cut", "json", cut(bytesOf(texts[0] ?? ""), 10));
  for (const [name, bytes] of Object.entries(workbooks(book))) variants.set(name, bytes);
  expect(variants.size).toBeGreaterThanOrEqual(200);

  const source = readSource({ path: "plan.plan", text: plan });
  const { model } = compile([source]);
  for (const [name, bytes] of variants) {
    const read = await readCollected(name, bytes);
    const { changes, questions, findings, unchanged } = collect([read], model, { today });
    const said = changes.length + questions.length + findings.length + unchanged;
    expect(said, name).toBeGreaterThan(0);
    const reports = [...changes, ...questions.map(({ change }) => change)].map(
      ({ report }) => report,
    );
    const [written] = filesWith(reports, {
      compile: (files) => {
        const more = [...files].map(([path, text]) => readSource({ path, text }));
        const compiled = compile([source, ...more]);
        return { model: compiled.model, entries: more.flatMap(({ entries }) => entries.entries) };
      },
      text: () => undefined,
      newFile: () => "progress/温州.plan",
    });
    if (written === undefined) continue;
    const after = compile([source, readSource({ path: written.file, text: written.text })]);
    expect(
      after.findings.filter(({ severity }) => severity === "error"),
      name,
    ).toEqual([]);
    for (const report of reports) expect(holdsReport(after.model, report), name).toBe(true);
  }

  for (const [name, bytes] of variants) await put(name, bytes);
  const { code, out } = await run(["collect", ...variants.keys()]);
  expect(code).toBe(1);
  expect(out).toContain("没有收入");
  await expect(access(join(folder, "progress"))).rejects.toThrow("ENOENT");
});
