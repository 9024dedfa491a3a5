import { expect, test } from "vitest";
import { compiled, planText } from "./small.ts";

const plan = { "甲.plan": planText('  措施 乙 "乙。" { 责任 局 }') };
const noticeOf = (body: string, more = plan) => {
  const result = compiled({ ...more, "通.plan": `通知 通 "关于印发的通知" {\n${body}\n}\n` });
  const [notice] = result.model.notices;
  if (notice === undefined) throw new Error("the sources hold a notice");
  return { ...result, notice };
};

test("a notice finds its plan by name or title, and the plan its notice", () => {
  for (const name of ["甲", '"甲方案"']) {
    const { model, notice, where } = noticeOf(`  日期 2026-01-05\n  印发 ${name}`);
    expect(where).toEqual([]);
    expect(notice.issues).toBe(model.plans[0]);
    expect(model.plans[0]?.notice).toBe(notice);
  }
});

test("正文 makes the plan the body", () => {
  expect(noticeOf("  正文 甲").notice).toMatchObject({ body: { name: "甲" }, form: "notice" });
});

test("a plan that is the body has its notice's title; any other needs one of its own", () => {
  const untitled = { "甲.plan": '方案 甲 {\n  年度 2026\n  措施 乙 "乙。" { 责任 局 }\n}\n' };
  const { model, where } = noticeOf("  正文 甲", untitled);
  expect(where).toEqual([]);
  expect(model.plans[0]?.title.text).toBe("关于印发的通知");
  expect(noticeOf("  印发 甲", untitled).where).toEqual(["甲.plan:1:4 missing-title"]);
  expect(compiled(untitled).where).toEqual(["甲.plan:1:4 missing-title"]);
});

test.each([
  ["印发 以", "通.plan:2:6", "unknown-name “以”"],
  ["正文 以", "通.plan:2:6", "unknown-name “以”"],
  ["印发 甲, 甲", "通.plan:2:9", "second-plan “印发”"],
  ["落款 不知", "通.plan:2:6", "unknown-unit “不知”"],
  ["主送 各分局, 不知", "通.plan:2:11", "unknown-unit “不知”"],
])("%s is told of", (line, place, said) => {
  const [code] = said.split(" ");
  expect(noticeOf(`  ${line}`)).toMatchObject({ where: [`${place} ${code}`], said: [said] });
});

test("a text in quotes is an addressee beyond the organization, or a unit's title", () => {
  const { notice, where } = noticeOf('  主送 "省政府", 各分局, "办公室"\n  抄送 "银监会"');
  expect(where).toEqual([]);
  expect(notice.to?.refs.map(({ literal, named }) => literal ?? named?.name)).toEqual([
    "省政府",
    "各分局",
    "办公室",
  ]);
  expect(notice.cc?.refs[0]?.literal).toBe("银监会");
});

test("a notice of a draft is a draft, and its date issues nothing", () => {
  const draft = { "甲.plan": planText('  稿 征求意见稿\n  措施 乙 "乙。" { 时限 印发后10日内 }') };
  const { notice, where } = noticeOf("  日期 2026-03-01\n  印发 甲", draft);
  expect(notice.draft).toBe("consultation");
  expect(where).toEqual(["甲.plan:5:18 open-time"]);
  expect(noticeOf("  稿 印发\n  日期 2026-03-01\n  印发 甲").notice.draft).toBeUndefined();
});

test("the forms are keywords of their own", () => {
  const { model } = compiled({ "函.plan": '函 商请 "关于商请的函"\nreport 报 "报告"\n' });
  expect(model.notices.map(({ form }) => form)).toEqual(["letter", "report"]);
});
