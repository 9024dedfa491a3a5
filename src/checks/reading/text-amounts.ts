import { printAmount } from "../../model/fields/print-amount.ts";
import type { Item } from "../../model/model.ts";
import { childOf, type Entry } from "../../syntax/entry.ts";
import { numeralOf } from "../../time/reading/numerals.ts";
import { ownRuns } from "../entries/item-words.ts";
import type { Contradiction } from "./contradiction.ts";
import { countedUnits } from "./indicator-names.ts";
import { isPartOfName } from "./numbers-in-names.ts";

/** Numbers and points that an entry's own sentences say. */

/** A number as typed, with commas or in Chinese. */
function numberOf(text: string): number | undefined {
  return /^\d/.test(text) ? Number(text.replace(/[,，]/g, "")) : numeralOf(text);
}

/** Does the text in front of a number speak of the indicator: its name, or the last words of it? */
function speaksOf(before: string, name: string): boolean {
  for (let length = name.length; length >= 2; length -= 1)
    if (before.includes(name.slice(-length))) return true;
  return false;
}

const units = [
  ...countedUnits,
  "%",
  "‰",
  "个百分点",
  "万元",
  "亿元",
  "元",
  "亩",
  "公里",
  "平方米",
  "小时",
  "天",
  "万人",
  "万人次",
  "万户",
].sort((a, b) => b.length - a.length);

/** Units that are said for one another. */
const alike: readonly string[] = ["名人位", "家户所"];

function sameUnit(a: string, b: string): boolean {
  return a === b || alike.some((group) => group.includes(a) && group.includes(b));
}

type Direction = "up" | "down";

const upBefore = /(?:不低于|不少于|不小于|至少|高于|大于|多于|超过|突破)$/;
const downBefore = /(?:不超过|不高于|不多于|不大于|低于|少于|小于|至多|最多|控制在|压降至)$/;
const upBehind = /^(?:及)?以上/;
const downBehind = /^(?:(?:及)?以下|以内|之内)/;

/** The side of a number that a sentence leaves open: 不低于 and 以上, 不超过 and 以内. */
function directionOf(before: string, behind: string): Direction | undefined {
  if (downBehind.test(behind)) return "down";
  if (upBehind.test(behind)) return "up";
  // 不低于 ends with 低于, and 不超过 with 超过.
  if (/不(?:低于|少于|小于)$/.test(before)) return "up";
  if (downBefore.test(before)) return "down";
  return upBefore.test(before) ? "up" : undefined;
}

/** What belongs to an indicator's measure: its own sentences, those of the indicator, and those of its steps. */
function spokenIn(parent: Item, indicator: Item): readonly Entry[] {
  const steps = (item: Item): readonly Entry[] =>
    item.children.flatMap((child) =>
      child.kind === "action" || child.kind === "milestone" || child.kind === "deliverable"
        ? [child.entry, ...steps(child)]
        : [],
    );
  return [parent.entry, indicator.entry, ...steps(parent)];
}

const numbers = /(?<![\d.第每〔—～~-])(\d+(?:[,.]\d+)*|[一二两三四五六七八九十百千]{1,5})\s?/g;

/**
 * Where the sentences of a measure contradict the number, the unit or the relation of its indicator, once an
 * entry; one that agrees is enough.
 */
export function contradictedIndicator(indicator: Item): readonly Contradiction[] {
  const { target, parent } = indicator;
  const amount = target?.amount;
  if (parent === undefined || amount?.from === undefined || amount.relative !== undefined)
    return [];
  if (amount.unit === "" || (amount.to !== amount.from && amount.to !== undefined)) return [];
  const own = numberOf(/[\d.,]+/.exec(amount.written)?.[0] ?? String(amount.from));
  const name = indicator.title?.text ?? indicator.name ?? "";
  const open: Direction | undefined = amount.relation.startsWith(">")
    ? "up"
    : amount.relation.startsWith("<")
      ? "down"
      : undefined;
  const known = [amount.unit, ...units];
  const wrong = new Map<Entry, Contradiction>();
  let agreed = false;
  for (const entry of spokenIn(parent, indicator)) {
    for (const run of ownRuns(entry)) {
      const text = run.text.replaceAll("％", "%");
      for (const match of text.matchAll(numbers)) {
        const end = match.index + match[0].length;
        const unit = known.find((word) => text.startsWith(word, end));
        const value = numberOf(match[1] ?? "");
        if (unit === undefined || value === undefined) continue;
        const behind = text.slice(end + unit.length, end + unit.length + 8);
        if (isPartOfName(behind, unit)) continue;
        const before = /[^，。；：、]{0,16}$/.exec(
          text.slice(Math.max(0, match.index - 16), match.index),
        )?.[0];
        const speaks = speaksOf(before ?? "", name);
        const sameAmount = value === own;
        const same = sameUnit(unit, amount.unit);
        const direction = directionOf(before ?? "", behind);
        const turned =
          speaks && open !== undefined && direction !== undefined && direction !== open;
        if (sameAmount && same && !turned) agreed = true;
        // Another unit is a slip only where the very name and the very number stand there.
        else if (same ? speaks : sameAmount && (before ?? "").includes(name) && name !== "") {
          const signed = turned && sameAmount;
          const sign = signed
            ? (/(?:不?[低高少多大小]于|不?超过|至[少多]|控制在)$/.exec(before ?? "")?.[0] ?? "")
            : "";
          const tail = signed ? (/^及?以[上下内]|^之内/.exec(behind)?.[0] ?? "") : "";
          const start = match.index - sign.length;
          const said = text.slice(start, end + unit.length + tail.length);
          if (!wrong.has(entry))
            wrong.set(entry, {
              said,
              saidPlace: {
                file: entry.file,
                start: run.start + start,
                end: run.start + start + said.length,
              },
              field: { zh: `指标“${name}”`, en: `indicator “${name}”` },
              written: signed ? printAmount(amount, "zh") : amount.written,
              entry: indicator.entry,
            });
        }
      }
    }
  }
  return agreed ? [] : [...wrong.values()];
}

/** Points in brackets (（10分）) that are not the entry's weight. */
export function contradictedPoints(item: Item): Contradiction | undefined {
  const entry = childOf(item.entry, "weight");
  if (item.weight === undefined || entry === undefined) return undefined;
  const found = ownRuns(item.entry).flatMap((run) =>
    [...run.text.matchAll(/[（(](?:分值|满分|计|共)?：?(\d+(?:\.\d+)?)分[）)]/g)].map((match) => ({
      text: match[0].slice(1, -1),
      points: Number(match[1]),
      start: run.start + match.index + 1,
    })),
  );
  const [only] = found;
  // Several are the points of its parts.
  if (only === undefined || found.length > 1 || only.points === item.weight) return undefined;
  return {
    said: only.text,
    saidPlace: { file: item.entry.file, start: only.start, end: only.start + only.text.length },
    field: { zh: "分值", en: "weight" },
    written: String(item.weight),
    entry,
  };
}
