import { expect, it } from "vitest";
import { readWord } from "../../../src/office/word/read-word.ts";
import { textOf } from "../../../src/office/word/texts.ts";
import type { Block, WordDocument } from "../../../src/office/word/word-document.ts";
import { seedNotice } from "../notice/seed-view.ts";
import { draftNotice, jointNotice } from "../notice/views.ts";
import { docxOf } from "./docx.ts";

/** What the reader of foreign Word files, which knows nothing of the writer, finds in ours. */

function read(bytes: Uint8Array): WordDocument {
  const found = readWord(bytes);
  if (!found.ok) throw new Error(found.problem.code);
  return found.document;
}

const headings = (blocks: readonly Block[]) =>
  blocks.flatMap((block) =>
    block.kind === "paragraph" && block.outline !== undefined
      ? [`${block.outline} ${block.style} ${textOf([block], "accepted")}`]
      : [],
  );

it("finds headings with their levels, footnotes and the build", async () => {
  const { bytes, record } = await docxOf(seedNotice());
  const document = read(bytes);
  expect(headings(document.blocks).slice(0, 5)).toEqual([
    "0 heading 1 一、工作目标",
    "0 heading 1 二、工作思路",
    "0 heading 1 三、工作措施",
    "1 heading 2 （一）力推学习教育从严从实，实现党建主业意识明显提升。",
    "1 heading 2 （二）力推选人用人从严从实，实现干部队伍管理明显提升。",
  ]);
  const notes = [...document.footnotes.values()].map((blocks) => textOf(blocks, "accepted").trim());
  expect(notes.filter((note) => note !== "")).toHaveLength(5);
  expect(notes.some((note) => note.startsWith("治党三问："))).toBe(true);
  expect(document.custom.get("planwright.build")).toBe(record.build);
  expect(document.core.get("subject")).toBe("党建工作方案");
  expect(document.changes).toBe(0);
});

it("finds tables with repeated heads and merged cells, and turned sections", async () => {
  const document = read((await docxOf(jointNotice)).bytes);
  const tables = document.blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
  const tasks = tables.filter(({ rows }) => rows[0]?.header === true);
  expect(tasks.map(({ columns, rows }) => [columns, rows.length])).toEqual([
    [5, 31],
    [5, 27],
  ]);
  const [first] = tasks;
  const goal = first?.rows[1]?.cells[1];
  expect(goal).toMatchObject({ rows: 4, columns: 1 });
  expect(textOf(goal?.blocks ?? [], "accepted")).toBe("目标1：实现党建主业意识明显提升");
  expect(first?.rows[4]?.cells[1]).toBe(goal);
  const sections = document.blocks.flatMap((block) =>
    block.kind === "paragraph" && block.section !== undefined ? [block.section] : [],
  );
  expect(sections.map(({ landscape }) => landscape === true)).toEqual([false, true]);
});

it("finds comments with their author", async () => {
  const { comments } = read((await docxOf(draftNotice)).bytes);
  expect(comments.map(({ author }) => author)).toEqual(comments.map(() => draftNotice.meta.author));
  expect(comments[0]?.text).toContain("[open-point]");
});
