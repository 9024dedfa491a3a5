import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { defaultDocumentOptions } from "../../../src/document/document-options.ts";
import { noticeView } from "../../../src/document/notice.ts";
import { compile } from "../../../src/model/compile.ts";
import { chineseWords } from "../../../src/project/chinese-words.ts";
import { readSource } from "../../../src/syntax/read-source.ts";
import { docxOf } from "./docx.ts";
import { readParagraphs } from "./read-text.ts";

const files = ["organization", "plan", "notice"].map((name) => {
  const path = `plans/zhejiang-2015/${name}.plan`;
  return readSource({ path, text: readFileSync(path, "utf8") });
});
const { model } = compile(files);
const [notice] = model.notices;
if (notice === undefined) throw new Error("the project has a notice");
const view = (notes: "page" | "end") =>
  noticeView(model, notice, {
    ...defaultDocumentOptions,
    notes,
    files: { table: () => undefined, image: (_source, path) => path },
    words: chineseWords(),
  });

const number = "浙银监党发〔2015〕6号";
const seed = readFileSync("tests/fixtures/zhejiang-2015.txt", "utf8")
  .replace(/^(机关党委.*):$/m, "$1：")
  .replace(/\s/g, "");
// The form puts mark and number in front of the title.
const expected = `中国银监会浙江监管局党委文件${number}${seed.replace(number, "")}`;

/** Where the notes begin in the seed. */
const behind = expected.lastIndexOf("[1]");

it("reads the 2015 notice back as the seed's text, character for character", async () => {
  const { bytes } = await docxOf(view("end"));
  const text = readParagraphs(bytes)
    .map((paragraph) => paragraph.text)
    .join("")
    .replace(/\s/g, "");
  expect(text).toBe(expected);
});

it("has the same text with real footnotes, which stand in a part of their own", async () => {
  const { bytes } = await docxOf(view("page"));
  const text = readParagraphs(bytes)
    .map((paragraph) => paragraph.text)
    .join("")
    .replace(/\s/g, "");
  const notes = readParagraphs(bytes, "word/footnotes.xml").map((paragraph) =>
    paragraph.text.trim(),
  );
  const [body, ofNotes] = [expected.slice(0, behind), expected.slice(behind)];
  expect(text).toBe(body.replace(/\[\d+\]/g, ""));
  expect(
    notes.filter((note) => note !== "").map((note, at) => `[${at + 1}]${note.replace(/\s/g, "")}`),
  ).toEqual(ofNotes.split(/(?=\[\d+\])/));
});

it("gives the same bytes twice, on another day and in another time zone", async () => {
  const zone = process.env.TZ;
  const first = await docxOf(view("page"));
  process.env.TZ = "America/Los_Angeles";
  try {
    const second = await docxOf(view("page"));
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

it("has headings that fill the navigation pane, and no level where text runs in", async () => {
  const { bytes } = await docxOf(view("page"));
  const headings = readParagraphs(bytes).filter(({ style }) => /^(Title|Heading\d)$/.test(style));
  expect(headings.map(({ style, text }) => `${style} ${text}`)).toEqual([
    "Title 中国银监会浙江监管局党委关于印发《浙江银监局2015年党建工作方案》的通知",
    "Title 浙江银监局2015年党建工作方案",
    "Heading1 一、工作目标",
    "Heading1 二、工作思路",
    "Heading1 三、工作措施",
    "Heading2 （一）力推学习教育从严从实，实现党建主业意识明显提升。",
    "Heading2 （二）力推选人用人从严从实，实现干部队伍管理明显提升。",
    "Heading2 （三）力推党建机制从严从实，实现党建科学化水平明显提升。",
    "Heading2 （四）力推党建活动从严从实，实现党建核心氛围明显提升。",
    "Heading2 （五）力推作风建设从严从实，实现为民监管形象明显提升。",
    "Heading1 四、组织保障",
  ]);
});
