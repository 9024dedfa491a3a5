import type { Fix } from "../../findings/finding.ts";
import type { Model } from "../../model/compiled.ts";
import { childrenOf } from "../../syntax/entry.ts";
import { check, type Problem } from "../check.ts";
import {
  chineseNotices,
  elementPlace,
  type Literal,
  literalOf,
  quotedTextPlace,
} from "../entries/notice-fields.ts";
import { reportSlips, slipsIn } from "../reading/slips.ts";

/** Forms whose numbers look otherwise: 第12号, 2015年第3号. */
const OTHERWISE: ReadonlySet<string> = new Set([
  "order",
  "communique",
  "announcement",
  "public-notice",
  "minutes",
  "resolution",
]);

const OPEN = "〔[(（【﹝［";
const CLOSE = "〕\\])）】﹞］";
const NUMBER = new RegExp(
  `^(\\D*?)\\s*([${OPEN}])?\\s*(\\d{2}|\\d{4})年?\\s*([${CLOSE}])?\\s*(第)?\\s*(0*)([1-9]\\d*)\\s*(号)?$`,
);
const RIGHT = /^\p{Script=Han}{1,12}〔(?:19|20)\d{2}〕[1-9]\d*号$/u;

interface Reading {
  readonly faults: readonly { readonly zh: string; readonly en: string }[];
  readonly year?: number;
  /** The number as it should be, where that is clear. */
  readonly right?: string;
}

/** What is wrong with a document's number. */
function readNumber(text: string): Reading {
  const folded = text.replace(/[０-９]/g, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) - 0xfee0),
  );
  if (RIGHT.test(folded) && folded === text) {
    return { faults: [], year: Number(/〔(\d{4})〕/.exec(text)?.[1]) };
  }
  const match = NUMBER.exec(folded.trim());
  if (match === null) {
    return {
      faults: [
        { zh: "看不出机关代字、年份和序号", en: "code, year and number cannot be told apart" },
      ],
    };
  }
  const [, code = "", open, year = "", close, ordinal, zeros = "", serial = "", end] = match;
  const faults = [
    ...(code === "" ? [{ zh: "缺机关代字", en: "the organ's code is missing" }] : []),
    ...(open !== "〔" || close !== "〕"
      ? [{ zh: "年份用六角括号〔〕", en: "the year stands in 〔〕" }]
      : []),
    ...(year.length === 4 ? [] : [{ zh: "年份写四位", en: "the year has four digits" }]),
    ...(ordinal === undefined ? [] : [{ zh: "不加“第”", en: "without 第" }]),
    ...(zeros === "" ? [] : [{ zh: "序号不编虚位", en: "no leading zeros" }]),
    ...(end === undefined ? [{ zh: "以“号”结尾", en: "it ends with 号" }] : []),
    ...(/\s/.test(text) ? [{ zh: "中间不空格", en: "without blanks" }] : []),
    ...(folded === text ? [] : [{ zh: "用半角数字", en: "half-width digits" }]),
  ];
  const right = `${code}〔${year}〕${serial}号`;
  const clear = RIGHT.test(right);
  if (faults.length === 0 && !clear)
    return { faults: [{ zh: "机关代字用汉字", en: "the code is in Chinese characters" }] };
  return { faults, ...(clear ? { right, year: Number(year) } : {}) };
}

function fixTo(literal: Literal, right: string): readonly Fix[] {
  return [
    {
      title: { zh: `改为“${right}”`, en: `write “${right}”` },
      edits: [{ place: literal.place, text: right }],
      safe: true,
    },
  ];
}

function problemOf(literal: Literal, reading: Reading): Problem {
  const zh = reading.faults.map((fault) => fault.zh).join("，");
  const en = reading.faults.map((fault) => fault.en).join(", ");
  const { right } = reading;
  return {
    entry: literal.entry,
    place: literal.place,
    message:
      right === undefined
        ? {
            zh: `“${literal.text}”不合发文字号的写法：${zh}`,
            en: `“${literal.text}” is not written as a document's number: ${en}`,
          }
        : {
            zh: `“${literal.text}”应写作“${right}”：${zh}`,
            en: `“${literal.text}” should be “${right}”: ${en}`,
          },
    ...(right === undefined ? {} : { fixes: fixTo(literal, right) }),
  };
}

/** The documents that entries name as their basis, where a number is given. */
function citations(model: Model): readonly Literal[] {
  return model.plans
    .filter((plan) => plan.locale === "zh")
    .flatMap((plan) => [plan.entry, ...plan.allItems.map((item) => item.entry)])
    .flatMap((entry) => childrenOf(entry, "basis"))
    .flatMap((entry): Literal[] => {
      if (entry.value?.type !== "citation") return [];
      const { document, range } = entry.value;
      if (!/[[(（【［﹝〔]\s*\d{4}\s*[\])）】］﹞〕].*\d号$/.test(document)) return [];
      const first = quotedTextPlace(
        entry.file,
        { start: range.start, end: range.start + document.length + 2 },
        document,
      );
      return [{ entry, text: document, place: first, exact: true }];
    });
}

export const documentNumber = check({
  code: "document-number",
  severity: { draft: "warning", issue: "error" },
  strength: "must",
  source: { zh: "GB/T 9704-2012 7.2.5", en: "GB/T 9704-2012 7.2.5" },
  summary: {
    zh: "发文字号的写法不对，或年份与成文日期不一致",
    en: "A document's number is not written as it should be, or its year is not that of the date",
  },
  doc: {
    zh: "发文字号由机关代字、六角括号〔〕里的四位年份和序号组成，序号不编虚位，不加“第”，以“号”结尾：浙银监党发〔2015〕6号。年份应当是成文日期的那一年。正文和“依据”里引用别的文件也一样写，每个文件报一次。令、公告、公报、通告、决议、纪要的编号另有写法，不查。",
    en: "Code, year of four digits in 〔〕, number without leading zeros and without 第, 号: 浙银监党发〔2015〕6号. The year is that of the document's date. Numbers of other documents in the text and in 依据 are written alike, told once a file. Orders, announcements, communiqués, resolutions and minutes are numbered otherwise and left alone.",
  },
  bad: [
    {
      source:
        '机构 局 "某局"\n通知 甲 "某局关于培训的通知" {\n  文号 "某局发[2015]第06号"\n  日期 2015-06-29\n}\n',
      finds: [
        {
          at: "3:7",
          says: "“某局发[2015]第06号”应写作“某局发〔2015〕6号”：年份用六角括号〔〕，不加“第”，序号不编虚位",
        },
      ],
    },
    {
      source:
        '机构 局 "某局"\n通知 甲 "某局关于培训的通知" {\n  文号 某局发〔2014〕6号\n  日期 2015-06-29\n  | 根据上级《通知》（某发（2014）12号）办理。\n}\n',
      finds: [
        { at: "3:6", says: "文号的年份是2014年，成文日期是2015年" },
        { at: "5:16", says: "引用的发文字号“（2014）12号”应写作“〔2014〕12号”" },
      ],
    },
    {
      source:
        '方案 乙 "乙方案" {\n  措施 丙 "丙事。" {\n    依据 "银监发【2015】1号" 第三条\n  }\n}\n',
      finds: [
        { at: "3:9", says: "“银监发【2015】1号”应写作“银监发〔2015〕1号”：年份用六角括号〔〕" },
      ],
    },
  ],
  good: [
    '机构 局 "某局"\n通知 甲 "某局关于培训的通知" {\n  文号 "某局发〔2015〕6号"\n  日期 2015-06-29\n  | 根据某发〔2014〕12号文件和（2015）某民终12号判决办理。\n}\n',
    '机构 局 "某局"\n公告 甲 "某局公告" {\n  文号 "2015年第3号"\n  日期 2015-06-29\n}\n',
  ],
  run({ model, prose, report }) {
    for (const notice of chineseNotices(model)) {
      const literal = literalOf(notice, "number");
      if (literal === undefined || OTHERWISE.has(notice.form)) continue;
      const reading = readNumber(literal.text);
      if (reading.faults.length > 0) report(problemOf(literal, reading));
      if (reading.year === undefined || notice.date === undefined) continue;
      const dated = notice.date.slice(0, 4);
      if (String(reading.year) === dated) continue;
      report({
        entry: literal.entry,
        place: literal.place,
        message: {
          zh: `文号的年份是${reading.year}年，成文日期是${dated}年`,
          en: `the number is of ${reading.year}, the date of ${dated}`,
        },
        mend: { zh: "核对文号和日期", en: "check the number and the date" },
        related: [
          {
            place: elementPlace(notice, "date"),
            message: { zh: `成文日期 ${notice.date}`, en: `dated ${notice.date}` },
          },
        ],
        severity: "warning",
      });
    }
    for (const literal of citations(model)) {
      const reading = readNumber(literal.text);
      if (reading.faults.length > 0)
        report({ ...problemOf(literal, reading), severity: "warning" });
    }
    const slips = slipsIn(
      prose,
      /(?<=\p{Script=Han})[[(（【［﹝〔]\d{4}[\])）】］﹞〕]第?0*[1-9]\d*号/gu,
      ([words]) => {
        const right = words.replace(/^.(\d{4}).第?0*/, "〔$1〕");
        return right === words ? undefined : right;
      },
    );
    reportSlips(slips, report, {
      message: (words) => ({
        zh: `引用的发文字号“${words}”应写作“${words.replace(/^.(\d{4}).第?0*/, "〔$1〕")}”`,
        en: `the number “${words}” should be “${words.replace(/^.(\d{4}).第?0*/, "〔$1〕")}”`,
      }),
      fix: { zh: "改用六角括号，去掉“第”和虚位", en: "write 〔〕, without 第 and zeros" },
      safe: true,
      severity: "warning",
    });
  },
});
