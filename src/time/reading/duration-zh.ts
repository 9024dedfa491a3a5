import type { Duration, DurationUnit } from "../phrase.ts";
import { numeral, numeralOf } from "./numerals.ts";
import type { Scanner } from "./scanner.ts";

/**
 * Source of the pattern of a Chinese stretch of time with 内: 30日内, 15个工作日内, 3个月内, 半年内. Not what names a
 * place in the calendar instead: 2015年内, 9月5日内, 三季度内.
 */
export const durationSource = `(?<![\\d零一二三四五六七八九十百第月年])(?:(${numeral})个?(工作日|季度|周|星期|日|天|月|年)|(半年|半个月))(?:之内|以内|内)`;

const duration = new RegExp(durationSource, "y");

const units: Readonly<Record<string, DurationUnit>> = {
  工作日: "working-day",
  季度: "quarter",
  周: "week",
  星期: "week",
  日: "day",
  天: "day",
  月: "month",
  年: "year",
};

/** Reads a stretch of time that begins here. */
export function readChineseDuration(scanner: Scanner): Duration | undefined {
  const match = scanner.take(duration);
  return match === undefined ? undefined : durationOf(match);
}

/** The stretch of a match of {@link durationSource}. */
export function durationOf(match: RegExpExecArray): Duration | undefined {
  if (match[3] === "半年") return { amount: 6, unit: "month" };
  if (match[3] === "半个月") return { amount: 15, unit: "day" };
  const unit = units[match[2] ?? ""];
  const amount = numeralOf(match[1] ?? "");
  if (unit === undefined || amount === undefined || amount < 1) return undefined;
  // 9月内 and 三季度内 name a month and a quarter; only 3个月内, 2个季度内 are stretches.
  if ((unit === "month" || unit === "quarter") && !match[0].includes("个")) return undefined;
  return { amount, unit };
}
