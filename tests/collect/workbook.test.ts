import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import * as SheetJS from "xlsx";
import { HEADER_ROW, ID_ROW } from "../../src/sheets/form.ts";
import { day } from "../tracking/small.ts";
import { bureau, codes } from "./bureau.ts";
import { type Fill, fillIn, issued, read, rowsOf, save } from "./workbooks.ts";

/** What a worksheet shows of a row, by id. */
function shown(book: SheetJS.WorkBook, code: string): Readonly<Record<string, string>> {
  for (const sheet of Object.values(book.Sheets)) {
    const rows = rowsOf(sheet);
    const ids = rows[ID_ROW - 1] ?? [];
    const row = rows.find((cells) => cells[ids.indexOf("#code")] === code);
    if (row !== undefined) return Object.fromEntries(ids.map((id, c) => [id, row[c] ?? ""]));
  }
  return {};
}

const study = "第三项·温州分局";

const fill: Fill = {
  [codes.ledger]: {
    "#state": "进行中",
    "#percent": { percent: 0.6 },
    "#progress": "已建账“好”\n第二行",
    "#problem": '缺"人',
    "#next-step": "=招人",
  },
  [codes.talksFirst]: {
    "#state": "完成",
    "#done": { serial: 42175 },
    "#evidence": "记录1\n记录2",
  },
  [study]: {
    "#@4月": { serial: 42114 },
    "#@5月": "50%",
    "#evidence": "签到表",
    "#progress": "按月学",
  },
  [codes.sessions]: { "#value": 2 },
};

const written = `进展 温州 年度 {
  2015-09-26 台账 60% 进行中 问题 “缺"人” 下步 "=招人" | 已建账“好”
  | 第二行
  2015-09-26 谈心@上半年 完成 于 2015-06-20 佐证 "记录1" "记录2"
  2015-09-26 学习@4月 完成 于 2015-04-20
  2015-09-26 学习@5月 50% 佐证 "签到表" | 按月学
  2015-09-26 场次 = 2
}
`;

it("comes back without loss from a workbook that another program filled in, and shows it the next time", async () => {
  const office = await bureau();
  const book = await issued(office);
  fillIn(book, fill, { "#filledOn": { serial: 42273 }, "#filledBy": "张三" });
  await office.put("温州.xlsx", save(book));
  const { code, out } = await office.run(["collect", "温州.xlsx", "--write"]);
  expect(out).toContain("5 行有变化，0 行待确认，0 处没有收入");
  expect(code).toBe(0);
  expect(await office.journal()).toBe(written);

  const again = await issued(office);
  expect(shown(again, codes.ledger)).toMatchObject({
    "#state": "进行中",
    "#percent": "60%",
    "#progress": "已建账“好”\n第二行",
    "#problem": '缺"人',
    "#next-step": "=招人",
  });
  expect(shown(again, codes.talksFirst)).toMatchObject({
    "#state": "完成",
    "#done": "2015-06-20",
    "#evidence": "记录1\n记录2",
  });
  expect(shown(again, study)).toMatchObject({ "#progress": "按月学", "#evidence": "签到表" });
  expect(shown(again, codes.sessions)).toMatchObject({ "#value": "2" });
  await office.put("再.xlsx", save(again));
  const twice = await office.run(["collect", "温州.xlsx", "再.xlsx", "--write"], day("2015-09-30"));
  expect(twice.out).toContain("0 行有变化，0 行待确认，0 处没有收入");
  expect(await office.journal()).toBe(written);
});

it("reads rows that were sorted, columns that were inserted, moved, hidden and renamed", async () => {
  const office = await bureau();
  const book = await issued(office);
  fillIn(book, fill, { "#filledOn": "2015年9月26日" });
  for (const name of ["任务", "按次"]) {
    const rows = rowsOf(book.Sheets[name] ?? {});
    const head = rows
      .slice(0, HEADER_ROW)
      .map((row, r) =>
        r === HEADER_ROW - 1
          ? row.map((heading) => (heading === "完成比例" ? "进度" : heading))
          : row,
      );
    const arranged = [
      ["我们局的表"],
      ...head,
      ["小计"],
      ...rows.slice(HEADER_ROW).toReversed(),
    ].map((row) => ["", ...row.toReversed()]);
    const width = Math.max(...arranged.map((row) => row.length));
    const sheet = SheetJS.utils.aoa_to_sheet(
      arranged.map((row) => [...Array<string>(width - row.length).fill(""), ...row]),
    );
    sheet["!cols"] = Array.from({ length: width }, (_, c) => ({ hidden: c % 3 === 0 }));
    book.Sheets[name] = sheet;
  }
  await office.put("温州.xlsx", save(book));
  const { out } = await office.run(["collect", "温州.xlsx", "--write"]);
  expect(out).toContain("5 行有变化，0 行待确认，4 处没有收入");
  expect((await office.journal()).split("\n").toSorted()).toEqual(written.split("\n").toSorted());
});

it("takes the value that a formula came to and says so, and nothing of one without a value", async () => {
  const office = await bureau();
  const book = await issued(office);
  fillIn(book, { [codes.ledger]: { "#percent": { percent: 0.6 } } });
  const sheet = book.Sheets.任务 ?? {};
  const rows = rowsOf(sheet);
  const at = (id: string, r: number) =>
    SheetJS.utils.encode_cell({ r, c: (rows[ID_ROW - 1] ?? []).indexOf(id) });
  sheet[at("#percent", HEADER_ROW)] = { t: "n", v: 0.6, z: "0%", f: "3/5" };
  sheet[at("#progress", HEADER_ROW + 1)] = { t: "s", v: "", f: 'REPT("a",0)' };
  await office.put("温州.xlsx", save(book));
  const { changes, notes, rejected } = JSON.parse(
    (await office.run(["collect", "温州.xlsx", "--json"])).out,
  );
  expect(changes[0].source).toEqual(["2015-09-28 台账 60%"]);
  expect(notes[0]).toMatchObject({ code: "formula", spot: { worksheet: "任务", row: 4 } });
  expect(rejected[0]).toMatchObject({ code: "placeholder", spot: { worksheet: "任务", row: 5 } });
});

it("refuses the sheet of another year and asks about one of another issue of the plan", async () => {
  const office = await bureau();
  const book = await issued(office);
  fillIn(book, { [codes.ledger]: { "#percent": { percent: 0.6 } } });
  await office.put("温州.xlsx", save(book));
  const source = await readFile(join(office.folder, "plan.plan"), "utf8");
  await office.put(
    "plan.plan",
    source.replace("措施 宣传", '措施 新增 "新增任务。" { 责任 各分局 }\n  措施 宣传'),
  );
  const changed = JSON.parse((await office.run(["collect", "温州.xlsx", "--json"])).out);
  expect(changed.changes).toEqual([]);
  expect(changed.questions[0].code).toBe("other-issue");
  await office.put(
    "plan.plan",
    source.replaceAll("年度", "二〇一六年度").replace("二〇一六年度 2015", "年度 2016"),
  );
  const other = JSON.parse((await office.run(["collect", "温州.xlsx", "--json"])).out);
  expect(other.rejected[0].code).toBe("other-plan");
});

it("refuses a sheet of a closed round by the round that it carries, whenever it comes in", async () => {
  const office = await bureau({ "rounds.plan": "结束填报 三季度 年度 2015-10-06 | 已汇总\n" });
  await office.run(["build", "--only", "sheets", "--format", "xlsx", "--round", "三季度"]);
  const book = read(await readFile(join(office.folder, "build/sheets/温州.xlsx")));
  fillIn(book, { [codes.ledger]: { "#percent": { percent: 0.6 } } });
  await office.put("迟.xlsx", save(book));
  const late = day("2015-11-20");
  const { code, out } = await office.run(["collect", "迟.xlsx", "--write"], late);
  expect(code).toBe(1);
  expect(out.match(/迟\.xlsx: 三季度的填报已于 2015-10-06 结束（已汇总）/g)).toHaveLength(1);
  expect(await office.journal()).toBe("");
});

it("takes the workbook of all units page by page", async () => {
  const office = await bureau();
  await issued(office);
  const book = read(await readFile(join(office.folder, "build/sheets/all.xlsx")));
  fillIn(book, {
    [codes.ledger]: { "#percent": { percent: 0.6 } },
    第一项·台账·嘉兴分局: { "#percent": { percent: 0.7 } },
  });
  await office.put("all.xlsx", save(book));
  const { changes, rejected } = JSON.parse(
    (await office.run(["collect", "all.xlsx", "--json"])).out,
  );
  expect(rejected).toEqual([]);
  expect(
    changes.map(({ unit, source }: { unit: string; source: unknown }) => [unit, source]),
  ).toEqual([
    ["温州", ["2015-09-28 台账 60%"]],
    ["嘉兴", ["2015-09-28 台账 70%"]],
  ]);
});

const run = promisify(execFile);
const soffice = await run("soffice", ["--version"]).then(
  () => true,
  () => false,
);

it.runIf(soffice)(
  "comes back without loss when LibreOffice has saved it",
  { timeout: 60_000 },
  async () => {
    const office = await bureau();
    const book = await issued(office);
    fillIn(book, fill, { "#filledOn": { serial: 42273 } });
    await office.put("温州.xlsx", save(book));
    const out = join(office.folder, "saved");
    await run("soffice", [
      `-env:UserInstallation=file://${join(office.folder, "profile")}`,
      "--headless",
      "--convert-to",
      "xlsx:Calc MS Excel 2007 XML",
      "--outdir",
      out,
      join(office.folder, "温州.xlsx"),
    ]);
    await office.run(["collect", "saved/温州.xlsx", "--write"]);
    expect(await office.journal()).toBe(written);
  },
);
