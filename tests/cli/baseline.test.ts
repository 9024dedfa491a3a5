import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderWith } from "../project/folder-with.ts";
import { planwright, small } from "./command-line.ts";

/** A plan with two findings of checks: 及时 that nothing pins, and a measure without an owner. */
const old = {
  ...small,
  "plan.plan":
    '方案 方案甲 "某市局2026年方案" {\n  年度 2026\n  制发 市局\n\n  措施 培训 "开展培训。" {\n    责任 办公室\n    时限 年底前\n    | 组织全员培训。\n  }\n  措施 检查 "开展检查。" {\n    时限 年底前\n    | 组织现场检查，定期通报。\n  }\n}\n',
};

const file = "baseline.json";
const strict = ["check", "--fail-on", "note"];

async function adopted(files: Readonly<Record<string, string>> = old) {
  const folder = await folderWith(files);
  const ran = await planwright(folder, [...strict, "--baseline", file, "--update-baseline"]);
  return { folder, ran, text: await readFile(join(folder, file), "utf8") };
}

it("takes over what is found, one readable line each, and fails no more", async () => {
  const { folder, ran, text } = await adopted();
  expect(ran).toEqual({
    code: 0,
    out: "2 个文件，没有发现问题；另有 3 个已接受\n",
    err: "planwright: 基线 baseline.json 有 3 条：新增 3，删去 0\n",
  });
  const lines = text.split("\n").map((line) => line.replace(/"fingerprint":".*"/, "…"));
  expect(lines).toEqual([
    "{",
    '  "planwrightBaseline": 1,',
    '  "findings": [',
    '    {"code":"no-lead","subject":"方案甲.检查","words":"检查",…},',
    '    {"code":"vague-wording","subject":"方案甲","words":"方案甲",…},',
    '    {"code":"vague-wording","subject":"方案甲.检查","words":"定期",…}',
    "  ]",
    "}",
    "",
  ]);
  const again = await planwright(folder, [...strict, "--baseline", file]);
  expect(again.code).toBe(0);
  expect((await planwright(folder, strict)).code).toBe(1);
});

it("lets only new findings fail, wherever lines have moved to", async () => {
  const { folder } = await adopted();
  const plan = join(folder, "plan.plan");
  await writeFile(
    plan,
    `// 说明\n\n${old["plan.plan"].replace("  措施 培训", '  措施 新事 "新事。" {\n    责任 办公室\n    时限 2031年底前\n    | 办好新事。\n  }\n  措施 培训')}`,
  );
  const { code, out } = await planwright(folder, [...strict, "--baseline", file]);
  expect(code).toBe(1);
  expect(out).toContain("plan.plan:9:8 警告 date-outside-period\n");
  expect(out).toContain("2 个文件：1 个警告；另有 3 个已接受\n");
});

it("shows a habit again that has grown, and not one that is mended here and there", async () => {
  const vague = (count: number) =>
    old["plan.plan"].replace(
      "  措施 培训",
      `  | 请${"及时报送，".repeat(count)}不要遗漏。\n  措施 培训`,
    );
  const { folder } = await adopted({ ...old, "plan.plan": vague(1) });
  const check = async (text: string) => {
    await writeFile(join(folder, "plan.plan"), text);
    return (await planwright(folder, [...strict, "--baseline", file])).out;
  };
  expect(await check(vague(1))).toBe("2 个文件，没有发现问题；另有 3 个已接受\n");
  expect(await check(vague(0))).toBe("2 个文件，没有发现问题；另有 3 个已接受\n");
  expect(await check(vague(2))).toMatch(/提示 vague-wording\n.*3/);
});

it("says that entries match nothing any more, and removes them when it is renewed", async () => {
  const { folder } = await adopted();
  await writeFile(join(folder, "plan.plan"), old["plan.plan"].replace("定期", "每月"));
  const { code, out } = await planwright(folder, ["check", "--baseline", file]);
  expect(code).toBe(0);
  expect(out).toMatch(/^baseline\.json:5:5 提示 baseline-outdated\n.*2/m);
  expect(out).toContain("planwright check --update-baseline");
  expect(out).toMatch(/^ {2}baseline\.json:6:5 /m);
  const renewed = await planwright(folder, ["check", "--baseline", file, "--update-baseline"]);
  expect(renewed.err).toBe("planwright: 基线 baseline.json 有 1 条：新增 0，删去 2\n");
  expect(renewed.out).toBe("2 个文件，没有发现问题；另有 1 个已接受\n");
});

it("takes over no errors of language and names, and nothing that a source accepts", async () => {
  const { ran, text } = await adopted({
    ...old,
    "plan.plan": old["plan.plan"]
      .replace("责任 办公室", "责任 办公事")
      .replace('检查。" {', '检查。" {\n    忽略 no-lead | 待三季度定。'),
  });
  expect(ran.code).toBe(1);
  expect(ran.out).toContain("unknown-unit");
  expect(text).not.toContain("unknown-unit");
  expect(text).not.toContain("no-lead");
});

it("keeps what a milder profile or a level does not look for", async () => {
  const { folder, text } = await adopted();
  await writeFile(
    join(folder, "planwright.config.json"),
    `{ "baseline": "${file}", "checks": { "no-lead": "off" } }`,
  );
  const { out } = await planwright(folder, ["check", "--update-baseline"]);
  expect(out).toBe("2 个文件，没有发现问题；另有 2 个已接受\n");
  expect(await readFile(join(folder, file), "utf8")).toBe(text);
});

it("is named in the configuration, from its folder, and holds for build, too", async () => {
  const { folder } = await adopted(
    Object.fromEntries(Object.entries(old).map(([path, text]) => [`a/${path}`, text])),
  );
  const at = (project: string) => join(folder, project, "planwright.config.json");
  await writeFile(
    at("a"),
    '{ "failOn": "note", "profile": "issue", "baseline": "../baseline.json" }',
  );
  expect(await planwright(folder, ["check", "a"])).toMatchObject({ code: 0 });
  const build = ["build", "a", "--only", "model", "--out", "out"];
  expect(await planwright(folder, build)).toMatchObject({ code: 0 });
  await writeFile(at("a"), '{ "profile": "issue" }');
  expect((await planwright(folder, build)).code).toBe(1);
});

it("is a finding where there is none, or something else in its place", async () => {
  const folder = await folderWith({
    ...old,
    "notes.json": "{}",
    "gbk.json": Uint8Array.of(0xbb, 0xfa),
  });
  const missing = await planwright(folder, ["check", "--baseline", "basline.json"]);
  expect(missing.code).toBe(1);
  expect(missing.out).toMatch(/^basline\.json 错误 baseline-unreadable\n.*“basline\.json”/m);
  expect(missing.out).toContain("no-lead");
  const foreign = await planwright(folder, ["check", "--baseline", "notes.json", "plan.plan"]);
  expect(foreign.code).toBe(1);
  expect(foreign.out).toMatch(/ baseline-unreadable\n.*“notes\.json”/);
  expect((await planwright(folder, ["check", "--baseline", "."])).out).toContain("“.”");
  expect((await planwright(folder, ["check", "--baseline", "gbk.json"])).out).toContain(
    "file-not-utf-8",
  );
});

it("overwrites nothing but a baseline", async () => {
  const folder = await folderWith(old);
  const update = ["check", "--update-baseline"];
  expect(await planwright(folder, [...update, "--baseline", "plan.plan"])).toEqual({
    code: 2,
    out: "",
    err: "planwright: “plan.plan”不是基线文件，没有改动它；换一个文件，或先删去它\n",
  });
  expect(await readFile(join(folder, "plan.plan"), "utf8")).toBe(old["plan.plan"]);
  expect(await planwright(folder, update)).toMatchObject({
    code: 2,
    err: "planwright: 没有说明基线是哪个文件：用 --baseline <文件>，或在配置里写 baseline\n",
  });
  expect(await planwright(folder, [...update, "--baseline", "plan.plan/x"])).toMatchObject({
    code: 3,
  });
});

it("is one project's", async () => {
  const folder = await folderWith(
    Object.fromEntries(
      ["a", "b"].flatMap((name) =>
        Object.entries(old).map(([path, text]) => [`${name}/${path}`, text]),
      ),
    ),
  );
  const { code, err } = await planwright(folder, ["check", "a", "b", "--baseline", file]);
  expect({ code, err }).toEqual({
    code: 2,
    err: "planwright: --baseline 只能用于一个项目，这里有 2 个；请在各自的配置里写 baseline\n",
  });
});

it("holds what a plug-in finds, and keeps it while the plug-in cannot be read", async () => {
  const plugin = `export const checks = [{
    code: "own-check", category: "structure", severity: { draft: "warning", issue: "error" },
    strength: "practice", source: { zh: "惯例", en: "practice" },
    summary: { zh: "看到", en: "seen" }, doc: { zh: "看到", en: "seen" }, bad: [], good: [],
    run({ model, report }) {
      for (const { entry } of model.plans)
        report({
          entry,
          place: { file: entry.file, start: entry.name.start, end: entry.name.end },
          message: { zh: "看到", en: "seen" },
        });
    },
  }];\n`;
  const { folder, ran, text } = await adopted({
    ...small,
    "own.mjs": plugin,
    "planwright.config.json": '{ "plugins": ["./own.mjs"] }',
  });
  expect(ran.out).toBe("2 个文件，没有发现问题；另有 1 个已接受\n");
  await writeFile(
    join(folder, "planwright.config.json"),
    '{ "plugins": ["./gone.mjs"], "baseline": "baseline.json" }',
  );
  const { code, out } = await planwright(folder, ["check", "--update-baseline"]);
  expect(code).toBe(1);
  expect(out).toContain("gone.mjs");
  expect(out).not.toContain("baseline-outdated");
  expect(await readFile(join(folder, file), "utf8")).toBe(text);
});
