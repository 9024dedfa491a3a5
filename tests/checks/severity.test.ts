import { expect, it } from "vitest";
import { checks } from "../../src/checks/catalogue.ts";
import type { Level } from "../../src/checks/check.ts";
import { type CheckSettings, noSettings, runChecks } from "../../src/checks/engine.ts";
import { noLead } from "../../src/checks/responsibility/no-lead.ts";
import { dateOutsidePeriod } from "../../src/checks/time/date-outside-period.ts";
import { compile } from "../../src/model/compile.ts";
import { readSource } from "../../src/syntax/read-source.ts";

const codes = new Set(checks.map(({ code }) => code));

/** What dates and owners are said to be, by the items that they are about. */
function judge(text: string, settings: CheckSettings = noSettings) {
  const file = readSource({ path: "a.plan", text });
  const { entries } = file.entries;
  const { findings, suppressed } = runChecks(
    compile([file]).model,
    entries,
    [dateOutsidePeriod, noLead],
    settings,
    codes,
  );
  return {
    said: findings.map(({ code, severity, subject }) => `${subject ?? "-"} ${severity} ${code}`),
    accepted: suppressed.map(
      ({ finding, by, reason }) => `${finding.subject} ${finding.code} ${by}: ${reason.zh}`,
    ),
  };
}

const late = "时限 2031年底前";
const owned = "责任 办公室";
const organization = '机构 市局 "某市局" {\n  部门 办公室 "办公室"\n}\n';
const plan = (name: string, ...inside: readonly string[]) =>
  `方案 ${name} "${name}方案" {\n  年度 2026\n${inside.join("\n")}\n}\n`;
const measure = (name: string, ...inside: readonly string[]) =>
  `措施 ${name} "${name}事。" {\n${inside.join("\n")}\n| 办好${name}事。\n}`;
const action = (name: string, ...inside: readonly string[]) =>
  `行动 ${name} "${name}。" {\n${inside.join("\n")}\n}`;

const two =
  organization +
  plan("甲", measure("一", owned, late, action("细", late)), measure("二", owned, late)) +
  plan("乙", measure("三", owned, late));

const levels = (level: Level) => new Map([["date-outside-period", { level }]]);

it("takes the level of the project, the document, the item, in this order", () => {
  expect(judge(two).said).toEqual([
    "甲.一 warning date-outside-period",
    "甲.细 warning date-outside-period",
    "甲.二 warning date-outside-period",
    "乙.三 warning date-outside-period",
  ]);
  const settings = { ...noSettings, settings: levels("note") };
  expect(judge(two, settings).said.map((one) => one.split(" ")[1])).toEqual(Array(4).fill("note"));
  const document = { document: "甲", settings: levels("error") };
  expect(judge(two, { ...settings, overrides: [document] }).said).toEqual([
    "甲.一 error date-outside-period",
    "甲.细 error date-outside-period",
    "甲.二 error date-outside-period",
    "乙.三 note date-outside-period",
  ]);
  const item = { document: "甲", item: "一", settings: levels("off") };
  expect(judge(two, { ...settings, overrides: [document, item] }).said).toEqual([
    "甲.二 error date-outside-period",
    "乙.三 note date-outside-period",
  ]);
  const inner = { item: "细", settings: levels("warning") };
  expect(judge(two, { ...settings, overrides: [document, item, inner] }).said).toEqual([
    "甲.细 warning date-outside-period",
    "甲.二 error date-outside-period",
    "乙.三 note date-outside-period",
  ]);
});

it("looks in one part for what is off in the project", () => {
  const settings = {
    ...noSettings,
    settings: levels("off"),
    overrides: [{ item: "三", settings: levels("error") }],
  };
  expect(judge(two, settings).said).toEqual(["乙.三 error date-outside-period"]);
});

it("accepts what the source accepts, with its reason, in the entry and all below it", () => {
  const ignore = "忽略 date-outside-period | 跨年度工作。";
  const { said, accepted } = judge(
    two.replace('措施 一 "一事。" {', `措施 一 "一事。" {\n${ignore}`),
  );
  expect(said).toEqual(["甲.二 warning date-outside-period", "乙.三 warning date-outside-period"]);
  expect(accepted).toEqual([
    "甲.一 date-outside-period source: 跨年度工作。",
    "甲.细 date-outside-period source: 跨年度工作。",
  ]);
  const whole = judge(`${ignore}\n${two}`);
  expect(whole.said).toEqual([]);
  expect(whole.accepted).toHaveLength(4);
});

it("goes by the configuration and by the source at once: an accepted error fails nobody", () => {
  const ignore = "ignore date-outside-period | Runs for five years.";
  const text = two.replace("年度 2026\n", `年度 2026\n${ignore}\n`);
  const { said, accepted } = judge(text, { ...noSettings, settings: levels("error") });
  expect(said).toEqual(["乙.三 error date-outside-period"]);
  expect(accepted[0]).toBe("甲.一 date-outside-period source: Runs for five years.");
});

it("reports an ignore that hides nothing, and one of a check that there is not", () => {
  const text = plan("甲", measure("一", "忽略 no-lead, no-laed | 不需要。", "责任 无", late));
  expect(judge(organization + text.replace("责任 无", owned)).said).toEqual([
    "甲.一 warning date-outside-period",
    "- warning unused-ignore",
    "- error unknown-check",
  ]);
});

it("finds an ignore of use where its check is off by profile, level or not run", () => {
  const ignore = "忽略 date-outside-period, deadline-missing | 不需要。";
  const text = organization + plan("甲", measure("一", owned, late, ignore));
  expect(judge(text).said).toEqual([]);
  expect(judge(text, { ...noSettings, settings: levels("off") }).said).toEqual([]);
  const overrides = [{ item: "一", settings: levels("off") }];
  expect(judge(text, { ...noSettings, overrides }).said).toEqual([]);
});

const notice = (date: string) =>
  `通知 丙 "某市局关于印发甲方案的通知" {\n  落款 市局\n${date}\n  印发 甲\n}\n`;

it("judges a missing owner mildly in a draft and as an error to issue", () => {
  const members = ["一", "二", "三"].map((name) => measure(name, owned));
  const text = organization + plan("甲", ...members, measure("四"));
  expect(judge(text).said).toEqual(["甲.四 note no-lead"]);
  expect(judge(text + notice("")).said).toEqual(["甲.四 note no-lead"]);
  expect(judge(text + notice("  日期 2026-01-15")).said).toEqual(["甲.四 error no-lead"]);
  expect(judge(text, { ...noSettings, profile: "issue" }).said).toEqual(["甲.四 error no-lead"]);
  const draft = { ...noSettings, profile: "draft" } as const;
  expect(judge(text + notice("  日期 2026-01-15"), draft).said).toEqual(["甲.四 note no-lead"]);
});
