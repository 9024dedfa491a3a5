import { findingKind, type Wording } from "../../findings/finding.ts";

/** What can be wrong with the rules of a configuration. */

export const ruleWordUnknown = findingKind<{ word: string; what: Wording }>({
  code: "rule-word-unknown",
  severity: "error",
  why: {
    zh: "规则里的种类、字段、占位符用语言的关键字来写，方案和通知用名字。写错了，规则就什么也查不到，所以不启用；其余检查照常。",
    en: "Rules name kinds, fields and placeholders by the keywords of the language, and plans and notices by their names. A rule with a wrong word would find nothing: it does not run; all other checks do.",
  },
  message: {
    zh: ({ word, what }) => `没有${what.zh}“${word}”`,
    en: ({ word, what }) => `there is no ${what.en} “${word}”`,
  },
});

export const ruleConditionUnfit = findingKind<{
  condition: string;
  field: string;
  type: Wording;
  takes: readonly string[];
}>({
  code: "rule-condition-unfit",
  severity: "error",
  why: {
    zh: "每种字段能用的条件不同：文字、数、时间、一组单位或事项。条件用错的规则不启用。",
    en: "A text, a number, a time and a list of units or items each take conditions of their own. A rule with one that does not fit does not run.",
  },
  message: {
    zh: ({ condition, field, type }) => `“${field}”是${type.zh}，不能用“${condition}”来判断`,
    en: ({ condition, field, type }) =>
      `“${field}” is ${type.en}: “${condition}” says nothing of it`,
  },
  mend: {
    zh: ({ takes }) => `可用：${takes.join("、")}`,
    en: ({ takes }) => `it takes ${takes.join(", ")}`,
  },
});

export const rulePatternUnreadable = findingKind<{ pattern: string; reason: string }>({
  code: "rule-pattern-unreadable",
  severity: "error",
  why: {
    zh: "matches 用 RE2 的正则表达式：匹配所需时间与文字长度成正比，再怪的表达式也不会卡住检查；因此没有反向引用和先行断言。",
    en: "matches takes the regular expressions of RE2: the time they take grows with the text and no faster, whatever the pattern. So there are no back-references and no look-ahead.",
  },
  message: {
    zh: ({ pattern, reason }) => `正则表达式“${pattern}”读不懂：${reason}`,
    en: ({ pattern, reason }) => `the pattern “${pattern}” cannot be read: ${reason}`,
  },
});

export const ruleTimeUnreadable = findingKind<{ phrase: string }>({
  code: "rule-time-unreadable",
  severity: "error",
  why: {
    zh: "before、by、within、after 后面写一个有日期的时间，写法与方案里的时限相同，年份取自各方案。",
    en: "before, by, within and after take a time that has a date, written as in a plan; each plan gives it its year.",
  },
  message: {
    zh: ({ phrase }) => `“${phrase}”不是一个能算出日期的时间`,
    en: ({ phrase }) => `“${phrase}” is no time that has a date`,
  },
  mend: {
    zh: () => "例如 6月底、12月、2026年9月30日、上半年",
    en: () => "for example end of June, December, 2026-09-30",
  },
});

export const checkCodeTaken = findingKind<{ code: string; by: Wording }>({
  code: "check-code-taken",
  severity: "error",
  why: {
    zh: "代码用来忽略、定级别和查说明，一个代码只能有一个意思。重名的规则或外接检查不启用。",
    en: "Ignores, severities and explain go by the code, so it can mean one thing only. A rule or plug-in's check whose code is taken does not run.",
  },
  message: {
    zh: ({ code, by }) => `代码“${code}”已用于${by.zh}`,
    en: ({ code, by }) => `the code “${code}” is taken by ${by.en}`,
  },
  mend: { zh: () => "换一个代码", en: () => "choose another code" },
});
