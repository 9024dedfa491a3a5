import { type Choice, type KindSpec, kind } from "../kind.ts";
import { itemKinds } from "./plan.ts";

const everywhere = ["plan", ...itemKinds];
const documents = ["plan", "notice"];

const role = <const K extends string>(name: K, zh: string, doc: KindSpec["doc"]) =>
  kind({
    kind: name,
    zh,
    category: "attribute",
    in: everywhere,
    value: "refs",
    clauses: ["except", "others", "jointly", "written-as"],
    once: true,
    mayBeOpen: true,
    doc,
  });

export const draftStages: readonly Choice[] = [
  { value: "consultation", zh: "征求意见稿", en: "consultation" },
  { value: "review", zh: "送审稿", en: "review" },
  { value: "final", zh: "印发", en: "issued" },
];

/** The roles that the language knows; a plan may declare more. */
export const roleKinds = [
  role("owner", "责任", {
    zh: "责任单位：各自完成。",
    en: "Every unit named does it, each for itself.",
  }),
  role("lead", "牵头", { zh: "牵头单位：统筹并汇总。", en: "Coordinates and reports the whole." }),
  role("support", "配合", { zh: "配合单位。", en: "Helps." }),
  role("guide", "指导", { zh: "指导单位。", en: "Gives guidance." }),
  role("join", "参与", { zh: "参与单位。", en: "Takes part." }),
  role("accountable", "责任领导", { zh: "责任领导。", en: "The leader who answers for it." }),
  role("assessor", "考核人", { zh: "评分的单位或人。", en: "Who scores it." }),
];

/** The line of a role that a plan declares; its keyword is the name declared. */
export const declaredRoleSpec: KindSpec = role("declared-role", "角色", {
  zh: "方案自定的角色。",
  en: "A role that the plan declares.",
});

/** Attributes of plans and their items. */
export const attributeKinds = [
  ...roleKinds,
  kind({
    kind: "role",
    zh: "角色",
    category: "attribute",
    in: ["plan"],
    name: "required",
    title: "optional",
    doc: { zh: "方案自定的责任角色。", en: "A role of responsibility that the plan declares." },
  }),
  kind({
    kind: "first-leads",
    zh: "首位牵头",
    category: "attribute",
    in: everywhere,
    once: true,
    doc: { zh: "各项排在第一位的单位为牵头单位。", en: "The first unit of each list is the lead." },
  }),
  kind({
    kind: "year",
    zh: "年度",
    category: "attribute",
    in: ["plan"],
    value: "year",
    once: true,
    doc: { zh: "方案的年度。", en: "The plan's year." },
  }),
  kind({
    kind: "period",
    zh: "期间",
    category: "attribute",
    in: everywhere,
    value: "phrase",
    clauses: ["meaning"],
    once: true,
    doc: { zh: "起止期间。", en: "The period." },
  }),
  kind({
    kind: "issuer",
    zh: "制发",
    category: "attribute",
    in: ["plan"],
    value: "refs",
    once: true,
    doc: { zh: "制发机关。", en: "The issuing unit." },
  }),
  kind({
    kind: "due",
    zh: "时限",
    category: "attribute",
    in: everywhere,
    value: "phrase",
    clauses: ["was", "meaning"],
    once: true,
    mayBeOpen: true,
    doc: { zh: "完成时限。", en: "By when." },
  }),
  kind({
    kind: "frequency",
    zh: "频次",
    category: "attribute",
    in: everywhere,
    value: "phrase",
    clauses: ["meaning"],
    once: true,
    mayBeOpen: true,
    doc: { zh: "多久一次。", en: "How often." },
  }),
  kind({
    kind: "after",
    zh: "依赖",
    category: "attribute",
    in: [...itemKinds],
    value: "names",
    mayBeOpen: true,
    doc: { zh: "要先完成哪些项。", en: "What must be done before." },
  }),
  kind({
    kind: "weight",
    zh: "分值",
    category: "attribute",
    in: everywhere,
    value: "number",
    clauses: ["per-unit"],
    once: true,
    mayBeOpen: true,
    doc: { zh: "分值。", en: "Points." },
  }),
  kind({
    kind: "bonus",
    zh: "加减分",
    category: "attribute",
    in: everywhere,
    value: "number",
    once: true,
    doc: { zh: "不计入总分的加减分。", en: "Points that stand outside the sum." },
  }),
  kind({
    kind: "basis",
    zh: "依据",
    category: "attribute",
    in: everywhere,
    value: "citation",
    mayBeOpen: true,
    doc: { zh: "依据的文件及条款。", en: "The document it rests on, and the clause." },
  }),
  kind({
    kind: "expected",
    zh: "进度",
    category: "attribute",
    in: [...itemKinds],
    rows: "expected-row",
    once: true,
    doc: { zh: "预计进度。", en: "Expected progress." },
  }),
  kind({
    kind: "tag",
    zh: "标签",
    category: "attribute",
    in: [...everywhere, "notice"],
    value: "pair",
    doc: { zh: "自定的标签。", en: "A label of one's own." },
  }),
  kind({
    kind: "numbering",
    zh: "编号",
    category: "attribute",
    in: [...everywhere, "annex"],
    value: "numbering",
    clauses: ["continuous", "apart", "run-on", "alone"],
    doc: { zh: "各级或某类的编号样式。", en: "The labels of each level, or of a kind." },
  }),
  kind({
    kind: "ordinal",
    zh: "序号",
    category: "attribute",
    in: [...itemKinds],
    value: "literal",
    once: true,
    doc: { zh: "本项的序号，或无。", en: "The label of this entry, or none." },
  }),
  kind({
    kind: "tail",
    zh: "句末",
    category: "attribute",
    in: [...everywhere, "annex"],
    value: "kind",
    valueRequired: false,
    text: true,
    doc: {
      zh: "在各项末尾印出的内容。",
      en: "What is printed behind the last sentence of each such entry.",
    },
  }),
  kind({
    kind: "layout",
    zh: "版式",
    category: "attribute",
    in: [...everywhere, "annex"],
    value: "choice",
    choices: [
      { value: "table", zh: "表", en: "table" },
      { value: "run-on", zh: "接排", en: "run-on" },
      { value: "apart", zh: "另段", en: "apart" },
    ],
    doc: { zh: "下级各项的版式。", en: "How the children are set." },
  }),
  kind({
    kind: "track",
    zh: "跟踪",
    category: "attribute",
    in: everywhere,
    value: "kind",
    once: true,
    doc: {
      zh: "按行动还是按措施立项跟踪。",
      en: "Whether actions or measures are the rows of the tracking.",
    },
  }),
  kind({
    kind: "based-on",
    zh: "基于",
    category: "attribute",
    in: ["plan"],
    value: "names",
    once: true,
    doc: { zh: "由哪个方案而来。", en: "Which plan this one grew from." },
  }),
  kind({
    kind: "was",
    zh: "原",
    category: "attribute",
    in: [...itemKinds],
    value: "names",
    once: true,
    doc: { zh: "上一方案里的名字。", en: "The entry's name in the plan before." },
  }),
  kind({
    kind: "cascades",
    zh: "承接",
    category: "attribute",
    in: everywhere,
    value: "names",
    doc: { zh: "承接上级方案。", en: "The plan from above that this one takes up." },
  }),
  kind({
    kind: "reporting",
    zh: "填报",
    category: "attribute",
    in: ["plan"],
    value: "phrase",
    doc: { zh: "何时填报进展。", en: "When progress is reported." },
  }),
  kind({
    kind: "annex-list",
    zh: "附件说明",
    category: "attribute",
    in: documents,
    value: "choice",
    choices: [{ value: "shown", zh: "列出", en: "shown" }],
    once: true,
    doc: {
      zh: "正文后面的附件说明；写“无”就不列。",
      en: "The list of annexes behind the text; `none` leaves it out.",
    },
  }),
  kind({
    kind: "locale",
    zh: "语言",
    category: "attribute",
    in: documents,
    value: "choice",
    choices: [
      { value: "zh", zh: "中文", en: "zh" },
      { value: "en", zh: "英文", en: "en" },
    ],
    once: true,
    doc: { zh: "文件的语言。", en: "The document's language." },
  }),
  kind({
    kind: "draft",
    zh: "稿",
    category: "attribute",
    in: documents,
    value: "choice",
    choices: draftStages,
    once: true,
    doc: {
      zh: "稿次：印出稿名，不编号、不落日期。",
      en: "The stage of the draft: printed, without number or date.",
    },
  }),
  kind({
    kind: "import",
    zh: "引用",
    category: "attribute",
    in: ["file"],
    value: "strings",
    doc: { zh: "引入别处的文件。", en: "Files from elsewhere." },
  }),
  kind({
    kind: "ignore",
    zh: "忽略",
    category: "attribute",
    in: ["file", "organization", ...everywhere, "notice", "annex"],
    value: "words",
    text: true,
    doc: { zh: "不再报告某项检查，须写理由。", en: "A finding that is accepted, with the reason." },
  }),
];

/** The attributes by name. */
export type AttributeKind = (typeof attributeKinds)[number]["kind"];

/** The attributes that are roles. */
export type RoleKind = (typeof roleKinds)[number]["kind"];
