import { expect, it } from "vitest";
import { artefactKinds } from "../../src/cli/artefacts/artefact.ts";
import { commands } from "../../src/cli/commands.ts";
import { defectMessage } from "../../src/cli/defect.ts";
import { languageOfEnvironment } from "../../src/cli/language.ts";
import { screenWidth } from "../../src/findings/width.ts";
import { reportFormats } from "../../src/reports/reporters.ts";
import { folderWith } from "../project/folder-with.ts";
import { planwright } from "./command-line.ts";

it.each([
  [["chekc"], "没有命令 chekc；你要写的是不是 check？"],
  [["check", "--fromat", "json"], "没有选项 --fromat；你要写的是不是 --format？"],
  [
    ["check", "--format", "xml"],
    `选项 --format <format> 不能是“xml”，可以是 ${["text", ...reportFormats.slice(1)].join(", ")}`,
  ],
  [["check", "--fail-on"], "选项 --fail-on <severity> 缺少值"],
  [
    ["build", "--only", "notice,pla"],
    `选项 --only <kind> 不能是“notice,pla”，可以是 ${artefactKinds.join(", ")}`,
  ],
  [["explain"], "缺少参数 subject"],
  [["init", "a", "b"], "参数过多：应有 1 个，给了 2 个"],
  [["--lang", "fr", "check"], "选项 --lang <language> 不能是“fr”，可以是 zh, en"],
])("says in Chinese what is wrong with %j and exits 2", async (words, message) => {
  const { code, out, err } = await planwright(await folderWith({}), words);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(err).toBe(`planwright：${message}。用法见 planwright --help\n`);
});

it("says it in English too", async () => {
  const { err } = await planwright(await folderWith({}), ["chekc", "--lang", "en"]);
  expect(err).toBe(
    "planwright: there is no command chekc; did you mean check?; see planwright --help\n",
  );
});

it("shows help for want of a command, as talk, and exits 2", async () => {
  const { code, out, err } = await planwright(await folderWith({}), []);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain("用法： planwright <命令> [选项]");
});

it.each(["zh", "en"])("shows every command in the help of %s, in columns", async (language) => {
  const { code, out, err } = await planwright(await folderWith({}), ["--help", "--lang", language]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  for (const { name, summary } of commands) {
    const line = out.split("\n").find((one) => one.startsWith(`  ${name} `)) ?? "";
    expect(line).toContain(summary[language === "zh" ? "zh" : "en"].slice(0, 10));
  }
  expect(Math.max(...out.split("\n").slice(0, -6).map(screenWidth))).toBeLessThanOrEqual(100);
});

it.each(commands.map(({ name }) => name))("explains the use of %s in Chinese", async (name) => {
  const { code, out } = await planwright(await folderWith({}), [name, "--help"]);
  expect(code).toBe(0);
  expect(out).toContain(`用法： planwright ${name}`);
  expect(out).toContain("通用选项：");
  // Only words of the command line itself are not Chinese.
  expect(out).not.toMatch(/\b(display|default|choices|Usage|Options|Arguments)\b/);
});

it("shows the version", async () => {
  expect(await planwright(await folderWith({}), ["--version"])).toEqual({
    code: 0,
    out: "0.0.0-test\n",
    err: "",
  });
});

it.each([
  [{ LC_ALL: "zh_CN.UTF-8", LANG: "en_US" }, "zh"],
  [{ LC_ALL: "", LC_MESSAGES: "zh_TW", LANG: "en_US" }, "zh"],
  [{ LANG: "zh-Hans" }, "zh"],
  [{ LC_ALL: "C", LANG: "zh_CN" }, "en"],
  [{ LANG: "de_DE.UTF-8" }, "en"],
] as const)("takes the language of %j", (environment, language) => {
  expect(languageOfEnvironment(environment)).toBe(language);
});

it("owns a defect in both languages without a stack, unless asked for", () => {
  const error = new Error("boom\nsecond line");
  const message = defectMessage(error, "1.2.3", {});
  expect(message).toContain("planwright 自身出错（不是你的文件有错）：boom\n");
  expect(message).toContain("planwright has a defect (your files are not at fault): boom\n");
  expect(message).toContain("planwright 1.2.3, Node ");
  expect(message).not.toContain("    at ");
  expect(defectMessage(error, "1.2.3", { PLANWRIGHT_DEBUG: "1" })).toContain("    at ");
});
