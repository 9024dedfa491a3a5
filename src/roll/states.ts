import type { Item, Party } from "../model/model.ts";
import { isDone } from "../tracking/summary.ts";
import type { TrackedRow } from "../tracking/tracked-rows.ts";

/** How the items of the old plan stand at its end. */

export interface EndState {
  /** Rows that are done, and all that count. */
  readonly done: number;
  readonly all: number;
  /** The units that owe something still, each with the best that it has told. */
  readonly open: readonly { readonly holder: string; readonly percent?: number }[];
}

const nameOf = (holder: Party["holder"]) =>
  holder.type === "unit" ? (holder.short ?? holder.name) : holder.name;

/** The states of the items that have rows; an item whose rows are all cancelled or standing has none. */
export function endStates(rows: readonly TrackedRow[]): ReadonlyMap<Item, EndState> {
  const byItem = new Map<Item, TrackedRow[]>();
  for (const row of rows) {
    const { state } = row.facts;
    if (state === "cancelled" || state === "standing") continue;
    const { item } = row.assignment;
    const known = byItem.get(item);
    if (known === undefined) byItem.set(item, [row]);
    else known.push(row);
  }
  return new Map([...byItem].map(([item, all]) => [item, endState(all)]));
}

function endState(rows: readonly TrackedRow[]): EndState {
  const open = new Map<string, number | undefined>();
  for (const row of rows) {
    if (isDone(row)) continue;
    const name = nameOf(row.holder);
    const { percent } = row.facts;
    const known = open.get(name);
    open.set(name, percent === undefined ? known : Math.max(known ?? 0, percent));
  }
  return {
    done: rows.filter(isDone).length,
    all: rows.length,
    open: [...open].map(([holder, percent]) =>
      percent === undefined ? { holder } : { holder, percent },
    ),
  };
}

/** The units of open rows in a line: at most six by name. */
export function openInWords({ open }: EndState, locale: "zh" | "en"): string {
  const said = open
    .slice(0, 6)
    .map(({ holder, percent }) =>
      percent === undefined
        ? locale === "zh"
          ? `${holder}未报`
          : `${holder} nothing`
        : locale === "zh"
          ? `${holder}${percent}%`
          : `${holder} ${percent}%`,
    );
  const more = open.length - said.length;
  if (locale === "en") return `${said.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  return `${said.join("、")}${more > 0 ? `等${open.length}个单位` : ""}`;
}
