import type { Wording } from "../../findings/finding.ts";
import { quotable } from "../entries/item-words.ts";
import type { AtPath, Path, RuleTools } from "./conditions.ts";
import { type Field, fieldFor, fieldWordsOf } from "./fields.ts";
import { ruleWordUnknown } from "./findings.ts";
import { amountOf, type RuleSubject, shownValue, subjectLocale } from "./rule-values.ts";

/** What a rule says: a text with `{field}` for a value and `{#field}` for how many. */

interface Placeholder {
  readonly field: Field;
  readonly counted: boolean;
}

type Part = string | Placeholder;

/** Reads a message; gives back how it reads for a subject. */
export function readMessage(
  message: string | Wording,
  kinds: readonly string[],
  path: Path,
  tools: RuleTools,
  problems: AtPath[],
): (subject: RuleSubject) => Wording {
  const parts = (text: string, at: Path) => partsOf(text, kinds, at, problems);
  const [zh, en] =
    typeof message === "string"
      ? [parts(message, path), undefined]
      : [parts(message.zh, [...path, "zh"]), parts(message.en, [...path, "en"])];
  return (subject) => {
    const say = (given: readonly Part[]) =>
      given.map((part) => (typeof part === "string" ? part : shown(part, subject, tools))).join("");
    const said = say(zh);
    return { zh: said, en: en === undefined ? said : say(en) };
  };
}

function partsOf(
  text: string,
  kinds: readonly string[],
  path: Path,
  problems: AtPath[],
): readonly Part[] {
  // Every second piece stands in braces.
  return text.split(/\{([^{}]*)\}/).map((piece, index): Part => {
    if (index % 2 === 0) return piece;
    const counted = /^[#＃]/.test(piece);
    const word = counted ? piece.slice(1) : piece;
    const field = fieldFor(word, kinds);
    if (field !== undefined) return { field, counted };
    problems.push({
      path,
      at: "value",
      finding: ruleWordUnknown.of(
        { word, what: { zh: "字段", en: "field" } },
        { misspelt: { word, candidates: fieldWordsOf(kinds) } },
      ),
    });
    return "";
  });
}

function shown({ field, counted }: Placeholder, subject: RuleSubject, tools: RuleTools): string {
  const value = field.read(subject, tools.times);
  if (counted) return String(amountOf(value) ?? 0);
  return quotable(shownValue(value, subjectLocale(subject)));
}
