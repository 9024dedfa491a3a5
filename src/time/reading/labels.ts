import type { SlotName } from "./slots.ts";

/** How an occurrence is called: `key` for names (no blanks), `label` for readers. */
export interface Naming {
  readonly key: string;
  readonly label: string;
}

const quartersZh = ["一", "二", "三", "四"];
/** The months in English, January first. */
export const monthsEn: readonly string[] = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const ordinalsEn = ["first", "second", "third", "fourth"];

/** The name of a repetition, with its year if `withYear`. Chinese: 上半年, 2020年上半年; English: H1, 2020-H1. */
export function nameSlot(name: SlotName, locale: "zh" | "en", withYear: boolean): Naming {
  return locale === "en" ? english(name, withYear) : chinese(name, withYear);
}

/** The name of the `ordinal`-th of several occurrences of one repetition; `slot` is empty where there is only one repetition. */
export function nameOrdinal(
  ordinal: number,
  slot: Naming | undefined,
  locale: "zh" | "en",
): Naming {
  if (locale === "en") {
    return {
      key: slot === undefined ? `#${ordinal}` : `${slot.key}#${ordinal}`,
      label: slot === undefined ? `no. ${ordinal}` : `${slot.label}, no. ${ordinal}`,
    };
  }
  const words = `第${ordinal}次`;
  return {
    key: slot === undefined ? words : `${slot.key}${words}`,
    label: slot === undefined ? words : `${slot.label}${words}`,
  };
}

function chinese(name: SlotName, withYear: boolean): Naming {
  const year = withYear || name.unit === "year" ? `${name.year}年` : "";
  const single = (number: number, month?: number): string => {
    if (name.unit === "year") return "";
    if (name.unit === "half") return number === 1 ? "上半年" : "下半年";
    if (name.unit === "quarter") return `${quartersZh[number - 1] ?? number}季度`;
    if (name.unit === "month") return `${number}月`;
    return name.unit === "week" ? `第${number}周` : `${month ?? 1}月${number}日`;
  };
  const first = `${year}${single(name.number, name.month)}`;
  if (name.to === undefined) return { key: first, label: first };
  const sameYear = name.to.year === name.year;
  const lastYear = name.unit === "year" || (withYear && !sameYear) ? `${name.to.year}年` : "";
  const last = `${lastYear}${single(name.to.number, name.to.month)}`;
  const text = `${first}-${last}`
    .replace(/^(\d+)月-(\d+月)$/, "$1-$2")
    .replace(/^第(\d+)周-第(\d+周)$/, "第$1-$2")
    .replace(/^(\d{4})年-(\d{4}年)$/, "$1-$2");
  return { key: text, label: text };
}

function english(name: SlotName, withYear: boolean): Naming {
  const key = (year: number, number: number, month?: number): string => {
    const prefix = withYear ? `${year}-` : "";
    if (name.unit === "year") return String(year);
    if (name.unit === "half") return `${prefix}H${number}`;
    if (name.unit === "quarter") return `${prefix}Q${number}`;
    if (name.unit === "week") return `${prefix}W${number}`;
    if (name.unit === "day") return `${prefix}${two(month ?? 1)}-${two(number)}`;
    return withYear ? `${year}-${two(number)}` : (monthsEn[number - 1] ?? "").slice(0, 3);
  };
  const label = (year: number, number: number, month?: number): string => {
    const suffix = withYear ? ` ${year}` : "";
    if (name.unit === "year") return String(year);
    if (name.unit === "half")
      return `${ordinalsEn[number - 1]} half${withYear ? ` of ${year}` : ""}`;
    if (name.unit === "quarter")
      return `${ordinalsEn[number - 1]} quarter${withYear ? ` of ${year}` : ""}`;
    if (name.unit === "week") return `week ${number}${withYear ? ` of ${year}` : ""}`;
    if (name.unit === "day") return `${number} ${monthsEn[(month ?? 1) - 1]}${suffix}`;
    return `${monthsEn[number - 1]}${suffix}`;
  };
  const first = {
    key: key(name.year, name.number, name.month),
    label: label(name.year, name.number, name.month),
  };
  if (name.to === undefined) return first;
  const { year, number, month } = name.to;
  return {
    key: `${first.key}~${key(year, number, month)}`,
    label: `${first.label} to ${label(year, number, month)}`,
  };
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
