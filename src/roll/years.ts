/** Years in texts. */

const year = /(?<!\d)(\d{4})(?!\d)/g;

/** A text with a year, and every later one, moved on. */
export function moved(text: string, from: number, by: number): string {
  return text.replace(year, (digits) => {
    const value = Number(digits);
    return value >= from && value <= from + 5 ? String(value + by) : digits;
  });
}

/** Whether a text names a year. */
export function namesYear(text: string, wanted: number): boolean {
  return [...text.matchAll(year)].some(([digits]) => Number(digits) === wanted);
}

/** A day that is named with its year, month and day: `2015-09-14`, `2015年9月14日`, `14 September 2015`. */
const fixedDay =
  /(?<!\d)\d{4}(?:-\d{1,2}-\d{1,2}|年\d{1,2}月\d{1,2}日)|\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4}/;

export const isFixedDay = (text: string) => fixedDay.test(text);
