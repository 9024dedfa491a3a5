import { join } from "node:path";
import { expect, it } from "vitest";
import { compile } from "../../src/model/compile.ts";
import { renderCsv } from "../../src/output/sheet/csv.ts";
import { findPlaces } from "../../src/project/places.ts";
import { loadProject } from "../../src/project/project.ts";
import { sheetsOf } from "../../src/sheets/sheet.ts";
import type { SheetView } from "../../src/sheets/view.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { day, small } from "../tracking/small.ts";

const root = join(import.meta.dirname, "../..");

/** The keys of the rows that a sheet asks its unit to report, those of occurrence cells included. */
function duties(sheet: SheetView): readonly string[] {
  return sheet.tables
    .filter(({ kind }) => kind === "duties" || kind === "frequent")
    .flatMap(({ rows }) => rows)
    .flatMap(({ key, occurrences }) =>
      occurrences.length === 0 ? [key] : occurrences.map((cell) => cell.key),
    );
}

function sheetsIn(journal: string, asOf: string, source = small) {
  const { model } = compile([
    readSource({ path: "plan.plan", text: source }),
    readSource({ path: "journal.plan", text: journal }),
  ]);
  const [plan] = model.plans;
  if (plan === undefined) throw new Error("the plan of the test is missing");
  return { plan, ...sheetsOf(plan, model, { asOf: day(asOf) }) };
}

it("gives every assignment of the 2015 plan to one sheet, and none twice", async () => {
  const { places } = await findPlaces([join(root, "plans/zhejiang-2015")], root);
  const [place] = places;
  if (place === undefined) throw new Error("no project");
  const project = await loadProject(place, root);
  const [plan] = project.model.plans;
  if (plan === undefined) throw new Error("no plan");
  const { units, all } = sheetsOf(plan, project.model, { asOf: day("2015-06-29") });
  const keys = plan.assignments.map(({ key }) => key);
  expect(keys.length).toBeGreaterThan(100);
  expect(units.flatMap(duties).toSorted()).toEqual(keys.toSorted());
  expect(duties(all).toSorted()).toEqual(keys.toSorted());
  expect(units.filter(({ unit }) => unit?.title.includes("银监分局")).length).toBe(9);
});

it("names each row so that it can be read out, and no two alike", () => {
  const { units, all } = sheetsIn("", "2015-04-01");
  expect(units.map(({ unit }) => unit?.name)).toEqual(["办公室", "人事处", "温州分局", "嘉兴分局"]);
  const codes = all.tables.flatMap(({ rows }) => rows.map(({ code }) => code));
  expect(codes.slice(0, 5)).toEqual([
    "第一项·温州分局",
    "第一项·嘉兴分局",
    "第一项·办公室",
    "第二项·温州分局·上半年",
    "第二项·温州分局·下半年",
  ]);
  expect(new Set(codes).size).toBe(codes.length);
});

it("shows what was said last, and what the unit leads or supports for others", () => {
  const journal = '进展 温州 { 2015-06-30 台账 40% 问题 "人手不足" 佐证 "通知" | 已建账。 }\n';
  const { units } = sheetsIn(journal, "2015-07-01");
  const wenzhou = units.find(({ unit }) => unit?.id === "温州");
  expect(wenzhou?.tables[0]?.rows[0]?.cells).toMatchObject({
    state: "进行中",
    percent: "40%",
    progress: "已建账。",
    problem: "人手不足",
    evidence: "通知",
  });
  const office = units.find(({ unit }) => unit?.id === "办公室");
  expect(office?.tables.map(({ kind, rows }) => [kind, rows.map(({ role }) => role)])).toEqual([
    ["duties", ["lead", "owner"]],
    ["support", ["lead", "lead"]],
  ]);
});

it("makes a monthly duty one row with a cell for each month", () => {
  const source = small.replace("频次 每半年1次", "频次 每月1次");
  const journal = '进展 温州 { 2015-05-03 谈心@4月 完成 佐证 "记录" }\n';
  const { units } = sheetsIn(journal, "2015-05-31", source);
  const table = units
    .find(({ unit }) => unit?.id === "温州")
    ?.tables.find(({ kind }) => kind === "frequent");
  expect(table?.rows).toHaveLength(1);
  const cells = table?.rows[0]?.occurrences ?? [];
  expect(cells.find(({ label }) => label === "4月")?.value).toBe("2015-05-03");
  expect(cells.map(({ label }) => label)).toEqual(table?.occurrences);
});

it("calls an action without a title by its sentence, shortened, and shows the task above it", () => {
  const sentence = "组织宣讲团到基层开展活动，覆盖全部支部，每季度不少于一次，并逐级报送总结材料。";
  const source = small.replace(
    /\}\n$/,
    `  措施 宣讲总 "开展宣讲。" {
    行动 宣讲 { 责任 温州；时限 年底前
      | ${sentence}
    }
  }
}
`,
  );
  const { units } = sheetsIn("", "2015-04-01", source);
  const sheet = units.find(({ unit }) => unit?.id === "温州");
  const row = sheet?.tables[0]?.rows.find(({ key }) => key.includes("宣讲"));
  expect(row?.cells).toMatchObject({
    measure: "组织宣讲团到基层开展活动，覆盖全部支部…",
    sentence,
  });
  expect(row?.above).toBe("开展宣讲");
  if (sheet === undefined) throw new Error("no sheet");
  const [head = "", ...lines] = renderCsv(sheet).split("\r\n");
  expect(head).toContain("序号,所属任务,工作任务");
  expect(lines.find((line) => line.includes("宣讲团"))).toContain(",开展宣讲,组织宣讲团");
  // Where no action has a row, there is no such column.
  const [usual] = sheetsIn("", "2015-04-01").units;
  expect(usual === undefined ? "" : renderCsv(usual)).not.toContain("所属任务");
});
