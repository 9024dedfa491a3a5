import { expect, it } from "vitest";
import type { NoticeView, PlanView, PrintedBlock, TableRow } from "../../../src/document/view.ts";
import { officialOptions, seedNotice, text } from "../notice/seed-view.ts";
import { planAlone } from "../notice/views.ts";
import { FOLIO, type Geometry, measure } from "./geometry.ts";
import { printed, printView } from "./print.ts";

const paragraph = (value: string): PrintedBlock => ({ kind: "paragraph", inline: [text(value)] });
const sentence = "各级党委书记要带头谋划党建新思路、新方法，加强交流研讨。";
const long = (count: number) =>
  Array.from({ length: count }, (_, i) => `第${i + 1}句${sentence}`).join("");

const planOf = (blocks: readonly PrintedBlock[], changes: Partial<PlanView> = {}): PlanView => ({
  ...planAlone,
  options: officialOptions,
  blocks,
  notes: [],
  ...changes,
});

async function geometryOf(view: NoticeView | PlanView, name: string): Promise<Geometry> {
  return measure((await printed(view, name)).bytes);
}

const linesOf = (geometry: Geometry, page: number) =>
  (geometry.pages[page]?.lines ?? []).map((line) => line.text).filter((line) => !FOLIO.test(line));
const allText = (geometry: Geometry) =>
  geometry.pages.flatMap((_, i) => linesOf(geometry, i)).join("");

/** All ink of text inside the type area, apart from numbers. */
function expectInside(geometry: Geometry): void {
  for (const page of geometry.pages) {
    for (const line of page.lines.filter((each) => !FOLIO.test(each.text))) {
      expect(line.inkBottom, line.text).toBeLessThan(262.8);
      expect(line.inkTop, line.text).toBeGreaterThan(36);
      expect(line.inkRight, line.text).toBeLessThan(185);
    }
  }
}

const row = (...cells: readonly string[]): TableRow => ({
  cells: cells.map((cell) => ({ lines: [[text(cell)]] })),
});

it("cuts a table row that is taller than a page between its lines", async () => {
  const geometry = await geometryOf(
    planOf([
      {
        kind: "table",
        columns: [{ share: 1 }, { share: 4 }],
        header: [row("序号", "内容")],
        rows: [row("1", long(120)), row("2", "短")],
      },
    ]),
    "tall-row",
  );
  expect(geometry.pages.length).toBeGreaterThan(2);
  expectInside(geometry);
  const whole = allText(geometry);
  for (const number of [1, 60, 120]) expect(whole).toContain(`第${number}句`);
  expect(linesOf(geometry, 0).some((line) => line.startsWith("1第1句"))).toBe(true);
  geometry.pages.forEach((_, i) => {
    expect(linesOf(geometry, i).some((line) => line.includes("内容"))).toBe(true);
  });
});

it("cuts rows joined by a cell when they are taller than a page, and shows the cell again", async () => {
  const geometry = await geometryOf(
    planOf([
      {
        kind: "table",
        columns: [{ share: 1 }, { share: 4 }],
        header: [row("目标", "措施")],
        rows: Array.from({ length: 60 }, (_, i) => ({
          cells: [
            ...(i === 0 ? [{ lines: [[text("总目标")]], rowspan: 60 }] : []),
            { lines: [[text(`措施${i + 1}`)]] },
          ],
        })),
      },
    ]),
    "tall-span",
  );
  expect(geometry.pages.length).toBeGreaterThan(1);
  expectInside(geometry);
  geometry.pages.forEach((_, i) => {
    expect(linesOf(geometry, i).join("")).toContain("总目标");
  });
  expect(allText(geometry)).toContain("措施60");
});

it("scales a picture down to the page and keeps the text around it", async () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="9000"><rect width="3000" height="9000" fill="#888"/></svg>`;
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  const geometry = await geometryOf(
    planOf([
      paragraph("图前。"),
      { kind: "image", source, alt: "组织架构图", caption: [text("图1 组织架构")] },
      paragraph("图后。"),
    ]),
    "picture",
  );
  expect(geometry.pages).toHaveLength(2);
  expect(linesOf(geometry, 1).join("").replace(/\s/g, "")).toBe("图1组织架构图后。");
  expectInside(geometry);
});

it("carries a note that is longer than its page over to the next foot", async () => {
  const geometry = await geometryOf(
    planOf(
      [
        {
          kind: "paragraph",
          inline: [text("说法"), { kind: "note", id: "a", number: 1 }, text("如上。")],
        },
        paragraph(long(10)),
      ],
      { notes: [{ id: "a", number: 1, inline: [text(long(90))] }] },
    ),
    "long-note",
  );
  expectInside(geometry);
  const whole = allText(geometry);
  for (const number of [1, 45, 90]) expect(whole).toContain(`第${number}句`);
  expect(whole).toContain("如上。");
});

it("wraps a long Latin word rather than let it run out of its cell", async () => {
  const word = `https://example.gov.cn/${"a".repeat(90)}`;
  const geometry = await geometryOf(
    planOf([
      paragraph(`见${word}。`),
      { kind: "table", columns: [{ share: 1 }, { share: 1 }], header: [], rows: [row(word, "乙")] },
    ]),
    "long-word",
  );
  expectInside(geometry);
});

it("reports a title line that is wider than the page", async () => {
  const line = "关于一二三四五六七八九十一二三四五六七八九十的通知";
  const outcome = await printView(
    planOf([paragraph("文。")], { title: { text: line, lines: [line] } }),
  );
  expect(outcome.ok).toBe(false);
  expect(outcome.findings[0]).toMatchObject({ code: "text-too-wide", severity: "error" });
});

it("fits a mark of any length into the type area", async () => {
  const name = "中国银行保险监督管理委员会浙江监管局党的建设工作领导小组办公室机关纪律检查委员会";
  const geometry = await geometryOf(
    seedNotice({
      header: { issuers: [name], withDocumentWord: true, number: "浙银监党发〔2015〕6号" },
    }),
    "long-mark",
  );
  const mark = geometry.pages[0]?.lines.find((line) => line.text.startsWith(name.slice(0, 12)));
  expect(mark?.inkRight ?? 0).toBeLessThan(184.1);
  expect(mark?.inkLeft ?? 0).toBeGreaterThan(27.9);
  expect(mark?.inkTop ?? 0).toBeGreaterThan(71.5);
  expect(mark?.inkTop ?? 0).toBeLessThan(72.5);
});

it("shows text on page one even with eight joint issuers", async () => {
  const issuers = Array.from({ length: 8 }, (_, i) => `浙江省第${"一二三四五六七八"[i]}厅局`);
  const outcome = await printView(
    seedNotice({
      header: { issuers, withDocumentWord: true, number: "浙银监党发〔2015〕6号" },
      signature: { mode: "joint-sealed", signers: issuers, date: "2015年6月29日" },
    }),
  );
  expect(outcome.findings.map(({ code }) => code)).not.toContain("first-page-without-text");
  expect(outcome.ok).toBe(true);
});

it("warns when addressees leave no room for text on page one", async () => {
  const outcome = await printView(
    seedNotice({ to: Array.from({ length: 60 }, (_, i) => `第${i}局`).join("、") }),
  );
  expect(outcome.ok).toBe(true);
  expect(outcome.findings.map(({ code }) => code)).toContain("first-page-without-text");
});

it("keeps text with the signature, however long the text is (GB/T 9704 7.3.5.5)", async () => {
  const { issued: _issued, ...notice } = seedNotice({ notes: [] });
  for (let count = 1; count <= 26; count += 1) {
    const body = [
      paragraph(long(Math.ceil(count / 2))),
      paragraph(count % 2 === 0 ? long(2) : sentence),
    ];
    const outcome = await printView({ ...notice, body });
    expect(outcome.findings, `${count}`).toEqual([]);
    if (!outcome.ok) continue;
    const geometry = await measure(outcome.value.bytes);
    const page = geometry.pages.findIndex((each) =>
      each.lines.some((line) => line.text === "2015年6月29日"),
    );
    const before = linesOf(geometry, page).slice(
      0,
      linesOf(geometry, page).indexOf("2015年6月29日"),
    );
    expect(
      before.some((line) => /[，。句]/.test(line)),
      `${count}: ${before.join("/")}`,
    ).toBe(true);
    expect(
      linesOf(geometry, 0).some((line) => line.startsWith("第1句")),
      `${count}`,
    ).toBe(true);
    expectInside(geometry);
  }
});

it("never leaves a heading at the end of a page", async () => {
  for (let count = 14; count <= 21; count++) {
    const blocks: PrintedBlock[] = [
      ...Array.from({ length: count }, () => paragraph(sentence)),
      { kind: "heading", level: 1, label: "一、", inline: [text("工作目标")] },
      { kind: "heading", level: 2, label: "（一）", inline: [text("总体目标")] },
      paragraph(long(3)),
    ];
    const geometry = await geometryOf(planOf(blocks), `headings-${count}`);
    geometry.pages.forEach((_, i) => {
      expect(linesOf(geometry, i).at(-1)).not.toMatch(/^(一、|（一）)/);
    });
    expect(allText(geometry).match(/总体目标/g)).toHaveLength(1);
  }
});

it("keeps a label of one line that ends in a colon with its table", async () => {
  let turned = 0;
  for (let count = 17; count <= 20; count++) {
    const geometry = await geometryOf(
      planOf([
        ...Array.from({ length: count }, () => paragraph("短句。")),
        paragraph("分支机构："),
        {
          kind: "table",
          columns: [{ share: 1 }, { share: 4 }],
          header: [row("名次", "单位")],
          rows: Array.from({ length: 4 }, (_, i) => row(String(i + 1), "某分局")),
        },
      ]),
      `label-${count}`,
    );
    const page = geometry.pages.findIndex((_, i) => linesOf(geometry, i).includes("分支机构："));
    const lines = linesOf(geometry, page);
    expect(lines.at(-1), `${count}`).not.toBe("分支机构：");
    if (page === 1) turned += 1;
  }
  expect(turned).toBeGreaterThan(0);
});

it("draws the lines of a letter together where that keeps its signature on the first page", async () => {
  const { issued: _issued, ...notice } = seedNotice({ notes: [] });
  const signedOn = async (compact: boolean, count: number) => {
    const body = Array.from({ length: count }, () => paragraph("请抓紧推进。"));
    const view: NoticeView = { ...notice, body, ...(compact ? { compact } : {}) };
    const geometry = await geometryOf(view, `letter-${count}-${compact}`);
    expectInside(geometry);
    return geometry.pages.findIndex(({ lines }) =>
      lines.some((line) => line.text === "2015年6月29日"),
    );
  };
  let count = 1;
  while (count < 15 && (await signedOn(false, count)) === 0) count += 1;
  expect(count).toBeGreaterThan(1);
  expect(await signedOn(false, count)).toBe(1);
  expect(await signedOn(true, count)).toBe(0);
  // Far from fitting, lines stay where they are.
  expect(await signedOn(true, count + 5)).toBe(1);
});

it("leaves blank pages and the imprint behind them without numbers (GB/T 9704 7.5)", async () => {
  // Two full pages: no room for the imprint on page two, so it goes to page four.
  const { signature: _signature, issued: _issued, ...notice } = seedNotice({ notes: [] });
  const geometry = await geometryOf({ ...notice, body: [paragraph(long(26))] }, "blank-pages");
  expect(geometry.pages).toHaveLength(4);
  const folios = geometry.pages.map(
    (page) => page.lines.filter((line) => FOLIO.test(line.text)).length,
  );
  expect(folios).toEqual([1, 1, 0, 0]);
  expect(linesOf(geometry, 2)).toEqual([]);
  expect(linesOf(geometry, 3).join("")).toMatch(/^抄送：.*印发$/);
});
