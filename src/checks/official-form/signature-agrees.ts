import type { Group, Unit } from "../../model/model.ts";
import { holderName } from "../../model/organization/parties.ts";
import { check } from "../check.ts";
import { chineseNotices, elementPlace, placeInTitle } from "../entries/notice-fields.ts";

/** Every name of a unit, and each with those of the units above in front, longest first. */
function namesOf(holder: Unit | Group): readonly string[] {
  const own = [
    holder.title,
    ...(holder.short === undefined ? [] : [holder.short]),
    ...holder.aliases,
  ];
  const above = holder.type === "unit" && holder.parent !== undefined ? namesOf(holder.parent) : [];
  return [...own, ...above.flatMap((name) => own.map((mine) => name + mine))].sort(
    (a, b) => b.length - a.length,
  );
}

/** What is left of the issuers that a title names when the signers' names are taken out. */
function leftOver(named: string, signers: readonly (Unit | Group)[]): string {
  let rest = named;
  for (const signer of signers) {
    const name = namesOf(signer).find((candidate) => candidate !== "" && rest.includes(candidate));
    if (name !== undefined) rest = rest.replace(name, "");
  }
  return rest.replace(/[\s、，和与及]/g, "");
}

export const signatureAgrees = check({
  code: "signature-agrees",
  severity: { draft: "warning", issue: "error" },
  strength: "general",
  source: {
    zh: "《党政机关公文处理工作条例》第九条（四）（七）（十一）",
    en: "Regulations on official documents, article 9(4), (7) and (11)",
  },
  summary: {
    zh: "标题里的发文机关与落款不是同一个机关",
    en: "The issuer in the title is not the one that signs",
  },
  doc: {
    zh: "发文机关标志、标题和署名用同一个机关的全称或规范化简称。标志和署名都由“落款”排印，所以只需标题与落款一致；落款单位的简称、又称，前面加上级机关名称的，都算一致。联合行文标题写“等部门”的、标题省略发文机关的，不查。",
    en: "Mark, title and signature name the same body by its full or declared short name. Mark and signature both print what `signed-by` says, so that the title has to agree with it: short names, aliases and the superior's name in front all do. Joint documents with 等部门 and titles without an issuer are left alone.",
  },
  bad: [
    {
      source:
        '机构 局 "某市监管局"\n机构 委 "某市发展委"\n通知 甲 "某市发展委关于培训的通知" {\n  落款 局\n}\n',
      finds: [{ at: "3:7", says: "标题里的发文机关是“某市发展委”，落款是“某市监管局”" }],
    },
    {
      source: '机构 局 "某市监管局"\n通知 甲 "某市监管局办公室关于培训的通知" {\n  落款 局\n}\n',
      finds: [{ at: "2:7", says: "标题里的发文机关是“某市监管局办公室”，落款是“某市监管局”" }],
    },
  ],
  good: [
    '机构 局 "某市监管局" {\n  简称 "某监管局"\n  部门 党委 "党委"\n}\n通知 甲 "某监管局党委关于培训的通知" {\n  落款 党委\n}\n通知 乙 "关于培训的通知" {\n  落款 局\n}\n',
    '机构 局 "某局"\n机构 委 "某委"\n机构 厅 "某厅"\n通知 甲 "某局、某委关于培训的通知" {\n  落款 局, 委\n}\n通知 乙 "某局等部门关于培训的通知" {\n  落款 局, 委, 厅\n}\n',
  ],
  run({ model, report }) {
    for (const notice of chineseNotices(model)) {
      const { entry, title, signedBy } = notice;
      const named = /^(.+?)关于/.exec(title.text)?.[1];
      const signers = (signedBy?.refs ?? []).flatMap((ref) =>
        ref.named === undefined ? [] : [ref.named],
      );
      if (named === undefined || signers.length === 0 || signers.length !== signedBy?.refs.length)
        continue;
      const rest = leftOver(named, signers);
      if (rest === "" || (signers.length > 1 && /^等.{0,6}$/.test(rest))) continue;
      const names = signers.map((signer) => holderName(signer, "full")).join("、");
      report({
        entry,
        place: placeInTitle(entry.file, title, named),
        message: {
          zh: `标题里的发文机关是“${named}”，落款是“${names}”`,
          en: `the title is of “${named}”, and “${names}” signs`,
        },
        mend: {
          zh: "统一为全称或规范化简称；简称要在单位里声明",
          en: "use the full name or a short name that the unit declares in both",
        },
        related: [
          {
            place: elementPlace(notice, "signed-by"),
            message: { zh: `落款“${names}”`, en: `signed by “${names}”` },
          },
        ],
      });
    }
  },
});
