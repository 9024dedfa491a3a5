import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { asCsv, bureau, codes, type Fill, filled, fromCsv } from "./bureau.ts";

async function firstRound() {
  const office = await bureau();
  const { folder, run } = office;
  await run(["build", "--only", "sheets", "--format", "csv", "--round", "首轮"]);
  const table = fromCsv(await readFile(join(folder, "build/sheets/温州.csv"), "utf8"));
  const collect = async (fill: Fill, ...more: readonly string[]) => {
    await office.put("首轮.csv", asCsv(filled(table, fill)));
    return run(["collect", "首轮.csv", ...more]);
  };
  const plan = () => readFile(join(folder, "units/温州.plan"), "utf8").catch(() => "");
  return { ...office, collect, plan };
}

const ledger = {
  具体措施: "摸底[*]。\n建账。",
  责任人: "张三",
  本单位时限: "2015年9月20日",
  分季度安排: "二季度末 20%：方案印发\n三季度末 100%",
};

it("writes the plan by which a unit takes up what it was told, once", async () => {
  const { collect, plan, run } = await firstRound();
  const listed = await collect({ [codes.ledger]: ledger });
  expect(listed.code).toBe(0);
  expect(listed.out).toContain("1 行有变化");
  expect(await plan()).toBe("");
  await collect({ [codes.ledger]: ledger }, "--write");
  expect(await plan()).toMatchInlineSnapshot(`
    "方案 年度-温州 "温州分局2015年工作方案" {
      年度 2015
      制发 温州
      承接 年度
      措施 台账 "建立台账。" {
        责任 温州
        时限 2015-09-20
        标签 责任人 "张三"
        进度 {
          二季度末 20% "方案印发"
          三季度末 100%
        }
        | 摸底[[*]。
        |
        | 建账。
      }
    }
    "
  `);
  const again = await collect({ [codes.ledger]: ledger }, "--write");
  expect(again.out).toContain("0 行有变化");
  const before = await plan();
  await collect(
    { [codes.ledger]: ledger, [codes.talksFirst]: { 具体措施: "谈一遍。" } },
    "--write",
  );
  const after = await plan();
  expect(after.startsWith(before.slice(0, -2))).toBe(true);
  expect(after).toContain(
    '  措施 谈心 "谈心谈话。" {\n    责任 温州\n    频次 每半年1次\n    | 谈一遍。\n  }\n}\n',
  );
  expect((await run(["check"])).code).toBe(0);
});

it("takes no deadline that is later, no schedule that cannot be read, and nothing instead of what is there", async () => {
  const { collect, plan } = await firstRound();
  const codeOf = async (cells: Fill[string]) => {
    const { code, out } = await collect({ [codes.ledger]: cells }, "--write", "--json");
    return [code, JSON.parse(out).rejected[0]?.code];
  };
  expect(await codeOf({ ...ledger, 本单位时限: "2015-10-20" })).toEqual([1, "own-deadline-later"]);
  expect(await codeOf({ ...ledger, 本单位时限: "尽快" })).toEqual([1, "not-a-date"]);
  expect(await codeOf({ ...ledger, 分季度安排: "抓紧" })).toEqual([1, "not-a-schedule"]);
  expect(await plan()).toBe("");
  expect(await codeOf(ledger)).toEqual([0, undefined]);
  const written = await plan();
  expect(await codeOf({ ...ledger, 责任人: "李四" })).toEqual([1, "taken-up-otherwise"]);
  expect(await plan()).toBe(written);
});

it("writes nothing that would make the project wrong, and says what it would have been", async () => {
  const { collect, plan, put } = await firstRound();
  // With a second plan of the same items nobody could tell which one it is about.
  await put("old.plan", "进展 温州 { 2015-06-30 台账 20% }\n");
  const { code, out } = await collect({ [codes.ledger]: ledger }, "--write");
  expect(code).toBe(1);
  expect(out).toMatch(/没有写入\n {2}第一项·台账·温州分局“建立台账”: ./);
  expect(out).toContain("责任人=张三");
  expect(await plan()).toBe("");
});
