import { groupBy } from "../../model/group-by.ts";
import type { Entry } from "../../syntax/entry.ts";
import { check } from "../check.ts";
import { quotable } from "../entries/item-words.ts";
import { chinesePassages } from "../reading/slips.ts";

/** Marks that end a paragraph. */
const stop = /[。！？；：…”’）》】—.!?;:)]$/u;
/** So many paragraphs show what the document does, */
const LEAST = 3;
/** and so large a share of them must end with a mark. */
const SHARE = 0.9;
/** What is shorter is a label, a line of a list. */
const LENGTH = 12;

/** Whether something prints behind the texts of a document that is not typed in them. */
function hasTail(entry: Entry): boolean {
  return (
    entry.tail !== undefined ||
    entry.children.some((child) => child.type === "entry" && hasTail(child))
  );
}

export const unstoppedParagraph = check({
  code: "unstopped-paragraph",
  severity: { draft: "note", issue: "warning" },
  strength: "practice",
  source: { zh: "改稿时的常见错误", en: "What editing leaves behind" },
  summary: {
    zh: "各段都有句末标点，只有这一段没有",
    en: "A paragraph without its last stop, where the others have theirs",
  },
  doc: {
    zh: "段末少了句号，多半是改稿时删掉的，也可能后面还少了一截。同一文件至少四个自然段、九成以上以句末标点结尾的，才报没有的那一段。标题、清单、十二字以下的短行、另有句末附注的文件不查。",
    en: "A missing last stop is most often lost in editing, and sometimes more is lost with it. A paragraph is told of where at least three others, and nine out of ten, end with a mark. Titles, lists, lines of less than twelve characters and documents with tails are left alone.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  措施 乙 "乙事。" | 组织全体干部开展专题学习。\n  措施 丙 "丙事。" | 组织业务骨干上门宣讲法规。\n  措施 丁 "丁事。" | 组织支部党员走访困难群众，\n  措施 戊 "戊事。" | 组织机关部门检查整改情况。\n}\n',
      finds: [{ at: "4:28", says: "“走访困难群众，”后面没有句末标点，其余3段都有" }],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  措施 乙 "乙事。" | 组织全体干部开展专题学习。\n  措施 丙 "丙事。" | 组织业务骨干上门宣讲法规。\n  措施 丁 "丁事。" | 走访困难群众\n  措施 戊 "戊事。" | 组织机关部门检查以下方面：\n}\n',
  ],
  run({ model, prose, report }) {
    const tailed = new Set(
      [...model.plans, ...model.notices].filter(({ entry }) => hasTail(entry)),
    );
    const paragraphs = chinesePassages(prose).filter(
      ({ kind, entry, text, document }) =>
        kind === "paragraph" &&
        entry.kind !== "point" &&
        text.length >= LENGTH &&
        !tailed.has(document),
    );
    for (const ofDocument of groupBy(paragraphs, ({ document }) => document).values()) {
      const bare = ofDocument.filter(({ text }) => !stop.test(text.trimEnd()));
      const others = ofDocument.length - bare.length;
      if (others < LEAST || others < SHARE * (ofDocument.length - 1)) continue;
      for (const passage of bare) {
        const end = passage.text.trimEnd().length;
        if (!passage.isTyped(end - 1, end)) continue;
        report({
          entry: passage.entryAt(end - 1),
          place: passage.place(end - 1, end),
          message: {
            zh: `“${quotable(passage.text.slice(end - 7, end))}”后面没有句末标点，其余${others}段都有`,
            en: `no mark ends “${quotable(passage.text.slice(end - 7, end))}”, as one does the other ${others} paragraphs`,
          },
          mend: {
            zh: "补上句号，看后面是否还少了字",
            en: "add the stop, and see whether more is lost",
          },
        });
      }
    }
  },
});
