/** The plan that the examples of the checks of tracking put a journal behind; the journal begins at line 13. */
export const trackedExample = `机构 省局 "某省局" {
  部门 办公室 "办公室"
  分局 温州 "温州分局"
}
方案 年度 "某省局2015年工作方案" {
  年度 2015
  责任 温州
  牵头 办公室
  时限 9月底前
  措施 台账 "建立台账。"
  措施 培训 "开展培训。"
}
`;
