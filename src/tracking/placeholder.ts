/** Words that fill a place and say nothing, errors of a spreadsheet's formulas among them. */
const placeholder =
  /^(?:#(?:ref!|value!|div\/0!|num!|null!|name\?|n\/a)|请填写.*|此处填写.*|待填写?|待补充?|同上|同前|同上期|无变化|略|见上|…+|[.。·、，,\-—_/\\*]+|x+|×+|n\/?a|tbd|to be filled in|same as above|see above|ditto|none|无|没有|暂无|nil)[。.]?$/i;

/** Words by which people say that there is no problem. */
const nothing = /^(?:无|没有|暂无|无问题|none|nil|n\/?a|[-—/]+)[。.]?$/i;

/** Whether a text stands where something should be told, and tells nothing: 同上, 略, xx. */
export function isPlaceholder(text: string): boolean {
  return placeholder.test(text.trim());
}

/** Whether a text says that there is nothing to tell: 无, 暂无. */
export function saysNothing(text: string): boolean {
  return nothing.test(text.trim());
}
