import type { Language, Wording } from "../findings/finding.ts";
import type { Fate } from "./apply.ts";
import type { Review, ReviewChange } from "./review.ts";
import { kindWords, saidInWords, shownTexts, whenInWords, whoInWords } from "./words.ts";

/** The list of changes for a person who accepts them: what every form of it says. */

export interface ListedChange {
  readonly number: number;
  /** The item that it is in, by number and title; empty where it has none. */
  readonly item: string;
  readonly kind: string;
  readonly who: string;
  readonly when: string;
  readonly before: string;
  readonly old: string;
  readonly new: string;
  readonly after: string;
  /** Comments, a line for each. */
  readonly comment: string;
  readonly files: string;
  readonly state: string;
  readonly change: ReviewChange;
}

export interface Listed {
  readonly changes: readonly ListedChange[];
  readonly formatting: number;
}

const fateWords: Readonly<Record<Fate["type"], Wording>> = {
  text: { zh: "已写入正文", en: "written into the text" },
  field: { zh: "已写入字段", en: "written into its field" },
  already: { zh: "源文件里已是这样", en: "the sources say so already" },
  comment: { zh: "已写成注释，待人处理", en: "written as a comment, for a person" },
  "not-written": { zh: "没有写入", en: "not written" },
};

function stateOf(change: ReviewChange, fate: Fate | undefined, language: Language): string {
  const parts: string[] = [];
  if (!change.tracked) parts.push(language === "zh" ? "未留痕" : "untracked");
  if (change.against.length > 0) {
    const numbers = change.against.join(language === "zh" ? "、" : ", ");
    parts.push(language === "zh" ? `与第 ${numbers} 处矛盾` : `contradicts ${numbers}`);
  }
  if (change.place === undefined && change.kind !== "comment")
    parts.push(language === "zh" ? "位置不明" : "place unknown");
  if (fate !== undefined) {
    const why = fate.type === "comment" || fate.type === "not-written" ? fate.why[language] : "";
    const words = fateWords[fate.type][language];
    parts.push(why === "" ? words : language === "zh" ? `${words}（${why}）` : `${words} (${why})`);
  }
  return parts.join(language === "zh" ? "；" : "; ");
}

/** The list in words of a language. */
export function listed(
  { changes, formatting }: Review,
  fates: ReadonlyMap<number, Fate>,
  itemOf: (change: ReviewChange) => string | undefined,
  language: Language,
): Listed {
  return {
    formatting,
    changes: changes.map((change) => ({
      number: change.number,
      item: itemOf(change) ?? "",
      kind: kindWords[change.kind][language],
      who: whoInWords(change, language),
      when: whenInWords(change),
      before: change.before,
      ...shownTexts(change, language),
      after: change.after,
      comment: change.comments.map((one) => saidInWords(one, language)).join("\n"),
      files: change.files.join(language === "zh" ? "、" : ", "),
      state: stateOf(change, fates.get(change.number), language),
      change,
    })),
  };
}

/** The headings of the table. */
export const headings: Readonly<
  Record<Exclude<keyof ListedChange, "change" | "before" | "after">, Wording>
> = {
  number: { zh: "序号", en: "No." },
  item: { zh: "条目", en: "Item" },
  kind: { zh: "改动", en: "Change" },
  who: { zh: "谁改的", en: "Who" },
  when: { zh: "时间", en: "When" },
  old: { zh: "原文", en: "Old" },
  new: { zh: "改为", en: "New" },
  comment: { zh: "批注", en: "Comment" },
  files: { zh: "审改稿", en: "Copy" },
  state: { zh: "说明", en: "State" },
};

/** What the list comes to: how many changes, comments, untracked ones, contradictions. */
export function countsOf({ changes, formatting }: Review): Wording {
  const comments = changes.filter(({ kind }) => kind === "comment").length;
  const untracked = changes.filter(({ tracked }) => !tracked).length;
  const against = changes.filter((change) => change.against.length > 0).length;
  const edits = changes.length - comments;
  const zh = [
    `${edits} 处改动`,
    `${comments} 条批注`,
    ...(untracked > 0 ? [`${untracked} 处未留痕`] : []),
    ...(against > 0 ? [`${against} 处互相矛盾`] : []),
    ...(formatting > 0 ? [`另有 ${formatting} 处只改格式，不列`] : []),
  ];
  const en = [
    `${edits} ${edits === 1 ? "change" : "changes"}`,
    `${comments} ${comments === 1 ? "comment" : "comments"}`,
    ...(untracked > 0 ? [`${untracked} untracked`] : []),
    ...(against > 0 ? [`${against} in contradiction`] : []),
    ...(formatting > 0 ? [`${formatting} of looks alone, not listed`] : []),
  ];
  return { zh: zh.join("，"), en: en.join(", ") };
}
