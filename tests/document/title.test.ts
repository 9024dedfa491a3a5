import fc from "fast-check";
import { expect, it } from "vitest";
import { breakTitle, plainTitle, titleWidth } from "../../src/document/title.ts";

const names = [
  "中国银监会浙江监管局党委",
  "浙江银监局",
  "国务院办公厅",
  "中共中央办公厅",
  "浙江省人民政府办公厅",
  "中国银行保险监督管理委员会",
  "住房和城乡建设部",
  "杭州市人民政府",
  "国家发展改革委",
];

const titles = [
  "中国银监会浙江监管局党委关于印发《浙江银监局2015年党建工作方案》的通知",
  "国务院办公厅关于印发“无废城市”建设试点工作方案的通知",
  "国务院办公厅关于全面推进城镇老旧小区改造工作的指导意见",
  "国务院关于印发2030年前碳达峰行动方案的通知",
  "国务院办公厅转发国家发展改革委等部门关于加快推进城镇环境基础设施建设指导意见的通知",
  "国务院关于在线政务服务的若干规定的通知",
  "中共中央办公厅国务院办公厅印发《关于进一步减轻义务教育阶段学生作业负担和校外培训负担的意见》的通知",
  "国务院办公厅关于印发政府网站集约化试点工作方案的通知",
  "浙江省人民政府办公厅关于印发浙江省数字经济发展“十四五”规划的通知",
  "杭州市人民政府关于公布2021年度市政府重大行政决策事项目录的通知",
  "中国银行保险监督管理委员会关于印发银行业金融机构绩效考核监管指引的通知",
  "国务院关于同意设立横琴粤澳深度合作区的批复",
  "住房和城乡建设部关于进一步加强城市与建筑风貌管理的通知",
  "国务院办公厅关于2024年部分节假日安排的通知",
  "国务院安全生产委员会关于印发《全国安全生产专项整治三年行动计划》的通知",
  "国务院办公厅关于印发国务院2023年度立法工作计划的通知",
  "国务院关于落实《政府工作报告》重点工作分工的意见",
  "国务院关于2020年度国家科学技术奖励的决定",
];

it("breaks real titles the way an office would", async () => {
  const shown = titles.map((title) => breakTitle(title, { names }).lines.join("\n")).join("\n\n");
  await expect(`${shown}\n`).toMatchFileSnapshot("golden/titles.txt");
});

it("sets the title of the 2015 notice in the two lines it was issued in", () => {
  expect(breakTitle(titles[0] ?? "", { names: ["中国银监会浙江监管局党委"] }).lines).toEqual([
    "中国银监会浙江监管局党委关于印发",
    "《浙江银监局2015年党建工作方案》的通知",
  ]);
});

it.each(titles)("keeps the rules: %s", (title) => {
  const { lines, fits } = breakTitle(title, { names });
  expect(lines.join("")).toBe(title);
  expect(fits).toBe(true);
  expect(titleWidth(lines.at(-1) ?? "")).toBeGreaterThan(4);
  const borders = lines.slice(1).map((_, i) => lines.slice(0, i + 1).join("").length);
  const whole = [
    ...names,
    "关于",
    "的通知",
    ...(title.match(/\d+年/g) ?? []),
    ...(title.match(/《[^》]*》/g) ?? []).filter((book) => titleWidth(book) <= 17),
  ];
  for (const piece of whole) {
    const start = title.indexOf(piece);
    if (start < 0) continue;
    for (const border of borders) {
      expect(border > start && border < start + piece.length, `${piece} is cut`).toBe(false);
    }
  }
});

it("follows forced breaks and no others", () => {
  const text = "国务院办公厅关于印发“无废城市”|建设试点工作方案的通知";
  expect(breakTitle(text).lines).toEqual([
    "国务院办公厅关于印发“无废城市”",
    "建设试点工作方案的通知",
  ]);
  expect(plainTitle(text)).toBe("国务院办公厅关于印发“无废城市”建设试点工作方案的通知");
});

it("says when a forced line is too wide", () => {
  expect(breakTitle("一二三四五六七八九十一二三四五六七八九十一|的通知").fits).toBe(false);
});

it("cuts a book title that fills a line rather than leave 的通知 alone", () => {
  expect(breakTitle(titles[14] ?? "", { names }).lines.at(-1)).toMatch(/.》的通知$/);
});

it("leaves a title of twenty characters on one line and counts digits as halves", () => {
  expect(breakTitle("浙江银监局2015年党建工作方案").lines).toHaveLength(1);
  expect(titleWidth("2015年“无废”")).toBe(7);
});

it("breaks a book title only when it does not fit a line", () => {
  const { lines, fits } = breakTitle(titles[6] ?? "", { names });
  expect(fits).toBe(true);
  expect(lines.every((line) => titleWidth(line) <= 20)).toBe(true);
});

it("loses nothing, whatever the title", () => {
  const piece = fc.constantFrom(
    "关于",
    "印发",
    "《方案》",
    "2015年",
    "工作",
    "“三严三实”",
    "的",
    "党委",
    "和",
    "通知",
    "ABC",
    "，",
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 24 }), (pieces) => {
      const title = pieces.join("");
      const { lines } = breakTitle(title, { names });
      expect(lines.join("")).toBe(title);
      expect(lines.every((line) => line !== "")).toBe(true);
    }),
    { numRuns: 60 },
  );
});
