import type { Locale } from "../model/model.ts";

const RUN_IN = /[。；：！？;:!?.]$/;
const CHINESE_RUN_IN = /[。；：！？]$/;

/** Does a title run into the text behind it? Only one that ends with 。；：！ or ？ does (in English also .). */
export function runsIn(title: string, locale: Locale): boolean {
  return locale === "zh" ? CHINESE_RUN_IN.test(title) : RUN_IN.test(title);
}
