import * as v from "valibot";
import { childOf, placeIn } from "../../syntax/entry.ts";
import { checkWithOptions } from "../check.ts";
import { literalOf } from "../entries/notice-fields.ts";

export const secretContent = checkWithOptions(
  {
    code: "secret-content",
    severity: { draft: "error", issue: "error" },
    strength: "must",
    source: {
      zh: "《党政机关公文处理工作条例》第九条（一）（二）；GB/T 9704-2012 7.2.1、7.2.2",
      en: "Regulations on official documents, article 9(1) and (2); GB/T 9704-2012 7.2.1, 7.2.2",
    },
    summary: { zh: "涉密公文不该在这里起草", en: "A secret document is not to be drafted here" },
    doc: {
      zh: "涉密公文只能在符合保密要求的设备和系统里起草、打印、传递，所以标了密级就报错。在涉密环境里使用本工具的，用选项 allow 放行；放行以后仍要求密级为绝密、机密或秘密，标注份号，保密期限跟着密级。",
      en: "Secret documents are written, printed and sent only on systems cleared for them, so that a degree of secrecy is an error. On such a system the option `allow` admits it; the degree is then 绝密, 机密 or 秘密, the copies are numbered, and a period of secrecy stands with a degree.",
    },
    options: v.strictObject({
      /** Whether this is a system on which secret documents may be written. */
      allow: v.optional(v.boolean(), false),
    }),
    bad: [
      {
        source:
          '机构 局 "某局"\n通知 甲 "某局关于培训的通知" {\n  份号 000001\n  密级 秘密\n  保密期限 1年\n}\n',
        finds: [{ at: "4:6", says: "标了密级“秘密”：涉密内容不要放在这里" }],
      },
      {
        source: '机构 局 "某局"\n通知 甲 "某局关于培训的通知" {\n  保密期限 1年\n}\n',
        finds: [{ at: "3:8", says: "写了保密期限“1年”，没有密级" }],
      },
    ],
    good: [
      '机构 局 "某局"\n通知 甲 "某局关于保密培训的通知" {\n  | 学习机密级文件的管理办法。\n}\n',
    ],
    run({ model, options, report }) {
      for (const notice of model.notices) {
        const degree = literalOf(notice, "secrecy");
        const period = literalOf(notice, "secrecy-period");
        if (degree === undefined) {
          if (period === undefined) continue;
          report({
            entry: period.entry,
            place: period.place,
            message: {
              zh: `写了保密期限“${period.text}”，没有密级`,
              en: `a period of secrecy, “${period.text}”, without a degree`,
            },
            mend: { zh: "不涉密的删去这一行", en: "delete the line if nothing is secret" },
          });
          continue;
        }
        if (!options.allow) {
          report({
            entry: degree.entry,
            place: degree.place,
            message: {
              zh: `标了密级“${degree.text}”：涉密内容不要放在这里`,
              en: `it is marked “${degree.text}”: keep secrets out of this system`,
            },
            mend: {
              zh: "移到涉密系统里处理；这里就是涉密系统的，打开选项 allow",
              en: "write it on a cleared system, or set the option `allow` if this is one",
            },
          });
          continue;
        }
        if (!/^(?:绝密|机密|秘密)(?:★.+)?$/.test(degree.text)) {
          report({
            entry: degree.entry,
            place: degree.place,
            message: {
              zh: `“${degree.text}”不是密级，密级为绝密、机密或秘密`,
              en: `“${degree.text}” is no degree of secrecy: 绝密, 机密 or 秘密`,
            },
          });
        }
        if (childOf(notice.entry, "copy-number") === undefined) {
          report({
            entry: degree.entry,
            place: placeIn(degree.entry.file, degree.entry),
            message: {
              zh: `${degree.text}公文没有份号`,
              en: "a secret document numbers its copies",
            },
            mend: { zh: "加一行六位的“份号”", en: "add `copy-number` with six digits" },
          });
        }
      }
    },
  },
  v.parse,
);
