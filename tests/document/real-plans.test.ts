import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { defaultDocumentOptions } from "../../src/document/document-options.ts";
import { noticeView } from "../../src/document/notice.ts";
import type { NoticeView, PrintedBlock, PrintedInline } from "../../src/document/view.ts";
import { compile } from "../../src/model/compile.ts";
import { chineseWords } from "../../src/project/chinese-words.ts";
import { formatSource } from "../../src/syntax/format.ts";
import { readSource } from "../../src/syntax/read-source.ts";

const options = {
  ...defaultDocumentOptions,
  files: { table: () => undefined, image: (_source: string, path: string) => path },
  words: chineseWords(),
};

function viewOf(folder: string, change: (text: string) => string = (text) => text): NoticeView {
  const files = ["organization", "plan", "notice"].map((name) => {
    const path = `${folder}/${name}.plan`;
    return readSource({ path, text: change(readFileSync(path, "utf8")) });
  });
  const { model, findings } = compile(files);
  expect(findings).toEqual([]);
  const notice = model.notices[0];
  if (notice === undefined) throw new Error(`${folder} has no notice`);
  return noticeView(model, notice, options);
}

function inlineText(parts: readonly PrintedInline[]): string {
  return parts.map((part) => (part.kind === "note" ? `[${part.number}]` : part.text)).join("");
}

function blockText(block: PrintedBlock): string {
  if (block.kind === "heading") return block.label + inlineText(block.inline);
  if (block.kind === "list")
    return block.items.map(({ label, inline }) => label + inlineText(inline)).join("");
  if (block.kind === "table")
    return [...block.header, ...block.rows]
      .flatMap(({ cells }) => cells.flatMap(({ lines }) => lines.map(inlineText)))
      .join("");
  if (block.kind === "image") throw new Error("no picture stands in these documents");
  const lead = block.lead === undefined ? "" : block.lead.label + inlineText(block.lead.inline);
  return lead + inlineText(block.inline);
}

/** What prints, in the order of the web copies: the number under the title, notes last. */
function printedText(view: NoticeView): string {
  const { issued, signature } = view;
  return [
    view.title.text,
    view.header.number,
    `${view.to}：`,
    ...view.body.map(blockText),
    ...(signature?.signers ?? []),
    signature?.date,
    view.remark === undefined ? "" : `（${view.remark}）`,
    issued?.title.text,
    ...(issued?.blocks ?? []).map(blockText),
    ...view.notes.map((note) => `[${note.number}]${inlineText(note.inline)}`),
  ]
    .join("")
    .replace(/\s/g, "");
}

/** A fixture without white space; the colon behind 主送 is full-width, as the form wants it. */
function original(name: string): string {
  const text = readFileSync(`tests/fixtures/${name}.txt`, "utf8");
  return text.replace(/^(机关党委.*):$/m, "$1：").replace(/\s/g, "");
}

const zhejiang = "plans/zhejiang-2015";

it("prints the 2015 plan and its notice character for character", () => {
  const text = printedText(viewOf(zhejiang));
  expect(text).toBe(original("zhejiang-2015"));
  expect(text).toHaveLength(6294);
});

it("prints it the same from the formatted source, and with English keywords", () => {
  const text = original("zhejiang-2015");
  expect(printedText(viewOf(zhejiang, formatSource))).toBe(text);
  expect(printedText(viewOf(zhejiang, (source) => formatSource(source, { keywords: "en" })))).toBe(
    text,
  );
});

it("prints it the same with all indentation stripped, with CR LF and a byte order mark", () => {
  const text = original("zhejiang-2015");
  expect(printedText(viewOf(zhejiang, (source) => source.replace(/^ +/gm, "")))).toBe(text);
  expect(printedText(viewOf(zhejiang, (source) => `\uFEFF${source.replace(/\n/g, "\r\n")}`))).toBe(
    text,
  );
});

/** What an input method makes of the keys, outside the text behind bars. */
function byInputMethod(source: string): string {
  const wide = (code: string) =>
    code
      .replace(/"([^"]*)"/g, "“$1”")
      .replace(/[{}=,]/g, (sign) => ({ "{": "｛", "}": "｝", "=": "＝", ",": "，" })[sign] ?? sign)
      .replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
      .replace(/ {2}/g, "\u3000");
  return source
    .split("\n")
    .map((line) => {
      const bar = line.indexOf("|");
      if (line.trimStart().startsWith("//")) return line;
      if (bar === -1) return wideCode(line);
      return `${wide(line.slice(0, bar))}｜${line.slice(bar + 1).replace(/\[\*([^\]]+)\]/g, "【*$1】")}`;
    })
    .join("\n");
  // Digits of strings print as they stand, so only those outside of them are made wide.
  function wideCode(line: string): string {
    return line
      .split(/("[^"]*")/)
      .map((part) => (part.startsWith('"') ? `“${part.slice(1, -1)}”` : wide(part)))
      .join("");
  }
}

it("prints it the same after an input method has made everything full-width", () => {
  expect(printedText(viewOf(zhejiang, byInputMethod))).toBe(original("zhejiang-2015"));
});

// Once pasted as it was typed, with its data beside it, and once with every fact said once.
for (const name of ["wufei", "website"]) {
  for (const folder of [name, `${name}-2018`]) {
    it(`prints the plan of ${folder} and its notice character for character`, () => {
      const text = readFileSync(`tests/fixtures/${name}.txt`, "utf8").replace(/\s/g, "");
      expect(printedText(viewOf(`tests/fixtures/plans/${folder}`))).toBe(text);
    });
  }
}

it("prints the US plan and its notes character for character", () => {
  const { issued, notes } = viewOf("plans/data-strategy-2020");
  const text = [
    issued?.title.text,
    ...(issued?.blocks ?? []).map(blockText),
    ...notes.map((note) => `[${note.number}]${inlineText(note.inline)}`),
  ];
  expect(text.join("").replace(/\s/g, "")).toBe(original("data-strategy-2020"));
});

it("prints the note that 写作 marks inside a table, and every other note of the US plan", () => {
  const view = viewOf("plans/data-strategy-2020");
  expect(view.notes).toHaveLength(17);
  expect(view.notes.map((note) => inlineText(note.inline))).toContain(
    "With approval and concurrence from OMB",
  );
});
