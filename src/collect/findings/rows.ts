import { findingKind, type Wording } from "../../findings/finding.ts";

/** What can be wrong with the row of a sheet: which row of the plan it is. */

type None = Record<never, never>;

export const codeAndCheckDiffer = findingKind<{ code: string }>({
  code: "code-and-check-differ",
  severity: "error",
  why: {
    zh: "行号和校验值各指一行，不知道说的是哪一行。",
    en: "Code and check value name two rows: nobody knows which is meant.",
  },
  message: {
    zh: ({ code }) => `行号“${code}”与校验值不是同一行`,
    en: ({ code }) => `the code “${code}” and the check value are of two rows`,
  },
  mend: {
    zh: () => "按发下的表改回行号和校验值",
    en: () => "put both back as they were handed out",
  },
  example: { code: "3·温州" },
});

export const rowGuessed = findingKind<Wording>({
  code: "row-guessed",
  severity: "warning",
  why: {
    zh: "行号或校验值不见了，只能猜是哪一行，要人确认。",
    en: "Code or check value is gone: the row is a guess, which a person has to confirm.",
  },
  message: { zh: ({ zh }) => zh, en: ({ en }) => en },
  mend: {
    zh: () => "核对以后用 --confirm 收入",
    en: () => "look at it and take it with --confirm",
  },
  example: {
    zh: "没有行号，按序号和内容应是这一行",
    en: "it has no code; number and wording name this row",
  },
});

export const rowInDoubt = findingKind<{ count: number }>({
  code: "row-in-doubt",
  severity: "error",
  why: {
    zh: "几行一样，猜不出是哪一行。",
    en: "Several rows fit, and a guess might book it to a wrong one.",
  },
  message: {
    zh: ({ count }) => `没有行号，按序号和内容可能是 ${count} 行中的任何一行`,
    en: ({ count }) => `it has no code, and number and wording fit ${count} rows`,
  },
  mend: { zh: () => "写上行号", en: () => "write its code" },
  example: { count: 2 },
});

export const rowWithoutCode = findingKind<None>({
  code: "row-without-code",
  severity: "error",
  why: {
    zh: "没有行号的行，不知道说的是哪一项。",
    en: "A row without a code speaks of nothing that is known.",
  },
  message: {
    zh: () => "没有行号，也没有内容相同的行",
    en: () => "it has no code, and no row says the same",
  },
  mend: { zh: () => "写上行号", en: () => "write its code" },
  example: {},
});

export const unknownCode = findingKind<{ code: string }>({
  code: "unknown-code",
  severity: "error",
  why: {
    zh: "方案里没有的行，无处可记。",
    en: "A row that the plan does not have cannot be booked.",
  },
  message: {
    zh: ({ code }) => `方案里没有行号“${code}”`,
    en: ({ code }) => `the plan has no row “${code}”`,
  },
  mend: {
    zh: () => "按发下的表核对行号",
    en: () => "compare it with the sheet that was handed out",
  },
  example: { code: "99·温州" },
});

export const rowNotRead = findingKind<{ texts: string }>({
  code: "row-not-read",
  severity: "warning",
  why: { zh: "表下面另写的话没有读入。", en: "What somebody wrote beside the table is not read." },
  message: {
    zh: ({ texts }) => `这一行不是表里的，没有读入：${texts}`,
    en: ({ texts }) => `it is no row of the sheet and is not read: ${texts}`,
  },
  mend: {
    zh: () => "要收的内容，写进表里的行",
    en: () => "write what is to be collected into a row",
  },
  example: { texts: "以上情况属实" },
});

export const remarkNotRead = findingKind<{ heading: string; text: string }>({
  code: "remark-not-read",
  severity: "warning",
  why: { zh: "备注列不是填报的列。", en: "The column of remarks is none of reports." },
  message: {
    zh: ({ heading, text }) => `“${heading}”不是填报的列，没有读入：${text}`,
    en: ({ heading, text }) => `“${heading}” is no column of reports and is not read: ${text}`,
  },
  mend: {
    zh: () => "要收的内容，写进“本期进展”或“存在问题”",
    en: () => "write it into the progress or the problem",
  },
  example: { heading: "备注", text: "已电话说明" },
});

export const occurrenceNotInRow = findingKind<{ heading: string }>({
  code: "occurrence-not-in-row",
  severity: "error",
  why: {
    zh: "这一项没有这一次，填在里面的记不下来。",
    en: "The row has no such occurrence: what its cell says cannot be booked.",
  },
  message: {
    zh: ({ heading }) => `这一行没有“${heading}”这一次`,
    en: ({ heading }) => `the row has no occurrence “${heading}”`,
  },
  mend: { zh: () => "填到有的那一次", en: () => "fill in one that it has" },
  example: { heading: "13月" },
});

export const cellMerged = findingKind<{ range: string; text: string }>({
  code: "cell-merged",
  severity: "note",
  why: {
    zh: "合并的单元格，里面的话算作它盖住的每一行说的。",
    en: "What a merged cell says is taken as said of each row that it covers.",
  },
  message: {
    zh: ({ range, text }) => `${range} 合并成一格，这一行也按“${text}”`,
    en: ({ range, text }) => `${range} is merged: this row says “${text}” too`,
  },
  mend: {
    zh: () => "不是每一行都这样的，拆开后分行填写",
    en: () => "where it does not hold for each row, split the cell and fill in the rows",
  },
  example: { range: "H4:H6", text: "进行中" },
});

export const formula = findingKind<{ text: string }>({
  code: "formula",
  severity: "note",
  why: {
    zh: "公式从不重新计算，取的是保存时算出的值。",
    en: "Formulas are never computed: what one came to when the file was saved counts.",
  },
  message: {
    zh: ({ text }) => `这一格是公式，取它算出的“${text}”`,
    en: ({ text }) => `the cell is a formula; what it came to is taken: “${text}”`,
  },
  example: { text: "60%" },
});

export const copiesContradict = findingKind<Wording>({
  code: "copies-contradict",
  severity: "error",
  why: {
    zh: "同一行有两种说法，哪一种都不能算。",
    en: "Two copies say different things of one row: neither can count.",
  },
  message: { zh: ({ zh }) => zh, en: ({ en }) => en },
  mend: { zh: () => "请单位说明以哪一份为准", en: () => "ask the unit which of them holds" },
  example: {
    zh: "与温州2.xlsx 任务 第4行对同一行说法不同，都没有收入",
    en: "温州2.xlsx 任务 row 4 says something else of the same row; neither is taken",
  },
});

export const notInJournal = findingKind<Wording>({
  code: "not-in-journal",
  severity: "error",
  why: {
    zh: "台账按名字指到事项和单位；指不到的记不下来。",
    en: "The journal names items and units: what it cannot name cannot be booked.",
  },
  message: { zh: ({ zh }) => zh, en: ({ en }) => en },
  mend: { zh: () => "给这一项写上名字", en: () => "give the item a name" },
  example: {
    zh: "方案里这一项没有名字，台账里无法指到它",
    en: "the item has no name in the plan: the journal cannot name it",
  },
});

export const notInPlan = findingKind<None>({
  code: "not-in-plan",
  severity: "error",
  why: {
    zh: "单位的方案按名字承接上级的事项。",
    en: "A unit's plan takes up an item by its name.",
  },
  message: {
    zh: () => "这一项没有名字，或者没有列出单位，不能写进单位的方案",
    en: () =>
      "the item has no name, or nobody in particular owes it: no unit's plan can take it up",
  },
  mend: {
    zh: () => "给这一项写上名字和责任单位",
    en: () => "give the item a name and somebody who owes it",
  },
  example: {},
});

export const ownDeadlineLater = findingKind<{ due: string; latest: string }>({
  code: "own-deadline-later",
  severity: "error",
  why: {
    zh: "单位自定的时限不能晚于方案的时限。",
    en: "A unit's own deadline cannot be later than the plan's.",
  },
  message: {
    zh: ({ due, latest }) => `本单位时限 ${due} 晚于方案的 ${latest}`,
    en: ({ due, latest }) => `the unit's own deadline ${due} is later than the plan's, ${latest}`,
  },
  mend: { zh: () => "改好后重新交", en: () => "mend it and hand it in again" },
  example: { due: "2015-12-31", latest: "2015-11-30" },
});

export const notASchedule = findingKind<None>({
  code: "not-a-schedule",
  severity: "error",
  why: {
    zh: "分季度安排写得规整，才能按季度对照进度。",
    en: "Only a schedule that can be read can be compared with what is reported.",
  },
  message: {
    zh: () => "分季度安排每行写成“一季度末 20%：方案印发”",
    en: () => "each line of the quarterly plan reads “end of Q1 20%: scheme issued”",
  },
  mend: { zh: () => "改好后重新交", en: () => "mend it and hand it in again" },
  example: {},
});

export const takenUpOtherwise = findingKind<{ unit: string; item: string }>({
  code: "taken-up-otherwise",
  severity: "error",
  why: {
    zh: "单位的方案里已经写了的，不由表来改。",
    en: "What stands in a unit's plan already is not changed by a sheet.",
  },
  message: {
    zh: ({ unit, item }) => `“${unit}”的方案里已经有“${item}”，写法不同；请直接改方案`,
    en: ({ unit, item }) =>
      `the plan of “${unit}” has “${item}” already, and says otherwise; change it there`,
  },
  example: { unit: "温州", item: "培训" },
});

export const rowNotWritten = findingKind<{ reason: string }>({
  code: "row-not-written",
  severity: "error",
  why: {
    zh: "写进去以后读回来不一样，或会带来错误的，不写，免得台账走样。",
    en: "What would not read back as it was told, or would bring an error, is not written.",
  },
  message: {
    zh: ({ reason }) => `没有写入：${reason}`,
    en: ({ reason }) => `it was not written: ${reason}`,
  },
  mend: { zh: () => "改好原因以后重新收", en: () => "mend the reason and collect it again" },
  example: { reason: "读回来不一样 / it does not read back as it was told" },
});
