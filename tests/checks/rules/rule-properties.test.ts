import fc from "fast-check";
import * as v from "valibot";
import { expect, it } from "vitest";
import { kindTable } from "../../../grammar/vocabulary.ts";
import { ruleSchema } from "../../../src/checks/rules/schema.ts";
import { judged, measures, ruleOf } from "./rule-of.ts";

const notice = `通知 印发 "关于印发甲方案的通知" {\n文号 "某发〔2026〕1号"\n主送 各分局\n| 现印发。\n落款 局\n日期 2026-01-15\n印发 甲\n}\n`;

const keyword = fc.constantFrom(...kindTable.flatMap(({ zh, en }) => [zh, en]));
const odd = fc.oneof(
  fc.string({ minLength: 1, maxLength: 6, unit: "grapheme" }),
  fc.constantFrom("constructor", "__proto__", "toString", "{", "#", "(", "[", "*", "年底", " "),
);
const field = fc.oneof(
  { weight: 4, arbitrary: keyword },
  fc.constantFrom(
    "名称",
    "标题",
    "文字",
    "种类",
    "序号",
    "标签.密级",
    "role.督导",
    "所属目标",
    "in plan",
  ),
  keyword.map((word) => `所属${word}`),
  odd,
);
const phrase = fc.constantFrom(
  "6月底",
  "12月",
  "2026年1月1日",
  "上半年",
  "每月",
  "年底前",
  "全年",
  "Q3",
  "乙",
);
const pattern = fc.constantFrom(
  "^开展",
  "(a+)+$",
  "\\p{Han}{2}",
  "(",
  "(?<x>.)\\k<x>",
  "[〔",
  "督|查",
);
const text = fc.oneof(odd, fc.constantFrom("培训", "办公室", "温州", "5", "队伍"));

const words = {
  equals: text,
  oneOf: fc.array(text, { minLength: 1, maxLength: 3 }),
  matches: fc.oneof(pattern, odd),
};
const element = fc.record({ ...words, kind: fc.oneof(keyword, odd) }, { requiredKeys: [] });
const number = fc.oneof(
  fc.integer({ min: -1, max: 6 }),
  // A configuration is JSON: it knows neither NaN nor infinity.
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const plain = {
  present: fc.boolean(),
  ...words,
  atLeast: number,
  atMost: number,
  exactly: number,
  before: fc.oneof(phrase, odd),
  by: fc.oneof(phrase, odd),
  within: fc.oneof(phrase, odd),
  after: fc.oneof(phrase, odd),
  all: element,
  some: element,
  none: element,
};
/** Conditions of one member, which may fit the field, and of any. */
const condition = fc.oneof(
  ...Object.entries(plain).map(([key, value]) => fc.record({ [key]: value })),
  fc.record({ ...plain, not: fc.record(plain, { requiredKeys: [] }) }, { requiredKeys: [] }),
);
const wild = fc.dictionary(field, condition, { minKeys: 1, maxKeys: 3 });

const part = (given: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(given, { requiredKeys: [] }).filter((made) => Object.keys(made).length > 0);
const simple = {
  equals: text,
  oneOf: words.oneOf,
  matches: fc.constantFrom("^开展", "(a+)+$", "[0-9]底?"),
};
const counts = { present: fc.boolean(), atLeast: number, atMost: number, exactly: number };
const member = part(simple);
const dated = fc.constantFrom("6月底", "12月", "2026年1月1日", "上半年", "年底前", "9月30日");
const withNot = (given: Record<string, fc.Arbitrary<unknown>>) =>
  part({ ...given, not: part(given) });
/** Fields of plans and measures with conditions that fit them. */
const fits = fc
  .array(
    fc.oneof(
      fc.tuple(
        fc.constantFrom("标题", "名称", "文字", "种类", "序号", "标签.密级", "频次"),
        withNot({ ...counts, ...simple }),
      ),
      fc.tuple(fc.constantFrom("分值", "加减分"), withNot(counts)),
      fc.tuple(
        fc.constantFrom("时限", "period"),
        withNot({
          present: counts.present,
          ...simple,
          before: dated,
          by: dated,
          within: dated,
          after: dated,
        }),
      ),
      fc.tuple(
        fc.constantFrom("牵头", "support", "依据", "注释", "提法", "节点", "action", "role.督导"),
        withNot({ ...counts, all: member, some: member, none: member }),
      ),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((pairs) => Object.fromEntries(pairs));
const conditions = fc.oneof({ weight: 12, arbitrary: fits }, wild);

const message = fc
  .array(
    fc.oneof(
      { weight: 40, arbitrary: fc.constantFrom("{标题}", "{#牵头}", "{时限}", "：", "“甲”") },
      odd,
      field.map((word) => `{${word}}`),
      field.map((word) => `{#${word}}`),
    ),
  )
  .map((parts) => `!${parts.join("")}`);
const kinds = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom("方案", "措施", "measure", "目标"),
  },
  fc.constantFrom("通知", "指标", "节点"),
  keyword,
  odd,
);

it("never throws, whatever rule the schema lets through", () => {
  let run = 0;
  fc.assert(
    fc.property(
      fc.record(
        {
          code: fc.constant("own-rule"),
          select: fc.record(
            {
              kind: fc.oneof(kinds, fc.array(kinds, { minLength: 1, maxLength: 3 })),
              document: fc.constantFrom("甲", "乙"),
              where: conditions,
            },
            { requiredKeys: ["kind"] },
          ),
          must: conditions,
          message: fc.oneof(message, fc.record({ zh: message, en: message })),
          severity: fc.constantFrom("off", "error", { draft: "note" }),
        },
        { requiredKeys: ["code", "select", "must", "message"] },
      ),
      (given) => {
        const parsed = v.safeParse(ruleSchema, given);
        if (!parsed.success) return;
        const said = judged(parsed.output, measures + notice);
        for (const message of said) expect(message).not.toBe("");
        // What is wrong with a rule begins with its path.
        if (!said.some((message) => /^(?:select|must|message)\b/.test(message))) run += 1;
      },
    ),
    { numRuns: 1500 },
  );
  expect(run).toBeGreaterThan(300);
});

const fitting = fc.oneof(
  fc.tuple(
    fc.constantFrom("标题", "文字", "标签.密级", "频次"),
    fc.record({ ...words, atLeast: number }),
  ),
  fc.tuple(fc.constant("分值"), fc.record({ atLeast: number, atMost: number })),
  fc.tuple(
    fc.constantFrom("牵头", "配合", "依赖", "节点", "所属目标"),
    fc.record({ some: fc.record({ equals: text }), atMost: number }),
  ),
  fc.tuple(fc.constantFrom("时限"), fc.record({ before: phrase, by: phrase })),
);

it("finds each measure by a condition or by its opposite", () => {
  fc.assert(
    fc.property(fitting, ([word, given]) => {
      const source = measures.replace("时限 待定\n", "");
      const found = (must: object) => judged(ruleOf({ must: { [word]: must } }), source);
      const [held, opposite] = [found(given), found({ not: given })];
      if ([...held, ...opposite].some((said) => said.startsWith("must."))) return;
      expect([...held, ...opposite].sort()).toEqual(["交流", "培训", "总结", "检查"].sort());
    }),
  );
});
