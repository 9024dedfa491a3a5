import pc from "picocolors";
import { screenWidth } from "../../findings/width.ts";
import { shortTitle } from "../../model/items/item-text.ts";
import { holderName, partyName } from "../../model/organization/parties.ts";
import { type Summary, summarize } from "../../tracking/summary.ts";
import type { TrackedRow } from "../../tracking/tracked-rows.ts";
import type { CommandContext } from "../command-context.ts";
import { type Grouping, groupsOf, type PlanStatus } from "./plan-status.ts";

/** How a plan stands, for people at a terminal. */

const padded = (text: string, width: number, right: boolean) => {
  const blanks = " ".repeat(Math.max(0, width - screenWidth(text)));
  return right ? blanks + text : text + blanks;
};

/** Lines in columns; the first column on the left, numbers on the right. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => screenWidth(row[at] ?? ""))),
  );
  return rows.map((row) =>
    row
      .map((cell, at) => padded(cell, widths[at] ?? 0, at > 0))
      .join("  ")
      .trimEnd(),
  );
}

const percentage = (part: number, of: number) =>
  of === 0 ? "—" : `${Math.round((100 * part) / of)}%`;

function line(name: string, summary: Summary, lights: readonly string[]): readonly string[] {
  const { rows, completable, done, states, overdue, late } = summary;
  return [
    name,
    String(rows),
    String(done),
    percentage(done, completable),
    String(states.closed ?? 0),
    String(states["in-progress"] ?? 0),
    String(states["not-started"] ?? 0),
    String(overdue),
    String(late),
    ...lights.map((light) => String(summary.lights[light] ?? 0)),
  ];
}

const heads: Readonly<Record<Grouping, { zh: string; en: string }>> = {
  unit: { zh: "单位", en: "unit" },
  goal: { zh: "目标", en: "goal" },
  due: { zh: "到期", en: "due" },
};

/** How many of the worst rows are listed. */
const LISTED = 20;

function worstRows(
  { rows, lights, plan, model }: PlanStatus,
  context: CommandContext,
): readonly string[] {
  const weight = (row: TrackedRow) => lights.palette[row.lit.light]?.weight ?? 0;
  const bad = rows
    .filter((row) => weight(row) > 0)
    .toSorted(
      (a, b) =>
        weight(b) - weight(a) || ((a.assignment.due ?? "9") < (b.assignment.due ?? "9") ? -1 : 1),
    );
  if (bad.length === 0) return [];
  const { locale } = plan;
  const listed = bad.slice(0, LISTED).map(({ assignment, lit }) => {
    const { item, parties, occurrence, due } = assignment;
    const label = lights.palette[lit.light]?.label[locale] ?? lit.light;
    const name = shortTitle(item, model);
    const who = parties.map((party) => partyName(party, locale)).join("、");
    const when = [occurrence, due].filter(Boolean).join(" ");
    return `  ${label} ${who} ${item.number} ${name}${when === "" ? "" : ` (${when})`}: ${lit.why[locale]}`;
  });
  const rest = bad.length - listed.length;
  return [
    "",
    context.say({ zh: "需要抓紧的任务：", en: "Behind:" }),
    ...listed,
    ...(rest === 0
      ? []
      : [
          `  ${context.say({ zh: `……另有 ${rest} 项，用 --json 查看`, en: `… and ${rest} more: see --json` })}`,
        ]),
  ];
}

/** Counts by group, the sum, and the rows that are behind. */
export function statusInWords(status: PlanStatus, by: Grouping, context: CommandContext): string {
  const { plan, day, rows, lights } = status;
  const { say, io } = context;
  const colours = pc.createColors(io.out.colour);
  const title = colours.bold(
    say({ zh: `${plan.title.text}，截至 ${day}`, en: `${plan.title.text}, as of ${day}` }),
  );
  if (plan.assignments.length === 0 && rows.length === 0)
    return `${title}\n\n${say({
      zh: "没有落到单位的任务：措施要写“责任”或“牵头”才有人承担",
      en: "nobody owes anything: measures take an `owner` or `lead`",
    })}\n`;
  const { locale } = plan;
  const shown = Object.entries(lights.palette)
    .filter(([name, { weight }]) => weight > 0 && rows.some(({ lit }) => lit.light === name))
    .toSorted(([, a], [, b]) => b.weight - a.weight);
  const names = shown.map(([name]) => name);
  const head = [
    heads[by][context.language],
    ...[
      { zh: "任务", en: "rows" },
      { zh: "完成", en: "done" },
      { zh: "完成率", en: "%" },
      { zh: "销号", en: "closed" },
      { zh: "推进中", en: "under way" },
      { zh: "未启动", en: "not begun" },
      { zh: "逾期", en: "overdue" },
      { zh: "迟完成", en: "done late" },
    ].map(say),
    ...shown.map(([, { label }]) => label[locale]),
  ];
  const table = columns([
    head,
    ...groupsOf(status, by).map(({ name, summary }) => line(name, summary, names)),
    line(say({ zh: "合计", en: "total" }), summarize(rows, lights, day), names),
  ]);
  const lines = [
    title,
    "",
    ...table,
    ...worstRows(status, context),
    ...(status.round === undefined ? [] : ["", roundInWords(status, context).trimEnd()]),
  ];
  return `${lines.join("\n")}\n`;
}

/** Who has reported in the round, who late, who not. */
export function roundInWords(
  { plan, day, round, answers = [], closed }: PlanStatus,
  context: CommandContext,
): string {
  const { say } = context;
  if (round === undefined)
    return `${say({
      zh: `“${plan.name}”没有写“填报”，没有填报轮次`,
      en: `“${plan.name}” has no reporting rounds: it does not say \`reporting\``,
    })}\n`;
  const names = (status: string) =>
    answers
      .filter((answer) => answer.status === status)
      .map(({ holder, told }) => {
        const name = holderName(holder, "short", plan.locale);
        return status === "late" ? `${name}(${told})` : name;
      });
  const list = (units: readonly string[]) => units.join(say({ zh: "、", en: ", " }));
  const missing = names("missing");
  const late = names("late");
  const over = day > round.due;
  const lines = [
    say({
      zh: `${round.label}填报（${round.due} 截止${closed === undefined ? "" : `，${closed.date} 已结束`}）：${answers.length} 个单位，按时 ${names("on-time").length} 个`,
      en: `Round ${round.label} (until ${round.due}${closed === undefined ? "" : `, closed on ${closed.date}`}): ${answers.length} units, ${names("on-time").length} in time`,
    }),
    ...(late.length === 0
      ? []
      : [say({ zh: `  迟报 ${late.length} 个：${list(late)}`, en: `  late: ${list(late)}` })]),
    ...(missing.length === 0
      ? []
      : [
          say({
            zh: `  ${over ? "未报" : "还没有报"} ${missing.length} 个：${list(missing)}`,
            en: `  ${over ? "not reported" : "not yet reported"}: ${list(missing)}`,
          }),
        ]),
  ];
  return `${lines.join("\n")}\n`;
}
