import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, expect, it, vi } from "vitest";
import * as SheetJS from "xlsx";
import { compile } from "../../../src/model/compile.ts";
import { renderXlsx } from "../../../src/output/xlsx/xlsx.ts";
import { ABOUT_SHEET, HEADER_ROW, ID_ROW } from "../../../src/sheets/form.ts";
import { sheetsOf } from "../../../src/sheets/sheet.ts";
import { readSource } from "../../../src/syntax/read-source.ts";
import { day, small } from "../../tracking/small.ts";

const journal = `进展 温州 {
  2015-06-20 谈心@上半年 完成 于 2015-06-18 佐证 "记录"
  2015-06-30 台账 40% 问题 "=1+1" | -- 已建账。
}
`;

async function workbook(unit: string | undefined, source = small) {
  const { model } = compile([
    readSource({ path: "plan.plan", text: source }),
    readSource({ path: "journal.plan", text: journal }),
  ]);
  const [plan] = model.plans;
  if (plan === undefined) throw new Error("the plan of the test is missing");
  const round = { key: "2015Q2", label: "2015年第二季度", due: day("2015-07-05") };
  const { units, all } = sheetsOf(plan, model, { asOf: day("2015-07-01"), round });
  const sheet = units.find((one) => one.unit?.id === unit);
  return sheet === undefined ? renderXlsx(all, units) : renderXlsx(sheet);
}

type Cells = readonly (readonly unknown[])[];

function rowsOf(bytes: Uint8Array, name: string): Cells {
  const book = SheetJS.read(bytes);
  const sheet = book.Sheets[name];
  if (sheet === undefined) throw new Error(`no worksheet ${name} among ${book.SheetNames}`);
  return SheetJS.utils.sheet_to_json<unknown[]>(sheet, {
    header: 1,
    defval: null,
    blankrows: true,
  });
}

/** The XML of a part of the workbook. */
function part(bytes: Uint8Array, name: string): string {
  const file = unzipSync(bytes)[name];
  if (file === undefined) throw new Error(`no ${name}`);
  return strFromU8(file);
}

it("holds the rows with their values as what they are: text, days, percentages", async () => {
  const rows = rowsOf(await workbook("温州"), "任务");
  const ids = rows[ID_ROW - 1] ?? [];
  const first = rows[HEADER_ROW] ?? [];
  const cell = (id: string) => first[ids.indexOf(id)];
  expect(rows[HEADER_ROW - 1]).toContain("完成比例");
  expect(cell("#measure")).toBe("建立台账");
  expect(cell("#percent")).toBe(0.4);
  expect(SheetJS.SSF.format("yyyy-mm-dd", cell("#due"))).toBe("2015-09-30");
  expect(cell("#code")).toBe("第一项·温州分局");
  expect(cell("#:key")).toBe("年度.台账@温州");
  expect(String(cell("#:check"))).toMatch(/^[0-9A-F]{8}$/);
});

/** The first cell below a heading's id in a part of the workbook, in letters. */
function place(bytes: Uint8Array, name: string, id: string): string {
  const at = (rowsOf(bytes, name)[ID_ROW - 1] ?? []).indexOf(id);
  if (at < 0) throw new Error(`no column ${id}`);
  return SheetJS.utils.encode_cell({ r: HEADER_ROW, c: at });
}

/** The number format of a cell and whether it may be filled in, as the styles say it. */
function look(bytes: Uint8Array, name: string, cell: string) {
  const style = new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(part(bytes, name))?.[1];
  const list = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(part(bytes, "xl/styles.xml"))?.[1] ?? "";
  const xf = [...list.matchAll(/<xf [^>]*?(?:\/>|>.*?<\/xf>)/gs)][Number(style)]?.[0] ?? "";
  return {
    format: Number(/numFmtId="(\d+)"/.exec(xf)?.[1]),
    unlocked: xf.includes('locked="0"'),
  };
}

/** How the format of text is numbered in every workbook. */
const TEXT_FORMAT = 49;

it("keeps what is typed as text: document numbers, and what begins with a minus sign", async () => {
  const bytes = await workbook("温州");
  const cell = place(bytes, "任务", "#next-step");
  expect(look(bytes, "xl/worksheets/sheet2.xml", cell)).toEqual({
    format: TEXT_FORMAT,
    unlocked: true,
  });
  const code = place(bytes, "任务", "#code");
  expect(look(bytes, "xl/worksheets/sheet2.xml", code).unlocked).toBe(false);
});

it("sorts its hidden columns with the others", async () => {
  const bytes = await workbook("温州");
  const width = (rowsOf(bytes, "任务")[ID_ROW - 1] ?? []).length;
  const rows = rowsOf(bytes, "任务").length;
  const last = SheetJS.utils.encode_cell({ r: rows - 1, c: width - 1 });
  expect(part(bytes, "xl/worksheets/sheet2.xml")).toContain(
    `<autoFilter ref="A${HEADER_ROW}:${last}"/>`,
  );
});

it("shows what was told last time until somebody changes it, and states in colour", async () => {
  const bytes = await workbook("温州");
  const rows = rowsOf(bytes, "任务");
  const ids = rows[ID_ROW - 1] ?? [];
  expect(rows[HEADER_ROW]?.[ids.indexOf("#@:problem")]).toBe("=1+1");
  const progress = place(bytes, "任务", "#progress");
  const before = place(bytes, "任务", "#@:progress");
  const xml = part(bytes, "xl/worksheets/sheet2.xml");
  expect(xml).toContain(`<formula>AND(LEN(${progress})&gt;0,EXACT(${progress},${before}))`);
  expect(xml).toContain(`<formula>${place(bytes, "任务", "#state")}=&quot;完成&quot;`);
  const priorities = [...xml.matchAll(/ priority="(\d+)"/g)].map((match) => match[1]);
  expect(new Set(priorities).size).toBe(priorities.length);
});

it("says on its cover what it is for, and asks who filled it in", async () => {
  const bytes = await workbook("温州");
  const rows = rowsOf(bytes, "填表说明");
  const said = new Map(rows.map(([label, text]) => [label, text]));
  expect(said.get("依据")).toBe("《某省局2015年工作方案》（某发〔2015〕1号）");
  expect(said.get("单位")).toBe("温州分局");
  expect(said.get("填报轮次")).toBe("2015年第二季度，2015-07-05 前报送");
  for (const label of ["填报人", "审核人", "负责人签字（盖章）", "填报日期"]) {
    const at = rows.findIndex((row) => row[0] === label);
    expect(rows[at]?.[1]).toBeNull();
    expect(look(bytes, "xl/worksheets/sheet1.xml", `B${at + 1}`).unlocked).toBe(true);
  }
  expect(part(bytes, "xl/worksheets/sheet1.xml")).toMatch(/<dataValidation [^>]*type="date"/);
  expect(rowsOf(bytes, ABOUT_SHEET)).toContainEqual(["round", "2015Q2"]);
});

it("keeps text that looks like a formula as text", async () => {
  const bytes = await workbook("温州");
  expect(part(bytes, "xl/worksheets/sheet2.xml")).not.toContain("<f>");
  const rows = rowsOf(bytes, "任务");
  const ids = rows[ID_ROW - 1] ?? [];
  expect(rows[HEADER_ROW]?.[ids.indexOf("#problem")]).toBe("=1+1");
});

it("locks all but what is to be filled in, and judges what is typed there", async () => {
  const bytes = await workbook("温州");
  const xml = part(bytes, "xl/worksheets/sheet2.xml");
  expect(xml).toContain("<sheetProtection");
  expect(xml).toMatch(/<dataValidation [^>]*type="list"[^>]*>/);
  expect(xml).toContain("未启动,进行中,申请销号,完成,暂停,取消,长期坚持");
  expect(xml).toMatch(/<dataValidation [^>]*type="decimal"/);
  expect(xml).toMatch(/<dataValidation [^>]*type="date"/);
  const styles = part(bytes, "xl/styles.xml");
  const unlocked = [...styles.matchAll(/<xf [^>]*>(?:(?!<\/xf>).)*<protection locked="0"\/>/g)];
  expect(unlocked.length).toBeGreaterThan(0);
});

it("freezes its header, repeats it in print, lies across the page and hides what only programs need", async () => {
  const bytes = await workbook("温州");
  const xml = part(bytes, "xl/worksheets/sheet2.xml");
  expect(xml).toMatch(/<pane [^>]*ySplit="3"[^>]*state="frozen"/);
  expect(xml).toMatch(/orientation="landscape"/);
  expect(xml).toMatch(/paperSize="9"/);
  expect(xml).toMatch(/<row r="2"[^>]*hidden="1"/);
  expect(xml).toMatch(/<autoFilter ref="A3:/);
  expect(part(bytes, "xl/workbook.xml")).toMatch(/_xlnm\.Print_Titles/);
  expect(part(bytes, "xl/workbook.xml")).toMatch(
    new RegExp(`name="${ABOUT_SHEET}"[^>]*veryHidden`),
  );
  expect(rowsOf(bytes, ABOUT_SHEET)).toContainEqual(["unit", "温州"]);
});

it("has a cell for each occurrence of a monthly duty", async () => {
  const source = small.replace("频次 每半年1次", "频次 每月1次");
  const rows = rowsOf(await workbook("嘉兴", source), "按次");
  expect(rows[HEADER_ROW - 1]).toEqual(expect.arrayContaining(["4月", "12月"]));
});

it("has a worksheet a unit in the workbook of all", async () => {
  const { SheetNames } = SheetJS.read(await workbook(undefined));
  expect(SheetNames).toEqual(
    expect.arrayContaining(["填表说明", "办公室", "人事处", "温州分局", "嘉兴分局"]),
  );
});

it("has a worksheet for the duties of each frequency, in which every occurrence since the issue is to be filled in", async () => {
  const source = small
    .replace("频次 每半年1次", "频次 每月1次")
    .replace("措施 宣传", '措施 调度 "两月调度。" { 责任 各分局；频次 每两个月1次 }\n  措施 宣传');
  const bytes = await workbook("嘉兴", source);
  const { SheetNames } = SheetJS.read(bytes);
  expect(SheetNames.slice(1, 4)).toEqual(["任务", "按次", "按次2"]);
  for (const [name, file, count] of [
    ["按次", "xl/worksheets/sheet3.xml", 10],
    ["按次2", "xl/worksheets/sheet4.xml", 5],
  ] as const) {
    const ids = rowsOf(bytes, name)[ID_ROW - 1] ?? [];
    const cells = ids
      .map((id) => String(id))
      .filter((id) => /^#@[^:]/.test(id))
      .map((id) => place(bytes, name, id));
    expect(cells).toHaveLength(count);
    for (const cell of cells) expect(look(bytes, file, cell).unlocked).toBe(true);
  }
});

it("names worksheets so that every program takes them", async () => {
  const source = small.replace('"温州分局"', '"Wenzhou\'s [branch]: 温州"');
  const bytes = await workbook(undefined, source);
  const { SheetNames } = SheetJS.read(bytes);
  expect(SheetNames).toContain("Wenzhou’s _branch__ 温州");
  expect(part(bytes, "xl/workbook.xml")).toContain(`'Wenzhou’s _branch__ 温州'!$A$${HEADER_ROW}:`);
});

it.each(["1979", "2100", "9999"])("holds a sheet of the year %s", async (year) => {
  const { model } = compile([
    readSource({ path: "plan.plan", text: small.replaceAll("2015", year) }),
  ]);
  const [plan] = model.plans;
  const unit = plan && sheetsOf(plan, model, { asOf: day(`${year}-07-01`) }).units[0];
  if (unit === undefined) throw new Error("no sheet");
  const rows = rowsOf(await renderXlsx(unit), "任务");
  const headings = rows[HEADER_ROW - 1] ?? [];
  const due = rows[HEADER_ROW]?.[headings.indexOf("完成时限")];
  expect(rows.length).toBeGreaterThan(HEADER_ROW);
  expect(due).not.toBeNull();
});

it("holds long sheets whole", async () => {
  const { model } = compile([readSource({ path: "plan.plan", text: small })]);
  const [plan] = model.plans;
  const unit = plan && sheetsOf(plan, model, { asOf: day("2015-07-01") }).units[0];
  const table = unit?.tables[0];
  const row = table?.rows[0];
  if (unit === undefined || table === undefined || row === undefined) throw new Error("no row");
  const text = (at: number) => `${at}：${"各分局要逐条落实。".repeat(60)}`;
  const rows = Array.from({ length: 2500 }, (_, at) => ({
    ...row,
    cells: { ...row.cells, sentence: text(at) },
  }));
  const bytes = await renderXlsx({ ...unit, tables: [{ ...table, rows }] });
  const read = rowsOf(bytes, "任务");
  const at = (read[ID_ROW - 1] ?? []).indexOf("#sentence");
  expect(read.slice(HEADER_ROW).map((cells) => cells[at])).toEqual(rows.map((_, n) => text(n)));
});

afterEach(() => {
  vi.useRealTimers();
});

it("comes out the same, byte for byte, whenever it is made", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2015-07-01T08:00:00Z") });
  const one = await workbook("温州");
  vi.setSystemTime(new Date("2016-01-11T09:30:00Z"));
  const two = await workbook("温州");
  expect(Buffer.compare(Buffer.from(one), Buffer.from(two))).toBe(0);
});

const soffice = await promisify(execFile)("soffice", ["--version"]).then(
  () => true,
  () => false,
);

it.runIf(soffice)(
  "is opened and saved by LibreOffice without loss",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "planwright-test-"));
    try {
      await writeFile(join(folder, "sheet.xlsx"), await workbook("温州"));
      await promisify(execFile)(
        "soffice",
        [
          `-env:UserInstallation=file://${folder}/profile`,
          ...["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "saved"],
          "sheet.xlsx",
        ],
        { cwd: folder },
      );
      const saved = new Uint8Array(await readFile(join(folder, "saved/sheet.xlsx")));
      const before = rowsOf(await workbook("温州"), "任务").slice(ID_ROW - 1);
      const width = before[0]?.length ?? 0;
      const after = rowsOf(saved, "任务")
        .slice(ID_ROW - 1, ID_ROW - 1 + before.length)
        .map((row) => row.slice(0, width));
      expect(after).toEqual(before);
      expect(rowsOf(saved, ABOUT_SHEET)).toContainEqual(["unit", "温州"]);
      const xml = part(saved, "xl/worksheets/sheet2.xml");
      expect(xml).toContain("<sheetProtection");
      expect(xml).toMatch(/<dataValidation [^>]*type="list"/);
      expect(xml).toMatch(/<conditionalFormatting/);
      expect(xml).toMatch(new RegExp(`<autoFilter ref="A${HEADER_ROW}:`));
      expect(part(saved, "xl/workbook.xml")).toMatch(/_xlnm\.Print_Titles/);
      const hidden = (bytes: Uint8Array) =>
        Array.from(
          SheetJS.read(bytes, { cellStyles: true }).Sheets.任务?.["!cols"] ?? [],
          (column) => column?.hidden === true,
        ).slice(0, width);
      expect(hidden(saved)).toEqual(hidden(await workbook("温州")));
      expect(hidden(saved)).toContain(true);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  60_000,
);
