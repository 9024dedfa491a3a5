import { clauseWords, noneWord, openWord, type RelationWord, relationWords } from "./clauses.ts";
import type { Choice, ClauseKey, KindSpec } from "./kind.ts";
import { attributeKinds } from "./kinds/attributes.ts";
import { journalKinds } from "./kinds/journal.ts";
import { noticeForms, noticeKinds } from "./kinds/notice.ts";
import { organizationKinds } from "./kinds/organization.ts";
import { planKinds } from "./kinds/plan.ts";

/** Every kind of entry, in the order of the language reference. */
export const kindTable: readonly KindSpec[] = [
  ...organizationKinds,
  ...planKinds,
  ...attributeKinds,
  ...noticeKinds,
  ...journalKinds,
];

/**
 * A word as vocabulary and names compare it: full-width letters, digits and signs are their
 * half-width twins, and composed characters are one (NFC).
 */
export function fold(word: string): string {
  // Plain Han and ASCII, which most words are, are folded already.
  if (/^[\u0020-\u007e\u4e00-\u9fff]*$/.test(word)) return word;
  return word
    .replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/　/g, " ")
    .normalize("NFC");
}

/**
 * A word as it is kept: what an input method in full-width mode makes of letters, digits and the signs of
 * names is taken back, unit by unit. Dashes, tildes and brackets stay, since they print as they are chosen.
 */
export function halfWidth(word: string): string {
  return word.replace(/[０-９Ａ-Ｚａ-ｚ％＠＿＊＃＋＆．]/g, (char) =>
    String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  );
}

/** A keyword of the language and the kind it stands for; notices have one for each official form. */
export interface Keyword {
  readonly spec: KindSpec;
  readonly zh: string;
  readonly en: string;
  /** The official form, for the keywords of `notice`. */
  readonly form?: string;
}

const keywords: readonly Keyword[] = kindTable.flatMap((spec): Keyword[] =>
  spec.kind === "notice"
    ? noticeForms.map((form) => ({ spec, zh: form.zh, en: form.en, form: form.value }))
    : [{ spec, zh: spec.zh, en: spec.en }],
);

const keywordsByWord = new Map<string, Keyword[]>();
for (const keyword of keywords) {
  for (const word of new Set([keyword.zh, keyword.en])) {
    const known = keywordsByWord.get(word);
    if (known === undefined) keywordsByWord.set(word, [keyword]);
    else known.push(keyword);
  }
}

const specByKind = new Map(kindTable.map((spec) => [spec.kind, spec]));

/** The table's row for a kind. */
export function specOf(kind: string): KindSpec | undefined {
  return specByKind.get(kind);
}

/** The keywords that a word can be, in any place. */
export function keywordsFor(word: string): readonly Keyword[] {
  return keywordsByWord.get(fold(word)) ?? [];
}

/** The keyword that a word is in the block of `parent` (`file` for the outermost). */
export function keywordIn(word: string, parent: string): Keyword | undefined {
  return keywordsFor(word).find((keyword) => keyword.spec.in.includes(parent));
}

const allowedIn = new Map<string, readonly Keyword[]>();

/** All keywords that may stand in the block of `parent`. */
export function keywordsAllowedIn(parent: string): readonly Keyword[] {
  const known = allowedIn.get(parent);
  if (known !== undefined) return known;
  const found = keywords.filter((keyword) => keyword.spec.in.includes(parent));
  allowedIn.set(parent, found);
  return found;
}

const clauseByWord = new Map<string, ClauseKey>();
for (const { key, zh, en } of clauseWords) {
  clauseByWord.set(zh, key);
  clauseByWord.set(en, key);
}

/** The clause that a word begins on a line of this kind. */
export function clauseFor(word: string, allowed: readonly ClauseKey[]): ClauseKey | undefined {
  const key = clauseByWord.get(fold(word));
  return key !== undefined && allowed.includes(key) ? key : undefined;
}

/** The choice that a word names. */
export function choiceFor(word: string, choices: readonly Choice[]): Choice | undefined {
  const folded = fold(word);
  return choices.find((choice) => choice.zh === folded || choice.en === folded);
}

export function isNone(word: string): boolean {
  const folded = fold(word);
  return folded === noneWord.zh || folded === noneWord.en;
}

export function isOpen(word: string): boolean {
  const folded = fold(word);
  return folded === openWord.zh || folded === openWord.en;
}

export type RelationSign = RelationWord["value"];

/** The sign of a relation, out of what an input method makes of it. */
export function relationSign(written: string): ">=" | "<=" | "=" {
  if (/^(?:[>》＞][=＝]|≥)$/.test(written)) return ">=";
  return /^(?:[<《＜][=＝]|≤)$/.test(written) ? "<=" : "=";
}

/** The word that a sign of a relation or a word stands for; `=` has none. */
export function relationFor(word: string): RelationWord | "=" | undefined {
  const folded = fold(word);
  if (folded === "=") return "=";
  const sign = /^(?:[>》]=|≥)$/.test(folded)
    ? ">="
    : /^(?:[<《]=|≤)$/.test(folded)
      ? "<="
      : undefined;
  return relationWords.find(({ place, value, zh, en }) =>
    place !== "before"
      ? false
      : sign === undefined
        ? zh === folded || en === folded
        : value === sign,
  );
}

/** The relation behind a number: `100名 以上`. */
export function relationBehind(word: string): RelationWord | undefined {
  const folded = fold(word);
  return relationWords.find(
    ({ place, zh, en }) => place === "behind" && (zh === folded || en === folded),
  );
}

/** A relation glued to the front of a number (不少于100名), and what is left. */
export function gluedRelation(word: string): { relation: RelationWord; rest: string } | undefined {
  const relation = relationWords.find(
    ({ place, zh }) =>
      place === "before" && word.startsWith(zh) && /^\d/.test(fold(word.slice(zh.length))),
  );
  return relation === undefined ? undefined : { relation, rest: word.slice(relation.zh.length) };
}

/** A relation glued to the end of a number and its unit (100名以上), and what is left. */
export function gluedBehind(word: string): { relation: RelationWord; rest: string } | undefined {
  const relation = relationWords.find(
    ({ place, zh }) => place === "behind" && word.endsWith(zh) && word.length > zh.length,
  );
  return relation === undefined
    ? undefined
    : { relation, rest: word.slice(0, -relation.zh.length) };
}
