import { groupBy } from "../../../src/model/group-by.ts";
import {
  headOf,
  inProse,
  instead,
  linesOf,
  type Mistake,
  type MistakeKind,
  matchesIn,
  nextNumeral,
  within,
} from "./mistake.ts";
import { proseOf, type Reading, textOf, textsOf, wordsOf } from "./reading.ts";

/** Mistakes of the pen in texts and titles. */

/** One mistake for each match that stands more than once in the prose; the others are its counterparts. */
function ofTwo(
  reading: Reading,
  pattern: RegExp,
  to: (words: string) => string | undefined,
  least = 2,
): readonly Mistake[] {
  const found = matchesIn(reading, pattern);
  const byWords = groupBy(found, ({ match }) => match[0]);
  return found.flatMap(({ match, at }) => {
    const same = byWords.get(match[0]) ?? [];
    const text = to(match[0]);
    if (same.length < least || text === undefined || text === match[0]) return [];
    const counterparts = same.filter((one) => one.at !== at).map((one) => one.at);
    return [{ changes: [{ ...at, text }], counterparts }];
  });
}

/** Stretches of four characters that stand in the prose five times or more. */
function usualWords(reading: Reading): readonly string[] {
  const times = new Map<string, number>();
  for (const stretch of proseOf(reading)) {
    const words = wordsOf(reading, stretch);
    for (let at = 0; at + 4 <= words.length; at += 1) {
      const four = words.slice(at, at + 4);
      if (/^[一-龥]{4}$/u.test(four)) times.set(four, (times.get(four) ?? 0) + 1);
    }
  }
  return [...times].filter(([, count]) => count >= 5).map(([word]) => word);
}

/** Words that sound alike and are taken for one another. */
const alike: readonly (readonly [string, string])[] = [
  ["部署", "布署"],
  ["账", "帐"],
  ["权力", "权利"],
  ["截至", "截止"],
  ["按照", "安照"],
  ["贯彻", "贯澈"],
  ["必须", "必需"],
  ["反映", "反应"],
  ["登录", "登陆"],
  ["制定", "制订"],
  ["启动", "起动"],
  ["其他", "其它"],
];

const restrained = /(?<=[一-龥])[，。；：、](?=[一-龥])/gu;
const halves: Readonly<Record<string, string>> = {
  "，": ",",
  "。": ".",
  "；": ";",
  "：": ":",
  "、": ",",
};

/** The typed series of a paragraph: `一是 … 二是 …`. */
function series(reading: Reading) {
  return textsOf(reading).flatMap(([entry, block]) => {
    const at = within(entry, block);
    const words = wordsOf(reading, at);
    const steps = [...words.matchAll(/(?<=^|[。；：，|]\s*)[一二三四五六七八九]是/gu)].map(
      (match) => ({
        start: at.start + match.index,
        end: at.start + match.index + 1,
        numeral: match[0].slice(0, 1),
      }),
    );
    return steps.length < 2 ? [] : [{ entry, at, steps }];
  });
}

export const inWords: readonly MistakeKind[] = [
  {
    name: "a figure changed",
    knowable: false,
    why: "The figure stands nowhere else.",
    places: (reading) =>
      inProse(reading, /[1-9]\d*(?=[个项名次家件场])/gu, ([one]) => String(Number(one) + 1)),
  },
  {
    name: "one of two like figures changed",
    knowable: true,
    why: "The same words stand twice, with two figures.",
    places: (reading) =>
      ofTwo(reading, /[一-龥]{2}\d+(?:\.\d+)?[%％一-龥]{1,2}/gu, (words) =>
        words.replace(/\d+/, (one) => String(Number(one) + 1)),
      ),
  },
  {
    name: "a count changed",
    knowable: true,
    why: "What is counted stands in the plan.",
    places: (reading) => {
      const terms = reading.entries.flatMap(({ kind, name }) =>
        kind === "term" && name !== undefined ? [name.text] : [],
      );
      return inProse(reading, /“[二三四五六七八九](?=[大个项张]?[一-龥]+”)/gu, (match) => {
        const word = match.input.slice(match.index + 1).split("”")[0] ?? "";
        const next = nextNumeral(match[0].slice(1));
        return terms.includes(word) && next !== undefined ? `“${next}` : undefined;
      });
    },
  },
  {
    name: "a step of a series lost",
    knowable: true,
    why: "The series has a hole.",
    places: (reading) =>
      series(reading).flatMap(({ at, steps }) =>
        steps.slice(0, -1).map((step, index) => {
          const next = steps[index + 1]?.start ?? step.end;
          return {
            changes: [{ ...at, start: step.start, end: next, text: "" }],
            counterparts: [at],
          };
        }),
      ),
  },
  {
    name: "two steps of a series swapped",
    knowable: true,
    why: "The series goes backwards.",
    places: (reading) =>
      series(reading).flatMap(({ at, steps }) =>
        steps.slice(1).flatMap((step, index) => {
          const before = steps[index];
          if (before === undefined) return [];
          return [
            {
              changes: [
                { file: at.file, start: before.start, end: before.end, text: step.numeral },
                { file: at.file, start: step.start, end: step.end, text: before.numeral },
              ],
            },
          ];
        }),
      ),
  },
  {
    name: "a number of a series twice",
    knowable: true,
    why: "The series stands still.",
    places: (reading) =>
      series(reading).flatMap(({ at, steps }) =>
        steps.slice(1).map((step, index) => ({
          changes: [
            {
              file: at.file,
              start: step.start,
              end: step.end,
              text: steps[index]?.numeral ?? "一",
            },
          ],
        })),
      ),
  },
  {
    name: "a quoted term changed in one place",
    knowable: true,
    why: "The other mentions spell it otherwise.",
    places: (reading) =>
      ofTwo(reading, /“[一-龥]{4,10}”/gu, (words) => words.replace(/(.)(.)”$/u, "$2$1”")),
  },
  {
    name: "a unit renamed in one mention",
    knowable: true,
    why: "The other mentions name it otherwise.",
    places: (reading) => {
      const names = reading.entries.flatMap(({ kind, title }) =>
        /^(?:organization|department|sub-bureau)$/.test(kind) &&
        title !== undefined &&
        title.text.length > 2
          ? [title.text]
          : [],
      );
      if (names.length === 0) return [];
      const any = names
        .toSorted((a, b) => b.length - a.length)
        .map((one) => one.replace(/[.*+?^$()|[\]{}\\]/g, "\\$&"));
      const declared = new Set(
        reading.entries
          .filter(({ kind }) => /^(?:organization|department|sub-bureau)$/.test(kind))
          .map(({ title }) => title?.start),
      );
      return matchesIn(reading, new RegExp(any.join("|"), "gu")).flatMap(
        ({ match, at, before }) => {
          if (declared.has(at.start - before.length)) return [];
          const [words] = match;
          return [instead(at, words.slice(0, -2) + words.slice(-1) + words.slice(-2, -1))];
        },
      );
    },
  },
  {
    name: "two characters of a usual word swapped",
    knowable: true,
    why: "The word stands there many times, and rightly.",
    places: (reading) =>
      usualWords(reading).flatMap((word) =>
        ofTwo(
          reading,
          new RegExp(word, "gu"),
          (words) => words.slice(0, 1) + words.slice(2, 3) + words.slice(1, 2) + words.slice(3),
        ),
      ),
  },
  {
    name: "a word that sounds alike",
    knowable: true,
    why: "It is the wrong word there, and the right one stands elsewhere.",
    places: (reading) =>
      alike.flatMap(([right, wrong]) => ofTwo(reading, new RegExp(right, "gu"), () => wrong)),
  },
  {
    name: "a word doubled",
    knowable: true,
    why: "Nobody says it twice.",
    places: (reading) =>
      inProse(
        reading,
        /(?<=[一-龥])(?:工作|进行|推进|加强|落实|的|和)(?=[一-龥])/gu,
        ([one]) => one + one,
      ),
  },
  {
    name: "a closing mark lost",
    knowable: true,
    why: "What is opened is never closed.",
    places: (reading) => inProse(reading, /[”》）]/gu, () => ""),
  },
  {
    name: "an opening mark lost",
    knowable: true,
    why: "What is closed was never opened.",
    places: (reading) => inProse(reading, /[“《（]/gu, () => ""),
  },
  {
    name: "a mark of half width",
    knowable: true,
    why: "Chinese text has marks of full width.",
    places: (reading) => inProse(reading, restrained, ([one]) => halves[one]),
  },
  {
    name: "digits of full width",
    knowable: true,
    why: "The other figures have half width.",
    places: (reading) =>
      inProse(reading, /(?<=[一-龥])\d+(?=[一-龥])/gu, ([one]) =>
        [...one].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(""),
      ),
  },
  {
    name: "a mark doubled",
    knowable: true,
    why: "No two such marks stand together.",
    places: (reading) => inProse(reading, restrained, ([one]) => one + one),
  },
  {
    name: "the last stop lost",
    knowable: true,
    why: "The other paragraphs end with one.",
    places: (reading) => inProse(reading, /。(?=\s*$)/gu, () => "", { titles: false }),
  },
  {
    name: "the stop of a heading lost",
    knowable: true,
    why: "The headings beside it end with one.",
    places: (reading) => {
      const titled = reading.entries.filter(({ title }) => title?.text.endsWith("。"));
      return titled.flatMap((entry) => {
        const beside = titled.filter(
          (one) => one.parent === entry.parent && one.kind === entry.kind,
        );
        if (beside.length < 3 || entry.title === undefined) return [];
        const at = within(entry, entry.title);
        const stop = wordsOf(reading, at).lastIndexOf("。");
        return [instead({ file: at.file, start: at.start + stop, end: at.start + stop + 1 }, "")];
      });
    },
  },
  {
    name: "a paragraph twice",
    knowable: true,
    why: "The same stands twice.",
    places: (reading) =>
      proseOf(reading, false).flatMap((at) => {
        const lines = linesOf(reading, at);
        const words = wordsOf(reading, lines);
        if (!/^\s*\|/.test(words) || words.length < 30) return [];
        return [
          {
            changes: [{ file: at.file, start: lines.end, end: lines.end, text: words }],
            counterparts: [at],
          },
        ];
      }),
  },
  {
    name: "a mark in the text broken",
    knowable: true,
    why: "Nothing has that name.",
    places: (reading) => inProse(reading, /\[[@#*=][^\]]+(?=\])/gu, ([one]) => `${one}甲`),
  },
  {
    name: "a mark in the text not closed",
    knowable: true,
    why: "A bracket is never closed.",
    places: (reading) => inProse(reading, /(?<=\[[@#*=][^\]]+)\]/gu, () => ""),
  },
  {
    name: "a placeholder left",
    knowable: true,
    why: "XX is no figure.",
    places: (reading) => inProse(reading, /(?<=[一-龥])\d+(?=[个项名次家件月日])/gu, () => "XX"),
  },
  {
    name: "a note's mark lost",
    knowable: true,
    why: "A note that nothing asks for does not print.",
    places: (reading) =>
      matchesIn(reading, /\[\*([^\]]+)\]/gu).flatMap(({ match, at }) => {
        const note = reading.entries.find(
          ({ kind, name }) => kind === "note" && name?.text === match[1],
        );
        const twice = textOf(reading, at.file).split(match[0]).length > 2;
        if (note === undefined || twice) return [];
        return [{ changes: [{ ...at, text: "" }], counterparts: [headOf(note)] }];
      }),
  },
];
