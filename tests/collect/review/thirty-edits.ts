import { office, planText } from "../../model/small.ts";
import type { OfficeEdit } from "./office-edits.ts";

/** A plan, and thirty-three kinds of edits of it, each with what becomes of it. */

const body = `  句末 措施 | （责任单位：[=责任]；完成时限：[=时限]）
  注释 问一 | 问一指工作是否到位。
  | 为加快推进教育发展，制定本方案。

  | 本年度共安排资金200万元。

  | 各单位要高度重视，加强领导。

  | 加强宣传引导，营造良好氛围。

  | 建立通报制度，定期通报进展。

  | 完善考核办法，严格兑现奖惩。

  | 做好信息报送，明确专人负责。

  | 强化经费保障，确保专款专用。

  | 推进数据共享，打通信息壁垒。

  | 落实主体责任，层层传导压力。

  | 突出重点环节，抓住关键少数。

  | 系统名称为EduCloud平台。

  | 坚持标准引领，实行清单管理。

  | 开展督促检查。抓好整改落实。

  | 第一段末尾的话。

  | 第二段开头的话。

  | 要整段删去的一段话。

  | 这一段话要分成两段，后半句另起。

  | 总结推广典型经验[*问一]，发挥示范作用。

  | 未留痕的一处在这里。
  部分 重点任务 "重点任务" {
    措施 谈心 "开展谈心谈话活动。" {
      责任 组织部
      时限 9月底前
      | 全年谈心[?几次]，覆盖干部。
    }
    措施 学习 "组织集体学习活动。" {
      责任 宣传部、办公室
      时限 11月底前
      | 每季度学习一次，参照[@谈心]执行。
    }
    措施 调研 "深入基层调研。" {
      责任 温州、嘉兴
      时限 6月底前
      | 形成调研报告。
    }
    措施 培训 "举办业务培训班。" {
      责任 办公室
      时限 10月底前
      | 培训不少于两期。
    }
  }`;

export const texts = new Map([
  ["局.plan", office],
  ["甲.plan", planText(body)],
]);

export type Outcome = "text" | "field" | "comment";

export const edits: readonly (OfficeEdit & { readonly outcome: Outcome })[] = [
  { name: "a word replaced", anchor: "加快推进教育", old: "推进", new: "促进", outcome: "text" },
  { name: "a number replaced", anchor: "资金200万", old: "200", new: "180", outcome: "text" },
  { name: "put in at the end", anchor: "加强领导。", old: "", new: "压实责任。", outcome: "text" },
  { name: "put in inside", anchor: "加强宣传", old: "", new: "和舆论", outcome: "text" },
  { name: "taken out inside", anchor: "通报制度，定期通报", old: "定期", new: "", outcome: "text" },
  { name: "the first word taken out", anchor: "完善考核", old: "完善", new: "", outcome: "text" },
  {
    name: "the last words taken out",
    anchor: "信息报送，明确专人负责",
    old: "，明确专人负责",
    new: "",
    outcome: "text",
  },
  { name: "punctuation", anchor: "经费保障，", old: "，", new: "；", outcome: "text" },
  {
    name: "quotation marks put in",
    anchor: "推进数据共享",
    old: "数据共享",
    new: "“数据共享”",
    outcome: "text",
  },
  {
    name: "brackets put in",
    anchor: "落实主体责任",
    old: "",
    new: "（第一责任）",
    outcome: "text",
  },
  {
    name: "what looks like a mark",
    anchor: "抓住关键少数",
    old: "",
    new: "[=责任]",
    outcome: "text",
  },
  { name: "a Latin word", anchor: "EduCloud", old: "EduCloud", new: "EduHub", outcome: "text" },
  {
    name: "by another person",
    anchor: "坚持标准引领",
    old: "引领",
    new: "先行",
    who: "省财政厅",
    outcome: "text",
  },
  {
    name: "a sentence taken out",
    anchor: "督促检查。抓好整改落实。",
    old: "抓好整改落实。",
    new: "",
    outcome: "text",
  },
  {
    name: "two paragraphs joined",
    anchor: "第一段末尾的话。",
    old: "",
    new: "",
    kind: "join",
    outcome: "comment",
  },
  {
    name: "the text of a paragraph taken out",
    anchor: "要整段删去的一段话。",
    old: "要整段删去的一段话。",
    new: "",
    outcome: "text",
  },
  {
    name: "a paragraph split",
    anchor: "要分成两段，",
    old: "",
    new: "",
    kind: "split",
    outcome: "text",
  },
  { name: "before a note", anchor: "总结推广典型", old: "推广", new: "宣传", outcome: "text" },
  { name: "in a note", anchor: "问一指工作", old: "工作", new: "任务", outcome: "text" },
  {
    name: "not tracked",
    anchor: "未留痕的一处",
    old: "一处",
    new: "某处",
    kind: "untracked",
    outcome: "text",
  },
  { name: "a section's title", anchor: "重点任务", old: "重点", new: "主要", outcome: "text" },
  { name: "an item's title", anchor: "谈心谈话活动", old: "活动", new: "行动", outcome: "text" },
  {
    name: "an owner replaced",
    anchor: "位：组织部",
    old: "组织部",
    new: "办公室",
    outcome: "field",
  },
  {
    name: "a deadline replaced",
    anchor: "9月底前",
    old: "9月底前",
    new: "8月底前",
    outcome: "field",
  },
  {
    name: "an answer to a question",
    anchor: "【几次】",
    old: "【几次】",
    new: "四次",
    outcome: "text",
  },
  { name: "an owner put in", anchor: "位：宣传部", old: "", new: "、组织部", outcome: "field" },
  {
    name: "a deadline that is no date",
    anchor: "11月底前",
    old: "11月底前",
    new: "有条件时",
    outcome: "comment",
  },
  { name: "a reference", anchor: "参照", old: "", new: "上文", outcome: "text" },
  {
    name: "an owner taken out",
    anchor: "、嘉兴分局",
    old: "、嘉兴分局",
    new: "",
    outcome: "field",
  },
  {
    name: "an owner that nobody knows",
    anchor: "单位：办公室；完成时限：10",
    old: "办公室",
    new: "某协会",
    outcome: "comment",
  },
  {
    name: "the words around a field",
    anchor: "；完成时限：10",
    old: "完成时限",
    new: "办结时限",
    outcome: "comment",
  },
  {
    name: "a new paragraph",
    anchor: "确保专款专用。",
    old: "",
    new: "新增的一段话。",
    kind: "split",
    outcome: "text",
  },
  {
    name: "a comment",
    anchor: "培训不少于两期",
    old: "两期",
    new: "能否增加？",
    kind: "comment",
    outcome: "comment",
  },
];
