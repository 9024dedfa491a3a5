import * as v from "valibot";
import type { Check } from "../../checks/check.ts";
import { optionsIn } from "./option-words.ts";
import { configurationSchema, levelSchema } from "./settings.ts";
import { publishedTracking } from "./tracking-settings.ts";

/** The schema of a configuration as editors get it: with the codes of the checks and their options. */
export function publishedSchema(checks: readonly Check[]) {
  const { entries } = configurationSchema;
  const codes = Object.fromEntries(
    checks.map(({ code, summary, options }) => [
      code,
      v.optional(
        v.pipe(
          v.union([
            levelSchema,
            v.strictObject({
              level: v.optional(levelSchema),
              options: v.optional(v.strictObject(optionsIn(options))),
            }),
          ]),
          v.description(`${summary.en} / ${summary.zh}`),
        ),
      ),
    ]),
  );
  const other = v.union([
    levelSchema,
    v.strictObject({
      level: v.optional(levelSchema),
      options: v.optional(v.record(v.string(), v.unknown())),
    }),
  ]);
  const description = v.getDescription(entries.checks.wrapped) ?? "";
  return v.strictObject({
    ...entries,
    ...publishedTracking,
    checks: v.optional(v.pipe(v.objectWithRest(codes, other), v.description(description))),
  });
}
