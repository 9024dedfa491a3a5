import { expect, it } from "vitest";
import { asCsv, bureau, codes, filled } from "./bureau.ts";

/** More time asked for in a sheet: into the journal, shown in the next sheet, taken back, refused. */

const heading = "申请延期至";
const told = "进展 温州 年度 {\n  2015-08-31 台账 60% 进行中 | 已建账\n}\n";

async function handedIn(cells: Readonly<Record<string, string>>, journal = told) {
  const office = await bureau({ "progress/温州.plan": journal });
  await office.put("in.csv", asCsv(filled(await office.sheet(), { [codes.ledger]: cells })));
  const { code, out } = await office.run(["collect", "in.csv", "--write", "--json"]);
  const { questions, rejected } = JSON.parse(out);
  return { office, code, questions, rejected };
}

it("writes what a cell asks for, shows it in the next sheet, and takes the same sheet once", async () => {
  const { office, code } = await handedIn({ [heading]: "2015-11-30" });
  expect(code).toBe(0);
  const row = "  2015-09-28 台账 60% 进行中 申请延期 2015-11-30 | 已建账\n";
  expect(await office.journal()).toContain(row);
  const [headings = [], ...rows] = await office.sheet();
  const own = rows.find((cells) => cells.includes(codes.ledger));
  expect(own?.[headings.indexOf(heading)]).toBe("2015-11-30");
  await office.run(["collect", "in.csv", "--write"]);
  expect((await office.journal()).split(row)).toHaveLength(2);
});

it("takes a request back where its cell was cleared, once somebody confirms it", async () => {
  const asked = told.replace("进行中 |", "进行中 申请延期 2015-11-30 |");
  const { office, questions } = await handedIn({ [heading]: "" }, asked);
  expect(questions).toMatchObject([{ code: "cleared-in-doubt" }]);
  await office.run(["collect", "in.csv", "--write", "--confirm", "1"]);
  expect(await office.journal()).toContain("2015-09-28 台账 60% 进行中 申请延期 无 | 已建账");
  const [headings = [], ...rows] = await office.sheet();
  const own = rows.find((cells) => cells.includes(codes.ledger));
  expect(own?.[headings.indexOf(heading)]).toBe("");
});

it("keeps a request that other cells say nothing about", async () => {
  const asked = told.replace("进行中 |", "进行中 申请延期 2015-11-30 |");
  const { office } = await handedIn({ 完成比例: "70%" }, asked);
  expect(await office.journal()).toContain("2015-09-28 台账 70% 进行中 | 已建账");
  const [headings = [], ...rows] = await office.sheet();
  const own = rows.find((cells) => cells.includes(codes.ledger));
  expect(own?.[headings.indexOf(heading)]).toBe("2015-11-30");
});

it.each([
  [{ [heading]: "2015-09-30" }, "extension-too-early"],
  [{ [heading]: "年底" }, "not-a-date"],
  [
    { [heading]: "2015-11-30", 状态: "完成", 完成日期: "2015-09-20", 佐证材料: "账" },
    "state-against-date",
  ],
])("does not take %j, and says why", async (cells, expected) => {
  const { office, code, rejected } = await handedIn(cells);
  expect(code).toBe(1);
  expect(JSON.stringify(rejected)).toContain(expected);
  expect(await office.journal()).toBe(told);
});
