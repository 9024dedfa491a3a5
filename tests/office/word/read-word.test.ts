import { expect, it } from "vitest";
import { readWord } from "../../../src/office/word/read-word.ts";
import { paragraphText, textOf } from "../../../src/office/word/texts.ts";
import type { Block, WordDocument, WordParagraph } from "../../../src/office/word/word-document.ts";
import {
  deleted,
  inserted,
  mark,
  paragraph,
  run,
  type SmallDocx,
  smallDocx,
} from "./small-docx.ts";

function read(docx: SmallDocx): WordDocument {
  const result = readWord(smallDocx(docx));
  if (!result.ok) throw new Error(result.problem.code);
  return result.document;
}

const paragraphs = (blocks: readonly Block[]): readonly WordParagraph[] =>
  blocks.filter((block) => block.kind === "paragraph");

it("joins what programs cut, and tells who inserted and deleted what", () => {
  const { blocks, changes } = read({
    body: paragraph(
      `${run("全年")}${run("完成")}${deleted("200")}${inserted("180")}${run("项。")}`,
    ),
  });
  const [only] = paragraphs(blocks);
  expect(only?.pieces.map((piece) => ("text" in piece ? piece.text : piece.kind))).toEqual([
    "全年完成",
    "200",
    "180",
    "项。",
  ]);
  expect(only?.pieces[1]).toMatchObject({
    changes: [{ kind: "deleted", author: "省发展改革委", date: "2026-03-02T09:00:00Z" }],
  });
  expect(changes).toBe(2);
  expect(textOf(blocks, "rejected")).toBe("全年完成200项。");
  expect(textOf(blocks, "accepted")).toBe("全年完成180项。");
});

it("splits and joins paragraphs by the changes of their marks", () => {
  const { blocks } = read({
    body: `${paragraph(run("甲。"), mark("ins"))}${paragraph(run("乙。"))}${paragraph(run("丙"), mark("del"))}${paragraph(run("丁"))}`,
  });
  expect(textOf(blocks, "rejected")).toBe("甲。乙。\n丙\n丁");
  expect(textOf(blocks, "accepted")).toBe("甲。\n乙。\n丙丁");
});

it("takes styles by their names, with what they are based on", () => {
  const { blocks } = read({
    body: `${paragraph(run("总体要求"), '<w:pStyle w:val="Style11"/>')}${paragraph(run("正文", "<w:b/>"))}`,
    parts: {
      styles:
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>' +
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>' +
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="Heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style>' +
        '<w:style w:type="paragraph" w:styleId="Style11"><w:name w:val="一级"/><w:basedOn w:val="H1"/></w:style>',
    },
  });
  const [heading, body] = paragraphs(blocks);
  expect(heading).toMatchObject({ style: "一级", basedOn: ["heading 1", "normal"], outline: 0 });
  expect(heading?.pieces[0]).toMatchObject({ looks: { face: "黑体", size: 16 } });
  expect(body).toMatchObject({ style: "normal" });
  expect(body?.pieces[0]).toMatchObject({ looks: { face: "仿宋_GB2312", bold: true } });
});

const numbering =
  '<w:abstractNum w:abstractNumId="0">' +
  '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>' +
  '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%2）"/></w:lvl>' +
  '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>' +
  '<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%4"/><w:lvlRestart w:val="0"/></w:lvl>' +
  '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' +
  '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>';

it("counts automatic numbers by level, restart and list", () => {
  const at = (level: number, list = 1) =>
    paragraph(
      run("事项"),
      `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`,
    );
  const levels = [0, 1, 1, 2, 2, 0, 1, 2, 3, 1, 3];
  const { blocks } = read({
    body: `${levels.map((level) => at(level)).join("")}${at(0, 2)}${at(0, 2)}${paragraph(run("无"))}`,
    parts: { numbering },
  });
  expect(paragraphs(blocks).map(({ number }) => number?.text)).toEqual([
    "一、",
    "（一）",
    "（二）",
    "1.",
    "2.",
    "二、",
    "（一）",
    "1.",
    "2.1.1",
    "（二）",
    "2.2.2",
    "五、",
    "六、",
    undefined,
  ]);
});

it("makes a full matrix of a table, with what was merged", () => {
  const cell = (text: string, properties = "") =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(run(text))}</w:tc>`;
  const { blocks } = read({
    body:
      "<w:tbl>" +
      `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell("序号")}${cell("任务", '<w:gridSpan w:val="2"/>')}</w:tr>` +
      `<w:tr>${cell("1", '<w:vMerge w:val="restart"/>')}${cell("甲")}${cell("乙")}</w:tr>` +
      `<w:tr>${cell("", "<w:vMerge/>")}${cell("丙")}${cell("丁")}</w:tr>` +
      `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell("戊")}</w:tr></w:tbl>`,
  });
  const [table] = blocks;
  if (table?.kind !== "table") throw new Error("no table");
  expect(table.columns).toBe(3);
  expect(
    table.rows.map(({ cells }) =>
      cells.map((one) => (one.absent ? "-" : textOf(one.blocks, "accepted"))),
    ),
  ).toEqual([
    ["序号", "任务", "任务"],
    ["1", "甲", "乙"],
    ["1", "丙", "丁"],
    ["-", "戊", "-"],
  ]);
  expect(table.rows[0]?.header).toBe(true);
  expect(table.rows[1]?.cells[0]).toMatchObject({ row: 1, rows: 2, columns: 1 });
  expect(table.rows[2]?.cells[0]).toBe(table.rows[1]?.cells[0]);
  expect(textOf(blocks, "accepted")).toBe("序号\n任务\n1\n甲\n乙\n丙\n丁\n戊");
});

it("reads a text box once, at its place", () => {
  const box = (tag: string) =>
    `<${tag}><w:txbxContent>${paragraph(run("抄送：省府办公厅"))}</w:txbxContent></${tag}>`;
  const { blocks } = read({
    body: paragraph(
      `${run("正文")}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp>${box("wps:txbx")}</wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict>${box("v:textbox")}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    ),
  });
  const [only] = paragraphs(blocks);
  const boxes = (only?.pieces ?? []).filter((piece) => piece.kind === "box");
  expect(boxes.map((box) => textOf(box.blocks, "accepted"))).toEqual(["抄送：省府办公厅"]);
});

it("reads notes, fields, breaks and bookmarks in their order", () => {
  const { blocks, footnotes } = read({
    body:
      '<w:bookmarkStart w:id="4" w:name="_pw_ab12"/>' +
      paragraph(
        `${run("见")}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:br/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run("7")}<w:r><w:fldChar w:fldCharType="end"/></w:r><w:bookmarkEnd w:id="4"/>`,
      ),
    parts: {
      footnotes: `<w:footnote w:id="0" w:type="separator">${paragraph("")}</w:footnote><w:footnote w:id="2">${paragraph(run("注文。"))}</w:footnote>`,
    },
  });
  const [only] = paragraphs(blocks);
  expect(only?.pieces.map(({ kind }) => kind)).toEqual([
    "bookmark-start",
    "text",
    "note",
    "break",
    "text",
    "bookmark-end",
  ]);
  expect(only?.pieces[4]).toMatchObject({ text: "7", field: " PAGE " });
  expect([...footnotes].map(([id, note]) => [id, textOf(note, "accepted")])).toEqual([
    ["2", "注文。"],
  ]);
});

it("reads comments with their threads", () => {
  const { comments, blocks } = read({
    body: paragraph(
      `<w:commentRangeStart w:id="1"/>${run("甲")}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`,
    ),
    parts: {
      comments:
        '<w:comment w:id="1" w:author="省教育厅" w:date="2026-03-04T09:00:00Z"><w:p w14:paraId="0A"><w:r><w:t>可行吗？</w:t></w:r></w:p></w:comment>' +
        '<w:comment w:id="2" w:author=" "><w:p w14:paraId="0B"><w:r><w:t>可行。</w:t></w:r></w:p></w:comment>',
      commentsExtended:
        '<w15:commentEx w15:paraId="0A" w15:done="1"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A" w15:done="0"/>',
    },
  });
  expect(comments).toEqual([
    { id: "1", author: "省教育厅", date: "2026-03-04T09:00:00Z", text: "可行吗？", done: true },
    { id: "2", text: "可行。", parent: "1" },
  ]);
  expect(paragraphs(blocks)[0]?.pieces.map(({ kind }) => kind)).toEqual([
    "comment-start",
    "text",
    "comment-end",
    "comment",
  ]);
});

it("reads properties and passes over changes of looks, counting them", () => {
  const { custom, formattingChanges, changes, blocks } = read({
    body: paragraph(
      '<w:r><w:rPr><w:b/><w:rPrChange w:id="3" w:author="甲"><w:rPr/></w:rPrChange></w:rPr><w:t>字</w:t></w:r>',
    ),
    custom: { "planwright.build": "abc" },
  });
  expect([...custom]).toEqual([["planwright.build", "abc"]]);
  expect([formattingChanges, changes]).toEqual([1, 0]);
  expect(paragraphs(blocks).map((one) => paragraphText(one, "accepted"))).toEqual(["字"]);
});
