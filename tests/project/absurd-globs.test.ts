import { expect, it } from "vitest";
import { readConfiguration } from "../../src/project/configuration.ts";

const read = (settings: unknown) =>
  readConfiguration(
    { path: "planwright.config.json", text: JSON.stringify(settings) },
    "/work/plan",
  );

it.each([
  ["include", "  "],
  ["include", "{1..1000000}"],
  ["include", "{a,b}".repeat(30)],
  ["include", "长".repeat(5000)],
  ["exclude", "a\0b"],
])("finds an absurd glob in %s: %j", async (key, glob) => {
  const { findings } = await read({ [key]: ["**/*.plan", glob] });
  expect(findings.map(({ code }) => code)).toEqual(["glob-absurd"]);
  expect(findings[0]?.message.en).toContain(`“${key}”`);
  expect(findings[0]?.message.en.length).toBeLessThan(120);
});

it("an empty one is no glob at all", async () => {
  const { findings } = await read({ include: [""] });
  expect(findings.map(({ code }) => code)).toEqual(["wrong-setting"]);
});

it("takes plain ones", async () => {
  expect((await read({ include: ["{a,b}/**/*.plan", "c?.plan"] })).findings).toEqual([]);
});
