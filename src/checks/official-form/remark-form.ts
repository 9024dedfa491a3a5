import { check } from "../check.ts";
import { chineseNotices, elementPlace, literalOf } from "../entries/notice-fields.ts";

/** Said of the document's publicity, and what it comes down to. */
const PUBLICITY = [
  { pattern: /不予公开|不公开/, means: "不予公开" },
  { pattern: /依申请公开/, means: "依申请公开" },
  { pattern: /主动公开|公开发布/, means: "主动公开" },
] as const;

/** Words that explain words. */
const GLOSS = /^[（(]?(?:注|注释|说明)[：:]|(?:是指|指的是|系指|名词解释)/;

function publicity(text: string): string | undefined {
  return PUBLICITY.find(({ pattern }) => pattern.test(text))?.means;
}

export const remarkForm = check({
  code: "remark-form",
  severity: { draft: "note", issue: "warning" },
  strength: "must",
  source: { zh: "GB/T 9704-2012 7.3.6", en: "GB/T 9704-2012 7.3.6" },
  summary: {
    zh: "附注的括号不成对，在解释词语，或与公开方式矛盾",
    en: "The remark's brackets do not match, it explains words, or it contradicts how the document is made public",
  },
  doc: {
    zh: "附注印在成文日期下一行的全角圆括号里，括号由排印加上，打一对也可以；打了两组括号的，会印成里外不配。附注说“此件公开发布”，“公开方式”却写“不予公开”，是矛盾。附注只讲发放和公开，解释词语（“……是指”“注：”）用“注释”。",
    en: "A remark prints in round brackets on the line below the date. The brackets come by themselves, and one pair may be typed; two groups would print with brackets that do not match. A remark that says 此件公开发布 beside 公开方式 不予公开 is a contradiction. Remarks are about distribution; what explains words (是指, 注：) is a note.",
  },
  bad: [
    {
      source:
        '机构 局 "某局"\n通知 甲 "某局关于培训的通知" {\n  附注 "（此件公开发布）（联系人：张三）"\n  公开方式 不予公开\n}\n',
      finds: [
        { at: "3:7", says: "附注的括号印出来不成对：“（此件公开发布）（联系人：张三）”" },
        { at: "3:7", says: "附注说“（此件公开发布）（联系人：张三）”，公开方式是“不予公开”" },
      ],
    },
    {
      source:
        '机构 局 "某局"\n通知 甲 "某局关于培训的通知" {\n  附注 "四气是指正气、骨气、地气、士气"\n}\n',
      finds: [{ at: "3:7", says: "附注在解释词语（“是指”）：“四气是指正气、骨气、地气、士气”" }],
    },
  ],
  good: [
    '机构 局 "某局"\n通知 甲 "某局关于培训的通知" {\n  附注 "（此件公开发布）"\n  公开方式 主动公开\n}\n通知 乙 "某局关于考核的通知" {\n  附注 "联系人：张三（办公室），电话：12345"\n}\n',
  ],
  run({ model, report }) {
    for (const notice of chineseNotices(model)) {
      const remark = literalOf(notice, "remark");
      if (remark === undefined) continue;
      const { entry, place, text } = remark;
      if (!isBalanced(text.replace(/^[（(]|[）)]$/g, ""))) {
        report({
          entry,
          place,
          message: {
            zh: `附注的括号印出来不成对：“${text}”`,
            en: `the brackets of the remark would not match in print: “${text}”`,
          },
          mend: {
            zh: "整条附注只用一对括号，或不打括号",
            en: "type one pair around the whole remark, or none",
          },
        });
      }
      const gloss = GLOSS.exec(text)?.[0];
      if (gloss !== undefined) {
        report({
          entry,
          place,
          message: {
            zh: `附注在解释词语（“${gloss}”）：“${text}”`,
            en: `the remark explains words (“${gloss}”): “${text}”`,
          },
          mend: {
            zh: "附注只讲发放和公开，解释词语用“注释”",
            en: "use a `note`: remarks are about distribution",
          },
          severity: "warning",
        });
      }
      const disclosure = literalOf(notice, "disclosure");
      if (disclosure === undefined) continue;
      const [said, declared] = [publicity(text), publicity(disclosure.text)];
      if (said === undefined || declared === undefined || said === declared) continue;
      report({
        entry,
        place,
        message: {
          zh: `附注说“${text}”，公开方式是“${disclosure.text}”`,
          en: `the remark says “${text}”, and 公开方式 “${disclosure.text}”`,
        },
        mend: { zh: "核对公开方式", en: "check how the document is made public" },
        related: [
          {
            place: elementPlace(notice, "disclosure"),
            message: { zh: `公开方式“${disclosure.text}”`, en: `公开方式 “${disclosure.text}”` },
          },
        ],
      });
    }
  },
});

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === "（" || char === "(") depth += 1;
    else if (char === "）" || char === ")") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
