import type { OverviewView } from "../../overview/view.ts";
import type { OverviewWords } from "./words.ts";

/** Who reported in which round, as the templates take it. */

export interface PageRound {
  readonly label: string;
  readonly due: string;
  readonly closed: string;
  /** How many answered how: each leads to the lines of those units. */
  readonly summary: readonly {
    readonly label: string;
    readonly count: number;
    readonly kind: string;
  }[];
}

export interface PageAnswers {
  readonly unit: string;
  /** What its line is found by: `0-missing 1-on-time`. */
  readonly kinds: string;
  readonly cells: readonly {
    readonly status: string;
    readonly label: string;
    readonly told: string;
  }[];
}

const statuses = ["on-time", "late", "missing", "waiting"] as const;

/** What lines of units are found by that answered in a certain way. */
export const answerKind = (round: number, status: string) => `${round}-${status}`;

export function pageRounds({ rounds }: OverviewView, words: OverviewWords): readonly PageRound[] {
  return rounds.map(({ label, due, closed, answers }, round) => ({
    label,
    due,
    closed: closed ?? "",
    summary: statuses
      .map((status) => ({
        label: words[status],
        count: answers.filter((answer) => answer.status === status).length,
        kind: answerKind(round, status),
      }))
      .filter(({ count }) => count > 0),
  }));
}

/** For each unit its answers, round by round. */
export function pageAnswers(
  { units, rounds }: OverviewView,
  words: OverviewWords,
): readonly PageAnswers[] {
  return units.map(({ id, name }) => {
    const own = rounds.map(({ answers }) => answers.find(({ unit }) => unit === id));
    return {
      unit: name,
      kinds: own
        .flatMap((answer, round) =>
          answer === undefined ? [] : [answerKind(round, answer.status)],
        )
        .join(" "),
      cells: own.map((answer) =>
        answer === undefined
          ? { status: "", label: "—", told: "" }
          : { status: answer.status, label: words[answer.status], told: answer.told ?? "" },
      ),
    };
  });
}
