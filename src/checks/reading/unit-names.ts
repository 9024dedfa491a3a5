import type { Model } from "../../model/compiled.ts";
import type { Group, Unit } from "../../model/model.ts";

/** Names of units in running text: those that the organization declares, and those that only resemble one. */

type Named = Unit | Group;

/** What stands at a place of a text. */
export type NameInText =
  | { readonly type: "declared"; readonly name: string; readonly party: Named }
  | { readonly type: "resembling"; readonly name: string; readonly unit: Unit };

interface Prefix {
  /** Longest first. */
  readonly declared: { readonly name: string; readonly party: Named }[];
  /** Units whose title begins so. */
  readonly units: Unit[];
}

/** A shorter form keeps this much of a title: 国家发改委 of 国家发展改革委. */
const KEPT = 0.7;
const SHORTEST = 4;

/** Departments of one rank: 纪检监察室 may be 纪检监察部门; 处 and 科, 部 and 局 are of different ranks. */
const department =
  /^(?:部(?![门长署分级队])|处(?![室理置分于长罚])|室(?!内)|办(?![公理事法好学案]))/;

/** Names of two characters are too common to be looked for. */
const prefixOf = (text: string, at: number): string => text.slice(at, at + 2);

/** All declared names of a project, to be found in texts. */
export class UnitNames {
  private readonly prefixes = new Map<string, Prefix>();
  private readonly names = new Set<string>();

  constructor(model: Model) {
    for (const party of [...model.units, ...model.groups]) {
      const written = [party.title, party.name, ...party.aliases];
      if (party.short !== undefined) written.push(party.short);
      for (const name of new Set(written)) {
        if (name.length < 3) continue;
        this.names.add(name);
        this.at(name).declared.push({ name, party });
      }
      if (party.type === "unit" && party.title.length >= SHORTEST)
        this.at(party.title).units.push(party);
    }
    for (const { declared } of this.prefixes.values())
      declared.sort((a, b) => b.name.length - a.name.length);
  }

  private at(name: string): Prefix {
    const prefix = prefixOf(name, 0);
    const known = this.prefixes.get(prefix) ?? { declared: [], units: [] };
    this.prefixes.set(prefix, known);
    return known;
  }

  /** The longest declared name at a place of a text, or one that resembles the title of just one unit. */
  find(text: string, at: number): NameInText | undefined {
    const prefix = this.prefixes.get(prefixOf(text, at));
    if (prefix === undefined) return undefined;
    const declared = prefix.declared.find(({ name }) => text.startsWith(name, at));
    const longer = declared === undefined ? undefined : fullForm(declared, text, at);
    if (longer !== undefined && !this.names.has(longer.name)) return longer;
    if (declared !== undefined) return { type: "declared", ...declared };
    const found = prefix.units.flatMap((unit) => {
      const name = resembling(unit.title, text, at);
      return name === undefined || this.names.has(name) ? [] : [{ unit, name }];
    });
    const [only, second] = found;
    return only === undefined || second !== undefined ? undefined : { type: "resembling", ...only };
  }
}

/** 国家发展改革委员会, where 国家发展改革委 is declared. */
function fullForm(
  { name, party }: { readonly name: string; readonly party: Named },
  text: string,
  at: number,
): Extract<NameInText, { readonly type: "resembling" }> | undefined {
  if (party.type !== "unit" || !name.endsWith("委")) return undefined;
  return text.startsWith("员会", at + name.length)
    ? { type: "resembling", name: `${name}员会`, unit: party }
    : undefined;
}

/** A form of a title with another word for the department, or with some of its characters left out. */
function resembling(title: string, text: string, at: number): string | undefined {
  return otherDepartment(title, text, at) ?? shorterForm(title, text, at);
}

function otherDepartment(title: string, text: string, at: number): string | undefined {
  const stem = /^(.{3,})(?:部门|部|处|室|办)$/.exec(title)?.[1];
  if (stem === undefined || !text.startsWith(stem, at)) return undefined;
  const end = at + stem.length;
  const word = department.exec(text.slice(end, end + 3))?.[0];
  return word === undefined ? undefined : stem + word;
}

/** The text from a place on, as far as its characters stand in the title in the same order, up to the title's end. */
function shorterForm(title: string, text: string, at: number): string | undefined {
  let kept = 0;
  let next = 0;
  for (let end = at; end < text.length; end += 1) {
    const char = text.charAt(end);
    const found = title.indexOf(char, next);
    if (found === -1) {
      if (/[和与及]/.test(char) && kept > 0) continue;
      return undefined;
    }
    // 市场监管局 is not 市场监管总局, but one of another rank.
    if (title.slice(next, found).includes("总")) return undefined;
    kept += 1;
    next = found + 1;
    if (next < title.length) continue;
    const name = text.slice(at, end + 1);
    return kept >= title.length * KEPT && name.length >= SHORTEST ? name : undefined;
  }
  return undefined;
}
