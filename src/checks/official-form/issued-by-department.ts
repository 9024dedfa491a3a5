import type { Party, Unit } from "../../model/model.ts";
import { holderName, partyName } from "../../model/organization/parties.ts";
import { childOf } from "../../syntax/entry.ts";
import { check } from "../check.ts";
import { chineseNotices, elementPlace } from "../entries/notice-fields.ts";

/** Offices may write for their organ; bodies of the party, unions and working groups have rules of their own. */
const MAY = /办公厅|办公室|党|团|工会|妇联|纪|委员会|小组|指挥部|总部/;

/** The organization that a unit belongs to in the end. */
function organizationOf(unit: Unit): Unit {
  let at = unit;
  while (at.parent !== undefined) at = at.parent;
  return at;
}

function isOutside({ holder }: Party, organization: Unit): boolean {
  return holder.type === "unit" && organizationOf(holder) !== organization;
}

export const issuedByDepartment = check({
  code: "issued-by-department",
  severity: { draft: "warning", issue: "warning" },
  strength: "must",
  source: {
    zh: "《党政机关公文处理工作条例》第十七条",
    en: "Regulations on official documents, article 17",
  },
  summary: {
    zh: "内设机构对外行文",
    en: "A department within an organ writes to other organs in its own name",
  },
  doc: {
    zh: "部门的内设机构，除办公厅（室）外不得对外正式行文：由本机关落款。只看落款是“部门”、主送里有别的机构的；本系统的分局、下属单位，办公厅（室），党团工会等组织和领导小组，不查。",
    en: "A department within an organ does not write to other organs in its own name, offices (办公厅, 办公室) excepted: the organ signs. Reported where the signer is a department and an addressee belongs to another organization; the own sub-bureaus, party bodies, unions and working groups are left alone.",
  },
  bad: [
    {
      source:
        '机构 局 "某局" {\n  部门 人事处 "人事处"\n}\n机构 厅 "某厅"\n通知 甲 "某局人事处关于培训的通知" {\n  主送 厅\n  落款 人事处\n}\n',
      finds: [{ at: "7:6", says: "“人事处”是内设机构，不得对外行文：主送某厅" }],
    },
  ],
  good: [
    '机构 局 "某局" {\n  部门 办公室 "办公室"\n  部门 人事处 "人事处"\n  部门 机关党委 "机关党委"\n  分局 乙 "乙分局"\n}\n机构 厅 "某厅"\n通知 甲 "某局办公室关于培训的通知" {\n  主送 厅\n  落款 办公室\n}\n通知 丙 "人事处关于培训的通知" {\n  主送 乙\n  落款 人事处\n}\n通知 丁 "机关党委关于培训的通知" {\n  主送 厅\n  落款 机关党委\n}\n通知 戊 "某局关于培训的通知" {\n  主送 厅\n  落款 局\n}\n',
  ],
  run({ model, report }) {
    for (const notice of chineseNotices(model)) {
      for (const { named } of notice.signedBy?.refs ?? []) {
        if (named?.type !== "unit" || named.kind !== "department") continue;
        if (MAY.test(named.title) || MAY.test(named.name)) continue;
        const organization = organizationOf(named);
        const outside = (notice.to?.parties ?? []).filter((party) =>
          isOutside(party, organization),
        );
        if (outside.length === 0) continue;
        const name = holderName(named, "full");
        const whom = outside.map((party) => partyName(party, "zh")).join("、");
        report({
          entry: childOf(notice.entry, "signed-by") ?? notice.entry,
          place: elementPlace(notice, "signed-by"),
          message: {
            zh: `“${name}”是内设机构，不得对外行文：主送${whom}`,
            en: `“${name}” is a department within an organ and does not write to others: addressed to ${whom}`,
          },
          mend: {
            zh: `由“${organization.title}”落款，或由办公厅（室）行文`,
            en: `have “${organization.title}” sign it, or its general office`,
          },
          related: [
            {
              place: elementPlace(notice, "to"),
              message: { zh: `主送${whom}`, en: `addressed to ${whom}` },
            },
          ],
        });
      }
    }
  },
});
