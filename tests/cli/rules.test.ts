import { join } from "node:path";
import { expect, it } from "vitest";
import { checks } from "../../src/checks/catalogue.ts";
import { catalogue } from "../../src/project/catalogue.ts";
import { folderWith } from "../project/folder-with.ts";
import { planwright, small } from "./command-line.ts";

it("lists every code once, with both severities, how binding it is, its source and what it finds", async () => {
  const { code, out, err } = await planwright(await folderWith({}), ["rules"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const lines = out.split("\n");
  for (const page of catalogue) {
    expect(lines.filter((line) => line.startsWith(`  ${page.code} `))).toHaveLength(1);
  }
  expect(lines.find((line) => line.includes("document-number"))).toMatch(
    /^ {2}document-number +警告\/错误 +必须 +发文字号的写法不对.*（GB\/T 9704-2012 7\.2\.5）$/,
  );
  expect(lines.find((line) => line.includes("unknown-unit "))).toMatch(/ 错误\/错误 /);
  expect(lines).toContain("公文格式");
});

it("lists them in English without a Chinese sentence", async () => {
  const { out } = await planwright(await folderWith({}), ["rules", "--lang", "en"]);
  expect(out).toMatch(/\n {2}document-number +warning\/error +must +A document's number /);
  expect(out).not.toMatch(/[\p{Script=Han}]{6}|。/u);
});

it("gives them as data with texts in both languages", async () => {
  const { code, out } = await planwright(await folderWith({}), ["rules", "--json"]);
  expect(code).toBe(0);
  const rules: readonly { readonly code: string }[] = JSON.parse(out);
  expect(rules.map((rule) => rule.code)).toEqual(catalogue.map((page) => page.code));
  for (const check of checks) {
    const { severity, category, strength, source, summary } = check;
    expect(rules.find((rule) => rule.code === check.code)).toMatchObject({
      severity,
      category,
      strength,
      source,
      summary,
    });
  }
  expect(rules.find((rule) => rule.code === "missing-brace")).toMatchObject({
    severity: { draft: "error", issue: "error" },
  });
});

it("says that a path names nothing, and exits 2", async () => {
  const folder = await folderWith(small);
  const { code, err } = await planwright(folder, ["rules", join("no", "where")]);
  expect(code).toBe(2);
  expect(err).toContain("没有文件或文件夹");
});
