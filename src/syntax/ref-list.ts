import type { KindSpec } from "../../grammar/kind.ts";
import { clauseFor } from "../../grammar/vocabulary.ts";
import { given } from "../given.ts";
import type { Clause, Others, Ref, RefList } from "./entry.ts";
import { nameFrom } from "./line.ts";
import { type Atom, type Range, spanOf } from "./tree.ts";

/** Lists of units: `组织部、办公室和宣传部 除 温州 等有关部门`. */

/** Atoms between commas, each with the comma before it. */
export function splitCells(atoms: readonly Atom[]): { separator: string; atoms: Atom[] }[] {
  const cells: { separator: string; atoms: Atom[] }[] = [];
  let separator = "";
  let current: Atom[] = [];
  const flush = () => {
    if (current.length > 0) cells.push({ separator, atoms: current });
    current = [];
  };
  for (const atom of atoms) {
    if (atom.kind === "comma") {
      flush();
      separator = atom.text;
    } else current.push(atom);
  }
  flush();
  return cells;
}

/** Words that join the members of a list, and print as typed. */
export const joinWords: readonly string[] = ["以及", "和", "及", "与", "and"];

/** Words behind 等 that name nobody in particular: 有关部门, 单位, 5家单位. */
const nobody =
  /^(?:\d+|[〇一二三四五六七八九十百两几]+|各|有关|相关|多|[个家]|职能|责任|成员|直属|下属|内设|业务|主管|监管|执法|协作)*(?:部门|单位|机构|机关|组织|处室|科室|处|科|室|局|企业|方面|同志|人员|领导|负责人|街道|乡镇|镇|乡|县|区|市|地)$/;

/** What 等 glued to its words says: undefined where the word does not begin so, or names somebody. */
export function gluedOthers(word: string): string | undefined {
  const rest = word.startsWith("等") ? word.slice(1) : undefined;
  return rest !== undefined && nobody.test(rest) ? rest : undefined;
}

/** The atoms of a list, cut at 除 and 等. */
export interface CutList {
  readonly include: readonly Atom[];
  readonly except?: Atom;
  readonly exclude: readonly Atom[];
  readonly others?: Atom;
  readonly behind: readonly Atom[];
}

/** Cuts a list of units. Its first word is a unit, whatever it is. */
export function cutList(atoms: readonly Atom[], { clauses }: KindSpec): CutList {
  const parts = { include: [] as Atom[], exclude: [] as Atom[], behind: [] as Atom[] };
  let except: Atom | undefined;
  let others: Atom | undefined;
  let at = parts.include;
  for (const atom of atoms) {
    const key = atom.kind === "word" ? clauseFor(atom.text, ["except", "others"]) : undefined;
    const glued = atom.kind === "word" && gluedOthers(atom.text) !== undefined;
    if (key === "except" && except === undefined) {
      except = atom;
      at = parts.exclude;
    } else if (
      (key === "others" || glued) &&
      others === undefined &&
      parts.include.length > 0 &&
      clauses.includes("others")
    ) {
      others = atom;
      at = parts.behind;
    } else at.push(atom);
  }
  return { ...parts, ...given({ except, others }) };
}

/** The members between two commas: one, or several that 和 joins. */
function joinedRefs(cell: { separator: string; atoms: readonly Atom[] }): Ref[] {
  const refs: Ref[] = [];
  let separator = cell.separator;
  let own: Atom[] = [];
  const flush = () => {
    if (own.length === 0) return;
    const literal = own.find((atom) => atom.kind === "string");
    refs.push({
      words: own.filter((atom) => atom.kind === "word").map(nameFrom),
      ...given({ literal: literal?.text }),
      separator,
      ...spanOf(own),
    });
    own = [];
  };
  cell.atoms.forEach((atom, index) => {
    const joins = atom.kind === "word" && joinWords.includes(atom.text);
    if (joins && own.length > 0 && index < cell.atoms.length - 1) {
      flush();
      separator = atom.text;
    } else own.push(atom);
  });
  flush();
  return refs;
}

const refsOf = (atoms: readonly Atom[]): Ref[] => splitCells(atoms).flatMap(joinedRefs);

function othersOf({ others, behind }: CutList): Others | undefined {
  if (others === undefined) return undefined;
  const { start, end } = others;
  return { written: gluedOthers(others.text) ?? "", refs: refsOf(behind), start, end };
}

/** Behind a string of a list only a comma or 和 goes on: what else stands there would be lost. */
function lostBehindString(atoms: readonly Atom[]): Atom | undefined {
  return atoms.find((atom, index) => {
    const before = atoms[index - 1];
    if (before?.kind !== "string" || (atom.kind !== "string" && atom.kind !== "word")) return false;
    return atom.kind === "string" || !joinWords.includes(atom.text);
  });
}

/** What the clauses of a list hold too much: 共同 takes nothing, 写作 one string. */
function lostInClauses(clauses: readonly Clause[]): Range | undefined {
  for (const { key, words, strings } of clauses) {
    if (key !== "jointly" && key !== "written-as") continue;
    const spare = [...words, ...strings.slice(key === "written-as" ? 1 : 0)];
    if (spare[0] !== undefined) return spare[0];
  }
  return undefined;
}

/**
 * Reads a list of units; 除 takes what follows it out of what stands before it.
 * @returns the list, or where something stands that belongs to nobody
 */
export function readList(
  atoms: readonly Atom[],
  spec: KindSpec,
  clauses: readonly Clause[],
): RefList | { readonly lost: Range } {
  const cut = cutList(atoms, spec);
  const lost =
    [cut.include, cut.exclude, cut.behind].flatMap((part) => lostBehindString(part) ?? [])[0] ??
    lostInClauses(clauses);
  if (lost !== undefined) return { lost };
  const writtenAs = clauses.find((clause) => clause.key === "written-as")?.strings[0];
  return {
    include: refsOf(cut.include),
    exclude: refsOf(cut.exclude),
    jointly: clauses.some((clause) => clause.key === "jointly"),
    ...given({ others: othersOf(cut), writtenAs }),
    ...spanOf(atoms),
  };
}
