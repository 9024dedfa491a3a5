import { expect, test } from "vitest";
import { fieldValue } from "../../../src/model/fields/field-value.ts";
import { isLeftOpen } from "../../../src/model/fields/open.ts";
import { comparedParts, fieldKinds, fields } from "../../../src/model/fields/table.ts";
import { planOf } from "../small.ts";

const full = `  角色 督办 "督办单位"
  依据 "某发〔2026〕1号" 第三条
  标签 密级 "内部"
  措施 乙 "乙。" {
    责任 组织部
    督办 待定
    时限 9月底前
    分值 5
    行动 丙 "丙。" { 频次 每月 }
    行动 丁 "丁。" { 时限 待定 }
    行动 戊 "戊。" { 时限 无 }
    指标 人次 不低于 300人 { 6月底 100 }
  }`;

test("no two fields have a property of model.json, or a part that is compared, by the same name", () => {
  const { plan } = planOf(full);
  const properties = (["plan", "item"] as const).map((place) =>
    fieldKinds.flatMap((kind) => {
      const { json } = fields[kind];
      const on: readonly string[] = json === false || json === "role" ? [] : json.on;
      return json !== false && json !== "role" && on.includes(place) ? Object.keys(json.shape) : [];
    }),
  );
  const parts = [plan, ...plan.allItems].map((of) =>
    fieldKinds.flatMap((kind) => Object.keys(fields[kind].compared(of))),
  );
  for (const names of [...properties, ...parts]) expect(names).toEqual([...new Set(names)]);
  expect(properties[1]).toEqual(expect.arrayContaining(["due", "frequency", "weight", "after"]));
  expect(plan.allItems.map((item) => Object.keys(comparedParts(item)))).toContainEqual([
    "due",
    "weight",
    "label",
  ]);
});

test("what is open is open for all inside, until they say it themselves or say the other", () => {
  const { item } = planOf(full);
  const open = (name: string) => ["due", "督办"].map((kind) => isLeftOpen(item(name).entry, kind));
  expect(["乙", "丙", "丁", "戊"].map(open)).toEqual([
    [false, true],
    [false, true],
    [true, true],
    [false, true],
  ]);
  expect(fieldValue(item("丙"), "督办", undefined, "zh")).toEqual({
    type: "open",
    question: "待定",
  });
});

test("a plan's own basis and tags print in its text", () => {
  const { plan } = planOf(full);
  const text = (field: string, key?: string) => fieldValue(plan, field, key, "zh");
  expect(text("basis")).toEqual({ type: "text", text: "某发〔2026〕1号第三条" });
  expect(text("tag", "密级")).toEqual({ type: "text", text: "内部" });
});
