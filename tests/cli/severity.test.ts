import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderWith } from "../project/folder-with.ts";
import { planwright, small } from "./command-line.ts";

/** Four measures of which the last has no owner, and one runs beyond the year. */
const unowned = {
  ...small,
  "plan.plan": `方案 方案甲 "某市局2026年方案" {\n  年度 2026\n  制发 市局\n  | 抓好落实。\n${[
    "一",
    "二",
    "三",
  ]
    .map((name) => `  措施 ${name} "做好${name}。" {\n    责任 办公室\n    时限 年底前\n  }\n`)
    .join("")}  措施 四 "做好四。" {\n    时限 2031年底前\n  }\n}\n`,
};

async function project(configuration: unknown) {
  const folder = await folderWith(unowned);
  const configure = (next: unknown) =>
    writeFile(join(folder, "planwright.config.json"), JSON.stringify(next, null, 2));
  await configure(configuration);
  return { folder, configure };
}

const counted = "2 个文件：1 个警告，1 个提示\n";

it("is mild with a draft and strict to issue, by option or configuration", async () => {
  const { folder, configure } = await project({});
  const draft = await planwright(folder, ["check"]);
  expect(draft.code).toBe(0);
  expect(draft.out).toContain("plan.plan:17:6 提示 no-lead\n");
  expect(draft.out).toContain(counted);
  const issue = await planwright(folder, ["check", "--profile", "issue"]);
  expect(issue.code).toBe(1);
  expect(issue.out).toContain("plan.plan:17:6 错误 no-lead\n");
  await configure({ profile: "issue" });
  expect(await planwright(folder, ["check"])).toEqual(issue);
  expect(await planwright(folder, ["check", "--profile", "draft"])).toEqual(draft);
});

it("builds a draft as a draft, and to issue only what is whole", async () => {
  const { folder } = await project({});
  const build = ["build", "--only", "model", "--out", "out"];
  expect(await planwright(folder, build)).toMatchObject({ code: 0 });
  const issue = await planwright(folder, [...build, "--profile", "issue"]);
  expect(issue.code).toBe(1);
  expect(issue.out).toContain("有错误，没有生成公文、方案和数据");
});

it("exits 1 above the number of warnings that is allowed", async () => {
  const { folder, configure } = await project({});
  const most = (count: string) => planwright(folder, ["check", "--max-warnings", count]);
  expect((await most("1")).code).toBe(0);
  expect((await most("0")).code).toBe(1);
  await configure({ maxWarnings: 0 });
  expect((await planwright(folder, ["check"])).code).toBe(1);
  expect((await most("1")).code).toBe(0);
  expect(await most("-1")).toEqual({
    code: 2,
    out: "",
    err: expect.stringContaining("选项 --max-warnings <count> 不能是“-1”，可以是 0, 1, 2 …"),
  });
});

it("takes levels and options of checks from the configuration", async () => {
  const { folder, configure } = await project({ checks: { "date-outside-period": "off" } });
  expect((await planwright(folder, ["check"])).out).toContain("2 个文件：1 个提示\n");
  await configure({ overrides: [{ item: "四", checks: { "no-lead": "error" } }] });
  expect((await planwright(folder, ["check"])).code).toBe(1);
  await configure({ overrides: [{ item: "三", checks: { "no-lead": "error" } }] });
  expect((await planwright(folder, ["check"])).code).toBe(0);
  await configure({
    checks: { "vague-wording": { level: "error", options: { words: ["抓好"] } } },
  });
  const { code, out } = await planwright(folder, ["check"]);
  expect(code).toBe(1);
  expect(out).toContain("错误 vague-wording");
});

it("points at what it does not know in the configuration, and judges nothing then", async () => {
  const { folder } = await project({
    checks: { "no-leed": "off", "vague-wording": { options: { budget: "three" } } },
  });
  const { code, out } = await planwright(folder, ["check"]);
  expect(code).toBe(2);
  expect(out).toContain("planwright.config.json:3:6 错误 unknown-check\n");
  expect(out).toContain("“no-lead”");
  expect(out).toMatch(/planwright\.config\.json:6:19 错误 wrong-setting\n.*“budget”/);
  expect(out).not.toContain("plan.plan");
});

it("says that an override names nothing, whichever file is asked for", async () => {
  const { folder } = await project({ overrides: [{ document: "方案已", item: "四", checks: {} }] });
  const { code, out } = await planwright(folder, ["check", "org.plan"]);
  expect(code).toBe(1);
  expect(out).toMatch(/planwright\.config\.json:4:19 错误 override-matches-nothing\n.*“方案已”/);
});

it("counts what two projects share once, found or accepted", async () => {
  const shared = unowned["plan.plan"].replace("  措施 四", "  忽略 no-lead | 待定。\n  措施 四");
  const folder = await folderWith({
    "shared/plan.plan": shared,
    ...Object.fromEntries(
      ["a", "b"].flatMap((name) => [
        [`${name}/planwright.config.json`, "{}"],
        [`${name}/org.plan`, `引用 "../shared/*.plan"\n${small["org.plan"]}`],
      ]),
    ),
  });
  const check = (...more: readonly string[]) => planwright(folder, ["check", "a", "b", ...more]);
  expect((await check()).out).toContain("3 个文件：1 个警告；另有 1 个已接受\n");
  expect((await check("--max-warnings", "1")).code).toBe(0);
});
