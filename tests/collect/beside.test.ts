import { expect, it } from "vitest";
import * as SheetJS from "xlsx";
import { HEADER_ROW } from "../../src/sheets/form.ts";
import { bureau, codes } from "./bureau.ts";
import { fillIn, issued, rowsOf, save } from "./workbooks.ts";

/** Where the cell of a row and column of 任务 stands. */
function cellIn(sheet: SheetJS.WorkSheet, id: string, row: number): { r: number; c: number } {
  const ids = rowsOf(sheet)[HEADER_ROW - 2] ?? [];
  return { r: HEADER_ROW + row, c: ids.indexOf(id) };
}

it("takes a merged cell as said of each row that it covers, and says so", async () => {
  const office = await bureau();
  const book = await issued(office);
  fillIn(book, { [codes.ledger]: { "#progress": "已布置" } });
  const sheet = book.Sheets.任务 ?? {};
  const first = cellIn(sheet, "#progress", 0);
  sheet["!merges"] = [{ s: first, e: { r: first.r + 1, c: first.c } }];
  await office.put("温州.xlsx", save(book));
  const { code, out } = await office.run(["collect", "温州.xlsx", "--write", "--json"]);
  const { changes, notes } = JSON.parse(out);
  expect(code).toBe(0);
  expect(changes).toHaveLength(2);
  expect(notes.map((one: { code: string }) => one.code)).toEqual(["cell-merged"]);
  expect((await office.journal()).match(/\| 已布置/g)).toHaveLength(2);
});

it("quotes every comment, foreign column and added worksheet whole with its cell, and ends with 1", async () => {
  const office = await bureau();
  const book = await issued(office);
  fillIn(book, { [codes.ledger]: { "#progress": "已布置" } });
  const sheet = book.Sheets.任务 ?? {};
  const { r, c } = cellIn(sheet, "#progress", 0);
  const commented = sheet[SheetJS.utils.encode_cell({ r, c })];
  SheetJS.utils.cell_add_comment(commented, "等省局批复\n再报", "张三");
  SheetJS.utils.sheet_add_aoa(sheet, [["我的话"]], { origin: { r, c: 40 } });
  SheetJS.utils.book_append_sheet(book, SheetJS.utils.aoa_to_sheet([[], ["", "书记外出"]]), "说明");
  const cover = book.Sheets.填表说明 ?? {};
  SheetJS.utils.sheet_add_aoa(cover, [["电话 123"]], { origin: "E9" });
  await office.put("温州.xlsx", save(book));
  const { code, out } = await office.run(["collect", "温州.xlsx", "--write", "--json"]);
  const { rejected } = JSON.parse(out);
  expect(code).toBe(1);
  expect(
    rejected.map((one: { code: string; message: { zh: string }; spot: object }) => [
      one.code,
      one.message.zh,
      one.spot,
    ]),
  ).toEqual([
    [
      "column-not-read",
      expect.stringContaining("我的话"),
      expect.objectContaining({ column: "AO", row: r + 1 }),
    ],
    [
      "comment-not-read",
      expect.stringMatching(/等省局批复\n再报/),
      expect.objectContaining({ worksheet: "任务", row: r + 1 }),
    ],
    [
      "worksheet-not-read",
      expect.stringContaining("电话 123"),
      expect.objectContaining({ column: "E", row: 9 }),
    ],
    [
      "worksheet-not-read",
      expect.stringContaining("书记外出"),
      { file: "温州.xlsx", worksheet: "说明", row: 2, column: "B" },
    ],
  ]);
  expect(await office.journal()).toContain("已布置");
});
