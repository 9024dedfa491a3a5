import * as v from "valibot";
import { fold } from "../../../grammar/vocabulary.ts";
import type { Place, Wording } from "../../findings/finding.ts";
import type { Notice, Plan } from "../../model/model.ts";
import { childrenOf, type Entry, placeIn } from "../../syntax/entry.ts";
import { type CheckContext, checkWithOptions } from "../check.ts";
import { described, setting } from "../entries/described.ts";
import { type Passage, type Prose, sentencesOf } from "../reading/prose.ts";

const day = v.pipe(v.string(), v.isoDate());
const word = v.pipe(v.string(), v.minLength(2));

const superior = v.pipe(
  v.strictObject({
    number: setting(word, {
      expects: { zh: "文号", en: "a document's number" },
      doc: { zh: "文号：银监发〔2015〕1号", en: "its number: 银监发〔2015〕1号" },
    }),
    title: setting(word, {
      expects: { zh: "文件名，不带书名号", en: "a title without 《》" },
      doc: { zh: "文件名，不带书名号", en: "its title, without 《》" },
    }),
    repealed: setting(day, {
      expects: { zh: "日期，如 2018-05-01", en: "a date such as 2018-05-01" },
      doc: { zh: "何时废止", en: "the day it was repealed" },
    }),
    replacedBy: setting(word, {
      expects: { zh: "文号或文件名", en: "a number or title" },
      doc: { zh: "由哪个文件代替", en: "the document that replaces it" },
    }),
    revision: setting(word, {
      expects: { zh: "版次，如 2015年修订", en: "a revision such as 2015年修订" },
      doc: {
        zh: "现行版次，按依据里的写法：2015年修订",
        en: "the revision in force, as citations name it: 2015年修订",
      },
    }),
    since: setting(day, {
      expects: { zh: "日期，如 2015-05-20", en: "a date such as 2015-05-20" },
      doc: {
        zh: "代替的文件或现行版次何时施行",
        en: "the day from which the replacement or revision is in force",
      },
    }),
  }),
  v.check(({ number, title }) => number !== undefined || title !== undefined),
);

type Superior = v.InferOutput<typeof superior>;

const options = v.strictObject({
  documents: v.optional(
    described(v.array(superior), {
      expects: {
        zh: "一列文件，各有 number 或 title",
        en: "a list of documents, each with a number or title",
      },
      doc: {
        zh: "已废止、被代替或有新版的上级文件",
        en: "documents from above that were repealed, replaced or revised",
      },
    }),
    [],
  ),
});

/** Is a document cited by words that may be its number, its title, or both? */
function isCitedBy(words: string, { number, title }: Superior): boolean {
  const cited = fold(words);
  const byNumber = number === undefined ? -1 : cited.indexOf(fold(number));
  // 浙银监发〔2015〕1号 is no citation of 银监发〔2015〕1号.
  if (byNumber === 0 || (byNumber > 0 && !/\p{Script=Han}/u.test(cited.charAt(byNumber - 1))))
    return true;
  const bare = cited.replace(/^《(.+?)》.*$/, "$1");
  return title !== undefined && bare === fold(title);
}

/** The last day that a document speaks for: its period's end. */
function lastDay(document: Plan | Notice): string | undefined {
  const plan = document.type === "plan" ? document : (document.issues ?? document.body);
  return plan?.period.end ?? (document.type === "notice" ? document.date : undefined);
}

function issueDay(document: Plan | Notice): string | undefined {
  return document.type === "plan" ? document.notice?.date : document.date;
}

interface Outdated {
  readonly says: Wording;
  /** It came after the issue: the document was right when it was written. */
  readonly later: boolean;
  readonly revised: boolean;
}

/**
 * What makes a citation suspect; undefined where the document was in force for all of the plan's
 * period, or where the citing words name what is in force now.
 */
function judgeCitation(
  superior: Superior,
  words: string,
  document: Plan | Notice,
): Outdated | undefined {
  const { repealed, replacedBy, revision, since } = superior;
  const text = fold(words);
  if (revision !== undefined && text.includes(fold(revision))) return undefined;
  if (replacedBy !== undefined && text.includes(fold(replacedBy))) return undefined;
  const last = lastDay(document);
  const issued = issueDay(document);
  const applies = (date: string | undefined) =>
    date === undefined || last === undefined || date <= last;
  const isLater = (date: string | undefined) =>
    date !== undefined && issued !== undefined && date > issued;
  const from =
    since === undefined ? { zh: "", en: "" } : { zh: `自${since}起`, en: ` from ${since}` };
  if (repealed !== undefined && applies(repealed)) {
    const instead =
      replacedBy === undefined
        ? { zh: "", en: "" }
        : { zh: `，由“${replacedBy}”代替`, en: `, replaced by “${replacedBy}”` };
    return {
      says: {
        zh: `已于${repealed}废止${instead.zh}`,
        en: `was repealed on ${repealed}${instead.en}`,
      },
      later: isLater(repealed),
      revised: false,
    };
  }
  if (repealed === undefined && replacedBy !== undefined && applies(since)) {
    return {
      says: {
        zh: `${from.zh}已由“${replacedBy}”代替`,
        en: `is replaced by “${replacedBy}”${from.en}`,
      },
      later: isLater(since),
      revised: false,
    };
  }
  if (revision === undefined || !applies(since)) return undefined;
  return {
    says: {
      zh: `${from.zh}已有新版：${revision}`,
      en: `has a newer revision${from.en}: ${revision}`,
    },
    later: isLater(since),
    revised: true,
  };
}

/** A place that cites a document, and the words around it that may say more of it. */
interface Citation {
  readonly entry: Entry;
  readonly place: Place;
  readonly cited: string;
  readonly words: string;
}

function basisEntries(plan: Plan): readonly Citation[] {
  return [plan.entry, ...plan.allItems.map(({ entry }) => entry)]
    .flatMap((entry) => childrenOf(entry, "basis"))
    .flatMap((entry): readonly Citation[] => {
      if (entry.value?.type !== "citation") return [];
      const { document, clause = "", range } = entry.value;
      const words = `${document}${clause}`;
      return [{ entry, place: placeIn(entry.file, range), cited: document, words }];
    });
}

/** 《…》 with the number behind it, if there is one; or a number that stands alone. */
const NAMED =
  /《([^《》]+)》(?:（[^（）]*?〔\d{4}〕\d+号[^（）]*）)?|(?<![\p{Script=Han}\w])\p{Script=Han}{2,12}〔\d{4}〕\d+号/gu;
/** What stands in front of a number in a sentence and is no part of it. */
const LEADING = /^(?:根据|按照|依据|依照|落实|执行|贯彻|参照|结合|以|和|与|及|或|按|由|在|对)+/;
/** A sentence that says itself what became of the document. */
const SAYS_SO = /废止|失效|修订|修改|代替|取代|替代/;

function citationsIn(passage: Passage): readonly Citation[] {
  if (!/[《〔]/.test(passage.text)) return [];
  return sentencesOf(passage.text).flatMap((sentence) => {
    if (SAYS_SO.test(sentence.text)) return [];
    return [...sentence.text.matchAll(NAMED)].map((match): Citation => {
      const cited = match[0].replace(LEADING, "");
      const end = sentence.start + match.index + match[0].length;
      const start = end - cited.length;
      return {
        entry: passage.entryAt(start),
        place: passage.place(start, end),
        cited,
        words: sentence.text,
      };
    });
  });
}

/** Does a name in the text carry another number than the document that is asked for? */
function isAnother(cited: string, { number }: Superior): boolean {
  return number !== undefined && /〔\d{4}〕/.test(cited) && !fold(cited).includes(fold(number));
}

/** More citing entries than this are one finding with their count. */
const MANY = 5;
const MOST_RELATED = 8;

function judge(
  document: Plan | Notice,
  superiors: readonly Superior[],
  prose: Prose,
  report: CheckContext<unknown>["report"],
): void {
  const inBasis = document.type === "plan" ? basisEntries(document) : [];
  const inText = document.locale === "zh" ? prose.of(document).flatMap(citationsIn) : [];
  for (const superior of superiors) {
    const about = (citations: readonly Citation[]) =>
      citations.flatMap((citation) => {
        if (!isCitedBy(citation.cited, superior) || isAnother(citation.cited, superior)) return [];
        const outdated = judgeCitation(superior, citation.words, document);
        return outdated === undefined ? [] : [{ ...citation, outdated }];
      });
    const basis = about(inBasis);
    const text = about(inText);
    const groups = [...(basis.length > MANY ? [basis] : basis.map((one) => [one])), text];
    for (const [first, ...others] of groups) {
      if (first === undefined) continue;
      const { entry, place, cited, outdated } = first;
      const count =
        others.length === 0
          ? { zh: "", en: "" }
          : { zh: `，共${others.length + 1}处`, en: ` (${others.length + 1} places)` };
      report({
        entry,
        place,
        message: {
          zh: `所依据的“${cited}”${outdated.says.zh}${count.zh}`,
          en: `“${cited}”, on which it rests, ${outdated.says.en}${count.en}`,
        },
        mend: mendFor(outdated, superior),
        related: others.slice(0, MOST_RELATED).map((other) => ({
          place: other.place,
          message: { zh: "也依据它", en: "rests on it as well" },
        })),
        ...(outdated.later ? { severity: "note" as const } : {}),
      });
    }
  }
}

function mendFor({ revised }: Outdated, { replacedBy, revision }: Superior): Wording {
  if (revised) {
    return {
      zh: `对照新版核对；确认不受影响的，在“依据”里写明“${revision ?? ""}”`,
      en: `compare with the new revision; once confirmed, name “${revision ?? ""}” in the citation`,
    };
  }
  return replacedBy === undefined
    ? {
        zh: "换成现行的文件；确实要引用的，用“忽略”写明理由",
        en: "cite what is in force, or `ignore` with the reason",
      }
    : {
        zh: `核对后改引“${replacedBy}”；确实要引用旧文件的，用“忽略”写明理由`,
        en: `compare, and cite “${replacedBy}”; or \`ignore\` with the reason`,
      };
}

/** The options of the example. */
const known = {
  documents: [
    { number: "某发〔2012〕3号", title: "培训办法", revision: "2015年修订", since: "2015-05-20" },
    { number: "某发〔2010〕8号", repealed: "2014-12-31", replacedBy: "某发〔2015〕1号" },
  ],
};

export const basisOutdated = checkWithOptions(
  {
    code: "basis-outdated",
    severity: { draft: "warning", issue: "warning" },
    strength: "practice",
    source: { zh: "核稿的通例", en: "Practice of proofreading" },
    summary: {
      zh: "所依据的文件已经废止、被代替或有新版",
      en: "A document that it rests on was repealed, replaced or revised",
    },
    doc: {
      zh: '上级文件有了新版或者废止，依据它的各项就要重新核对。在选项 documents 里登记这些文件：number 或 title，repealed（废止日期）、replacedBy（由什么代替）、revision（现行版次）、since（何时施行）。查“依据”，以及正文里《》中同名、或文号相同的引用；《》后面的文号不同的，是别的文件。核对过的，在“依据”里写明现行版次（依据 "培训办法" 2015年修订第三条）就不再报；要引用旧文件的，写“忽略”。方案期满以后才废止、才施行的不报，印发以后的只作提示，句子自己说明修订、废止的不报。',
      en: 'When a document from above is revised or repealed, what rests on it is to be looked at again. Tell of such documents by the option `documents`: `number` or `title`, `repealed`, `replacedBy`, `revision`, `since`. 依据 is judged, and 《》 with the same title or number in the text; a title with another number behind it is another document. Once confirmed, name the revision in the citation (依据 "培训办法" 2015年修订第三条); or `ignore`. What happens after the plan\'s period is left alone, what happens after its issue is a note, and sentences that speak of the revision or repeal themselves are left alone.',
    },
    options,
    bad: [
      {
        options: known,
        source:
          '方案 甲 "甲方案" {\n  年度 2015\n  | 根据《培训办法》（某发〔2012〕3号）和某发〔2010〕8号文件，制定本方案。\n  措施 乙 "乙事。" {\n    依据 "培训办法" 第三条\n  }\n}\n',
        finds: [
          {
            at: "5:8",
            says: "所依据的“培训办法”自2015-05-20起已有新版：2015年修订",
          },
          {
            at: "3:7",
            says: "所依据的“《培训办法》（某发〔2012〕3号）”自2015-05-20起已有新版：2015年修订",
          },
          {
            at: "3:26",
            says: "所依据的“某发〔2010〕8号”已于2014-12-31废止，由“某发〔2015〕1号”代替",
          },
        ],
      },
    ],
    good: [
      '方案 甲 "甲方案" {\n  年度 2015\n  | 根据《培训办法》（某发〔2012〕3号），制定本方案。\n  措施 乙 "乙事。" {\n    依据 "培训办法" 第三条\n  }\n}\n',
    ],
    run({ model, prose, options: { documents }, report }) {
      if (documents.length === 0) return;
      for (const document of [...model.notices, ...model.plans])
        judge(document, documents, prose, report);
    },
  },
  v.parse,
);
