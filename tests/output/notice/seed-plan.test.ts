import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { defaultDocumentOptions } from "../../../src/document/document-options.ts";
import { noticeView } from "../../../src/document/notice.ts";
import { compile } from "../../../src/model/compile.ts";
import { chineseWords } from "../../../src/project/chinese-words.ts";
import { readSource } from "../../../src/syntax/read-source.ts";
import { FOLIO, measure } from "../print/geometry.ts";
import { printed } from "../print/print.ts";

it("prints the 2015 plan source as a PDF with the seed's text, character for character", async () => {
  const files = ["organization", "plan", "notice"].map((name) => {
    const path = `plans/zhejiang-2015/${name}.plan`;
    return readSource({ path, text: readFileSync(path, "utf8") });
  });
  const { model } = compile(files);
  const [notice] = model.notices;
  if (notice === undefined) throw new Error("the project has a notice");
  const view = noticeView(model, notice, {
    ...defaultDocumentOptions,
    notes: "end",
    files: { table: () => undefined, image: (_source, path) => path },
    words: chineseWords(),
  });
  const { bytes } = await printed(view, "zhejiang-2015");
  const { pages } = await measure(bytes);
  const text = pages
    .flatMap(({ lines }) => lines.map((line) => line.text).filter((line) => !FOLIO.test(line)))
    .join("")
    .replace(/\s/g, "");
  const number = "浙银监党发〔2015〕6号";
  const seed = readFileSync("tests/fixtures/zhejiang-2015.txt", "utf8")
    .replace(/^(机关党委.*):$/m, "$1：")
    .replace(/\s/g, "");
  // The form puts mark and number in front of the title.
  expect(text).toBe(`中国银监会浙江监管局党委文件${number}${seed.replace(number, "")}`);
});
