import { itemKinds } from "../../../grammar/kinds/plan.ts";
import { type Keyword, keywordsFor } from "../../../grammar/vocabulary.ts";
import type { Related, Wording } from "../../findings/finding.ts";
import type { Model } from "../../model/compiled.ts";
import { placeIn, placeOf } from "../../syntax/entry.ts";
import { type Check, check, type Level, type Profile } from "../check.ts";
import { type AtPath, type Path, type RuleTools, readCondition, type Test } from "./conditions.ts";
import { type Field, fieldFor, fieldWordsOf } from "./fields.ts";
import { ruleWordUnknown } from "./findings.ts";
import { readMessage } from "./message.ts";
import { isEmpty, kindWord, type RuleSubject } from "./rule-values.ts";
import type { Conditions, RuleSetting } from "./schema.ts";

/** Makes checks of the rules in a configuration. */

export type ReadRule =
  | { readonly ok: true; readonly check: Check }
  | { readonly ok: false; readonly problems: readonly AtPath[] };

/** A field of a rule with its condition. */
interface FieldTest {
  readonly field: Field;
  readonly test: Test;
}

const selectable: readonly string[] = ["plan", "notice", ...itemKinds];

/**
 * Makes a check of a rule. The rule has passed the schema; here its words are looked up.
 * @param tools how patterns are read and times are dated
 * @returns the check, or all that is wrong, each with its path in the rule
 */
export function readRule(rule: RuleSetting, tools: RuleTools): ReadRule {
  const problems: AtPath[] = [];
  const selected = readKinds(rule.select.kind, problems);
  const kinds = [...new Set(selected.map(({ spec }) => spec.kind))];
  // Without a kind nothing can be said of the fields.
  if (kinds.length === 0) return { ok: false, problems };
  const where = readClauses(rule.select.where ?? {}, kinds, ["select", "where"], tools, problems);
  const must = readClauses(rule.must, kinds, ["must"], tools, problems);
  const message = readMessage(rule.message, kinds, ["message"], tools, problems);
  if (problems.length > 0) return { ok: false, problems };
  const applies = (subject: RuleSubject) => where.every(({ test }) => test(subject) === true);
  const made = check({
    code: rule.code,
    severity: severityOf(rule),
    strength: "practice",
    source: {
      zh: "本项目的规则（planwright.config.json）",
      en: "a rule of this project (planwright.config.json)",
    },
    summary: wordingOf(rule.message),
    doc: wordingOf(rule.doc ?? rule.message),
    bad: [],
    good: [],
    run: ({ model, report }) => {
      for (const subject of subjectsOf(model, rule, selected)) {
        if (!applies(subject)) continue;
        const broken = must.filter(({ field, test }) => fails(field, test, subject, tools));
        if (broken.length === 0) continue;
        report({
          entry: subject.entry,
          place: placeOf(subject.entry),
          message: message(subject),
          related: broken.flatMap(({ field }) => evidence(field, subject)),
        });
      }
    },
  });
  return { ok: true, check: made };
}

/** The names of plans and notices that a rule is limited to and that the model has not. */
export function unknownDocuments(rule: RuleSetting, model: Model): readonly AtPath[] {
  const { document } = rule.select;
  if (document === undefined) return [];
  const candidates = [...model.plans, ...model.notices].map(({ name }) => name);
  const path: Path = ["select", "document"];
  return [document].flat().flatMap((word, index): AtPath[] =>
    candidates.includes(word)
      ? []
      : [
          {
            path: typeof document === "string" ? path : [...path, index],
            at: "value",
            finding: ruleWordUnknown.of(
              { word, what: { zh: "方案或通知", en: "plan or notice" } },
              { misspelt: { word, candidates } },
            ),
          },
        ],
  );
}

/** Whether a rule has a pattern in it: only then is a reader of patterns needed. */
export function wantsPatterns(rule: RuleSetting): boolean {
  return JSON.stringify(rule).includes('"matches":');
}

function wordingOf(given: string | Wording): Wording {
  return typeof given === "string" ? { zh: given, en: given } : given;
}

function severityOf({ severity }: RuleSetting): Readonly<Record<Profile, Level>> {
  if (severity === undefined) return { draft: "warning", issue: "warning" };
  if (typeof severity === "string") return { draft: severity, issue: severity };
  return { draft: severity.draft ?? "warning", issue: severity.issue ?? "warning" };
}

function readKinds(given: string | readonly string[], problems: AtPath[]): readonly Keyword[] {
  const path: Path = ["select", "kind"];
  return [given].flat().flatMap((word, index): readonly Keyword[] => {
    const found = keywordsFor(word).find(({ spec }) => selectable.includes(spec.kind));
    if (found !== undefined) return [found];
    const candidates = selectable.flatMap((kind) => [kindWord(kind, "zh"), kindWord(kind, "en")]);
    problems.push({
      path: typeof given === "string" ? path : [...path, index],
      at: "value",
      finding: ruleWordUnknown.of(
        { word, what: { zh: "可由规则管的种类", en: "kind that rules can be about called" } },
        { misspelt: { word, candidates } },
      ),
    });
    return [];
  });
}

function readClauses(
  conditions: Conditions,
  kinds: readonly string[],
  path: Path,
  tools: RuleTools,
  problems: AtPath[],
): readonly FieldTest[] {
  return Object.entries(conditions).flatMap(([word, condition]): readonly FieldTest[] => {
    const at = [...path, word];
    const field = fieldFor(word, kinds);
    if (field !== undefined)
      return [{ field, test: readCondition(condition, field, at, tools, problems) }];
    const who = (locale: "zh" | "en") => kinds.map((kind) => kindWord(kind, locale));
    problems.push({
      path: at,
      at: "key",
      finding: ruleWordUnknown.of(
        {
          word,
          what: {
            zh: `${who("zh").join("、")}都有的字段`,
            en: `field of ${who("en").join(", ")} called`,
          },
        },
        { misspelt: { word, candidates: fieldWordsOf(kinds) } },
      ),
    });
    return [];
  });
}

function subjectsOf(
  model: Model,
  { select }: RuleSetting,
  selected: readonly Keyword[],
): readonly RuleSubject[] {
  const kinds = new Set(
    selected.flatMap(({ spec, form }) => (form === undefined ? [spec.kind] : [])),
  );
  const forms = new Set(selected.flatMap(({ form }) => form ?? []));
  const documents = select.document === undefined ? undefined : new Set([select.document].flat());
  const wanted = ({ name }: { readonly name: string }) => documents?.has(name) ?? true;
  return [
    ...model.plans
      .filter(wanted)
      .flatMap((plan): readonly RuleSubject[] => [
        ...(kinds.has("plan") ? [plan] : []),
        ...plan.allItems.filter(({ kind }) => kinds.has(kind)),
      ]),
    ...model.notices.filter((notice) => wanted(notice) && forms.has(notice.form)),
  ];
}

/** What is left open is reported as such already, and what is undecided nobody can mend in the entry. */
function fails(field: Field, test: Test, subject: RuleSubject, { times }: RuleTools): boolean {
  if (test(subject) !== false) return false;
  return !isEmpty(field.read(subject, times)) || !field.isOpen(subject);
}

function evidence(field: Field, subject: RuleSubject): readonly Related[] {
  const entry = field.source(subject);
  if (entry === undefined) return [];
  return [
    {
      place: placeIn(entry.file, entry),
      message: { zh: `“${field.word}”写在这里`, en: `“${field.word}” is said here` },
    },
  ];
}
