import * as v from "valibot";
import type { Wording } from "../../findings/finding.ts";
import type { Notice, Unit } from "../../model/model.ts";
import { childOf, placeOf } from "../../syntax/entry.ts";
import { checkWithOptions } from "../check.ts";
import { chineseNotices, elementPlace } from "../entries/notice-fields.ts";

/** Forms that are sent to somebody; what is made public or decided has no 主送. */
const SENT: ReadonlySet<string> = new Set([
  "notice",
  "letter",
  "report",
  "request",
  "reply",
  "proposal",
]);

/** Forms with a number of their own kind, or none. */
const UNNUMBERED: ReadonlySet<string> = new Set([
  "communique",
  "announcement",
  "public-notice",
  "minutes",
  "resolution",
]);

const names: Readonly<Record<string, Wording>> = {
  number: { zh: "文号", en: "number" },
  to: { zh: "主送", en: "to" },
  text: { zh: "正文", en: "text" },
  "signed-by": { zh: "落款", en: "signed-by" },
  date: { zh: "日期", en: "date" },
  "printed-by": { zh: "印发机关", en: "printed-by" },
  "printed-on": { zh: "印发日期", en: "printed-on" },
};

function hasText(notice: Notice): boolean {
  return (
    childOf(notice.entry, "body") !== undefined ||
    notice.entry.children.some((child) => child.type === "text")
  );
}

/** The elements that a notice of this form needs and lacks; one that is 待定 is there. */
function missing(notice: Notice): readonly string[] {
  const { entry, form, draft } = notice;
  const lacks = (kind: string) => childOf(entry, kind) === undefined;
  return [
    ...(draft === undefined && !UNNUMBERED.has(form) && lacks("number") ? ["number"] : []),
    ...(SENT.has(form) && lacks("to") && lacks("for-each") ? ["to"] : []),
    ...(hasText(notice) ? [] : ["text"]),
    ...(lacks("signed-by") ? ["signed-by"] : []),
    ...(draft === undefined && lacks("date") ? ["date"] : []),
  ];
}

function listed(kinds: readonly string[]): Wording {
  return {
    zh: kinds.map((kind) => names[kind]?.zh ?? kind).join("、"),
    en: kinds.map((kind) => names[kind]?.en ?? kind).join(", "),
  };
}

/** 办公室, 综合科: the name of a department and of no organ. */
const BARE = /^\p{Script=Han}{1,5}?(?:室|科|处|股|部)$/u;

/** 某局 and 局办公室 make 某局办公室. */
const fullName = (organ: string, department: string): string =>
  organ + (organ.endsWith(department.charAt(0)) ? department.slice(1) : department);

/** A department named alone as the organ that prints, and the name that tells whose it is. */
/** The organ that a unit is, or is a department of. */
function organOf(unit: Unit): Unit {
  let organ = unit;
  while (organ.parent !== undefined && organ.kind === "department") organ = organ.parent;
  return organ;
}

const saysOrgan = (text: string, { title, short, aliases }: Unit): boolean =>
  [title, short, ...aliases].some((name) => name !== undefined && text.startsWith(name));

function bareImprint(
  notice: Notice,
): { readonly written: string; readonly right: string } | undefined {
  const signers = (notice.signedBy?.refs ?? []).flatMap(({ named }) =>
    named?.type === "unit" ? [organOf(named)] : [],
  );
  for (const { named, literal } of notice.printedBy?.refs ?? []) {
    const department = named?.type === "unit" && named.kind === "department" ? named : undefined;
    const text = department?.title ?? literal;
    const organs = department === undefined ? signers : [organOf(department)];
    const [organ] = organs;
    if (text === undefined || organ === undefined || !BARE.test(text)) continue;
    if (organs.some((one) => saysOrgan(text, one))) continue;
    return { written: text, right: fullName(organ.title, text) };
  }
  return undefined;
}

export const officialElements = checkWithOptions(
  {
    code: "official-elements",
    severity: { draft: "note", issue: "error" },
    strength: "practice",
    source: {
      zh: "《党政机关公文处理工作条例》第九条列出各要素；缺一不可的几项是通例",
      en: "Regulations on official documents, article 9, list the elements; which of them are indispensable is practice",
    },
    summary: {
      zh: "公文缺少文号、主送、正文、落款或日期",
      en: "The notice lacks its number, addressees, text, signature or date",
    },
    doc: {
      zh: "发出的公文要有发文字号、标题、主送机关、正文、署名、成文日期。写作“待定”的算有；稿件还没有文号和日期；公告、决议等没有主送，纪要、公告等没有普通的文号。版记（印发机关、印发日期）缺少时只作提示，选项 imprint 可以关掉；印发机关只写“办公室”的，报一次：GB/T 9704-2012 7.4.3 要求全称或规范化简称。",
      en: "An issued document has a number, title, addressees, text, signature and date. What is 待定 counts as there; drafts have neither number nor date; announcements and resolutions go to nobody in particular. A missing imprint (印发机关, 印发日期) is only a note, which the option `imprint` turns off; one that names a bare department (办公室) is reported: GB/T 9704-2012 7.4.3 asks for the full name or the accepted short form.",
    },
    options: v.strictObject({
      /** Whether a missing 印发机关 or 印发日期 is noted. */
      imprint: v.optional(v.boolean(), true),
    }),
    bad: [
      {
        source: '机构 局 "某局"\n通知 甲 "某局关于培训的通知" {\n  日期 2015-06-29\n}\n',
        finds: [
          { at: "2:4", says: "“甲”缺少公文要素：文号、主送、正文、落款" },
          { at: "2:4", says: "“甲”没有写印发机关、印发日期，版记不全" },
        ],
      },
      {
        source:
          '机构 局 "某局" {\n  分局 乙 "乙分局"\n}\n通知 甲 "某局关于培训的通知" {\n  文号 "某发〔2015〕1号"\n  主送 乙\n  | 请参加培训。\n  落款 局\n  日期 2015-06-29\n}\n',
        finds: [{ at: "4:4", says: "“甲”没有写印发机关、印发日期，版记不全" }],
      },
      {
        source:
          '机构 局 "某局" {\n  部门 办公室 "办公室"\n  分局 乙 "乙分局"\n}\n通知 甲 "某局关于培训的通知" {\n  文号 "某发〔2015〕1号"\n  主送 乙\n  | 请参加培训。\n  落款 局\n  日期 2015-06-29\n  印发机关 办公室\n  印发日期 2015-06-30\n}\n',
        finds: [{ at: "11:8", says: "版记的印发机关“办公室”只写了部门，看不出是哪个机关的" }],
      },
    ],
    good: [
      '机构 局 "某局" {\n  部门 办公室 "某局办公室"\n  分局 乙 "乙分局"\n}\n通知 甲 "某局关于培训的通知" {\n  文号 "某发〔2015〕1号"\n  主送 乙\n  | 请参加培训。\n  落款 局\n  日期 2015-06-29\n  印发机关 办公室\n  印发日期 2015-06-30\n}\n',
      '机构 局 "某局" {\n  分局 乙 "乙分局"\n}\n通知 甲 "某局关于培训的通知" {\n  文号 待定\n  主送 乙\n  | 请参加培训。\n  落款 局\n  日期 2015-06-29\n  印发机关 "某局办公室"\n  印发日期 2015-06-30\n}\n',
      '机构 局 "某局" {\n  分局 乙 "乙分局"\n}\n通知 甲 "某局关于培训的通知" {\n  稿 征求意见稿\n  主送 乙\n  | 请参加培训。\n  落款 局\n}\n',
      '机构 局 "某局"\n公告 甲 "某局公告" {\n  | 现予公告。\n  落款 局\n  日期 2015-06-29\n  印发机关 局\n  印发日期 2015-06-30\n}\n',
    ],
    run({ model, options, report }) {
      for (const notice of chineseNotices(model)) {
        const lacking = missing(notice);
        const { zh, en } = listed(lacking);
        if (lacking.length > 0) {
          report({
            entry: notice.entry,
            place: placeOf(notice.entry),
            message: {
              zh: `“${notice.name}”缺少公文要素：${zh}`,
              en: `“${notice.name}” lacks: ${en}`,
            },
            mend: {
              zh: `补上${zh}；暂时定不下来的写“待定”`,
              en: `add ${en}; write \`open\` for what is not settled yet`,
            },
          });
        }
        const bare = bareImprint(notice);
        if (bare !== undefined) {
          report({
            entry: childOf(notice.entry, "printed-by") ?? notice.entry,
            place: elementPlace(notice, "printed-by"),
            message: {
              zh: `版记的印发机关“${bare.written}”只写了部门，看不出是哪个机关的`,
              en: `the imprint names the department “${bare.written}” alone: nobody can tell whose it is`,
            },
            mend: {
              zh: `写全称或规范化简称，如 印发机关 "${bare.right}"`,
              en: `write its full name or accepted short form, such as \`printed-by "${bare.right}"\``,
            },
            severity: "warning",
          });
        }
        if (!options.imprint || notice.draft !== undefined || notice.date === undefined) continue;
        const imprint = ["printed-by", "printed-on"].filter(
          (kind) => childOf(notice.entry, kind) === undefined,
        );
        if (imprint.length === 0) continue;
        const what = listed(imprint);
        report({
          entry: notice.entry,
          place: placeOf(notice.entry),
          message: {
            zh: `“${notice.name}”没有写${what.zh}，版记不全`,
            en: `“${notice.name}” has no ${what.en}: its imprint is incomplete`,
          },
          mend: { zh: `纸质印发的补上${what.zh}`, en: `add ${what.en} if it is printed on paper` },
          severity: "note",
        });
      }
    },
  },
  v.parse,
);
