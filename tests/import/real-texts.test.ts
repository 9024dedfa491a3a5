import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { importText } from "../../src/import/import.ts";
import { readPlainText } from "../../src/import/read/plain-text.ts";
import { compile } from "../../src/model/compile.ts";
import type { Item } from "../../src/model/model.ts";
import { readSource } from "../../src/syntax/read-source.ts";

function imported(name: string) {
  return importText(readPlainText(readFileSync(`tests/fixtures/${name}.txt`, "utf8")));
}

function modelOf(files: readonly { readonly path: string; readonly text: string }[]) {
  return compile(files.map((file) => readSource(file)));
}

for (const name of ["zhejiang-2015", "wufei", "website", "data-strategy-2020"]) {
  it(`imports ${name} as sources that compile without a finding and print its text`, () => {
    const result = imported(name);
    expect(result.identical).toBe(true);
    expect(modelOf(result.files).findings).toEqual([]);
  });
}

function itemsOf(folder: string, files = ["organization", "plan", "notice"]) {
  return modelOf(
    files.map((name) => ({
      path: `${name}.plan`,
      text: readFileSync(`${folder}/${name}.plan`, "utf8"),
    })),
  ).model.plans[0]?.items;
}

/** Every item that a plan numbers, with its number and title, in the order of the document. */
function numbered(items: readonly Item[] | undefined): readonly string[] {
  return (items ?? []).flatMap((item) => [
    ...(item.label === "" ? [] : [`${item.kind} ${item.label}${item.title?.text ?? ""}`]),
    ...numbered(item.children),
  ]);
}

it("finds in the 2015 text the items that the plan of the house has, with their numbers", () => {
  const own = numbered(modelOf(imported("zhejiang-2015").files).model.plans[0]?.items);
  const wanted = numbered(itemsOf("plans/zhejiang-2015"));
  expect(wanted.filter((item) => !own.includes(item))).toEqual([]);
});
