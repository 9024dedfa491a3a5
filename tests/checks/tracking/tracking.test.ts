import { expect, it } from "vitest";
import { checks } from "../../../src/checks/catalogue.ts";
import { noSettings, runChecks } from "../../../src/checks/engine.ts";
import { compile } from "../../../src/model/compile.ts";
import { readSource } from "../../../src/syntax/read-source.ts";
import { lightsByLag } from "../../../src/tracking/light-settings.ts";
import { said as factsOf } from "../../findings/facts.ts";
import { small } from "../../tracking/small.ts";

/** What the checks of tracking say of the small plan with a journal, by code. */
function said(journal: string, lights = lightsByLag): readonly string[] {
  const files = [
    readSource({ path: "plan.plan", text: small }),
    readSource({ path: "journal.plan", text: journal }),
  ];
  const { model, findings } = compile(files);
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  const entries = files.flatMap((file) => file.entries.entries);
  const ofTracking = checks.filter(({ category }) => category === "tracking");
  return runChecks(model, entries, ofTracking, { ...noSettings, lights }).findings.map(factsOf);
}

it("has nothing to say where there is no journal", () => {
  expect(said("")).toEqual([]);
});

it("goes by the project's own lights where it speaks of them", () => {
  const journal = "进展 温州 { 2015-06-30 台账 10% | 起步。 }\n";
  const calm = { ...lightsByLag, rules: [{ light: "green", when: {} }] };
  expect(said(journal)).toEqual(["behind-without-reason “台账” 49% 10%"]);
  expect(said(journal, calm)).toEqual([]);
});

it("takes what was given back for open: its lead is not done", () => {
  const journal = `进展 温州 { 2015-09-20 台账 完成 佐证 "台账甲" }
进展 嘉兴 { 2015-09-20 台账 完成 佐证 "台账乙" }
核销 办公室 { 2015-09-22 台账@嘉兴 退回 | 缺两个县 }
进展 办公室 { 2015-09-25 台账 完成 佐证 "汇总" }
`;
  expect(said(journal)).toEqual(["lead-before-owners “台账”"]);
});

it("asks for evidence of each occurrence, and not again where it was named before", () => {
  const journal = `进展 温州 {
  2015-03-31 谈心@上半年 60% 佐证 "登记簿"
  2015-06-28 谈心@上半年 完成 | 全员谈到。
  2015-12-28 谈心@下半年 完成 | 又谈一轮。
}
`;
  expect(said(journal)).toEqual(["done-without-evidence “谈心（下半年）”"]);
});

it("counts a report told after the closure for none, and a closure of all for each unit", () => {
  const journal = `进展 温州 { 2015-09-20 台账 完成 佐证 "台账" }
核销 人事处 { 2015-09-22 台账 同意 }
进展 嘉兴 { 2015-09-23 台账 完成 佐证 "台账乙" }
进展 办公室 { 2015-09-22 台账 完成 佐证 "汇总" }
`;
  expect(said(journal).filter((text) => text.startsWith("closed"))).toEqual([
    "closed-without-report “台账”",
  ]);
});

it("knows an extension whenever it was recorded, and for whom", () => {
  const journal = `进展 温州 { 2015-10-20 台账 完成 佐证 "台账" }
进展 嘉兴 { 2015-10-20 台账 完成 佐证 "台账乙" }
调整 2015-11-02 "某发〔2015〕9号" { 时限 台账@温州 = 2015-10-31 | 机构搬迁 }
`;
  expect(said(journal)).toEqual(["late-without-extension “台账” 2015-10-20 2015-09-30"]);
});

it("judges the last round only", () => {
  const journal = `进展 温州 {
  2015-06-30 台账 10% | 刚起步。
  2015-09-28 台账 98% | 快好了。
}
`;
  expect(said(journal)).toEqual([]);
});

it("is ignored with a reason where a file says so", () => {
  const journal = `忽略 done-without-evidence | 佐证存在内网
进展 温州 { 2015-09-20 台账 完成 | 台账已经建好。 }
`;
  expect(said(journal)).toEqual([]);
});
