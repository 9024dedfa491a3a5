import { findingKind, type Wording } from "../findings/finding.ts";

/** What can be said of reviewed copies and of what stands in them. */

interface Changed {
  readonly what: Wording;
  readonly who: string;
}

const by = (who: string) => (who === "" ? "" : `${who}：`);

export const trackedChange = findingKind<Changed>({
  code: "tracked-change",
  severity: "note",
  why: {
    zh: "审改稿里留痕的改动，采纳后写进源文件。",
    en: "A tracked change of a reviewed copy goes into the sources when it is accepted.",
  },
  message: {
    zh: ({ what, who }) => `${by(who)}${what.zh}`,
    en: ({ what, who }) => `${who === "" ? "" : `${who}: `}${what.en}`,
  },
  mend: {
    zh: () => "采纳的用 --write --accept 号码 写进源文件",
    en: () => "write what is accepted into the sources with --write --accept NUMBERS",
  },
  example: { what: { zh: "“200”改为“180”", en: "“200” becomes “180”" }, who: "省发展改革委" },
});

export const untrackedEdit = findingKind<{ readonly what: Wording }>({
  code: "untracked-edit",
  severity: "warning",
  why: {
    zh: "没有留痕的改动看不出是谁改的；不逐字核对就会混过去。",
    en: "An edit without tracking names nobody, and passes unseen unless every word is compared.",
  },
  message: {
    zh: ({ what }) => `没有留痕的改动：${what.zh}`,
    en: ({ what }) => `edited without tracking: ${what.en}`,
  },
  mend: {
    zh: () => "问清是谁改的、是不是有意的，再决定采不采纳",
    en: () => "ask who made it and why before accepting it",
  },
  example: {
    what: { zh: "“9月底”改为“10月底”", en: "“end of September” becomes “end of October”" },
  },
});

export const reviewComment = findingKind<{ readonly text: string; readonly who: string }>({
  code: "review-comment",
  severity: "note",
  why: {
    zh: "批注里的意见要有人答复。",
    en: "What is said in a comment waits for an answer.",
  },
  message: {
    zh: ({ text, who }) => `${by(who)}批注：${text}`,
    en: ({ text, who }) => `${who === "" ? "" : `${who}: `}comment: ${text}`,
  },
  example: { text: "数字请再核对", who: "省财政厅" },
});

export const contradictingChanges = findingKind<{ readonly numbers: readonly number[] }>({
  code: "contradicting-changes",
  severity: "warning",
  why: {
    zh: "两份审改稿对同一处改得不同，不能都采纳。",
    en: "Two copies change the same words differently, and not both can be taken.",
  },
  message: {
    zh: ({ numbers }) => `第 ${numbers.join("、")} 处改的是同一处，改法不同`,
    en: ({ numbers }) => `numbers ${numbers.join(", ")} change the same words differently`,
  },
  mend: {
    zh: () => "用 --accept 号码 选定一种",
    en: () => "choose one with --accept NUMBERS",
  },
  example: { numbers: [3, 4] },
});

export const changeNotApplied = findingKind<{ readonly number: number; readonly why: Wording }>({
  code: "change-not-applied",
  severity: "warning",
  why: {
    zh: "采纳了却没有写进去的改动，要有人接着办。",
    en: "A change that was accepted and could not be written is left to a person.",
  },
  message: {
    zh: ({ number, why }) => `第 ${number} 处没有写进正文：${why.zh}`,
    en: ({ number, why }) => `number ${number} was not written into the text: ${why.en}`,
  },
  example: { number: 3, why: { zh: "编号是算出来的", en: "numbers of items are computed" } },
});

export const unknownBuild = findingKind<{ readonly why: Wording }>({
  code: "unknown-build",
  severity: "warning",
  why: {
    zh: "不知道审改的是哪一版，就不能逐字核对，也找不到源文件里的位置。",
    en: "Without the version that was reviewed nothing can be compared, and no change has a place in the sources.",
  },
  message: { zh: ({ why }) => why.zh, en: ({ why }) => why.en },
  mend: {
    zh: () => "在印发这一版的文件夹里收，印发记录在生成文件夹的 .planwright/issued 里",
    en: () =>
      "collect it where that version was built: its record lies in .planwright/issued of the build's folder",
  },
  example: {
    why: {
      zh: "这份文件不是这里印发的，或者印发记录不在了",
      en: "this file was not issued here, or its record is gone",
    },
  },
});

export const partNotRead = findingKind<{ readonly part: string }>({
  code: "part-not-read",
  severity: "warning",
  why: {
    zh: "嵌在文件里的其他文件没有读，里面的改动不在清单上。",
    en: "A file inside the document is not read, and what was changed in it is not listed.",
  },
  message: {
    zh: ({ part }) => `文件里嵌了别的文件，没有读：${part}`,
    en: ({ part }) => `another file stands in the document and is not read: ${part}`,
  },
  example: { part: "word/afchunk1.html" },
});

export const nothingChanged = findingKind<Record<never, never>>({
  code: "nothing-changed",
  severity: "note",
  why: {
    zh: "没有改动的审改稿也是一种答复。",
    en: "A copy that changes nothing is an answer too.",
  },
  message: {
    zh: () => "没有改动，也没有批注",
    en: () => "nothing was changed, and there is no comment",
  },
  example: {},
});
