import * as v from "valibot";
import { type Check, levels, type Problem, type Strength } from "../../checks/check.ts";
import { categories, strengthWords } from "../../checks/page-words.ts";
import type { Wording } from "../../findings/finding.ts";
import type { Entry } from "../../syntax/entry.ts";
import { reasonInWords } from "./foreign-code.ts";
import { watch } from "./watchdog.ts";

/** Checks of plug-ins: whether they are whole, and run so that they cannot take others down. */

const wording = v.object({ zh: v.string(), en: v.string() });
const level = v.picklist(levels);
const severity = v.picklist(["error", "warning", "note"]);
const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const place = v.pipe(
  v.object({ file: v.string(), start: offset, end: offset }),
  v.check(({ start, end }) => start <= end),
);

const isSchema = (value: unknown): value is v.GenericSchema =>
  typeof value === "object" && value !== null && "~run" in value && "type" in value;

const isFunction = (value: unknown): value is Check["run"] => typeof value === "function";

const checkShape = v.object({
  code: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/)),
  category: v.picklist(categories),
  severity: v.object({ draft: level, issue: level }),
  strength: v.custom<Strength>(
    (value) => typeof value === "string" && Object.hasOwn(strengthWords, value),
  ),
  source: wording,
  summary: wording,
  doc: wording,
  bad: v.array(
    v.object({
      source: v.string(),
      options: v.optional(v.unknown()),
      finds: v.array(v.object({ at: v.string(), says: v.string() })),
    }),
  ),
  good: v.array(v.string()),
  options: v.optional(v.custom<v.GenericSchema>(isSchema)),
  run: v.custom<Check["run"]>(isFunction),
});

const isEntry = (value: unknown): value is Entry =>
  typeof value === "object" &&
  value !== null &&
  "type" in value &&
  value.type === "entry" &&
  "file" in value &&
  "children" in value;

const problemShape = v.object({
  entry: v.custom<Entry>(isEntry),
  place,
  message: wording,
  mend: v.exactOptional(wording),
  related: v.exactOptional(v.array(v.object({ place, message: wording }))),
  fixes: v.exactOptional(
    v.array(
      v.object({
        title: wording,
        edits: v.array(v.object({ place, text: v.string() })),
        safe: v.boolean(),
      }),
    ),
  ),
  misspelt: v.exactOptional(v.object({ word: v.string(), candidates: v.array(v.string()) })),
  severity: v.exactOptional(severity),
});

export type ReadCheck =
  | { readonly ok: true; readonly check: Check }
  /** What to call it, and the part of it that is lacking or wrong. */
  | { readonly ok: false; readonly called: string; readonly part: string };

/**
 * Judges whether a value is a check.
 * @param index its place in the list, from 0: it is called by it where it has no code
 */
export function readCheck(value: unknown, index: number): ReadCheck {
  const result = safely(() => v.safeParse(checkShape, value));
  const code = safely(() => v.safeParse(v.object({ code: v.string() }), value));
  const called = code?.success === true ? code.output.code : String(index + 1);
  if (result?.success !== true) {
    const issue = result?.issues[0];
    return { ok: false, called, part: issue === undefined ? "" : (v.getDotPath(issue) ?? "check") };
  }
  const { run, ...page } = result.output;
  // A check may be an object of a class: its run knows it as `this`.
  return { ok: true, check: { ...page, run: (context) => run.call(value, context) } };
}

/** Getters of what a plug-in exports are its code, too. */
function safely<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

/**
 * A check that never throws and reports only what is a problem.
 * @param plugin the name of the plug-in it is of
 * @param fail is told once a run why it failed; what was found before counts
 */
export function guarded(check: Check, plugin: string, fail: (reason: Wording) => void): Check {
  return {
    ...check,
    run: (context) => {
      const problems: Problem[] = [];
      const report = (problem: unknown) => problems.push(wholeProblem(problem));
      const back = watch(plugin);
      try {
        const returned: unknown = check.run({ ...context, report });
        if (returned instanceof Promise) {
          returned.catch(() => {});
          fail({ zh: "run 不能是异步的", en: "run must not be asynchronous" });
        }
      } catch (thrown) {
        fail(reasonInWords(thrown));
      } finally {
        back();
      }
      for (const problem of problems) context.report(problem);
    },
  };
}

function wholeProblem(value: unknown): Problem {
  const result = v.safeParse(problemShape, value);
  if (result.success) return result.output;
  const part = v.getDotPath(result.issues[0]) ?? "problem";
  throw new TypeError(`report: “${part}” is lacking or wrong`);
}
