import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { importText } from "../../src/import/import.ts";
import { kindOfFile } from "../../src/import/read/kind-of-file.ts";
import { readSourceFile } from "../../src/import/read/read-file.ts";
import { compile } from "../../src/model/compile.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { sourceFiles } from "./measure.ts";

/** Whatever is handed in: nothing is thrown, the result compiles and prints the text. */

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const encode = (text: string) => new TextEncoder().encode(text);

async function holds(name: string, text: string): Promise<void> {
  const reading = await readSourceFile(name, encode(text), decode);
  if (reading.type === "refused") return;
  const imported = importText(reading.source);
  const { findings } = compile(imported.files.map(readSource));
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(imported.differences).toEqual([]);
}

const pieces = fc.constantFrom(
  "一、",
  "二、",
  "（一）",
  "（二）",
  "1.",
  "2. ",
  "（1）",
  "①",
  "第一章 ",
  "一是",
  "二是",
  "工作目标",
  "关于印发《某方案》的通知",
  "某发〔2024〕1号",
  "各单位：",
  "2024年5月6日",
  "市教育局",
  "附件",
  "附件1",
  "附件：1. 表",
  "（市教育局牵头，市财政局配合）",
  "（责任单位：甲科、乙科）",
  "责任单位：甲科",
  "完成时限：2024年6月底前",
  "6月底前",
  "每季度1次",
  "。",
  "；",
  "，",
  "：",
  "\n",
  "\n\n",
  "\f",
  "　　",
  "|",
  "{",
  "}",
  '"',
  "“",
  "”",
  "[*",
  "[?x]",
  "[1]",
  "[[=牵头]",
  "【@甲】",
  "//",
  "抄送：省厅。",
  "市教育局　　2024年5月6日印发",
  "（此件公开发布）",
  "- 1 -",
  "无",
  "待定",
  "\u0000",
  "\uD800",
  "<table><tr><td>序号<td>工作任务<td>责任单位</tr><tr><td>1<td>甲<td>教育局</table>",
);

it.each(["甲.txt", "甲.html", "甲.md"])("takes any text as %s", async (name) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(pieces, fc.string({ maxLength: 6 })), { maxLength: 40 }),
      async (all) => holds(name, all.join("")),
    ),
    { numRuns: 150 },
  );
});

it("takes the notices with lines missing, doubled and in another order", async () => {
  const files = sourceFiles(join(import.meta.dirname, "../.."))
    .filter(
      (path) => path.endsWith(".txt") && !path.includes("gbk") && !path.includes("data-strategy"),
    )
    .map((path) => readFileSync(path, "utf8").split("\n"));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.array(fc.tuple(fc.nat(), fc.constantFrom("drop", "double", "move")), { maxLength: 6 }),
      async (lines, changes) => {
        const now = [...lines];
        for (const [at, change] of changes) {
          const index = at % Math.max(1, now.length);
          const [line = ""] = now.splice(index, 1);
          if (change === "double") now.splice(index, 0, line, line);
          if (change === "move") now.splice((index * 7) % Math.max(1, now.length), 0, line);
        }
        await holds("甲.txt", now.join("\n"));
      },
    ),
    { numRuns: 60 },
  );
});

it("refuses what holds no text that it can read, with a sentence", async () => {
  const compound = new Uint8Array([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...new Array(600).fill(0),
  ]);
  const secret = new Uint8Array([...compound, ...Buffer.from("EncryptedPackage", "utf16le")]);
  const cases: readonly (readonly [string, Uint8Array, RegExp])[] = [
    ["旧.doc", compound, /另存为 \.docx/],
    ["旧.wps", compound, /另存为 \.docx/],
    ["密.docx", secret, /密码/],
    ["版式.ofd", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), /OFD/],
    ["页.pdf", encode("%PDF-1.7 …"), /PDF/],
    ["富.rtf", encode("{\\rtf1 …}"), /RTF/],
    ["坏.docx", encode("这不是压缩包"), /损坏/],
    ["表.xlsx", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), /\.docx/],
  ];
  for (const [name, bytes, said] of cases) {
    const kind = kindOfFile(name, bytes);
    expect(kind.type, name).toBe("refused");
    if (kind.type === "refused") expect(kind.why.zh, name).toMatch(said);
  }
  const renamed = await readSourceFile(
    "其实是.wps",
    new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]),
    decode,
  );
  expect(renamed.type).toBe("refused");
});
