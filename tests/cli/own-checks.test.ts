import { expect, it } from "vitest";
import { folderWith } from "../project/folder-with.ts";
import { planwright, small } from "./command-line.ts";

const configuration = {
  rules: [
    {
      code: "title-short",
      select: { kind: "措施" },
      must: { 标题: { atMost: 3 } },
      message: {
        zh: "标题“{标题}”有 {#标题} 字",
        en: "the title “{title}” has {#title} characters",
      },
      severity: "error",
      doc: { zh: "标题要能印在一行里。", en: "A title fits on one line." },
    },
  ],
  plugins: ["./own.mjs", "./gone.mjs"],
};

const module = `export const checks = [{
  code: "own-check", category: "terms", severity: { draft: "note", issue: "note" }, strength: "practice",
  source: { zh: "本局惯例", en: "our practice" }, summary: { zh: "一项", en: "one" },
  doc: { zh: "本局自己的检查。", en: "A check of our own." }, bad: [], good: [],
  run() { throw new Error("went wrong"); },
}];
`;

const project = (plan: string = small["plan.plan"]) =>
  folderWith({
    ...small,
    "plan.plan": plan,
    "planwright.config.json": JSON.stringify(configuration, null, 2),
    "own.mjs": module,
  });

it("reports what own checks find and what is wrong with them, also where one file is asked for", async () => {
  const folder = await project();
  for (const paths of [[], ["plan.plan"]]) {
    const { code, out, err } = await planwright(folder, ["check", ...paths, "--lang", "en"]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toContain(
      "plan.plan:5:6 error title-short\n  the title “开展培训” has 4 characters\n",
    );
    expect(out).toMatch(
      /planwright\.config\.json:\d+:\d+ error plugin-check-failed\n {2}.*“own-check”.*“\.\/own\.mjs”.*went wrong\n/,
    );
    expect(out).toMatch(/error plugin-unloadable\n {2}.*“\.\/gone\.mjs”/);
    expect(out).not.toMatch(/^\s+at /m);
  }
});

it("carries the pages of own checks to reports and to explain", async () => {
  const folder = await project();
  const { out } = await planwright(folder, ["check", "--format", "sarif"]);
  const { rules } = JSON.parse(out).runs[0].tool.driver;
  expect(rules.map(({ id }: { readonly id: string }) => id)).toContain("title-short");
  const rule = await planwright(folder, ["explain", "title-short"]);
  expect(rule).toMatchObject({ code: 0, err: "" });
  expect(rule.out).toContain("标题要能印在一行里。");
  const english = await planwright(folder, ["explain", "own-check", "--lang", "en"]);
  expect(english.out).toContain("A check of our own.");
  expect((await planwright(folder, ["explain", "title-shrot"])).err).toContain("“title-short”");
});

it("proposes the code of an own check for a misspelt ignore", async () => {
  const folder = await folderWith({
    ...small,
    "plan.plan": small["plan.plan"].replace("年度 2026", "忽略 title-shrot | 旧名\n  年度 2026"),
    "planwright.config.json": JSON.stringify({ rules: configuration.rules }),
  });
  const { out } = await planwright(folder, ["check"]);
  expect(out).toContain("unknown-check");
  expect(out).toContain("你要写的是不是“title-short”？");
});
