import { given } from "../given.ts";
import type { Model } from "../model/compiled.ts";
import { groupBy } from "../model/group-by.ts";
import { shortTitle } from "../model/items/item-text.ts";
import type { Group, Locale, Plan, Unit } from "../model/model.ts";
import { holderName, partyName } from "../model/organization/parties.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { lastReport } from "../tracking/last-report.ts";
import type { LightSettings, Ranking } from "../tracking/light-settings.ts";
import { answersIn, type Round } from "../tracking/rounds.ts";
import { isDone, ranked, summarize } from "../tracking/summary.ts";
import { type TrackedRow, trackPlan } from "../tracking/tracked-rows.ts";
import { printDate } from "./date-in-words.ts";
import type { DocumentOptions } from "./document-options.ts";
import {
  addresseesOf,
  citation,
  type Head,
  heading,
  letterOf,
  open,
  paragraph,
  table,
} from "./official-parts.ts";
import type { NoticeView, PrintedBlock } from "./view.ts";

/** 通报: the skeleton of the circular on a round: counts, a ranking, what is open; what remains to be written is marked. */

/** The characters of a task's title in a column beside others. */
const TASK_TITLE = 32;
const TASK_COLUMN = 9;

const percentage = (part: number, of: number) =>
  of === 0 ? "—" : `${Math.round((100 * part) / of)}%`;

export interface BulletinOptions {
  readonly day: CalendarDate;
  readonly round?: Round;
  readonly lights: LightSettings;
  readonly rankBy: readonly Ranking[];
  /** How many tasks the circular itself names; the others stand in an annex. */
  readonly items: number;
}

/** Units are ranked beside those of their kind: a department has other duties than a sub-bureau. */
const rankedKinds = [
  { zh: "分支机构", en: "Sub-bureaus", has: (of: Unit | Group) => kindOf(of) === "sub-bureau" },
  { zh: "部门", en: "Departments", has: (of: Unit | Group) => kindOf(of) === "department" },
  { zh: "其他", en: "Others", has: (of: Unit | Group) => !namedKinds.has(kindOf(of)) },
] as const;

const namedKinds: ReadonlySet<string> = new Set(["sub-bureau", "department"]);

const kindOf = (of: Unit | Group): string => (of.type === "unit" ? of.kind : "group");

const rankingWords: Readonly<Record<Ranking, { zh: string; en: string }>> = {
  done: { zh: "完成率", en: "share done" },
  "on-time": { zh: "按期率", en: "share done in time" },
  worst: { zh: "亮灯轻重", en: "lights" },
  percent: { zh: "平均进度", en: "mean progress" },
};

/** The rows that need attention, the worst first. */
function behind(rows: readonly TrackedRow[], lights: LightSettings): readonly TrackedRow[] {
  return rows
    .filter(({ lit }) => (lights.palette[lit.light]?.weight ?? 0) >= 2)
    .toSorted(
      (a, b) =>
        (lights.palette[b.lit.light]?.weight ?? 0) - (lights.palette[a.lit.light]?.weight ?? 0),
    );
}

/** What is said of several rows of a task with the same words: whose they are, then light, reason and problem. */
function openLines(
  rows: readonly TrackedRow[],
  lights: LightSettings,
  locale: Locale,
): readonly string[] {
  const zh = locale === "zh";
  const said = groupBy(rows, (row) => {
    const { light, why } = row.lit;
    const label = lights.palette[light]?.label[locale] ?? light;
    const problem = lastReport(row)?.problem;
    const reason = zh ? `${label}，${why.zh}` : `${label}, ${why.en}`;
    if (problem === undefined) return reason;
    return zh ? `${reason}；${problem.replace(/。$/, "")}` : `${reason}; ${problem}`;
  });
  return [...said].map(([words, own]) => {
    const who = own.map(({ assignment }) =>
      assignment.parties.map((party) => partyName(party, locale)).join("、"),
    );
    return zh ? `${who.join("、")}：${words}` : `${who.join(", ")}: ${words}`;
  });
}

/** A line for each task, the worst first, with all units that are behind with it. */
function openItems(
  bad: readonly TrackedRow[],
  lights: LightSettings,
  locale: Locale,
  model: Model,
): PrintedBlock {
  const zh = locale === "zh";
  const heads: readonly Head[] = zh
    ? [
        { heading: "序号", center: true },
        { heading: "工作任务", least: TASK_COLUMN },
        { heading: "完成时限" },
        { heading: "单位、灯色及理由" },
      ]
    : [
        { heading: "No.", center: true },
        { heading: "Task", least: TASK_COLUMN },
        { heading: "Due" },
        { heading: "Units, lights and reasons" },
      ];
  const tasks = groupBy(bad, ({ assignment: { item, occurrence, due } }) =>
    JSON.stringify([item.id, occurrence, due]),
  );
  return table(
    heads,
    [...tasks.values()].flatMap((rows, index): string[][] => {
      const [first] = rows;
      if (first === undefined) return [];
      const { item, occurrence, due } = first.assignment;
      const name = shortTitle(item, model, TASK_TITLE);
      return [
        [
          String(index + 1),
          occurrence === undefined
            ? name
            : zh
              ? `${name}（${occurrence}）`
              : `${name} (${occurrence})`,
          due === undefined ? "" : printDate(due, locale),
          openLines(rows, lights, locale).join("\n"),
        ],
      ];
    }),
  );
}

function silentUnits(
  round: Round | undefined,
  model: Model,
  day: CalendarDate,
  zh: boolean,
): PrintedBlock {
  if (round === undefined) return paragraph(open(zh ? "填报情况" : "who has reported"));
  const locale = zh ? "zh" : "en";
  const answers = answersIn(round, model, day);
  const names = (status: string) =>
    answers
      .filter((one) => one.status === status)
      .map(({ holder }) => holderName(holder, "short", locale));
  const late = names("late");
  const missing = names("missing");
  const list = (units: readonly string[]) => units.join(zh ? "、" : ", ");
  if (zh) {
    const parts = [
      `应填报单位${answers.length}个，按时填报${names("on-time").length}个`,
      ...(late.length === 0 ? [] : [`逾期填报${late.length}个（${list(late)}）`]),
      ...(missing.length === 0 ? [] : [`未填报${missing.length}个（${list(missing)}）`]),
    ];
    return paragraph(`${parts.join("，")}。`);
  }
  return paragraph(
    `${answers.length} units had to report; ${names("on-time").length} did in time, ${late.length} late${late.length === 0 ? "" : ` (${list(late)})`}, ${missing.length} not at all${missing.length === 0 ? "" : ` (${list(missing)})`}.`,
  );
}

/** The view data of the circular: a draft, since somebody has to write what the numbers mean. */
export function bulletinView(
  plan: Plan,
  model: Model,
  { day, round, lights, rankBy, items }: BulletinOptions,
  options: DocumentOptions,
): NoticeView {
  const { locale } = plan;
  const zh = locale === "zh";
  const to = addresseesOf(plan);
  const rows = trackPlan(plan, model, day, lights);
  const counted = [...groupBy(rows, ({ holder }) => holder)].map(([of, own]) => ({
    of,
    summary: summarize(own, lights, day),
  }));
  const kinds = rankedKinds
    .map(({ zh: nameZh, en, has }) => ({
      name: zh ? nameZh : en,
      standings: ranked(
        counted.filter(({ of }) => has(of)),
        rankBy,
      ),
    }))
    .filter(({ standings }) => standings.length > 0);
  const bad = behind(rows, lights);
  const count = (test: (row: TrackedRow) => boolean) => rows.filter(test).length;
  const lit = Object.entries(lights.palette)
    .map(([name, { label }]) => ({
      label: label[locale],
      count: count((row) => row.lit.light === name),
    }))
    .filter((light) => light.count > 0);
  const shownLights = Object.entries(lights.palette).filter(
    ([name, { weight }]) => weight > 0 && rows.some((row) => row.lit.light === name),
  );
  const when = printDate(day, locale);
  const summary = zh
    ? `截至${when}，${citation(plan)}共分解任务${rows.length}项（次），已完成${count(isDone)}项（其中已销号${count(({ facts }) => facts.state === "closed")}项），推进中${count(({ facts }) => facts.state === "in-progress")}项，未启动${count(({ facts }) => facts.state === "not-started")}项，逾期${count(({ facts }) => facts.overdueDays !== undefined)}项。亮灯情况：${lit.map(({ label, count: number }) => `${label}${number}项`).join("，")}。`
    : `As of ${when}, ${citation(plan)} has ${rows.length} tasks: ${count(isDone)} done (${count(({ facts }) => facts.state === "closed")} closed), ${count(({ facts }) => facts.state === "in-progress")} under way, ${count(({ facts }) => facts.state === "not-started")} not begun, ${count(({ facts }) => facts.overdueDays !== undefined)} overdue. Lights: ${lit.map(({ label, count: number }) => `${label} ${number}`).join(", ")}.`;
  const heads: readonly Head[] = [
    { heading: zh ? "名次" : "Place", center: true },
    { heading: zh ? "单位" : "Unit" },
    { heading: zh ? "任务数" : "Tasks", center: true },
    { heading: zh ? "已完成" : "Done", center: true },
    { heading: zh ? "完成率" : "Done %", center: true },
    { heading: zh ? "按期率" : "In time", center: true },
    { heading: zh ? "平均进度" : "Progress", center: true },
    ...shownLights.map(([, { label }]): Head => ({ heading: label[locale], center: true })),
  ];
  const rankedBy = rankBy.map((one) => rankingWords[one][locale]).join(zh ? "、" : ", ");
  const how = zh
    ? `各单位按类别分别排名，依次比较${rankedBy}，相同的并列。`
    : `Units are ranked within their kind by ${rankedBy}, in this order; equals share a place.`;
  const ranks = kinds.map(({ standings }) =>
    standings.map(({ of, place, summary }) => [
      String(place),
      holderName(of, "short", locale),
      String(summary.rows),
      String(summary.done),
      percentage(summary.done, summary.completable),
      percentage(summary.onTime, summary.due),
      `${summary.percent}%`,
      ...shownLights.map(([light]) => String(summary.lights[light] ?? 0)),
    ]),
  );
  const ranking = kinds.flatMap(({ name }, index) => [
    ...(kinds.length > 1 ? [paragraph(zh ? `${name}：` : `${name}:`)] : []),
    table(heads, ranks[index] ?? [], ranks.flat()),
  ]);
  const named = bad.slice(0, items);
  const rest = bad.slice(items);
  const total = zh
    ? `需要抓紧的任务共${bad.length}项（次），这里列出最急的${named.length}项（次），其余见附件。`
    : `${bad.length} tasks are behind; the ${named.length} worst are named here, the others in the annex.`;
  const late =
    bad.length === 0
      ? [paragraph(zh ? "没有亮红灯、黄灯的任务。" : "Nothing is late.")]
      : [...(rest.length === 0 ? [] : [paragraph(total)]), openItems(named, lights, locale, model)];
  const about =
    round === undefined
      ? when
      : `${plan.year ?? ""}${zh && plan.year !== undefined ? "年" : " "}${round.label}`;
  const subject = plan.title.text
    .replace(/^.*?(?=\d{4}年)/, "")
    .replace(/^\d{4}年/, "")
    .replace(/(?:工作)?(?:方案|计划|要点)$/, "");
  const title = zh
    ? `关于${about}${subject}任务完成情况的通报`
    : `Progress of ${plan.title.text}, ${about}`;
  return letterOf(
    plan,
    {
      title,
      ...given({ to }),
      body: [
        heading(zh ? "一、" : "1. ", zh ? "总体情况" : "Overall"),
        paragraph(summary, open(zh ? "总体评价" : "what this means")),
        silentUnits(round, model, day, zh),
        heading(zh ? "二、" : "2. ", zh ? "各单位进展" : "Units"),
        paragraph(how),
        ...ranking,
        heading(zh ? "三、" : "3. ", zh ? "需要抓紧的任务" : "What is behind"),
        ...late,
        heading(zh ? "四、" : "4. ", zh ? "下步要求" : "Next"),
        paragraph(open(zh ? "下步工作要求" : "what is asked of the units")),
      ],
      annexes:
        rest.length === 0
          ? []
          : [
              {
                label: zh ? "附件" : "Annex",
                title: {
                  text: zh ? "其他需要抓紧的任务" : "Other tasks that are behind",
                  lines: [],
                },
                blocks: [openItems(rest, lights, locale, model)],
              },
            ],
      date: day,
      draft: zh ? "送审稿" : "Draft for review",
    },
    options,
  );
}
