import { expect, test } from "vitest";
import { syntaxFindings } from "../../src/syntax/findings.ts";
import { findingsIn, placeOf } from "./places.ts";

/** One source for each finding that a line can have: its place and the word that both messages name. */
interface Mistake {
  readonly code: string;
  readonly at: string;
  /** The word that is wrong, quoted. */
  readonly named: string;
  readonly text: string;
}

const mistakes: readonly Mistake[] = [
  {
    code: "missing-brace",
    at: "2:12",
    named: "“{”",
    text: '方案 a "甲" {\n  措施 b "乙。"\n    行动 c "丙。"\n  }\n}\n',
  },
  {
    code: "extra-brace",
    at: "4:1",
    named: "“}”",
    text: '方案 a "甲" {\n  年度 2015\n}\n}\n',
  },
  {
    code: "misleading-indentation",
    at: "4:16",
    named: "",
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
    code: "line-too-long",
    at: "2:1",
    named: "20003",
    text: `方案 a "甲" {\n| ${"长".repeat(20_001)}\n}\n`,
  },
  {
    code: "too-deep",
    at: "101:6",
    named: "100",
    text: `${"部分 甲 {\n".repeat(101)}${"}\n".repeat(101)}`,
  },
  {
    code: "unknown-keyword",
    at: "2:3",
    named: "“牵投”",
    text: '方案 a "甲" {\n  牵投 组织部\n}\n',
  },
  {
    code: "glued-keyword",
    at: "2:3",
    named: "“责任各级党委”",
    text: '方案 a "甲" {\n  责任各级党委\n}\n',
  },
  {
    code: "not-an-entry",
    at: "2:3",
    named: "“各级党委要带头谋划党建新思路、新方法，加强交流。”",
    text: '方案 a "甲" {\n  各级党委要带头谋划党建新思路、新方法，加强交流。\n}\n',
  },
  {
    code: "misplaced-entry",
    at: "2:3",
    named: "“文号”",
    text: '方案 a "甲" {\n  文号 "一号"\n}\n',
  },
  {
    code: "repeated-entry",
    at: "3:3",
    named: "“年度”",
    text: '方案 a "甲" {\n  年度 2015\n  年度 2016\n}\n',
  },
  {
    code: "missing-name",
    at: "2:3",
    named: "“注释”",
    text: '方案 a "甲" {\n  注释 | 说明\n}\n',
  },
  {
    code: "bad-name",
    at: "2:6",
    named: "“统筹.谋划”",
    text: '方案 a "甲" {\n  行动 统筹.谋划 "乙。"\n}\n',
  },
  {
    code: "missing-title",
    at: "2:6",
    named: "“措施”",
    text: '方案 a "甲" {\n  措施 统筹\n}\n',
  },
  {
    code: "missing-value",
    at: "2:3",
    named: "“时限”",
    text: '方案 a "甲" {\n  时限\n}\n',
  },
  {
    code: "bad-value",
    at: "2:6",
    named: "“去年”",
    text: '方案 a "甲" {\n  年度 去年\n}\n',
  },
  {
    code: "unexpected-value",
    at: "2:11",
    named: "“年度”",
    text: '方案 a "甲" {\n  年度 2015 2016\n}\n',
  },
  {
    code: "open-string",
    at: "2:8",
    named: "",
    text: '方案 a "甲" {\n  行动 b "乙。 {\n    时限 年底前\n  }\n}\n',
  },
  {
    code: "stray-characters",
    at: "2:10",
    named: "“。”",
    text: '方案 a "甲" {\n  责任 各级党委。\n}\n',
  },
  {
    code: "text-not-allowed",
    at: "1:14",
    named: "",
    text: '机构 a "甲"     | 正文\n',
  },
  {
    code: "block-not-allowed",
    at: "2:11",
    named: "“年度”",
    text: '方案 a "甲" {\n  年度 2015 {\n  }\n}\n',
  },
  {
    code: "bad-row",
    at: "2:3",
    named: "“2015-09-28 统筹谋划 很好”",
    text: "进展 温州 {\n  2015-09-28 统筹谋划 很好\n}\n",
  },
  {
    code: "broken-mark",
    at: "2:6",
    named: "“[=时限”",
    text: '方案 a "甲" {\n  | 于[=时限完成。\n}\n',
  },
  {
    code: "misplaced-mark",
    at: "2:9",
    named: "“[=时限]”",
    text: '方案 a "甲" {\n  标签 x "[=时限]"\n}\n',
  },
  {
    code: "missing-reason",
    at: "1:1",
    named: "“忽略”",
    text: "忽略 some-code\n",
  },
];

test.each(mistakes.map((mistake) => [mistake.code, mistake] as const))(
  "%s points at its place and names the word in both languages",
  (_code, { code, at, named, text }) => {
    const findings = findingsIn(text);
    expect(findings.map((finding) => [finding.code, placeOf(finding, text)])).toEqual([[code, at]]);
    for (const { message } of findings) {
      expect(message.zh).toContain(named);
      expect(message.en).toContain(named);
    }
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
