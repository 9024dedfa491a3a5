import { join } from "node:path";
import { expect, it } from "vitest";
import { checks } from "../../src/checks/catalogue.ts";
import { catalogueReadme } from "../../src/checks/catalogue-readme.ts";

it("has a current page of all checks", async () => {
  const page = join(import.meta.dirname, "../../src/checks/README.md");
  await expect(catalogueReadme(checks)).toMatchFileSnapshot(page);
});

it("tells of every check once, under its code, in both languages and with its examples", () => {
  const page = catalogueReadme(checks);
  for (const { code, doc, bad, good } of checks) {
    expect(page.split(`\n### ${code}\n`)).toHaveLength(2);
    const own = page.split(`\n### ${code}\n`)[1]?.split(/\n##/)[0];
    expect(own).toContain(doc.zh);
    expect(own).toContain(doc.en);
    for (const plan of [...bad.map(({ source }) => source), ...good]) {
      expect(own).toContain(plan.trimEnd());
    }
  }
});
