import { expect, test } from "vitest";
import { resolveMark } from "../../src/model/text/marks.ts";
import { marksIn } from "../../src/model/text/texts.ts";
import { compiled, planOf, planText } from "./small.ts";

/** What the marks of a plan print, in the order of the document, and the findings. */
function printed(body: string, more: Readonly<Record<string, string>> = {}) {
  const { model, plan, where, said } = planOf({ "甲.plan": planText(body), ...more });
  const values = marksIn(plan.entry, { notes: true }).map(({ entry, mark }) => {
    let item = plan.allItems.find((candidate) => candidate.entry === entry);
    for (let at = entry.parent; item === undefined && at !== undefined; at = at.parent)
      item = plan.allItems.find((candidate) => candidate.entry === at);
    const value = resolveMark(mark, {
      plan,
      plans: model.plans,
      entry,
      locale: plan.locale,
      ...(item === undefined ? {} : { item }),
    });
    if (value.type === "text") return value.text;
    if (value.type === "note") return `*${value.note.number}`;
    return value.type === "open" ? `【${value.question}】` : value.type;
  });
  return { values, where, said };
}

/** A measure with a text of marks. */
const inMeasure = (fields: string, text: string) =>
  printed(`  措施 乙 "乙。" {\n    ${fields}\n    | ${text}\n  }`);

test("notes are numbered by their first mark, wherever they are declared; those in notes follow", () => {
  const { plan, where } = planOf(
    '  注释 一 | 甲。\n  注释 二 | 乙，见[*三]。\n  措施 乙 "乙[*二]。" | 又[*一]，再[*二]。\n  注释 三 | 丙。',
  );
  expect(plan.notes.map(({ name, number }) => [name, number])).toEqual([
    ["一", 2],
    ["二", 1],
    ["三", 3],
  ]);
  expect(where).toEqual([]);
});

test("annexes come after everything, and so do their notes", () => {
  const { plan } = planOf(
    '  附件 表 "表" | 见[*后]。\n  措施 乙 "乙。" | 见[*先]。\n  注释 后 | 一。\n  注释 先 | 二。\n  注释 无人 | 三。',
  );
  expect(plan.notes.map(({ name, number }) => [name, number])).toEqual([
    ["后", 2],
    ["先", 1],
    ["无人", 0],
  ]);
});

const structure =
  '  目标 学 "学。" { 措施 训 "训。" { 行动 甲班 "甲班。"；行动 乙班 "乙班。"；指标 率 不低于 90%；成果 "办法" } }\n  目标 做 "做。"\n  提法 两个一 = 学, 做\n  附件 表 "清单" | 表。\n';

test.each([
  ["[@训]", "一（一）"],
  ["[@学。]", "一"],
  ["[@乙班]", "一（一）二是"],
  ["[@甲.训]", "一（一）"],
  ["[@表]", "附件"],
  ["[@清单]", "附件"],
  ["[#目标]", "二"],
  ["[#goal]", "二"],
  ["[#甲.目标]", "二"],
  ["[#部分]", "〇"],
  ["[#两个一]", "二"],
  ["[#训]", "二"],
  ["[#学]", "一"],
  ["[?何时]", "【何时】"],
  ["【@训】", "一（一）"],
  ["［＠训］", "一（一）"],
])("%s prints %s", (mark, expected) => {
  expect(printed(`${structure}  | ${mark}`).values).toEqual([expected]);
});

test("a doubled bracket and every other bracket are no marks", () => {
  expect(printed("  | [[*] [[@x] [2015] [注] 【甲】").values).toEqual([]);
});

const fields =
  '责任 各分局\n    牵头 组织部\n    时限 9月底前 原 6月底前 "推迟"\n    分值 10\n    依据 "国发〔2026〕1号" 第三条\n    标签 专项 "作风"\n    成果 "办法"\n    指标 率 "满意率" 不低于 90%\n    指标 场 1 至 2 场';

test.each([
  ["[=责任]", "各分局"],
  ["[=牵头]", "组织部"],
  ["[=lead]", "组织部"],
  ["[=时限]", "9月底前"],
  ["[=原]", "6月底前"],
  ["[=分值]", "10"],
  ["[=依据]", "国发〔2026〕1号第三条"],
  ["[=标签 专项]", "作风"],
  ["[=成果]", "办法"],
  ["[=指标 率]", "不低于90%"],
  ["[=指标]", "不低于90%、1至2场"],
  ["[=指标 率 数]", "90%"],
  ["[=指标 率 number]", "90%"],
  ["[=指标 数]", "90%、1至2场"],
  ["[=序号]", "一、"],
  ["[=年度]", "2026"],
  ["[=时限 乙]", "9月底前"],
])("%s prints %s", (mark, expected) => {
  expect(inMeasure(fields, mark)).toMatchObject({ values: [expected], where: [] });
});

test.each([
  ["不少于100名", "不少于100名", "100名", ">="],
  ["不低于 100名", "不低于100名", "100名", ">="],
  ["至少 3次", "至少3次", "3次", ">="],
  ["100名以上", "100名以上", "100名", ">="],
  ["60分及以上", "60分及以上", "60分", ">="],
  ["不高于3起", "不高于3起", "3起", "<="],
  ["不超过 10个", "不超过10个", "10个", "<="],
  ["15日以内", "15日以内", "15日", "<="],
  ["超过5%", "超过5%", "5%", ">"],
  ["达到 100%", "达到100%", "100%", "="],
  ["到90%", "到90%", "90%", "="],
  ["约100家", "约100家", "100家", "~"],
  ["200批 左右", "200批左右", "200批", "~"],
  ["达到100名以上", "达到100名以上", "100名", ">="],
  [">= 90%", "不低于90%", "90%", ">="],
  ["<=2起", "不超过2起", "2起", "<="],
  ["= 5次", "5次", "5次", "="],
  ["5次", "5次", "5次", "="],
  ["50 至 60万元以内", "50至60万元以内", "50至60万元", "<="],
])("指标 人数 %s prints as typed, and as a bare number", (amount, typed, bare, relation) => {
  const field = `责任 局\n    指标 人数 ${amount}`;
  expect(inMeasure(field, "[=指标 人数] [=指标 人数 数]")).toMatchObject({
    values: [typed, bare],
    where: [],
  });
  const { item } = planOf(`  措施 乙 "乙。" { ${field.replace(/\n */, "；")} }`);
  expect(item("人数").target?.amount.relation).toBe(relation);
});

test("an English document prints the words of a relation in English", () => {
  const inEnglish = (amount: string) =>
    printed(
      `  语言 英文\n  责任 局\n  措施 乙 "M" {\n    指标 staff ${amount}\n    | [=indicator staff]; [=indicator staff number]\n  }`,
    ).values;
  expect(inEnglish("no-fewer-than 100 people")).toEqual(["no fewer than 100 people", "100 people"]);
  expect(inEnglish("15 days or-less")).toEqual(["15 days or less", "15 days"]);
});

test("a field of the plan itself prints in its own text", () => {
  expect(printed("  牵头 组织部\n  时限 年底前\n  | [=牵头]、[=时限]、[=年度]").values).toEqual([
    "组织部",
    "年底前",
    "2026",
  ]);
});

test("a field that is open prints so, also where it is inherited", () => {
  expect(inMeasure('牵头 待定 "未议"\n    时限 待定', "[=牵头]、[=时限]").values).toEqual([
    "【待定】",
    "【待定】",
  ]);
  const { values } = printed('  牵头 待定\n  措施 乙 "乙。" | 由[=牵头]负责。');
  expect(values).toEqual(["【待定】"]);
});

test("a field that nobody gives is told of in a text, but not in a tail", () => {
  const text = inMeasure("责任 局", "由[=牵头]负责。");
  expect(text).toMatchObject({
    values: ["empty"],
    where: ["甲.plan:6:8 unresolved-mark"],
    said: ["unresolved-mark “[=牵头]” “牵头”"],
  });
  expect(printed('  句末 措施 | （[=牵头]）\n  措施 乙 "乙。"').where).toEqual([]);
});

test.each([
  ["[*没有]", "unresolved-mark “[*没有]” “没有”"],
  ["[@没有]", "unresolved-mark “[@没有]” “没有”"],
  ["[#没有]", "unresolved-mark “[#没有]” “没有”"],
  ["[=没有]", "unresolved-mark “[=没有]” “没有”"],
  ["[=时限 没有]", "unresolved-mark “[=时限 没有]” “没有”"],
  ["[@]", "unresolved-mark “[@]”"],
])("%s is told of", (mark, said) => {
  expect(inMeasure("责任 局", mark).said).toEqual([said]);
});

test("a role that the plan declares is a field", () => {
  const { values, where } = printed(
    '  角色 督导 "督导单位"\n  措施 乙 "乙。" {\n    督导 办公室\n    | 由[=督导]督导。\n  }',
  );
  expect({ values, where }).toEqual({ values: ["办公室"], where: [] });
});

test("marks in cells of tables, in captions and in 写作 are checked as well", () => {
  const { where } = printed(
    '  措施 乙 "乙。" {\n    责任 局 写作 "监管局[*甲]"\n    表 {\n      事项, 时间\n      "甲[@丙]", 一\n    }\n    图 "x.png", "流程[*丁]"\n  }',
  );
  expect(where).toEqual([
    "甲.plan:5:17 unresolved-mark",
    "甲.plan:8:9 unresolved-mark",
    "甲.plan:10:19 unresolved-mark",
  ]);
});

test("a note of an unreadable line is nowhere unknown", () => {
  const { where } = printed('  住是 六必谈 | 必谈。\n  措施 乙 "乙。" | 见[*六必谈]。');
  expect(where).toEqual(["甲.plan:4:3 unknown-keyword"]);
});

test("a notice counts and cites the plan that it issues", () => {
  const { where } = compiled({
    "甲.plan": planText(structure),
    "通.plan":
      '通知 通 "通" {\n  落款 局\n  日期 2026-01-05\n  | 共[#目标]个目标，见[@训]、[@甲.训]。\n  印发 甲\n}\n',
  });
  expect(where).toEqual([]);
});
