import { type Choice, type KindSpec, kind, type ValueShape } from "../kind.ts";

/** The fifteen kinds of official document (《党政机关公文处理工作条例》 article 8). */
export const noticeForms: readonly Choice[] = [
  { value: "notice", zh: "通知", en: "notice" },
  { value: "opinion", zh: "意见", en: "opinion" },
  { value: "decision", zh: "决定", en: "decision" },
  { value: "circular", zh: "通报", en: "circular" },
  { value: "report", zh: "报告", en: "report" },
  { value: "letter", zh: "函", en: "letter" },
  { value: "request", zh: "请示", en: "request" },
  { value: "reply", zh: "批复", en: "official-reply" },
  { value: "resolution", zh: "决议", en: "resolution" },
  { value: "order", zh: "命令", en: "order" },
  { value: "communique", zh: "公报", en: "communique" },
  { value: "announcement", zh: "公告", en: "announcement" },
  { value: "public-notice", zh: "通告", en: "public-notice" },
  { value: "proposal", zh: "议案", en: "proposal" },
  { value: "minutes", zh: "纪要", en: "minutes" },
];

const element = (
  name: string,
  zh: string,
  value: ValueShape,
  doc: KindSpec["doc"],
  more: Partial<KindSpec> = {},
): KindSpec =>
  kind({
    kind: name,
    zh,
    category: "attribute",
    in: ["notice"],
    value,
    once: true,
    mayBeOpen: true,
    doc,
    ...more,
  });

/** Section 8: the official form that carries or issues a plan. Elements as GB/T 9704-2012 clause 7 names them. */
export const noticeKinds = [
  kind({
    kind: "notice",
    zh: "通知",
    category: "notice",
    in: ["file"],
    name: "required",
    title: "required",
    text: true,
    doc: { zh: "印发方案的公文。", en: "The official document that carries or issues a plan." },
  }),
  element("number", "文号", "literal", { zh: "发文字号。", en: "The document's number." }),
  element(
    "to",
    "主送",
    "refs",
    { zh: "主送机关。", en: "To whom it goes." },
    { clauses: ["except", "others", "written-as"] },
  ),
  element(
    "cc",
    "抄送",
    "refs",
    { zh: "抄送机关。", en: "Who gets a copy." },
    { clauses: ["except", "others", "written-as"] },
  ),
  element("signed-by", "落款", "refs", {
    zh: "发文机关署名；几个机关为联合行文。",
    en: "The signing units; several sign jointly.",
  }),
  element("date", "日期", "date", { zh: "成文日期。", en: "The date of the document." }),
  element("issues", "印发", "names", {
    zh: "另页印发的方案。",
    en: "The plan that follows on a new page.",
  }),
  element("body", "正文", "names", {
    zh: "以方案为正文。",
    en: "The plan that is the body itself.",
  }),
  element("remark", "附注", "literal", {
    zh: "附注，如“此件公开发布”。",
    en: "A remark on distribution.",
  }),
  element("copy-number", "份号", "literal", { zh: "六位份号。", en: "The copy's six digits." }),
  element("secrecy", "密级", "literal", { zh: "密级。", en: "The degree of secrecy." }),
  element("secrecy-period", "保密期限", "literal", {
    zh: "保密期限。",
    en: "For how long it is secret.",
  }),
  element(
    "urgency",
    "紧急程度",
    "choice",
    { zh: "紧急程度。", en: "The degree of urgency." },
    {
      choices: [
        { value: "特急", zh: "特急", en: "most-urgent" },
        { value: "加急", zh: "加急", en: "urgent" },
      ],
    },
  ),
  element("approved-by", "签发人", "words", { zh: "签发人。", en: "Who approved it." }),
  element("printed-by", "印发机关", "refs", { zh: "印发机关。", en: "The unit that printed it." }),
  element("printed-on", "印发日期", "date", { zh: "印发日期。", en: "The day it was printed." }),
  element(
    "contact",
    "联系人",
    "strings",
    { zh: "联系人及电话。", en: "Whom to ask." },
    { once: false },
  ),
  element("disclosure", "公开方式", "literal", { zh: "公开方式。", en: "How it is made public." }),
  element("for-each", "对象", "refs", {
    zh: "对每个单位各发一份。",
    en: "One notice for each of these units.",
  }),
];
