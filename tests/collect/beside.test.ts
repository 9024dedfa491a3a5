import { expect, it } from "vitest";
import * as SheetJS from "xlsx";
import { HEADER_ROW } from "../../src/sheets/form.ts";
import { bureau, codes, plan } from "./bureau.ts";
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

it("quotes what is typed above a table, over what the plan says, and into the cover and tables that are only read", async () => {
  const office = await bureau({
    "plan.plan": plan.replace(
      "责任 各分局；频次 每半年1次",
      "责任 嘉兴；配合 温州；频次 每半年1次",
    ),
  });
  const book = await issued(office);
  const write = (name: string, at: string, text: string) =>
    SheetJS.utils.sheet_add_aoa(book.Sheets[name] ?? {}, [[text]], { origin: at });
  write("任务", "C1", "请王处阅");
  const due = cellIn(book.Sheets.任务 ?? {}, "#due", 0);
  write("任务", SheetJS.utils.encode_cell(due), "申请延到年底");
  write("牵头配合", "A4", "我们没有参加");
  write("填表说明", "B2", "填表的人刚换");
  await office.put("温州.xlsx", save(book));
  const { code, out } = await office.run(["collect", "温州.xlsx", "--json"]);
  expect(code).toBe(1);
  const { rejected } = JSON.parse(out);
  const quoted = rejected.map(
    (one: { code: string; message: { zh: string }; spot: { worksheet: string; row: number } }) =>
      `${one.code} ${one.spot.worksheet} ${one.spot.row} ${one.message.zh.split("：").at(-1)}`,
  );
  expect(quoted.toSorted()).toEqual(
    [
      "worksheet-not-read 任务 1 请王处阅",
      `cell-not-read 任务 ${due.r + 1} 申请延到年底`,
      "worksheet-not-read 牵头配合 4 我们没有参加",
      "worksheet-not-read 填表说明 2 填表的人刚换",
    ].toSorted(),
  );
});
