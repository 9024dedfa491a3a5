import { beforeAll, describe, expect, it } from "vitest";
import { reviewOf } from "../../../src/review/review.ts";
import { office, planText } from "../../model/small.ts";
import {
  applied,
  copyOf,
  edited,
  facts,
  type Issued,
  issue,
  printed,
  reviewed,
  reviewer,
  tracked,
  untracked,
  withComment,
} from "./issued.ts";

const plan = planText(`  句末 措施 | （责任单位：[=责任]；完成时限：[=时限]）
  | 为加快推进全省基础教育高质量发展，制定本方案。

  | 本方案共安排资金200万元，由省局统筹。
  部分 总体要求 "总体要求" {
    | 坚持问题导向，注重实效。
  }
  部分 重点任务 "重点任务" {
    措施 谈心 "开展谈心谈话。" {
      责任 组织部
      时限 9月底前
      | 各级党委书记每年谈心[?几次]，覆盖全体干部。
    }
    措施 学习 "组织集体学习。" {
      责任 宣传部、办公室
      时限 年底前
      | 每季度至少一次，见[@谈心]。
    }
  }`);
const texts = new Map([
  ["局.plan", office],
  ["甲.plan", plan],
]);

let issued: Issued;
beforeAll(async () => {
  issued = await issue(texts);
});

const all = (edit: (xml: string) => string) => reviewed(issued, edit).changes;
const plain = (after: ReadonlyMap<string, string>) => after.get("甲.plan") ?? "";

it("finds nothing in a copy that nobody edited, and writes nothing", () => {
  expect(all((xml) => xml)).toEqual([]);
  expect([...applied(issued, []).texts]).toEqual([]);
});

it("lists a change at its item and writes it where the words stand", () => {
  const [change, other] = all((xml) => tracked(xml, "200", "180"));
  expect(other).toBeUndefined();
  expect(change).toMatchObject({
    kind: "replaced",
    old: "200",
    new: "180",
    who: ["省发展改革委"],
    when: "2026-03-02T09:00:00Z",
    tracked: true,
    before: "本方案共安排资金",
    after: "万元，由省局统筹。",
  });
  const { after, fates } = applied(issued, change === undefined ? [] : [change]);
  expect(plain(after)).toBe(plan.replace("200万元", "180万元"));
  expect([...fates.values()]).toEqual([{ type: "text", file: "甲.plan" }]);
});

it.each([
  ["an insertion", "", "、注重基层", "问题导向", "坚持问题导向、注重基层，注重实效。"],
  ["a deletion", "，注重实效", "", "，注重实效", "坚持问题导向。"],
  ["words that look like a mark", "", "[=责任]", "问题导向", "坚持问题导向[=责任]，注重实效。"],
  ["quotation marks", "问题导向", "“问题”导向", "问题导向", "坚持“问题”导向，注重实效。"],
  ["a title", "集体学习", "集中学习", "集体学习", "2. 组织集中学习。"],
])("writes %s", async (_, old, put, anchor, expected) => {
  const changes = all((xml) => tracked(xml, old, put, reviewer, anchor));
  expect(changes).toHaveLength(1);
  const { after, fates } = applied(issued, changes);
  expect([...fates.values()].map(({ type }) => type)).toEqual(["text"]);
  const lines = await printed(after);
  expect(lines.some((line) => line.includes(expected.replace("2. ", "")))).toBe(true);
});

it("makes an edit of owners and dates one of their fields", async () => {
  const changes = all((xml) =>
    tracked(tracked(xml, "9月底前", "10月底前"), "组织部", "办公室", reviewer, "位：组织部"),
  );
  const { after, fates } = applied(issued, changes);
  expect([...fates.values()].map(({ type }) => type)).toEqual(["field", "field"]);
  expect(plain(after)).toContain("时限 10月底前");
  expect(plain(after)).toContain("责任 办公室\n");
  expect(
    (await printed(after)).some((line) =>
      line.includes("（责任单位：办公室；完成时限：10月底前）"),
    ),
  ).toBe(true);
});

it("leaves to a person what is no value of a field, with a comment in the source", () => {
  const changes = all((xml) => tracked(xml, "组织部", "省委组织部", reviewer, "位：组织部"));
  const { after, fates } = applied(issued, changes);
  expect([...fates.values()].map(({ type }) => type)).toEqual(["comment"]);
  expect(plain(after)).toContain("// 第1处 组织部→省委组织部");
  expect(plain(after)).toContain("责任 组织部\n");
});

it("takes the answer to an open question in its place", () => {
  const changes = all((xml) => {
    const [shown = ""] = /[〔【［[（(][^<]*几次[^<]*?[〕】］\])）]/.exec(xml) ?? [];
    return tracked(xml, shown, "两次");
  });
  const { after } = applied(issued, changes);
  expect(plain(after)).toContain("每年谈心两次，覆盖");
});

it("names an edit that was not tracked, and writes it only where it is asked for", () => {
  const [change] = all((xml) => untracked(xml, "注重实效", "务求实效"));
  expect(change).toMatchObject({ tracked: false, old: "注重", new: "务求", who: [] });
  const { after } = applied(issued, change === undefined ? [] : [change]);
  expect(plain(after)).toBe(plan.replace("注重实效", "务求实效"));
});

it("splits a paragraph where its mark was put in", async () => {
  const mark = `<w:rPr><w:ins w:id="7" ${reviewer}/></w:rPr>`;
  const changes = all((xml) => {
    const at = xml.indexOf("本方案共安排");
    const start = xml.lastIndexOf("<w:p>", at);
    const end = xml.indexOf("</w:p>", at) + 6;
    const whole = xml.slice(start, end);
    const [first = "", second = ""] = whole.split("万元，");
    const open = /<w:pPr>/.test(first)
      ? first.replace("</w:pPr>", `${mark}</w:pPr>`)
      : first.replace("<w:p>", `<w:p><w:pPr>${mark}</w:pPr>`);
    return `${xml.slice(0, start)}${open}万元，</w:t></w:r></w:p><w:p><w:r><w:t>${second}${xml.slice(end)}`;
  });
  expect(changes.map(facts)).toEqual(["split →\n"]);
  const { after, fates } = applied(issued, changes);
  expect([...fates.values()].map(({ type }) => type)).toEqual(["text"]);
  expect(await printed(after)).toContain("由省局统筹。");
});

it("joins what two reviewers say, and shows where they contradict each other", () => {
  const by = (name: string) => `w:author="${name}" w:date="2026-03-02T09:00:00Z"`;
  const copies = [
    copyOf(
      edited(issued.bytes, (xml) =>
        tracked(tracked(xml, "200", "180", by("财政")), "注重实效", "务求实效", by("财政")),
      ),
      issued.record,
      "财政.docx",
    ),
    copyOf(
      edited(issued.bytes, (xml) =>
        tracked(tracked(xml, "200", "150", by("教育")), "注重实效", "务求实效", by("教育")),
      ),
      issued.record,
      "教育.docx",
    ),
  ];
  const { changes } = reviewOf(copies);
  expect(changes.map(({ number, who, against }) => ({ number, who, against }))).toEqual([
    { number: 1, who: ["财政"], against: [2] },
    { number: 2, who: ["教育"], against: [1] },
    { number: 3, who: ["财政", "教育"], against: [] },
  ]);
});

describe("sources that were changed since", () => {
  it("take a change where its words still stand, and name it where they do not", () => {
    const changes = all((xml) => tracked(tracked(xml, "200", "180"), "注重实效", "务求实效"));
    const now = new Map([
      ...texts,
      ["甲.plan", `// 新\n${plan.replace("坚持问题导向", "坚持目标导向")}`],
    ]);
    const { after, fates } = applied(issued, changes, now);
    expect([...fates.values()].map(({ type }) => type)).toEqual(["text", "comment"]);
    expect(plain(after)).toContain("资金180万元");
    expect(plain(after)).toContain("坚持目标导向，注重实效。");
  });

  it("say nothing twice", () => {
    const changes = all((xml) => tracked(tracked(xml, "200", "180"), "9月底前", "10月底前"));
    const first = applied(issued, changes);
    const second = applied(issued, changes, first.after);
    expect([...second.fates.values()].map(({ type }) => type)).toEqual(["already", "already"]);
    expect([...second.texts]).toEqual([]);
  });
});

it("lists all changes of a document that nobody here issued, and applies none", () => {
  const { changes } = reviewOf([
    copyOf(
      edited(issued.bytes, (xml) => tracked(xml, "200", "180")),
      undefined,
    ),
  ]);
  expect(changes.map(facts)).toEqual(["replaced 200→180"]);
  expect(changes[0]?.place).toBeUndefined();
});

it("lists comments with what they are about", async () => {
  const { changes } = reviewOf([
    copyOf(withComment(issued.bytes, "坚持问题导向，注重实效。", "是否写明基层？"), issued.record),
  ]);
  expect(changes).toMatchObject([
    {
      kind: "comment",
      old: "坚持问题导向，注重实效。",
      who: ["省教育厅"],
      comments: [{ who: "省教育厅", text: "是否写明基层？" }],
    },
  ]);
  const { after, fates } = applied(issued, changes);
  expect([...fates.values()].map(({ type }) => type)).toEqual(["comment"]);
  expect(plain(after)).toContain(
    "    // 第1处 坚持问题导向，注重实效。→（批注由人来处理）\n    | 坚持问题",
  );
});
