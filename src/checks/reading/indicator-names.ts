/** What the names and units of indicators tell: names are compared at their end. */

/** Shares: numbers between 0 and 100%. 增长率, 完成率, 充足率 are none. */
export const shareNames: readonly string[] = [
  "满意率",
  "满意度",
  "合格率",
  "优良率",
  "优秀率",
  "到位率",
  "参与率",
  "参加率",
  "参会率",
  "参训率",
  "出勤率",
  "到会率",
  "知晓率",
  "及时率",
  "办结率",
  "整改率",
  "通过率",
  "合规率",
  "达标率",
  "准确率",
  "完好率",
  "普及率",
  "回收率",
  "配套率",
  "答复率",
  "回复率",
  "公开率",
  "投诉率",
  "差错率",
  "不良率",
  "不良贷款率",
  "覆盖率",
  "覆盖面",
  "占比",
  "share",
];

/** Names that look like those of a share and are none. */
export const notShareNames: readonly string[] = [
  "拨备覆盖率",
  "流动性覆盖率",
  "利息覆盖率",
  "债务覆盖率",
];

/** Units that count whole things. */
export const countedUnits: readonly string[] = [
  ..."人名位家户个件篇次场期项所处部册份条台辆支宗起",
  "人次",
  "场次",
  "件次",
  "批次",
];

/** Indicators that are better the lower they are. */
export const lowerIsBetter =
  /(?:不良(?:贷款)?|投诉|差错|失误|事故|逾期|超时|流失|缺勤|死亡|发案|返工|退件)(?:率|起数|件数|次数|量|数量|数)$/;
/** Indicators that are better the higher they are. */
export const higherIsBetter =
  /(?:满意率|满意度|合格率|到位率|参与率|知晓率|覆盖率|覆盖面|办结率|整改率|达标率|准确率|及时率)$/;
/** Names that say their unit: 走访企业数, 综合得分. */
export const saysItsUnit =
  /(?:数|数量|量|人次|场次|次数|得分|评分|分值|指数|系数|名次|排名|位次|级别|等级|倍数|比)$/;
