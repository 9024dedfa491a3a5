import { BarChart } from "echarts/charts";
import { GridComponent, MarkLineComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { LightKey, OverviewView } from "../../overview/view.ts";
import type { OverviewWords } from "./words.ts";

/**
 * The charts of the overview: SVG that needs no script, the same bytes for the same view. Only what draws
 * them is taken of the library; whoever may not need an overview loads this file late.
 */

export interface OverviewCharts {
  readonly units: string;
  readonly months: string;
  /** Empty where no value can be set against a target. */
  readonly indicators: string;
}

const INK = "#1f2933";
const RULE = "#c3ccd5";
const OPEN = "#9fb3c8";
const BAR = 26;

export const monthColours = { done: "#1e8449", overdue: "#c0392b", open: OPEN } as const;

/** Black or white, whichever is read better on a colour (WCAG 2 relative luminance). */
function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.179 ? "#000000" : "#ffffff";
}

const text = { color: INK, fontFamily: "inherit", fontSize: 13 } as const;

/** For numbers that a line may cross. */
const onWhite = { backgroundColor: "#ffffff", padding: [1, 3] } as const;

const base = { animation: false, textStyle: text } as const;

const bare = {
  axisLine: { lineStyle: { color: RULE } },
  axisTick: { show: false },
  axisLabel: text,
} as const;

const counts = {
  type: "value",
  minInterval: 1,
  axisLabel: text,
  splitLine: { lineStyle: { color: RULE, type: "dashed" } },
} as const;

const MOST_ROOM = 200;

/** Room for the longest of some names, in pixels: full characters are as wide as the type is high. */
function roomFor(names: readonly string[]): number {
  const widths = names.map((name) =>
    [...name].reduce((sum, character) => sum + (character > "\u2e7f" ? 13 : 7.5), 0),
  );
  return Math.min(MOST_ROOM, Math.ceil(Math.max(0, ...widths)) + 12);
}

/** An axis of names; those that take too much room are cut, tables have them whole. */
function nameAxis(names: readonly string[]) {
  return {
    type: "category",
    inverse: true,
    data: names,
    ...bare,
    axisLabel: { ...text, width: roomFor(names) - 10, overflow: "truncate" },
  };
}

/** `2015-11`, `12`, `2016-01`: the year where it begins. */
function monthLabel(month: string, index: number): string {
  return index === 0 || month.endsWith("-01") ? month : month.slice(5);
}

use([BarChart, GridComponent, MarkLineComponent, SVGRenderer]);

function draw(name: string, width: number, height: number, option: EChartsCoreOption): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  chart.setOption({ ...base, ...option });
  const svg = chart.renderToSVGString({ useViewBox: true });
  chart.dispose();
  // The library counts the charts of the process into its ids and classes, and marks shapes for a
  // script that is not here; texts and values of attributes have no quotation mark or bracket as such.
  return svg
    .replace(/\bzr\d+-/g, `${name}-`)
    .replace(/ (?:class|ecmeta_[a-z_]+)="[^"]*"/g, "")
    .replace(/<style\b[^>]*>.*?<\/style>/gs, "")
    .replace("<svg ", '<svg aria-hidden="true" ');
}

/** `红`, `red`: what fits into a bar. */
function shortLabel({ label }: LightKey): string {
  return label.replace(/(?<=.)灯$/, "");
}

/** `红2`, `red 2`. */
export function counted(light: LightKey, count: number): string {
  const short = shortLabel(light);
  return `${short}${/^[ -~]+$/.test(short) ? " " : ""}${count}`;
}

function unitLights({ units, lights }: OverviewView): string {
  const width = 620;
  const left = roomFor(units.map(({ name }) => name));
  const most = Math.max(1, ...units.map(({ totals }) => totals.rows));
  const labelled = (count: number, words: string) =>
    ((width - left - 24) * count) / most > [...words].length * 13 + 4;
  return draw("units", width, units.length * BAR + 36, {
    grid: { left, right: 24, top: 4, bottom: 28 },
    xAxis: counts,
    yAxis: nameAxis(units.map(({ name }) => name)),
    series: lights.map((light) => ({
      type: "bar",
      stack: "lights",
      barCategoryGap: "24%",
      itemStyle: { color: light.colour, borderColor: "#ffffff", borderWidth: 1 },
      data: units.map(({ totals }) => {
        const count = totals.lights[light.name] ?? 0;
        const words = counted(light, count);
        const show = count > 0 && labelled(count, String(count));
        return {
          value: count === 0 ? "-" : count,
          label: {
            show,
            formatter: labelled(count, words) ? words : String(count),
            color: inkOn(light.colour),
            fontSize: 12,
            fontFamily: "inherit",
          },
        };
      }),
    })),
  });
}

function monthBars({ months, asOf }: OverviewView, words: OverviewWords): string {
  const present = asOf.slice(0, 7);
  const totals = months.map(({ done, overdue, open }) => done + overdue + open);
  const most = Math.max(1, ...totals);
  const parts = (["done", "overdue", "open"] as const).map((part) => ({
    type: "bar",
    stack: "rows",
    barMaxWidth: 44,
    itemStyle: { color: monthColours[part], borderColor: "#ffffff", borderWidth: 1 },
    data: months.map((month) => ({
      value: month[part] === 0 ? "-" : month[part],
      label: {
        show: month[part] / most > 0.06,
        formatter: String(month[part]),
        position: "inside",
        color: inkOn(monthColours[part]),
        fontSize: 12,
        fontFamily: "inherit",
      },
    })),
    ...(part === "open" && months.some(({ month }) => month === present)
      ? {
          markLine: {
            symbol: "none",
            silent: true,
            // Behind the bars: of a plan that is over, most is due in the month shown.
            z: 1,
            lineStyle: { color: INK, type: "solid", width: 1.5 },
            label: { formatter: `${words.today} ${asOf}`, ...text },
            data: [{ xAxis: present }],
          },
        }
      : {}),
  }));
  return draw("months", 620, 320, {
    grid: { left: 44, right: 44, top: 32, bottom: 28 },
    xAxis: {
      type: "category",
      data: months.map(({ month }) => month),
      ...bare,
      axisLabel: { ...text, formatter: monthLabel, ...(months.length > 14 ? {} : { interval: 0 }) },
    },
    yAxis: counts,
    // The last stands on the others without a height, and says how many they are.
    series: [
      ...parts,
      {
        type: "bar",
        stack: "rows",
        data: totals.map((total) => ({
          value: 0,
          label: {
            show: total > 0,
            formatter: String(total),
            position: "top",
            ...text,
            ...onWhite,
          },
        })),
      },
    ],
  });
}

function indicatorBars({ indicators, units }: OverviewView): string {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const lines = indicators.flatMap(({ title, unit, reached, met }) =>
    reached === undefined ? [] : [{ name: `${names.get(unit) ?? unit} ${title}`, reached, met }],
  );
  if (lines.length === 0) return "";
  return draw("indicators", 620, lines.length * BAR + 36, {
    grid: { left: roomFor(lines.map(({ name }) => name)), right: 56, top: 4, bottom: 28 },
    xAxis: {
      ...counts,
      max: Math.ceil(Math.max(120, ...lines.map(({ reached }) => reached)) / 20) * 20,
      axisLabel: { ...text, formatter: "{value}%" },
    },
    yAxis: nameAxis(lines.map(({ name }) => name)),
    series: [
      {
        type: "bar",
        barCategoryGap: "30%",
        data: lines.map(({ reached, met }) => ({
          value: reached,
          itemStyle: { color: met === true ? monthColours.done : OPEN },
        })),
        label: { show: true, position: "right", formatter: "{c}%", ...text },
        markLine: {
          symbol: "none",
          silent: true,
          lineStyle: { color: INK, type: "solid", width: 1.5 },
          label: { show: false },
          data: [{ xAxis: 100 }],
        },
      },
    ],
  });
}

export function overviewCharts(view: OverviewView, words: OverviewWords): OverviewCharts {
  return {
    units: unitLights(view),
    months: view.months.length === 0 ? "" : monthBars(view, words),
    indicators: indicatorBars(view),
  };
}
