import { expect, it } from "vitest";
import { day } from "../tracking/small.ts";
import { bureau, plan } from "./bureau.ts";
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
