/** Words that begin with the character of a unit: 121人才 are no 121 persons. */
const words: Readonly<Record<string, string>> = {
  人: "才民员力口工均防文体事气",
  位: "置",
  家: "庭园长",
  户: "外籍口",
  项: "目",
  次: "月年日要",
  场: "所地馆景",
  期: "间限末货",
  件: "套",
  个: "人体性税",
  处: "置理罚分室长",
  元: "旦素首",
  条: "例件线",
};
/** Behind a unit: 十百千万人计划, 百家讲坛. */
const program = /^.{0,4}?(?:工程|计划|讲坛|行动计划|学者|热线|培养工程)/;

/**
 * Is a number with its unit part of a name or of a longer word?
 * @param behind the text behind the unit
 */
export function isPartOfName(behind: string, unit: string): boolean {
  const last = unit.at(-1) ?? "";
  const next = behind.charAt(0);
  return (next !== "" && (words[last] ?? "").includes(next)) || program.test(behind);
}
