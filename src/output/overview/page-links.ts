/** Numbers of the overview that lead to the rows they count. */

/** What the rows have in common; the list of tasks shows those that fit all of it. */
export interface Rows {
  /** A unit's id. */
  readonly unit?: string;
  /** Which of the goals. */
  readonly goal?: number;
  /** The name of a light, or `is:` and a tag that the list can be filtered by. */
  readonly light?: string;
  /** Tags that each of them has. */
  readonly tags?: readonly string[];
  /** What tags mean, for whoever followed the link. */
  readonly name?: string;
}

/** As the templates take it: empty where it does not matter. */
export interface CountLink {
  readonly count: number;
  readonly unit: string;
  readonly goal: string;
  readonly light: string;
  readonly tags: string;
  readonly name: string;
}

/** The tag of all rows that were not cancelled. */
export const COUNTED = "counted";

/** A number of rows; those that were cancelled are in none but their own. */
export function countLink(count: number, rows: Rows = {}): CountLink {
  const { unit = "", goal, light = "", tags = [], name = "" } = rows;
  const bare = light === "" && tags.length === 0;
  return {
    count,
    unit,
    goal: goal === undefined ? "" : String(goal),
    light,
    tags: bare ? COUNTED : tags.join(" "),
    name,
  };
}
