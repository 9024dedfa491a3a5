/** Names of entries, made of their titles. */

const UNFIT = /[^\p{Script=Han}A-Za-z0-9_-]/gu;
const MOST = 10;

/** Gives names that no two entries share. */
export class Names {
  readonly #taken = new Set<string>();

  /** A name for an entry with this title; `fallback` where nothing of it can be one. */
  of(title: string, fallback: string): string {
    const base = shortName(title) || fallback;
    let name = base;
    for (let n = 2; this.#taken.has(name); n += 1) name = `${base}_${n}`;
    this.#taken.add(name);
    return name;
  }
}

const reserved = new Set(["无", "待定", "none", "open", "除", "等", "except", "others"]);

/** The first words of a title that can be a name. */
function shortName(title: string): string {
  const [clause = ""] = title
    .split(/[，。；：、！？,;:.!?（(]/)
    .map((part) => part.trim())
    .filter((part) => part.replace(UNFIT, "") !== "");
  const latin = !/\p{Script=Han}/u.test(clause);
  const name = latin
    ? clause
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .filter((word) => word !== "" && !/^(?:the|a|an|of|to|and|for|in|on|by|with)$/.test(word))
        .slice(0, 4)
        .join("-")
    : clause.replace(UNFIT, "").slice(0, MOST);
  if (name === "" || reserved.has(name)) return name === "" ? "" : `${name}项`;
  return /^[\d_-]/.test(name) ? `项${name}` : name;
}

/** A name for a unit: its title without what no name may hold. */
export function unitName(title: string): string {
  const name = title
    .replace(/[^\p{Script=Han}A-Za-z0-9_·（）()-]/gu, "")
    .replace(/[()]/g, (sign) => (sign === "(" ? "（" : "）"));
  return reserved.has(name) ? `${name}单位` : name;
}
