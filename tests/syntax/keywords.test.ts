import { expect, test } from "vitest";
import { keywordIn, keywordsAllowedIn, kindTable } from "../../grammar/vocabulary.ts";
import { formatSource } from "../../src/syntax/format.ts";
import { fieldKeyword } from "../../src/syntax/parts.ts";
import { kindKeyword } from "../../src/syntax/values.ts";

const english = (text: string) => formatSource(text, { keywords: "en" });
const inMeasure = (line: string) => `方案 a "甲" {\n  措施 b "乙。" {\n    ${line}\n  }\n}\n`;

test.each([
  ["责任 目标、通知 除 温州 等", "owner 目标、通知 except 温州 others"],
  ["时限 年底前 原 9月底", "due 年底前 was 9月底"],
  ['时限 待定 "无"', 'due open "无"'],
  ["配合 无", "support none"],
  ["指标 完成 不低于 1 至 2", "indicator 完成 at-least 1 至 2"],
  ["编号 行动 无", "numbering action none"],
  ['编号 措施 "1." 连续', 'numbering measure "1." continuous'],
  ["跟踪 行动", "track action"],
  ["提法 三 = 目标, 措施 对应 目标", "term 三 = 目标, 措施 realized-by goal"],
  [
    '行动 目标 "目标[=牵头]、[=时限 目标]、[#目标]、[@目标]、[*目标]。"',
    'action 目标 "目标[=lead]、[=due 目标]、[#goal]、[@目标]、[*目标]。"',
  ],
  ["行动 c | 责任[=责任]", "action c | 责任[=owner]"],
  ["句末 措施 | {（[=牵头]）}", "tail measure | {（[=lead]）}"],
  [
    '版式 表 { 列 "目标" = 目标；列 "牵头" = "[=牵头]" }',
    'layout table { column "目标" = goal；column "牵头" = "[=lead]" }',
  ],
  ["牵投 组织部 除 温州", "牵投 组织部 除 温州"],
  ["文号 无", "文号 无"],
])("%s", (zh, en) => {
  const text = inMeasure(zh);
  const expected = inMeasure(en).replace("方案", "plan").replace("措施 b", "measure b");
  expect(english(text)).toBe(expected);
  expect(formatSource(expected, { keywords: "zh" })).toBe(text);
});

test.each([
  [
    '意见 a "甲" {\n  紧急程度 特急\n  稿 征求意见稿\n}\n',
    'opinion a "甲" {\n  urgency most-urgent\n  draft consultation\n}\n',
  ],
  [
    '机构 a "甲" {\n  部门 分局 "乙" 自 2015 并入 a\n  单位组 c = 分局 除 部门\n}\n',
    'organization a "甲" {\n  department 分局 "乙" from 2015 merged-into a\n  group c = sub-bureau except department\n}\n',
  ],
  [
    "进展 a { 2015-12-18 完成 完成 于 2015-12-10 }\n",
    "progress a { 2015-12-18 完成 done on 2015-12-10 }\n",
  ],
  ["核销 a { 2015-12-25 b@c 退回 }\n", "closure a { 2015-12-25 b@c returned }\n"],
  [
    "调整 2015-09-10 a {\n  责任 b = 无\n  取消 c\n}\n",
    "amendment 2015-09-10 a {\n  owner b = none\n  cancelled c\n}\n",
  ],
])("%j", (zh, en) => {
  expect(english(zh)).toBe(en);
  expect(formatSource(en, { keywords: "zh" })).toBe(zh);
});

test("a role that the plan declares keeps its name", () => {
  const text = '方案 a "甲" {\n  角色 指定\n  指定 办公室\n}\n';
  expect(english(text)).toBe('plan a "甲" {\n  role 指定\n  指定 办公室\n}\n');
});

test("in every place each keyword and its translation are one keyword", () => {
  for (const parent of ["file", ...kindTable.map(({ kind }) => kind)]) {
    for (const keyword of keywordsAllowedIn(parent)) {
      expect(keywordIn(keyword.zh, parent), `${keyword.zh} in ${parent}`).toBe(keyword);
      expect(keywordIn(keyword.en, parent), `${keyword.en} in ${parent}`).toBe(keyword);
    }
  }
});

test("a kind or a field named in a value is the same in both vocabularies", () => {
  for (const { zh, en } of kindTable) {
    for (const read of [kindKeyword, fieldKeyword]) {
      const one = read(zh);
      expect([read(one?.en ?? "")?.zh, read(read(en)?.zh ?? "")?.en]).toEqual([
        one?.zh,
        read(en)?.en,
      ]);
    }
  }
});
