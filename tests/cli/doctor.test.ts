import { expect, it } from "vitest";
import { folderWith } from "../project/folder-with.ts";
import { planwright } from "./command-line.ts";

it("looks at Node, package, browser, templates and fonts by printing a page", async () => {
  const { code, out } = await planwright(await folderWith({}), ["doctor", "--json"]);
  expect(code).toBe(0);
  const { examined } = JSON.parse(out);
  expect(
    examined.map((one: { readonly name: string; readonly ok: boolean }) => [one.name, one.ok]),
  ).toEqual([
    ["node", true],
    ["package", true],
    ["browser", true],
    ["templates", true],
    ["pdf", true],
  ]);
});

it("says what helps where there is no browser, and exits 3", async () => {
  const folder = await folderWith({
    "a.plan": "",
    "planwright.config.json": '{ "browser": "nowhere" }',
  });
  const { code, out } = await planwright(folder, ["doctor"]);
  expect(code).toBe(3);
  expect(out).toContain("✗ 浏览器: 没有找到");
  expect(out).toContain("PLANWRIGHT_BROWSER");
});
