import type { Notice, Party, Unit } from "../../model/model.ts";
import { partyName } from "../../model/organization/parties.ts";
import { childOf, placeIn, placeOf } from "../../syntax/entry.ts";
import { check } from "../check.ts";
import { chineseNotices, elementPlace } from "../entries/notice-fields.ts";

/** Asking, in a report: it has no answer. */
const REQUEST =
  /(?:(?:妥否|当否|可否)，?)?请(?:予以?|尽快|及时)?(?:批示|批准|批复|审批|审定|核准|指示)/g;

/** The body that a unit belongs to: itself or the nearest sub-bureau or organization above. */
function bodyOf(unit: Unit): Unit {
  let at = unit;
  while (at.kind === "department" && at.parent !== undefined) at = at.parent;
  return at;
}

/** Does a party belong to a body below that of one of the signers? */
function isBelow(party: Party, notice: Notice): boolean {
  if (party.holder.type !== "unit") return false;
  const above = new Set<Unit>();
  for (let at = bodyOf(party.holder).parent; at !== undefined; at = at.parent) above.add(at);
  return (notice.signedBy?.refs ?? []).some(
    ({ named }) => named?.type === "unit" && above.has(bodyOf(named)),
  );
}

export const upwardDocument = check({
  code: "upward-document",
  severity: { draft: "warning", issue: "error" },
  strength: "must",
  source: {
    zh: "GB/T 9704-2012 7.2.6；《党政机关公文处理工作条例》第十五条",
    en: "GB/T 9704-2012 7.2.6; Regulations on official documents, article 15",
  },
  summary: {
    zh: "请示、报告没有签发人，主送不止一个，抄送下级，或报告里夹带请示",
    en: "A request or report has no signer, several addressees, copies for those below, or a report asks for something",
  },
  doc: {
    zh: "上行文要标注签发人；原则上只主送一个上级机关，需要时抄送相关上级和同级机关，不抄送下级机关；报告不得夹带请示事项。下行文、平行文不印签发人，写了只作提示。“一文一事”要人来看，这里不查。",
    en: "An upward document names its signer, goes to one superior in principle, and no copy goes to those below; a report asks for nothing. Other documents print no signer, which is a note. Whether a request is about one matter is for people to see.",
  },
  bad: [
    {
      source:
        '机构 部 "某部" {\n  分局 局 "某局" {\n    分局 县 "县局"\n  }\n}\n机构 厅 "某厅"\n请示 甲 "某局关于经费的请示" {\n  主送 部, 厅\n  抄送 县\n  | 妥否，请批示。\n  落款 局\n}\n',
      finds: [
        { at: "7:4", says: "请示没有签发人" },
        { at: "8:6", says: "请示主送2个机关，原则上只主送一个上级机关" },
        { at: "9:6", says: "请示抄送下级机关：县局" },
      ],
    },
    {
      source:
        '机构 部 "某部" {\n  分局 局 "某局"\n}\n报告 甲 "某局关于培训情况的报告" {\n  主送 部\n  签发人 张三\n  | 培训已经结束，所需经费已有预算，请批准。\n  落款 局\n}\n',
      finds: [{ at: "7:21", says: "报告里夹带请示：“请批准”" }],
    },
    {
      source:
        '机构 局 "某局" {\n  分局 乙 "乙分局"\n}\n通知 甲 "某局关于培训的通知" {\n  主送 乙\n  签发人 张三\n  落款 局\n}\n',
      finds: [{ at: "6:3", says: "签发人只用于请示、报告，这份公文不印" }],
    },
  ],
  good: [
    '机构 部 "某部" {\n  分局 局 "某局"\n  分局 邻 "邻局"\n}\n请示 甲 "某局关于经费的请示" {\n  主送 部\n  抄送 邻\n  签发人 张三\n  | 妥否，请批示。\n  落款 局\n}\n',
    '机构 部 "某部" {\n  分局 局 "某局"\n}\n报告 甲 "某局关于培训情况的报告" {\n  主送 部\n  签发人 待定\n  | 特此报告，请审阅。\n  落款 局\n}\n',
  ],
  run({ model, prose, report }) {
    for (const notice of chineseNotices(model)) {
      const { entry, form, to, cc } = notice;
      const signer = childOf(entry, "approved-by");
      if (form !== "request" && form !== "report") {
        if (signer === undefined) continue;
        report({
          entry: signer,
          place: placeIn(signer.file, signer),
          message: {
            zh: "签发人只用于请示、报告，这份公文不印",
            en: "only requests and reports name who approved them; this document does not print it",
          },
          mend: { zh: "删去这一行", en: "delete this line" },
          severity: "note",
        });
        continue;
      }
      const kind = form === "request" ? "请示" : "报告";
      if (signer === undefined) {
        report({
          entry,
          place: placeOf(entry),
          message: { zh: `${kind}没有签发人`, en: "an upward document names who approved it" },
          mend: { zh: "加一行“签发人”", en: "add `approved-by`" },
        });
      }
      if (to !== undefined && to.refs.length > 1) {
        report({
          entry: childOf(entry, "to") ?? entry,
          place: elementPlace(notice, "to"),
          message: {
            zh: `${kind}主送${to.refs.length}个机关，原则上只主送一个上级机关`,
            en: `it goes to ${to.refs.length} bodies; in principle an upward document goes to one`,
          },
          mend: { zh: "其余的改为抄送", en: "send the others a copy" },
          severity: "warning",
        });
      }
      const below = (cc?.parties ?? []).filter((party) => isBelow(party, notice));
      if (below.length > 0) {
        const whom = below.map((party) => partyName(party, "zh")).join("、");
        report({
          entry: childOf(entry, "cc") ?? entry,
          place: elementPlace(notice, "cc"),
          message: {
            zh: `${kind}抄送下级机关：${whom}`,
            en: `a copy goes to those below: ${whom}`,
          },
          mend: { zh: `从抄送里去掉${whom}`, en: `take ${whom} out of the copies` },
        });
      }
      if (form !== "report") continue;
      for (const passage of prose.of(notice)) {
        for (const match of passage.text.matchAll(REQUEST)) {
          const [start, end] = [match.index, match.index + match[0].length];
          report({
            entry: passage.entryAt(start),
            place: passage.place(start, end),
            message: {
              zh: `报告里夹带请示：“${match[0]}”`,
              en: `a report asks for nothing: “${match[0]}”`,
            },
            mend: { zh: "另行请示，或改用“请示”", en: "ask in a request of its own" },
            severity: "warning",
          });
        }
      }
    }
  },
});
