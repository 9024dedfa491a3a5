import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { planwright } from "../cli/command-line.ts";
import { said as facts } from "../findings/facts.ts";
import { allCodesAndWords, judged, root } from "./judged-project.ts";

// What each check must say of the 2015 plan, whose encoding is faithful to the printed text.
const folder = "plans/zhejiang-2015";
const file = `${folder}/plan.plan`;
const source = readFileSync(join(root, file), "utf8");
const plan = await judged(folder);

/** The words at the places that findings of a code point to besides their own. */
function relatedTo(code: string): readonly (readonly (string | undefined)[])[] {
  return plan.findings
    .filter((finding) => finding.code === code)
    .map(({ related }) => related.map(({ place }) => plan.sources.slice(place)));
}

function said(code: string): readonly string[] {
  return plan.findings.filter((finding) => finding.code === code).map(facts);
}

it("says no more at warning level where the plan is to be issued", async () => {
  const strict = await judged(folder, {}, undefined, "issue");
  const serious = strict.findings.filter(({ severity }) => severity !== "note");
  expect(serious.map(({ code, severity }) => [code, severity])).toEqual([
    ["slogan-vs-heading", "warning"],
  ]);
});

it("says nothing at warning level or above but that a heading differs from the overview", () => {
  const serious = plan.findings.filter(({ severity }) => severity !== "note");
  expect(serious.map(({ code, severity }) => [code, severity])).toEqual([
    ["slogan-vs-heading", "warning"],
  ]);
  expect(plan.suppressed).toEqual([]);
});

it("C01: every counted term and footnote lists as many as it says", () => {
  expect(said("count-term")).toEqual([]);
  expect(said("counted-list")).toEqual([]);
  const declared = [...source.matchAll(/^ {2}提法 (\S+) = /gm)].map(([, name]) => name);
  expect(declared).toEqual(
    expect.arrayContaining([
      "五个力推",
      "五个提升",
      "三大任务",
      "三项工程",
      "三张清单",
      "三项制度",
    ]),
  );
  expect(source.match(/^ {2}注释 /gm)).toHaveLength(5);
});

it("C02: the fourth heading says 核心 where the overview says 工作, and only that", () => {
  expect(allCodesAndWords(plan, "slogan-vs-heading")).toEqual(["slogan-vs-heading “党建核心氛围”"]);
  expect(said("slogan-vs-heading")).toEqual([
    "slogan-vs-heading “党建核心氛围” “五个提升” 4 “党建工作氛围”",
  ]);
  expect(relatedTo("slogan-vs-heading")).toEqual([["党建工作氛围", "党建工作氛围"]]);
});

it("C02: the command line gives both places as JSON", async () => {
  const ran = await planwright(root, ["check", folder, "--format", "json"]);
  const { findings } = JSON.parse(ran.out) as {
    readonly findings: readonly {
      readonly code: string;
      readonly file: string;
      readonly line: number;
      readonly column: number;
      readonly related: readonly { readonly file: string; readonly line: number }[];
    }[];
  };
  const [mismatch, ...more] = findings.filter(({ code }) => code === "slogan-vs-heading");
  expect(more).toEqual([]);
  const lines = source.split("\n");
  const at = (line: number | undefined) => lines[(line ?? 0) - 1];
  expect(mismatch?.file).toBe(file);
  expect(at(mismatch?.line)?.slice((mismatch?.column ?? 0) - 1)).toMatch(/^党建核心氛围/);
  const [overview] = mismatch?.related ?? [];
  expect(overview?.file).toBe(file);
  expect(at(overview?.line)).toMatch(/总体思路是.*党建工作氛围和为民监管形象的“五个提升”/);
});

it("C03: five notes in pairs and in order; only the first has no quotation marks", () => {
  expect(said("footnote-pairing")).toEqual(["footnote-pairing “治党三问” 4"]);
});

it("C04: everybody who owes a measure comes from a default of the part", async () => {
  expect(said("no-lead")).toEqual([]);
  const rule = "    责任 各级党委\n    牵头 组织部\n";
  expect(source.split(rule)).toHaveLength(2);
  const bare = source.replace(rule, "");
  // The journal is left out: it reports what the units owe by the default.
  const issued = ["organization.plan", "plan.plan", "notice.plan"];
  const without = await judged(folder, { [file]: bare }, issued);
  const found = without.findings.filter(({ code }) => code === "no-lead");
  // Of the 16 measures 廉政责任 and 献一计 have their own, 专题教育 and 民主集中 in their actions.
  // More than half of comparable entries: one finding with their number.
  expect(found.map((finding) => [facts(finding), finding.cases])).toEqual([
    ["no-lead “浙江银监局2015年党建工作方案” 12 21", 12],
  ]);
});

it("C05: no lead supports itself, and no unit is unknown or named twice", () => {
  expect(said("lead-support-clash")).toEqual([]);
  expect(said("unknown-unit")).toEqual([]);
});

it("C07: where the plan sets no date for a whole part, it is one note", () => {
  expect(said("deadline-missing")).toEqual(["deadline-missing “组织保障” 3 3"]);
});

it("C10: of the half-yearly meeting only the second half can be verified", () => {
  expect(said("recurrence-feasible")).toEqual([
    "recurrence-feasible “每半年至少1次” 2015-06-29 2 1",
  ]);
});

it("C12: no sequence has a hole, a repetition or a jump", () => {
  expect(said("numbering")).toEqual([]);
  expect(said("level-order")).toEqual([]);
});

it("C13: seven quoted terms are spelt out late or never", () => {
  expect(allCodesAndWords(plan, "term-undefined-or-late")).toEqual(
    ["三大任务", "三项工程", "四气", "三龄两历一身份", "五好四突出", "约法三章", "三我"]
      .map((term) => `term-undefined-or-late “${term}”`)
      .sort(),
  );
});

it("C17: thirteen vague words are one line of a budget", () => {
  expect(said("vague-wording")).toEqual([
    "vague-wording 13 5 3 3 1 1 9",
    "vague-wording “定期分析研判”",
  ]);
});

it("C24: number, date, title and addressees agree", () => {
  const form = [
    "document-number",
    "official-date",
    "addressees",
    "addressee-marks",
    "title-year",
    "signature-agrees",
    "printed-before-signed",
  ];
  expect(form.flatMap(said)).toEqual([]);
  expect(said("official-elements")).toEqual(["official-elements “党建通知”"]);
});
