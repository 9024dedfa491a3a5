/** What a source says, read from its lines alone: neither the parser nor the printer is believed. */

/** A text behind a bar or a title, with a stamp in front by which it is found again. */
export interface Told {
  readonly stamp: string;
  /** The pieces between its marks, without white space. */
  readonly pieces: readonly string[];
  readonly keyword: string;
  readonly isTitle: boolean;
  /** Where it stands in the stamped source, and the entry that it belongs to. */
  readonly line: number;
  readonly head: number;
}

/** A line that says who, when, how often or how much. */
export interface Stated {
  readonly keyword: string;
  readonly value: string;
  readonly line: number;
  /** The line of the item that it is said of. */
  readonly head: number;
}

export interface StampedSource {
  readonly text: string;
  readonly told: readonly Told[];
  readonly stated: readonly Stated[];
}

const titled =
  /^(方案|部分|目标|措施|行动|阶段|节点|指标|成果|附件|通知|plan|section|goal|measure|action|phase|milestone|indicator|deliverable|annex|notice)(?= )([^"|{]*)"/;

/** Bars of these lines are templates or reasons: they do not print as they stand. */
const unprinting = /^(句末|tail|忽略|ignore|\/\/)/;

const stating =
  /^(责任|牵头|配合|指导|参与|时限|频次|owner|lead|support|guide|join|due|frequency) (.+)$/;

const withoutStrings = (line: string) => line.replace(/"[^"]*"/g, (all) => "_".repeat(all.length));

const MARK = /\[[*@#=?][^\]]*\]/;

export const withoutBlanks = (text: string) => text.replace(/[\s\u200b]/g, "");

function piecesOf(text: string): readonly string[] {
  return withoutBlanks(text)
    .split(MARK)
    .filter((piece) => piece !== "");
}

/** Reads a source that has a line for each entry, and puts a stamp in front of all that it says. */
export function stamped(source: string): StampedSource {
  const told: Told[] = [];
  const stated: Stated[] = [];
  const heads: number[] = [];
  const lines = source.split("\n").map((whole, line) => {
    const text = whole.trim();
    const head = heads.at(-1) ?? line;
    if (text === "}") heads.pop();
    const opens = text.endsWith("{") && !text.startsWith("|") && !text.startsWith("//");
    if (opens) heads.push(line);
    if (unprinting.test(text)) return text;
    const next = () => `〔${told.length}〕`;
    const [, keyword = "", value = ""] = stating.exec(text) ?? [];
    if (keyword !== "") stated.push({ keyword, value, line, head });
    let result = text;
    const bar = withoutStrings(result).indexOf("|");
    if (bar !== -1 && result.slice(bar + 1).trim() !== "") {
      const stamp = next();
      const said = result.slice(bar + 1).trim();
      const [word = ""] = result.split(" ");
      told.push({
        stamp,
        pieces: piecesOf(stamp + said),
        keyword: bar === 0 ? "" : word,
        isTitle: false,
        line,
        head: bar === 0 ? head : line,
      });
      result = `${result.slice(0, bar)}| ${stamp}${said}`;
    }
    const [opening = "", of = ""] = titled.exec(result) ?? [];
    if (opening !== "") {
      const end = result.indexOf('"', opening.length);
      const title = result.slice(opening.length, end);
      const stamp = next();
      told.push({
        stamp,
        pieces: piecesOf(stamp + title),
        keyword: of,
        isTitle: true,
        line,
        head: line,
      });
      const behind = withoutStrings(result.slice(end + 1)).search(/[|{]|$/);
      stated.push({
        keyword: of,
        value: result.slice(end + 1, end + 1 + behind),
        line,
        head: line,
      });
      result = opening + stamp + result.slice(opening.length);
    }
    return result;
  });
  return { text: lines.join("\n"), told, stated };
}

/** How far apart in print the pieces of one text may stand: what a mark prints stands between them. */
const LONGEST_MARK = 400;

/** Does a text stand in what is printed, its pieces in order behind its stamp? */
export function standsIn(printed: string, { pieces }: Told): boolean {
  const [first = "", ...rest] = pieces;
  for (let from = printed.indexOf(first); from !== -1; from = printed.indexOf(first, from + 1)) {
    let at = from + first.length;
    const whole = rest.every((piece) => {
      const found = printed.indexOf(piece, at);
      if (found === -1 || found - at > LONGEST_MARK) return false;
      at = found + piece.length;
      return true;
    });
    if (whole) return true;
  }
  return false;
}

// What a view holds for programs and the form, not for readers.
const unread: ReadonlySet<string> = new Set([
  "kind",
  "meta",
  "options",
  "alt",
  "id",
  "source",
  "anchor",
  "mode",
]);

function textsIn(part: unknown): readonly string[] {
  if (typeof part === "string") return [part];
  if (Array.isArray(part)) return part.flatMap(textsIn);
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => (unread.has(key) ? [] : textsIn(value)));
}

/** All that a document prints, without white space: whatever its view holds for readers, in its order. */
export function allPrinted(view: unknown): string {
  return withoutBlanks(textsIn(view).join(""));
}
