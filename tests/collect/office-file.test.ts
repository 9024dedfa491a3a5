import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bureau, codes } from "./bureau.ts";

/** A workbook of the bureau as LibreOffice 7.4 saved it, with words put wherever such a program lets people put them. */
const saved = join(import.meta.dirname, "files/beside.xlsx");

it("quotes the text box, the comment, the header and what stands above the table of a workbook that LibreOffice saved", async () => {
  const office = await bureau();
  await office.put("温州.xlsx", await readFile(saved));
  const { code, out } = await office.run(["collect", "温州.xlsx", "--write", "--json"]);
  expect(code).toBe(1);
  const { rejected, changes } = JSON.parse(out);
  const told = rejected.map(
    (one: { code: string; message: { zh: string }; spot: { row?: number; column?: string } }) => [
      one.code,
      one.spot.row,
      one.spot.column,
      one.message.zh.split("没有读入：").at(-1),
    ],
  );
  expect(told).toEqual([
    ["shape-not-read", undefined, undefined, "页眉：四月未开展"],
    ["shape-not-read", 4, "L", "文本框：两人外借"],
    ["comment-not-read", 4, "L", "批注：等省局批复"],
    ["worksheet-not-read", 1, "C", "表上方：请王处阅"],
  ]);
  expect(changes).toMatchObject([{ row: codes.ledger, cells: [{ to: "已建账" }] }]);
  expect(await office.journal()).toContain("| 已建账");
});
