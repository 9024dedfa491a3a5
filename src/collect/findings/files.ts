import { findingKind, type Wording } from "../../findings/finding.ts";

/** What can be wrong with a file that was handed in as a whole. */

type None = Record<never, never>;

export const noFile = findingKind<Wording>({
  code: "no-file",
  severity: "error",
  why: {
    zh: "说要收的文件，读不到就什么也没有收。",
    en: "A file that was named and cannot be read is not collected.",
  },
  message: { zh: ({ zh }) => zh, en: ({ en }) => en },
  mend: { zh: () => "核对文件名和路径", en: () => "check the name and the path" },
  example: { zh: "没有这个文件", en: "there is no such file" },
});

export const foreignFile = findingKind<Wording>({
  code: "foreign-file",
  severity: "error",
  why: {
    zh: "只收跟踪表：.xlsx、.csv，或网页表导出的 .json。",
    en: "Only tracking sheets are taken: .xlsx, .csv or the .json of the HTML sheet.",
  },
  message: { zh: ({ zh }) => zh, en: ({ en }) => en },
  example: {
    zh: "不是跟踪表：可以交 .xlsx、.csv，或网页表导出的 .json",
    en: "it is no tracking sheet: .xlsx, .csv or the .json of the HTML sheet is taken",
  },
});

export const notASheet = findingKind<Wording>({
  code: "not-a-sheet",
  severity: "error",
  why: {
    zh: "没有行号、状态这些列，就不知道说的是哪一项。",
    en: "Without the columns of a sheet nobody knows what its rows speak of.",
  },
  message: { zh: ({ zh }) => zh, en: ({ en }) => en },
  mend: { zh: () => "请填在发下的跟踪表里", en: () => "fill in the sheet that was handed out" },
  example: {
    zh: "里面没有跟踪表：找不到行号、状态等列的标题，或一行也没有",
    en: "there is no tracking sheet in it: no headings such as row, state or percent, or no rows",
  },
});

export const fileCut = findingKind<None>({
  code: "file-cut",
  severity: "note",
  why: {
    zh: "引号没有结束，后面的行可能没有传来。",
    en: "A quotation mark that is not closed is a sign that lines behind it are lacking.",
  },
  message: {
    zh: () => "文件的最后有一处引号没有结束：文件可能不完整",
    en: () => "a quotation mark is not closed at its end: the file may be cut short",
  },
  mend: {
    zh: () => "和交来的单位核对最后几行",
    en: () => "compare its last lines with those who sent it",
  },
  example: {},
});

export const nothingToReport = findingKind<None>({
  code: "nothing-to-report",
  severity: "note",
  why: {
    zh: "只牵头或配合的单位，表里可以没有要填的行。",
    en: "The sheet of a unit that only leads or supports may have nothing to fill in.",
  },
  message: {
    zh: () => "这张表里没有要填报的行",
    en: () => "there is nothing to report in this sheet",
  },
  example: {},
});

export const columnNotRead = findingKind<{ heading: string; text: string }>({
  code: "column-not-read",
  severity: "warning",
  why: {
    zh: "加在表里的列没有读入，写在里面的话不会进台账。",
    en: "A column that was added is not read: what it says does not reach the journal.",
  },
  message: {
    zh: ({ heading, text }) => `“${heading}”一列不是跟踪表的列，没有读入：${text}`,
    en: ({ heading, text }) => `“${heading}” is no column of the sheet and is not read: ${text}`,
  },
  mend: {
    zh: () => "要收的内容，写进表里原有的列",
    en: () => "write what is to be collected into the sheet's own columns",
  },
  example: { heading: "备注二", text: "已电话说明" },
});

export const cellNotRead = findingKind<{ heading: string; text: string }>({
  code: "cell-not-read",
  severity: "warning",
  why: {
    zh: "方案里的内容不在表里改，写在这些列里的话不会进台账。",
    en: "What the plan says is not changed in a sheet: words in its columns do not reach the journal.",
  },
  message: {
    zh: ({ heading, text }) => `“${heading}”不是填报的格，改写的没有读入：${text}`,
    en: ({ heading, text }) =>
      `“${heading}” is not to be filled in; what was written is not read: ${text}`,
  },
  mend: {
    zh: () => "要收的内容，写进“本期进展”或“存在问题”",
    en: () => "write what is to be collected into the progress or the problem of the row",
  },
  example: { heading: "完成时限", text: "申请延到年底" },
});

export const worksheetNotRead = findingKind<{ text: string }>({
  code: "worksheet-not-read",
  severity: "warning",
  why: {
    zh: "另加的工作表没有读入，写在里面的话不会进台账。",
    en: "A worksheet that was added is not read: what it says does not reach the journal.",
  },
  message: {
    zh: ({ text }) => `这里不是跟踪表，没有读入：${text}`,
    en: ({ text }) => `this is no part of the sheet and is not read: ${text}`,
  },
  mend: {
    zh: () => "要收的内容，写进跟踪表的格里",
    en: () => "write what is to be collected into the cells of the sheet",
  },
  example: { text: "情况说明：本月书记外出" },
});

export const commentNotRead = findingKind<{ text: string }>({
  code: "comment-not-read",
  severity: "warning",
  why: {
    zh: "批注不是填报的内容，写在里面的话不会进台账。",
    en: "A comment on a cell is no report: what it says does not reach the journal.",
  },
  message: {
    zh: ({ text }) => `批注没有读入：${text}`,
    en: ({ text }) => `the comment is not read: ${text}`,
  },
  mend: {
    zh: () => "要收的内容，写进这一行的“本期进展”或“存在问题”",
    en: () => "write what is to be collected into the progress or the problem of the row",
  },
  example: { text: "等省局批复" },
});

export const shapeNotRead = findingKind<{ what: Wording; text: string }>({
  code: "shape-not-read",
  severity: "warning",
  why: {
    zh: "文本框、图形、页眉页脚里的话不在格里，不会进台账。",
    en: "What text boxes, shapes, headers and footers say stands in no cell and does not reach the journal.",
  },
  message: {
    zh: ({ what, text }) => `${what.zh}没有读入：${text}`,
    en: ({ what, text }) => `${what.en} is not read: ${text}`,
  },
  mend: {
    zh: () => "要收的内容，写进跟踪表的格里",
    en: () => "write what is to be collected into the cells of the sheet",
  },
  example: { what: { zh: "文本框或图形", en: "a text box or shape" }, text: "等省局批复" },
});
