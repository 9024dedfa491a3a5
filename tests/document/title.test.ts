import fc from "fast-check";
import { expect, it } from "vitest";
import { breakTitle, titleWidth } from "../../src/document/title.ts";
import { chineseWords } from "../../src/project/chinese-words.ts";
import { noticeOf } from "./composed.ts";

const words = chineseWords();

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
  "国务院关于促进综合保税区高水平开放高质量发展的若干意见",
  "国务院办公厅关于在湖泊全面实施湖长制工作的指导意见和考核办法的通知",
  "国务院办公厅关于进一步加强综合保税区湖长制落实情况督查考核工作的通知",
  "交通运输部关于推进乡镇运输服务站建设加快完善农村物流网络节点体系的意见",
  "国务院办公厅关于推进供应链创新与应用的指导意见",
  "住房城乡建设部关于发布国家标准《城市居住区规划设计标准》（GB 50180）的公告",
  "江州市市场监督管理局关于印发《江州市市场监督管理局2026年食品安全工作方案》的通知",
  "江州市市场监督管理局关于2026年第一季度食品生产经营单位“双随机、一公开”监督检查结果的通报",
  "江州市人民政府关于调整江州市安全生产委员会组成人员和工作职责并进一步明确各成员单位安全生产监督管理责任分工以及加强基层应急管理体系和能力建设有关事项和建立健全长效工作机制深入开展重大事故隐患专项排查整治行动的通知",
];

it("breaks real titles the way an office would", async () => {
  const shown = titles
    .map((title) => breakTitle(title, { words, names }).lines.join("\n"))
    .join("\n\n");
  await expect(`${shown}\n`).toMatchFileSnapshot("golden/titles.txt");
});

it("sets the title of the 2015 notice in the two lines it was issued in", () => {
  expect(breakTitle(titles[0] ?? "", { words, names: ["中国银监会浙江监管局党委"] }).lines).toEqual(
    ["中国银监会浙江监管局党委关于印发", "《浙江银监局2015年党建工作方案》的通知"],
  );
});

it.each(titles)("keeps the rules: %s", (title) => {
  const { lines, fits } = breakTitle(title, { words, names });
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
  expect(breakTitle(text, { words }).lines).toEqual([
    "国务院办公厅关于印发“无废城市”",
    "建设试点工作方案的通知",
  ]);
});

it("prints the bars of a title nowhere", () => {
  const view = noticeOf({
    "甲.plan": `机构 局 "江州市人民政府"
方案 甲 "江州市2026年|食品安全工作方案" {
  年度 2026
  | 全文。
}
通知 乙 "江州市人民政府关于印发|《江州市2026年食品安全工作方案》的通知" {
  落款 局
  印发 甲
  附件 "检查|记录"
}
`,
  });
  const whole = "江州市人民政府关于印发《江州市2026年食品安全工作方案》的通知";
  expect(view.title.lines).toEqual([whole.slice(0, 11), whole.slice(11)]);
  expect([view.title.text, view.meta.title]).toEqual([whole, whole]);
  expect(JSON.stringify({ ...view, blocks: [] })).not.toContain("|");
});

it("says when a forced line is too wide", () => {
  expect(breakTitle("一二三四五六七八九十一二三四五六七八九十一|的通知", { words }).fits).toBe(
    false,
  );
});

it("cuts a book title that fills a line rather than leave 的通知 alone", () => {
  expect(breakTitle(titles[14] ?? "", { words, names }).lines.at(-1)).toMatch(/.》的通知$/);
});

it.each([
  ["国务院关于促进综合保税区高水平开放高质量发展的若干意见", ["综合保税区", "高质量"]],
  ["国务院办公厅关于在湖泊全面实施湖长制工作的指导意见和考核办法的通知", ["湖长制"]],
  ["交通运输部关于推进乡镇运输服务站建设加快完善农村物流网络节点体系的意见", ["服务站"]],
  [
    "住房城乡建设部关于发布国家标准《城市居住区规划设计标准》（GB 50180）的公告",
    ["《城市居住区规划设计标准》", "（GB 50180）"],
  ],
])("breaks between words: %s", (title, whole) => {
  const { lines } = breakTitle(title, { words });
  for (const piece of whole) expect(lines.some((line) => line.includes(piece))).toBe(true);
});

it("breaks the title of a printed notice so", () => {
  const { title } = noticeOf({
    "甲.plan": `机构 局 "国务院"
通知 甲 "国务院关于促进综合保税区高水平开放高质量发展的若干意见" {
  落款 局
}
`,
  });
  expect(title.lines).toEqual(["国务院关于促进综合保税区", "高水平开放高质量发展的若干意见"]);
});

it("asks for words only where a title is longer than a line", () => {
  const asked: string[] = [];
  const ask = (text: string) => {
    asked.push(text);
    return words(text);
  };
  breakTitle("浙江银监局2015年党建工作方案", { words: ask });
  breakTitle(`${titles[1]}|${titles[2]}`, { words: ask });
  expect(asked).toEqual([]);
  breakTitle(titles[1] ?? "", { words: ask });
  expect(asked).toEqual([titles[1]]);
});

it("lays out a title of any length: work that grew faster than the length would never end here", () => {
  for (const times of [4, 4000]) {
    const title = (titles[2] ?? "").repeat(times);
    const found = words(title);
    const { lines, fits } = breakTitle(title, { words: () => found, names });
    expect(fits).toBe(true);
    expect(lines.join("")).toBe(title);
  }
});

it("leaves a title of twenty characters on one line and counts digits as halves", () => {
  expect(breakTitle("浙江银监局2015年党建工作方案", { words }).lines).toHaveLength(1);
  expect(titleWidth("2015年“无废”")).toBe(7);
});

it("breaks a book title only when it does not fit a line", () => {
  const { lines, fits } = breakTitle(titles[6] ?? "", { words, names });
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
      const { lines } = breakTitle(title, { words, names });
      expect(lines.join("")).toBe(title);
      expect(lines.every((line) => line !== "")).toBe(true);
    }),
    { numRuns: 60 },
  );
});
