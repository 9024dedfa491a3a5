import { expect, it } from "vitest";
import { compile } from "../../src/model/compile.ts";
import { sheetsOf } from "../../src/sheets/sheet.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { planwright } from "../cli/command-line.ts";
import { day } from "../tracking/small.ts";
import { asCsv, bureau, codes, filled, plan } from "./bureau.ts";
import { fillIn, issued, save } from "./workbooks.ts";

const studied = `进展 温州 年度 {
  2015-06-30 学习@4月 完成 于 2015-04-20 佐证 "签到" | 已学
}
`;

it("asks about an occurrence whose cell was emptied, and takes it back when that is confirmed", async () => {
  const office = await bureau({ "progress/温州.plan": studied });
  const book = await issued(office);
  fillIn(book, { 第三项·温州分局: { "#@4月": "" } });
  await office.put("温州.xlsx", save(book));
  const asked = await office.run(["collect", "温州.xlsx", "--json"]);
  expect(asked.code).toBe(1);
  const { changes, questions } = JSON.parse(asked.out);
  expect(changes).toEqual([]);
  expect(questions).toMatchObject([
    {
      code: "occurrence-emptied",
      change: { cells: [{ heading: "4月", from: "2015-04-20", to: "" }] },
    },
  ]);
  const told = await office.run(["collect", "温州.xlsx", "--write", "--confirm", "1"]);
  expect(told.out).toContain("4月：2015-04-20 → （空）");
  expect(await office.journal()).toContain("2015-09-28 学习@4月 0% 未启动");
  const again = await office.run(["collect", "温州.xlsx", "--json"], day("2015-09-30"));
  expect(JSON.parse(again.out).questions).toEqual([]);
});

it("asks about a bare number far off its target, and takes it with the unit", async () => {
  const office = await bureau({
    "plan.plan": plan.replace("指标 场次 不低于 3场", "指标 场次 不低于 7.23万张"),
  });
  const book = await issued(office);
  fillIn(book, { 场次·温州分局: { "#value": 72300 } });
  await office.put("温州.xlsx", save(book));
  const { changes, questions } = JSON.parse(
    (await office.run(["collect", "温州.xlsx", "--json"])).out,
  );
  expect(changes).toEqual([]);
  expect(questions).toMatchObject([{ code: "reading-in-doubt" }]);
  expect(questions[0].message.zh).toContain("72300万张");
  await office.run(["collect", "温州.xlsx", "--write", "--confirm", "1"]);
  expect(await office.journal()).toContain("场次 = 72300万张");
});

it("books a sheet of a round that does not say its day on the last day of the round", async () => {
  const office = await bureau();
  const book = await issued(office, day("2015-06-20"), "温州", ["--round", "二季度"]);
  fillIn(book, { 第一项·台账·温州分局: { "#percent": { percent: 0.6 } } });
  await office.put("温州.xlsx", save(book));
  const { out } = await office.run(["collect", "温州.xlsx", "--json"], day("2015-07-20"));
  const { changes, notes } = JSON.parse(out);
  expect(changes[0].told).toBe("2015-07-05");
  expect(notes[0].message.zh).toContain("这一轮填报的截止日");
});

it("takes nothing of a file that shows no day at all until --date says it", async () => {
  const office = await bureau();
  const table = filled(await office.sheet(), { [codes.ledger]: { 本期进展: "已建账" } });
  await office.put("in.csv", asCsv(table));
  const collect = (words: readonly string[]) =>
    planwright(office.folder, ["collect", "in.csv", "--json", ...words], {
      today: day("2015-12-01"),
    });
  const asked = await collect(["--write"]);
  expect(asked.code).toBe(1);
  const { changes, rejected } = JSON.parse(asked.out);
  expect(changes).toEqual([]);
  expect(rejected).toMatchObject([
    { code: "day-missing", spot: { file: "in.csv" } },
    { code: "day-missing", rowCode: codes.ledger, title: "建立台账" },
  ]);
  expect(await office.journal()).toBe("");
  const told = await collect(["--date", "2015-09-28"]);
  expect(told.code).toBe(0);
  expect(JSON.parse(told.out).changes).toMatchObject([{ told: "2015-09-28" }]);
});

it("names the rows of findings by code and task, in the order of the plan however the sheet is sorted", async () => {
  const office = await bureau();
  const [head = [], ...rows] = filled(await office.sheet(), {
    [codes.ledger]: { 状态: "快了" },
    [codes.talksFirst]: { 完成比例: "大半" },
    [codes.campaign]: { 状态: "差不多" },
  });
  await office.put("in.csv", asCsv([head, ...rows.toReversed()]));
  const { rejected } = JSON.parse((await office.run(["collect", "in.csv", "--json"])).out);
  expect(
    rejected.map((one: { rowCode: string; title: string }) => [one.rowCode, one.title]),
  ).toEqual([
    [codes.ledger, "建立台账"],
    [codes.talksFirst, "谈心谈话"],
    [codes.campaign, "持续宣传"],
  ]);
  const { out } = await office.run(["collect", "in.csv"]);
  expect(out).toContain(`${codes.talksFirst}“谈心谈话”: `);
});

it("asks about an occurrence emptied in the HTML sheet, by what it hands back", async () => {
  const office = await bureau({ "progress/温州.plan": studied });
  const { model } = compile([
    readSource({ path: "plan.plan", text: plan }),
    readSource({ path: "progress/温州.plan", text: studied }),
  ]);
  const [own] = model.plans;
  if (own === undefined) throw new Error("no plan");
  const sheet = sheetsOf(own, model, { asOf: day("2015-09-28") }).units.find(
    ({ unit }) => unit?.id === "温州",
  );
  const duty = sheet?.tables.find(({ kind }) => kind === "frequent")?.rows[0];
  const april = duty?.occurrences.find(({ label }) => label === "4月");
  if (sheet === undefined || duty === undefined || april === undefined) throw new Error("no row");
  const answer = (done: string) =>
    JSON.stringify({
      planwright: "sheet",
      version: 1,
      plan: sheet.plan.name,
      fingerprint: sheet.fingerprint,
      unit: "温州",
      asOf: sheet.asOf,
      filledOn: "2015-09-28",
      rows: [
        {
          key: duty.key,
          check: duty.checksum,
          code: duty.code,
          values: { progress: "已学", evidence: "签到" },
        },
        {
          key: april.key,
          check: april.checksum,
          code: april.code,
          values: { done },
        },
      ],
    });
  await office.put("温州.json", answer("2015-04-20"));
  const same = await office.run(["collect", "温州.json", "--json"]);
  expect(JSON.parse(same.out)).toMatchObject({ changes: [], questions: [] });
  await office.put("温州.json", answer(""));
  const { changes, questions } = JSON.parse(
    (await office.run(["collect", "温州.json", "--json"])).out,
  );
  expect(changes).toEqual([]);
  expect(questions).toMatchObject([
    { code: "occurrence-emptied", change: { cells: [{ from: "2015-04-20", to: "" }] } },
  ]);
  await office.run(["collect", "温州.json", "--write", "--confirm", "1"]);
  expect(await office.journal()).toContain("2015-09-28 学习@4月 0% 未启动");
});

it("takes nothing more of the first round once it is closed", async () => {
  const office = await bureau({ "rounds.plan": "结束填报 首轮 2015-04-20\n" });
  expect((await office.run(["check", "--json"])).out).not.toContain("unknown-round");
  const book = await issued(office, day("2015-04-10"), "温州", ["--round", "首轮"]);
  fillIn(book, { [codes.ledger]: { "#steps": "先摸底" } });
  await office.put("温州.xlsx", save(book));
  const late = await office.run(["collect", "温州.xlsx", "--json"], day("2015-04-25"));
  expect(late.code).toBe(1);
  expect(JSON.parse(late.out)).toMatchObject({ measures: [] });
  expect(late.out).toContain("round-closed");
});
