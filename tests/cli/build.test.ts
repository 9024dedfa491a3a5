import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderWith } from "../project/folder-with.ts";
import { planwright, small } from "./command-line.ts";

const notice =
  '通知 通知甲 "某市局关于印发《2026年方案》的通知" {\n  文号 "某发〔2026〕1号"\n  主送 办公室\n\n  | 现印发给你们，请遵照执行。\n\n  落款 市局\n  日期 2026-01-15\n  印发 方案甲\n  印发机关 "某市局办公室"\n  印发日期 2026-01-16\n}\n';
const project = { ...small, "notice.plan": notice };

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return (
    entries
      .filter((entry) => entry.isFile() && entry.name !== ".planwright.json")
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      // The records of DOCX files.
      .filter((path) => !path.startsWith(".planwright/"))
      .sort()
  );
}

const documents = ["--only", "notice,plan,open,model"];

it("makes notices, plans, open points and data", async () => {
  const folder = await folderWith(project);
  const { code, out, err } = await planwright(folder, ["build", ...documents]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(await filesIn(join(folder, "build"))).toEqual([
    "model.json",
    "notice/通知甲.docx",
    "notice/通知甲.html",
    "notice/通知甲.pdf",
    "open.html",
    "plan/方案甲.docx",
    "plan/方案甲.html",
    "plan/方案甲.pdf",
  ]);
  expect(out).toMatch(/^\. → build\n {2}notice\/通知甲\.html {2}\d+\.\d\d s\n/);
  expect(out).toMatch(/notice\/通知甲\.pdf {3}\d+\.\d\d s，\d+ 页\n/);
  expect(out).toMatch(/1 个项目，生成 8 个文件，用时 \d+\.\d 秒\n$/);
  const pdf = await readFile(join(folder, "build/notice/通知甲.pdf"));
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
});

it("makes only what is asked for, in the folder asked for", async () => {
  const folder = await folderWith(project);
  const { code } = await planwright(folder, [
    "build",
    ...["--only", "notice,open", "--only", "model", "--format", "html", "--out", "there/now"],
  ]);
  expect(code).toBe(0);
  expect(await filesIn(join(folder, "there/now"))).toEqual(["notice/通知甲.html", "open.html"]);
});

it("gives several projects a folder each", async () => {
  const twice = ["a", "b"].flatMap((name) =>
    Object.entries(project).map(([file, text]) => [`plans/${name}/${file}`, text]),
  );
  const folder = await folderWith(Object.fromEntries(twice));
  const { code, out } = await planwright(folder, ["build", "plans", "--only", "model"]);
  expect(code).toBe(0);
  expect(await filesIn(join(folder, "build"))).toEqual(["a/model.json", "b/model.json"]);
  expect(out).toContain("plans/a → build/a\n");
});

it("makes nothing of a project with errors but the list of what is open, and exits 1", async () => {
  const wrong = small["plan.plan"]
    .replace("责任 办公室", "责任 财务处")
    .replace("组织", "组织[?几次]");
  const folder = await folderWith({
    "wrong/org.plan": small["org.plan"],
    "wrong/plan.plan": wrong,
    "right/org.plan": small["org.plan"],
    "right/plan.plan": small["plan.plan"],
  });
  const { code, out, err } = await planwright(folder, ["build", ".", "--format", "html,json"]);
  expect(code).toBe(1);
  expect(err).toContain("wrong/plan.plan:6:8 错误 unknown-unit");
  expect(out).toContain("wrong：有错误，没有生成公文、方案和数据\n");
  expect(await filesIn(join(folder, "build"))).toEqual([
    "right/model.json",
    "right/open.html",
    "right/plan/方案甲.html",
    "wrong/open.html",
  ]);
  const open = await readFile(join(folder, "build/wrong/open.html"), "utf8");
  expect(open).toContain("几次");
  expect(open).toContain("wrong/plan.plan:8:9");
});

it("makes everything but PDF without a browser, says what helps and exits 3", async () => {
  const folder = await folderWith({
    ...project,
    "planwright.config.json": '{ "browser": "no/such/browser" }',
  });
  const { code, out } = await planwright(folder, ["build", ...documents]);
  expect(code).toBe(3);
  expect(await filesIn(join(folder, "build"))).toEqual([
    "model.json",
    "notice/通知甲.docx",
    "notice/通知甲.html",
    "open.html",
    "plan/方案甲.docx",
    "plan/方案甲.html",
  ]);
  expect(out.match(/没有找到可用于生成 PDF 的浏览器/g)).toHaveLength(1);
  expect(out).toContain("PLANWRIGHT_BROWSER");
});

it("exits 3 where it may not write", async () => {
  const folder = await folderWith(project);
  await mkdir(join(folder, "build/model.json"), { recursive: true });
  const { code, out } = await planwright(folder, ["build", "--only", "model"]);
  expect(code).toBe(3);
  expect(out).toContain("无法写入");
});

it("takes the project's own templates file by file and names one that fails", async () => {
  const folder = await folderWith({
    ...project,
    "planwright.config.json": '{ "templates": "own" }',
    "own/notice/letterhead.hbs": "<p>\n{{nothing}}\n</p>\n",
  });
  const { code, out } = await planwright(folder, ["build", "--only", "notice", "--format", "html"]);
  expect(code).toBe(1);
  expect(out).toContain("own/notice/letterhead.hbs 第 2 行：数据中没有 nothing");
});

it("prints the same as data", async () => {
  const folder = await folderWith(project);
  const { code, out, err } = await planwright(folder, ["build", "--json", "--format", "html,json"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const data = JSON.parse(out);
  expect(data.findings).toEqual([]);
  expect(data.projects).toHaveLength(1);
  expect(data.projects[0]).toMatchObject({ folder: ".", out: "build", built: true, problems: [] });
  expect(data.projects[0].files.map((file: { readonly path: string }) => file.path)).toEqual([
    "build/notice/通知甲.html",
    "build/plan/方案甲.html",
    "build/sheets/all.html",
    "build/sheets/办公室.html",
    "build/overview/index.html",
    "build/open.html",
    "build/model.json",
  ]);
});

it("counts notes on the text where only sheets are made, and tells them with documents", async () => {
  const text = small["plan.plan"].replace("    | 组织", "    | 及时、定期组织");
  const folder = await folderWith({ ...small, "plan.plan": text });
  const sheets = await planwright(folder, ["build", "--only", "sheets", "--format", "csv"]);
  expect(sheets.err).not.toContain("vague-wording");
  expect(sheets.err).toMatch(/另有 \d+ 条.*planwright check/);
  const plan = await planwright(folder, ["build", "--only", "plan", "--format", "html"]);
  expect(plan.err).toContain("vague-wording");
});

it("reads tables from CSV files beside the source", async () => {
  const text = small["plan.plan"].replace("    | 组织", '    表 "rows.csv"\n    | 组织');
  const folder = await folderWith({
    ...small,
    "plan.plan": text,
    "rows.csv": '\uFEFF事项,"时间，地点"\n培训,三月\n',
  });
  const { code } = await planwright(folder, ["build", "--only", "plan", "--format", "html"]);
  expect(code).toBe(0);
  const html = await readFile(join(folder, "build/plan/方案甲.html"), "utf8");
  expect(html.replaceAll("<wbr>", "")).toContain("时间，地点");
  expect(html).not.toContain("\uFEFF");
});
