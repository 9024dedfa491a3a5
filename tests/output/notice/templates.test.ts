import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { templateEnvironment } from "../../../src/output/handlebars.ts";
import { renderHtml } from "../../../src/output/notice/html.ts";
import { writeWhole } from "../../../src/output/write-whole.ts";
import { contentOf } from "../print/print.ts";
import { seedNotice, text } from "./seed-view.ts";

const folderWith = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), "planwright-test-"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
};

it("takes a template of the project's own and the others from the package", async () => {
  const own = folderWith({
    "imprint.hbs": `<footer class="imprint"><p>{{printedBy}}制</p></footer>`,
  });
  const html = contentOf(await renderHtml(seedNotice(), { templates: [own] }));
  expect(html).toContain("中国银监会浙江监管局办公室制");
  expect(html).not.toContain("抄送：");
  expect(html).toContain("浙银监党发〔2015〕");
});

it("takes a style sheet of the project's own, and the first folder that has it", async () => {
  const first = folderWith({ "official.css": "/* first */" });
  const second = folderWith({ "official.css": "/* second */" });
  const html = contentOf(await renderHtml(seedNotice(), { templates: [first, second] }));
  expect(html).toContain("/* first */");
  expect(html).not.toContain("/* second */");
});

it("takes what all families share from a folder of the project's own, as any other file", () => {
  const own = [folderWith({ "faces.js": "// own" })];
  const faces = (folders: readonly string[], family: string) =>
    contentOf(templateEnvironment({ family, own: folders }).assets("faces.js"));
  expect(faces(own, "sheet")).toBe("// own");
  expect(faces([], "sheet")).toContain("probe");
  expect(faces([], "overview")).toBe(faces([], "notice"));
});

it("names the template, the line and the data that is missing", async () => {
  const own = folderWith({ "signature.hbs": "<div>\n  {{date}}\n  {{place.town}}</div>" });
  const outcome = await renderHtml(seedNotice(), { templates: [own] });
  expect(outcome.ok).toBe(false);
  expect(outcome.findings).toMatchObject([
    {
      code: "template-data-missing",
      severity: "error",
      place: { file: join(own, "signature.hbs"), line: 3, column: expect.any(Number) },
      message: {
        zh: `模板 ${join(own, "signature.hbs")} 第 3 行：数据中没有 place.town`,
        en: `Template ${join(own, "signature.hbs")}, line 3: the data has no place.town`,
      },
    },
  ]);
});

it("names the path of a condition that leads through missing data", async () => {
  const own = folderWith({ "signature.hbs": "<div>\n{{#if place.town.name}}x{{/if}}</div>" });
  const outcome = await renderHtml(seedNotice(), { templates: [own] });
  expect(outcome.findings[0]).toMatchObject({
    place: { file: join(own, "signature.hbs"), line: 2 },
  });
  expect(outcome.findings[0]?.message.en).toContain("place.town.name");
});

it.each([
  ["a block that is not closed", "<p>\n{{#if date}}x</p>", /line \d/],
  ["an unknown helper", "<p>{{shout date}}</p>", /shout/],
  ["an unknown partial", "<p>{{> nowhere}}</p>", /nowhere/],
])("reports %s as a problem of the template", async (_, source, told) => {
  const own = folderWith({ "signature.hbs": source });
  const outcome = await renderHtml(seedNotice(), { templates: [own] });
  expect(outcome.ok).toBe(false);
  expect(outcome.findings[0]?.place.file).toBe(join(own, "signature.hbs"));
  expect(outcome.findings[0]?.message.en).toMatch(told);
});

it("says which template is not there", () => {
  const outcome = templateEnvironment({ family: "notice" }).render("nowhere", {});
  expect(outcome.findings[0]).toMatchObject({
    code: "template-missing",
    place: { file: "nowhere.hbs" },
  });
});

it("escapes every text", async () => {
  const evil = `<script>alert("1")</script>&"'`;
  const view = seedNotice({
    to: evil,
    body: [
      { kind: "paragraph", inline: [text(evil)] },
      { kind: "image", source: "data:image/png;base64,AAAA", alt: `"><script>x</script>` },
    ],
    signature: { mode: "sealed", signers: [evil], date: evil },
  });
  const html = contentOf(await renderHtml(view));
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html).toContain("&lt;script&gt;alert(");
});

it("makes a file that stands alone: nothing is loaded, only our script may run", async () => {
  const html = contentOf(await renderHtml(seedNotice()));
  expect(html).toMatch(/Content-Security-Policy" content="default-src &#x27;none&#x27;;/);
  expect(html).not.toMatch(/https?:\/\/|<link|src="(?!data:)|@import|url\((?!"?data:)/);
  expect(html).toContain('<html lang="zh-CN">');
});

it("names a picture that cannot be read", async () => {
  const missing = join(tmpdir(), "no-such-picture.png");
  const outcome = await renderHtml(
    seedNotice({ body: [{ kind: "image", source: missing, alt: "" }] }),
  );
  expect(outcome.findings[0]).toMatchObject({ code: "image-unreadable", place: { file: missing } });
});

it("writes a file whole, makes its folder, and leaves the old one when it cannot", async () => {
  const folder = mkdtempSync(join(tmpdir(), "planwright-test-"));
  const path = join(folder, "a", "b", "notice.html");
  expect(await writeWhole(path, "one")).toMatchObject({ ok: true, value: path });
  expect(readFileSync(path, "utf8")).toBe("one");
  mkdirSync(join(folder, "taken"));
  const outcome = await writeWhole(join(folder, "taken"), "two");
  expect(outcome.findings[0]).toMatchObject({
    code: "file-not-written",
    place: { file: join(folder, "taken") },
  });
});
