import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { noticeView } from "../../src/document/notice.ts";
import { compile } from "../../src/model/compile.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { blockText, documentOptions } from "./composed.ts";

/** The real plans paragraph by paragraph: where the published text begins a line, a block begins. */

const sources = {
  "plans/zhejiang-2015": { published: "zhejiang-2015", head: 8 },
  "tests/fixtures/plans/wufei": { published: "wufei", head: 9 },
  "tests/fixtures/plans/website": { published: "website", head: 9 },
};

test.each(Object.entries(sources))("%s", (folder, { published, head }) => {
  const files = ["organization", "plan", "notice"].map((name) => {
    const path = `${folder}/${name}.plan`;
    return readSource({ path, text: readFileSync(path, "utf8") });
  });
  const { model } = compile(files);
  const [notice] = model.notices;
  if (notice === undefined) throw new Error(`${folder} has a notice`);
  const blocks = noticeView(model, notice, documentOptions).issued?.blocks ?? [];
  const printed = blocks.map((block) => blockText(block).replace(/^#\d |\|/g, ""));
  const lines = readFileSync(`tests/fixtures/${published}.txt`, "utf8")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "" && !/^\[\d\]/.test(line))
    .slice(head);
  expect(printed).toEqual(lines.map((line) => line.trim()));
});
