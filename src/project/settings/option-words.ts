import type * as v from "valibot";
import type { Wording } from "../../findings/finding.ts";

/** What options of checks take, in words made from their schemas. */

/** The schemas of the options of a check by name; none for a schema that is no object. */
export function optionsIn(
  schema: v.GenericSchema | undefined,
): Readonly<Record<string, v.GenericSchema>> {
  return schema !== undefined && hasEntries(schema) ? schema.entries : {};
}

/** “must be …”: of a kind that has no words of its own, what valibot calls it. */
export function expectedBy(schema: v.GenericSchema): Wording {
  if (isOptional(schema)) return expectedBy(schema.wrapped);
  switch (schema.type) {
    case "boolean":
      return { zh: " true 或 false", en: "true or false" };
    case "number":
      return numberWords(schema);
    case "string":
      return requirementOf(schema, "iso_date") === undefined
        ? { zh: "一段文字", en: "a text" }
        : { zh: "日期，如 2026-01-31", en: "a date such as 2026-01-31" };
    case "array": {
      const item = isArray(schema) ? expectedBy(schema.item) : undefined;
      return item?.en === "a text"
        ? { zh: '一组文字，如 ["…", "…"]', en: 'a list of texts, such as ["…", "…"]' }
        : { zh: "一组值：[ … ]", en: "a list: [ … ]" };
    }
    default:
      return { zh: ` ${schema.expects}`, en: schema.expects };
  }
}

function numberWords(schema: v.GenericSchema): Wording {
  const whole = requirementOf(schema, "integer") !== undefined;
  const least = requirementOf(schema, "min_value")?.requirement;
  const most = requirementOf(schema, "max_value")?.requirement;
  const number = whole ? { zh: "整数", en: "a whole number" } : { zh: "数", en: "a number" };
  if (least !== undefined && most !== undefined) {
    return {
      zh: ` ${least} 至 ${most} 的${number.zh}`,
      en: `${number.en} from ${least} to ${most}`,
    };
  }
  if (least !== undefined) {
    return { zh: `不小于 ${least} 的${number.zh}`, en: `${number.en} from ${least}` };
  }
  if (most !== undefined) {
    return { zh: `不大于 ${most} 的${number.zh}`, en: `${number.en} up to ${most}` };
  }
  return { zh: `一个${number.zh}`, en: number.en };
}

/** What a step of the schema's pipe demands, if it has one of that type. */
function requirementOf(
  schema: v.GenericSchema,
  type: string,
): { readonly requirement: unknown } | undefined {
  if (!("pipe" in schema) || !Array.isArray(schema.pipe)) return undefined;
  const steps: readonly unknown[] = schema.pipe;
  return steps.find(
    (step): step is { readonly requirement: unknown } =>
      typeof step === "object" &&
      step !== null &&
      "type" in step &&
      step.type === type &&
      "requirement" in step,
  );
}

function hasEntries(
  schema: v.GenericSchema,
): schema is v.ObjectSchema<Record<string, v.GenericSchema>, undefined> {
  return "entries" in schema;
}

function isOptional(
  schema: v.GenericSchema,
): schema is v.OptionalSchema<v.GenericSchema, undefined> {
  return "wrapped" in schema;
}

function isArray(schema: v.GenericSchema): schema is v.ArraySchema<v.GenericSchema, undefined> {
  return schema.type === "array";
}
