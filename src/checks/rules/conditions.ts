import { organizationKinds } from "../../../grammar/kinds/organization.ts";
import { itemKinds } from "../../../grammar/kinds/plan.ts";
import { fold, keywordsFor } from "../../../grammar/vocabulary.ts";
import type { Unplaced, Wording } from "../../findings/finding.ts";
import { readPhrase } from "../../time/reading/read-phrase.ts";
import type { Field } from "./fields.ts";
import {
  ruleConditionUnfit,
  rulePatternUnreadable,
  ruleTimeUnreadable,
  ruleWordUnknown,
} from "./findings.ts";
import type { Days, RuleTimes } from "./rule-times.ts";
import {
  amountOf,
  isEmpty,
  type Member,
  periodPlan,
  type RuleSubject,
  type RuleValue,
} from "./rule-values.ts";
import type { Condition, ConditionKey, ElementCondition } from "./schema.ts";

/** Conditions of rules as functions. */

export type Path = readonly (string | number)[];

/** A finding at a path of the configuration: it waits for the place that the path has in the file. */
export interface AtPath {
  readonly path: Path;
  /** The key at the end of the path is wrong, or the value there. */
  readonly at: "key" | "value";
  readonly finding: Unplaced;
}

/** A pattern that was read: whether it matches somewhere in a text, in time that grows with the text. */
export type Pattern =
  | { readonly ok: true; readonly test: (text: string) => boolean }
  | { readonly ok: false; readonly reason: string };

export interface RuleTools {
  readonly pattern: (source: string) => Pattern;
  readonly times: RuleTimes;
}

/** Whether a condition holds; undefined where nobody can say: the plan has no year. */
export type Test = (subject: RuleSubject) => boolean | undefined;

type Of<T> = (value: T, subject: RuleSubject) => boolean | undefined;

const textConditions = [
  "present",
  "equals",
  "oneOf",
  "matches",
  "atLeast",
  "atMost",
  "exactly",
  "not",
];

const takes: Readonly<Record<RuleValue["type"], readonly string[]>> = {
  text: textConditions,
  number: ["present", "atLeast", "atMost", "exactly", "not"],
  date: ["present", "equals", "oneOf", "matches", "before", "by", "within", "after", "not"],
  list: ["present", "atLeast", "atMost", "exactly", "all", "some", "none", "not"],
};

const types: Readonly<Record<RuleValue["type"], Wording>> = {
  text: { zh: "文字", en: "a text" },
  number: { zh: "数", en: "a number" },
  date: { zh: "时间", en: "a time" },
  list: { zh: "一组单位、事项或文件", en: "a list" },
};

/** Reads conditions of one field; gives back what is wrong, or one test for all of them. */
export function readCondition(
  condition: Condition,
  field: Field,
  path: Path,
  tools: RuleTools,
  problems: AtPath[],
): Test {
  const reader = new ConditionReader(field, tools, problems);
  const holds = reader.read(condition, path);
  return (subject) => holds(field.read(subject, tools.times), subject);
}

class ConditionReader {
  private readonly field: Field;
  private readonly tools: RuleTools;
  private readonly problems: AtPath[];

  constructor(field: Field, tools: RuleTools, problems: AtPath[]) {
    this.field = field;
    this.tools = tools;
    this.problems = problems;
  }

  read(condition: Condition, path: Path): Of<RuleValue> {
    const { field } = this;
    const tests = keysOf(condition).flatMap((key): Of<RuleValue>[] => {
      const at = [...path, key];
      if (takes[field.type].includes(key)) {
        const test = this.one(condition, key, at);
        return test === undefined ? [] : [test];
      }
      this.unfit(key, at, takes[field.type]);
      return [];
    });
    return (value, subject) => every(tests.map((test) => test(value, subject)));
  }

  private unfit(condition: string, path: Path, fitting: readonly string[]): void {
    const { word, type } = this.field;
    this.problems.push({
      path,
      at: "key",
      finding: ruleConditionUnfit.of({ condition, field: word, type: types[type], takes: fitting }),
    });
  }

  private one(condition: Condition, key: ConditionKey, path: Path): Of<RuleValue> | undefined {
    switch (key) {
      case "not": {
        if (condition.not === undefined) return undefined;
        const inner = this.read(condition.not, path);
        return (value, subject) => not(inner(value, subject));
      }
      case "present":
        return (value) => isEmpty(value) !== condition.present;
      case "atLeast":
      case "atMost":
      case "exactly":
        return amount(key, condition[key] ?? 0);
      case "before":
      case "by":
      case "within":
      case "after":
        return this.time(key, condition[key] ?? "", path);
      case "all":
      case "some":
      case "none":
        return this.members(key, condition[key] ?? {}, path);
      default: {
        const test = this.words({ [key]: condition[key] }, path.slice(0, -1));
        return (value) => !isEmpty(value) && "text" in value && test([value.text], value.text);
      }
    }
  }

  private time(
    key: "before" | "by" | "within" | "after",
    phrase: string,
    path: Path,
  ): Of<RuleValue> {
    const read = readPhrase(phrase);
    const dated = read.ok && read.phrase.clauses.every(({ type }) => type === "dated");
    if (!dated) {
      const candidates = read.ok ? [] : read.nearest;
      this.problems.push({
        path,
        at: "value",
        finding: ruleTimeUnreadable.of({ phrase }, { misspelt: { word: phrase, candidates } }),
      });
    }
    const { times } = this.tools;
    return (value, subject) => {
      if (value.type !== "date" || value.text === "") return false;
      const plan = periodPlan(subject);
      const days = plan === undefined ? undefined : times.days(phrase, plan);
      if (days === undefined) return undefined;
      return value.day !== undefined && compare[key](value.day, days);
    };
  }

  private members(
    key: "all" | "some" | "none",
    condition: ElementCondition,
    path: Path,
  ): Of<RuleValue> {
    const words = this.words(condition, path);
    const kind = condition.kind === undefined ? undefined : this.kind(condition.kind, path);
    const fits = (member: Member) =>
      words(member.words, member.shown) && (kind === undefined || member.kind === kind);
    return (value) => {
      if (value.type !== "list") return false;
      if (key === "all") return value.members.every(fits);
      return value.members.some(fits) === (key === "some");
    };
  }

  private kind(word: string, path: Path): string {
    const at = [...path, "kind"];
    const { members } = this.field;
    if (members === undefined) {
      this.unfit("kind", at, ["equals", "oneOf", "matches"]);
      return "";
    }
    const known: readonly string[] = memberKinds[members];
    const found = keywordsFor(word).find(({ spec }) => known.includes(spec.kind));
    if (found !== undefined) return found.spec.kind;
    const candidates = known.flatMap((kind) =>
      keywordsFor(kind).flatMap(({ spec, zh, en }) => (spec.kind === kind ? [zh, en] : [])),
    );
    this.problems.push({
      path: at,
      at: "value",
      finding: ruleWordUnknown.of(
        { word, what: { zh: "种类", en: "kind" } },
        { misspelt: { word, candidates } },
      ),
    });
    return "";
  }

  /** Whether one of several names is equal, or the shown one matches. */
  private words(
    condition: Pick<ElementCondition, "equals" | "oneOf" | "matches">,
    path: Path,
  ): (names: readonly string[], shown: string) => boolean {
    const { equals, oneOf, matches } = condition;
    const pattern = matches === undefined ? undefined : this.tools.pattern(matches);
    if (matches !== undefined && pattern?.ok === false) {
      const { reason } = pattern;
      this.problems.push({
        path: [...path, "matches"],
        at: "value",
        finding: rulePatternUnreadable.of({ pattern: matches, reason }),
      });
    }
    const allowed = oneOf?.map(fold);
    const only = equals === undefined ? undefined : fold(equals);
    return (names, shown) => {
      const folded = names.map(fold);
      return (
        (only === undefined || folded.includes(only)) &&
        (allowed === undefined || folded.some((name) => allowed.includes(name))) &&
        (pattern === undefined || (pattern.ok && pattern.test(shown)))
      );
    };
  }
}

const memberKinds = {
  parties: organizationKinds
    .map(({ kind }) => kind)
    .filter((kind) =>
      ["organization", "department", "sub-bureau", "group", "post", "person"].includes(kind),
    ),
  items: ["plan", ...itemKinds],
} as const;

const compare: Readonly<
  Record<"before" | "by" | "within" | "after", (day: string, days: Days) => boolean>
> = {
  before: (day, { first, last }) => day < (first ?? last),
  by: (day, { last }) => day <= last,
  within: (day, { first, last }) => (first === undefined || first <= day) && day <= last,
  after: (day, { last }) => day > last,
};

function amount(key: "atLeast" | "atMost" | "exactly", limit: number): Of<RuleValue> {
  return (value) => {
    const found = amountOf(value);
    if (found === undefined) return false;
    if (key === "exactly") return found === limit;
    return key === "atLeast" ? found >= limit : found <= limit;
  };
}

/** The members that are set. */
function keysOf(condition: Condition): readonly ConditionKey[] {
  return Object.entries(condition).flatMap(([key, value]) =>
    value === undefined ? [] : [key as ConditionKey],
  );
}

function not(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

/** All hold: one that does not decides, else one that nobody can answer. */
function every(values: readonly (boolean | undefined)[]): boolean | undefined {
  if (values.includes(false)) return false;
  return values.includes(undefined) ? undefined : true;
}
