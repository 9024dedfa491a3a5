import { beforeAll, expect, it } from "vitest";
import { seedNotice } from "../notice/seed-view.ts";
import { draftNotice, jointNotice, unsealedNotice } from "../notice/views.ts";
import {
  bodyLines,
  FOLIO,
  type Geometry,
  type Line,
  measure,
  type PageGeometry,
} from "./geometry.ts";
import { printed } from "./print.ts";

/** One 3号 character of the grid of 28, in mm. */
const ZI = 156 / 28;

let seed: Geometry;
let joint: Geometry;
let draft: Geometry;
let unsealed: Geometry;

beforeAll(async () => {
  seed = await measure((await printed(seedNotice(), "seed")).bytes);
  joint = await measure((await printed(jointNotice, "joint")).bytes);
  draft = await measure((await printed(draftNotice, "draft")).bytes);
  unsealed = await measure((await printed(unsealedNotice, "unsealed")).bytes);
});

const page = (geometry: Geometry, number: number): PageGeometry => {
  const found = geometry.pages[number - 1];
  if (!found) throw new Error(`no page ${number}`);
  return found;
};

const line = (from: PageGeometry, beginning: string): Line => {
  const found = from.lines.find((each) => each.text.replace(/\s/g, "").startsWith(beginning));
  if (!found)
    throw new Error(`no line ${beginning} in\n${from.lines.map((each) => each.text).join("\n")}`);
  return found;
};

const centre = (of: Line) => (of.inkLeft + of.inkRight) / 2;
const between = (value: number, low: number, high: number) => {
  expect(value).toBeGreaterThanOrEqual(low);
  expect(value).toBeLessThanOrEqual(high);
};

/** Pages of nothing but text: 22 lines, no notes and no imprint. */
const fullPages = (geometry: Geometry) =>
  geometry.pages.filter((each) => each.rules.length === 0 && bodyLines(each).length >= 21);

it("P-01: every page is A4", () => {
  for (const each of [...seed.pages, ...joint.pages]) {
    expect(each.width).toBeCloseTo(210, 0);
    expect(each.height).toBeCloseTo(297, 0);
  }
});

it("P-02, P-06, P-07: full pages have 22 lines of one pitch from 37 mm to 262 mm", () => {
  const full = fullPages(seed);
  expect(full.length).toBeGreaterThanOrEqual(4);
  for (const each of full) {
    const lines = bodyLines(each);
    expect(lines).toHaveLength(22);
    between(lines[0]?.inkTop ?? 0, 36, 38);
    between(lines.at(-1)?.inkBottom ?? 0, 259.5, 262.5);
    lines.slice(1).forEach((current, i) => {
      between(current.baseline - (lines[i]?.baseline ?? 0), 10.21, 10.5);
    });
  }
});

it("P-03, P-04: text stays inside the type area, 28 mm from the left", () => {
  for (const each of seed.pages) {
    const lines = bodyLines(each);
    between(Math.min(...lines.map((current) => current.inkLeft)), 27.5, 29);
    for (const current of lines) between(current.inkRight, 0, 184.5);
  }
});

it("P-06, P-08: lines of Chinese characters hold 28 of them", () => {
  const chinese = /^[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”]+$/;
  const counts = seed.pages
    .slice(1)
    .flatMap(bodyLines)
    .filter(
      (current) => chinese.test(current.text) && current.inkLeft < 30 && current.inkRight > 182,
    )
    .map((current) => [...current.text].length);
  expect(counts.length).toBeGreaterThan(80);
  expect(Math.max(...counts)).toBe(28);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(27);
  const share = counts.filter((count) => count === 28).length / counts.length;
  expect(share).toBeGreaterThan(0.8);
});

it("B-05: paragraphs begin two characters in", () => {
  const first = line(page(seed, 2), "根据中央");
  between(first.inkLeft, 28 + 2 * ZI - 0.2, 28 + 2 * ZI + 1.5);
});

it("H-04: the mark is centred, red, and its ink begins at 72 mm", () => {
  const mark = line(page(seed, 1), "中国银监会浙江监管局党委文件");
  between(mark.inkTop, 71.5, 72.5);
  between(centre(mark), 105.5, 106.5);
  between(mark.inkRight - mark.inkLeft, 140, 156);
  expect(mark.fonts).toEqual(["PlanwrightSong-Bold"]);
});

it("H-07: the number stands centred two lines under the mark", () => {
  const mark = line(page(seed, 1), "中国银监会浙江监管局党委文件");
  const number = line(page(seed, 1), "浙银监党发〔2015〕6号");
  between(number.inkTop - mark.inkBottom, 20, 27);
  between(centre(number), 105.3, 106.7);
});

it("H-10, P-11: a red line of the type area's width lies 4 mm under the number", () => {
  const number = line(page(seed, 1), "浙银监党发");
  const red = page(seed, 1).rules.find((rule) => rule.colour !== "#000000");
  expect(red?.colour).toMatch(/^#[c-f][0-9a-f][0-5][0-9a-f][0-5][0-9a-f]$/);
  between((red?.top ?? 0) - number.inkBottom, 3.5, 4.5);
  between(red?.left ?? 0, 27.5, 28.5);
  between(red?.right ?? 0, 183.5, 184.5);
  between((red?.bottom ?? 0) - (red?.top ?? 0), 0.3, 0.8);
});

it("B-01, B-02: the title is 22 pt, two lines under the red line, centred", () => {
  const red = page(seed, 1).rules[0];
  const first = line(page(seed, 1), "中国银监会浙江监管局党委关于印发");
  const second = line(page(seed, 1), "《浙江银监局2015年党建工作方案》的通知");
  between(first.inkTop - (red?.bottom ?? 0), 20, 27);
  for (const each of [first, second]) {
    between(each.size, 21.5, 22.5);
    between(centre(each), 105.3, 106.7);
  }
  between((second.baseline - first.baseline) / 0.3528, 34, 37);
});

it("B-03, B-04: the addressees stand one line under the title, and page one shows text", () => {
  const title = line(page(seed, 1), "《浙江银监局2015年党建工作方案》的");
  const to = line(page(seed, 1), "机关党委、各银监分局党委：");
  between(to.inkTop - title.inkBottom, 10, 16);
  between(to.inkLeft, 27.5, 29);
  expect(line(page(seed, 1), "《浙江银监局2015年党建工作方案》已").baseline).toBeGreaterThan(
    to.baseline,
  );
});

it("G-01, G-02: sealed: the date four characters in, the name centred over it, room above", () => {
  const date = line(page(seed, 1), "2015年6月29日");
  const name = page(seed, 1).lines.find((each) => each.text === "中国银监会浙江监管局党委");
  // 日 stands 1.4 mm away from the edge of its square.
  between(date.inkRight, 184 - 4 * ZI - 2, 184 - 4 * ZI + 0.3);
  between(Math.abs(centre(date) - (name ? centre(name) : 0)), 0, 1);
  const last = line(page(seed, 1), "发给你们");
  between(((name?.baseline ?? 0) - last.baseline) / 10.39, 2.95, 3.05);
});

it("G-03: unsealed: the date two characters right of the name, whichever is longer", () => {
  const first = page(unsealed, 1);
  const name = first.lines.find((each) => each.text === "浙江银监局");
  const date = line(first, "2015年12月29日");
  between(date.inkLeft - (name?.inkLeft ?? 0), 2 * ZI - 1, 2 * ZI + 1);
  between(date.inkRight, 184 - 2 * ZI - 2, 184 - 2 * ZI + 0.3);
});

it("G-05: joint and sealed: names in order, seals of 42 mm apart, the last over the date", () => {
  const second = page(joint, 2);
  const names = ["浙江银监局", "浙江省财政厅", "浙江省金融办"];
  // The names stand on one line; each is a piece of it.
  const row = second.lines.find((each) => names.every((name) => each.text.includes(name)));
  expect(row?.text.replace(/\s/g, "")).toBe(names.join(""));
  between(row?.inkLeft ?? 0, 28, 60);
  between((row?.inkRight ?? 0) - (row?.inkLeft ?? 0), 2 * 45, 156);
  expect(line(second, "2015年7月1日").baseline).toBeGreaterThan(row?.baseline ?? 0);
});

it("G-08: the page of the signature carries text of the body", () => {
  const second = page(joint, 2);
  const date = line(second, "2015年7月1日");
  expect(line(second, "各单位于").baseline).toBeLessThan(date.baseline);
});

it("H-01, H-03, H-06: 份号, 紧急程度 and joint issuers, the host first", () => {
  const first = page(joint, 1);
  const copy = line(first, "000012");
  const urgency = line(first, "加急");
  between(copy.inkLeft, 27, 29.5);
  between(copy.inkTop, 36, 39);
  between(urgency.baseline - copy.baseline, 10.2, 10.6);
  expect(urgency.fonts).toEqual(["PlanwrightHei-Regular"]);
  const host = line(first, "中国银监会浙江监管局");
  const last = first.lines.findLast(
    (each) => each.text.startsWith("浙江省人民政府金融工作办公室") && each.size > 22,
  );
  expect(host.baseline).toBeLessThan(last?.baseline ?? 0);
  between(host.inkTop, 71.5, 72.8);
});

it("H-08, H-09: upward: the number at the left and the signers at the right, on one line", async () => {
  const header = {
    issuers: ["浙江省财政厅"],
    withDocumentWord: true,
    number: "浙财发〔2015〕6号",
    signers: ["张三", "李思思", "王五"],
  };
  const first = page(await measure((await printed(seedNotice({ header }), "upward")).bytes), 1);
  const upper = line(first, "签发人：张三");
  const lower = line(first, "浙财发〔2015〕6号");
  expect(upper.text.replace(/\s/g, "")).toBe("签发人：张三李思思");
  expect(lower.text.replace(/\s/g, "")).toBe("浙财发〔2015〕6号王五");
  expect(upper.fonts).toEqual(["PlanwrightFangSong-Regular", "PlanwrightKai-Regular"]);
  between(lower.inkLeft, 28 + ZI - 0.8, 28 + ZI + 0.8);
  between(upper.inkRight, 184 - ZI - 1, 184 - ZI + 0.5);
  between((first.rules[0]?.top ?? 0) - lower.inkBottom, 3.5, 4.5);
});

it("B-09, B-13: the list of annexes, and each annex on a page of its own", () => {
  const second = page(joint, 2);
  const listed = line(second, "附件：1.联合检查重点事项清单");
  between(listed.inkLeft, 28 + 2 * ZI - 0.2, 28 + 2 * ZI + 1.5);
  const wrapped = line(second, "和分工安排一览表");
  expect(wrapped.inkLeft).toBeGreaterThan(28 + 5 * ZI);
  const annex = page(joint, 3);
  const label = line(annex, "附件1");
  expect(label.fonts).toEqual(["PlanwrightHei-Regular"]);
  between(label.inkTop, 36, 39);
  const title = line(annex, "联合检查重点事项清单");
  between(centre(title), 105.3, 106.7);
  between((title.baseline - label.baseline) / 10.39, 1.9, 2.25);
});

it("B-06: headings are set in 黑体, 楷体 and 仿宋 by level", () => {
  const third = page(seed, 3);
  expect(line(third, "三、工作措施").fonts).toEqual(["PlanwrightHei-Regular"]);
  expect(line(third, "（一）力推学习教育").fonts).toEqual(["PlanwrightKai-Regular"]);
  // Digits in 仿宋 are those of 宋体, which are as light and as wide.
  expect(line(third, "1.抓党委重书记").fonts).toEqual([
    "PlanwrightSong-Regular",
    "PlanwrightFangSong-Regular",
  ]);
});

it("B-10: the issued plan begins a page with its own title and is no 附件", () => {
  const second = page(seed, 2);
  const title = second.lines[0];
  expect(title?.text).toBe("浙江银监局2015年党建工作方案");
  between(title?.size ?? 0, 21.5, 22.5);
  const all = seed.pages.flatMap((each) => each.lines.map((current) => current.text));
  expect(all.filter((text) => text.startsWith("附件"))).toEqual([]);
});

it("N-01, N-02, N-03: numbers 7 mm under the type area, outside, one character in", () => {
  seed.pages.forEach((each, i) => {
    const folio = each.lines.find((current) => FOLIO.test(current.text));
    expect(folio?.text.replace(/\s/g, "")).toBe(`—${i + 1}—`);
    between(folio?.size ?? 0, 13.7, 14.3);
    expect(folio?.fonts).toEqual(["PlanwrightSong-Regular"]);
    // The dash's ink lies 0.311 em above the baseline.
    between((folio?.baseline ?? 0) - 0.311 * 14 * 0.3528, 268, 270);
    if (i % 2 === 0) between(folio?.inkRight ?? 0, 178.1, 180.1);
    else between(folio?.inkLeft ?? 0, 31.9, 33.9);
  });
});

it("C-01 to C-07: the imprint ends the last, even page at 262 mm", () => {
  expect(seed.pages.length % 2).toBe(0);
  const last = page(seed, seed.pages.length);
  const lines = last.rules.filter((rule) => rule.right - rule.left > 150);
  const weights = lines.map((rule) => rule.bottom - rule.top);
  expect(weights).toHaveLength(3);
  for (const [weight, wanted] of [
    [weights[0], 0.35],
    [weights[1], 0.25],
    [weights[2], 0.35],
  ]) {
    between(weight ?? 0, (wanted ?? 0) - 0.06, (wanted ?? 0) + 0.06);
  }
  between(lines[2]?.bottom ?? 0, 261, 263);
  const cc = line(last, "抄送：");
  expect(cc.text).toMatch(/。$/);
  between(cc.size, 13.7, 14.3);
  between(cc.inkLeft, 28 + 4.1, 28 + 6);
  const printedBy = line(last, "中国银监会浙江监管局办公室");
  expect(printedBy.text).toMatch(/2015年6月30日印发$/);
  between(printedBy.inkRight, 184 - 4.9 - 0.8, 184 - 4.9 + 0.8);
});

it("notes stand at the foot of the page of their mark", () => {
  for (const number of [1, 2, 3, 4, 5]) {
    const marks = seed.pages.findIndex((each) =>
      each.lines.some((current) => current.size > 14 && current.text.includes(`[${number}]`)),
    );
    const notes = seed.pages.findIndex((each) =>
      each.lines.some((current) => current.size < 13 && current.text.startsWith(`[${number}]`)),
    );
    expect(marks).toBeGreaterThan(0);
    expect(notes).toBe(marks);
    const note = line(page(seed, notes + 1), `[${number}]`);
    const rule = page(seed, notes + 1).rules[0];
    expect(rule?.bottom ?? 0).toBeLessThan(note.inkTop);
    between((rule?.right ?? 0) - (rule?.left ?? 0), 37, 41);
    for (const current of page(seed, notes + 1).lines.filter((each) => each.size < 13)) {
      between(current.inkBottom, 0, 262);
    }
  }
});

it("T-01, T-02, T-04: turned tables run upwards inside the type area and repeat their header", () => {
  const turned = joint.pages.filter((each) => each.turned !== "");
  expect(turned.length).toBeGreaterThan(1);
  for (const each of turned) {
    expect(each.turned.replace(/\s/g, "")).toMatch(/^序号工作目标工作措施牵头单位完成时限/);
    expect(each.lines.every((current) => FOLIO.test(current.text))).toBe(true);
  }
  const headed = joint.pages.filter((each) =>
    each.lines.some((current) => current.text.includes("工作措施")),
  );
  expect(headed.length).toBe(3);
});

it("a draft names its state and has neither number nor date", () => {
  const first = page(draft, 1);
  const label = line(first, "（征求意见稿）");
  between(centre(label), 105, 107);
  for (const each of draft.pages) expect(line(each, "征求意见稿").inkTop).toBeLessThan(27);
  const all = draft.pages.flatMap((each) => each.lines.map((current) => current.text)).join("\n");
  expect(all).not.toMatch(/〔2015〕|2015年6月29日|\d日印发/);
  expect(all).toContain("【待定：审定会议");
});

it("fonts are embedded TrueType with their names", () => {
  expect(seed.fonts.map((font) => font.name).sort()).toEqual([
    "PlanwrightFangSong-Regular",
    "PlanwrightHei-Regular",
    "PlanwrightKai-Regular",
    "PlanwrightSong-Bold",
    "PlanwrightSong-Regular",
  ]);
  for (const font of [...seed.fonts, ...joint.fonts]) {
    expect(font).toMatchObject({ subtype: "CIDFontType2", embedded: true });
  }
});

it("outline entries lead to their headings", () => {
  expect(seed.outline.filter((entry) => entry.depth === 0).map((entry) => entry.title)).toEqual([
    "中国银监会浙江监管局党委关于印发《浙江银监局2015年党建工作方案》的通知",
    "浙江银监局2015年党建工作方案",
  ]);
  expect(seed.outline).toHaveLength(30);
  for (const entry of seed.outline) {
    const beginning = entry.title.replace(/\s/g, "").slice(0, 16);
    const target = line(page(seed, entry.page + 1), beginning);
    between(target.inkTop - entry.y, 0, 12);
  }
});
