import { readFileSync } from "node:fs";
import { toJsonSchema } from "@valibot/to-json-schema";
import { expect, it } from "vitest";
import { compile } from "../../src/model/compile.ts";
import { modelJson } from "../../src/model/json.ts";
import { modelSchema } from "../../src/model/json-schema.ts";
import { readSource } from "../../src/syntax/read-source.ts";

const published = "../../src/model/model.schema.json";

function modelOf(folder: string, files: readonly string[]) {
  const sources = files.map((file) => {
    const path = `plans/${folder}/${file}`;
    return readSource({ path, text: readFileSync(path, "utf8") });
  });
  return compile(sources).model;
}

const project = {
  "zhejiang-2015": ["organization.plan", "plan.plan", "notice.plan"],
  "data-strategy-2020": ["organization.plan", "plan.plan", "notice.plan"],
} as const;

it("has a published schema that is current", async () => {
  const schema = toJsonSchema(modelSchema, { target: "draft-2020-12" });
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(published);
});

for (const [folder, files] of Object.entries(project)) {
  it(`writes ${folder} as JSON that keeps to the published schema`, async () => {
    const { default: Ajv2020 } = await import("ajv/dist/2020.js");
    const schema = JSON.parse(readFileSync("src/model/model.schema.json", "utf8"));
    const validate = new Ajv2020.default().compile(schema);
    const json: unknown = JSON.parse(JSON.stringify(modelJson(modelOf(folder, files))));
    expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ version: 1, units: [{}] })).toBe(false);
  });
}

it("says of an inherited deadline and owner where they come from", () => {
  const json = modelJson(modelOf("zhejiang-2015", project["zhejiang-2015"]));
  const item = json.plans[0]?.items.find(({ id }) => id === "对照检查");
  expect(item?.due).toMatchObject({ text: "年底前", due: "2015-12-31", inheritedFrom: "工作措施" });
  expect(item?.roles.find(({ role }) => role === "owner")).toMatchObject({
    text: "各级党委",
    inheritedFrom: "工作措施",
  });
  expect(item?.number).toBe("三（一）1二是");
});
