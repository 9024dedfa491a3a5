import { chmod, lstat, readFile, rm, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { applyPatch } from "diff";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { folderWith } from "../project/folder-with.ts";
import { planwright, small } from "./command-line.ts";

const seed = join(import.meta.dirname, "../../plans/zhejiang-2015");
const seedFiles = ["organization.plan", "plan.plan", "notice.plan"] as const;

async function seedSources(): Promise<Record<string, string>> {
  const texts = await Promise.all(seedFiles.map((file) => readFile(join(seed, file), "utf8")));
  return Object.fromEntries(seedFiles.map((file, index) => [file, texts[index] ?? ""]));
}

/** A mistake: what stands there, and what is written instead. */
type Mistake = readonly [file: (typeof seedFiles)[number], right: string, wrong: string];

/** Mistakes in the 2015 plan that each have a safe fix. */
const mistakes: readonly Mistake[] = [
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
  ["plan.plan", "深化“三我”行动", "深化“三我“行动"],
  ["plan.plan", "随时召开专题议党会议；", "随时召开专题议党会议；；"],
  ["plan.plan", "银监会22项", "银监会２２项"],
];

function planted(
  sources: Readonly<Record<string, string>>,
  some: readonly Mistake[],
): Record<string, string> {
  const wrong = { ...sources };
  for (const [file, right, mistake] of some) {
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
  const folder = await folderWith(planted(right, mistakes));
  const { code, err } = await planwright(folder, ["check", "--fix"]);
  expect(await read(folder)).toEqual(right);
  expect(err).toMatch(/^已修正 \d+ 个问题，改写 2 个文件\n$/);
  expect(code).toBe(0);
});

it.each(mistakes.map((mistake) => [mistake[2], mistake]))(
  "mends %s alone and changes nothing else",
  async (_, mistake) => {
    const right = await seedSources();
    const folder = await folderWith(planted(right, [mistake]));
    const { err } = await planwright(folder, ["check", "--fix"]);
    expect(await read(folder)).toEqual(right);
    expect(err).toMatch(/改写 1 个文件\n$/);
  },
);

it("fixes nothing more when it fixes again, whatever was wrong", async () => {
  const right = await seedSources();
  await fc.assert(
    fc.asyncProperty(fc.subarray([...mistakes]), async (some) => {
      const folder = await folderWith(planted(right, some));
      await planwright(folder, ["check", "--fix"]);
      const once = await read(folder);
      const { err } = await planwright(folder, ["check", "--fix"]);
      expect(err).toBe("没有可以自动修正的问题\n");
      expect(await read(folder)).toEqual(once);
    }),
    { numRuns: 5 },
  );
});

const untidy = {
  ...small,
  "plan.plan": small["plan.plan"]
    .replace("责任 办公室", "责任办公事")
    .replace("年底前", "2026年06月30日前")
    .replace("全员培训。", "全员培训,考核。。"),
};
const tidy = small["plan.plan"]
  .replace("年底前", "2026年6月30日前")
  .replace("全员培训。", "全员培训，考核。");

it("mends what another fix brings to light, and says what was fixed and what remains", async () => {
  const folder = await folderWith(untidy);
  const { code, out, err } = await planwright(folder, ["check", "--fix"]);
  expect(await readFile(join(folder, "plan.plan"), "utf8")).toBe(tidy);
  expect(err).toBe("已修正 5 个问题，改写 1 个文件\n");
  expect({ code, out }).toEqual({ code: 0, out: "2 个文件，没有发现问题\n" });
});

it("reports what it cannot fix, where it stands in the fixed text, and exits by it", async () => {
  const folder = await folderWith({
    ...untidy,
    "plan.plan": untidy["plan.plan"].replace("  年度 2026\n", "  年度 2026\n  制发局党委\n"),
  });
  const { code, out } = await planwright(folder, ["check", "--fix", "--format", "json"]);
  expect(code).toBe(1);
  const { findings, summary } = JSON.parse(out);
  expect(summary).toMatchObject({ errors: findings.length });
  const lines = (await readFile(join(folder, "plan.plan"), "utf8")).split("\n");
  for (const { line, column, endColumn, message } of findings) {
    expect(message).toContain(lines[line - 1]?.slice(column - 1, endColumn - 1));
  }
});

it("keeps the byte order mark, the line ends and full-width keywords", async () => {
  const foreign = (text: string) => `\uFEFF${text.replaceAll("\n", "\r\n")}`;
  const wide = untidy["plan.plan"]
    .replace("年度 2026", "年度　２０２６")
    .replace("{\n    责任", "｛\n    责任");
  const folder = await folderWith({ ...untidy, "plan.plan": foreign(wide) });
  expect((await planwright(folder, ["check", "--fix"])).code).toBe(0);
  expect(await readFile(join(folder, "plan.plan"), "utf8")).toBe(
    foreign(tidy.replace("年度 2026", "年度　２０２６").replace("{\n    责任", "｛\n    责任")),
  );
});

it("shows with --fix-dry-run a patch that makes of each file what --fix makes of it, and writes nothing", async () => {
  const files = Object.fromEntries(
    Object.entries(untidy).map(([file, text]) => [
      `方案 一/${file}`,
      text.replaceAll("\n", "\r\n"),
    ]),
  );
  const folder = await folderWith(files);
  const { code, out, err } = await planwright(folder, ["check", "--fix-dry-run"]);
  expect({ code, err }).toEqual({
    code: 0,
    err: "可修正 5 个问题，涉及 1 个文件；改后 2 个文件，没有发现问题\n",
  });
  expect(out).toMatch(
    /^--- a\/方案 一\/plan\.plan\t\n\+\+\+ b\/方案 一\/plan\.plan\t\n@@ -3,8 \+3,8 @@\n/,
  );
  const path = join(folder, "方案 一/plan.plan");
  const before = await readFile(path, "utf8");
  expect(before).toBe(files["方案 一/plan.plan"]);
  expect(applyPatch(before, out)).toBe(tidy.replaceAll("\n", "\r\n"));
});

it("does not write when there is nothing to fix", async () => {
  const folder = await folderWith(small);
  const before = await stat(join(folder, "plan.plan"));
  const ran = await planwright(folder, ["check", "--fix"]);
  expect(ran).toEqual({
    code: 0,
    out: "2 个文件，没有发现问题\n",
    err: "没有可以自动修正的问题\n",
  });
  expect((await stat(join(folder, "plan.plan"))).ino).toBe(before.ino);
  const dry = await planwright(folder, ["check", "--fix-dry-run"]);
  expect(dry.out).toBe("");
});

it("keeps the permissions of a file, and a link to it", async () => {
  const folder = await folderWith({
    ...untidy,
    "plan.plan": "",
    "kept/real.txt": untidy["plan.plan"],
  });
  await rm(join(folder, "plan.plan"));
  await symlink("kept/real.txt", join(folder, "plan.plan"));
  await chmod(join(folder, "kept/real.txt"), 0o640);
  expect((await planwright(folder, ["check", "--fix"])).code).toBe(0);
  expect(await readFile(join(folder, "kept/real.txt"), "utf8")).toBe(tidy);
  expect((await lstat(join(folder, "plan.plan"))).isSymbolicLink()).toBe(true);
  expect((await stat(join(folder, "kept/real.txt"))).mode & 0o777).toBe(0o640);
});

it("leaves alone what a project imports from elsewhere, and files that were not asked for", async () => {
  const old = '方案 旧 "旧方案" {\n  年度 2025\n  | 培训,考核。。\n}\n';
  const folder = await folderWith({
    "elsewhere/org.plan": small["org.plan"],
    "elsewhere/old.plan": old,
    "own/planwright.config.json": "{}",
    "own/plan.plan": `引用 "../elsewhere/*.plan"\n${untidy["plan.plan"]}`,
    "own/other.plan": '方案 乙 "乙方案" {\n  年度2026\n}\n',
  });
  const { out } = await planwright(join(folder, "own"), ["check", "--fix", "plan.plan"]);
  expect(await readFile(join(folder, "own/plan.plan"), "utf8")).toContain(tidy);
  expect(await readFile(join(folder, "own/other.plan"), "utf8")).toContain("年度2026");
  await planwright(join(folder, "own"), ["check", "--fix"]);
  expect(await readFile(join(folder, "own/other.plan"), "utf8")).toContain("年度 2026");
  expect(await readFile(join(folder, "elsewhere/old.plan"), "utf8")).toBe(old);
  expect(out).not.toContain("other.plan");
});

it("leaves a file alone that is not UTF-8", async () => {
  // 方案甲 "甲" {, in GBK, the keyword glued to the name
  const gbk = Uint8Array.of(
    ...[0xb7, 0xbd, 0xb0, 0xb8, 0xbc, 0xd7, 0x20, 0x22, 0xbc, 0xd7, 0x22, 0x20, 0x7b, 0x0a],
    ...[0x7d, 0x0a],
  );
  const folder = await folderWith({ ...untidy, "gbk.plan": gbk });
  const { code, out } = await planwright(folder, ["check", "--fix"]);
  expect(code).toBe(1);
  expect(out).toContain("gbk.plan:1:1 错误 file-not-utf-8");
  expect(new Uint8Array(await readFile(join(folder, "gbk.plan")))).toEqual(gbk);
  expect(await readFile(join(folder, "plan.plan"), "utf8")).toBe(tidy);
});

it("does not fix what the source accepts", async () => {
  const accepted = untidy["plan.plan"].replace(
    "    | 组织",
    "    忽略 doubled-marks | 原文如此\n    | 组织",
  );
  const folder = await folderWith({ ...untidy, "plan.plan": accepted });
  await planwright(folder, ["check", "--fix"]);
  expect(await readFile(join(folder, "plan.plan"), "utf8")).toContain("全员培训，考核。。");
});

it("mends a line although more is wrong in its block than could be seen before", async () => {
  const hidden = small["plan.plan"]
    .replace("方案 方案甲", "方案方案甲")
    .replace("责任 办公室", "责任 某某科\n    前置 没有");
  const folder = await folderWith({ ...small, "plan.plan": hidden });
  const { code, out, err } = await planwright(folder, ["check", "--fix"]);
  expect(code).toBe(1);
  expect(err).toBe("已修正 1 个问题，改写 1 个文件\n");
  expect(out).toContain("某某科");
  expect(await readFile(join(folder, "plan.plan"), "utf8")).toContain("方案 方案甲");
});

it("mends the line of a unit although others are missed once it is known", async () => {
  const folder = await folderWith({
    "org.plan": small["org.plan"].replace("机构 市局", "机构市局"),
    "plan.plan": small["plan.plan"].replace("责任 办公室", "责任 办公事, 某某科"),
  });
  const { out, err } = await planwright(folder, ["check", "--fix"]);
  expect(err).toBe("已修正 2 个问题，改写 2 个文件\n");
  expect(out).toContain("2 个文件：1 个错误\n");
  expect(await readFile(join(folder, "org.plan"), "utf8")).toBe(small["org.plan"]);
  expect(await readFile(join(folder, "plan.plan"), "utf8")).toContain("责任 办公室, 某某科");
});

it("does not apply a fix that brings an error elsewhere, and says so", async () => {
  const twice = small["org.plan"].replace(
    '  分局 温州 "温州分局"\n',
    '  分局温州 "温州分局"\n  分局 温州 "温州银监分局"\n',
  );
  const folder = await folderWith({ ...untidy, "org.plan": twice });
  const { code, out, err } = await planwright(folder, ["check", "--fix"]);
  expect(code).toBe(1);
  expect(await readFile(join(folder, "org.plan"), "utf8")).toBe(twice);
  expect(await readFile(join(folder, "plan.plan"), "utf8")).toBe(tidy);
  expect(err).toContain(
    "planwright: org.plan:3 glued-keyword：没有应用“写作“分局 温州””，会带来新的错误",
  );
  expect(out).toContain("org.plan:3:3 错误 glued-keyword");
});

it.each([
  [["--fix", "--fix-dry-run"], "选项 --fix 不能与 --fix-dry-run 同时使用"],
  [["--fix-dry-run", "--format", "json"], "选项 --fix-dry-run 不能与 --format 同时使用"],
  [["--fix", "--update-baseline"], "选项 --fix 不能与 --update-baseline 同时使用"],
])("does not follow %j together, and writes nothing", async (words, message) => {
  const folder = await folderWith(untidy);
  const { code, out, err } = await planwright(folder, ["check", ...words]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toBe(`planwright：${message}。用法见 planwright --help\n`);
  expect(await readFile(join(folder, "plan.plan"), "utf8")).toBe(untidy["plan.plan"]);
});
