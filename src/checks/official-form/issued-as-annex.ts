import type { Annex, Notice } from "../../model/model.ts";
import { childOf, placeIn, placeOf } from "../../syntax/entry.ts";
import { check } from "../check.ts";
import { chineseNotices, placeInTitle } from "../entries/notice-fields.ts";

const ISSUING = /关于(印发|转发|批转|发布)/;

/** A document's name without 《》, a typed label and the mark behind it. */
function bare(title: string): string {
  return title.replace(/^附件\s*\d*\s*[：:.、]?\s*|^\d+[.．、]\s*|[《》]|[。；，\s]+$/g, "");
}

/** The annex that is the very document that the notice issues. */
function issuedAnnex(notice: Notice): Annex | undefined {
  const title = notice.title.text;
  const issued = notice.issues === undefined ? undefined : bare(notice.issues.title.text);
  return notice.annexes.find((annex) => {
    const name = bare(annex.title.text);
    if (name === "") return false;
    return (
      name === issued || (ISSUING.test(title) && bare(title.replace(ISSUING, "")).includes(name))
    );
  });
}

export const issuedAsAnnex = check({
  code: "issued-as-annex",
  severity: { draft: "warning", issue: "error" },
  strength: "practice",
  source: {
    zh: "印发类通知的通例；《党政机关公文处理工作条例》第九条（十五）",
    en: "Practice of issuing notices; Regulations on official documents, article 9(15)",
  },
  summary: { zh: "印发的方案又列成了附件", en: "The plan that is issued is listed as an annex" },
  doc: {
    zh: "附件是正文的说明、补充或参考资料；印发类通知所印发的方案就是公文的内容本身，不列附件，不写附件说明，在落款之后另页开始，写“印发 方案名”。方案自己的表格、清单可以是方案的附件。标题说印发，而没有“印发”“正文”也没有任何附件的，只作提示。",
    en: "An annex explains or supplements the text. The plan that a notice issues is its very content: it is no annex, and begins on a new page behind the signature (`issues`). Tables and lists of the plan may be annexes of the plan. A title that speaks of issuing, with nothing issued, is a note.",
  },
  bad: [
    {
      source:
        '机构 局 "某局"\n方案 乙 "某局培训方案"\n通知 甲 "某局关于印发《某局培训方案》的通知" {\n  印发 乙\n  附件 "某局培训方案"\n}\n',
      finds: [{ at: "5:6", says: "“某局培训方案”是印发的内容，不是附件" }],
    },
    {
      source:
        '机构 局 "某局"\n通知 甲 "某局关于印发《某局培训方案》的通知" {\n  附件 "《某局培训方案》" {\n    | 培训两期。\n  }\n}\n',
      finds: [{ at: "3:6", says: "“某局培训方案”是印发的内容，不是附件" }],
    },
    {
      source:
        '机构 局 "某局"\n通知 甲 "某局关于印发《某局培训方案》的通知" {\n  | 现印发给你们。\n}\n',
      finds: [{ at: "2:11", says: "标题说“印发”，公文里没有印发的内容" }],
    },
  ],
  good: [
    '机构 局 "某局"\n方案 乙 "某局培训方案" {\n  附件 "培训日程表"\n}\n通知 甲 "某局关于印发《某局培训方案》的通知" {\n  印发 乙\n}\n',
    '机构 局 "某局"\n通知 甲 "某局关于培训的通知" {\n  附件 "培训日程表"\n}\n',
  ],
  run({ model, report }) {
    for (const notice of chineseNotices(model)) {
      const { entry, title } = notice;
      const annex = issuedAnnex(notice);
      const issues = childOf(entry, "issues");
      if (annex !== undefined) {
        const name = bare(annex.title.text);
        report({
          entry: annex.entry,
          place: placeIn(annex.entry.file, annex.title),
          message: {
            zh: `“${name}”是印发的内容，不是附件`,
            en: `“${name}” is what the notice issues, not an annex`,
          },
          mend:
            issues === undefined
              ? { zh: "写成“方案”，用“印发”带出", en: "make it a plan, and issue it with `issues`" }
              : { zh: "删去这个附件", en: "delete this annex" },
          related:
            issues === undefined
              ? []
              : [
                  {
                    place: placeIn(issues.file, issues),
                    message: { zh: "已经在这里印发", en: "it is issued here already" },
                  },
                ],
        });
        continue;
      }
      const act = ISSUING.exec(title.text);
      if (act === null || issues !== undefined || notice.annexes.length > 0) continue;
      if (childOf(entry, "body") !== undefined) continue;
      report({
        entry,
        place: act[1] === undefined ? placeOf(entry) : placeInTitle(entry.file, title, act[1]),
        message: {
          zh: `标题说“${act[1]}”，公文里没有${act[1]}的内容`,
          en: `the title speaks of issuing (${act[1]}), and nothing is issued`,
        },
        mend: { zh: "加一行“印发 方案名”", en: "add `issues` and the plan's name" },
        severity: "note",
      });
    }
  },
});
