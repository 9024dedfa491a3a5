import { readPhrase } from "../../time/reading/read-phrase.ts";

/** Deadlines and frequencies that sentences say. */

export type TimesReading =
  | { readonly type: "times"; readonly due?: string; readonly frequency?: string }
  /** Two and more deadlines: which of them is the entry's is not said. */
  | { readonly type: "unsure"; readonly phrases: readonly string[] };

const YEAR = "(?:(?<![\\d—–~～-])\\d{4}年|今年|本年|当年|明年|次年|翌年)";
const BEFORE = "(?:之前|以前|前)";
const MONTH = "(?<![\\d—–~～至到、和与-])\\d{1,2}月(?:\\d{1,2}[日号]|底|末|[上中下]旬|初)?";

const deadline = new RegExp(
  [
    `(?:于|在|到)?((?:原则上|力争|争取)?${YEAR}?(?:${MONTH}|年?[一二三四]季度末?|第[一二三四]季度末?|[上下]半年末?|年底|年末|[底末])${BEFORE})`,
    `(${YEAR}(?:\\d{1,2}月(?:底|末|\\d{1,2}日)?|年?[底末]))(?=完成|建成|实现|印发|出台|[。；）)]|$)`,
    "((?:\\d{1,3}|[一二三四五六七八九十]+)个工作日内)",
    "((?:通知|方案|意见|文件|本通知|本方案)?印发之日起\\d{1,3}(?:日|天|个工作日|个月)内|(?:本)?(?:通知|方案)印发后\\d{1,3}(?:日|天|个工作日|个月)内)",
  ].join("|"),
  "g",
);

const recurring = new RegExp(
  [
    "(每(?:半年|年|个?季度|季|个?月|周|两个月|2个月)(?:至少|不少于|不低于)?(?:开展|召开|组织|组织召开|举办|进行|开展一次|研究|听取|通报|报送|督查|检查)?(?:\\d{1,2}|[一二两三四五六])次)",
    "(每(?:季度|半年|年|月)[末底]前?)(?=[^，。；]{0,4}(?:报|汇总|上报|通报|完成|召开|将))",
    "(每月(?:底|末|\\d{1,2}[日号])前|每季度(?:末|结束后)前|每年(?:\\d{1,2}月(?:底|末|\\d{1,2}日)?|年?底)前)",
  ].join("|"),
  "g",
);

const englishDeadline = /\b(?:by|before|no later than) (?=\S)/gi;
const englishRhythm =
  /\b(?:every (?:two |three |six )?(?:weeks?|months?|quarter|year)|quarterly|annually|monthly|twice a year)\b/gi;

/** Deadlines of English sentences: the longest stretch behind by that the reader knows. */
function englishDeadlines(text: string): readonly string[] {
  return [...text.matchAll(englishDeadline)].flatMap((match) => {
    const words = text
      .slice(match.index)
      .split(/(?<=\S)(?= )/)
      .slice(0, 8);
    for (let count = words.length; count > 1; count -= 1) {
      const phrase = words
        .slice(0, count)
        .join("")
        .replace(/[.,;:]$/, "");
      if (/\d|end of|month|quarter|year/.test(phrase) && readPhrase(phrase).ok) return [phrase];
    }
    return [];
  });
}

/** What is told of the past, of a state of things, or of others promises nothing. */
const PAST_BEHIND =
  /^(?:，)?(?:已|已经|的|出生|毕业|成立|注册|以来|参加|取得|颁布|实施的|存量|投入|登记)/;
const PAST_BEFORE = /(?:自|从|截至|截止|截止到|早在|对|将|凡|凡在|至|距)$/;

/**
 * Reads the times of a stretch of text. What stands in quotation marks, book marks and brackets that are no
 * deadline is not looked at.
 */
export function readTimes(text: string): TimesReading {
  const bare = text.replace(/《[^》]*》|“[^”]*”/g, (quoted) => "　".repeat(quoted.length));
  const due: string[] = [];
  const often: string[] = [];
  const often_at: [number, number][] = [];
  for (const match of bare.matchAll(recurring)) {
    const phrase = match.slice(1).find((group) => group !== undefined) ?? "";
    if (phrase === "" || !readPhrase(phrase).ok) continue;
    often.push(phrase);
    often_at.push([match.index, match.index + match[0].length]);
  }
  for (const match of bare.matchAll(deadline)) {
    const phrase = match.slice(1).find((group) => group !== undefined) ?? "";
    const at = match.index + match[0].lastIndexOf(phrase);
    if (phrase === "" || often_at.some(([from, to]) => at >= from && at < to)) continue;
    if (/每$|每年$|每月$/.test(bare.slice(0, at))) continue;
    if (PAST_BEFORE.test(bare.slice(0, match.index)) && !/[到至]$/.test(match[0].slice(0, 1)))
      continue;
    if (PAST_BEHIND.test(bare.slice(at + phrase.length))) continue;
    if (!readPhrase(phrase).ok) continue;
    due.push(phrase);
  }
  due.push(...englishDeadlines(bare));
  for (const [phrase] of bare.matchAll(englishRhythm))
    if (readPhrase(phrase).ok) often.push(phrase);
  const deadlines = [...new Set(due)];
  const rhythms = [...new Set(often)];
  if (deadlines.length > 1 || rhythms.length > 1)
    return { type: "unsure", phrases: [...deadlines, ...rhythms] };
  const [first] = deadlines;
  const [rhythm] = rhythms;
  return {
    type: "times",
    ...(first === undefined ? {} : { due: first }),
    ...(rhythm === undefined ? {} : { frequency: rhythm }),
  };
}

const LABEL =
  /(?:完成|办结|整改)?(?:时限|时间|期限|时间节点|时限要求|完成时间)(?:要求)?[：:]\s*([^；;。，,）)]+)/;

/** 完成时限：2024年6月底: a time that a label names. */
export function labelledTime(
  text: string,
): { readonly phrase: string; readonly readable: boolean } | undefined {
  const written = LABEL.exec(text)?.[1]?.trim();
  if (written === undefined || written === "") return undefined;
  const phrase = written.replace(/(?:完成|办结)$/, "");
  return { phrase, readable: readPhrase(phrase).ok };
}

/** The year, or the years, that a title speaks of. */
export function yearsIn(title: string): { readonly year?: string; readonly period?: string } {
  const span = /(\d{4})\s*[—–～~至到-]+\s*(\d{4})\s*年?/.exec(title);
  if (span !== null) return { period: `${span[1]}年至${span[2]}年` };
  const year = /(?<!\d)((?:19|20)\d{2})(?=年|(?!\d))/.exec(title)?.[1];
  return year === undefined ? {} : { year };
}
