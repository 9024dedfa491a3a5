import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { day } from "../tracking/small.ts";
import { asCsv, type Bureau, bureau, codes, filled } from "./bureau.ts";
import { type Fill, fillIn, issued, save } from "./workbooks.ts";

const journal = `进展 温州 年度 {
  2015-08-31 台账 60% 进行中 问题 "缺人手" 下步 "招人" | 已建账
  2015-09-10 场次 = 2
}
`;

const later = day("2015-10-08");

async function handedIn(office: Bureau, fill: Fill) {
  const book = await issued(office);
  fillIn(book, fill);
  await office.put("温州.xlsx", save(book));
  return JSON.parse((await office.run(["collect", "温州.xlsx", "--write", "--json"])).out);
}

it("lists a cleared cell of a workbook as a change, and the problem is gone everywhere", async () => {
  const office = await bureau({ "progress/温州.plan": journal });
  const pages = async (name: string) => {
    await office.run(["build", "--only", "bulletin,overview", "--format", "html"], later);
    return readFile(join(office.folder, "build", name), "utf8");
  };
  expect(await pages("overview/index.html")).toContain("缺人手");
  const book = await issued(office);
  fillIn(book, { [codes.ledger]: { "#problem": "" } });
  await office.put("温州.xlsx", save(book));
  const { code, out } = await office.run(["collect", "温州.xlsx", "--write"]);
  expect(code).toBe(0);
  expect(out).toContain("存在问题：缺人手 → （空）");
  expect(await office.journal()).toContain('2015-09-28 台账 60% 进行中 下步 "招人" | 已建账');
  expect(await pages("overview/index.html")).not.toContain("缺人手");
  expect(await pages("bulletin.html").catch(() => "")).not.toContain("缺人手");
  const twice = await office.run(["collect", "温州.xlsx", "--write"], day("2015-09-30"));
  expect(twice.out).toContain("0 行有变化，0 行待确认，0 处没有收入");
});

it("says of a state, a percentage and a value that were cleared that they stay", async () => {
  const office = await bureau({ "progress/温州.plan": journal });
  const { changes, notes } = await handedIn(office, {
    [codes.ledger]: { "#state": "", "#percent": "" },
    [codes.sessions]: { "#value": "" },
  });
  expect(changes).toEqual([]);
  expect(notes.map(({ code }: { code: string }) => code)).toEqual([
    "told-stays",
    "told-stays",
    "told-stays",
  ]);
  expect(await office.journal()).toBe(journal);
});

it("takes a cleared cell out of an HTML sheet too, and asks where a file does not say its day", async () => {
  const office = await bureau({ "progress/温州.plan": journal });
  const table = await office.sheet();
  const [headings = []] = table;
  const row = table.find((cells) => cells[headings.indexOf("行号")] === codes.ledger) ?? [];
  await office.put(
    "in.json",
    JSON.stringify({
      planwright: "sheet",
      version: 1,
      plan: "年度",
      fingerprint: "",
      unit: "温州",
      asOf: "2015-09-28",
      rows: [
        {
          key: "年度.台账@温州",
          check: row[headings.indexOf("校验值")] ?? "",
          code: codes.ledger,
          values: {
            state: "进行中",
            percent: "60%",
            progress: "已建账",
            problem: "",
            "next-step": "招人",
          },
        },
      ],
    }),
  );
  const html = JSON.parse((await office.run(["collect", "in.json", "--json"])).out);
  expect(html.questions[0].change.cells).toMatchObject([
    { column: "problem", from: "缺人手", to: "" },
  ]);
  await office.put("in.csv", asCsv(filled(table, { [codes.ledger]: { 存在问题: "" } })));
  const csv = JSON.parse((await office.run(["collect", "in.csv", "--json"])).out);
  expect(csv.questions).toMatchObject([{ code: "cleared-in-doubt" }]);
});
