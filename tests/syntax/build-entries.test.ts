import { expect, test } from "vitest";
import { syntaxFindings } from "../../src/syntax/findings.ts";
import { findingsIn, placeOf } from "./places.ts";

/** One source for each finding that a line can have: its place and its message in both languages. */
interface Mistake {
  readonly code: string;
  readonly at: string;
  readonly zh: string;
  readonly en: string;
  readonly text: string;
}

const mistakes: readonly Mistake[] = [
  {
    code: "missing-brace",
    at: "2:12",
    zh: "这里缺少“{”",
    en: "“{” is missing here",
    text: '方案 a "甲" {\n  措施 b "乙。"\n    行动 c "丙。"\n  }\n}\n',
  },
  {
    code: "extra-brace",
    at: "4:1",
    zh: "这个“}”是多余的",
    en: "this “}” is one too many",
    text: '方案 a "甲" {\n  年度 2015\n}\n}\n',
  },
  {
    code: "misleading-indentation",
    at: "4:16",
    zh: "从这里起，缩进与花括号不一致",
    en: "from here on the indentation contradicts the braces",
    text: [
      '方案 a "甲" {',
      '  部分 "乙" {',
      '    措施 b "丙。" {',
      '      行动 c "丁。"',
      '    行动 d "戊。"',
      '      行动 e "己。"',
      '      行动 f "庚。"',
      "    }",
      "  }",
      "}",
      "",
    ].join("\n"),
  },
  {
    code: "unknown-keyword",
    at: "2:3",
    zh: "“牵投”不是“方案”里可用的关键词",
    en: "“牵投” is no keyword that may stand in “plan”",
    text: '方案 a "甲" {\n  牵投 组织部\n}\n',
  },
  {
    code: "glued-keyword",
    at: "2:3",
    zh: "“责任各级党委”：关键词“责任”与后面的内容连在了一起",
    en: "“责任各级党委”: the keyword “责任” is glued to what follows",
    text: '方案 a "甲" {\n  责任各级党委\n}\n',
  },
  {
    code: "not-an-entry",
    at: "2:3",
    zh: "“各级党委要带头谋划党建新思路、新方法，加强交流。”既不是条目也不是正文",
    en: "“各级党委要带头谋划党建新思路、新方法，加强交流。” is no entry and no text",
    text: '方案 a "甲" {\n  各级党委要带头谋划党建新思路、新方法，加强交流。\n}\n',
  },
  {
    code: "misplaced-entry",
    at: "2:3",
    zh: "“文号”不能写在“方案”里",
    en: "“文号” may not stand in “plan”",
    text: '方案 a "甲" {\n  文号 "一号"\n}\n',
  },
  {
    code: "repeated-entry",
    at: "3:3",
    zh: "“年度”在这里写了不止一次",
    en: "“年度” stands here more than once",
    text: '方案 a "甲" {\n  年度 2015\n  年度 2016\n}\n',
  },
  {
    code: "missing-name",
    at: "2:3",
    zh: "“注释”后面没有名字",
    en: "“注释” has no name",
    text: '方案 a "甲" {\n  注释 | 说明\n}\n',
  },
  {
    code: "bad-name",
    at: "2:6",
    zh: "名字“统筹.谋划”里不能有“.”",
    en: "the name “统筹.谋划” may not hold “.”",
    text: '方案 a "甲" {\n  行动 统筹.谋划 "乙。"\n}\n',
  },
  {
    code: "missing-title",
    at: "2:6",
    zh: "“措施”没有标题",
    en: "“措施” has no title",
    text: '方案 a "甲" {\n  措施 统筹\n}\n',
  },
  {
    code: "missing-value",
    at: "2:3",
    zh: "“时限”后面应有时间",
    en: "“时限” needs a time",
    text: '方案 a "甲" {\n  时限\n}\n',
  },
  {
    code: "bad-value",
    at: "2:6",
    zh: "“去年”：“年度”后面应是四位数的年份",
    en: "“去年”: “年度” takes a year of four digits",
    text: '方案 a "甲" {\n  年度 去年\n}\n',
  },
  {
    code: "unexpected-value",
    at: "2:11",
    zh: "“年度”这一行不需要“2016”",
    en: "the line of “年度” takes no “2016”",
    text: '方案 a "甲" {\n  年度 2015 2016\n}\n',
  },
  {
    code: "open-string",
    at: "2:8",
    zh: "这个引号没有配对的引号",
    en: "this quotation mark is never closed",
    text: '方案 a "甲" {\n  行动 b "乙。 {\n    时限 年底前\n  }\n}\n',
  },
  {
    code: "stray-characters",
    at: "2:10",
    zh: "这里不应有“。”",
    en: "“。” does not belong here",
    text: '方案 a "甲" {\n  责任 各级党委。\n}\n',
  },
  {
    code: "text-not-allowed",
    at: "1:14",
    zh: "“机构”里不能有正文",
    en: "“organization” holds no text",
    text: '机构 a "甲"     | 正文\n',
  },
  {
    code: "block-not-allowed",
    at: "2:11",
    zh: "“年度”后面不能有花括号",
    en: "“年度” takes no braces",
    text: '方案 a "甲" {\n  年度 2015 {\n  }\n}\n',
  },
  {
    code: "bad-row",
    at: "2:3",
    zh: "“2015-09-28 统筹谋划 很好”：这一行应为“日期 条目 状态或百分比”，如 2015-09-28 统筹谋划 60%",
    en: "“2015-09-28 统筹谋划 很好”: a row here is “date item state-or-percentage”, such as 2015-09-28 survey 60%",
    text: "进展 温州 {\n  2015-09-28 统筹谋划 很好\n}\n",
  },
  {
    code: "broken-mark",
    at: "2:6",
    zh: "标记“[=时限”没有用“]”结束",
    en: "the mark “[=时限” is never closed",
    text: '方案 a "甲" {\n  | 于[=时限完成。\n}\n',
  },
  {
    code: "misplaced-mark",
    at: "2:9",
    zh: "标记“[=时限]”在这里不起作用",
    en: "the mark “[=时限]” does not work here",
    text: '方案 a "甲" {\n  标签 x "[=时限]"\n}\n',
  },
  {
    code: "missing-reason",
    at: "1:1",
    zh: "“忽略”没有写理由",
    en: "“忽略” gives no reason",
    text: "忽略 some-code\n",
  },
];

test.each(mistakes.map((mistake) => [mistake.code, mistake] as const))(
  "%s points at its place and says what is wrong in both languages",
  (_code, { code, at, zh, en, text }) => {
    const findings = findingsIn(text);
    expect(
      findings.map((finding) => [finding.code, placeOf(finding, text), finding.message]),
    ).toEqual([[code, at, { zh, en }]]);
  },
);

test("every finding of the room is tried", () => {
  expect(mistakes.map(({ code }) => code).sort()).toEqual(
    syntaxFindings.map(({ code }) => code).sort(),
  );
});

test.each([
  ["责任单位：各分局", "责任：各分局"],
  ["牵头单位 办公室", "牵头 办公室"],
  ["责任各分局", "责任 各分局"],
])("%s is mended to %s", (line, mended) => {
  const text = `方案 a "甲" {\n  ${line}\n}\n`;
  const [finding, second] = findingsIn(text);
  expect(second).toBeUndefined();
  const [edit] = finding?.fixes[0]?.edits ?? [];
  if (edit === undefined) throw new Error("no fix");
  const { start, end } = edit.place;
  expect(text.slice(0, start) + edit.text + text.slice(end)).toContain(`\n  ${mended}\n`);
});
