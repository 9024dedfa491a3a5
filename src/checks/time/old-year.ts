import type { Plan } from "../../model/model.ts";
import { childOf } from "../../syntax/entry.ts";
import { type CheckContext, check } from "../check.ts";
import { type Passage, sentencesOf } from "../reading/prose.ts";

type Report = CheckContext<undefined>["report"];

/** The first year of a plan. */
function yearOf(plan: Plan): number | undefined {
  return (
    plan.year ??
    (plan.period.start === undefined ? undefined : Number(plan.period.start.slice(0, 4)))
  );
}

/** What looks back speaks of the year before with good reason. */
const looksBack =
  /总结|回顾|以来|基础上|考核结果|审计|经验|已经|上年|去年|同比|比\d{4}年|较\d{4}年|起|成果|遗留|结转|未完成|整改|印发的|开展的|年报|决算/;

/** 党建工作 in 2015年党建工作方案: what the title says behind its year, without the word for the document. */
function nounsOf(plan: Plan): readonly string[] {
  const behind = /\d{4}年度?(.*)$/.exec(plan.title.text)?.[1] ?? "";
  const noun = behind.replace(
    /(?:实施|工作|行动)?(?:方案|计划|要点|安排|意见|规划)(?:（.*）)?$/,
    "",
  );
  const shorter = noun.replace(/工作$/, "");
  return [noun, shorter].filter(
    (word, index, all) => word.length > 1 && all.indexOf(word) === index,
  );
}

const documents =
  "(?:重点)?工作(?:方案|计划|要点|任务|目标|安排)|(?:总体|主要)?(?:目标任务|工作目标)";

interface Old {
  readonly text: string;
  readonly at: number;
}

/** 2014年党建工作 in a plan of 2015. */
function besideNoun(passage: Passage, pattern: RegExp, from: number): readonly Old[] {
  return [...passage.text.matchAll(pattern)].flatMap((match): Old[] =>
    Number(match[1]) < from ? [{ text: match[0], at: match.index }] : [],
  );
}

/** Is the range within 《》 or 〔〕: the name or number of a document? */
function isCited(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return (
    before.lastIndexOf("《") > before.lastIndexOf("》") ||
    before.lastIndexOf("〔") > before.lastIndexOf("〕")
  );
}

function reportOld(
  passage: Passage,
  old: Old,
  year: number,
  from: Passage | undefined,
  report: Report,
) {
  const written = /^\d{4}/.exec(old.text)?.[0] ?? "";
  report({
    entry: passage.entryAt(old.at),
    place: passage.place(old.at, old.at + old.text.length),
    message: {
      zh: `“${old.text}”写的是${written}年，方案的年度是${year}${from === undefined ? "" : "，这一句与上一年的方案相同"}`,
      en: `“${old.text}” is of ${written}, and the plan is of ${year}${from === undefined ? "" : "; last year's plan has the same sentence"}`,
    },
    mend: {
      zh: "核对年份，多半是沿用旧稿",
      en: "check the year: it may be left over from an old draft",
    },
    related:
      from === undefined
        ? []
        : [
            {
              place: from.place(0, Math.min(from.text.length, 12)),
              message: { zh: "上一年的方案", en: "last year's plan" },
            },
          ],
  });
}

/** A sentence without its numerals but the years: two that differ in an amount only are one. */
function skeleton(sentence: string): string {
  return sentence
    .trim()
    .replace(
      /(?<!\d)(?:19|20)\d{2}(?=年)|\d+(?:\.\d+)?|[一二两三四五六七八九十百千万]+/g,
      (numeral) => (/^(?:19|20)\d{2}$/.test(numeral) ? numeral : "#"),
    );
}

/** The sentences of the plan that this one is based on, by their skeleton, and the passage of each. */
function sentencesOfBase(passages: readonly Passage[]): ReadonlyMap<string, Passage> {
  const sentences = new Map<string, Passage>();
  for (const passage of passages) {
    for (const { text } of sentencesOf(passage.text)) {
      const key = skeleton(text);
      if (/\d{4}年/.test(text) && !sentences.has(key)) sentences.set(key, passage);
    }
  }
  return sentences;
}

function judge(
  plan: Plan,
  passages: readonly Passage[],
  base: { readonly year: number; readonly sentences: ReadonlyMap<string, Passage> } | undefined,
  report: Report,
): void {
  const year = yearOf(plan);
  if (year === undefined) return;
  const nouns = nounsOf(plan).map((noun) => noun.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(
    `((?:19|20)\\d{2})年度?(?:全面)?(?:加强|做好|抓好|推进|深化|开展)?(?:${[...nouns.map((noun) => `${noun}(?:工作)?`), documents].join("|")})`,
    "g",
  );
  for (const passage of passages) {
    if (passage.kind === "note" || (passage.entry === plan.entry && passage.kind === "title"))
      continue;
    if (!/(?:19|20)\d{2}年/.test(passage.text)) continue;
    const beside = besideNoun(passage, pattern, year);
    for (const sentence of sentencesOf(passage.text)) {
      if (!/(?:19|20)\d{2}年/.test(sentence.text)) continue;
      const same = base?.sentences.get(skeleton(sentence.text));
      const left = new RegExp(`${base?.year ?? 0}年[^，。；：、]{0,6}`).exec(sentence.text);
      if (base !== undefined && same !== undefined && left !== null && base.year < year) {
        const at = sentence.start + left.index;
        if (!isCited(passage.text, at))
          reportOld(passage, { text: left[0].slice(0, 5), at }, year, same, report);
        continue;
      }
      if (looksBack.test(sentence.text)) continue;
      for (const old of beside) {
        if (old.at < sentence.start || old.at >= sentence.end || isCited(passage.text, old.at))
          continue;
        reportOld(passage, old, year, undefined, report);
      }
    }
  }
}

export const oldYear = check({
  code: "old-year",
  severity: { draft: "warning", issue: "error" },
  strength: "practice",
  source: { zh: "年度方案的通例", en: "Practice of yearly plans" },
  summary: {
    zh: "正文里留着旧年份",
    en: "A year of an old draft is left in the text",
  },
  doc: {
    zh: "“2014年党建工作”出现在2015年的党建工作方案里，多半是沿用旧稿。只在两种情况下报：旧年份紧挨着本方案自己的事项（标题里年份后面的词、工作目标、工作要点等），或者整句与“基于”的上一年方案相同、年份也相同，别的数字改没改都算。总结、回顾、考核结果、审计等往回看的句子，书名号和文号里的年份，不报。",
    en: "“2014年党建工作” in a plan of 2015 is most likely left over. It is reported in two cases only: beside a noun of the plan's own cycle (what its title says behind the year, 工作目标, 工作要点 …), or where the whole sentence with its year stands in the plan that this one is `based-on`, whatever became of its other numerals. Sentences that look back, and years in names and numbers of documents, are left alone.",
  },
  bad: [
    {
      source:
        '方案 甲 "某局2015年党建工作方案" {\n  年度 2015\n  | 为全面加强2014年党建工作，制定本方案。\n  措施 乙 "乙事。" | 落实2014年工作要点。\n}\n',
      finds: [
        { at: "3:10", says: "“2014年党建工作”写的是2014年，方案的年度是2015" },
        { at: "4:18", says: "“2014年工作要点”写的是2014年，方案的年度是2015" },
      ],
    },
    {
      source:
        '方案 旧 "某局2014年培训方案" {\n  年度 2014\n  措施 乙 "乙事。" | 2014年举办两期培训班。\n}\n方案 新 "某局2015年培训方案" {\n  年度 2015\n  基于 旧\n  措施 乙 "乙事。" | 2014年举办两期培训班。2014年举办三期培训班。\n  措施 丙 "丙事。" | 2014年已经验收。\n}\n',
      finds: [
        { at: "8:16", says: "“2014年”写的是2014年，方案的年度是2015，这一句与上一年的方案相同" },
        { at: "8:29", says: "“2014年”写的是2014年，方案的年度是2015，这一句与上一年的方案相同" },
      ],
    },
  ],
  good: [
    '方案 甲 "某局2015年党建工作方案" {\n  年度 2015\n  | 认真总结2014年党建工作，落实《2014年党建工作要点》（某发〔2014〕3号），根据2014年党建工作考核结果，制定2015年党建工作方案。\n  措施 乙 "乙事。" | 2014年的示范点继续推进，2012年起每年评选。\n}\n',
  ],
  run({ model, prose, report }) {
    const plans = new Map(model.plans.map((plan) => [plan.name, plan]));
    for (const plan of model.plans) {
      if (plan.locale !== "zh") continue;
      const entry = childOf(plan.entry, "based-on");
      const name = entry?.value?.type === "names" ? entry.value.names[0]?.text : undefined;
      const before = name === undefined ? undefined : plans.get(name);
      const year = before === undefined ? undefined : yearOf(before);
      const base =
        before === undefined || year === undefined
          ? undefined
          : { year, sentences: sentencesOfBase(prose.of(before)) };
      judge(plan, prose.of(plan), base, report);
    }
  },
});
