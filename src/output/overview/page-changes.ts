import { type ChangeLine, changeKinds, type OverviewView } from "../../overview/view.ts";
import type { OverviewWords } from "./words.ts";

/** What changed, as the templates take it. */

/** Rows of a list on paper, where nobody can search: the worst of those that need attention. */
export const MOST_PRINTED = 20;

/** Changes on paper: the worst of them, beside the counts of all. */
const MOST_CHANGES = 6;

export interface PageChanges {
  readonly since: string;
  readonly round: string;
  /** Each leads to the lines of its kind. */
  readonly counts: readonly {
    readonly label: string;
    readonly count: number;
    readonly kind: string;
  }[];
  readonly rows: readonly PageChange[];
  readonly minor: readonly PageChange[];
  /** Rows that are left out on paper. */
  readonly unprinted: number;
}

interface PageChange {
  readonly code: string;
  readonly unit: string;
  readonly title: string;
  readonly kind: string;
  readonly label: string;
  /** `黄灯 → 红灯`. */
  readonly what: readonly string[];
  readonly why: string;
}

function pageChange(
  line: ChangeLine,
  names: ReadonlyMap<string, string>,
  words: OverviewWords,
): PageChange {
  const labels = {
    worse: words.worse,
    done: words.finished,
    better: words.better,
    due: words.moved,
    other: words.other,
  };
  const what = [line.light, line.state, line.percent, line.due].flatMap((one) =>
    one === undefined ? [] : [`${one.from || "—"} → ${one.to || "—"}`],
  );
  return {
    code: line.code,
    unit: names.get(line.unit) ?? line.unit,
    title: line.title,
    kind: line.kind,
    label: labels[line.kind],
    what,
    why: line.why,
  };
}

export function pageChanges(
  { changes }: OverviewView,
  names: ReadonlyMap<string, string>,
  words: OverviewWords,
  paper: boolean,
): PageChanges | false {
  if (changes === undefined) return false;
  const all = changes.rows.map((line) => pageChange(line, names, words));
  const major = all.filter(({ kind }) => kind !== "other");
  return {
    since: changes.since,
    round: changes.round ?? "",
    counts: changeKinds.flatMap((kind) => {
      const own = all.filter((line) => line.kind === kind);
      const [first] = own;
      return first === undefined ? [] : [{ label: first.label, count: own.length, kind }];
    }),
    rows: paper ? major.slice(0, MOST_CHANGES) : major,
    minor: paper ? [] : all.filter(({ kind }) => kind === "other"),
    unprinted: paper ? all.length - Math.min(major.length, MOST_CHANGES) : 0,
  };
}
