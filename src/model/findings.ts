import { findingKind, type Wording } from "../findings/finding.ts";

/** What can be wrong with names, references, values and times. */

export const duplicateName = findingKind<{ name: string; what: Wording }>({
  code: "duplicate-name",
  severity: "error",
  why: {
    zh: "同一范围里的名字不能重复，否则引用时不知指哪一个。",
    en: "A name stands for one thing, or nobody knows which one a reference means.",
  },
  message: {
    zh: ({ name, what }) => `${what.zh}“${name}”已经有了`,
    en: ({ name, what }) => `the ${what.en} “${name}” exists already`,
  },
  mend: { zh: () => "换一个名字", en: () => "choose another name" },
});

export const unknownUnit = findingKind<{ name: string }>({
  code: "unknown-unit",
  severity: "error",
  why: {
    zh: "责任、主送、落款里的单位必须在机构里有。",
    en: "A unit that is charged, addressed or signs must be declared in the organization.",
  },
  message: {
    zh: ({ name }) => `没有叫“${name}”的单位`,
    en: ({ name }) => `there is no unit called “${name}”`,
  },
});

export const gluedOthers = findingKind<{ word: string; wanted: string }>({
  code: "glued-others",
  severity: "error",
  why: {
    zh: "“等”与单位之间要有空格，才看得出单位在哪里结束；“等有关部门”这样不指名的，连在一起写。",
    en: "A blank stands between 等 and a unit, or nobody sees where the unit ends; words that name nobody, as in 等有关部门, are written close.",
  },
  message: {
    zh: ({ word }) => `“${word}”：“等”与单位连在了一起`,
    en: ({ word }) => `“${word}”: 等 is glued to a unit`,
  },
  mend: {
    zh: ({ wanted }) => `写作“${wanted}”`,
    en: ({ wanted }) => `write “${wanted}”`,
  },
});

export const unknownPost = findingKind<{ name: string; unit: string }>({
  code: "unknown-post",
  severity: "error",
  why: {
    zh: "单位后面可以写岗位或人员，须先在机构里写明。",
    en: "A post or person may stand behind a unit; it must be declared.",
  },
  message: {
    zh: ({ name, unit }) => `“${unit}”没有叫“${name}”的岗位或人员`,
    en: ({ name, unit }) => `“${unit}” has no post or person called “${name}”`,
  },
});

export const ambiguousUnit = findingKind<{ name: string; full: readonly string[] }>({
  code: "ambiguous-unit",
  severity: "error",
  why: {
    zh: "几个单位里有同名的部门，须写明是哪一个。",
    en: "Several units have a department of this name.",
  },
  message: {
    zh: ({ name }) => `有几个单位叫“${name}”`,
    en: ({ name }) => `several units are called “${name}”`,
  },
  mend: {
    zh: ({ full }) => `写明是哪一个：${full.join("、")}`,
    en: ({ full }) => `say which one: ${full.join(", ")}`,
  },
});

export const groupCycle = findingKind<{ path: readonly string[] }>({
  code: "group-cycle",
  severity: "error",
  why: { zh: "单位组不能直接或间接包含自己。", en: "A group cannot hold itself." },
  message: {
    zh: ({ path }) => `单位组成环：${path.join(" → ")}`,
    en: ({ path }) => `these groups form a circle: ${path.join(" → ")}`,
  },
  mend: { zh: () => "去掉其中一处", en: () => "take one of them out" },
});

export const groupChain = findingKind<{ by: string; most: number }>({
  code: "group-chain",
  severity: "error",
  why: {
    zh: "单位组可以包含单位组，一环扣一环最多 100 个；更长的没有人看得清谁在里面，多半是程序生成时出了错。",
    en: "A group may hold groups, one within the other up to 100; in a longer chain nobody sees who belongs to it, and most likely a program that wrote it went wrong.",
  },
  message: {
    zh: ({ by, most }) => `从“${by}”起，单位组一个包含一个，超过了 ${most} 个`,
    en: ({ by, most }) => `from “${by}” on each group holds the next, more than ${most} of them`,
  },
  mend: {
    zh: () => "让单位组直接列出单位",
    en: () => "let the groups list their units themselves",
  },
});

export const unknownName = findingKind<{ name: string; what: Wording }>({
  code: "unknown-name",
  severity: "error",
  why: {
    zh: "引用的名字必须在某处声明。",
    en: "A name that is referred to must be declared somewhere.",
  },
  message: {
    zh: ({ name, what }) => `没有叫“${name}”的${what.zh}`,
    en: ({ name, what }) => `there is no ${what.en} called “${name}”`,
  },
});

export const secondPlan = findingKind<{ word: Wording }>({
  code: "second-plan",
  severity: "error",
  why: {
    zh: "一份公文印发一个方案；两个方案各用一份公文，或合成一个方案的两个部分。",
    en: "A notice carries one plan; a second one takes a notice of its own, or becomes a section of the first.",
  },
  message: {
    zh: ({ word }) => `“${word.zh}”只能写一个方案`,
    en: ({ word }) => `“${word.en}” takes one plan`,
  },
  mend: {
    zh: () => "这里只留一个，另一个另写一份“通知”印发",
    en: () => "keep one here, and write a `notice` that issues the other",
  },
});

export const unresolvedMark = findingKind<{ mark: string; what: Wording }>({
  code: "unresolved-mark",
  severity: "error",
  why: {
    zh: "标记印出来是算出的内容；所指的东西不存在，就印不出来。",
    en: "A mark prints what is computed; it cannot print what does not exist.",
  },
  message: {
    zh: ({ mark, what }) => `标记“${mark}”：${what.zh}`,
    en: ({ mark, what }) => `the mark “${mark}”: ${what.en}`,
  },
});

export const unreadablePhrase = findingKind<{
  phrase: string;
  /** Known phrases to go by, where none is so near that it is asked about. */
  like: readonly string[];
}>({
  code: "unreadable-phrase",
  severity: "error",
  why: {
    zh: "时间要读得懂，才能算出到期日和期次。",
    en: "A time must be understood before its dates can be computed.",
  },
  message: {
    zh: ({ phrase }) => `读不懂时间“${phrase}”`,
    en: ({ phrase }) => `the time “${phrase}” is not understood`,
  },
  mend: {
    zh: ({ like }) =>
      `照例子改写${like.length === 0 ? "" : `，如“${like.join("”“")}”`}；确实没有日期的，放在引号里`,
    en: ({ like }) =>
      `write it like a known one${like.length === 0 ? "" : `, such as “${like.join("”, “")}”`}; put it in quotes where it names no date`,
  },
});

export const impossibleTime = findingKind<{ phrase: string; problem: Wording }>({
  code: "impossible-time",
  severity: "error",
  why: {
    zh: "时间读得懂，但与日历不符。",
    en: "The time is understood, but the calendar knows no such day.",
  },
  message: {
    zh: ({ phrase, problem }) => `“${phrase}”：${problem.zh}`,
    en: ({ phrase, problem }) => `“${phrase}”: ${problem.en}`,
  },
});

export const openTime = findingKind<{ phrase: string; problem: Wording }>({
  code: "open-time",
  severity: "note",
  why: { zh: "时间还缺一个起算日或年份。", en: "The time still lacks what it counts from." },
  message: {
    zh: ({ phrase, problem }) => `“${phrase}”：${problem.zh}`,
    en: ({ phrase, problem }) => `“${phrase}”: ${problem.en}`,
  },
});

export const missingPeriod = findingKind<{ plan: string }>({
  code: "missing-period",
  severity: "error",
  why: {
    zh: "没有年度，“年底前”“三季度”就没有日期。",
    en: "Without a year, “end of year” and “Q3” have no date.",
  },
  message: {
    zh: ({ plan }) => `方案“${plan}”没有年度或期间`,
    en: ({ plan }) => `the plan “${plan}” has no year or period`,
  },
  mend: { zh: () => "在方案里写“年度 2015”", en: () => "write “year 2015” in the plan" },
});

export const emptyGroup = findingKind<{ name: string }>({
  code: "empty-group",
  severity: "warning",
  why: {
    zh: "写了等号却一个单位也没有：没有人会去做。",
    en: "It has a list, and nobody is in it: nobody will do the work.",
  },
  message: {
    zh: ({ name }) => `单位组“${name}”里没有单位`,
    en: ({ name }) => `the group “${name}” is empty`,
  },
});

export const trackedWithoutName = findingKind<{ title: string }>({
  code: "tracked-without-name",
  severity: "error",
  why: {
    zh: "已印发并要跟踪的事项，靠名字认出它；没有名字，改了次序就对不上。",
    en: "An issued entry is tracked by its name; without one it is lost when the order changes.",
  },
  message: {
    zh: ({ title }) => `“${title}”要跟踪，但没有名字`,
    en: ({ title }) => `“${title}” is tracked and has no name`,
  },
  mend: {
    zh: () => "在关键词后面写一个简短的名字",
    en: () => "put a short name behind the keyword",
  },
});

/** One measure, or, where most have none, how many of all. */
export const unnamedMeasure = findingKind<
  { readonly title: string } | { readonly count: number; readonly of: number }
>({
  code: "unnamed-measure",
  severity: "note",
  why: {
    zh: "起草时可以不写名字；要跟踪或引用时必须有。",
    en: "A name may be missing while drafting; tracking and references need it.",
  },
  message: {
    zh: (params) =>
      "title" in params
        ? `措施“${params.title}”还没有名字`
        : `${params.of}项措施中有${params.count}项还没有名字`,
    en: (params) =>
      "title" in params
        ? `the measure “${params.title}” has no name yet`
        : `${params.count} of ${params.of} measures have no name yet`,
  },
  mend: {
    zh: () => "在关键词后面写一个简短的名字",
    en: () => "put a short name behind the keyword",
  },
});

export const badSample = findingKind<{ sample: string }>({
  code: "bad-sample",
  severity: "error",
  why: {
    zh: "编号样式写的是每级的第一个编号，由它推算以后各个。",
    en: "A sample is the first label of its level; the others are computed from it.",
  },
  message: {
    zh: ({ sample }) => `编号样式“${sample}”里看不出数字`,
    en: ({ sample }) => `the sample “${sample}” shows no numeral`,
  },
  mend: { zh: () => "写成“一、”“（一）”“1.”之类", en: () => "write it like “1.” or “(a)”" },
});

export const untrackedAnnex = findingKind<{ item: string }>({
  code: "untracked-annex",
  severity: "warning",
  why: {
    zh: "跟踪的是方案。通知不印发方案时，附件里写了责任单位的工作没有人跟踪。",
    en: "Plans are tracked. Where a notice carries none, nobody tracks the duties in its annexes.",
  },
  message: {
    zh: ({ item }) => `“${item}”写了责任单位，但这份通知不带方案，不会跟踪`,
    en: ({ item }) =>
      `“${item}” is somebody's duty, but this notice carries no plan: nobody tracks it`,
  },
  mend: {
    zh: () => "把附件写成方案，用“印发”带上；只印不跟踪的，去掉责任单位",
    en: () =>
      "make the annex a plan and carry it by `issues`; take the owner away if it only prints",
  },
});

export const internalName = findingKind<{ name: string }>({
  code: "internal-name",
  severity: "warning",
  why: {
    zh: "时间短语照写印出。拉丁字母的名字是源文件里的代号，读文件的人不认得；印的是那一条的编号。",
    en: "Time phrases print. A name is a word of the source that readers do not know: the entry's label prints in its place.",
  },
  message: {
    zh: ({ name }) => `“${name}”是内部的名字，那一条又没有编号，不能印在文件里`,
    en: ({ name }) => `“${name}” is an internal name, and its entry has no label that could print`,
  },
  mend: {
    zh: () => "给那一条编号，或用它的标题",
    en: () => "give the entry a label, or use its title",
  },
});

export const emptyTaskTable = findingKind<{ plan: string }>({
  code: "empty-task-table",
  severity: "warning",
  why: {
    zh: "任务表由方案算出：没有人负责的方案，算出来是空表。",
    en: "The table of tasks is computed: of a plan that owes nobody anything it is empty.",
  },
  message: {
    zh: ({ plan }) => `方案“${plan}”没有落到单位的任务，任务表是空的`,
    en: ({ plan }) => `the plan “${plan}” owes nobody a task: the table is empty`,
  },
  mend: {
    zh: () => "给措施写上责任单位，或删去任务表",
    en: () => "give the measures an owner, or delete the table",
  },
});

export const badWidth = findingKind<{ width: string }>({
  code: "bad-width",
  severity: "error",
  why: {
    zh: "“宽”后面是数：各列宽窄的比例。",
    en: "Behind `width` stand numbers: how wide the columns are beside each other.",
  },
  message: {
    zh: ({ width }) => `列宽“${width}”不是大于零的数`,
    en: ({ width }) => `the width “${width}” is no number above zero`,
  },
  mend: { zh: () => "写成 宽 3 之类", en: () => "write it like: width 3" },
});
