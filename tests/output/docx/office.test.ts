import { describe, expect, it } from "vitest";
import type { NoticeView } from "../../../src/document/view.ts";
import { officialOptions, seedNotice, text } from "../notice/seed-view.ts";
import { jointNotice } from "../notice/views.ts";
import { FOLIO, type Geometry, measure } from "../print/geometry.ts";
import { docxOf } from "./docx.ts";
import { hasOffice, laidOut } from "./office.ts";

/** What a DOCX looks like when an office program has laid it out, measured as the PDF is. */

const LEFT = 28;
const RIGHT = 184;
const FULL =
  "发展改革财政教育民政人社自然资源生态环境住建交通水利农业商务文旅卫健应急审计统计医保".repeat(30);

/** A notice whose text fills pages with nothing but Han characters. */
const full: NoticeView = {
  ...seedNotice(),
  options: { ...officialOptions, imprintOnEvenPage: false },
  body: [{ kind: "paragraph", inline: [text(FULL)] }],
};

let known: Promise<Geometry> | undefined;

/** A notice of several organs with annexes and an imprint, laid out once. */
function joint(): Promise<Geometry> {
  known ??= docxOf(jointNotice).then(async ({ bytes }) => measure(await laidOut(bytes)));
  return known;
}

describe.skipIf(!hasOffice)("laid out by LibreOffice", { timeout: 300_000 }, () => {
  it("has 22 lines of 28 characters between the margins, its numbers outside", async () => {
    const { pages } = await measure(await laidOut((await docxOf(full)).bytes));
    const page = pages[1];
    if (page === undefined) throw new Error("the text goes on to a second page");
    const lines = page.lines.filter((line) => !FOLIO.test(line.text));
    expect(lines.length).toBe(22);
    expect(lines.map((line) => [...line.text.trim()].length)).toEqual(lines.map(() => 28));
    for (const { inkLeft, inkRight } of lines) {
      expect(inkLeft).toBeGreaterThan(LEFT - 0.3);
      expect(inkLeft).toBeLessThan(LEFT + 2.2);
      expect(inkRight).toBeLessThan(RIGHT + 0.3);
    }
    const pitches = lines.slice(1).map((line, at) => line.baseline - (lines[at]?.baseline ?? 0));
    for (const pitch of pitches) expect(pitch).toBeCloseTo(10.21, 1);
    expect(lines[0]?.inkTop).toBeGreaterThan(37);
    expect(lines.at(-1)?.inkBottom).toBeLessThan(262);
    const folios = pages.map((one) => one.lines.find((line) => FOLIO.test(line.text)));
    expect(folios.map((folio) => folio?.text.replace(/\s/g, ""))).toEqual(
      pages.map((_, at) => `—${at + 1}—`),
    );
    folios.forEach((folio, at) => {
      const outside = at % 2 === 0 ? RIGHT - (folio?.inkRight ?? 0) : (folio?.inkLeft ?? 0) - LEFT;
      expect(outside).toBeGreaterThan(4);
      expect(outside).toBeLessThan(6.5);
    });
  });

  it("sets the letterhead, the title and the signature of the 2015 notice where its PDF has them", async () => {
    const { pages } = await measure(await laidOut((await docxOf(seedNotice())).bytes));
    const [page] = pages;
    if (page === undefined) throw new Error("there is a page");
    const line = (says: string) => {
      const found = page.lines.find((one) => one.text.replace(/\s/g, "").includes(says));
      if (found === undefined) throw new Error(`no line says ${says}`);
      return found;
    };
    const centre = ({ inkLeft, inkRight }: { inkLeft: number; inkRight: number }) =>
      (inkLeft + inkRight) / 2;
    const mark = line("中国银监会浙江监管局党委文件");
    between(mark.inkTop, 71, 73);
    between(centre(mark), 105.5, 106.5);
    between(mark.inkRight - mark.inkLeft, 140, 156.5);
    const number = line("浙银监党发");
    between(number.inkTop - mark.inkBottom, 18, 27);
    between(centre(number), 105, 107);
    const red = page.rules.find((rule) => rule.colour !== "#000000");
    expect(red?.colour).toBe("#e60012");
    between((red?.top ?? 0) - number.inkBottom, 3.5, 4.6);
    between(red?.left ?? 0, 27, 28.5);
    between(red?.right ?? 0, 183.5, 185);
    const titles = ["中国银监会浙江监管局党委关于印发", "《浙江银监局2015年党建工作方案》的通知"];
    for (const title of titles) {
      between(line(title).size, 21.5, 22.5);
      // A bracket at the beginning fills only half of its square.
      between(centre(line(title)), 105, title.startsWith("《") ? 109 : 107);
    }
    between(line(titles[0] ?? "").inkTop - (red?.bottom ?? 0), 18, 27);
    const date = line("2015年6月29日");
    // Four characters from the right.
    between(RIGHT - date.inkRight, 4 * 5.57 - 0.5, 4 * 5.57 + 2);
    const signer = page.lines.findLast((one) => one.text.includes("监管局党委"));
    // LibreOffice parts digits from Han characters whatever the style says: its date is some 5 mm wider than Word's.
    between(centre(signer ?? mark) - centre(date), -1, 4.5);
  });

  it("puts the imprint at the foot of the last page, its rules as wide as the text", async () => {
    const { pages } = await joint();
    const last = pages.at(-1);
    const printed = last?.lines.find((one) => one.text.replace(/\s/g, "").endsWith("印发"));
    between(printed?.inkBottom ?? 0, 256, 262);
    const rules = (last?.rules ?? []).filter((rule) => rule.right - rule.left > 100);
    between(Math.max(...rules.map((rule) => rule.bottom)), 261, 263);
    for (const rule of rules) {
      between(rule.left, 27.5, 28.7);
      between(rule.right, 183.3, 184.5);
    }
    expect(
      pages.slice(0, -1).filter((page) => page.lines.some((one) => /印发$/.test(one.text.trim()))),
    ).toEqual([]);
  });

  it("lays a wide table on turned pages, with its head on each and the number at the foot of the upright sheet", async () => {
    const { pages } = await joint();
    const turned = pages.filter((page) => page.width > page.height);
    expect(turned.length).toBeGreaterThan(1);
    for (const page of turned)
      expect(page.lines[0]?.text.replace(/\s/g, "")).toBe("序号工作目标工作措施牵头单位完成时限");
  });
});

function between(value: number, least: number, most: number): void {
  expect(value).toBeGreaterThanOrEqual(least);
  expect(value).toBeLessThanOrEqual(most);
}
