import { expect, it } from "vitest";
import { day } from "../tracking/small.ts";
import { asCsv, bureau, codes, type Fill, filled } from "./bureau.ts";
import { fillIn, issued, save } from "./workbooks.ts";

type Cells = Fill[string];

it.each<readonly [Cells, string]>([
  [{ 状态: "已完成", 完成日期: "2015-09-20", 佐证材料: "文件" }, '完成 于 2015-09-20 佐证 "文件"'],
  [{ 状态: "基本完成" }, "进行中"],
  [{ 状态: "推进中" }, "进行中"],
  [{ 状态: "完成", 完成日期: "9月20日", 佐证材料: "文件" }, '完成 于 2015-09-20 佐证 "文件"'],
  [{ 状态: "完成", 完成日期: "9.5", 佐证材料: "文件" }, '完成 于 2015-09-05 佐证 "文件"'],
  [{ 状态: "完成", 完成日期: "20150920", 佐证材料: "文件" }, '完成 于 2015-09-20 佐证 "文件"'],
  [{ 完成比例: "8000%" }, "80%"],
])("asks about %j with its reading, and takes it when it is confirmed", async (cells, row) => {
  const { run, sheet, put, journal } = await bureau();
  await put("in.csv", asCsv(filled(await sheet(), { [codes.ledger]: cells })));
  const asked = await run(["collect", "in.csv", "--write", "--json"]);
  const { changes, questions } = JSON.parse(asked.out);
  expect([asked.code, changes.length, questions[0]?.code]).toEqual([1, 0, "reading-in-doubt"]);
  expect((await run(["collect", "in.csv", "--write", "--confirm", "1"])).code).toBe(0);
  expect(await journal()).toContain(`  2015-09-28 台账 ${row}\n`);
});

it("reads numbers that were typed into cells of days and percentages", async () => {
  const office = await bureau();
  const book = await issued(office, day("2015-09-28"));
  fillIn(book, {
    [codes.ledger]: { "#percent": { percent: 80 } },
    [codes.talksFirst]: { "#state": "完成", "#done": { serial: 9.5 }, "#evidence": "记录" },
  });
  await office.put("温州.xlsx", save(book));
  const { questions } = JSON.parse((await office.run(["collect", "温州.xlsx", "--json"])).out);
  expect(questions.map((one: { change: { source: unknown } }) => one.change.source)).toEqual([
    ["2015-09-28 台账 80%"],
    ['2015-09-28 谈心@上半年 完成 于 2015-09-05 佐证 "记录"'],
  ]);
});

it("asks about a percentage that falls", async () => {
  const { run, sheet, put } = await bureau({
    "progress/温州.plan": "进展 温州 年度 {\n  2015-08-31 台账 60% 进行中 | 已建账\n}\n",
  });
  await put("in.csv", asCsv(filled(await sheet(), { [codes.ledger]: { 完成比例: "40%" } })));
  const { questions } = JSON.parse((await run(["collect", "in.csv", "--json"])).out);
  expect(questions).toMatchObject([{ code: "percentage-falls" }]);
});

it("books a sheet without its day on the day it was made or the last it speaks of, and says so", async () => {
  for (const [fill, told] of [
    [{ [codes.ledger]: { "#percent": { percent: 0.6 } } }, "2015-09-28"],
    [
      { [codes.talksFirst]: { "#state": "完成", "#done": "2015-10-02", "#evidence": "记录" } },
      "2015-10-02",
    ],
  ] as const) {
    const office = await bureau();
    const book = await issued(office);
    fillIn(book, fill);
    await office.put("温州.xlsx", save(book));
    const { out } = await office.run(["collect", "温州.xlsx", "--json"], day("2015-10-20"));
    const { changes, notes } = JSON.parse(out);
    expect(changes[0].told).toBe(told);
    expect(notes).toMatchObject([{ code: "day-assumed" }]);
  }
});

it("names --unit for a table without a column of row codes, and tells rows with their titles", async () => {
  const { run, sheet, put } = await bureau();
  await put("in.csv", "工作任务,状态,完成比例\n建立台账,进行中,60%\n");
  expect((await run(["collect", "in.csv"])).out).toContain("--unit");
  await put(
    "in.csv",
    asCsv(filled(await sheet(), { [codes.ledger]: { 完成比例: "60%" } }).slice(0, 3)),
  );
  const { out } = await run(["collect", "in.csv"]);
  expect(out).toContain(`${codes.ledger} 建立台账`);
  expect(out).toContain("第二项·温州分局·下半年“谈心谈话”");
});
