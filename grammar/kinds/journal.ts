import { type Choice, kind } from "../kind.ts";

/** What a report can say of an item's state. Late is computed, never typed. */
export const statuses: readonly Choice[] = [
  { value: "not-started", zh: "未启动", en: "not-started" },
  { value: "in-progress", zh: "进行中", en: "in-progress" },
  { value: "closure-requested", zh: "申请销号", en: "closure-requested" },
  { value: "done", zh: "完成", en: "done" },
  { value: "paused", zh: "暂停", en: "paused" },
  { value: "cancelled", zh: "取消", en: "cancelled" },
  { value: "standing", zh: "长期坚持", en: "standing" },
];

/** What a closure row decides. */
export const closureDecisions: readonly Choice[] = [
  { value: "granted", zh: "同意", en: "granted" },
  { value: "returned", zh: "退回", en: "returned" },
];

/** Section 9: what happens after the issue. */
export const journalKinds = [
  kind({
    kind: "progress",
    zh: "进展",
    category: "journal",
    in: ["file"],
    value: "journal",
    rows: "progress-row",
    doc: { zh: "一个单位的进展记录。", en: "The reports of a unit." },
  }),
  kind({
    kind: "closure",
    zh: "核销",
    category: "journal",
    in: ["file"],
    value: "journal",
    rows: "closure-row",
    doc: { zh: "销号或退回。", en: "Items closed or returned." },
  }),
  kind({
    kind: "supervision",
    zh: "督办",
    category: "journal",
    in: ["file"],
    value: "journal",
    clauses: ["reply"],
    rows: "supervision-row",
    doc: { zh: "督办单。", en: "A supervision order." },
  }),
  kind({
    kind: "amendment",
    zh: "调整",
    category: "journal",
    in: ["file"],
    value: "journal",
    rows: "amendment-row",
    doc: {
      zh: "印发之后的调整；已印发的文字不变。",
      en: "A change after the issue; the issued text stays.",
    },
  }),
  kind({
    kind: "close-round",
    zh: "结束填报",
    category: "journal",
    in: ["file"],
    value: "journal",
    text: true,
    doc: {
      zh: "一轮填报结束，此后交来的不收。",
      en: "A round of reporting is over; what comes later is not taken.",
    },
  }),
  kind({
    kind: "reopen-round",
    zh: "恢复填报",
    category: "journal",
    in: ["file"],
    value: "journal",
    text: true,
    doc: { zh: "结束了的一轮重新接收填报。", en: "A closed round takes reports again." },
  }),
];
