import { expect, it } from "vitest";
import { type CheckSettings, noSettings, runChecks } from "../../../src/checks/engine.ts";
import { termUndefinedOrLate } from "../../../src/checks/terms/term-undefined-or-late.ts";
import { homophone, wantsReading } from "../../../src/checks/wording/homophone.ts";
import { vagueWording } from "../../../src/checks/wording/vague-wording.ts";
import { compile } from "../../../src/model/compile.ts";
import { readSource } from "../../../src/syntax/read-source.ts";
import { said } from "../../findings/facts.ts";

function read(text: string) {
  const file = readSource({ path: "a.plan", text });
  return { model: compile([file]).model, roots: file.entries.entries };
}

const set = (code: string, options: unknown): CheckSettings => ({
  ...noSettings,
  settings: new Map([[code, { options }]]),
});

const plan = (sentence: string) => `方案 甲 "甲方案" {\n  措施 乙 "乙事。" | ${sentence}\n}\n`;

it("takes a bureau's own terms as known", () => {
  const { model, roots } = read(plan("遵守“约法三章”，提振“四气”。"));
  const says = (external: readonly string[]) =>
    runChecks(
      model,
      roots,
      [termUndefinedOrLate],
      set("term-undefined-or-late", { external }),
    ).findings.map(said);
  expect(says([])).toEqual(["term-undefined-or-late “约法三章”", "term-undefined-or-late “四气”"]);
  expect(says(["约法三章"])).toEqual(["term-undefined-or-late “四气”"]);
});

it("counts a bureau's own vague words, and is silent within the budget", () => {
  const { model, roots } = read(plan("及时报送，酌情处理，及时通报。"));
  const says = (options: unknown) =>
    runChecks(model, roots, [vagueWording], set("vague-wording", options)).findings.map(said);
  expect(says({ budget: 2 })).toEqual([]);
  expect(says({ budget: 1 })).toEqual(["vague-wording 2 2 1"]);
  expect(says({ words: ["酌情"] })).toEqual(["vague-wording 1 1"]);
});

it("judges no sounds without readings, and asks for them only where words are alike", () => {
  const usual = "公布权力清单。完善权力清单。更新权力清单。";
  const slip = read(plan(`${usual}执行权利清单。`));
  expect(wantsReading(slip.model)).toBe(true);
  expect(runChecks(slip.model, slip.roots, [homophone]).findings).toEqual([]);
  expect(wantsReading(read(plan(`${usual}执行负面清单。`)).model)).toBe(false);
});
