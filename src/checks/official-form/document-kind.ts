import { noticeForms } from "../../../grammar/kinds/notice.ts";
import { childOf, placeIn } from "../../syntax/entry.ts";
import { check } from "../check.ts";
import { chineseNotices, placeInTitle } from "../entries/notice-fields.ts";

/** The words that a title may end with, and the form that each is of. */
const kindWords = [
  ...noticeForms.map(({ value, zh }) => ({ form: value, word: zh })),
  { form: "order", word: "令" },
];

/** What a body draws up, and no kind of official document. */
const OTHER_KINDS = /(?:方案|计划|规划|要点|办法|细则|安排|总结|清单|规则|制度)$/;

function formWord(form: string): string {
  return noticeForms.find(({ value }) => value === form)?.zh ?? form;
}

export const documentKind = check({
  code: "document-kind",
  severity: { draft: "warning", issue: "error" },
  strength: "general",
  source: {
    zh: "《党政机关公文处理工作条例》第八条、第九条（七）",
    en: "Regulations on official documents, articles 8 and 9(7)",
  },
  summary: {
    zh: "标题的文种不在十五种之内，或与公文的种类不一致",
    en: "The title does not end with the kind of document that the notice is",
  },
  doc: {
    zh: "公文标题以文种结尾，文种只有十五种。方案、计划、要点不是文种，要由通知印发：“关于印发《……方案》的通知”。标题写作意见的，条目也要写作“意见”，不写作“通知”。“正文”带方案的意见、通报不在此列；标题后的（征求意见稿）等不算。",
    en: "A title ends with one of fifteen kinds of document. 方案, 计划 and 要点 are none of them: a 通知 issues them. The keyword and the title name the same kind. A plan that is the body itself (正文) may have another form; a bracketed stage behind the title does not count.",
  },
  bad: [
    {
      source: '机构 局 "某局"\n通知 甲 "某局2015年工作方案" {\n  落款 局\n}\n',
      finds: [{ at: "2:16", says: "“方案”不是公文的文种，标题应以“通知”结尾" }],
    },
    {
      source: '机构 局 "某局"\n通知 甲 "某局关于加强培训的意见" {\n  落款 局\n}\n',
      finds: [{ at: "2:16", says: "标题以“意见”结尾，条目却写作“通知”" }],
    },
    {
      source:
        '机构 局 "某局"\n方案 乙 "乙方案"\n函 甲 "某局关于印发乙方案的函" {\n  落款 局\n  印发 乙\n}\n',
      finds: [{ at: "5:3", says: "用“函”印发《乙方案》，一般用“通知”" }],
    },
  ],
  good: [
    '机构 局 "某局"\n方案 乙 "乙方案"\n通知 甲 "某局关于印发《乙方案》的通知（征求意见稿）" {\n  落款 局\n  印发 乙\n}\n',
    '机构 局 "某局"\n方案 乙 "乙方案"\n意见 甲 "某局关于加强培训的意见" {\n  落款 局\n  正文 乙\n}\n',
    '机构 局 "某局"\n通知 甲 "某局关于培训的通知。" {\n  落款 局\n}\n',
    '机构 局 "某局"\n命令 甲 "某局令" {\n  落款 局\n}\n',
  ],
  run({ model, report }) {
    for (const notice of chineseNotices(model)) {
      const { entry, title } = notice;
      const text = title.text
        // A mark behind the title is the matter of title-wording.
        .replace(/[。，、；：！？]+$/u, "")
        .replace(/[（(][^（）()]*[）)]$/u, "");
      if (text === "") continue;
      const found = kindWords.find(({ word }) => text.endsWith(word));
      const expected = formWord(notice.form);
      if (found === undefined) {
        const other = OTHER_KINDS.exec(text)?.[0];
        report({
          entry,
          place: placeInTitle(entry.file, title, other ?? text),
          message:
            other === undefined
              ? {
                  zh: `标题没有以文种“${expected}”结尾：“${text}”`,
                  en: `the title does not end with its kind of document, ${expected}: “${text}”`,
                }
              : {
                  zh: `“${other}”不是公文的文种，标题应以“${expected}”结尾`,
                  en: `${other} is no kind of official document; the title ends with ${expected}`,
                },
          mend: {
            zh: `写成“……关于印发《……》的${expected}”或“……关于……的${expected}”`,
            en: `write “…关于印发《…》的${expected}” or “…关于…的${expected}”`,
          },
        });
      } else if (found.form !== notice.form) {
        report({
          entry,
          place: placeInTitle(entry.file, title, found.word),
          message: {
            zh: `标题以“${found.word}”结尾，条目却写作“${expected}”`,
            en: `the title ends with ${found.word}, the entry says ${expected}`,
          },
          mend: { zh: "两处统一为一个文种", en: "make both the same kind of document" },
          related: [
            {
              place: placeIn(entry.file, entry.keyword),
              message: { zh: `写作“${expected}”`, en: `here it is ${expected}` },
            },
          ],
        });
      }
      const issues = childOf(entry, "issues");
      if (notice.issues === undefined || issues === undefined || notice.form === "notice") continue;
      report({
        entry: issues,
        place: placeIn(issues.file, issues),
        message: {
          zh: `用“${expected}”印发《${notice.issues.title.text}》，一般用“通知”`,
          en: `a ${expected} issues 《${notice.issues.title.text}》; plans are issued by a 通知`,
        },
        mend: {
          zh: "改用“通知”；方案本身就是正文的，写“正文”",
          en: "make it a 通知, or write 正文 where the plan is the body itself",
        },
        severity: "warning",
      });
    }
  },
});
