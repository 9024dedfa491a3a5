import { expect, test } from "vitest";
import { blockText, inlineText, planOf, printed } from "./composed.ts";

test("a title with 。；：！？ runs into the text behind it, any other stands alone", () => {
  for (const sign of ["。", "；", "：", "！", "？"]) {
    expect(printed(`  措施 乙 "做好${sign}" | 正文。`)).toEqual([`#1 一、做好${sign}|正文。`]);
  }
  for (const end of ["", "…", "、", "）", "."]) {
    expect(printed(`  措施 乙 "做好${end}" | 正文。`)).toEqual([`#1 一、做好${end}`, "正文。"]);
  }
});

test("a blank line behind a title is only layout; an empty first bar keeps them apart", () => {
  expect(printed('  措施 乙 "做好。" {\n    责任 局\n\n    | 正文。\n  }')).toEqual([
    "#1 一、做好。|正文。",
  ]);
  expect(printed('  措施 乙 "做好。" {\n    |\n    | 正文。\n  }')).toEqual([
    "#1 一、做好。",
    "正文。",
  ]);
});

test("bar lines are one paragraph; a blank line or an empty bar begins a new one", () => {
  expect(printed("  | 甲，\n  | 乙。\n\n  | 丙。\n  |\n  | 丁。")).toEqual([
    "甲，乙。",
    "丙。",
    "丁。",
  ]);
});

test("lines join with a blank only where neither side is Chinese", () => {
  expect(printed("  | 用 APP\n  | 和 API 办理 API\n  | calls。")).toEqual([
    "用 APP和 API 办理 API calls。",
  ]);
});

test("actions run on in the paragraph of their parent, and so does text behind them", () => {
  expect(
    printed(
      '  措施 乙 "做好。" {\n    | 总的要求。\n    行动 "学。" | 学习。\n    行动 | 练习。\n    | 以上两项要落实。\n  }',
    ),
  ).toEqual(["#1 一、做好。|总的要求。一是学。学习。二是练习。以上两项要落实。"]);
});

test("a blank line or an empty bar divides text from the actions before it", () => {
  const divided = (line: string) =>
    printed(`  措施 乙 "做好。" {\n    行动 "学。"\n${line}\n    | 另段。\n  }`);
  expect(divided("")).toEqual(["#1 一、做好。|一是学。", "另段。"]);
  expect(divided("    |")).toEqual(["#1 一、做好。|一是学。", "另段。"]);
});

test("an action in an action is a sentence of it, without a number", () => {
  expect(
    printed(
      '  措施 乙 "做好。" {\n    行动 "学。" {\n      行动 { | 先学， }\n      行动 | 后练。\n      | 再考。\n    }\n    行动 "用。"\n  }',
    ),
  ).toEqual(["#1 一、做好。|一是学。先学，后练。再考。二是用。"]);
});

test("text behind a numbered child begins a paragraph", () => {
  expect(
    printed(
      '  部分 "任务" {\n    | 前。\n    措施 乙 "做。" | 正文。\n    | 后。\n  }\n  | 最后。',
    ),
  ).toEqual(["#1 一、任务", "前。", "#2 （一）做。|正文。", "后。", "最后。"]);
});

test("actions set apart are paragraphs of their own, a level below what holds them", () => {
  expect(
    printed(
      '  编号 行动 "（1）" 另段\n  措施 乙 "做好。" {\n    | 总的要求。\n    行动 "学。" | 学习。\n    行动 | 练习。\n    | 以上落实。\n  }',
    ),
  ).toEqual(["#1 一、做好。|总的要求。", "#2 （1）学。|学习。", "（2）练习。", "以上落实。"]);
});

test("headings have the level of their depth, four at most", () => {
  expect(
    printed('  部分 "a" { 部分 "b" { 目标 "c" { 措施 乙 "d" { 阶段 2026-03 "e" } } } }').map(
      (line) => line.slice(0, 2),
    ),
  ).toEqual(["#1", "#2", "#3", "#4", "#4"]);
});

test("English pieces keep a blank between them, also behind marks of notes", () => {
  expect(
    printed(
      '  语言 英文\n  编号 行动 "(a)"\n  注释 one | A note.\n  措施 m "Survey all offices." {\n    | Each answers[*one].[*one]\n    行动 "Ask." | By letter.\n    行动 | Then\n    | report.\n  }\n  措施 n "No stop" | Text.',
    ),
  ).toEqual([
    "#1 1 Survey all offices.| Each answers[1].[1] (a) Ask. By letter. (b) Then report.",
    "#1 2 No stop",
    "Text.",
  ]);
});

test("milestones, indicators and deliverables print only what stands behind their bars", () => {
  expect(
    printed(
      '  措施 乙 "做好。" {\n    | 正文。\n    节点 中期 7月初前 "中期推进"\n    指标 率 "满意率" >= 90%\n    成果 "办法"\n    行动 "学。"\n    节点 验 12月 "验收" | 由办公室组织。\n  }',
    ),
  ).toEqual(["#1 一、做好。|正文。一是学。", "验收", "由办公室组织。"]);
});

const tail = "句末 措施 | （牵头单位：[=牵头]{，配合单位：[=配合]}{；[=时限]}）";

test("a tail stands behind the last sentence; its optional parts fall away", () => {
  expect(
    printed(
      `  ${tail}\n  措施 乙 "做。" { 牵头 组织部；配合 办公室、宣传部；时限 年底前；| 正文。 }\n  措施 丙 "做。" { 牵头 办公室；| 正文。 }\n  措施 丁 "做。" { 牵头 办公室；句末 无；| 正文。 }`,
    ),
  ).toEqual([
    "#1 一、做。|正文。（牵头单位：组织部，配合单位：办公室、宣传部；年底前）",
    "#1 二、做。|正文。（牵头单位：办公室）",
    "#1 三、做。|正文。",
  ]);
});

test("a tail follows run-on actions, titles without text, and numbered children", () => {
  expect(
    printed(
      '  牵头 组织部\n  句末 措施 | （[=牵头]）\n  句末 目标 | 【目标】\n  目标 "成。" {\n    措施 乙 "做。" { 行动 "学。" }\n    措施 丙 "没有正文"\n  }',
    ),
  ).toEqual([
    "#1 一、成。",
    "#2 （一）做。|一是学。（组织部）",
    "#2 （二）没有正文（组织部）【目标】",
  ]);
});

test("behind a table or picture a tail stays with the last sentence", () => {
  expect(
    printed(
      '  牵头 组织部\n  句末 措施 | （[=牵头]）\n  措施 乙 "做。" {\n    | 见表。\n    表 { 一, 二；三, 四 }\n  }\n  措施 丙 "做。" {\n    图 "x.png"\n  }',
    ),
  ).toEqual([
    "#1 一、做。|见表。（组织部）",
    "一|二\n三|四",
    "#1 二、做。（组织部）",
    "image /at/甲.plan/x.png",
  ]);
});

test("a tail of a part is for that part; the inner one counts, one of an entry most", () => {
  expect(
    printed(
      '  句末 措施 | （甲）\n  部分 "一" {\n    句末 措施 | （乙）\n    措施 a "做。"\n    措施 b "做。" { 句末 | （丙） }\n  }\n  部分 "二" { 措施 c "做。" }',
    ).filter((line) => line.startsWith("#2")),
  ).toEqual(["#2 （一）做。|（乙）", "#2 （二）做。|（丙）", "#2 （一）做。|（甲）"]);
});

test("an English tail keeps its blank", () => {
  expect(
    printed('  语言 英文\n  句末 行动 | (Lead: [=牵头])\n  措施 m "Do." { 牵头 局；行动 "Ask." }'),
  ).toEqual(["#1 1 Do.| Ask. (Lead: 监管局)"]);
});

test("marks print their numbers, counts and fields; what is open prints as such", () => {
  const view = planOf(
    '  注释 甲注 | 说明，见[*乙注]。\n  注释 乙注 | 又一。\n  措施 乙 "做[*甲注]。" { 牵头 待定；| 由[=牵头]，见[@丙]，共[#措施]项[?何时]，再[*甲注]。 }\n  措施 丙 "做。"',
  );
  expect(view.notes.map(({ id, number }) => [id, number])).toEqual([
    ["甲注", 1],
    ["乙注", 2],
  ]);
  const [block] = view.blocks;
  expect(block).toMatchObject({
    lead: { inline: [{ text: "做" }, { kind: "note", number: 1 }, { text: "。" }] },
    inline: [
      { text: "由" },
      { kind: "open", text: "待定" },
      { text: "，见二，共二项" },
      { kind: "open", text: "何时" },
      { text: "，再" },
      { kind: "note", number: 1 },
      { text: "。" },
    ],
  });
});

test("a plan's annexes are listed at its end and cited as they are labelled", () => {
  const one = planOf('  | 见[@表]。\n  附件 表 "任务清单" | 正文。');
  expect(one.annexes.map(({ label, title }) => label + title.text)).toEqual(["附件任务清单"]);
  expect(printed('  | 见[@表]。\n  附件 表 "任务清单" | 正文。')).toEqual([
    "见附件。",
    "附件：任务清单",
  ]);
  const two = '  | 见[@二]。\n  附件 一 "甲表"\n  附件 二 "乙表"';
  expect(printed(two)).toEqual(["见附件2。", "附件：1. 甲表\n　　　2. 乙表"]);
  expect(planOf(two).annexes.map(({ label }) => label)).toEqual(["附件1", "附件2"]);
});

test("a blank line or empty bar divides text and actions", () => {
  expect(
    printed('  措施 乙 "做好。" {\n    行动 "学。"\n    |\n    行动 "练。"\n\n    | 另段。\n  }'),
  ).toEqual(["#1 一、做好。|一是学。", "二是练。", "另段。"]);
});

test("a heading has the face of its label, its place in the outline by its depth", () => {
  const leads = planOf(
    '  编号 措施 "1." 连续\n  部分 "a" { 措施 甲 "b"；部分 "c" { 措施 乙 "d" { 阶段 2026-03 "e" } } }\n  部分 "f" { 序号 "第一章 " }',
  ).blocks.flatMap((block) => (block.kind === "heading" ? [block] : []));
  expect(leads.map(({ level, face = level, label }) => `${label}${level}/${face}`)).toEqual([
    "一、1/1",
    "1.2/3",
    "（一）2/2",
    "2.3/3",
    "（1）4/4",
    "第一章 1/1",
  ]);
});

test("data with text is a paragraph that begins with its title, data without prints nothing", () => {
  expect(
    printed(
      '  措施 乙 "做好。" {\n    | 先起草。\n    节点 终稿 "完成终稿。" 9月30日前 | 报局长审定。\n    成果 "印发办法" { | 存档。 }\n    指标 场次 "场次" >= 3场\n    节点 初稿 "完成初稿。" 6月\n  }',
    ),
  ).toEqual(["#1 一、做好。|先起草。", "完成终稿。报局长审定。", "印发办法", "存档。"]);
});

test("neighbouring points are one list, nested once, and text around them stands apart", () => {
  const [before, list, after] = planOf(
    "  语言 英文\n  | Three ideas:\n  point | open[?who];\n  point {\n    | shared:\n    point | one desk;\n  }\n  point | plain.\n  | Done.",
  ).blocks;
  expect([before, after].map((block) => block && blockText(block))).toEqual([
    "Three ideas:",
    "Done.",
  ]);
  expect(
    list?.kind === "list" &&
      list.items.map(({ label, inline, nested }) => [label + inlineText(inline), nested]),
  ).toEqual([
    ["• open【who】;", undefined],
    ["• shared:", undefined],
    ["– one desk;", true],
    ["• plain.", undefined],
  ]);
});
