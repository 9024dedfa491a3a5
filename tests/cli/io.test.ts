import { expect, it } from "vitest";
import { screenOn } from "../../src/cli/io.ts";
import { folderWith } from "../project/folder-with.ts";
import { planwright } from "./command-line.ts";

const steering = "\u001B]0;x\u0007\u001B[2J\u009B2J\u202E\uD842";

it.each([
  ["a terminal in colour", { colour: true, columns: 80, live: true }],
  ["a pipe", { colour: false, columns: 80, live: false }],
])("what steers a terminal is shown and not sent: %s", (_where, kind) => {
  const sent: string[] = [];
  const screen = screenOn((text) => sent.push(text), kind);
  screen.write(`${steering}\u001B[31m错误\u001B[39m\r旧`);
  const all = sent.join("");
  const rest = kind.colour ? all.replace("\u001B[31m", "").replace("\u001B[39m", "") : all;
  expect(rest).not.toMatch(/\p{Cc}|[\p{Surrogate}\u202E]/u);
});

it("what a file may be made of is passed on as it is, and shown to who looks at it", () => {
  const sent: string[] = [];
  const give = (text: string) => sent.push(text);
  screenOn(give, { colour: false, columns: 80, live: false }).pass("a\u001Bb");
  screenOn(give, { colour: false, columns: 80, live: true }).pass("a\u001Bb");
  expect(sent).toEqual(["a\u001Bb", "a␛b"]);
});

it("no escape sequence of a plan is in a report, in any format", async () => {
  const plan = `方案 甲 "a${steering}b" {\n  年度 2026\n  行${steering}动 乙 "丙"\n  责任 丁\u001B[31m\n}\n`;
  const folder = await folderWith({ "a.plan": plan });
  for (const format of ["text", "json", "sarif", "junit", "github", "gitlab", "html"]) {
    const { code, out, err } = await planwright(folder, ["check", "--format", format]);
    expect(code).toBe(1);
    expect(out + err).not.toMatch(/(?![\t\n\r])\p{Cc}|[\p{Surrogate}\u202E]/u);
  }
});
