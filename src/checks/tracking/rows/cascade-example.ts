/** The plan from above that the examples of the checks of 承接 take up; the unit's own plan begins at line 18. */
export const cascadeExample = `机构 省局 "某省局" {
  部门 办公室 "办公室"
  分局 温州 "温州分局"
  分局 嘉兴 "嘉兴分局"
  单位组 各分局 "各分局" = 分局
}
方案 局方案 "某省局2015年工作方案" {
  年度 2015
  制发 省局
  牵头 办公室
  时限 9月底前
  措施 台账 "建立台账。" { 责任 各分局 }
  措施 培训 "开展培训。" {
    责任 各分局
    指标 参训面 不低于 90%
  }
}
`;
