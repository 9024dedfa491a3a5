import { expect, it } from "vitest";
import { readConfiguration } from "../../src/project/configuration.ts";

const read = (settings: unknown) =>
  readConfiguration(
    { path: "planwright.config.json", text: JSON.stringify(settings) },
    "/work/plan",
  );

it.each([
  ["include", { include: ["../**/*.plan"] }],
  ["include", { include: ["a/../../b.plan"] }],
  ["include", { include: ["{a,..}/*.plan"] }],
  ["include", { include: ["/etc/**"] }],
  ["include", { include: ["C:/plans/*.plan"] }],
  ["out", { out: "../site" }],
  ["out", { out: ".." }],
  ["out", { out: "/srv/www" }],
])("asks about %s that leads out of the folder: %j", async (key, settings) => {
  const { findings, configuration } = await read(settings);
  expect(findings[0]?.code).toBe("path-outside");
  const written = [Object.values(settings)].flat(2).join();
  expect(findings[0]?.message.zh).toContain(`“${key}”的“${written}”`);
  expect(configuration.include).toEqual(["**/*.plan"]);
  expect(configuration.out).toBeUndefined();
  const allowed = await read({ ...settings, outside: true });
  expect(allowed.findings.map(({ code }) => code)).not.toContain("path-outside");
});

it("takes what stays in the folder, however it is written", async () => {
  const stays = { include: ["./**/*.plan", "a/../b/*.plan", "**/..a/*.plan"], out: "a/../made" };
  const { findings, configuration } = await read(stays);
  expect(findings).toEqual([]);
  expect(configuration.out).toBe("/work/plan/made");
});
