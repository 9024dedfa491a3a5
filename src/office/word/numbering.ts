import { elementsOf, type XmlElement } from "../xml.ts";
import { numberInWords } from "./number-words.ts";
import { settingOf, switchOf, wholeNumber } from "./properties-of.ts";
import type { ParagraphNumber } from "./word-document.ts";

/** Automatic numbers stand nowhere in a text: they are counted, as the program that shows it counts them. */

interface Level {
  readonly start: number;
  readonly format: string;
  /** `第%1章`. */
  readonly text: string;
  /** Counts anew after a level above this one; 0 never. */
  readonly restart?: number;
  /** All levels in it in digits. */
  readonly digits: boolean;
  readonly style?: string;
}

interface List {
  /** Lists of one kind count on together. */
  readonly kind: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Where a level begins anew when the list is first used. */
  readonly starts: ReadonlyMap<number, number>;
}

export interface Counter {
  /** The number of the next paragraph in a list. */
  readonly next: (list: string, level: number) => ParagraphNumber | undefined;
  /** The level of a list that belongs to a style, where the style says none. */
  readonly levelOf: (list: string, style: string) => number | undefined;
}

const LEVELS = 9;

/** Symbols of old fonts for what Unicode has by now. */
const bullets: Readonly<Record<string, string>> = {
  "\uf0b7": "•",
  "\uf0a7": "▪",
  "\uf06c": "●",
  "\uf06e": "■",
  "\uf075": "◆",
  "\uf0d8": "➢",
  "\uf0fc": "✓",
};

function levelOf(element: XmlElement): Level {
  const restart = wholeNumber(settingOf(element, "lvlRestart"));
  const style = settingOf(element, "pStyle");
  return {
    start: wholeNumber(settingOf(element, "start")) ?? 0,
    format: settingOf(element, "numFmt") ?? "decimal",
    text: settingOf(element, "lvlText") ?? "",
    digits: switchOf(element, "isLgl") === true,
    ...(restart === undefined ? {} : { restart }),
    ...(style === undefined ? {} : { style }),
  };
}

const levelsIn = (element: XmlElement): readonly (readonly [number, Level])[] =>
  element.children
    .filter(({ name }) => name === "lvl")
    .map((lvl) => [wholeNumber(lvl.attributes.ilvl) ?? 0, levelOf(lvl)]);

function listsIn(xml: string): ReadonlyMap<string, List> | undefined {
  const kinds = elementsOf(xml, "abstractNum");
  const lists = elementsOf(xml, "num");
  if (kinds === undefined || lists === undefined) return undefined;
  const kindById = new Map(kinds.map((one) => [one.attributes.abstractNumId ?? "", one]));
  /** A kind may only point to the style that holds its levels. */
  const holding = (id: string): readonly [string, XmlElement] | undefined => {
    const kind = kindById.get(id);
    const link = settingOf(kind, "numStyleLink");
    if (kind === undefined || link === undefined) return kind && [id, kind];
    const linked = [...kindById].find(([, one]) => settingOf(one, "styleLink") === link);
    return linked ?? [id, kind];
  };
  return new Map(
    lists.map((list): readonly [string, List] => {
      const [kind, element] = holding(settingOf(list, "abstractNumId") ?? "") ?? [];
      const overrides = list.children.filter(({ name }) => name === "lvlOverride");
      const starts = overrides.flatMap((one) => {
        const start = wholeNumber(settingOf(one, "startOverride"));
        const level = wholeNumber(one.attributes.ilvl) ?? 0;
        return start === undefined ? [] : [[level, start] as const];
      });
      const own = overrides.flatMap(levelsIn);
      const levels = new Map([...(element === undefined ? [] : levelsIn(element)), ...own]);
      return [list.attributes.numId ?? "", { kind: kind ?? "", levels, starts: new Map(starts) }];
    }),
  );
}

function restarts(level: number, { restart }: Level, after: number): boolean {
  if (restart === 0) return false;
  return restart === undefined ? after < level : after < restart;
}

/** Reads `numbering.xml` into what counts; undefined where it is not well formed. */
export function readNumbering(xml: string | undefined): Counter | undefined {
  const lists = xml === undefined ? new Map<string, List>() : listsIn(xml);
  if (lists === undefined) return undefined;
  const counts = new Map<string, (number | undefined)[]>();
  const used = new Set<string>();

  const next = (id: string, level: number): ParagraphNumber | undefined => {
    const list = lists.get(id);
    const own = list?.levels.get(level);
    if (list === undefined || own === undefined || level < 0 || level >= LEVELS) return undefined;
    const values = counts.get(list.kind) ?? [];
    counts.set(list.kind, values);
    if (!used.has(id)) {
      used.add(id);
      // The level begins at its own start again; so do those below it.
      for (const [one] of list.starts) values[one] = undefined;
    }
    const startOf = (one: number) => list.starts.get(one) ?? list.levels.get(one)?.start ?? 1;
    const last = values[level];
    values[level] = last === undefined ? startOf(level) : last + 1;
    for (let below = level + 1; below < LEVELS; below += 1) {
      const other = list.levels.get(below);
      if (other !== undefined && restarts(below, other, level)) values[below] = undefined;
    }
    const shown = (one: number) => {
      const format = own.digits ? "decimal" : (list.levels.get(one)?.format ?? "decimal");
      return numberInWords(values[one] ?? startOf(one), format);
    };
    const text =
      own.format === "bullet"
        ? (bullets[own.text] ?? own.text)
        : own.text.replace(/%([1-9])/g, (_, digit: string) => shown(Number(digit) - 1));
    return { text, level, list: list.kind };
  };
  const levelOfStyle = (id: string, style: string) =>
    [...(lists.get(id)?.levels ?? [])].find(([, one]) => one.style === style)?.[0];
  return { next, levelOf: levelOfStyle };
}
