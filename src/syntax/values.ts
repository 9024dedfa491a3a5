import type { RelationWord } from "../../grammar/clauses.ts";
import type { KindSpec, ValueShape } from "../../grammar/kind.ts";
import {
  choiceFor,
  fold,
  gluedBehind,
  gluedRelation,
  isNone,
  isOpen,
  type Keyword,
  keywordsFor,
  type RelationSign,
  relationBehind,
  relationFor,
} from "../../grammar/vocabulary.ts";
import type { Wording } from "../findings/finding.ts";
import { given } from "../given.ts";
import { FIRST_YEAR } from "../time/calendar-date.ts";
import type { Amount, Clause, Value } from "./entry.ts";
import { joinThousands, nameFrom, phraseOf, quotedOf, spoken } from "./line.ts";
import { readList, splitCells } from "./ref-list.ts";
import { type Atom, type Range, spanOf } from "./tree.ts";
import { readDate, readNumber } from "./written.ts";

/** Reads the value of a line in the shape that its kind takes. */

export type ValueReading =
  | { readonly type: "value"; readonly value: Value }
  | { readonly type: "missing" }
  | { readonly type: "bad"; readonly at: Range; readonly expected: Wording }
  | { readonly type: "unexpected"; readonly at: Range };

/** What a value of a shape is called. */
export const shapeNames: Record<ValueShape, Wording> = {
  none: { zh: "空", en: "nothing" },
  refs: { zh: "单位", en: "units" },
  phrase: { zh: "时间", en: "a time" },
  date: { zh: "日期，如 2015-06-29", en: "a date such as 2015-06-29" },
  year: { zh: "四位数的年份", en: "a year of four digits" },
  number: { zh: "数", en: "a number" },
  choice: { zh: "规定的词", en: "one of the fixed words" },
  words: { zh: "用逗号隔开的词", en: "words between commas" },
  strings: { zh: "引号里的文字", en: "text in quotes" },
  literal: { zh: "一个词或引号里的文字", en: "a word, or text in quotes" },
  names: { zh: "名字", en: "names" },
  pair: { zh: "一个词和引号里的文字", en: "a word and text in quotes" },
  numbering: { zh: '引号里的编号样式，如 "一、"', en: 'samples of labels in quotes, such as "1."' },
  amount: { zh: "关系和数，如 不低于 90%", en: "a relation and a number, such as at-least 90%" },
  citation: { zh: "引号里的文件名或文号", en: "the document in quotes" },
  kind: { zh: "条目的种类，如 措施", en: "a kind of entry, such as measure" },
  journal: { zh: "单位、方案或日期", en: "a unit, a plan or a date" },
};

const value = (read: Value): ValueReading => ({ type: "value", value: read });
const bad = (at: Range, expected: Wording): ValueReading => ({ type: "bad", at, expected });

const multiples: Record<string, number> = { 万: 1e4, 亿: 1e8, 万亿: 1e12 };

function withMultiple(read: { amount: number; unit: string }): { amount: number; unit: string } {
  const match = /^(万亿|万|亿)/.exec(read.unit);
  const multiple = match === null ? undefined : multiples[match[1] ?? ""];
  return multiple === undefined
    ? read
    : { amount: read.amount * multiple, unit: read.unit.slice(match?.[0].length) };
}

/**
 * A number that is told of an amount, in the amount's unit: `7.23万张` is 72300; a bare number counts in the unit
 * and the multiple of the amount as written.
 * @returns undefined where it is no number, or one of another unit
 */
export function readQuantity(
  written: string,
  { unit, written: target }: Amount,
): number | undefined {
  const read = readNumber(written);
  if (read === undefined) return undefined;
  if (read.unit === "") {
    const multiple = multiples[/\d\s*(万亿|万|亿)/.exec(target)?.[1] ?? ""] ?? 1;
    return Number((read.amount * multiple).toPrecision(15));
  }
  const told = withMultiple(read);
  const fits = told.unit === unit || (unit === "" && told.unit !== "%");
  return fits ? Number(told.amount.toPrecision(15)) : undefined;
}

/** The words of a relation around a number, and what is left of its atoms. */
function relationOf(atoms: readonly Atom[]): {
  readonly relation?: RelationSign;
  readonly lead?: RelationWord;
  readonly trail?: RelationWord;
  readonly rest: readonly Atom[];
} {
  let rest = [...atoms];
  const [first] = rest;
  const sign =
    first?.kind === "relation" || first?.kind === "word" ? relationFor(first.text) : undefined;
  let lead = sign === "=" ? undefined : sign;
  const glued = sign !== undefined || first === undefined ? undefined : gluedRelation(first.text);
  if (sign !== undefined) rest = rest.slice(1);
  else if (glued !== undefined && first !== undefined) {
    lead = glued.relation;
    rest[0] = { ...first, text: glued.rest };
  }
  const last = rest.at(-1);
  let trail = last?.kind === "word" && rest.length > 1 ? relationBehind(last.text) : undefined;
  const behind = last?.kind === "word" && trail === undefined ? gluedBehind(last.text) : undefined;
  if (trail !== undefined) rest = rest.slice(0, -1);
  else if (behind !== undefined && last !== undefined) {
    trail = behind.relation;
    rest = [...rest.slice(0, -1), { ...last, text: behind.rest }];
  }
  // 达到100名以上 is at least a hundred.
  const own = lead?.value ?? (sign === "=" ? sign : undefined);
  const relation = trail !== undefined && (own === undefined || own === "=") ? trail.value : own;
  return { ...given({ relation, lead, trail }), rest };
}

const wordingOf = (word: RelationWord | undefined): Wording | undefined =>
  word === undefined ? undefined : { zh: word.zh, en: word.en };

/** `不低于 9.6万张`, `不少于100名`, `100名以上`, `>= 90%`, `1 至 2`, `<= "上年数"`. */
function readAmount(atoms: readonly Atom[]): Amount | undefined {
  const first = atoms[0];
  if (first === undefined) return undefined;
  const where = spanOf(atoms);
  const { lead, trail, relation, rest } = relationOf(atoms);
  const said = given({ lead: wordingOf(lead), trail: wordingOf(trail) });
  const written = rest.map((atom) => atom.text).join(" ");
  const quoted = rest.find((atom) => atom.kind === "string");
  if (quoted !== undefined && relation !== undefined) {
    return { relation, unit: "", relative: quoted.text, written: quoted.text, ...said, ...where };
  }
  const words = rest.filter((atom) => atom.kind === "word");
  const one = words[0];
  const glued =
    one === undefined ? null : /^([\d.,]+[^\d~～-]*)[~～至-]([\d.,]+.*)$/.exec(fold(one.text));
  const from =
    glued === null
      ? one === undefined
        ? undefined
        : readNumber(one.text)
      : readNumber(glued[1] ?? "");
  if (from === undefined) return undefined;
  const between =
    glued === null && words.length >= 3 && /^(?:至|到|to|[~～\-—–])$/.test(words[1]?.text ?? "");
  const upTo =
    glued !== null
      ? readNumber(glued[2] ?? "")
      : between
        ? readNumber(words[2]?.text ?? "")
        : undefined;
  const behind = words.slice(between ? 3 : 1).map((atom) => atom.text);
  // `50 万元` is `50万元`.
  const apart = (upTo ?? from).unit === "" ? behind[0] : undefined;
  const glue = (read: { amount: number; unit: string }) =>
    apart === undefined ? read : { ...read, unit: apart };
  const unitWords = apart === undefined ? behind : behind.slice(1);
  const to = upTo === undefined ? undefined : glue(upTo);
  const top = to === undefined ? undefined : withMultiple(to);
  // The first number of `1~2亿元` goes by the multiple of the second.
  const base = withMultiple(
    from.unit !== "" ? from : to === undefined ? glue(from) : { ...from, unit: to.unit },
  );
  return {
    relation: relation ?? "=",
    from: base.amount,
    to: top?.amount ?? base.amount,
    unit: [top?.unit !== undefined && top.unit !== "" ? top.unit : base.unit, ...unitWords]
      .filter((word) => word !== "")
      .join(" "),
    written,
    ...said,
    ...where,
  };
}

/** Is it a number, or two in their order, of one of these units? */
function isCountedIn(units: readonly string[], amount: Amount | undefined): boolean {
  const { from, to, unit } = amount ?? { unit: "" };
  return from !== undefined && to !== undefined && from >= 0 && to >= from && units.includes(unit);
}

/** The keyword of the kind that a value names; items come first. */
export function kindKeyword(word: string): Keyword | undefined {
  const known = keywordsFor(word);
  return known.find(({ spec }) => spec.category === "item") ?? known[0];
}

/** @param items only kinds of items are known */
function kindsOf(atoms: readonly Atom[], items = false): { kinds: string[]; unknown?: Atom } {
  const kinds: string[] = [];
  for (const atom of atoms) {
    if (atom.kind === "comma") continue;
    const keyword = kindKeyword(atom.text);
    if (keyword === undefined || (items && keyword.spec.category !== "item"))
      return { kinds, unknown: atom };
    kinds.push(keyword.spec.kind);
  }
  return { kinds };
}

type Reader = (
  atoms: readonly Atom[],
  spec: KindSpec,
  text: string,
  clauses: readonly Clause[],
) => ValueReading;

/** One word (or string) and nothing behind it. */
const single =
  (read: (atom: Atom, spec: KindSpec) => ValueReading): Reader =>
  (atoms, spec) => {
    const [first, second] = atoms;
    if (first === undefined) return { type: "missing" };
    const reading = read(first, spec);
    return reading.type === "value" && second !== undefined
      ? { type: "unexpected", at: spanOf(atoms.slice(1)) }
      : reading;
  };

const readers: Record<ValueShape, Reader> = {
  none: (atoms) =>
    atoms.length === 0 ? { type: "missing" } : { type: "unexpected", at: spanOf(atoms) },
  refs: (atoms, spec, _text, clauses) => {
    const list = readList(atoms, spec, clauses);
    return "lost" in list ? { type: "unexpected", at: list.lost } : value({ type: "refs", list });
  },
  phrase: (atoms, _spec, text) => {
    const phrase = phraseOf(atoms, text);
    return phrase === undefined ? { type: "missing" } : value({ type: "phrase", phrase });
  },
  date: single((atom) => {
    const day = readDate(atom.text);
    return day === undefined
      ? bad(atom, shapeNames.date)
      : value({ type: "date", day, range: atom });
  }),
  year: single((atom) => {
    const year = /^(\d{4})年?(?:度)?$/.exec(fold(atom.text));
    if (year === null) return bad(atom, shapeNames.year);
    return Number(year[1]) < FIRST_YEAR
      ? bad(atom, { zh: `${FIRST_YEAR} 年以后的年份`, en: `a year from ${FIRST_YEAR} on` })
      : value({ type: "number", amount: Number(year[1]), written: atom.text, range: atom });
  }),
  number: single((atom) => {
    const read = readNumber(atom.text);
    return read === undefined || !/^(?:分|%)?$/.test(read.unit)
      ? bad(atom, shapeNames.number)
      : value({ type: "number", amount: read.amount, written: atom.text, range: atom });
  }),
  choice: single((atom, spec) => {
    const choices = spec.choices ?? [];
    const choice = choiceFor(atom.text, choices);
    return choice === undefined
      ? bad(atom, {
          zh: `下列之一：${choices.map(({ zh }) => zh).join("、")}`,
          en: `one of ${choices.map(({ en }) => en).join(", ")}`,
        })
      : value({ type: "choice", choice: choice.value, range: atom });
  }),
  words: (atoms) =>
    value({
      type: "words",
      words: splitCells(atoms).map((cell) => {
        const text = cell.atoms.map((atom) => atom.text).join(" ");
        return { text: fold(text), written: text, ...spanOf(cell.atoms) };
      }),
    }),
  strings: (atoms) => {
    const odd = atoms.find((atom) => atom.kind !== "string" && atom.kind !== "comma");
    return odd === undefined
      ? value({
          type: "strings",
          strings: atoms.filter((atom) => atom.kind === "string").map(quotedOf),
        })
      : bad(odd, shapeNames.strings);
  },
  literal: (atoms, _spec, text) => {
    const [first, second] = atoms;
    if (first === undefined) return { type: "missing" };
    if (first.kind === "string") {
      return second === undefined
        ? value({ type: "literal", text: first.text, range: first })
        : { type: "unexpected", at: spanOf(atoms.slice(1)) };
    }
    return value({ type: "literal", text: spoken(atoms, text), range: spanOf(atoms) });
  },
  names: (atoms) => {
    const odd = atoms.find(
      (atom) => atom.kind !== "word" && atom.kind !== "comma" && atom.kind !== "string",
    );
    return odd === undefined
      ? value({ type: "names", names: atoms.filter((atom) => atom.kind !== "comma").map(nameFrom) })
      : bad(odd, shapeNames.names);
  },
  pair: (atoms) => {
    const [key, text, more] = atoms;
    if (key === undefined) return { type: "missing" };
    if (key.kind !== "word" || (text !== undefined && text.kind !== "string"))
      return bad(key, shapeNames.pair);
    if (more !== undefined) return { type: "unexpected", at: more };
    return value({ type: "pair", key: nameFrom(key), text: text?.text ?? "" });
  },
  numbering: (atoms) => {
    const [first] = atoms;
    if (first === undefined) return { type: "missing" };
    const behind = atoms.findIndex((atom) => atom.kind === "string" || isNone(atom.text));
    const named = behind < 0 ? atoms : atoms.slice(0, behind);
    const { kinds, unknown } = kindsOf(named);
    if (unknown !== undefined) return bad(unknown, shapeNames.numbering);
    const rest = atoms.slice(named.length);
    const none = rest.some((atom) => atom.kind === "word" && isNone(atom.text));
    const odd = rest.find(
      (atom) =>
        atom.kind !== "string" &&
        atom.kind !== "comma" &&
        !(atom.kind === "word" && isNone(atom.text)),
    );
    if (odd !== undefined) return bad(odd, shapeNames.numbering);
    return value({
      type: "numbering",
      kinds,
      samples: rest.filter((atom) => atom.kind === "string").map(quotedOf),
      none,
      range: spanOf(atoms),
    });
  },
  amount: (atoms, { counted }) => {
    if (atoms.length === 0) return { type: "missing" };
    const amount = readAmount(joinThousands(atoms));
    if (counted !== undefined && !isCountedIn(counted.units, amount)) {
      const [unit = ""] = counted.units;
      return bad(spanOf(atoms), {
        zh: `以${unit}计的数，如 ${counted.sample}`,
        en: `an amount in ${unit}, such as ${counted.sample}`,
      });
    }
    return amount === undefined
      ? bad(spanOf(atoms), shapeNames.amount)
      : value({ type: "amount", amount });
  },
  citation: (atoms, _spec, text) => {
    const [first] = atoms;
    if (first === undefined) return { type: "missing" };
    if (first.kind !== "string") return bad(first, shapeNames.citation);
    const rest = atoms.slice(1);
    const clause = rest.length === 0 ? undefined : spoken(rest, text);
    return value({
      type: "citation",
      document: first.text,
      ...given({ clause }),
      range: spanOf(atoms),
    });
  },
  kind: (atoms, spec) => {
    const [first, second] = atoms;
    if (first === undefined) return { type: "missing" };
    if (isNone(first.text)) {
      return second === undefined
        ? value({ type: "kind", kinds: [], none: true, range: first })
        : { type: "unexpected", at: spanOf(atoms.slice(1)) };
    }
    const { kinds, unknown } = kindsOf(atoms, spec.kind === "tail");
    return unknown === undefined
      ? value({ type: "kind", kinds, none: false, range: spanOf(atoms) })
      : bad(unknown, shapeNames.kind);
  },
  journal: (atoms) =>
    atoms.length === 0
      ? { type: "missing" }
      : value({
          type: "journal",
          words: atoms.filter((atom) => atom.kind === "word").map(nameFrom),
          strings: atoms.filter((atom) => atom.kind === "string").map(quotedOf),
        }),
};

/**
 * Reads a value.
 * @param atoms the value's atoms, clauses taken out
 * @param shape the shape that its kind takes
 * @param text the source, for slices
 */
export function readValue(
  atoms: readonly Atom[],
  shape: ValueShape,
  spec: KindSpec,
  text: string,
  clauses: readonly Clause[],
): ValueReading {
  const [first, second] = atoms;
  if (shape !== "none" && first?.kind === "word") {
    if (spec.mayBeOpen && isOpen(first.text)) {
      if (second !== undefined && second.kind !== "string")
        return { type: "unexpected", at: spanOf(atoms.slice(1)) };
      return value({
        type: "open",
        ...given({ reason: second?.text }),
        range: first,
      });
    }
    if (shape !== "numbering" && shape !== "kind" && second === undefined && isNone(first.text)) {
      return value({ type: "none", range: first });
    }
  }
  if (atoms.length === 0 && shape !== "none") return { type: "missing" };
  return readers[shape](atoms, spec, text, clauses);
}
