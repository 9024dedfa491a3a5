/** Where a heading's own sentence ends, and where a line can be a title. */

/** The first sentence of a numbered paragraph, and what stands behind it. */
export interface Head {
  readonly title: string;
  readonly rest: string;
}

const CLOSING = "”’）)》」』】";

/** Cuts a numbered paragraph behind its first sentence. What is quoted or in brackets ends none. */
export function headOf(text: string): Head {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if ("“‘（(《「『".includes(sign)) depth += 1;
    else if (CLOSING.includes(sign)) depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (
      "。！？".includes(sign) ||
      (sign === "：" && at <= 16 && !/^\d/.test(text.slice(at + 1)))
    )
      return { title: text.slice(0, at + 1), rest: text.slice(at + 1).replace(/^[ \u3000]+/, "") };
  }
  return { title: text, rest: "" };
}

const KINDS =
  "通知|意见|方案|要点|计划|办法|规定|决定|通报|报告|函|请示|批复|规划|纲要|措施|细则|安排|清单|分工|思路|公告|通告|纪要|决议|制度|规程|指南|目录|名单|分解表|一览表|任务表|台账|表|预案|要求|标准|决定书|责任书|Plan|Memo|Memorandum|Notice|Strategy|Programme|Program|Report";
const endsAsTitle = new RegExp(
  `(?:${KINDS})(?:[》」”]的?(?:通知|意见|决定|函)?)?(?:[（(][^（）()]{1,20}[）)])?$`,
);

/** Does a line end with the name of a kind of document? */
export function isTitleEnd(text: string): boolean {
  return endsAsTitle.test(text.trim());
}

/** Can a line be a line of a title: short, and no sentence? */
export function isTitleLine(text: string): boolean {
  return text.length <= 60 && !/[。；：，、！？;:,.!?]$/.test(text) && text !== "";
}
