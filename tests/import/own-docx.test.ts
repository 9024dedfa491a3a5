import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { defaultDocumentOptions } from "../../src/document/document-options.ts";
import { noticeView } from "../../src/document/notice.ts";
import { importText } from "../../src/import/import.ts";
import { readSourceFile } from "../../src/import/read/read-file.ts";
import { compile } from "../../src/model/compile.ts";
import type { Model } from "../../src/model/compiled.ts";
import type { Item } from "../../src/model/model.ts";
import { chineseWords } from "../../src/project/chinese-words.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { docxOf } from "../output/docx/docx.ts";

const words = chineseWords();

function modelOf(folder: string): Model {
  const files = ["organization", "plan", "notice"].map((name) => {
    const path = `${folder}/${name}.plan`;
    return readSource({ path, text: readFileSync(path, "utf8") });
  });
  return compile(files).model;
}

/** A plan's notice as our own Word file, and that imported again. */
async function thereAndBack(folder: string) {
  const model = modelOf(folder);
  const [notice] = model.notices;
  if (notice === undefined) throw new Error(`${folder} has no notice`);
  const view = noticeView(model, notice, {
    ...defaultDocumentOptions,
    files: { table: () => undefined, image: (_source, path) => path },
    words,
  });
  const { bytes } = await docxOf(view);
  const reading = await readSourceFile("公文.docx", bytes, () => "");
  if (reading.type === "refused") throw new Error(reading.why.en);
  const imported = importText(reading.source);
  return { original: model, imported, back: compile(imported.files.map(readSource)) };
}

/** Every item that prints a number, with number and title, in the order of the document. */
function numbered(items: readonly Item[] | undefined): readonly string[] {
  return (items ?? []).flatMap((item) => [
    ...(item.label === "" ? [] : [`${item.label}${item.title?.text ?? ""}`]),
    ...numbered(item.children),
  ]);
}

it("imports the Word file of the 2015 notice with its text, form, notes and every item", async () => {
  const { original, imported, back } = await thereAndBack("plans/zhejiang-2015");
  expect(imported.identical).toBe(true);
  expect(imported.doubted).toEqual([]);
  expect(back.findings).toEqual([]);
  const [notice] = back.model.notices;
  const [wanted] = original.notices;
  expect(notice?.title.text).toBe(wanted?.title.text);
  expect(notice?.number).toBe(wanted?.number);
  expect(notice?.date).toBe(wanted?.date);
  expect(notice?.to?.refs.map(({ named }) => named?.title)).toEqual(
    wanted?.to?.refs.map(({ named }) => named?.title),
  );
  const plan = back.model.plans[0];
  expect(plan?.title.text).toBe(original.plans[0]?.title.text);
  expect(plan?.notes.map(({ name }) => name)).toEqual(
    original.plans[0]?.notes.map(({ name }) => name),
  );
  expect(numbered(plan?.items)).toEqual(numbered(original.plans[0]?.items));
});

it.each(["wufei", "website"])("imports the Word file of %s with its text", async (name) => {
  const { imported, back } = await thereAndBack(`tests/fixtures/plans/${name}`);
  expect(imported.identical).toBe(true);
  expect(back.findings).toEqual([]);
});
