import type { Annex, Notice, Plan } from "../../model/model.ts";
import { placeIn } from "../../syntax/entry.ts";
import { check, type Problem } from "../check.ts";
import type { Prose } from "../reading/prose.ts";

const TYPED_LABEL = /^(?:附件\s*(\d*)\s*[：:.．、]?\s*|(\d{1,2})\s*[.．、]\s*)/;
const MARK_BEHIND = /[。；，、：;,:.．]+$/;

/** The typed text that begins or ends a title, with its place. */
function edge(annex: Annex, at: "first" | "last", pattern: RegExp) {
  const part = at === "first" ? annex.title.parts[0] : annex.title.parts.at(-1);
  if (part?.type !== "text" || part.end - part.start !== part.text.length) return undefined;
  const match = pattern.exec(part.text);
  if (match === null || match[0] === "" || match[0] === part.text) return undefined;
  const start = part.start + match.index;
  return { match, place: placeIn(annex.entry.file, { start, end: start + match[0].length }) };
}

function reportTitles(annexes: readonly Annex[], report: (problem: Problem) => void): void {
  const seen = new Map<string, Annex>();
  annexes.forEach((annex, index) => {
    const { entry, title } = annex;
    const label = edge(annex, "first", TYPED_LABEL);
    if (label !== undefined) {
      const number = label.match[1] || label.match[2] || "";
      report({
        entry,
        place: label.place,
        message: {
          zh: `附件标题里打了“${label.match[0].trim()}”，序号由排印加上`,
          en: `“${label.match[0].trim()}” is typed in an annex's title; labels are printed by themselves`,
        },
        mend: { zh: "删去，只留名称", en: "delete it, and keep the name" },
        fixes: [
          {
            title: { zh: "删去打上的序号", en: "delete the typed label" },
            edits: [{ place: label.place, text: "" }],
            safe: number === "" || Number(number) === index + 1,
          },
        ],
      });
    }
    const behind = edge(annex, "last", MARK_BEHIND);
    if (behind !== undefined) {
      report({
        entry,
        place: behind.place,
        message: {
          zh: `附件名称后面不加标点：“${title.text}”`,
          en: `no mark stands behind an annex's name: “${title.text}”`,
        },
        fixes: [
          {
            title: { zh: `删去“${behind.match[0]}”`, en: `delete “${behind.match[0]}”` },
            edits: [{ place: behind.place, text: "" }],
            safe: true,
          },
        ],
      });
    }
    if (title.parts.some(({ type }) => type === "mark")) return;
    const first = seen.get(title.text);
    if (first !== undefined && title.text !== "") {
      report({
        entry,
        place: placeIn(entry.file, title),
        message: {
          zh: `两个附件都叫“${title.text}”`,
          en: `two annexes are called “${title.text}”`,
        },
        related: [
          {
            place: placeIn(first.entry.file, first.title),
            message: { zh: "另一个在这里", en: "the other one is here" },
          },
        ],
      });
    } else seen.set(title.text, annex);
  });
}

/** How many annexes the printed document has, in which this one stands. */
function annexCount(document: Plan | Notice): number {
  const notice = document.type === "notice" ? document : document.notice;
  const own = document.annexes.length;
  if (notice === undefined) return own;
  return (
    notice.annexes.length +
    (notice.body?.annexes.length ?? 0) +
    (notice.issues?.annexes.length ?? 0)
  );
}

function reportText(
  document: Plan | Notice,
  prose: Prose,
  report: (problem: Problem) => void,
): void {
  const count = annexCount(document);
  for (const passage of prose.of(document)) {
    if (passage.kind === "title" || !passage.text.includes("附件")) continue;
    const list = /^附件\s*(?:\d+\s*)?[：:]/.exec(passage.text);
    if (list !== null && passage.isTyped(0, list[0].length)) {
      report({
        entry: passage.entryAt(0),
        place: passage.place(0, list[0].length),
        message: {
          zh: `附件说明打在了正文里：“${passage.text.slice(0, 20)}”`,
          en: `the list of annexes is typed in the text: “${passage.text.slice(0, 20)}”`,
        },
        mend: {
          zh: "删去，写成“附件”条目，附件说明由此生成",
          en: "delete it, and write `annex` entries: the list is made of them",
        },
      });
      continue;
    }
    for (const match of passage.text.matchAll(
      /(?<![》”］\]号\w])附件\s*(\d{1,2})(?![\d.．年月])/g,
    )) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (Number(match[1]) <= count || !passage.isTyped(start, end)) continue;
      report({
        entry: passage.entryAt(start),
        place: passage.place(start, end),
        message: {
          zh: count === 0 ? `没有“${match[0]}”：没有附件` : `没有“${match[0]}”：附件只有${count}个`,
          en: `there is no “${match[0]}”: the document has ${count} annexes`,
        },
        mend: { zh: "改正序号，或补上附件", en: "correct the number, or add the annex" },
      });
    }
  }
}

export const annexNames = check({
  code: "annex-names",
  severity: { draft: "warning", issue: "error" },
  strength: "must",
  source: { zh: "GB/T 9704-2012 7.3.4、7.3.7", en: "GB/T 9704-2012 7.3.4, 7.3.7" },
  summary: {
    zh: "附件名称打了序号或标点、重名，或正文提到没有的附件",
    en: "An annex's name has a typed label or a mark behind it, is used twice, or an annex that is mentioned is missing",
  },
  doc: {
    zh: "附件说明和附件页由“附件”条目生成，序号自动加上，名称前后一致；所以标题里不打“附件1：”，名称后面不加标点，正文里不另打附件说明。正文提到的“附件3”要真有第三个附件；《》后面的“附件”是别的文件的附件，不查。",
    en: "The list of annexes and their pages are made of the `annex` entries, so that labels and names agree: no label is typed, no mark stands behind a name, and no list in the text. An 附件3 that the text mentions exists; an annex behind 《》 is another document's.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  | 名单见附件3。\n  |\n  | 附件：1. 日程表\n  附件 "附件1：日程表。"\n  附件 "日程表。"\n}\n',
      finds: [
        { at: "5:7", says: "附件标题里打了“附件1：”，序号由排印加上" },
        { at: "5:14", says: "附件名称后面不加标点：“附件1：日程表。”" },
        { at: "6:10", says: "附件名称后面不加标点：“日程表。”" },
        { at: "2:8", says: "没有“附件3”：附件只有2个" },
        { at: "4:5", says: "附件说明打在了正文里：“附件：1. 日程表”" },
      ],
    },
    {
      source: '方案 甲 "甲方案" {\n  附件 "日程表"\n  附件 "日程表"\n}\n',
      finds: [{ at: "3:6", says: "两个附件都叫“日程表”" }],
    },
  ],
  good: [
    '机构 局 "某局"\n方案 乙 "乙方案" {\n  | 分工见附件2，任务见《总方案》附件6。\n  附件 "日程表"\n  附件 "2015年分工（一）"\n}\n通知 甲 "某局关于印发《乙方案》的通知" {\n  印发 乙\n}\n',
  ],
  run({ model, prose, report }) {
    for (const document of [...model.notices, ...model.plans]) {
      if (document.locale !== "zh") continue;
      reportTitles(document.annexes, report);
      reportText(document, prose, report);
    }
  },
});
