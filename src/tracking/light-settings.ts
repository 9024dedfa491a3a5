import type { Wording } from "../findings/finding.ts";

/**
 * The rules by which an office judges progress, as data: what is red in one office is blue in another
 * (by lag: 银川 2025; by escalation: 宿迁 2025, 三明 2017).
 */

/** When a rule holds: every condition given must. Points are percentage points, days calendar days. */
export interface LightCondition {
  /** The row's states. */
  readonly state?: readonly RowState[];
  /** Past its deadline by at least so many days, and not done. */
  readonly overdueDays?: number;
  /** Behind what was expected by more than so many whole points. */
  readonly lag?: number;
  /** Nothing begun so many days after it should have begun. */
  readonly idleDays?: number;
  /** Not done, and its deadline is at most so many days away. */
  readonly dueWithinDays?: number;
  /** A supervision order was not answered so many days after the day named in it. */
  readonly unansweredDays?: number;
  /** It has neither a deadline nor steps of expected progress. */
  readonly undated?: true;
  /** It is under way, and no percentage was reported. */
  readonly unknown?: true;
}

export type RowState =
  | "not-started"
  | "in-progress"
  | "closure-requested"
  | "done"
  | "closed"
  | "paused"
  | "cancelled"
  | "standing";

interface LightRule {
  /** A name out of the palette. */
  readonly light: string;
  readonly when: LightCondition;
}

interface Light {
  readonly label: Wording;
  /** A CSS colour, `#rrggbb`. */
  readonly colour: string;
  /** How bad it is: rows are ordered by it, the worst first; 0 is well. */
  readonly weight: number;
}

export interface LightSettings {
  readonly palette: Readonly<Record<string, Light>>;
  /** The first rule that holds gives the light. */
  readonly rules: readonly LightRule[];
}

const over: readonly RowState[] = ["closed", "done", "closure-requested"];

/** The light of what no rule of progress can judge: standing, paused or cancelled items, those without a deadline or a percentage. */
export const NO_LIGHT = "none";

const palette: LightSettings["palette"] = {
  red: { label: { zh: "红灯", en: "red" }, colour: "#c0392b", weight: 3 },
  orange: { label: { zh: "橙灯", en: "orange" }, colour: "#d35400", weight: 2.5 },
  yellow: { label: { zh: "黄灯", en: "yellow" }, colour: "#b7950b", weight: 2 },
  blue: { label: { zh: "蓝灯", en: "blue" }, colour: "#2471a3", weight: 1 },
  green: { label: { zh: "绿灯", en: "green" }, colour: "#1e8449", weight: 0 },
  [NO_LIGHT]: { label: { zh: "不亮灯", en: "no light" }, colour: "#7f8c8d", weight: 0 },
};

const always: readonly LightRule[] = [
  { light: NO_LIGHT, when: { state: ["paused", "cancelled"] } },
  { light: "green", when: { state: over } },
];

/**
 * Lights by lag: 10 to 30 points behind is yellow, more is red; not begun in its month yellow, in three
 * months red; overdue is red whatever was reported. Without a deadline there is nothing to be behind of.
 */
export const lightsByLag: LightSettings = {
  palette,
  rules: [
    ...always,
    { light: "red", when: { overdueDays: 1 } },
    { light: NO_LIGHT, when: { state: ["standing"] } },
    { light: NO_LIGHT, when: { undated: true } },
    { light: "red", when: { lag: 30 } },
    { light: "red", when: { idleDays: 90 } },
    { light: "yellow", when: { lag: 10 } },
    { light: "yellow", when: { idleDays: 30 } },
    { light: NO_LIGHT, when: { unknown: true } },
    { light: "green", when: {} },
  ],
};

/** Lights by escalation: blue where the deadline is near, yellow behind, orange where an order goes unanswered, red overdue. */
export const lightsByEscalation: LightSettings = {
  palette,
  rules: [
    ...always,
    { light: "red", when: { overdueDays: 1 } },
    { light: "orange", when: { unansweredDays: 1 } },
    { light: NO_LIGHT, when: { state: ["standing"] } },
    { light: NO_LIGHT, when: { undated: true } },
    { light: "yellow", when: { lag: 10 } },
    { light: "blue", when: { dueWithinDays: 30 } },
    { light: NO_LIGHT, when: { unknown: true } },
    { light: "green", when: {} },
  ],
};

/** The names under which the configuration offers them. */
export const lightPractices = { lag: lightsByLag, escalation: lightsByEscalation } as const;

/** What the units of a circular can be ranked by; further ones decide between equals. */
export const rankings = ["done", "on-time", "worst", "percent"] as const;
export type Ranking = (typeof rankings)[number];
