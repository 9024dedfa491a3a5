import type { Wording } from "../findings/finding.ts";

/** What a clerk has to know to fill in a sheet. */
export const instructions: readonly Wording[] = [
  {
    zh: "只填有底色的格；其余各格由方案生成，请勿改动。",
    en: "Fill in the tinted cells only; the others come out of the plan.",
  },
  {
    zh: "“状态”从下拉框选；“完成比例”填 0 至 100 的数；日期写成 2015-09-28 或 2015年9月28日。",
    en: "Choose the state from its list; percentages run from 0 to 100; dates read 2015-09-28.",
  },
  {
    zh: "报“完成”须填完成日期和佐证材料（文号、名称或存放处）；核销由上级办理。",
    en: "Done needs the day and the evidence; closing an item is for headquarters.",
  },
  {
    zh: "有问题的写明“存在问题”和“下步措施”；没有变化的行不用动。",
    en: "Where there is a problem, say it and the next step; leave rows without news as they are.",
  },
  {
    zh: "可以筛选、隐藏列；不要改“行号”。打电话核对时报行号。",
    en: "Filter and hide as you like; leave the row codes alone and quote them on the telephone.",
  },
];
