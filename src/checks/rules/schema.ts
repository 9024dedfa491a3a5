import * as v from "valibot";
import type { Wording } from "../../findings/finding.ts";
import { levels } from "../check.ts";
import { described, oneOf, setting, type Words } from "../entries/described.ts";

/** What a rule in the configuration is written with. What its words stand for, `read-rule.ts` says. */

/** The longest pattern of `matches`, in UTF-16 units. */
const LONGEST_PATTERN = 500;

const text = v.pipe(v.string(), v.minLength(1));
const texts = v.pipe(v.array(text), v.minLength(1));

function words(expects: Wording, doc: Wording): Words {
  return { expects, doc };
}

const textWords = { zh: "一段文字", en: "a text" };
const textsWords = { zh: '一组文字：["…", "…"]', en: 'a list of texts: ["…", "…"]' };
const numberWords = { zh: "一个数", en: "a number" };
const phraseWords = {
  zh: "一个时间，写法与时限相同，如 6月底、12月",
  en: "a time, written as in a plan: end of June, December",
};
const patternWords = {
  zh: `一个正则表达式，不超过 ${LONGEST_PATTERN} 字`,
  en: `a regular expression of at most ${LONGEST_PATTERN} characters`,
};

const wordEntries = {
  equals: setting(text, words(textWords, { zh: "就是这段文字。", en: "It is this text." })),
  oneOf: setting(
    texts,
    words(textsWords, { zh: "是其中一段文字。", en: "It is one of these texts." }),
  ),
  matches: setting(
    v.pipe(text, v.maxLength(LONGEST_PATTERN)),
    words(patternWords, {
      zh: "文字中有与这个正则表达式（RE2 语法）相符的一段。",
      en: "This regular expression (RE2 syntax) matches somewhere in it.",
    }),
  ),
};

const elementSchema = described(
  v.pipe(
    v.strictObject({
      ...wordEntries,
      kind: setting(
        text,
        words(
          {
            zh: "一个关键字，如 部门、目标",
            en: "a keyword, such as department or goal",
          },
          {
            zh: "是这一类：单位为机构、部门、分局、单位组、岗位、人员，事项为目标、措施等。",
            en: "It is of this kind: of units organization, department, sub-bureau, group, post or person; of items goal, measure and so on.",
          },
        ),
      ),
    }),
    v.minEntries(1),
  ),
  words(
    { zh: '一个对象：{ "equals": … }', en: 'an object: { "equals": … }' },
    { zh: "对一个成员的条件。", en: "A condition of one member." },
  ),
);

const plainEntries = {
  present: setting(
    v.boolean(),
    words(
      { zh: " true 或 false", en: "true or false" },
      { zh: "有没有。", en: "Whether there is any." },
    ),
  ),
  ...wordEntries,
  atLeast: setting(
    v.number(),
    words(numberWords, {
      zh: "数值、成员数或字数不少于此数。",
      en: "A number, the members of a list or the characters of a text: not fewer.",
    }),
  ),
  atMost: setting(
    v.number(),
    words(numberWords, {
      zh: "数值、成员数或字数不多于此数。",
      en: "A number, the members of a list or the characters of a text: not more.",
    }),
  ),
  exactly: setting(
    v.number(),
    words(numberWords, {
      zh: "数值、成员数或字数正是此数。",
      en: "A number, the members of a list or the characters of a text: just as many.",
    }),
  ),
  before: setting(
    text,
    words(phraseWords, {
      zh: "早于这个时间的第一天。",
      en: "Earlier than the first day of this time.",
    }),
  ),
  by: setting(
    text,
    words(phraseWords, {
      zh: "不迟于这个时间的最后一天。",
      en: "Not later than the last day of this time.",
    }),
  ),
  within: setting(
    text,
    words(phraseWords, { zh: "在这个时间之内。", en: "On a day of this time." }),
  ),
  after: setting(
    text,
    words(phraseWords, {
      zh: "晚于这个时间的最后一天。",
      en: "Later than the last day of this time.",
    }),
  ),
  all: v.optional(elementSchema),
  some: v.optional(elementSchema),
  none: v.optional(elementSchema),
};

const conditionWords = words(
  { zh: '一个对象，如 { "present": true }', en: 'an object, such as { "present": true }' },
  {
    zh: "条件；写了几项，就都要符合。",
    en: "A condition; of several members all must hold.",
  },
);

const conditionSchema = described(
  v.pipe(
    v.strictObject({
      ...plainEntries,
      not: v.optional(
        described(v.pipe(v.strictObject(plainEntries), v.minEntries(1)), conditionWords),
      ),
    }),
    v.minEntries(1),
  ),
  conditionWords,
);

const conditionsWords = words(
  {
    zh: '字段和条件：{ "时限": { "present": true } }',
    en: 'fields with conditions: { "due": { "present": true } }',
  },
  {
    zh: "字段和条件；写了几个，就都要符合。",
    en: "Fields with conditions; of several all must hold.",
  },
);

const conditionsSchema = described(
  v.pipe(v.record(v.string(), conditionSchema), v.minEntries(1)),
  conditionsWords,
);

const levelWords = words(oneOf(...levels), { zh: "问题的级别。", en: "The severity." });
const level = setting(v.picklist(levels), levelWords);

/** A text, or one for each language. */
const wordingSchema = (doc: Wording) =>
  described(
    v.union([text, v.strictObject({ zh: text, en: text })]),
    words({ zh: '一段文字，或 { "zh": …, "en": … }', en: 'a text, or { "zh": …, "en": … }' }, doc),
  );

/** One or several texts. */
const oneOrMore = (expects: Wording, doc: Wording) =>
  described(v.union([text, texts]), words(expects, doc));

const ruleEntries = {
  code: described(
    v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/), v.maxLength(60)),
    words(
      {
        zh: "小写字母、数字和连字符组成的名字，如 december-milestone",
        en: "a name of small letters, digits and hyphens, such as december-milestone",
      },
      {
        zh: "规则的代码，用于忽略、级别和 explain。",
        en: "The code of the rule, for ignore, severities and explain.",
      },
    ),
  ),
  select: described(
    v.strictObject({
      kind: oneOrMore(
        {
          zh: '一个关键字，如 "措施"，或一组：["措施", "行动"]',
          en: 'a keyword, such as "measure", or a list of them',
        },
        { zh: "管哪几类：方案、通知或事项。", en: "Which kinds: plan, notice or items." },
      ),
      document: v.optional(
        oneOrMore(
          { zh: "方案或通知的名字，或一组名字", en: "the name of a plan or notice, or a list" },
          {
            zh: "只管这些方案或通知；默认全部。",
            en: "In these plans or notices only; in all if not given.",
          },
        ),
      ),
      where: v.optional(conditionsSchema),
    }),
    words(
      {
        zh: '一个对象：{ "kind": "措施", "where": { … } }',
        en: 'an object: { "kind": "measure", "where": { … } }',
      },
      { zh: "管哪些事项。", en: "What the rule is about." },
    ),
  ),
  must: conditionsSchema,
  message: wordingSchema({
    zh: "不符合时说什么；{标题}、{牵头}、{#配合} 换成各项自己的内容。",
    en: "What to say where it does not hold; {title}, {lead}, {#support} stand for what each entry has.",
  }),
  severity: v.optional(
    described(
      v.union([v.picklist(levels), v.strictObject({ draft: level, issue: level })]),
      words(
        {
          zh: `${levelWords.expects.zh}，或 { "draft": …, "issue": … }`,
          en: `${levelWords.expects.en}, or { "draft": …, "issue": … }`,
        },
        {
          zh: "级别，可按草稿和印发分别写；默认 warning。",
          en: "The severity, or one for drafts and one for what is issued; warning if not given.",
        },
      ),
    ),
  ),
  doc: v.optional(
    wordingSchema({
      zh: "为什么有这条规则、怎么办；explain 会印出。",
      en: "Why there is this rule and what to do; explain prints it.",
    }),
  ),
};

/** A rule of the configuration. */
export const ruleSchema = described(
  v.strictObject(ruleEntries),
  words(
    {
      zh: '一个对象：{ "code": …, "select": { … }, "must": { … }, "message": … }',
      en: 'an object: { "code": …, "select": { … }, "must": { … }, "message": … }',
    },
    { zh: "一条本单位的规则。", en: "A rule of one's own." },
  ),
);

export type RuleSetting = v.InferOutput<typeof ruleSchema>;
export type Conditions = v.InferOutput<typeof conditionsSchema>;
export type Condition = v.InferOutput<typeof conditionSchema>;
export type ElementCondition = v.InferOutput<typeof elementSchema>;
/** The words of conditions. */
export type ConditionKey = keyof Condition;
