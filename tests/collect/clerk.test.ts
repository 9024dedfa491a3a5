import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import * as SheetJS from "xlsx";
import { HEADER_ROW, ID_ROW } from "../../src/sheets/form.ts";
import { day } from "../tracking/small.ts";
import { type Bureau, bureau, codes } from "./bureau.ts";
import { fillIn, issued, rowsOf, save } from "./workbooks.ts";

/**
 * A clerk's round: fill in, clear, merge, comment, sort, save, hand in twice. What was typed is in the journal, or
 * quoted with its cell; nothing is missing. LibreOffice saves the workbooks too where there is one.
 */

const run = promisify(execFile);
const soffice = await run("soffice", ["--version"]).then(
  () => true,
  () => false,
);

type Save = (office: Bureau, name: string, bytes: Uint8Array) => Promise<string>;

const asItIs: Save = async (office, name, bytes) => {
  await office.put(name, bytes);
  return name;
};

const throughOffice: Save = async (office, name, bytes) => {
  await office.put(name, bytes);
  await run("soffice", [
    `-env:UserInstallation=file://${join(office.folder, "profile")}`,
    "--headless",
    "--convert-to",
    "xlsx:Calc MS Excel 2007 XML",
    "--outdir",
    join(office.folder, "saved"),
    join(office.folder, name),
  ]);
  return `saved/${name}`;
};

const at = (r: number, c: number) => SheetJS.utils.encode_cell({ r, c });

/** Turns the rows below the headings round, each with its comments. */
function sortBackwards(sheet: SheetJS.WorkSheet): void {
  const { length } = rowsOf(sheet);
  const width = Math.max(...rowsOf(sheet).map((row) => row.length));
  for (let first = HEADER_ROW, last = length - 1; first < last; first += 1, last -= 1)
    for (let c = 0; c < width; c += 1) {
      const [upper, lower] = [sheet[at(first, c)], sheet[at(last, c)]];
      delete sheet[at(first, c)];
      delete sheet[at(last, c)];
      if (lower !== undefined) sheet[at(first, c)] = lower;
      if (upper !== undefined) sheet[at(last, c)] = upper;
    }
}

const columnOf = (sheet: SheetJS.WorkSheet, id: string) =>
  (rowsOf(sheet)[ID_ROW - 1] ?? []).indexOf(id);

function rowNumber(sheet: SheetJS.WorkSheet, code: string): number {
  const column = columnOf(sheet, "#code");
  return rowsOf(sheet).findIndex((row) => row[column] === code);
}

async function clerksRound(saved: Save): Promise<void> {
  const office = await bureau();
  const first = await issued(office);
  fillIn(
    first,
    {
      [codes.ledger]: {
        "#state": "推进中",
        "#percent": { percent: 80 },
        "#progress": "建账“一”\n第二行",
        "#problem": "缺人手",
        "#next-step": "=招人",
      },
      [codes.talksFirst]: { "#state": "完成", "#done": "6月20日", "#evidence": "记录1" },
      [codes.campaign]: { "#progress": "办了两期" },
      第三项·温州分局: { "#@4月": { serial: 42114 }, "#evidence": "签到表" },
      [codes.sessions]: { "#value": 2 },
    },
    { "#filledOn": "2015-09-26" },
  );
  const one = await saved(office, "一.xlsx", save(first));
  const asked = await office.run(["collect", one, "--write"]);
  expect(asked.out).toContain("2 行待确认");
  for (let times = 0; times < 2; times += 1)
    await office.run(["collect", one, "--write", "--confirm", "all"]);
  const once = await office.journal();
  expect(once.split("\n").toSorted()).toEqual(
    [
      "进展 温州 年度 {",
      '  2015-09-26 台账 80% 进行中 问题 "缺人手" 下步 "=招人" | 建账“一”',
      "  | 第二行",
      '  2015-09-26 谈心@上半年 完成 于 2015-06-20 佐证 "记录1"',
      "  2015-09-26 宣传 长期坚持 | 办了两期",
      '  2015-09-26 学习@4月 完成 于 2015-04-20 佐证 "签到表"',
      "  2015-09-26 场次 = 2",
      "}",
      "",
    ].toSorted(),
  );

  const later = day("2015-10-08");
  const second = await issued(office, later);
  const sheet = second.Sheets.任务 ?? {};
  fillIn(
    second,
    { [codes.ledger]: { "#problem": "", "#progress": "招到一人" } },
    { "#filledOn": "2015-10-07" },
  );
  sortBackwards(sheet);
  const row = rowNumber(sheet, codes.ledger);
  const progress = columnOf(sheet, "#progress");
  const above = rowsOf(sheet)[row - 1]?.[columnOf(sheet, "#code")] ?? "";
  sheet[at(row - 1, progress)] = { t: "s", v: "两项合并说" };
  delete sheet[at(row, progress)];
  sheet["!merges"] = [{ s: { r: row - 1, c: progress }, e: { r: row, c: progress } }];
  SheetJS.utils.cell_add_comment(sheet[at(row, columnOf(sheet, "#state"))], "等批复", "张三");
  SheetJS.utils.sheet_add_aoa(sheet, [["旁注一句"]], { origin: { r: row, c: 40 } });
  SheetJS.utils.book_append_sheet(second, SheetJS.utils.aoa_to_sheet([["另页说明"]]), "附页");
  const two = await saved(office, "二.xlsx", save(second));
  const listed = await office.run(["collect", two, "--write"], later);
  expect(listed.code).toBe(1);
  expect(listed.out).toContain("存在问题：缺人手 → （空）");
  for (const typed of ["等批复", "旁注一句", "另页说明"]) expect(listed.out).toContain(typed);
  const now = await office.journal();
  expect(now).toContain('2015-10-07 台账 80% 进行中 下步 "=招人" | 两项合并说');
  expect(above).not.toBe("");
  expect(now.match(/\| 两项合并说/g)).toHaveLength(2);
  const again = await office.run(["collect", one, two, "--write"], day("2015-10-09"));
  expect(again.out).toContain("0 行有变化");
  expect(await office.journal()).toBe(now);
  await office.run(["build", "--only", "overview", "--format", "html"], later);
  const overview = await readFile(join(office.folder, "build/overview/index.html"), "utf8");
  expect(overview).not.toContain("缺人手");
}

it("has all that a clerk typed in the journal, or quotes it", () => clerksRound(asItIs));

it.runIf(soffice)(
  "has it too where LibreOffice has saved the workbooks",
  { timeout: 120_000 },
  () => clerksRound(throughOffice),
);
