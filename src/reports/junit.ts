import { escapeXml } from "../escape-xml.ts";
import type { AnyFinding, Suppressed } from "../findings/finding.ts";
import { listedUnder } from "../findings/where.ts";
import { leftOf } from "./limited.ts";
import { printable } from "./printable.ts";
import type { ReportData } from "./report.ts";
import { findingAsText } from "./text.ts";

interface Case {
  readonly name: string;
  readonly state: "failure" | "note" | "skipped" | "passed";
  readonly type: string;
  readonly message: string;
  readonly text: string;
}

/**
 * Findings as JUnit XML in the form that Jenkins and GitLab read: a suite for each file and a case for each
 * finding. Errors and warnings fail, notes pass and say what they say as output, accepted findings
 * are skipped; a file without any has one case that passes. Names stay when lines move. No times:
 * the same sources give the same bytes.
 */
export function reportAsJunit(report: ReportData): string {
  const accepted = report.suppressed.map(({ finding }) => finding);
  const named = [...report.findings, ...accepted].map(({ place }) =>
    listedUnder(place, report.language),
  );
  const listed = [...new Set([...report.files, ...named])].map((file) => ({
    file,
    cases: casesOf(file, report),
  }));
  const suites = [...listed, ...moreSuite(report)];
  const all = suites.flatMap(({ cases }) => cases);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="planwright" tests="${all.length}" failures="${failuresOf(all)}" errors="0">`,
    ...suites.flatMap(({ file, cases }) => suiteAsXml(file, cases)),
    "</testsuites>",
  ];
  return `${lines.join("\n")}\n`;
}

/** A case for all findings that are not listed: it fails where one of them would. */
function moreSuite(report: ReportData) {
  const left = leftOf(report);
  if (left === undefined) return [];
  const words = left.words[report.language];
  const state = left.severity === "note" ? "note" : "failure";
  return [
    {
      file: "planwright",
      cases: [{ name: words, state, type: left.severity, message: words, text: words } as const],
    },
  ];
}

function failuresOf(cases: readonly Case[]): number {
  return cases.filter(({ state }) => state === "failure").length;
}

function casesOf(file: string, report: ReportData): readonly Case[] {
  const found = report.findings
    .filter(({ place }) => listedUnder(place, report.language) === file)
    .map((finding) => caseOf(finding, report));
  const accepted = report.suppressed
    .filter(({ finding }) => finding.place.file === file)
    .map((suppressed) => skippedCase(suppressed, report));
  const cases = [...found, ...accepted];
  if (cases.length > 0) return numbered(cases);
  const name = { zh: "没有发现问题", en: "no findings" }[report.language];
  return [{ name, state: "passed", type: "", message: "", text: "" }];
}

function caseOf(finding: AnyFinding, report: ReportData): Case {
  const message = finding.message[report.language];
  return {
    name: `${finding.code}: ${message}`,
    state: finding.severity === "note" ? "note" : "failure",
    type: `${finding.severity} ${finding.code}`,
    message,
    text: findingAsText(finding, { ...report, colour: false, columns: 100 }),
  };
}

function skippedCase({ finding, reason }: Suppressed, report: ReportData): Case {
  return { ...caseOf(finding, report), state: "skipped", text: reason[report.language] };
}

/** Programs take cases of one name for one: equal names get a number. */
function numbered(cases: readonly Case[]): readonly Case[] {
  const counts = new Map<string, number>();
  return cases.map((one) => {
    const count = (counts.get(one.name) ?? 0) + 1;
    counts.set(one.name, count);
    return count === 1 ? one : { ...one, name: `${one.name} (${count})` };
  });
}

function suiteAsXml(file: string, cases: readonly Case[]): readonly string[] {
  const skipped = cases.filter(({ state }) => state === "skipped").length;
  const counts = `tests="${cases.length}" failures="${failuresOf(cases)}" errors="0" skipped="${skipped}"`;
  return [
    `  <testsuite name="${escaped(file)}" ${counts}>`,
    ...cases.map((one) => caseAsXml(file, one)),
    "  </testsuite>",
  ];
}

function caseAsXml(file: string, one: Case): string {
  const { name, type, message, text } = one;
  // What follows the last dot would be taken for the name of a class.
  const open = `    <testcase name="${escaped(name)}" classname="${escaped(file.replace(/\.plan$/, ""))}"`;
  const content = {
    passed: "",
    note: `<system-out>${escaped(text)}</system-out>`,
    skipped: `<skipped>${escaped(text)}</skipped>`,
    failure: `<failure type="${escaped(type)}" message="${escaped(message)}">${escaped(text)}</failure>`,
  }[one.state];
  return content === "" ? `${open}/>` : `${open}>${content}</testcase>`;
}

/** A text as content or as the value of an attribute: line ends and tabs stay what they are there too. */
function escaped(text: string): string {
  return escapeXml(printable(text)).replace(/[\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`);
}
