import type { Language } from "../findings/finding.ts";

/** The words of the HTML report beside those of findings. */
export interface ReportWords {
  readonly lang: string;
  readonly title: string;
  readonly contents: string;
  readonly filter: string;
  readonly severity: string;
  readonly code: string;
  readonly allCodes: string;
  readonly shown: string;
  readonly nothing: string;
  readonly clean: string;
  readonly why: string;
  readonly source: string;
  readonly help: string;
  readonly fixable: string;
  readonly accepted: string;
  readonly reason: string;
  readonly baseline: string;
  finding(number: number): string;
  toLine(line: number): string;
  lines(from: number, to: number): string;
}

export const reportWords: { readonly [L in Language]: ReportWords } = {
  zh: {
    lang: "zh-CN",
    title: "检查报告",
    contents: "目录",
    filter: "筛选",
    severity: "级别",
    code: "种类",
    allCodes: "全部种类",
    shown: "显示",
    nothing: "没有发现问题。",
    clean: "没有问题的文件",
    why: "为什么",
    source: "依据：",
    help: "办法：",
    fixable: "check --fix 可以改：",
    accepted: "已接受的问题",
    reason: "理由：",
    baseline: "基线文件",
    finding: (number) => `问题 ${number}`,
    toLine: (line) => `至第 ${line} 行`,
    lines: (from, to) => (from === to ? `第 ${from} 行` : `第 ${from}–${to} 行`),
  },
  en: {
    lang: "en",
    title: "Check report",
    contents: "Contents",
    filter: "Filter",
    severity: "Severity",
    code: "Kind",
    allCodes: "all kinds",
    shown: "shown",
    nothing: "No findings.",
    clean: "Files without findings",
    why: "Why",
    source: "Source: ",
    help: "Help: ",
    fixable: "check --fix can change it: ",
    accepted: "Accepted findings",
    reason: "Reason: ",
    baseline: "baseline",
    finding: (number) => `finding ${number}`,
    toLine: (line) => `to line ${line}`,
    lines: (from, to) => (from === to ? `line ${from}` : `lines ${from}–${to}`),
  },
};
