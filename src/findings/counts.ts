import type { AnyFinding, Severity, Wording } from "./finding.ts";

/** How many findings there are of each severity. */
export type Counts = { readonly [S in Severity]: number };

/** Counts findings by severity. */
export function countFindings(findings: readonly AnyFinding[]): Counts {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const finding of findings) counts[finding.severity] += 1;
  return counts;
}

export const severityWords: { readonly [S in Severity]: Wording } = {
  error: { zh: "错误", en: "error" },
  warning: { zh: "警告", en: "warning" },
  note: { zh: "提示", en: "note" },
};

const order: readonly Severity[] = ["error", "warning", "note"];

/**
 * The counts in words: `3 files: 2 errors, 1 warning`.
 * @param accepted how many findings somebody accepted, where that is to be said
 */
export function countsInWords(counts: Counts, files: number, accepted = 0): Wording {
  const { zh, en } = foundInWords(counts, files);
  return accepted === 0
    ? { zh, en }
    : { zh: `${zh}；另有 ${accepted} 个已接受`, en: `${en}; ${accepted} accepted` };
}

function foundInWords(counts: Counts, files: number): Wording {
  const present = order.filter((severity) => counts[severity] > 0);
  const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? "" : "s"}`;
  if (present.length === 0) {
    return {
      zh: `${files} 个文件，没有发现问题`,
      en: `${plural(files, "file")}, no findings`,
    };
  }
  const zh = present.map((severity) => `${counts[severity]} 个${severityWords[severity].zh}`);
  const en = present.map((severity) => plural(counts[severity], severityWords[severity].en));
  return {
    zh: `${files} 个文件：${zh.join("，")}`,
    en: `${plural(files, "file")}: ${en.join(", ")}`,
  };
}
