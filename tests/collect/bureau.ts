import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import Papa from "papaparse";
import type { CalendarDate } from "../../src/time/calendar-date.ts";
import { planwright, type Ran } from "../cli/command-line.ts";
import { folderWith } from "../project/folder-with.ts";
import { day } from "../tracking/small.ts";

/** A bureau with two sub-bureaus, and sheets of its plan that are filled in and handed back. */

export const plan = `机构 省局 "某省局" {
  部门 办公室 "办公室"
  分局 温州 "温州分局"
  分局 嘉兴 "嘉兴分局"
  单位组 各分局 = 分局
}
通知 通知 "某省局关于印发2015年工作方案的通知" {
  | 现印发给你们。
  文号 "某发〔2015〕1号"
  主送 各分局
  落款 省局
  日期 2015-03-31
  印发 年度
}
方案 年度 "2015年工作方案" {
  年度 2015
  制发 省局
  填报 每季度末后5日内
  措施 台账 "建立台账。" {
    责任 各分局
    时限 9月30日前
    指标 场次 不低于 3场
  }
  措施 谈心 "谈心谈话。" { 责任 各分局；频次 每半年1次 }
  措施 学习 "集中学习。" { 责任 各分局；频次 每月1次 }
  措施 宣传 "持续宣传。" { 责任 各分局；时限 长期坚持 }
}
`;

export const today = day("2015-09-28");

export const codes = {
  ledger: "第一项·台账·温州分局",
  talksFirst: "第二项·温州分局·上半年",
  talksSecond: "第二项·温州分局·下半年",
  studyApril: "第三项·温州分局·4月",
  campaign: "第四项·温州分局",
  sessions: "场次·温州分局",
} as const;

export type Table = readonly (readonly string[])[];
export type Fill = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A sheet as a table with a row of headings, with cells filled in by row code and heading. */
export function filled(table: Table, fill: Fill): string[][] {
  const [headings = []] = table;
  const code = headings.indexOf("行号");
  return table.map((row) => {
    const own = fill[row[code] ?? ""] ?? {};
    return row.map((cell, column) => own[headings[column] ?? ""] ?? cell);
  });
}

export const asCsv = (table: Table) => `\uFEFF${Papa.unparse(table.map((row) => [...row]))}\r\n`;

export const fromCsv = (text: string): Table =>
  Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { skipEmptyLines: "greedy" }).data;

export interface Bureau {
  readonly folder: string;
  readonly run: (words: readonly string[], on?: CalendarDate) => Promise<Ran>;
  /** Builds the sheet of a unit anew and gives back its table. */
  readonly sheet: (unit?: string, on?: CalendarDate) => Promise<Table>;
  readonly put: (name: string, content: string | Uint8Array) => Promise<void>;
  readonly journal: () => Promise<string>;
}

/** A project in a folder of its own. */
export async function bureau(more: Readonly<Record<string, string>> = {}): Promise<Bureau> {
  const folder = await folderWith({ "plan.plan": plan, ...more });
  // CSV does not say its day: the office does, as it takes the file in.
  const dated = (words: readonly string[], on: CalendarDate) =>
    words[0] === "collect" &&
    words.some((word) => /\.csv$/i.test(word)) &&
    !words.includes("--date")
      ? [...words, "--date", on]
      : words;
  const run = (words: readonly string[], on: CalendarDate = today) =>
    planwright(folder, dated(words, on), { today: on });
  return {
    folder,
    run,
    sheet: async (unit = "温州", on = today) => {
      await run(["build", "--only", "sheets", "--format", "csv"], on);
      return fromCsv(await readFile(join(folder, `build/sheets/${unit}.csv`), "utf8"));
    },
    put: (name, content) => writeFile(join(folder, name), content),
    journal: () => readFile(join(folder, "progress/温州.plan"), "utf8").catch(() => ""),
  };
}
