import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import type { NoticeView, PlanView, PrintedInline } from "../../../src/document/view.ts";
import { renderDocx } from "../../../src/output/docx/docx.ts";
import { officialOptions, seedNotice, text } from "../notice/seed-view.ts";
import { draftNotice, memo } from "../notice/views.ts";
import { docxOf } from "./docx.ts";
import { readBookmarks, readParagraphs } from "./read-text.ts";
import { elementsOf, problemsOf, readXml } from "./validate.ts";

const part = (bytes: Uint8Array, path: string) => {
  const content = unzipSync(bytes)[path];
  return content === undefined ? undefined : readXml(strFromU8(content));
};

const textsOf = (bytes: Uint8Array, path = "word/document.xml") =>
  readParagraphs(bytes, path).map(({ text: said }) => said);

const plan = (blocks: PlanView["blocks"], more: Partial<PlanView> = {}): PlanView => ({
  kind: "plan",
  meta: { title: "方案", author: "某局" },
  options: officialOptions,
  title: { text: "方案", lines: ["方案"] },
  blocks,
  annexes: [],
  notes: [],
  ...more,
});

it("names signers two on a line, each under the one above, the number beside the last", async () => {
  const view: NoticeView = seedNotice({
    header: {
      issuers: ["某局"],
      withDocumentWord: true,
      number: "某发〔2026〕1号",
      signers: ["王某", "李某某", "张某"],
    },
  });
  const lines = textsOf((await docxOf(view)).bytes).filter((line) => /某某|张某/.test(line));
  expect(lines).toEqual(["\t\t签发人：\t王某\t李某某", "\t某发〔2026〕1号\t\t张某"]);
});

it("marks drafts on the edge and under the title, and what is open with a comment that ends with its code", async () => {
  const { bytes } = await docxOf(draftNotice);
  expect(textsOf(bytes, "word/header.xml")).toEqual(["征求意见稿"]);
  expect(textsOf(bytes)).toContain("（征求意见稿）");
  const comments = textsOf(bytes, "word/comments.xml");
  expect(comments.length).toBeGreaterThan(0);
  for (const comment of comments) expect(comment).toMatch(/^待定：.+ \[open-point\]$/);
});

it("puts findings beside the words they are about, wherever these stand in their paragraph", async () => {
  const words = "开展检查，认真落实。";
  const place = { file: "a.plan", start: 100, end: 100 + words.length };
  const inline: PrintedInline = {
    kind: "text",
    text: words,
    stretches: [{ length: words.length, origin: { from: "source", place } }],
  };
  const view = plan([{ kind: "paragraph", inline: [text("序。"), inline] }]);
  const { bytes } = await docxOf(view, {
    comments: [
      { file: "a.plan", start: 105, end: 107, text: "虚词 [vague]" },
      { file: "a.plan", start: 500, end: 501, text: "后面 [behind]" },
      { file: "b.plan", start: 1, end: 2, text: "别处 [elsewhere]" },
    ],
  });
  expect(problemsOf(bytes)).toEqual([]);
  const runs = [...elementsOf(part(bytes, "word/document.xml") ?? readXml("<x/>"))];
  const between = (id: string) => {
    const from = runs.findIndex(
      ({ name, attributes }) => name === "w:commentRangeStart" && attributes["w:id"] === id,
    );
    const to = runs.findIndex(
      ({ name, attributes }) => name === "w:commentRangeEnd" && attributes["w:id"] === id,
    );
    return runs
      .slice(from, to)
      .flatMap((one) => (one.name === "w:t" ? [one.text] : []))
      .join("");
  };
  const comments = textsOf(bytes, "word/comments.xml");
  expect(comments.map((comment, id) => [comment, between(String(id))])).toEqual([
    ["后面 [behind]", words],
    ["虚词 [vague]", "认真"],
  ]);
});

it("embeds a picture once, as large as it is or as wanted, never wider than the text", async () => {
  const folder = await mkdtemp(join(tmpdir(), "planwright-picture-"));
  const png = Buffer.alloc(33);
  png.writeUInt32BE(0x89504e47, 0);
  png.writeUInt32BE(4000, 16);
  png.writeUInt32BE(1000, 20);
  const source = join(folder, "图.png");
  await writeFile(source, png);
  const image = { kind: "image", source, alt: "图" } as const;
  const { bytes } = await docxOf(
    plan([
      { ...image, caption: [text("图1")] },
      { ...image, width: 40 },
    ]),
  );
  expect(problemsOf(bytes)).toEqual([]);
  const extents = [...elementsOf(part(bytes, "word/document.xml") ?? readXml("<x/>"))].filter(
    ({ name }) => name === "wp:extent",
  );
  const mm = extents.map(({ attributes }) => Math.round(Number(attributes.cx) / 36000));
  expect(mm).toEqual([156, 40]);
  expect(Object.keys(unzipSync(bytes)).filter((path) => path.includes("media"))).toEqual([
    "word/media/picture1.png",
  ]);
});

it("tells of a picture that Word does not show", async () => {
  const made = await renderDocx(plan([{ kind: "image", source: "/no/图.webp", alt: "" }]), {
    document: "plan/a.docx",
    sources: new Map(),
    named: (file) => file,
  });
  expect(made.ok).toBe(false);
  expect(made.findings.map(({ code }) => code)).toEqual(["image-unreadable"]);
  expect(made.findings[0]?.message.en).toContain("PNG, JPEG and GIF");
});

it("joins cells across rows and columns and repeats the head", async () => {
  const cell = (said: string, more = {}) => ({ lines: [[text(said)]], ...more });
  const { bytes, record } = await docxOf(
    plan([
      {
        kind: "table",
        columns: [{ share: 1 }, { share: 1 }, { share: 2 }],
        header: [{ cells: [cell("甲", { colspan: 2 }), cell("乙")] }],
        rows: [
          { cells: [cell("一", { rowspan: 2, colspan: 2 }), cell("二")] },
          { cells: [cell("三")] },
        ],
      },
    ]),
  );
  expect(problemsOf(bytes)).toEqual([]);
  const all = [...elementsOf(part(bytes, "word/document.xml") ?? readXml("<x/>"))];
  const values = (name: string) =>
    all.filter((one) => one.name === name).map(({ attributes }) => attributes["w:val"] ?? "");
  expect(values("w:vMerge")).toEqual(["restart", "continue"]);
  expect(values("w:gridSpan")).toEqual(["2", "2", "2"]);
  expect(values("w:tblHeader")).toHaveLength(1);
  // The bookmark of a row is in its first cell, also where that goes on from the row above.
  expect([...readBookmarks(bytes, "_pw_").values()]).toEqual(["方案", "一", ""]);
  expect(record.pieces.map(({ texts }) => texts.map((one) => one.text))).toEqual([
    ["方案"],
    ["一", "二"],
    ["", "三"],
  ]);
});

it("lets a note be marked again, and a note call another", async () => {
  const mark = (number: number): PrintedInline => ({ kind: "note", id: `n${number}`, number });
  const view = plan([{ kind: "paragraph", inline: [text("前"), mark(1), text("后"), mark(1)] }], {
    notes: [
      { id: "n1", number: 1, inline: [text("见"), mark(2)] },
      { id: "n2", number: 2, inline: [text("另一条")] },
    ],
  });
  const { bytes } = await docxOf(view);
  expect(problemsOf(bytes)).toEqual([]);
  expect(
    textsOf(bytes, "word/footnotes.xml")
      .map((said) => said.trim())
      .filter(Boolean),
  ).toEqual(["见[2]", "[2]另一条"]);
  expect(strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array())).toContain(
    "NOTEREF _pwn_1",
  );
});

it("strips what XML cannot say and escapes the rest", async () => {
  const { bytes } = await docxOf(
    plan([{ kind: "paragraph", inline: [text('甲\u0001<乙>&"丙"\uD800丁')] }]),
  );
  expect(problemsOf(bytes)).toEqual([]);
  expect(textsOf(bytes)).toContain('甲<乙>&"丙"丁');
});

it("sets the memo with its own words", async () => {
  const lines = textsOf((await docxOf(memo)).bytes);
  expect(lines[0]).toBe("Memorandum");
  expect(lines.filter((line) => /^(To|From|Cc|Date|Subject):\t/.test(line))).toHaveLength(5);
});

it("takes a project's own template for one part, and tells where it fails", async () => {
  const folder = await mkdtemp(join(tmpdir(), "planwright-templates-"));
  await writeFile(
    join(folder, "application-properties.hbs"),
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>{{meta.author}}</Company></Properties>',
  );
  const { bytes } = await docxOf(plan([]), { templates: [folder] });
  expect(
    [...elementsOf(part(bytes, "docProps/app.xml") ?? readXml("<x/>"))]
      .map((one) => one.text)
      .join(""),
  ).toBe("某局");
  const broken = await mkdtemp(join(tmpdir(), "planwright-templates-"));
  await writeFile(join(broken, "header.hbs"), "{{draft.name}}");
  const made = await renderDocx(draftNotice, {
    document: "x",
    sources: new Map(),
    named: (file) => file,
    templates: [broken],
  });
  expect(made.findings.map(({ code }) => code)).toEqual(["template-data-missing"]);
});

it("puts the star of party organs on the red line", async () => {
  const { header } = seedNotice();
  const { bytes } = await docxOf(seedNotice({ header: { ...header, star: true } }));
  expect(problemsOf(bytes)).toEqual([]);
  const all = [...elementsOf(part(bytes, "word/document.xml") ?? readXml("<x/>"))];
  expect(all.filter(({ attributes }) => attributes.prst === "star5")).toHaveLength(1);
});
