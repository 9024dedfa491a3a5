import { readFileSync } from "node:fs";
import { toJsonSchema } from "@valibot/to-json-schema";
import { expect, it } from "vitest";
import { compile } from "../../src/model/compile.ts";
import { modelJson } from "../../src/model/json.ts";
import { modelSchema } from "../../src/model/json-schema.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { planOf } from "./small.ts";

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

it("holds the targets, the expected steps, the bonus points, the lives of units and where copies go", () => {
  const { model } = planOf({
    "局.plan": `机构 局 "某局" {
  部门 办公室 "办公室"
  部门 旧处 "旧处" { 自 2010-03 至 2024-06 并入 办公室 }
}
`,
    "甲.plan": `方案 甲 "甲方案" {
  年度 2026
  制发 局
  措施 留存 "做好留存。" {
    责任 办公室
    加减分 5
    进度 { 一季度末 20% "方案印发" }
    指标 张数 不低于 9.6万张 { 3月底 4.5 }
    指标 投诉 不超过 "上年数"
  }
}
通知 乙 "关于印发甲方案的通知" {
  主送 办公室
  落款 局
  日期 2026-02-01
  印发 甲
  抄送 "省局"
  印发机关 办公室
  印发日期 2026-02-02
}
`,
  });
  const json = modelJson(model);
  const item = (id: string) => json.plans[0]?.items.find((one) => one.id === id);
  expect(item("张数")?.target).toEqual({
    text: "不低于9.6万张",
    relation: ">=",
    from: 96_000,
    to: 96_000,
    unit: "张",
    rows: [{ period: "3月底", value: "4.5" }],
  });
  expect(item("投诉")?.target).toMatchObject({ relation: "<=", relative: "上年数" });
  expect(item("留存")).toMatchObject({
    bonus: 5,
    expected: [{ phrase: "一季度末", by: "2026-03-31", percent: 20, result: "方案印发" }],
  });
  expect(json.units.find(({ id }) => id === "旧处")).toMatchObject({
    from: "2010-03-01",
    until: "2024-06-30",
    mergedInto: "办公室",
  });
  expect(json.notices[0]).toMatchObject({
    cc: ["省局"],
    printedBy: ["办公室"],
    printedOn: "2026-02-02",
  });
});
