import type { Language, Place, Position, Setting, Spot, Where } from "./finding.ts";

/** The places of findings, told apart and in words. */

export const isPlace = (where: Where): where is Place => "start" in where;
const isSetting = (where: Where): where is Setting => "setting" in where;
export const isPosition = (where: Where): where is Position => "line" in where;

/** A spot in a table, or a file as a whole. */
export const isSpot = (where: Where): where is Spot =>
  !(isPlace(where) || isSetting(where) || isPosition(where));

/** What tells two places apart. */
export function whereKey(where: Where): string {
  if (isPlace(where)) return JSON.stringify([where.file, where.start, where.end]);
  if (isSetting(where)) return JSON.stringify([where.file, where.setting]);
  if (isPosition(where)) return JSON.stringify([where.file, where.line, where.column ?? 0]);
  const { file, worksheet, row, column } = where;
  return JSON.stringify([file, worksheet, row, column]);
}

/** Orders places by their files and, within a text or a table, from the top. */
export function byWhere(a: Where, b: Where): number {
  const files = a.file === b.file ? 0 : (a.file ?? "").localeCompare(b.file ?? "", "en");
  return files || depthOf(a) - depthOf(b);
}

function depthOf(where: Where): number {
  if (isPlace(where)) return where.start;
  if (isPosition(where)) return where.line;
  return isSetting(where) ? 0 : (where.row ?? 0);
}

/** A spot behind its file, in words: `任务 第 4 行 E “完成比例”`; empty for a whole file. */
export function spotInFile({ worksheet, row, column, heading }: Spot, language: Language): string {
  const line = { zh: `第 ${row} 行`, en: `row ${row}` }[language];
  const quoted = heading === undefined ? undefined : `“${heading}”`;
  return [worksheet, row === undefined ? undefined : line, column, quoted]
    .filter((part) => part !== undefined)
    .join(" ");
}

/** Where something stands, in words, of what is no range of a source. */
export function whereInWords(where: Exclude<Where, Place>, language: Language): string {
  if (isSetting(where)) {
    const name = { zh: `设置 ${where.setting}`, en: `setting ${where.setting}` }[language];
    return where.file === undefined ? name : `${where.file} ${name}`;
  }
  if (isPosition(where))
    return [where.file, where.line, where.column].filter((part) => part !== undefined).join(":");
  return [where.file, spotInFile(where, language)].filter((part) => part !== "").join(" ");
}

/** What findings are listed under: their file, or the setting that stands in none. */
export function listedUnder(where: Where, language: Language): string {
  return isSetting(where) ? (where.file ?? whereInWords(where, language)) : where.file;
}
