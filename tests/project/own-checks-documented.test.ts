import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv } from "ajv";
import { expect, it } from "vitest";
import { findPlaces } from "../../src/project/places.ts";
import { loadProject } from "../../src/project/project.ts";
import { folderWith } from "./folder-with.ts";

/** The examples of the documentation, run as they stand there. */

const root = join(import.meta.dirname, "../..");

/** The code blocks of a language in a page, of which those that hold a word. */
async function blocks(page: string, language: string, holding: string): Promise<readonly string[]> {
  const text = await readFile(join(root, page), "utf8");
  const found = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
  return found.flatMap(([, name, code = ""]) =>
    name === language && code.includes(holding) ? [code] : [],
  );
}

async function said(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const cwd = await folderWith({ ...files, "plan.plan": plan });
  const [place] = (await findPlaces([], cwd)).places;
  if (place === undefined) throw new Error("no project");
  const { findings, model } = await loadProject(place, cwd);
  expect(model.plans[0]?.allItems.length).toBeGreaterThan(0);
  return findings.map(({ code, message }) => `${code}: ${message.zh}`);
}

const plan = `机构 局 "某监管局" {
  部门 综合科 "综合科"
  部门 法规科 "法规科"
  部门 宣传科 "宣传科"
  部门 人事科 "人事科"
  分局 温州 "温州分局"
}
方案 甲 "甲方案" {
  年度 2026
  制发 局
  目标 规范检查 "规范检查。" {
    责任 综合科
    时限 12月15日前
    措施 现场检查 "开展现场检查。" {
      牵头 综合科
      配合 法规科, 宣传科, 人事科, 温州
      | 按计划检查。
      节点 过半 6月底 "检查过半。"
    }
    措施 反馈问题 "反馈问题。" {
      牵头 温州
      | 及时反馈。
      指标 反馈率 不低于 95%
    }
    措施 督促整改 "督促整改。" {
      牵头 综合科
      | 督促整改。
    }
  }
}
`;

it("takes both examples by the published schema, and refuses what no rule has", async () => {
  const published = await readFile(join(root, "src/project/configuration.schema.json"), "utf8");
  const validate = new Ajv({ validateFormats: false }).compile(JSON.parse(published));
  const pages = ["README.md", "src/checks/rules/README.md"];
  const examples = (
    await Promise.all(pages.map((page) => blocks(page, "json", '"select"')))
  ).flat();
  expect(examples).toHaveLength(2);
  for (const example of examples) {
    expect(validate(JSON.parse(example))).toBe(true);
    expect(
      validate(
        JSON.parse(example.replaceAll('"atLeast"', '"atleast"').replaceAll('"atMost"', '"atmost"')),
      ),
    ).toBe(false);
    expect(validate(JSON.parse(example.replace(/"message"/, '"massage"')))).toBe(false);
  }
});

it("takes the example of lights and columns by the published schema", async () => {
  const published = await readFile(join(root, "src/project/configuration.schema.json"), "utf8");
  const validate = new Ajv({ validateFormats: false }).compile(JSON.parse(published));
  const [example = ""] = await blocks("README.md", "json", '"lights"');
  expect(validate(JSON.parse(example))).toBe(true);
  expect(validate(JSON.parse(example.replace("overdueDays", "overdue")))).toBe(false);
});

it("README.md: a rule and a plug-in find what they say", async () => {
  const [rule = ""] = await blocks("README.md", "json", '"rules"');
  expect(await said({ "planwright.config.json": rule })).toEqual([
    "december-milestone: 措施“反馈问题”12月15日前完成，应有节点",
    "december-milestone: 措施“督促整改”12月15日前完成，应有节点",
  ]);
  const [module = ""] = await blocks("README.md", "js", "export const checks");
  const configuration = '{ "plugins": ["./checks/own.mjs"] }';
  expect(await said({ "planwright.config.json": configuration, "checks/own.mjs": module })).toEqual(
    ["same-day: 2026-12-15 有 3 项措施同时到期"],
  );
});

it("the page of rules: each of its examples finds what it says", async () => {
  const [rules = ""] = await blocks("src/checks/rules/README.md", "json", '"rules"');
  expect([...(await said({ "planwright.config.json": rules }))].sort()).toEqual([
    "december-milestone: 措施“反馈问题”12月15日前完成，应有节点",
    "december-milestone: 措施“督促整改”12月15日前完成，应有节点",
    "department-leads: “反馈问题”由温州分局牵头，应为部门",
    "sourced-indicator: 指标“反馈率”没有写明基线和来源",
    "three-supports: 4 units support 开展现场检查: 法规科、宣传科、人事科、温州分局",
  ]);
});
