import type { Wording } from "../../findings/finding.ts";
import type { Model } from "../../model/compiled.ts";
import type { Notice, Plan, Unit } from "../../model/model.ts";
import { placeOf } from "../../syntax/entry.ts";
import type { CalendarDate, DateRange } from "../../time/calendar-date.ts";
import { check, type Problem } from "../check.ts";
import { type GivenList, listsOf, type PlacedRef, placedRefs } from "../entries/party-places.ts";

/** The time that a document speaks in: its day of issue, else the plan's period. */
function timeOf(document: Plan | Notice): DateRange {
  if (document.type === "notice") {
    const plan = document.issues ?? document.body;
    return document.date === undefined ? (plan?.period ?? {}) : dayRange(document.date);
  }
  const issued = document.notice?.date;
  return issued === undefined ? document.period : dayRange(issued);
}

const dayRange = (date: CalendarDate): DateRange => ({ start: date, end: date });

/** Why a unit is not there: it, or what it belongs to, has ended or has not begun. */
interface Absence {
  /** The unit itself, or the one around it whose life it is. */
  readonly whose: Unit;
  readonly ended?: CalendarDate;
  readonly begins?: CalendarDate;
}

function absence(unit: Unit, { start, end }: DateRange): Absence | undefined {
  for (let whose: Unit | undefined = unit; whose !== undefined; whose = whose.parent) {
    const { from, to } = whose.life ?? {};
    if (to !== undefined && start !== undefined && to < start) return { whose, ended: to };
    if (from !== undefined && end !== undefined && from > end) return { whose, begins: from };
  }
  return undefined;
}

function unitCalled(name: string, beside: Unit, model: Model): Unit | undefined {
  const sibling = beside.parent?.children.find((unit) => unit.name === name);
  if (sibling !== undefined) return sibling;
  const found = model.units.filter(({ id, title, short, aliases }) =>
    [id, title, short, ...aliases].includes(name),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** What the unit was merged into, and that again, up to one that is there. */
function successorOf(unit: Unit, time: DateRange, model: Model): Unit | undefined {
  const seen = new Set<Unit>([unit]);
  let at: Unit | undefined = unit;
  while (at !== undefined) {
    const into: string | undefined = at.life?.mergedInto;
    at = into === undefined ? undefined : unitCalled(into, at, model);
    if (at === undefined || seen.has(at)) return undefined;
    if (absence(at, time) === undefined) return at;
    seen.add(at);
  }
  return undefined;
}

function evidence(unit: Unit, { whose, ended, begins }: Absence, successor?: Unit): Wording {
  const of =
    whose === unit ? { zh: "", en: "" } : { zh: `所属的“${whose.title}”`, en: `${whose.title} ` };
  if (begins !== undefined) {
    return {
      zh: `${of.zh}${begins}起才有`,
      en: `${of.en}exists from ${begins} only`,
    };
  }
  const into =
    successor === undefined
      ? { zh: "", en: "" }
      : { zh: `，并入“${successor.title}”`, en: ` and was merged into “${successor.title}”` };
  return {
    zh: `${of.zh}到${ended ?? ""}为止${into.zh}`,
    en: `${of.en}ended on ${ended ?? ""}${into.en}`,
  };
}

function said(document: Plan | Notice, time: DateRange): Wording {
  const { spec } = document.entry;
  const dated = time.start !== undefined && time.start === time.end;
  return dated
    ? { zh: `本${spec.zh}印发于${time.start}`, en: `the ${spec.en} is issued on ${time.start}` }
    : {
        zh: `本${spec.zh}的期间是${time.start ?? "…"}至${time.end ?? "…"}`,
        en: `the ${spec.en} is for ${time.start ?? "…"} to ${time.end ?? "…"}`,
      };
}

function judge(
  { ref, place }: PlacedRef,
  { list, entry }: GivenList,
  document: Plan | Notice,
  model: Model,
): Problem | undefined {
  const { named } = ref;
  if (named?.type !== "unit") return undefined;
  const time = timeOf(document);
  const missing = absence(named, time);
  if (missing === undefined) return undefined;
  const { whose, begins } = missing;
  const successor = begins === undefined ? successorOf(whose, time, model) : undefined;
  const why = evidence(named, missing, successor);
  const when = said(document, time);
  const word = ref.written;
  // Founded within the plan's period, it may well be given work.
  const soon =
    document.type === "plan" &&
    begins !== undefined &&
    (document.period.end === undefined || begins <= document.period.end);
  const instead =
    successor !== undefined &&
    whose === named &&
    ref.post === undefined &&
    ref.person === undefined &&
    ref.below === undefined &&
    !list.refs.some((other) => other.named === successor)
      ? successor
      : undefined;
  return {
    entry,
    place,
    ...(soon ? { severity: "note" as const } : {}),
    message: {
      zh: `“${word}”${why.zh}，${when.zh}`,
      en: `“${word}”: ${why.en}, and ${when.en}`,
    },
    mend:
      successor === undefined
        ? {
            zh: "改写承接其职责的单位，或核对单位的起止时间",
            en: "name the unit that took over, or correct the life of the unit",
          }
        : { zh: `改为“${successor.title}”`, en: `name “${successor.title}” instead` },
    related: [
      {
        place: placeOf(whose.entry),
        message: { zh: `“${whose.title}”的起止时间在这里`, en: `the life of “${whose.title}”` },
      },
    ],
    fixes:
      instead === undefined
        ? []
        : [
            {
              title: { zh: `改为“${instead.id}”`, en: `name “${instead.id}”` },
              edits: [{ place, text: instead.id }],
              safe: false,
            },
          ],
  };
}

const organization =
  '机构 局 "某局" {\n  分局 第二 "第二分局"\n  分局 第三 "第三分局" 自 2004-01 至 2014-11 并入 第二\n  部门 科技处 "科技处" 自 2016-03\n';

export const unitNotInForce = check({
  code: "unit-not-in-force",
  severity: { draft: "warning", issue: "error" },
  strength: "derived",
  source: { zh: "单位的起止时间", en: "The life of the unit" },
  summary: {
    zh: "点到的单位在印发时还没有设立，或已经撤销、并入别的单位",
    en: "A unit that did not exist yet, or no longer, when the document is issued",
  },
  doc: {
    zh: "沿用旧稿时，最容易把已经撤并的单位写进来：任务没有人接。按机构里写的起止时间（自、至、并入）看方案的责任、牵头等和通知的主送、抄送、落款等所写的单位，以印发日期为准；还没有日期的，以方案的期间为准。并入别的单位的，说出并入哪一个，可以照改。方案期间内设立的单位只提示。所属的单位不在，下面的部门也不在。单位组展开得来的成员、只写了“并入”没有写日期的单位和正文里的称呼不看。",
    en: "An old draft brings back units that were merged or dissolved, and nobody takes up their tasks. Units named in the roles of a plan and in the elements of a notice are held against their life (`from`, `to`, `merged-into`) on the day of issue, or over the plan's period while there is none. The successor is named, with a fix. A unit founded within the plan's period is a note. Where a unit is gone, so are its departments. Members of groups, a merger without a date and names in prose are left alone.",
  },
  bad: [
    {
      source: `${organization}}\n方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    责任 第三、科技处\n  }\n}\n通知 丙 "关于印发甲方案的通知" {\n  主送 第二、第三\n  落款 局\n  日期 2015-06-29\n  印发 甲\n}\n`,
      finds: [
        { at: "13:9", says: "“第三”到2014-11-30为止，并入“第二分局”，本通知印发于2015-06-29" },
        { at: "9:8", says: "“第三”到2014-11-30为止，并入“第二分局”，本方案印发于2015-06-29" },
        { at: "9:11", says: "“科技处”2016-03-01起才有，本方案印发于2015-06-29" },
      ],
    },
    {
      source: `${organization}  分局 第四 "第四分局" 至 2010-12 {\n    部门 组织科 "组织科"\n  }\n}\n方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    责任 第四.组织科\n  }\n}\n`,
      finds: [
        {
          at: "12:8",
          says: "“第四.组织科”所属的“第四分局”到2010-12-31为止，本方案的期间是2015-01-01至2015-12-31",
        },
      ],
    },
  ],
  good: [
    `${organization}  单位组 各分局 "各分局" = 第二、第三\n}\n方案 甲 "甲方案" {\n  年度 2014\n  责任 各分局\n  措施 乙 "乙事。" {\n    责任 第三、第二\n  }\n}\n方案 丁 "丁方案" {\n  年度 2016\n  责任 科技处\n  措施 戊 "戊事。"\n}\n`,
  ],
  run({ model, report }) {
    for (const document of [...model.notices, ...model.plans]) {
      const seen = new Set<string>();
      for (const one of listsOf(document)) {
        for (const placed of placedRefs(one.list, one.entry.file)) {
          const problem = judge(placed, one, document, model);
          // 首位牵头 makes the first owner the lead: the same words, one finding.
          const at = `${placed.place.file}:${placed.place.start}`;
          if (problem === undefined || seen.has(at)) continue;
          seen.add(at);
          report(problem);
        }
      }
    }
  },
});
