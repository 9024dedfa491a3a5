import type { AnyFinding, Fix, Suppressed, Where } from "../findings/finding.ts";
import { fingerprintsOf } from "../findings/fingerprint.ts";
import { lineRangeOf } from "../findings/range.ts";
import { sortFindings } from "../findings/sort.ts";
import { isSpot, spotInFile } from "../findings/where.ts";
import { given } from "../given.ts";
import { leftOf } from "./limited.ts";
import { asJson, printable } from "./printable.ts";
import type { ReportData, Rule } from "./report.ts";

/** The published schema of the format: OASIS SARIF 2.1.0 with Errata 01. */
const SCHEMA =
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** Names our way of taking fingerprints; another way gets another number. */
const FINGERPRINT = "planwrightFinding/v1";

/** The folder that paths start at, by the name that is usual for it. */
const BASE = "%SRCROOT%";

interface Context {
  readonly report: ReportData;
  readonly ruleIndex: ReadonlyMap<string, number>;
  readonly artifactIndex: ReadonlyMap<string, number>;
  readonly fingerprints: ReadonlyMap<AnyFinding, string>;
}

/**
 * Findings as SARIF 2.1.0, indented: every rule with its help, every file, accepted findings as
 * results with suppressions. Paths are URI references to the folder where planwright was started.
 */
export function reportAsSarif(report: ReportData): string {
  const { language, findings, suppressed } = report;
  const left = leftOf(report)?.words[language];
  const rules = allRules(report);
  const files = allFiles(report);
  const context: Context = {
    report,
    ruleIndex: new Map(rules.map(({ code }, index) => [code, index])),
    artifactIndex: new Map(files.map((file, index) => [file, index])),
    fingerprints: allFingerprints(report),
  };
  const run = {
    tool: {
      driver: {
        name: "planwright",
        language: locales[language],
        rules: rules.map((rule) => ruleAsData(rule, report)),
      },
    },
    invocations: [
      {
        executionSuccessful: true,
        ...(left === undefined
          ? {}
          : { toolExecutionNotifications: [{ level: "warning", message: { text: plain(left) } }] }),
      },
    ],
    language: locales[language],
    columnKind: "utf16CodeUnits",
    defaultEncoding: "utf-8",
    newlineSequences: ["\r\n", "\n", "\r"],
    originalUriBaseIds: { [BASE]: { description: { text: baseWords[language] } } },
    artifacts: files.map((file) => ({ location: locationOf(file) })),
    results: [
      ...findings.map((finding) => ({ ...resultOf(finding, context), suppressions: [] })),
      ...suppressed.map((accepted) => ({
        ...resultOf(accepted.finding, context),
        suppressions: [suppressionOf(accepted, context)],
      })),
    ],
  };
  return asJson({ $schema: SCHEMA, version: "2.1.0", runs: [run] });
}

const locales = { zh: "zh-CN", en: "en-US" } as const;

const baseWords = {
  zh: "运行 planwright 的文件夹",
  en: "the folder where planwright was started",
} as const;

/** The rules of the report, and one for each code that it does not know, such as a project's own. */
function allRules({ rules, findings, suppressed }: ReportData): readonly Rule[] {
  const known = new Map(rules.map((rule) => [rule.code, rule]));
  for (const { code, severity } of [...findings, ...suppressed.map(({ finding }) => finding)]) {
    if (!known.has(code)) known.set(code, { code, severity, why: { zh: code, en: code } });
  }
  return [...known.values()];
}

/** Every file that is judged or named, each once. */
function allFiles({ files, findings, suppressed }: ReportData): readonly string[] {
  const named = [...findings, ...suppressed.map(({ finding }) => finding)].flatMap((finding) => [
    ...(finding.place.file === undefined ? [] : [finding.place.file]),
    ...finding.related.map(({ place }) => place.file),
    ...finding.fixes.flatMap(({ edits }) => edits.map(({ place }) => place.file)),
  ]);
  const accepting = suppressed.map(({ place }) => place.file);
  return [...new Set([...files, ...named, ...accepting])];
}

/** Accepted findings are numbered together with the others: accepting one changes no other's fingerprint. */
function allFingerprints(report: ReportData): ReadonlyMap<AnyFinding, string> {
  const { findings, suppressed, sources } = report;
  const all = sortFindings([...findings, ...suppressed.map(({ finding }) => finding)]);
  const fingerprints = fingerprintsOf(all, sources);
  return new Map(all.map((finding, index) => [finding, fingerprints[index] ?? ""]));
}

function ruleAsData(rule: Rule, { language }: ReportData) {
  const { code, severity, summary, why, source } = rule;
  const more = { zh: "详见", en: "More:" }[language];
  const from = { zh: "依据：", en: "Source: " }[language];
  const lines = [why[language], ...(source === undefined ? [] : [`${from}${source[language]}`])];
  const explain = `planwright explain ${code}`;
  return {
    id: code,
    shortDescription: { text: braced((summary ?? why)[language]) },
    fullDescription: { text: braced(why[language]) },
    help: {
      text: braced([...lines, `${more} ${explain}`].join("\n\n")),
      markdown: braced([...lines, `${more} \`${explain}\``].join("\n\n")),
    },
    defaultConfiguration: severity === "off" ? { enabled: false } : { level: severity },
  };
}

function resultOf(finding: AnyFinding, context: Context) {
  const { report, ruleIndex, fingerprints } = context;
  const { language } = report;
  const { code, severity, message, mend, place, subject, related, fixes } = finding;
  const words = mend === undefined ? [message] : [message, mend];
  const fingerprint = fingerprints.get(finding);
  const names = [subject, nameOfPlace(place, report)].filter((name) => name !== undefined);
  return {
    ruleId: code,
    ruleIndex: ruleIndex.get(code) ?? -1,
    level: severity,
    message: { text: plain(words.map((wording) => wording[language]).join("\n")) },
    locations: [
      {
        ...(place.file === undefined
          ? {}
          : { physicalLocation: physicalLocation({ ...place, file: place.file }, context) }),
        ...(names.length === 0
          ? {}
          : { logicalLocations: names.map((fullyQualifiedName) => ({ fullyQualifiedName })) }),
      },
    ],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((other, index) => ({
            id: index + 1,
            physicalLocation: physicalLocation(other.place, context),
            message: { text: plain(other.message[language]) },
          })),
        }),
    ...(fixes.length === 0 ? {} : { fixes: fixes.map((fix) => fixAsData(fix, context)) }),
    ...(fingerprint === undefined ? {} : { partialFingerprints: { [FINGERPRINT]: fingerprint } }),
  };
}

/** What a place is called that no lines of a text can name. */
function nameOfPlace(place: Where, { language }: ReportData): string | undefined {
  if ("setting" in place) return place.setting;
  const cell = isSpot(place) ? spotInFile(place, language) : "";
  return cell === "" ? undefined : cell;
}

function suppressionOf({ by, reason, place }: Suppressed, context: Context) {
  return {
    kind: by === "source" ? "inSource" : "external",
    justification: reason[context.report.language],
    location: { physicalLocation: physicalLocation(place, context) },
  };
}

function fixAsData(fix: Fix, context: Context) {
  const files = [...new Set(fix.edits.map(({ place }) => place.file))];
  return {
    description: { text: plain(fix.title[context.report.language]) },
    artifactChanges: files.map((file) => ({
      artifactLocation: artifactLocation(file, context),
      replacements: fix.edits
        .filter(({ place }) => place.file === file)
        .map(({ place, text }) => ({
          deletedRegion: regionOf(place, context) ?? { startLine: 1 },
          insertedContent: { text },
        })),
    })),
    properties: { safe: fix.safe },
  };
}

function physicalLocation(place: Where & { readonly file: string }, context: Context) {
  const region = regionOf(place, context);
  return {
    artifactLocation: artifactLocation(place.file, context),
    ...given({ region }),
  };
}

function regionOf(place: Where, { report }: Context) {
  const range = lineRangeOf(place, report.sources);
  if (range === undefined) return undefined;
  return {
    startLine: range.line,
    startColumn: range.column,
    endLine: range.endLine,
    endColumn: range.endColumn,
  };
}

function artifactLocation(file: string, { artifactIndex }: Context) {
  return { ...locationOf(file), index: artifactIndex.get(file) ?? -1 };
}

/** A path as a URI reference: relative to the base folder, or absolute. */
function locationOf(file: string) {
  const segments = file
    .replaceAll("\\", "/")
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .split("/");
  const drive = /^[A-Za-z]:$/.test(segments[0] ?? "") ? segments.shift() : undefined;
  const path = segments.map(encodeURIComponent).join("/");
  if (drive !== undefined) return { uri: `file:///${drive}/${path}` };
  return path.startsWith("/") ? { uri: `file://${path}` } : { uri: path, uriBaseId: BASE };
}

/** Braces are doubled, since single ones hold the place of an argument (3.11.5). */
function braced(text: string): string {
  return printable(text).replace(/[{}]/g, "$&$&");
}

/** A message in which nothing is a link to another place by accident (3.11.6). */
function plain(text: string): string {
  return braced(text).replace(/\[(?=[^\]]*\]\()/g, "\\[");
}
