import type { Finding, Place, Severity } from "../../src/findings/finding.ts";
import type { ReportData } from "../../src/reports/report.ts";
import { sourcesOf } from "./sources-of.ts";

/** A report that has everything that a report can have. */

export const texts = {
  "方案/2026年 工作方案.plan":
    '方案 甲 "甲方案" {\r\n  责任 温洲\r\n  措施 乙 "做好𠮷乙。" {\r\n    | 定期通报<b>&"情况"。\r\n  }\r\n}\r\n',
  "org.plan": '机构 市局 "市局" {\n  分局 温州 "温州分局"\n}\n',
  "clean.plan": '机构 县局 "县局"\n',
} as const;

export const plan = "方案/2026年 工作方案.plan";

/** The place of some words in a file of the sample. */
export function placeOf(file: keyof typeof texts, words: string, to = words): Place {
  const start = texts[file].indexOf(words);
  const end = texts[file].indexOf(to, start) + to.length;
  return { file, start, end };
}

export function finding(
  code: string,
  severity: Severity,
  place: Place,
  more: Partial<Finding> = {},
): Finding {
  const message = { zh: `“${code}”有问题`, en: `“${code}” is wrong` };
  return { code, severity, message, place, related: [], fixes: [], ...more };
}

export const unknownUnit = finding("unknown-unit", "error", placeOf(plan, "温洲"), {
  message: { zh: "没有叫“温洲”的单位：100%", en: "there is no unit called “温洲”: 100%" },
  mend: { zh: "改为“温州”，或先声明", en: "write “温州”, or declare it" },
  subject: "甲",
  related: [
    {
      place: placeOf("org.plan", "温州"),
      message: { zh: "声明在这里", en: "declared here" },
    },
  ],
  fixes: [
    {
      title: { zh: "改为“温州”", en: "change it to “温州”" },
      edits: [
        { place: placeOf(plan, "温洲"), text: "温州" },
        { place: placeOf("org.plan", "温州分局"), text: "温州局" },
      ],
      safe: true,
    },
  ],
});

const vague = finding("vague-wording", "warning", placeOf(plan, "定期"), {
  message: { zh: "“定期”没有写明{频次} [见](1)", en: "“定期” has no {frequency} [see](1)" },
  subject: "甲.乙",
});

const wholeMeasure = finding("unnamed-measure", "note", placeOf(plan, "措施", "}"));

const unreadable = finding("file-unreadable", "error", {
  file: "没有.plan",
  start: 0,
  end: 0,
});

const accepted = finding("old-year", "warning", placeOf(plan, "甲方案"));
const takenOver = finding("deadline-missing", "error", placeOf("org.plan", "分局"));

export const sample: ReportData = {
  findings: [unreadable, unknownUnit, wholeMeasure, vague],
  suppressed: [
    {
      finding: accepted,
      by: "source",
      reason: { zh: "上级原文", en: "上级原文" },
      place: placeOf(plan, "方案"),
    },
    {
      finding: takenOver,
      by: "baseline",
      reason: { zh: "采用时已有", en: "was there before" },
      place: { file: "baseline.json", start: 0, end: 1 },
    },
  ],
  rules: [
    {
      code: "deadline-missing",
      severity: "error",
      summary: { zh: "没有时限", en: "no deadline" },
      why: { zh: "没有时限的任务无法督办。", en: "A task without a deadline cannot be tracked." },
      source: { zh: "惯例", en: "practice" },
    },
    {
      code: "old-year",
      severity: "off",
      why: { zh: "沿用去年的文字。", en: "Last year's text was left." },
    },
    {
      code: "unknown-unit",
      severity: "error",
      why: { zh: "单位要先声明 {}。", en: "Units are declared first {}." },
    },
    { code: "vague-wording", severity: "warning", why: { zh: "难以核查。", en: "Hard to check." } },
  ],
  sources: sourcesOf(texts),
  files: Object.keys(texts),
  language: "zh",
  colour: false,
  columns: 80,
};

/** A run that found nothing. */
export const clean: ReportData = { ...sample, findings: [], suppressed: [] };
