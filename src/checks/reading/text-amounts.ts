import type { Item } from "../../model/model.ts";
import { childOf } from "../../syntax/entry.ts";
import { ownRuns } from "../entries/item-words.ts";
import type { Contradiction } from "./contradiction.ts";

/** Numbers and points that an entry's own sentences say. */

const plainNumber = (text: string): number => Number(text.replaceAll(",", "").replaceAll("，", ""));

/** Does the text in front of a number speak of the indicator: its name, or the last words of it? */
function speaksOf(before: string, name: string): boolean {
  for (let length = name.length; length >= 2; length -= 1)
    if (before.includes(name.slice(-length))) return true;
  return false;
}

/** An indicator whose number its parent's sentences contradict. */
export function contradictedIndicator(indicator: Item): Contradiction | undefined {
  const { target, parent } = indicator;
  const amount = target?.amount;
  if (parent === undefined || amount?.from === undefined || amount.relative !== undefined)
    return undefined;
  if (amount.unit === "" || (amount.to !== amount.from && amount.to !== undefined))
    return undefined;
  const own = plainNumber(/[\d.,]+/.exec(amount.written)?.[0] ?? "");
  const unit = amount.unit.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = new RegExp(`(\\d+(?:[,.]\\d+)*)\\s?${unit}`, "g");
  const name = indicator.title?.text ?? indicator.name ?? "";
  let wrong: Contradiction | undefined;
  for (const run of ownRuns(parent.entry)) {
    const text = run.text.replaceAll("％", "%");
    for (const match of text.matchAll(pattern)) {
      if (plainNumber(match[1] ?? "") === own) return undefined;
      const before = /[^，。；：、]{0,16}$/.exec(text.slice(0, match.index))?.[0] ?? "";
      if (!speaksOf(before, name)) continue;
      const start = run.start + match.index;
      wrong ??= {
        said: match[0],
        saidPlace: { file: parent.entry.file, start, end: start + match[0].length },
        field: { zh: `指标“${name}”`, en: `indicator “${name}”` },
        written: amount.written,
        entry: indicator.entry,
      };
    }
  }
  return wrong;
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
