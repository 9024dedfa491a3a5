import type { Place } from "../../findings/finding.ts";
import type { Notice, Plan } from "../../model/model.ts";
import { childOf, type Entry, placeIn, placeOf, type Title } from "../../syntax/entry.ts";
import { type CheckContext, check } from "../check.ts";

type Report = CheckContext<undefined>["report"];

interface YearInTitle {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly place: Place;
}

const pattern =
  /(?<![\d〔[（(])((?:19|20)\d{2})(?:\s?[—–~～-]\s?((?:19|20)\d{2}))?(?=年|\s|$|[—–-])年?度?/g;

/** The years of a title: 2015年, 2021—2025年, 2020 Action Plan. */
function yearsIn(title: Title, file: string): readonly YearInTitle[] {
  return title.parts.flatMap((part) =>
    part.type !== "text" || part.text.length !== part.end - part.start
      ? []
      : [...part.text.matchAll(pattern)].map((match): YearInTitle => {
          const from = Number(match[1]);
          const text = match[0].trim();
          const start = part.start + match.index;
          return {
            from,
            to: match[2] === undefined ? from : Number(match[2]),
            text,
            place: placeIn(file, { start, end: start + text.length }),
          };
        }),
  );
}

/** The first and last year of a plan. */
function spanOf(plan: Plan): { readonly from: number; readonly to: number } | undefined {
  const { start, end } = plan.period;
  const from = plan.year ?? (start === undefined ? undefined : Number(start.slice(0, 4)));
  if (from === undefined) return undefined;
  return { from, to: end === undefined ? from : Number(end.slice(0, 4)) };
}

function yearEntry(plan: Plan): Entry {
  return childOf(plan.entry, "year") ?? childOf(plan.entry, "period") ?? plan.entry;
}

function judge(title: Title, entry: Entry, plan: Plan, report: Report): void {
  const span = spanOf(plan);
  const years = yearsIn(title, entry.file);
  if (span === undefined || years.length === 0) return;
  const touches = ({ from, to }: YearInTitle) => to >= span.from && from <= span.to;
  // A title that names two years (…2015年…的2014年…) is right if one of them is.
  if (years.some(touches)) return;
  const [first] = years;
  if (first === undefined) return;
  const own = span.from === span.to ? String(span.from) : `${span.from}—${span.to}`;
  const where = yearEntry(plan);
  report({
    entry,
    place: first.place,
    message: {
      zh: `标题写“${first.text}”，方案的年度是${own}`,
      en: `the title says “${first.text}”, and the plan is of ${own}`,
    },
    mend: { zh: "统一年份", en: "make the years agree" },
    related: [
      {
        place: where === plan.entry ? placeOf(plan.entry) : placeIn(where.file, where),
        message: { zh: "方案的年度", en: "the plan's year" },
      },
    ],
  });
}

/** A title that names the plan by another year than the plan's own title does: issued-title says so. */
function isNamedOtherwise(notice: Notice, plan: Plan): boolean {
  const span = spanOf(plan);
  return (
    span !== undefined &&
    notice.issues === plan &&
    notice.title.text.includes("《") &&
    yearsIn(plan.title, plan.entry.file).some(({ from, to }) => to >= span.from && from <= span.to)
  );
}

function judgeNumber(notice: Notice, plan: Plan, report: Report): void {
  const span = spanOf(plan);
  const year = /〔(\d{4})〕/.exec(notice.number ?? "")?.[1];
  const entry = childOf(notice.entry, "number");
  // With a date the number is compared with it.
  if (span === undefined || year === undefined || entry === undefined || notice.date !== undefined)
    return;
  if (Number(year) >= span.from && Number(year) <= span.to) return;
  report({
    entry,
    place: placeIn(entry.file, entry),
    // It may be issued at the end of the year before.
    ...(Number(year) === span.from - 1 ? { severity: "note" as const } : {}),
    message: {
      zh: `文号的年份是${year}，方案的年度是${span.from}`,
      en: `the number is of ${year}, and the plan of ${span.from}`,
    },
    mend: { zh: "核对文号的年份", en: "check the year of the number" },
  });
}

/** From this month of the year before its own on a plan is issued in advance. */
const IN_ADVANCE = 10;

/** The first and the last day that a document with the plan may well have. */
function issuedWithin(span: { readonly from: number; readonly to: number }) {
  return { first: `${span.from - 1}-${IN_ADVANCE}-01`, last: `${span.to}-12-31` };
}

/** The dates of a notice that lie outside of the plan's time: most likely last year's. */
function judgeDates(notice: Notice, plan: Plan, report: Report): void {
  const span = spanOf(plan);
  if (span === undefined) return;
  // A title that disagrees as well, and a number of another year than the date, are told already.
  const years = yearsIn(plan.title, plan.entry.file);
  const numbered = /〔(\d{4})〕/.exec(notice.number ?? "")?.[1];
  const { date, printedOn } = notice;
  if (years.length > 0 && !years.some(({ from, to }) => to >= span.from && from <= span.to)) return;
  if (numbered !== undefined && date !== undefined && !date.startsWith(numbered)) return;
  const { first, last } = issuedWithin(span);
  const isOutside = (day: string) => day < first || day > last;
  // What is printed before it is signed is told elsewhere, and the date of a wrong year only once.
  const printed =
    date === undefined || (!isOutside(date) && printedOn !== undefined && printedOn > date)
      ? printedOn
      : undefined;
  for (const [kind, day, zh, en] of [
    ["date", date, "日期", "date"],
    ["printed-on", printed, "印发日期", "date of printing"],
  ] as const) {
    const entry = childOf(notice.entry, kind);
    if (day === undefined || entry === undefined || !isOutside(day)) continue;
    const own = span.from === span.to ? String(span.from) : `${span.from}—${span.to}`;
    const where = yearEntry(plan);
    report({
      entry,
      place: placeIn(entry.file, entry),
      message: {
        zh: `${zh}是${day}，方案的年度是${own}`,
        en: `the ${en} is ${day}, and the plan is of ${own}`,
      },
      mend: { zh: "核对年份，多半是沿用去年的稿子", en: "check the year: it may be last year's" },
      related: [
        {
          place: where === plan.entry ? placeOf(plan.entry) : placeIn(where.file, where),
          message: { zh: "方案的年度", en: "the plan's year" },
        },
      ],
    });
  }
}

export const titleYear = check({
  code: "title-year",
  severity: { draft: "warning", issue: "error" },
  strength: "practice",
  source: { zh: "年度方案的通例", en: "Practice of yearly plans" },
  summary: {
    zh: "标题、文号或日期的年份不是方案的年度",
    en: "The year in a title, number or date is not the plan's",
  },
  doc: {
    zh: "方案标题、印发它的通知的标题里的年份，应当在方案的年度或期间之内；不在，多半是沿用去年的稿子没有改全。标题没有年份的、写几年（2021—2025年）而有一年相合的不报；印发它的通知，日期应当在上一年10月至方案结束之间；没有日期的，看文号的年份，早一年的只提示；有日期的文号由文号检查比较。",
    en: "The year in the title of a plan, and of the notice that issues it, lies within the plan's year or period; otherwise last year's draft was not changed everywhere. Titles without a year and spans that touch the period are left alone; the notice that issues a plan is dated between October of the year before and the end of the plan; without a date the year of its number is judged, the year before as a note. A number with a date beside it is judged elsewhere.",
  },
  bad: [
    {
      source: '方案 甲 "某局2014年工作方案" {\n  年度 2015\n  措施 乙 "乙事。"\n}\n',
      finds: [{ at: "1:9", says: "标题写“2014年”，方案的年度是2015" }],
    },
    {
      source:
        '机构 局 "某局"\n方案 甲 "某局工作方案" {\n  年度 2015\n  措施 乙 "乙事。"\n}\n通知 丙 "某局关于印发《2014年工作方案》的通知" {\n  印发 甲\n}\n',
      finds: [{ at: "6:14", says: "标题写“2014年”，方案的年度是2015" }],
    },
    {
      source:
        '机构 局 "某局"\n方案 甲 "某局2026年工作方案" {\n  年度 2026\n  措施 乙 "乙事。"\n}\n通知 丙 "某局关于印发《某局2026年工作方案》的通知" {\n  文号 "某发〔2025〕6号"\n  日期 2025-02-26\n  印发 甲\n}\n通知 丁 "某局关于印发《某局2026年工作方案》的通知" {\n  文号 "某发〔2025〕7号"\n  印发 甲\n}\n',
      finds: [
        { at: "8:3", says: "日期是2025-02-26，方案的年度是2026" },
        { at: "12:3", says: "文号的年份是2025，方案的年度是2026" },
      ],
    },
  ],
  good: [
    '机构 局 "某局"\n方案 甲 "某局2026年工作方案" {\n  年度 2026\n  措施 乙 "乙事。"\n}\n通知 丙 "某局关于印发《某局2026年工作方案》的通知" {\n  文号 "某发〔2025〕36号"\n  日期 2025-12-26\n  印发 甲\n}\n',
    '机构 局 "某局"\n方案 甲 "某局2021—2025年工作方案" {\n  年度 2023\n  措施 乙 "乙事。"\n}\n通知 丙 "某局关于印发《工作方案》的通知" {\n  文号 "某发〔2023〕6号"\n  印发 甲\n}\n',
    '机构 局 "某局"\n方案 甲 "某局2015年工作方案" {\n  年度 2015\n  措施 乙 "乙事。"\n}\n通知 丙 "某局关于印发《某局2014年工作方案》的通知" {\n  印发 甲\n}\n',
    '方案 甲 "关于做好2014年度考核整改的2015年工作方案" {\n  年度 2015\n  措施 乙 "乙事。"\n}\n',
  ],
  run({ model, report }) {
    // A plan without a title of its own has its notice's, which is judged there.
    for (const plan of model.plans)
      if (plan.entry.title !== undefined) judge(plan.title, plan.entry, plan, report);
    for (const notice of model.notices) {
      const plan = notice.issues ?? notice.body;
      if (plan === undefined) continue;
      if (!isNamedOtherwise(notice, plan)) judge(notice.title, notice.entry, plan, report);
      judgeNumber(notice, plan, report);
      judgeDates(notice, plan, report);
    }
  },
});
