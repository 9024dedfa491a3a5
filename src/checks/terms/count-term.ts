import type { Related } from "../../findings/finding.ts";
import type { Plan, Term } from "../../model/model.ts";
import { placeIn, placeOf } from "../../syntax/entry.ts";
import { type CheckContext, check } from "../check.ts";
import { type CountedName, countedName, countedParts } from "../reading/counted-names.ts";
import { contradictedList, countedPhrases } from "../reading/counted-phrases.ts";
import type { Passage } from "../reading/prose.ts";

type Report = CheckContext<undefined>["report"];

/** 10个省: a number and what it counts; undefined where the name counts nothing. */
function numberOf(term: Term): CountedName | undefined {
  const name = countedName(term.name);
  if (name !== undefined) return name;
  const parts = countedParts(term.name);
  const [first] = parts;
  if (first === undefined || parts.length < 2) return undefined;
  const number = parts.reduce((sum, part) => sum + part.number, 0);
  return { ...first, number, counted: term.name };
}

const listed = (term: Term): string => term.words.map((word) => word.written).join("、");

/** A term of the same name elsewhere that lists something else. */
function twin(term: Term, plans: readonly Plan[], plan: Plan): Related[] {
  for (const other of plans) {
    if (other === plan) continue;
    const same = other.terms.find(({ name }) => name === term.name);
    if (same === undefined || same.words.length === term.words.length) continue;
    const own = new Set(term.words.map(({ text }) => text));
    const missing = same.words.filter(({ text }) => !own.has(text)).map((word) => word.written);
    return [
      {
        place: placeOf(same.entry),
        message: {
          zh: `同名的提法列为${same.words.length}项${missing.length === 0 ? "" : `，还有“${missing.join("”“")}”`}`,
          en: `the term of the same name lists ${same.words.length}${missing.length === 0 ? "" : `, with ${missing.join(", ")}`}`,
        },
      },
    ];
  }
  return [];
}

/** A passage that names the term, to show beside it. */
function useOf(term: Term, passages: readonly Passage[]): Related[] {
  for (const passage of passages) {
    const at = passage.text.indexOf(term.name);
    if (at === -1) continue;
    return [
      {
        place: passage.place(at, at + term.name.length),
        message: { zh: `文中的“${term.name}”`, en: `“${term.name}” in the text` },
      },
    ];
  }
  return [];
}

function reportNumber(
  term: Term,
  plan: Plan,
  plans: readonly Plan[],
  passages: readonly Passage[],
  report: Report,
): void {
  const name = numberOf(term);
  const count = term.words.length;
  if (name === undefined || name.number === count) return;
  report({
    entry: term.entry,
    place: placeOf(term.entry),
    message: {
      zh: `提法“${term.name}”应列${name.number}项，实列${count}项：${listed(term)}`,
      en: `the term “${term.name}” should list ${name.number} and lists ${count}: ${term.words.map((word) => word.written).join(", ")}`,
    },
    mend: { zh: "补上缺的，去掉多的，或改数字", en: "correct the list or the number" },
    related: [...twin(term, plans, plan), ...useOf(term, passages)],
  });
}

function reportRepeated(term: Term, report: Report): void {
  const seen = new Set<string>();
  for (const word of term.words) {
    if (seen.has(word.text)) {
      report({
        entry: term.entry,
        place: placeIn(term.entry.file, word),
        message: {
          zh: `提法“${term.name}”里“${word.written}”列了两次`,
          en: `the term “${term.name}” lists “${word.written}” twice`,
        },
        mend: {
          zh: "去掉一个，或改成漏掉的那一项",
          en: "drop one, or write the one that it stands for",
        },
      });
    }
    seen.add(word.text);
  }
}

/** Words of a term that stand nowhere in the document. */
function reportAbsent(term: Term, plan: Plan, text: string, report: Report): void {
  const absent = term.words.filter(
    (word) => !text.includes(word.written) && !text.includes(word.text),
  );
  // Most of them: its words are labels of the drafter's own.
  if (absent.length === 0 || absent.length * 2 > term.words.length) return;
  for (const word of absent) {
    report({
      entry: term.entry,
      place: placeIn(term.entry.file, word),
      message: {
        zh: `提法“${term.name}”所列“${word.written}”在${plan.title.text === "" ? "方案" : `“${plan.title.text}”`}里找不到`,
        en: `“${word.written}”, which the term “${term.name}” lists, stands nowhere in “${plan.title.text}”`,
      },
      mend: {
        zh: "提法里的词要与正文一致：改正文，或改提法",
        en: "write the word as the text has it, here or there",
      },
      severity: "warning",
    });
  }
}

/** Phrases that `counted-list` reports: one finding for one slip. */
function contradictedIn(passages: readonly Passage[]): ReadonlySet<string> {
  return new Set(
    passages.flatMap((passage) =>
      countedPhrases(passage)
        .filter((phrase) => contradictedList(phrase) !== undefined)
        .map(({ text }) => text),
    ),
  );
}

/** 四大任务 where 三大任务 is declared: only the number differs. */
function reportOtherNumber(
  plan: Plan,
  passages: readonly Passage[],
  contradicted: ReadonlySet<string>,
  report: Report,
): void {
  const byCounted = new Map<string, Term>();
  for (const term of plan.terms) {
    const name = countedName(term.name);
    if (name !== undefined && name.before === "") byCounted.set(name.counted, term);
  }
  if (byCounted.size === 0) return;
  const declared = new Set(plan.terms.map(({ name }) => name));
  const long = [...byCounted.keys()].filter((counted) => counted.length >= 3);
  const patterns = long.length === 0 ? [] : [plainPattern(long)];
  for (const passage of passages) {
    const found: { readonly text: string; readonly at: number; readonly counted: string }[] = [];
    for (const pattern of patterns) {
      for (const match of passage.text.matchAll(pattern))
        found.push({ text: match[0], at: match.index, counted: match[1] ?? "" });
    }
    for (const match of passage.text.matchAll(/“([^“”]{2,24})”/g)) {
      let at = match.index + 1;
      for (const part of countedParts(match[1] ?? "")) {
        const text = part.numeral + part.counted;
        const start = passage.text.indexOf(text, at);
        at = start + text.length;
        if (byCounted.has(part.counted) && !found.some((other) => other.at === start))
          found.push({ text, at: start, counted: part.counted });
      }
    }
    for (const { text, at, counted } of found) {
      const term = byCounted.get(counted);
      if (term === undefined || declared.has(text) || contradicted.has(text)) continue;
      report({
        entry: passage.entryAt(at),
        place: passage.place(at, at + text.length),
        message: {
          zh: `“${text}”与提法“${term.name}”只差数字`,
          en: `“${text}” differs from the term “${term.name}” in its number only`,
        },
        mend: {
          zh: `改为“${term.name}”；确实是另一个提法的，另行声明`,
          en: `write “${term.name}”, or declare the other term`,
        },
        related: [
          {
            place: placeOf(term.entry),
            message: {
              zh: `“${term.name}”列了${term.words.length}项：${listed(term)}`,
              en: `“${term.name}” lists ${term.words.length}: ${listed(term)}`,
            },
          },
        ],
        severity: "warning",
      });
    }
  }
}

function plainPattern(counted: readonly string[]): RegExp {
  const longest = [...counted].sort((a, b) => b.length - a.length);
  return new RegExp(
    `(?<![第一二两三四五六七八九十])[二两三四五六七八九十](${longest.join("|")})`,
    "g",
  );
}

export const countTerm = check({
  code: "count-term",
  severity: { draft: "warning", issue: "error" },
  strength: "practice",
  source: { zh: "核稿的通例", en: "Practice of proofreading" },
  summary: {
    zh: "带数字的提法，列的项数与数字不符",
    en: "A term with a number lists more or fewer things than it says",
  },
  doc: {
    zh: "“三大任务”列三项。提法里的词是正文里的原词：其中一个在正文里找不到，多半是一处改了一处没改；正文写“四大任务”而声明的是“三大任务”，也报。几个部分合成的提法（一述两议三评四抓）按各部分的数字相加；没有数字的提法不管。",
    en: "“三大任务” lists three. The words of a term are words of the text: one that stands nowhere was most likely reworded in one place only; 四大任务 in the text where 三大任务 is declared is reported too. A term of several parts (一述两议三评四抓) counts their sum; a term without a number is left alone.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  提法 三大任务 = 控风险, 强服务\n  | 完成三大任务，做好控风险、强服务。\n}\n',
      finds: [{ at: "2:6", says: "提法“三大任务”应列3项，实列2项：控风险、强服务" }],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  提法 三项工程 = 改革创新, 依法监管, 监管效能\n  | 推进“改革创新、依法监管、监管效率”三项工程。\n}\n',
      finds: [{ at: "2:25", says: "提法“三项工程”所列“监管效能”在“甲方案”里找不到" }],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  提法 三大任务 = 控风险, 强服务, 促转升\n  | 以四大任务为目的。\n  | 努力完成控风险、强服务、促转升三大任务。\n}\n',
      finds: [{ at: "3:6", says: "“四大任务”与提法“三大任务”只差数字" }],
    },
    {
      source: '方案 甲 "甲方案" {\n  提法 三心 = 谈心, 关心, 关心\n  | 做到谈心、关心。\n}\n',
      finds: [{ at: "2:19", says: "提法“三心”里“关心”列了两次" }],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  提法 三大任务 = 控风险, 强服务, 促转升\n  提法 一述两议三评四抓 = 述职, 定期议党, 专题议党, 书记评议, 党员评议, 选任评议, 抓思路, 抓方面, 抓难题, 抓落实\n  提法 10个省 = 甲, 乙, 丙, 丁, 戊, 己, 庚, 辛, 壬, 癸\n  提法 总要求 = 严, 实\n  | 努力完成控风险、强服务、促转升三大任务，第三大任务最难。\n}\n',
  ],
  run({ model, prose, report }) {
    for (const plan of model.plans) {
      if (plan.terms.length === 0) continue;
      const passages = prose.of(plan);
      const contradicted = contradictedIn(passages);
      const text = passages.map((passage) => passage.text).join("\n");
      for (const term of plan.terms) {
        reportNumber(term, plan, model.plans, passages, report);
        reportRepeated(term, report);
        if (!contradicted.has(term.name)) reportAbsent(term, plan, text, report);
      }
      reportOtherNumber(plan, passages, contradicted, report);
    }
  },
});
