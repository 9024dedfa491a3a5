import type { SheetView } from "./view.ts";

/** What the cover of a workbook says: whose sheet of which plan, how to fill it in, what lights mean. */

export interface CoverLine {
  readonly label: string;
  readonly text: string;
  /** The colour in which it stands. */
  readonly colour?: string;
}

const words = {
  zh: {
    plan: "依据",
    unit: "单位",
    round: "填报轮次",
    asOf: "数据截至",
    instructions: "怎样填",
    lights: "灯色",
    sorting: "工作表有保护但没有密码：要排序，先点“审阅—撤销工作表保护”。",
    before: "灰色斜体是上次填报的内容：没有变化就不动，有新情况直接改写。",
  },
  en: {
    plan: "Plan",
    unit: "Unit",
    round: "Round",
    asOf: "As of",
    instructions: "How to fill it in",
    lights: "Lights",
    sorting: "The sheets are protected without a password: take the protection off to sort them.",
    before:
      "What stands in grey italics was reported last time; write over it where there is news.",
  },
} as const;

function planLine({ plan, locale }: SheetView): string {
  if (plan.number === undefined) return plan.title;
  return locale === "zh" ? `《${plan.title}》（${plan.number}）` : `${plan.title} (${plan.number})`;
}

function roundLine({ label, due }: NonNullable<SheetView["round"]>, locale: "zh" | "en"): string {
  return locale === "zh" ? `${label}，${due} 前报送` : `${label}, until ${due}`;
}

/** The lines of the cover in groups between which a line is left blank. */
export function coverLines(view: SheetView): readonly (readonly CoverLine[])[] {
  const { locale, unit, round, asOf, instructions, lights } = view;
  const say = words[locale];
  const how = [...instructions.map((one) => one[locale]), say.before, say.sorting];
  return [
    [
      { label: say.plan, text: planLine(view) },
      ...(unit === undefined ? [] : [{ label: say.unit, text: unit.title }]),
      ...(round === undefined ? [] : [{ label: say.round, text: roundLine(round, locale) }]),
      { label: say.asOf, text: asOf },
    ],
    how.map((text, index) => ({
      label: index === 0 ? say.instructions : "",
      text: `${index + 1}. ${text}`,
    })),
    lights.map(({ label, colour }, index) => ({
      label: index === 0 ? say.lights : "",
      text: label,
      colour,
    })),
  ];
}

/** The title above a table on its worksheet. */
export function worksheetTitle(
  view: SheetView,
  { title, kind }: SheetView["tables"][number],
): string {
  const what = kind === "duties" ? "" : view.locale === "zh" ? `：${title}` : `: ${title}`;
  return `${view.title}${what}`;
}
