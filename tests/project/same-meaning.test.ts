import { expect, it } from "vitest";
import type { MadeEdit } from "../../src/findings/apply-fixes.ts";
import { compile } from "../../src/model/compile.ts";
import { sameDuties, sameEntries } from "../../src/project/same-meaning.ts";
import { readSource } from "../../src/syntax/read-source.ts";

const source = `机构 市局 "某市局" {
  部门 办公室 "办公室"
}
方案 甲 "甲方案" {
  年度 2026
  制发 市局
  注释 词 | 一个词。
  措施 培训 "开展培训。" {
    责任 办公室
    时限 2026年06月30日前
    | 组织培训[*词],考核。
  }
}
`;

const read = (text: string) => readSource({ path: "a.plan", text });

/** What an edit makes of the source, and the edit. */
function edited(old: string, now: string, text = source): { text: string; made: MadeEdit } {
  const start = text.indexOf(old);
  expect(start).toBeGreaterThan(0);
  const place = (length: number) => ({ file: "a.plan", start, end: start + length });
  return {
    text: text.replace(old, now),
    made: { old: place(old.length), now: place(now.length) },
  };
}

it.each([
  ["punctuation", ",考核", "，考核"],
  ["a date", "06月30日", "6月30日"],
  ["a name that is referred to", "责任 办公室", "责任 办公厅"],
  ["words of a title", "开展培训。", "开展。"],
])("knows entries again where only %s was written otherwise", (_, old, now) => {
  const { text, made } = edited(old, now);
  expect(sameEntries(read(source), read(text), [made])).toBe(true);
});

it.each([
  ["a mark", "[*词]", "词"],
  ["the name of an entry", "措施 培训", "措施 训练"],
  ["its kind", "措施 培训", "行动 培训"],
  ["a line", "    责任 办公室\n", ""],
  ["where a block ends", "    责任 办公室\n", "  }\n  责任 办公室\n  措施 乙 {\n"],
])("does not where %s is another", (_, old, now) => {
  const { text, made } = edited(old, now);
  expect(sameEntries(read(source), read(text), [made])).toBe(false);
});

it("does not where something changed that no edit names", () => {
  const { made } = edited(",考核", "，考核");
  expect(sameEntries(read(source), read(source.replace("2026年06", "2026年07")), [made])).toBe(
    false,
  );
});

it("takes a line that could not be read for the entry that it is now", () => {
  const glued = source.replace("责任 办公室", "责任办公室").replace("措施 培训", "措施培训");
  for (const [old, now] of [
    ["责任办公室", "责任 办公室"],
    ["措施培训", "措施 培训"],
  ] as const) {
    const { text, made } = edited(old, now, glued);
    expect(sameEntries(read(glued), read(text), [made])).toBe(true);
  }
  const unread = source.replace("责任 办公室", "贵任务人 办公室");
  const { text, made } = edited("贵任务人", "责任", unread);
  expect(sameEntries(read(unread), read(text), [made])).toBe(true);
});

it("knows the same duties in other words, and others by who, what and when", () => {
  const duties = (text: string) => compile([read(text)]).model;
  const wording = source
    .replace("2026年06月30日前", "2026年6月30日前")
    .replace(",考核", "，考核")
    .replace("开展培训。", "一、开展培训！");
  expect(sameDuties(duties(source), duties(wording))).toBe(true);
  expect(sameDuties(duties(source), duties(source.replace("06月30日", "06月29日")))).toBe(false);
  expect(sameDuties(duties(source), duties(source.replace("责任 办公室", "责任 市局")))).toBe(
    false,
  );
  expect(sameDuties(duties(source), duties(source.replace("措施 培训", "措施 训练")))).toBe(false);
});
