import type { ClauseKey } from "./kind.ts";

/** Words further along a line that begin a part of their own, in both vocabularies. */
export const clauseWords: readonly {
  readonly key: ClauseKey;
  readonly zh: string;
  readonly en: string;
}[] = [
  { key: "except", zh: "除", en: "except" },
  { key: "others", zh: "等", en: "others" },
  { key: "realized-by", zh: "对应", en: "realized-by" },
  { key: "meaning", zh: "即", en: "meaning" },
  { key: "evidence", zh: "佐证", en: "evidence" },
  { key: "on", zh: "于", en: "on" },
  { key: "problem", zh: "问题", en: "problem" },
  { key: "next-step", zh: "下步", en: "next-step" },
  { key: "extension-to", zh: "申请延期", en: "extension-to" },
  { key: "reply", zh: "回复", en: "reply" },
  { key: "from", zh: "自", en: "from" },
  { key: "to", zh: "至", en: "to" },
  { key: "merged-into", zh: "并入", en: "merged-into" },
  { key: "jointly", zh: "共同", en: "jointly" },
  { key: "per-unit", zh: "每单位", en: "per-unit" },
  { key: "written-as", zh: "写作", en: "written-as" },
  { key: "continuous", zh: "连续", en: "continuous" },
  { key: "apart", zh: "另段", en: "apart" },
  { key: "run-on", zh: "接排", en: "run-on" },
  { key: "alone", zh: "独行", en: "alone" },
  { key: "merged", zh: "合并", en: "merged" },
  { key: "width", zh: "宽", en: "width" },
  { key: "was", zh: "原", en: "was" },
];

/** 无 / none takes a value away; 待定 / open leaves it open. */
export const noneWord = { zh: "无", en: "none" } as const;
export const openWord = { zh: "待定", en: "open" } as const;

/**
 * Relations of amounts in words, before or behind the number; the signs are tokens. A sign prints as the first
 * word of its relation, a word as it is typed.
 */
export const relationWords = [
  { value: ">=", place: "before", zh: "不低于", en: "at-least" },
  { value: ">=", place: "before", zh: "不少于", en: "no-fewer-than" },
  { value: ">=", place: "before", zh: "至少", en: "at-minimum" },
  { value: "<=", place: "before", zh: "不超过", en: "at-most" },
  { value: "<=", place: "before", zh: "不高于", en: "no-higher-than" },
  { value: "<=", place: "before", zh: "不多于", en: "no-more-than" },
  { value: ">", place: "before", zh: "超过", en: "more-than" },
  { value: "=", place: "before", zh: "达到", en: "exactly" },
  { value: "=", place: "before", zh: "到", en: "reaching" },
  { value: "~", place: "before", zh: "约", en: "about" },
  { value: ">=", place: "behind", zh: "及以上", en: "and-above" },
  { value: ">=", place: "behind", zh: "以上", en: "or-more" },
  { value: "<=", place: "behind", zh: "及以下", en: "and-below" },
  { value: "<=", place: "behind", zh: "以下", en: "or-fewer" },
  { value: "<=", place: "behind", zh: "以内", en: "or-less" },
  { value: "~", place: "behind", zh: "左右", en: "or-so" },
] as const;

export type RelationWord = (typeof relationWords)[number];

/** What a mark of an indicator takes to print the bare number: `[=指标 人数 数]`. */
export const numberForm = { zh: "数", en: "number" } as const;
