import { describe, expect, it } from "vitest";
import type { NoticeView } from "../../../src/document/view.ts";
import { officialOptions, seedNotice, text } from "../notice/seed-view.ts";
import { FOLIO, measure } from "../print/geometry.ts";
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

describe.skipIf(!hasOffice)("laid out by LibreOffice", () => {
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
});
