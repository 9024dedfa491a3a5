import { expect, test } from "vitest";
import { planText } from "../model/small.ts";
import { blockText, noticeOf, planOf } from "./composed.ts";

const plan = planText('  措施 乙 "做。" { 责任 局；| 正文。 }');
const full = `  文号 "某发〔2026〕6号"
  主送 各分局，"省政府"
  抄送 "银监会", 办公室
  | 现印发给你们。
  落款 局
  日期 2026-03-05
  印发 甲
  印发机关 办公室
  印发日期 2026-03-06`;

const view = (
  body: string,
  keyword = "通知",
  more: Readonly<Record<string, string>> = { "甲.plan": plan },
) => noticeOf({ ...more, "通.plan": `${keyword} 通 "关于印发方案的通知" {\n${body}\n}\n` });

test("a notice with everything that it says", () => {
  const { header, to, body, signature, issued, imprint, remark, draft } = view(full);
  expect(header).toEqual({
    issuers: ["某监管局"],
    withDocumentWord: true,
    number: "某发〔2026〕6号",
  });
  expect(to).toBe("各分局，省政府");
  expect(body.map(blockText)).toEqual(["现印发给你们。"]);
  expect(signature).toEqual({
    mode: "sealed",
    signers: ["某监管局"],
    date: "2026年3月5日",
    sealDiameter: 42,
  });
  expect(issued?.title.text).toBe("甲方案");
  expect(issued?.blocks.map(blockText)).toEqual(["#1 一、做。|正文。"]);
  expect(imprint).toEqual({ cc: "银监会、办公室", printedBy: "办公室", printedOn: "2026年3月6日" });
  expect({ remark, draft }).toEqual({ remark: undefined, draft: undefined });
});

test("joint signers, the host first", () => {
  const joint = view("  落款 局, 组织部\n  日期 2026-03-05");
  expect(joint.header.issuers).toEqual(["某监管局", "党委组织部"]);
  expect(joint.signature).toMatchObject({
    mode: "joint-sealed",
    signers: ["某监管局", "党委组织部"],
  });
  const plain = noticeOf(
    { "通.plan": '通知 通 "通知" {\n  落款 局, 组织部\n  日期 2026-03-05\n}\n' },
    { seal: false },
  );
  expect(plain.signature?.mode).toBe("joint-unsealed");
});

test("a draft has its stage, no number, no signature, no imprint", () => {
  const draft = view(`${full}\n  稿 征求意见稿`);
  expect(draft.draft).toEqual({ label: "征求意见稿" });
  expect(draft.header.number).toBeUndefined();
  expect(draft.signature).toBeUndefined();
  expect(draft.imprint).toBeUndefined();
  expect(view(`${full}\n  稿 印发`).signature?.date).toBe("2026年3月5日");
});

test("a notice of a draft plan prints as a draft, and so does the plan alone", () => {
  const draft = planText('  稿 送审稿\n  措施 乙 "做。"');
  expect(view(full, "通知", { "甲.plan": draft })).toMatchObject({ draft: { label: "送审稿" } });
  expect(planOf({ "甲.plan": draft }).draft).toEqual({ label: "送审稿" });
});

test.each([
  ["请示", ["张某", "李某"]],
  ["报告", ["张某", "李某"]],
  ["意见", ["张某", "李某"]],
  ["通知", undefined],
  ["函", undefined],
])("a %s names who approved it only if it may go upward", (keyword, signers) => {
  const { header } = view("  签发人 张某, 李某\n  落款 局\n  日期 2026-03-05", keyword);
  expect(header.signers).toEqual(signers);
});

test.each([
  ["通知", true],
  ["函", false],
  ["命令", false],
  ["纪要", false],
])("a %s has 文件 behind the issuer: %s", (keyword, withDocumentWord) => {
  expect(view("  落款 局", keyword).header).toMatchObject({ withDocumentWord });
});

test("the elements of the head", () => {
  const { header } = view(
    "  份号 000123\n  密级 秘密\n  保密期限 1年\n  紧急程度 特急\n  落款 局\n  日期 2026-03-05",
  );
  expect(header).toMatchObject({ copyNumber: "000123", secrecy: "秘密★1年", urgency: "特急" });
  expect(view("  密级 秘密\n  落款 局").header.secrecy).toBe("秘密");
});

test.each([
  ['附注 "此件公开发布"', "此件公开发布"],
  ['附注 "（此件公开发布）"', "此件公开发布"],
  ['附注 "此件发至县团级（含）"', "此件发至县团级（含）"],
  ['联系人 "张某", "0571-1234"', "联系人：张某，0571-1234"],
  ['附注 "此件公开发布"\n  联系人 "张某"\n  联系人 "李某"', "此件公开发布；联系人：张某；李某"],
  ['公开方式 "主动公开"', "公开方式：主动公开"],
])("%s", (line, remark) => {
  expect(view(`  ${line}\n  落款 局`).remark).toBe(remark);
});

test("the body may be the plan itself; annexes go on with the notice's numbers", () => {
  const opinion = view('  正文 甲\n  附件 一 "甲表"\n  落款 局', "意见", {
    "甲.plan": planText('  | 见[@二]。\n  附件 二 "乙表"'),
  });
  expect(opinion.body.map(blockText)).toEqual(["见附件2。"]);
  expect(opinion.issued).toBeUndefined();
  expect(opinion.attachmentList).toEqual(["甲表", "乙表"]);
  expect(opinion.annexes.map(({ label }) => label)).toEqual(["附件1", "附件2"]);
});

test("the annexes of a plan that is issued keep the numbers that they have in the plan", () => {
  const source = planText('  | 见[@三]和[@二]。\n  附件 二 "乙表"\n  附件 三 "丙表"');
  const issuing = view('  | 见[@一]。\n  印发 甲\n  附件 一 "甲表"\n  落款 局', "通知", {
    "甲.plan": source,
  });
  expect(issuing.body.map(blockText)).toEqual(["见附件。"]);
  expect(issuing.attachmentList).toEqual(["甲表"]);
  const blocks = ["见附件2和附件1。", "附件：1. 乙表\n　　　2. 丙表"];
  expect(issuing.issued?.blocks.map(blockText)).toEqual(blocks);
  expect(planOf({ "甲.plan": source }).blocks.map(blockText)).toEqual(blocks);
  expect(issuing.annexes.map(({ label, title }) => label + title.text)).toEqual([
    "附件甲表",
    "附件1乙表",
    "附件2丙表",
  ]);
});

test("an English memo from the same kinds of source", () => {
  const memo = noticeOf({
    "p.plan":
      'plan p "2026 Work Plan" {\n  locale en\n  year 2026\n  measure survey "Survey all offices." {\n    owner 局\n    due by end of September\n    | Done [=due].\n  }\n}\n',
    "n.plan":
      'notice n "2026 Work Plan" {\n  locale en\n  to "All offices", 办公室\n  signed-by 局\n  date 2026-02-02\n  | The plan follows.\n  issues p\n  contact "J. Doe", "555-0100"\n}\n',
  });
  expect(memo).toMatchObject({
    options: { locale: "en" },
    to: "All offices, 办公室",
    signature: { date: "February 2, 2026" },
    remark: "Contact: J. Doe, 555-0100",
    title: { text: "2026 Work Plan", lines: [] },
  });
  expect(memo.issued?.blocks.map(blockText)).toEqual([
    "#1 1 Survey all offices.| Done by end of September.",
  ]);
});

test("the properties of the file", () => {
  expect(view(full).meta).toEqual({
    title: "关于印发方案的通知",
    author: "某监管局",
    subject: "某发〔2026〕6号",
    date: "2026-03-05",
  });
  expect(planOf({ "甲.plan": plan }).meta).toEqual({ title: "甲方案", author: "某监管局" });
});
