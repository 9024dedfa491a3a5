import { expect, it } from "vitest";
import { catalogue } from "../../src/project/catalogue.ts";
import { folderWith } from "../project/folder-with.ts";
import { planwright, small } from "./command-line.ts";

it.each(catalogue.map(({ code }) => code))("has a page for %s in both languages", async (code) => {
  const folder = await folderWith({});
  const pages = await Promise.all(
    ["zh", "en"].map((language) => planwright(folder, ["explain", code, "--lang", language])),
  );
  for (const page of pages) {
    expect(page).toMatchObject({ code: 0, err: "" });
    expect(page.out.split("\n").length).toBeGreaterThan(3);
  }
  expect(pages[0]?.out).not.toBe(pages[1]?.out);
});

it("names each code once", () => {
  const codes = catalogue.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)]);
});

it("says where an item's owner, date and number come from", async () => {
  const nested = small["plan.plan"]
    .replace("  措施 培训", '  目标 队伍 "建设队伍。" {\n  责任 办公室\n  措施 培训')
    .replace("    责任 办公室\n", "")
    .replace(/}\n$/, "}\n}\n");
  const { code, out } = await planwright(await folderWith({ ...small, "plan.plan": nested }), [
    "explain",
    "培训",
  ]);
  expect(code).toBe(0);
  expect(out).toContain("措施 开展培训。\n");
  expect(out).toMatch(/责任 办公室 → 办公室\n {4}plan\.plan:6:3，承自“建设队伍。”/);
  expect(out).toMatch(/时限 年底前 → 2026-12-31\n {4}plan\.plan:8:5\n/);
});

it("prints a plan's fingerprint as the configuration takes it", async () => {
  const explained = await planwright(await folderWith(small), ["explain", "方案甲"]);
  expect(explained).toMatchObject({ code: 0, err: "" });
  expect(explained.out).toContain("方案 某市局2026年方案\n");
  const setting = /\{.*\}/.exec(explained.out)?.[0] ?? "";
  const checked = async (files: Readonly<Record<string, string>>) =>
    planwright(await folderWith({ ...files, "planwright.config.json": setting }), ["check"]);
  expect(await checked(small)).toMatchObject({ code: 0 });
  const changed = { ...small, "plan.plan": small["plan.plan"].replace("全员培训", "培训") };
  const { code, out } = await checked(changed);
  expect(code).toBe(1);
  expect(out).toMatch(/ issued-changed\n.*“某市局2026年方案”.*“开展培训”/);
});

it("proposes near names and codes where there is none", async () => {
  const folder = await folderWith(small);
  expect(await planwright(folder, ["explain", "unknown-unti"])).toMatchObject({ code: 2, out: "" });
  expect((await planwright(folder, ["explain", "unknown-unti"])).err).toContain("“unknown-unit”");
  expect((await planwright(folder, ["explain", "陪训"])).err).toContain("“培训”");
});
