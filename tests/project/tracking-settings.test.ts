import { expect, it } from "vitest";
import { readConfiguration } from "../../src/project/configuration.ts";
import { lightsByEscalation, lightsByLag } from "../../src/tracking/light-settings.ts";

const read = (settings: unknown) =>
  readConfiguration({ path: "planwright.config.json", text: JSON.stringify(settings) }, "/project");

it("lights by lag, by escalation, or by rules and colours of one's own", async () => {
  expect((await read({})).configuration.lights).toEqual(lightsByLag);
  expect((await read({ lights: "escalation" })).configuration.lights).toEqual(lightsByEscalation);
  const { configuration, findings } = await read({
    lights: {
      palette: {
        red: { colour: "#ff0000" },
        black: { zh: "黑牌", en: "black", colour: "#000000", weight: 9 },
      },
      rules: [
        { light: "black", when: { overdueDays: 30 } },
        { light: "green", when: {} },
      ],
    },
  });
  expect(findings).toEqual([]);
  expect(configuration.lights.palette.red).toEqual({
    ...lightsByLag.palette.red,
    colour: "#ff0000",
  });
  expect(configuration.lights.palette.black?.label.zh).toBe("黑牌");
  expect(configuration.lights.rules).toEqual([
    { light: "black", when: { overdueDays: 30 } },
    { light: "green", when: {} },
  ]);
});

it("takes the columns of the sheets with their order, headings and widths", async () => {
  const { configuration } = await read({
    sheets: { columns: ["number", { column: "measure", heading: "任务", width: 20 }] },
  });
  expect(configuration.sheetColumns).toEqual([
    { id: "number" },
    { id: "measure", heading: "任务", width: 20 },
  ]);
  expect((await read({})).configuration.sheetColumns).toBeUndefined();
});

it.each([
  [{ sheets: { columns: ["nunber"] } }],
  [{ lights: "traffic" }],
  [{ lights: { rules: [{ light: "red", when: { overdue: 1 } }] } }],
  [{ lights: { palette: { red: { colour: "red" } } } }],
])("points at what is wrong in %j", async (settings) => {
  const { configuration, findings } = await read(settings);
  expect(findings).toHaveLength(1);
  expect(configuration.lights).toEqual(lightsByLag);
});
