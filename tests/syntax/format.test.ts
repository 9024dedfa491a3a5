import { expect, test } from "vitest";
import { formatSource } from "../../src/syntax/format.ts";

test.each<[string, string, string]>([
  ["levels are two blanks", "方案 a {\n\t\t年度 2015\n      }", "方案 a {\n  年度 2015\n}\n"],
  ["a brace ends its line", "方案 a\n{\n年度 2015}", "方案 a {\n  年度 2015\n}\n"],
  ["one blank between values", "方案   a　　“甲”", '方案 a "甲"\n'],
  ["the colon behind a keyword goes", "方案：a { 年度:２０１５ }", "方案 a { 年度 2015 }\n"],
  ["a second colon stays a mistake", "方案 a {\n责任：：b\n}", "方案 a {\n  责任：：b\n}\n"],
  ["；at a line's end goes", "方案 a；\n方案 b；方案 c", "方案 a\n方案 b\n方案 c\n"],
  ["BOM and CR LF go", "\uFEFF方案 a {\r\n年度 2015\r\n}\r\n", "方案 a {\n  年度 2015\n}\n"],
  ["relations", "指标 x≥１\n指标 y《＝2", "指标 x≥１\n指标 y《＝2\n"],
  [
    "relations in their place",
    "方案 a {\n指标 x≥１\n指标 y 《＝ 2\n}",
    "方案 a {\n  指标 x >= 1\n  指标 y <= 2\n}\n",
  ],
  ["empty blocks", "方案 a {\n}\n方案 b {   }", "方案 a {\n}\n方案 b {}\n"],
  ["an ASCII quotation mark keeps “ ”", '方案 a “甲"乙”', '方案 a “甲"乙”\n'],
  [
    "commas that divide",
    "方案 a {\n依赖 x、y，z\n提法 三 = 甲、乙,丙\n}",
    "方案 a {\n  依赖 x、y，z\n  提法 三 = 甲, 乙, 丙\n}\n",
  ],
  ["commas that print", "方案 a {\n责任 x 、y， z,w\n}", "方案 a {\n  责任 x、y，z, w\n}\n"],
  [
    "phrases as they are said",
    "方案 a {\n时限 9月、11月\n时限 September 30, 2020\n}",
    "方案 a {\n  时限 9月、11月\n  时限 September 30, 2020\n}\n",
  ],
  [
    "text untouched but for marks",
    "方案 a {\n｜　“一”，Ａ　Ｂ【＊注】[[*x]  \n}",
    "方案 a {\n  | “一”，Ａ　Ｂ[*注][[*x]\n}\n",
  ],
  [
    "paragraphs",
    "方案 a {\n\n| 一\n\n\n\n| 二\n|\n| 三\n\n}",
    "方案 a {\n\n  | 一\n\n  | 二\n  |\n  | 三\n}\n",
  ],
  [
    "blank lines",
    "\n\n方案 a {\n\n\n年度 2015\n\n\n制发 b\n\n}\n\n\n",
    "方案 a {\n  年度 2015\n\n  制发 b\n}\n",
  ],
  [
    "comments stay where they stand",
    "／／ 一\n方案 a   // 二\n{\n  // 三\n年度 2015// 四\n// 五\n} // 六\n// 七",
    "// 一\n方案 a { // 二\n  // 三\n  年度 2015 // 四\n  // 五\n} // 六\n// 七\n",
  ],
  [
    "a line goes on behind a comma",
    "方案 a {\n责任 x,\ny, // 注\n  // 注\nz\n}",
    "方案 a {\n  责任 x,\n      y, // 注\n      // 注\n      z\n}\n",
  ],
  [
    "lines that are no entry keep every sign",
    "方案 a {\n说明：这是，  一句话。\n}",
    "方案 a {\n  说明：这是，  一句话。\n}\n",
  ],
  ["no Chinese, no ；", "plan a { year 2015；tag b “c” }", 'plan a { year 2015; tag b "c" }\n'],
  ["nothing", "", ""],
])("%s", (_what, text, formatted) => {
  expect(formatSource(text)).toBe(formatted);
  expect(formatSource(formatted)).toBe(formatted);
});

test("a block stays on one line while it takes a hundred columns, in either vocabulary", () => {
  const line = (last: string) => `方案 a "甲" { 标签 b "${last}"；标签 c "丙" }`;
  const short = line("乙".repeat(20));
  expect(formatSource(short)).toBe(`${short}\n`);
  const long = line("乙".repeat(40));
  expect(formatSource(long).split("\n")).toHaveLength(5);
  expect(formatSource(formatSource(long))).toBe(formatSource(long));
});

test("a block that was written on several lines stays so", () => {
  expect(formatSource("方案 a {\n年度 2015 }")).toBe("方案 a {\n  年度 2015\n}\n");
});

test.each(["方案 a {\n年度 2015\n", "方案 a\n}\n", "方案 a {{\n}\n"])(
  "a source whose braces do not balance comes back unchanged: %j",
  (text) => {
    expect(formatSource(text)).toBe(text);
    expect(formatSource(text, { keywords: "en" })).toBe(text);
  },
);
