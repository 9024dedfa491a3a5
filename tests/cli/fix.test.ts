import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderWith } from "../project/folder-with.ts";
import { planwright } from "./command-line.ts";

const seed = join(import.meta.dirname, "../../plans/zhejiang-2015");
const seedFiles = ["organization.plan", "plan.plan", "notice.plan"] as const;

async function seedSources(): Promise<Record<string, string>> {
  const texts = await Promise.all(seedFiles.map((file) => readFile(join(seed, file), "utf8")));
  return Object.fromEntries(seedFiles.map((file, index) => [file, texts[index] ?? ""]));
}

/** Mistakes in the 2015 plan that each have a safe fix: what stands there, and what is written instead. */
const mistakes: readonly (readonly [
  file: (typeof seedFiles)[number],
  right: string,
  wrong: string,
])[] = [
  // Brackets, zeros and 第 in a document's number.
  ["notice.plan", "〔2015〕6号", "[2015]第06号"],
  // A colon that is printed by itself.
  ["notice.plan", "主送 机关党委、各分局", "主送 机关党委、各分局："],
  // Keywords glued to their values.
  ["plan.plan", "制发 局党委", "制发局党委"],
  ["plan.plan", "        责任 办公室", "        责任办公室"],
  ["plan.plan", "          时限 下半年", "          时限下半年"],
  // Names and keywords of the same sound.
  ["plan.plan", "牵头 组织部", "牵头 组织不"],
  ["plan.plan", "配合 职能部门", "配和 职能部门"],
  ["plan.plan", "[*六必谈]", "[*六必弹]"],
  ["notice.plan", "印发 党建2015", "印发 档建2015"],
  // Labels and typed numbers.
  ["plan.plan", '编号 "一、" "（一）" "1. "', '编号 "一." "(一)、" "1、 "'],
  ["plan.plan", '组织保障 "组织保障"', '组织保障 "三、组织保障"'],
  // Punctuation and digits.
  ["plan.plan", "开展批评和自我批评，认真", "开展批评和自我批评,认真"],
  ["plan.plan", "以提振“四气”为导向", '以提振"四气"为导向'],
  ["plan.plan", "兼职（任职）规定", "兼职(任职)规定"],
  ["plan.plan", "展板等形式", "展板、等形式"],
  ["plan.plan", "随时召开专题议党会议；", "随时召开专题议党会议；；"],
  ["plan.plan", "银监会22项", "银监会２２项"],
];

function planted(sources: Readonly<Record<string, string>>): Record<string, string> {
  const wrong = { ...sources };
  for (const [file, right, mistake] of mistakes) {
    expect(wrong[file]).toContain(right);
    wrong[file] = (wrong[file] ?? "").replace(right, mistake);
  }
  return wrong;
}

async function read(folder: string): Promise<Record<string, string>> {
  const texts = await Promise.all(seedFiles.map((file) => readFile(join(folder, file), "utf8")));
  return Object.fromEntries(seedFiles.map((file, index) => [file, texts[index] ?? ""]));
}

it("makes the 2015 plan of the 2015 plan with all these mistakes at once", async () => {
  const right = await seedSources();
  const folder = await folderWith(planted(right));
  const { code, err } = await planwright(folder, ["check", "--fix"]);
  expect(await read(folder)).toEqual(right);
  expect(err).toMatch(/^已修正 \d+ 个问题，改写 2 个文件\n$/);
  expect(code).toBe(0);
});
