import type { Finding, Language, Spot, Wording } from "../findings/finding.ts";
import type { Said } from "./copy-changes.ts";
import { contradictingChanges, reviewComment, trackedChange, untrackedEdit } from "./findings.ts";
import type { ReviewChange } from "./review.ts";

/** Changes in words. */

/** The words of what was done, for the column of a table. */
export const kindWords: Readonly<Record<ReviewChange["kind"], Wording>> = {
  inserted: { zh: "增加", en: "inserted" },
  deleted: { zh: "删去", en: "deleted" },
  replaced: { zh: "修改", en: "replaced" },
  "moved-away": { zh: "移走", en: "moved away" },
  "moved-here": { zh: "移来", en: "moved here" },
  split: { zh: "分段", en: "split" },
  joined: { zh: "并段", en: "joined" },
  "row-inserted": { zh: "增加一行", en: "row inserted" },
  "row-deleted": { zh: "删去一行", en: "row deleted" },
  withdrawn: { zh: "增加后又删去", en: "put in and taken out again" },
  comment: { zh: "批注", en: "comment" },
};

const thingWords: Readonly<Record<ReviewChange["things"][number], Wording>> = {
  note: { zh: "脚注", en: "note" },
  picture: { zh: "图片", en: "picture" },
  box: { zh: "文本框", en: "text box" },
  break: { zh: "换行", en: "line break" },
};

/** A text in one line: ends of paragraphs as a sign. */
const oneLine = (text: string) => text.replaceAll("\n", "¶").replaceAll("\t", " ");

/** Old and new as they are shown: with what was changed that is no text. */
export function shownTexts(
  change: ReviewChange,
  language: Language,
): { readonly old: string; readonly new: string } {
  const things = [...new Set(change.things)]
    .map((thing) => `[${thingWords[thing][language]}]`)
    .join("");
  const gone = change.old !== "" && change.new === "";
  return {
    old: oneLine(change.old) + (gone ? things : ""),
    new: oneLine(change.new) + (gone ? "" : things),
  };
}

const quotes: Readonly<Record<Language, (text: string) => string>> = {
  zh: (text) => `“${text}”`,
  en: (text) => `“${text}”`,
};

/** What a change does, in a sentence. */
export function changeInWords(change: ReviewChange): Wording {
  const of = (language: Language) => {
    const { old, new: put } = shownTexts(change, language);
    const quoted = quotes[language];
    const what = kindWords[change.kind][language];
    if (change.kind === "comment") return old === "" ? what : `${what}${quoted(old)}`;
    if (change.kind === "replaced")
      return language === "zh"
        ? `${quoted(old)}改为${quoted(put)}`
        : `${quoted(old)} becomes ${quoted(put)}`;
    const text = quoted(put === "" || change.kind === "joined" ? old + put : put);
    return language === "zh" ? `${what}${text}` : `${what} ${text}`;
  };
  return { zh: of("zh"), en: of("en") };
}

/** Who made a change; what was not tracked names nobody, what was tracked by nobody says so. */
export function whoInWords({ who, tracked }: ReviewChange, language: Language): string {
  if (who.length > 0) return who.join(language === "zh" ? "、" : ", ");
  if (!tracked) return language === "zh" ? "未留痕" : "untracked";
  return language === "zh" ? "未署名" : "unsigned";
}

/** The time of a change as a reader knows it: 2026-03-02 09:00. */
export const whenInWords = ({ when }: { readonly when?: string }) =>
  (when ?? "").replace("T", " ").replace(/:\d\d(?:\.\d+)?Z?$/, "");

/** A comment with its answers, a line for each. */
export function saidInWords({ who, text, answers, done }: Said, language: Language): string {
  const name = who ?? (language === "zh" ? "未署名" : "unsigned");
  const state = done ? (language === "zh" ? "（已解决）" : " (resolved)") : "";
  const own = `${name}${language === "zh" ? "：" : ": "}${oneLine(text)}${state}`;
  return [own, ...answers.map((one) => `↳ ${saidInWords(one, language)}`)].join("\n");
}

/** A change as a finding, for the reports that programs read. */
export function findingOfChange(
  change: ReviewChange,
  place: (change: ReviewChange) => string | undefined,
): Finding<Spot> {
  const [file = ""] = change.files;
  const what = changeInWords(change);
  const at = { file };
  const subject = place(change);
  const said = {
    ...(change.old === "" ? {} : { 原文: oneLine(change.old) }),
    ...(change.new === "" ? {} : { 改为: oneLine(change.new) }),
  };
  const more = { said, ...(subject === undefined ? {} : { subject }) };
  if (change.against.length > 0)
    return contradictingChanges.at(
      at,
      { numbers: [change.number, ...change.against].sort((one, other) => one - other) },
      more,
    );
  if (change.kind === "comment") {
    const text = change.comments.map(({ text: words }) => oneLine(words)).join(" / ");
    return reviewComment.at(at, { text, who: change.who.join("、") }, more);
  }
  if (!change.tracked) return untrackedEdit.at(at, { what }, more);
  return trackedChange.at(at, { what, who: change.who.join("、") }, more);
}
