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
  compact: { zh: "只看填报栏", en: "Reporting columns only" },
  bareColumns: { zh: "显示空栏", en: "Show empty columns" },
  shown: { zh: "显示 {shown} 行，共 {total} 行", en: "{shown} of {total} rows shown" },
  changed: { zh: "改动 {changed} 格", en: "{changed} cells changed" },
  noRows: { zh: "没有符合条件的行。", en: "No row fits the filters." },
  percentDone: { zh: "完成比例", en: "Percent" },
  doneOn: { zh: "完成日期", en: "Done on" },
  due: { zh: "时限", en: "due" },
  toSentence: { zh: "看方案原文", en: "The sentence in the plan" },
  export: { zh: "导出填报结果", en: "Export what was filled in" },
  import: { zh: "读入导出的文件", en: "Read an exported file" },
  print: { zh: "打印", en: "Print" },
  forget: { zh: "撤销全部改动", en: "Undo all changes" },
  forgetSure: {
    zh: "本机上的改动将全部撤销，恢复为下发时的内容。确定吗？",
    en: "All changes on this computer will be undone. Are you sure?",
  },
  saved: { zh: "改动已存在本机浏览器中", en: "Changes are kept in this browser" },
  notSaved: {
    zh: "本浏览器不能保存改动：关闭前请先导出",
    en: "This browser keeps nothing: export before closing",
  },
  exported: {
    zh: "已导出 {file}，请报送上级。",
    en: "{file} was exported. Send it to headquarters.",
  },
  imported: { zh: "已读入 {cells} 格。", en: "{cells} cells were read." },
  importedOther: {
    zh: "这个文件不是本表导出的，没有读入。",
    en: "That file was not exported from this sheet; nothing was read.",
  },
  importedPart: {
    zh: "已读入 {cells} 格；{lost} 格在本表中没有，没有读入：{what}",
    en: "{cells} cells were read; {lost} are not in this sheet and were not: {what}",
  },
  checkTitle: { zh: "请核对", en: "Please check" },
  checkLead: {
    zh: "以下 {count} 处可能有问题。可以返回修改，也可以照样导出。",
    en: "{count} things may be wrong. Go back and change them, or export as it is.",
  },
  back: { zh: "返回修改", en: "Go back" },
  anyway: { zh: "仍然导出", en: "Export anyway" },
  doneNeedsDate: { zh: "状态是“{state}”，没有完成日期", en: "“{state}” without the day" },
  doneNeedsEvidence: { zh: "状态是“{state}”，没有佐证材料", en: "“{state}” without evidence" },
  dateNeedsDone: {
    zh: "填了完成日期，状态不是“{state}”",
    en: "a day on which it was done, but the state is not “{state}”",
  },
  dateLater: { zh: "完成日期在今天之后", en: "done on a day that is still to come" },
  dateBad: { zh: "日期没有填完整", en: "the date is not complete" },
  percentBad: { zh: "完成比例应是 0 至 100 的数", en: "percentages run from 0 to 100" },
  problemNeedsStep: { zh: "写了存在问题，没有下步措施", en: "a problem without a next step" },
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
