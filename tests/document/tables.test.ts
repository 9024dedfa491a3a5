import { expect, test } from "vitest";
import type { PrintedBlock, TableBlock } from "../../src/document/view.ts";
import { planText } from "../model/small.ts";
import { noticeOf, planOf, printed, tableText } from "./composed.ts";

function tablesIn(blocks: readonly PrintedBlock[]): readonly TableBlock[] {
  return blocks.filter((block) => block.kind === "table");
}

/** The rows of the only table of a plan. */
function table(body: string): readonly string[] {
  const tables = tablesIn(planOf(body).blocks);
  expect(tables).toHaveLength(1);
  return tables.flatMap(tableText);
}

const tasks = (columns: string, inside: string) =>
  `  部分 "重点任务" {\n    版式 表 { ${columns} }\n${inside}\n  }`;

test("the layout of the language reference: goals merged, field and text in a cell, deliverables", () => {
  expect(
    table(
      tasks(
        '列 "工作任务" = 目标；列 "时间进度" = "[=时限]：[文]"；列 "考核要点" = 成果',
        '    目标 "学。" {\n      措施 a "甲。" { 时限 3月底前；成果 "方案"；成果 "台账"；| 做甲。 }\n      措施 b "乙。" { 时限 6月底前；成果 "报告"；| 做乙。 }\n    }\n    目标 "用。" { 措施 c "丙。" { 时限 9月底前；| 做丙。 } }',
      ),
    ),
  ).toEqual([
    "工作任务|时间进度|考核要点",
    "学。×2|3月底前：做甲。|方案/台账",
    "6月底前：做乙。|报告",
    "用。|9月底前：做丙。|",
  ]);
});

test("a row is its own measure: neighbours with the same title are not merged", () => {
  expect(
    table(
      tasks(
        '列 "任务" = 措施；列 "时限" = "[=时限]"',
        '    时限 年底前\n    措施 a "同。"\n    措施 b "同。"',
      ),
    ),
  ).toEqual(["任务|时限", "同。|年底前", "同。|年底前"]);
});

test("the text of a measure holds its actions, a line for each paragraph", () => {
  expect(
    table(
      tasks(
        '列 "任务" = "[题]"；列 "内容" = "[文]"',
        '    措施 a "甲" {\n      | 总述。\n      行动 "学。" | 学习。\n\n      | 另段。\n    }',
      ),
    ),
  ).toEqual(["任务|内容", "甲|总述。一是学。学习。/另段。"]);
});

test("actions and milestones are rows where a column names them", () => {
  const inside =
    '    措施 a "甲" { 行动 "学。"；行动 "练。"；节点 中期 6月底前 "推进会" }\n    措施 b "乙" { 时限 年底前 }';
  expect(table(tasks('列 "任务" = 措施；列 "步骤" = 行动', inside))).toEqual([
    "任务|步骤",
    "甲×2|学。",
    "练。",
    "乙|",
  ]);
  expect(table(tasks('列 "任务" = 措施；列 "节点" = 节点；列 "时限" = "[=时限]"', inside))).toEqual(
    ["任务|节点|时限", "甲|推进会|6月底前", "乙||年底前"],
  );
  expect(table(tasks('列 "任务" = 措施；列 "时限" = "[=时限]"', inside))).toEqual([
    "任务|时限",
    "甲/一是学。二是练。|",
    "乙|年底前",
  ]);
});

test("indicators show their title and amount, open fields that they are open", () => {
  expect(
    table(
      tasks(
        '列 "任务" = 措施；列 "目标值" = 指标；列 "牵头" = 牵头；列 "时限" = "[=时限]"',
        '    措施 a "甲" { 指标 率 "满意率" >= 90%；指标 次 1 至 2 次；牵头 待定；时限 待定 }\n    措施 b "乙" { 牵头 组织部、办公室 }',
      ),
    ),
  ).toEqual([
    "任务|目标值|牵头|时限",
    "甲|满意率不低于90%/1至2次|【待定】|【待定】",
    "乙||组织部、办公室|",
  ]);
});

test("a part of a template falls away when its field is empty", () => {
  expect(
    table(
      tasks(
        '列 "任务" = 措施；列 "时限" = "[=时限]{（原[=原]）}"',
        '    措施 a "甲" { 时限 9月底前 原 6月底前 }\n    措施 b "乙" { 时限 9月底前 }',
      ),
    ).slice(1),
  ).toEqual(["甲|9月底前（原6月底前）", "乙|9月底前"]);
});

test("what no column is for stays in the text, before and behind the table", () => {
  expect(
    printed(
      tasks(
        '列 "任务" = 措施；列 "时限" = "[=时限]"',
        '    | 前言。\n    措施 a "甲" { 时限 年底前 }\n    | 后记。',
      ),
    ),
  ).toEqual(["#1 一、重点任务", "前言。", "任务|时限\n甲|年底前", "后记。"]);
});

test("a table as typed: rows by commas, cells in quotes with commas and marks", () => {
  const body =
    '  注释 注 | 说明。\n  措施 乙 "做。" {\n    表 {\n      单位, 名额\n      "温州、嘉兴[*注]", 2\n      "见[@乙]"\n    }\n  }';
  expect(table(body)).toEqual(["单位|名额", "温州、嘉兴[1]|2", "见一|"]);
  expect(planOf(body).notes).toMatchObject([{ id: "注", number: 1 }]);
});

test("a table out of a file; one that cannot be read prints nothing", () => {
  expect(table('  表 "名单.csv"')).toEqual(["姓名|单位", "王某|办公室"]);
  expect(planOf('  表 "没有.csv"').blocks).toEqual([]);
});

test("a picture with its caption, marks included", () => {
  expect(printed('  图 "流程.png", "办理流程（见[@乙]）"\n  措施 乙 "做。"')).toEqual([
    "image /at/甲.plan/流程.png 办理流程（见一）",
    "#1 一、做。",
  ]);
});

const work =
  '  责任 各分局\n  牵头 组织部\n  时限 年底前\n  措施 a "甲。" { 行动 x "步。" { 责任 温州.组织科；时限 6月底前 } }\n  措施 b "乙。" { 责任 宣传部；牵头 无；配合 温州 }\n  措施 d "丁。" { 责任 办公室；牵头 无；频次 每季度 }\n';

const rowsFor = (line: string) => {
  const { annexes } = planOf(`${work}  附件 表 "任务分解表" { ${line} }`);
  return tablesIn(annexes[0]?.blocks ?? []).flatMap(tableText);
};

test("the table of tasks as a whole: each item once, whoever owes it", () => {
  expect(rowsFor("任务表 甲")).toEqual([
    "序号|工作任务|牵头单位|责任单位|配合单位|完成时限",
    "一|甲。|组织部|各分局||年底前",
    "一、一是|步。|组织部|温州分局组织科||6月底前",
    "二|乙。||宣传部|温州分局|年底前",
    "三|丁。||办公室||每季度",
  ]);
});

test.each([
  ["温州", ["甲。", "步。", "乙。"]],
  ['"温州分局"', ["甲。", "步。", "乙。"]],
  ["嘉兴", ["甲。"]],
  ["温州.组织科", ["步。"]],
  ["各分局", ["甲。", "步。", "乙。"]],
  ["办公室", ["丁。"]],
])("the table of tasks for %s", (unit, titles) => {
  expect(
    rowsFor(`任务表 甲 ${unit}`)
      .slice(1)
      .map((row) => row.split("|")[1]),
  ).toEqual(titles);
});

test("the table of tasks with columns of its own", () => {
  expect(
    rowsFor('任务表 甲 办公室 { 列 "任务" = 措施；列 "谁" = 责任；列 "何时" = "[=频次]" }'),
  ).toEqual(["任务|谁|何时", "丁。|办公室|每季度"]);
});

test("an annex of a notice may hold the tasks of the plan that it issues", () => {
  const view = noticeOf({
    "甲.plan": planText('  措施 a "甲。" { 责任 局 }'),
    "通.plan":
      '通知 通 "关于印发的通知" {\n  落款 局\n  日期 2026-01-05\n  印发 甲\n  附件 表 "任务分解表" {\n    | 见[@a]。\n    任务表 甲\n  }\n}\n',
  });
  const [annex] = view.annexes;
  expect(annex?.blocks[0]).toMatchObject({ inline: [{ text: "见一。" }] });
  expect(tablesIn(annex?.blocks ?? []).flatMap(tableText)[1]).toBe("一|甲。||监管局||");
});

test("number, title and text share a cell; a part in braces falls away when something in it is empty", () => {
  const column = '列 "任务" = "[序号] {[题]：}[文]{（[=时限]前）}"；列 "谁" = 责任';
  expect(
    table(
      tasks(
        column,
        '    措施 a "甲" { 责任 办公室；时限 6月；| 做甲。 }\n    措施 b "乙" { 责任 办公室；| 做乙。 }',
      ),
    ),
  ).toEqual(["任务|谁", "（一） 甲：做甲。（6月前）|办公室", "（二） 乙：做乙。|办公室"]);
});

test("equal neighbours merge where the column says so; what the parent holds prints once over its rows", () => {
  const body =
    '    目标 "学" {\n      依据 "某发〔2026〕1号"\n      成果 "总报告"\n      措施 a "甲" { 责任 办公室 }\n      措施 b "乙" { 责任 办公室 }\n    }\n    目标 "用" { 措施 c "丙" { 责任 办公室；成果 "台账" } }';
  expect(
    table(
      tasks(
        '列 "任务" = 措施；列 "谁" = 责任 合并；列 "照办" = 责任；列 "成果" = 成果；列 "依据" = 依据',
        body,
      ),
    ),
  ).toEqual([
    "任务|谁|照办|成果|依据",
    "甲|办公室×3|办公室|总报告×2|某发〔2026〕1号×2",
    "乙|办公室",
    "丙|办公室|台账|",
  ]);
});

test("the text behind a titled action stands in its cell, a list and a table line by line", () => {
  expect(
    table(
      tasks(
        '列 "任务" = 目标；列 "步骤" = 行动',
        '    目标 "甲" {\n      行动 "学。" | 学习。\n      行动 "练" {\n        | 练习。\n        要点 | 先练；\n      }\n    }',
      ),
    ),
  ).toEqual(["任务|步骤", "甲×2|学。学习。", "练/练习。/• 先练；"]);
  expect(
    table(
      tasks(
        '列 "任务" = "[题]"；列 "步骤" = "[文]"',
        '    措施 a "甲" {\n      | 步骤：\n      要点 | 先学；\n      要点 | 后练。\n      表 {\n        项, 数\n        甲, 1\n      }\n    }',
      ),
    ),
  ).toEqual(["任务|步骤", "甲|步骤：/• 先学；/• 后练。/项　数/甲　1"]);
});

test("a layout holds for the sections within until one says otherwise", () => {
  const inner = (name: string, more = "") =>
    `    部分 "${name}" {\n      ${more}\n      措施 m${name} "做${name}" | 文。\n    }`;
  expect(
    printed(
      tasks(
        '列 "任务" = "[题]"；列 "内容" = "[文]"',
        [inner("一"), inner("二", "版式 无"), inner("三", '版式 表 { 列 "项" = 措施 }')].join("\n"),
      ),
    ),
  ).toEqual([
    "#1 一、重点任务",
    "#2 （一）一",
    "任务|内容\n做一|文。",
    "#2 （二）二",
    "#3 1.做二",
    "文。",
    "#2 （三）三",
    "项\n做三/文。",
  ]);
});

const columnShares = (body: string) =>
  tablesIn(planOf(body).blocks).map(({ columns }) => columns.map(({ share }) => Math.round(share)));

test("^ joins a cell with the one above, < with the one to the left; empty cells keep their places", () => {
  const spans = (body: string) =>
    tablesIn(planOf(body).blocks).flatMap(({ header, rows }) =>
      [...header, ...rows].map(({ cells }) =>
        cells.map(
          ({ lines, rowspan = 1, colspan = 1 }) =>
            `${lines.map((line) => line.map((part) => (part.kind === "text" ? part.text : "")).join("")).join("/")}:${rowspan}x${colspan}`,
        ),
      ),
    );
  expect(
    spans(
      '  表 {\n    项目, 数量, <\n    甲, 1, 2\n    ^, , 4\n    乙, 5, <\n    ^, ^, <\n    , "一" "二", ^x\n  }',
    ),
  ).toEqual([
    ["项目:1x1", "数量:1x2"],
    ["甲:2x1", "1:1x1", "2:1x1"],
    [":1x1", "4:1x1"],
    ["乙:2x1", "5:2x2"],
    [],
    [":1x1", "一/二:1x1", "^x:1x1"],
  ]);
});

test("signs that join no rectangle print as typed", () => {
  expect(table("  表 {\n    项目, 数量\n    甲, 1\n    ^, <\n    ^, 2\n  }")).toEqual([
    "项目|数量",
    "甲|1",
    "^|<",
    "^|2",
  ]);
});

test("columns are as wide as is said; headings of six characters have room for one line", () => {
  expect(columnShares("  表 宽 3 1 {\n    甲, 乙\n    一, 二\n  }")).toEqual([[117, 39]]);
  const [[first = 0] = []] = columnShares(
    `  表 {\n    责任单位名称, 内容\n    甲, ${"很长的内容".repeat(60)}\n  }`,
  );
  expect(first).toBeGreaterThan(27);
  expect(
    columnShares(
      tasks('列 "任务" = 措施 宽 2；列 "时限" = 时限 宽 1', '    措施 a "甲" { 时限 年底前 }'),
    ),
  ).toEqual([[104, 52]]);
});

test("a table of tasks joins the column of what stands around its rows", () => {
  const body =
    '  目标 "学。" { 责任 办公室；措施 a "甲。"；措施 b "乙。" }\n  附件 表 "任务表" { 任务表 甲 { 列 "目标" = 目标；列 "任务" = 措施 } }';
  expect(tablesIn(planOf(body).annexes[0]?.blocks ?? []).flatMap(tableText)).toEqual([
    "目标|任务",
    "学。×2|甲。",
    "乙。",
  ]);
});

test("tables with the same heads have columns of one width, in the text and in annexes", () => {
  const one = (cell: string) => `表 { 项目, 内容；甲, ${cell} }`;
  const view = planOf(`  ${one("短")}\n  附件 表 "附表" { ${one("很长的内容".repeat(30))} }`);
  const [here, there] = [view.blocks, view.annexes[0]?.blocks ?? []].map(
    (blocks) => tablesIn(blocks)[0]?.columns,
  );
  expect(here).toEqual(there);
  expect(here).not.toEqual(tablesIn(planOf(`  ${one("短")}`).blocks)[0]?.columns);
});

test("numbers notes as they print, whatever the order of the source", () => {
  const layout = (columns: string) =>
    planOf(`  注释 文注 | 正文的注。
  注释 果注 | 成果的注。
  注释 后注 | 后面的注。
  部分 任务 "任务" {
    版式 表 { ${columns} }
    措施 乙 "乙事" {
      | 做好乙事[*文注]。
      成果 "报告[*果注]"
    }
  }
  部分 其他 "其他" { | 另见[*后注]。 }`);
  for (const columns of [
    '列 "成果" = 成果；列 "内容" = "[题]：[文]"',
    '列 "内容" = "[题]：[文]"；列 "成果" = 成果',
  ]) {
    const { blocks, notes } = layout(columns);
    const marks = [...JSON.stringify(blocks).matchAll(/"kind":"note","id":"(.+?)","number":(\d)/g)];
    expect(marks.map(([, , number]) => number)).toEqual(["1", "2", "3"]);
    expect(notes.map(({ id, number }) => `${number} ${id}`)).toEqual(
      marks.map(([, id, number]) => `${number} ${id}`),
    );
  }
});
