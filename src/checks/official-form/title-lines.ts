import type { Notice, Plan } from "../../model/model.ts";
import { forcedLines } from "../../model/text/title-breaks.ts";
import { placeIn } from "../../syntax/entry.ts";
import { check, type Problem } from "../check.ts";
import { placeInTitle, printedWidth } from "../entries/notice-fields.ts";

/** 156 mm of 2号 characters. */
const WIDEST = 20;
/** A last line of so few characters hangs in the air. */
const SHORTEST = 3;

/** Lines before and after a break that cuts a name which would have fitted a line. */
function cutName(lines: readonly string[]): string | undefined {
  const broken = lines.join("|");
  for (const [name] of broken.matchAll(/《[^《》]*》/g)) {
    const whole = name.replaceAll("|", "");
    if (whole !== name && printedWidth(whole) <= WIDEST) return whole;
  }
  return undefined;
}

/** 沙漏形: a line that is narrower than those around it. */
function isHourglass(widths: readonly number[]): boolean {
  return widths.some(
    (width, index) =>
      index > 0 && width < (widths[index - 1] ?? 0) && width < (widths[index + 1] ?? 0),
  );
}

function problems(document: Plan | Notice): readonly Problem[] {
  const { entry, title } = document;
  if (title.parts.some(({ type }) => type === "mark")) return [];
  const lines = forcedLines(
    title.parts.map((part) => (part.type === "text" ? part.text : "")).join(""),
  );
  if (lines.length < 2) return [];
  const found: Problem[] = [];
  const at = (words: string) => placeInTitle(entry.file, title, words);
  lines.forEach((line, index) => {
    const width = Math.ceil(printedWidth(line));
    if (width <= WIDEST) return;
    found.push({
      entry,
      place: at(line),
      message: {
        zh: `标题第${index + 1}行“${line}”宽${width}字，一行排${WIDEST}字，会再折行`,
        en: `line ${index + 1} of the title, “${line}”, is ${width} characters wide; a line holds ${WIDEST}, so that it breaks again`,
      },
      mend: { zh: "换个地方断行，或不加“|”由排印断行", en: "break elsewhere, or leave out `|`" },
    });
  });
  const last = lines.at(-1) ?? "";
  const name = cutName(lines);
  const fault =
    name !== undefined
      ? {
          place: placeIn(entry.file, title),
          zh: `标题的断行拆开了“${name}”`,
          en: `a break in the title cuts “${name}” in two`,
        }
      : printedWidth(last) <= SHORTEST
        ? {
            place: at(last),
            zh: `标题末行只有“${last}”`,
            en: `the last line of the title is “${last}” alone`,
          }
        : isHourglass(lines.map(printedWidth))
          ? {
              place: placeIn(entry.file, title),
              zh: `标题各行成沙漏形：${lines.map((line) => Math.ceil(printedWidth(line))).join("、")}字`,
              en: `the lines of the title have the shape of an hourglass: ${lines.map((line) => Math.ceil(printedWidth(line))).join(", ")}`,
            }
          : undefined;
  if (fault === undefined) return found;
  const { place, zh, en } = fault;
  return [
    ...found,
    {
      entry,
      place,
      message: { zh, en },
      mend: {
        zh: "换个地方断行，排成梯形或菱形，或不加“|”由排印断行",
        en: "break elsewhere, or leave out `|` and have it broken in print",
      },
    },
  ];
}

export const titleLines = check({
  code: "title-lines",
  severity: { draft: "note", issue: "warning" },
  strength: "general",
  source: { zh: "GB/T 9704-2012 7.3.1", en: "GB/T 9704-2012 7.3.1" },
  summary: {
    zh: "手工断行的标题太宽、拆词或不成形",
    en: "A title broken by hand is too wide, cuts a name or has a bad shape",
  },
  doc: {
    zh: "标题用2号字，版心一行20字；回行要词意完整、排列对称，成梯形或菱形。写了“|”断行的标题，查每行是否排得下，是否拆开了《》里排得下一行的名称，末行是否只剩几个字，是否成沙漏形。没有写“|”的由排印断行，不查；总长由 title-wording 查。",
    en: "Titles are in 2号, 20 characters a line, broken where the sense allows, in the shape of a trapezoid or rhombus. Where `|` breaks a title, each line has to fit, no name in 《》 that fits a line is cut, the last line is more than a few characters, and the shape is no hourglass. Titles without `|` are broken in print and left alone; their length is the matter of `title-wording`.",
  },
  bad: [
    {
      source:
        '机构 局 "某局"\n通知 甲 "某局关于印发某局2015年度党建工作要点和重点任务|分解表的通知"\n通知 乙 "某局关于印发《党建工作|要点》的通知"\n通知 丙 "某局关于开展培训工作|的通知"\n通知 丁 "某局关于开展党建工作|年度培训|和集中考核工作的通知"\n',
      finds: [
        {
          at: "2:7",
          says: "标题第1行“某局关于印发某局2015年度党建工作要点和重点任务”宽23字，一行排20字，会再折行",
        },
        { at: "3:6", says: "标题的断行拆开了“《党建工作要点》”" },
        { at: "4:18", says: "标题末行只有“的通知”" },
        { at: "5:6", says: "标题各行成沙漏形：10、4、10字" },
      ],
    },
  ],
  good: [
    '机构 局 "某局"\n通知 甲 "某局关于印发|《2015年党建工作要点》的通知"\n方案 乙 "“无废城市”建设|试点方案"\n通知 丙 "某局关于开展培训工作的通知"\n',
  ],
  run({ model, report }) {
    for (const document of [...model.notices, ...model.plans])
      if (document.locale === "zh") for (const problem of problems(document)) report(problem);
  },
});
