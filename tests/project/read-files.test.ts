import { join } from "node:path";
import { expect, it } from "vitest";
import { decodeSource } from "../../src/project/encoding.ts";
import { ProjectSources } from "../../src/project/project-sources.ts";
import { readFiles } from "../../src/project/read-files.ts";
import { folderWith } from "./folder-with.ts";

async function read(files: Readonly<Record<string, string | Uint8Array>>, ...names: string[]) {
  const cwd = await folderWith(files);
  const sources = new ProjectSources();
  const result = await readFiles(
    names.map((name) => join(cwd, name)),
    cwd,
    sources,
  );
  return {
    files: result.files.map((file) => file.file.path),
    findings: result.findings.map((finding) => {
      const at = sources.position(finding.place.file, finding.place.start);
      return `${finding.place.file}:${at?.line}:${at?.column} ${finding.code} ${sources.slice(finding.place)}`;
    }),
  };
}

it("brings in what imports match, from the folder of the importing file, each file once", async () => {
  const result = await read(
    {
      "plan/plan.plan": '引用 "../org/*.plan"\n引用 "../org/units.plan"\n',
      "org/units.plan": 'import "../plan/plan.plan", "more/*.plan"\n',
      "org/posts.plan": "",
      "org/more/people.plan": "",
    },
    "plan/plan.plan",
  );
  expect(result.findings).toEqual([]);
  expect(result.files).toEqual([
    "plan/plan.plan",
    "org/posts.plan",
    "org/units.plan",
    "org/more/people.plan",
  ]);
});

it("points at an import that matches nothing", async () => {
  const result = await read(
    { "a.plan": '// 头\n引用 "b.plan", "org/*.plan"\n', "b.plan": "" },
    "a.plan",
  );
  expect(result.findings).toEqual(['a.plan:2:14 import-matches-nothing "org/*.plan"']);
});

it("says that a file cannot be read and reads the others", async () => {
  const result = await read({ "a.plan": "", "b/c.plan": "" }, "a.plan", "b", "gone.plan");
  expect(result.files).toEqual(["a.plan"]);
  expect(result.findings.map((finding) => finding.split(" ")[1])).toEqual([
    "file-unreadable",
    "file-unreadable",
  ]);
});

// 机构 甲 in GBK.
const gbk = Uint8Array.of(0xbb, 0xfa, 0xb9, 0xb9, 0x20, 0xbc, 0xd7, 0x0a);

it("reads a file in another encoding as what it is, with one finding that says how to save it", async () => {
  const result = await read({ "a.plan": gbk }, "a.plan");
  expect(result.findings).toEqual(["a.plan:1:1 file-not-utf-8 机构 甲"]);
  const [finding] = decodeSource("a.plan", gbk).findings;
  expect(finding?.message.zh).toContain("GBK");
  expect(finding?.mend?.zh).toContain("iconv -f GB18030 -t UTF-8");
});

it("knows UTF-16 by its mark", () => {
  const bytes = Uint8Array.of(0xff, 0xfe, 0x3a, 0x67, 0x84, 0x67);
  const { file, findings } = decodeSource("a.plan", bytes);
  expect(file.text).toBe("\uFEFF机构");
  expect(findings[0]?.code).toBe("file-not-utf-8");
  expect(findings[0]?.message.en).toContain("UTF-16");
});

it("counts columns without a byte order mark and keeps the offsets of the file", () => {
  const sources = new ProjectSources();
  sources.add({ path: "a.plan", text: "\uFEFF机构 甲\r\n责任 乙" });
  expect(sources.position("a.plan", 4)).toEqual({ line: 1, column: 4 });
  expect(sources.position("a.plan", 0)).toEqual({ line: 1, column: 1 });
  expect(sources.position("a.plan", 10)).toEqual({ line: 2, column: 4 });
  expect(sources.line("a.plan", 1)).toBe("机构 甲");
  expect(sources.line("a.plan", 2)).toBe("责任 乙");
});
