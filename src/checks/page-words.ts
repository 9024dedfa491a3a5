import type { Wording } from "../findings/finding.ts";
import type { Category, Level, Strength } from "./check.ts";

/** The words for what a check's page says of it. */

/** The categories, in the order that they are told in. */
export const categoryWords: Readonly<Record<Category, Wording>> = {
  structure: { zh: "结构", en: "structure" },
  terms: { zh: "提法", en: "terms" },
  responsibility: { zh: "责任", en: "responsibility" },
  time: { zh: "时间", en: "time" },
  indicators: { zh: "指标", en: "indicators" },
  "official-form": { zh: "公文格式", en: "official form" },
  wording: { zh: "文字", en: "wording" },
  tracking: { zh: "跟踪", en: "tracking" },
};

/** How binding the rule is: what a standard demands, says of the general case, or recommends; what follows from it; what is done. */
export const strengthWords: Readonly<Record<Strength, Wording>> = {
  must: { zh: "必须", en: "must" },
  general: { zh: "一般", en: "in general" },
  recommended: { zh: "推荐", en: "recommended" },
  derived: { zh: "推得", en: "derived" },
  practice: { zh: "惯例", en: "practice" },
};

export const levelWords: Readonly<Record<Level, Wording>> = {
  error: { zh: "错误", en: "error" },
  warning: { zh: "警告", en: "warning" },
  note: { zh: "提示", en: "note" },
  off: { zh: "不查", en: "off" },
};

/** Every category, in its order. */
export const categories = Object.keys(categoryWords).filter((word): word is Category =>
  Object.hasOwn(categoryWords, word),
);
