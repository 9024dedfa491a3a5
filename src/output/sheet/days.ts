import type { SheetView } from "../../sheets/view.ts";

/** Days as people read them. */

type Locale = SheetView["locale"];

const months =
  "January February March April May June July August September October November December".split(
    " ",
  );
const DAY = 86_400_000;

/** `2015年9月30日`, `30 September 2015`. */
export function dayInWords(day: string, locale: Locale): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return locale === "zh"
    ? `${year}年${month}月${date}日`
    : `${date} ${months[month - 1] ?? ""} ${year}`;
}

/** How far a deadline is from the day of the sheet, in words; a month and more away is not told. */
export function daysLeft(
  asOf: string,
  due: string,
  locale: Locale,
): { readonly words: string; readonly late: boolean } {
  const days = Math.round((Date.parse(due) - Date.parse(asOf)) / DAY);
  const late = days < 0;
  if (days === 0) return { words: { zh: "今天到期", en: "due today" }[locale], late };
  if (days > 60) return { words: "", late };
  const count = Math.abs(days);
  const words = late
    ? { zh: `逾期${count}天`, en: `${count} ${count === 1 ? "day" : "days"} overdue` }
    : { zh: `还有${count}天`, en: `${count} ${count === 1 ? "day" : "days"} left` };
  return { words: words[locale], late };
}
