import * as v from "valibot";
import { fold } from "../../../grammar/vocabulary.ts";
import type { Plan, Term } from "../../model/model.ts";
import { placeOf } from "../../syntax/entry.ts";
import { type CheckContext, checkWithOptions } from "../check.ts";
import { countedName, countedParts } from "../reading/counted-names.ts";
import { agrees, contradictedList, countedPhrases } from "../reading/counted-phrases.ts";
import { externalTerms } from "../reading/external-terms.ts";
import type { Passage } from "../reading/prose.ts";
import { standsAround } from "../reading/things-around.ts";

const options = v.object({
  /** Terms that the bureau's readers know: never asked for. */
  external: v.optional(v.array(v.pipe(v.string(), v.minLength(2))), []),
});

/** 十佳歌手, 百强企业: who wins them is to be seen. */
const HONOUR = /^(?:双?[十百千]|三|五|四)[佳强优星]/;

/** A term that somebody coined by counting: 四气, 六必谈, 五好四突出, 约法三章. */
function isCoined(text: string): boolean {
  if (HONOUR.test(text)) return false;
  if (/[\d、]/.test(text) || text.length > 8) return false;
  const name = countedName(text);
  if (name !== undefined) return name.number > 1 && name.counted !== "一";
  const parts = countedParts(text);
  return parts.length > 1 && parts.some(({ number }) => number > 1);
}

interface Use {
  readonly passage: Passage;
  readonly index: number;
  readonly at: number;
  readonly text: string;
}

/** The first use of each coined term, declared or in quotation marks. */
function firstUses(plan: Plan, passages: readonly Passage[]): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  passages.forEach((passage, index) => {
    if (passage.kind === "note") return;
    const add = (text: string, at: number) => {
      if (!uses.has(text)) uses.set(text, { passage, index, at, text });
    };
    for (const { name } of plan.terms) {
      const at = uses.has(name) ? -1 : passage.text.indexOf(name);
      if (at !== -1) add(name, at);
    }
    for (const match of passage.text.matchAll(/“([^“”]{2,8})”/g)) {
      const text = match[1] ?? "";
      if (isCoined(text)) add(text, match.index + 1);
    }
  });
  return uses;
}

/** Where a term is spelt out: the passage and what does it. */
interface Explanation {
  readonly index: number;
  readonly at: number;
  readonly passage: Passage;
}

function explanations(plan: Plan, passages: readonly Passage[]): ReadonlyMap<string, Explanation> {
  const found = new Map<string, Explanation>();
  const notes = new Map(plan.notes.map((note) => [note.name, note]));
  const heads = new Map<string, string>();
  const add = (term: string, at: Explanation) => {
    if (!found.has(term)) found.set(term, at);
  };
  for (const passage of passages) {
    const head = passage.kind === "note" ? /^“?([^“”：]{2,12})”?：/.exec(passage.text) : null;
    const name = passage.entry.name?.text;
    if (head !== null && name !== undefined && notes.has(name)) heads.set(name, head[1] ?? "");
    // A note without a mark is reported by `footnote-pairing`.
    if (head !== null && name !== undefined && notes.get(name)?.number === 0)
      add(head[1] ?? "", { index: 0, at: 0, passage });
  }
  const wordsOf = new Map<string, Term>(plan.terms.map((term) => [term.name, term]));
  passages.forEach((passage, index) => {
    for (const phrase of countedPhrases(passage)) {
      const { number } = phrase.name;
      // A list with the wrong number of items explains as well: `counted-list` reports it.
      const list = phrase.lists.find((other) => agrees(other, number)) ?? contradictedList(phrase);
      if (list === undefined) continue;
      if (passage.kind !== "note") add(phrase.text, { index, at: list.start, passage });
    }
    if (passage.kind === "note") return;
    for (const { mark, at } of passage.marks) {
      if (mark.sign !== "*") continue;
      const name = fold(mark.argument);
      for (const term of [heads.get(name), name]) {
        if (term !== undefined) add(term, { index, at, passage });
      }
      const quoted = /“([^“”]{2,12})”$/.exec(passage.text.slice(0, at))?.[1];
      if (quoted !== undefined) add(quoted, { index, at, passage });
    }
  });
  for (const term of wordsOf.values()) {
    if (term.words.length === 0) continue;
    // One word that is missing or reworded is reported by `count-term`.
    const enough = Math.min(term.words.length, Math.max(2, term.words.length - 1));
    const has = (text: string) =>
      term.words.filter(({ written }) => text.includes(written)).length >= enough;
    const whole = passages.findIndex(({ text }) =>
      term.words.every(({ written }) => text.includes(written)),
    );
    const index = whole === -1 ? passages.findIndex(({ text }) => has(text)) : whole;
    const passage = passages[index];
    const known = found.get(term.name);
    if (passage === undefined || (known !== undefined && known.index <= index)) continue;
    const at = passage.text.indexOf(term.words[0]?.written ?? "");
    found.set(term.name, { index, at, passage });
  }
  return found;
}

/** What a name counts, where it begins with its number. */
function countedOf(name: string): string | undefined {
  const read = countedName(name);
  return read?.before === "" ? read.counted : undefined;
}

function judge(
  plan: Plan,
  passages: readonly Passage[],
  external: ReadonlySet<string>,
  report: CheckContext<unknown>["report"],
): void {
  const explained = explanations(plan, passages);
  const declared = new Map(plan.terms.map((term) => [term.name, term]));
  // 五项能力 where 四项能力 is declared is the matter of `count-term`.
  const counted = new Set(plan.terms.flatMap(({ name }) => countedOf(name) ?? []));
  for (const use of firstUses(plan, passages).values()) {
    const { text, passage, at, index } = use;
    if (external.has(text) || externalTerms.has(text)) continue;
    const explanation = explained.get(text);
    if (explanation !== undefined && explanation.index <= index) continue;
    const name = countedName(text);
    if (name !== undefined && standsAround({ name, passage, text, start: at })) continue;
    const term = declared.get(text);
    if (term === undefined && explanation === undefined && counted.has(countedOf(text) ?? ""))
      continue;
    const late = explanation !== undefined;
    report({
      entry: passage.entryAt(at),
      place: passage.place(at, at + text.length),
      message: late
        ? {
            zh: `“${text}”在这里第一次出现，后面才展开`,
            en: `“${text}” stands here first and is spelt out later`,
          }
        : { zh: `“${text}”全文没有展开`, en: `“${text}” is spelt out nowhere` },
      mend: late
        ? {
            zh: "在第一次出现处列明，或加脚注",
            en: "spell it out where it stands first, or add a note there",
          }
        : {
            zh: "列明内容或加脚注；读者都知道的，写进配置的 external",
            en: "spell it out or add a note; add what all readers know to the option `external`",
          },
      related: [
        ...(late
          ? [
              {
                place: explanation.passage.place(
                  explanation.at,
                  Math.min(explanation.at + 1, explanation.passage.text.length),
                ),
                message: { zh: "在这里才展开", en: "spelt out here" },
              },
            ]
          : []),
        ...(term === undefined
          ? []
          : [
              {
                place: placeOf(term.entry),
                message: { zh: "提法在这里声明", en: "declared here" },
              },
            ]),
      ],
    });
  }
}

export const termUndefinedOrLate = checkWithOptions(
  {
    code: "term-undefined-or-late",
    severity: { draft: "note", issue: "note" },
    strength: "practice",
    source: { zh: "核稿的通例", en: "Practice of proofreading" },
    summary: {
      zh: "带数字的提法没有展开，或者先用后释",
      en: "A counted term is never spelt out, or only after its first use",
    },
    doc: {
      zh: "“四气”“五好四突出”这样的提法，读者看不出是哪几项：在第一次出现的地方列明，或加脚注。“四个全面”“八项规定”等大家都知道的提法有一张表；本单位通行的，写进选项 external。只看引号里带数字的词和声明过的提法；所数的几项就在同一句或上一句里的，算展开了；“一三三”一类只有数字的、引号里有顿号的不看。",
      en: "Nobody can tell what “四气” or “五好四突出” count: spell them out at their first use, or add a note. Terms that everybody knows (四个全面, 八项规定) are a list; add your own by the option `external`. Only words with a number in quotation marks and declared terms are judged; a term whose things stand in the same sentence or the one before is spelt out; codes of bare numbers (“一三三”) and quotations with 、 are left alone.",
    },
    options,
    bad: [
      {
        source:
          '方案 甲 "甲方案" {\n  提法 四气 = 树正气, 长骨气, 接地气, 鼓士气\n  措施 乙 "乙事。" | 以提振“四气”为导向，严查“三龄两历一身份”，遵守“约法三章”。\n  措施 丙 "丙事。" | 推进树正气、长骨气、接地气、鼓士气。\n}\n',
        finds: [
          { at: "3:20", says: "“四气”在这里第一次出现，后面才展开" },
          { at: "3:30", says: "“三龄两历一身份”全文没有展开" },
          { at: "3:42", says: "“约法三章”全文没有展开" },
        ],
      },
      {
        source:
          '方案 甲 "甲方案" {\n  注释 六必谈 | “六必谈”：上下级必谈。\n  措施 乙 "乙事。" | 以“六必谈”为重点。\n  措施 丙 "丙事。" | 做好“六必谈”[*六必谈]。\n}\n',
        finds: [{ at: "3:18", says: "“六必谈”在这里第一次出现，后面才展开" }],
      },
    ],
    good: [
      '方案 甲 "甲方案" {\n  提法 四气 = 树正气, 长骨气, 接地气, 鼓士气\n  措施 乙 "乙事。" | 推进树正气、长骨气、接地气、鼓士气。\n  措施 丙 "丙事。" | 提振“五气”。\n}\n',
      '方案 甲 "甲方案" {\n  提法 三大任务 = 控风险, 强服务, 促转升\n  注释 六必谈 | “六必谈”：上下级必谈。\n  措施 乙 "乙事。" | 完成控风险、强服务、促转升三大任务，以“六必谈”[*六必谈]为重点，建立甲、乙、丙“三张清单”，再做“六必谈”。\n}\n',
      '方案 甲 "甲方案" {\n  措施 乙 "乙事。" | 统一标准，统一平台，统一流程，统一考核，做到“四统一”。\n  措施 丙 "丙事。" | 推进正气、骨气、地气、士气建设。提振“四气”。\n}\n',
      '方案 甲 "甲方案" {\n  措施 乙 "乙事。" | 落实“三严三实”“四个全面”，整治“四风”，“一三三”思路，“十三五”规划，“七一”前，“我为党建献一计”，“第一责任人”，“两促进、两提高”，“三八”红旗手，评选“十佳歌手”“百强企业”。\n}\n',
    ],
    run({ model, prose, report, options: { external } }) {
      const own = new Set(external);
      for (const plan of model.plans)
        if (plan.locale === "zh") judge(plan, prose.of(plan), own, report);
    },
  },
  (schema, value) => v.parse(schema, value),
);
