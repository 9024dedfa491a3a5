import { rename } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "puppeteer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Bureau, bureau, codes } from "../collect/bureau.ts";
import { launchBrowser } from "../output/watched-browser.ts";
import { day } from "../tracking/small.ts";
import { type ClerkPage, openSheet } from "./page.ts";

/**
 * A clerk's round in a real browser: fill in, come back, hand in, clear, hand in again. What was typed is in the
 * journal, nothing else, and the page said before what `collect` says.
 */

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function sheetOf(office: Bureau, on = day("2015-09-28")): Promise<ClerkPage> {
  await office.run(["build", "--only", "sheets", "--format", "html"], on);
  await rename(join(office.folder, "build/sheets/温州.html"), join(office.folder, "温州.html"));
  return openSheet(browser, office.folder, "温州.html");
}

const told = (journal: string) => journal.split("\n").slice(1, -2).toSorted();

it("has all that a clerk typed in the journal, twice handed in and cleared in between", async () => {
  const office = await bureau();
  const first = await sheetOf(office);
  await first.type(codes.ledger, "state", "进行中");
  await first.type(codes.ledger, "percent", "60");
  await first.type(codes.ledger, "progress", "建账“一”\n第二行");
  await first.type(codes.ledger, "problem", "缺人手");
  await first.type(codes.ledger, "next-step", "=招人");
  await first.type(codes.talksFirst, "state", "完成");
  await first.type(codes.talksFirst, "done", "2015-06-20");
  await first.type(codes.talksFirst, "evidence", "记录1\n记录2");
  await first.type(codes.campaign, "progress", "办了两期");
  await first.type(codes.studyApril, "done", "2015-04-20");
  await first.type("第三项·温州分局", "evidence", "签到表");
  await first.type(codes.sessions, "value", "2");
  await first.foot("filled-by", "张三");
  await first.foot("filled-on", "2015-09-26");
  await first.page.reload();
  expect(await first.page.$eval("#filled", (one) => one.textContent)).toBe("已填 5/6");
  expect(await first.hand("温州分局-2015-09-28.json")).toEqual([]);
  expect(first.trouble).toEqual([]);
  for (let times = 0; times < 2; times += 1)
    expect((await office.run(["collect", "温州分局-2015-09-28.json", "--write"])).code).toBe(0);
  const once = await office.journal();
  expect(told(once)).toEqual(
    [
      '  2015-09-26 台账 60% 进行中 问题 "缺人手" 下步 "=招人" | 建账“一”',
      "  | 第二行",
      '  2015-09-26 谈心@上半年 完成 于 2015-06-20 佐证 "记录1" "记录2"',
      "  2015-09-26 宣传 长期坚持 | 办了两期",
      '  2015-09-26 学习@4月 完成 于 2015-04-20 佐证 "签到表"',
      "  2015-09-26 场次 = 2",
    ].toSorted(),
  );

  const later = day("2015-10-08");
  const second = await sheetOf(office, later);
  await second.type(codes.ledger, "problem", "");
  await second.type(codes.ledger, "progress", "招到一人");
  await second.foot("filled-by", "张三");
  await second.foot("filled-on", "2015-10-07");
  await second.page.select("#order", "light");
  await second.page.type("#search", "没有这样的行");
  await second.hand("温州分局-2015-10-08.json");
  const listed = await office.run(["collect", "温州分局-2015-10-08.json", "--write"], later);
  expect(listed.out).toContain("存在问题：缺人手 → （空）");
  const now = await office.journal();
  expect(now).toContain('2015-10-07 台账 60% 进行中 下步 "=招人" | 招到一人');
  expect(told(now)).toHaveLength(told(once).length + 1);
  await office.run(["collect", "温州分局-2015-10-08.json", "--write"], later);
  expect(await office.journal()).toBe(now);
});

it.each<[string, readonly (readonly [string, string, string])[], readonly string[]]>([
  [
    "done without anything",
    [[codes.ledger, "state", "完成"]],
    ["done-without-date", "reported-without-evidence"],
  ],
  ["more than all", [[codes.ledger, "percent", "120"]], ["percentage-out-of-range"]],
  ["words for a percentage", [[codes.ledger, "percent", "大半"]], ["not-a-percentage"]],
  ["a fraction with its sign", [[codes.ledger, "percent", "0.6"]], []],
  [
    "a day without its state",
    [
      [codes.ledger, "state", "进行中"],
      [codes.ledger, "done", "2015-09-01"],
    ],
    ["state-against-date"],
  ],
  [
    "not begun and half done",
    [
      [codes.ledger, "state", "未启动"],
      [codes.ledger, "percent", "50"],
    ],
    ["state-against-percentage"],
  ],
  ["paused for no reason", [[codes.ledger, "state", "暂停"]], ["state-without-reason"]],
  ["standing with a deadline", [[codes.ledger, "state", "长期坚持"]], ["state-against-date"]],
  [
    "done tomorrow",
    [
      [codes.ledger, "state", "完成"],
      [codes.ledger, "done", "2015-09-30"],
      [codes.ledger, "evidence", "文"],
    ],
    ["done-in-future"],
  ],
  [
    "done before the plan",
    [
      [codes.ledger, "state", "完成"],
      [codes.ledger, "done", "2014-09-01"],
      [codes.ledger, "evidence", "文"],
    ],
    ["done-before-plan"],
  ],
  ["words that say nothing", [[codes.ledger, "progress", "同上"]], ["placeholder"]],
  ["a value that is none", [[codes.sessions, "value", "不少"]], ["not-a-number"]],
  [
    "an occurrence without evidence",
    [[codes.studyApril, "done", "2015-04-20"]],
    ["reported-without-evidence"],
  ],
  ["half of an occurrence", [[codes.studyApril, "percent", "50"]], []],
])("says of %s what collect says", async (_, typed, expected) => {
  const office = await bureau();
  const sheet = await sheetOf(office);
  for (const [code, column, value] of typed) await sheet.type(code, column, value);
  await sheet.foot("filled-by", "张三");
  await sheet.foot("filled-on", "2015-09-28");
  // Both name the row in front, each in its own way.
  const words = (text: string) => text.replace(/^.*?：/, "").split("，")[0];
  const said = (await sheet.hand("温州分局-2015-09-28.json")).map(words);
  const { out } = await office.run(["collect", "温州分局-2015-09-28.json", "--format", "json"]);
  const { findings } = JSON.parse(out) as {
    readonly findings: readonly {
      readonly code: string;
      readonly message: { readonly zh: string } | string;
    }[];
  };
  expect(findings.map(({ code }) => code).toSorted()).toEqual([...expected].toSorted());
  const messages = findings.map(({ message }) =>
    words(typeof message === "string" ? message : message.zh),
  );
  expect(said.toSorted()).toEqual(messages.toSorted());
});
