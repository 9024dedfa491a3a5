/** The words of tracking sheets on screen and on paper, by language. */

type Language = "zh" | "en";

const words = {
  unit: { zh: "填报单位", en: "Unit" },
  allUnits: { zh: "全部单位", en: "All units" },
  document: { zh: "文号", en: "Document" },
  plan: { zh: "方案", en: "Plan" },
  round: { zh: "填报轮次", en: "Round" },
  roundDue: { zh: "报送截止", en: "To be handed in by" },
  asOf: { zh: "数据截至", en: "As of" },
  lights: { zh: "灯色", en: "Lights" },
  instructions: { zh: "填写说明", en: "How to fill in this sheet" },
  filters: { zh: "筛选和排序", en: "Filter and sort" },
  search: { zh: "查找", en: "Search" },
  role: { zh: "本单位角色", en: "Role" },
  state: { zh: "状态", en: "State" },
  light: { zh: "灯色", en: "Light" },
  deadline: { zh: "时限", en: "Deadline" },
  any: { zh: "全部", en: "all" },
  owner: { zh: "责任", en: "owner" },
  lead: { zh: "牵头", en: "lead" },
  support: { zh: "配合", en: "support" },
  closed: { zh: "已销号", en: "closed" },
  overdue: { zh: "已逾期", en: "overdue" },
  within30: { zh: "30天内到期", en: "within 30 days" },
  within90: { zh: "90天内到期", en: "within 90 days" },
  later: { zh: "90天以后", en: "later than 90 days" },
  undated: { zh: "没有日期", en: "no date" },
  sortBy: { zh: "排序", en: "Sort by" },
  documentOrder: { zh: "按文件顺序", en: "as in the document" },
  clear: { zh: "清除筛选和排序", en: "Clear filters and sorting" },
  bareColumns: { zh: "显示空栏", en: "Show empty columns" },
  shown: { zh: "显示 {shown} 行，共 {total} 行", en: "{shown} of {total} rows shown" },
  changed: { zh: "改动 {changed} 格", en: "{changed} cells changed" },
  noRows: { zh: "没有符合条件的行。", en: "No row fits the filters." },
  percentDone: { zh: "完成比例", en: "Percent" },
  doneOn: { zh: "完成日期", en: "Done on" },
  due: { zh: "时限", en: "due" },
  toSentence: { zh: "看方案原文", en: "The sentence in the plan" },
  export: { zh: "检查并导出", en: "Check and export" },
  import: { zh: "读入导出的文件", en: "Read an exported file" },
  print: { zh: "打印", en: "Print" },
  forget: { zh: "撤销全部改动", en: "Undo all changes" },
  forgetSure: {
    zh: "本机上的改动将全部撤销，恢复为下发时的内容。确定吗？",
    en: "All changes on this computer will be undone. Are you sure?",
  },
  what: { zh: "填报单位", en: "Who reports" },
  sendTo: { zh: "填好后报给", en: "Hand it in to" },
  contact: { zh: "联系人：", en: "Contact: " },
  noRound: { zh: "按通知规定的时间", en: "on the day the notice sets" },
  headquarters: { zh: "上级（方案没有写明）", en: "headquarters (the plan does not say)" },
  task: { zh: "任务、时限和灯色", en: "Task, deadline and light" },
  target: { zh: "目标值", en: "Target" },
  fillIn: { zh: "填写", en: "Fill in" },
  read: { zh: "方案要求", en: "What is asked" },
  closedNote: { zh: "已销号，不再填报", en: "closed: takes no more reports" },
  onlyRead: { zh: "不用填，供了解", en: "to be known, not filled in" },
  allRows: { zh: "也显示不用填的", en: "Also show what needs no answer" },
  others: {
    zh: "另有 {count} 项已办结，不用填",
    en: "{count} more are settled and need no answer",
  },
  filled: { zh: "已填 {filled}/{needed}", en: "{filled} of {needed} answered" },
  handIn: { zh: "报送", en: "Hand in" },
  barTitle: { zh: "进度和导出", en: "Progress and export" },
  sendHow: {
    zh: "填完点“检查并导出”，得到一个文件，发给上面写明的单位；不用另报纸质件时，签字栏可以空着。",
    en: "Check and export makes one file; send it to whom the head of the page names. The signature is for paper.",
  },
  saved: { zh: "改动已存在本机浏览器中", en: "Changes are kept in this browser" },
  notSaved: {
    zh: "本浏览器不能保存改动：关闭前请先导出",
    en: "This browser keeps nothing: export before closing",
  },
  full: {
    zh: "浏览器的存储已满，最近的改动没有存下：关闭前请先导出",
    en: "The browser's storage is full, the last changes are not kept: export before closing",
  },
  olderTitle: { zh: "以前没有报完的内容", en: "What was typed before" },
  older: {
    zh: "本机存有本单位 {asOf} 那一份表上填的 {count} 格，还没有用到这一份上。读入后请逐项核对。",
    en: "This browser holds {count} cells that were typed into the sheet of {asOf}. They are not in this sheet. Look at each once they are taken in.",
  },
  olderTake: { zh: "读入这一份", en: "Take them in" },
  olderDrop: { zh: "删去", en: "Delete them" },
  olderSure: {
    zh: "以前填的内容将从本机删去。确定吗？",
    en: "What was typed before will be deleted from this computer. Are you sure?",
  },
  olderLost: {
    zh: "已读入 {cells} 格；{lost} 格在这一份表里没有位置，仍存在本机：{what}",
    en: "{cells} cells were taken in; {lost} have no place in this sheet and stay in this browser: {what}",
  },
  exported: {
    zh: "已导出 {file}，请发给{to}{by}。",
    en: "{file} was exported. Send it to {to}{by}.",
  },
  exportedBy: { zh: "，{day}前报到", en: ", by {day}" },
  imported: { zh: "已读入 {cells} 格。", en: "{cells} cells were read." },
  importedOther: {
    zh: "这个文件不是本表导出的，没有读入。",
    en: "That file was not exported from this sheet; nothing was read.",
  },
  importedPart: {
    zh: "已读入 {cells} 格；{lost} 格在本表中没有，没有读入：{what}",
    en: "{cells} cells were read; {lost} are not in this sheet and were not: {what}",
  },
  checkTitle: { zh: "导出前请核对", en: "Before you export" },
  checkLead: {
    zh: "汇总时会按同样的规则检查，有下面 {count} 处。可以返回修改，也可以照样导出。",
    en: "Headquarters checks by the same rules and will find these {count}. Go back and change them, or export as it is.",
  },
  errors: { zh: "不会收入，要改", en: "Will not be taken" },
  warnings: { zh: "上级会来问", en: "Headquarters will ask" },
  notes: { zh: "请留意", en: "Worth knowing" },
  back: { zh: "返回修改", en: "Go back" },
  anyway: { zh: "仍然导出", en: "Export anyway" },
  dateBad: {
    zh: "日期没有填完整，导出时是空的",
    en: "the date is not complete and is exported empty",
  },
  dayLater: {
    zh: "“{field}”在今天之后，整份表都不会收入",
    en: "“{field}” is still to come: nothing of the sheet will be taken",
  },
  noPerson: { zh: "没有填“{field}”", en: "“{field}” is empty" },
  row: { zh: "行号", en: "Row" },
  page: { zh: "第 {page} 页　共 {pages} 页", en: "Page {page} of {pages}" },
  noDuties: { zh: "没有任务。", en: "There are no duties." },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

export type SheetWords = Readonly<Record<keyof typeof words, string>>;

/** All words in one language. */
export function sheetWords(language: Language): SheetWords {
  const found: Partial<Record<keyof typeof words, string>> = {};
  for (const key of Object.keys(words)) if (isWord(key)) found[key] = words[key][language];
  return isWhole(found) ? found : sheetWords("zh");
}

function isWord(key: string): key is keyof typeof words {
  return Object.hasOwn(words, key);
}

function isWhole(found: Partial<SheetWords>): found is SheetWords {
  return Object.keys(found).length === Object.keys(words).length;
}
