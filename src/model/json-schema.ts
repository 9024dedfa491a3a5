import * as v from "valibot";
import { itemKinds } from "../../grammar/kinds/plan.ts";
import { roleShape } from "./fields/roles.ts";
import { jsonShape } from "./fields/table.ts";

/** The shape of `model.json`. Its JSON Schema is `model.schema.json` beside this file. */

const place = v.object({
  file: v.string(),
  /** Offsets in UTF-16 units. */
  start: v.number(),
  end: v.number(),
});

const unit = v.object({
  id: v.string(),
  kind: v.picklist(["organization", "department", "sub-bureau"]),
  name: v.string(),
  title: v.string(),
  short: v.optional(v.string()),
  aliases: v.array(v.string()),
  parent: v.optional(v.string()),
  from: v.optional(v.string()),
  until: v.optional(v.string()),
  mergedInto: v.optional(v.string()),
  place,
});

const group = v.object({
  name: v.string(),
  title: v.string(),
  /** An open class is listed by nobody. */
  open: v.boolean(),
  members: v.array(v.string()),
  place,
});

const item = v.object({
  id: v.string(),
  kind: v.picklist(itemKinds),
  name: v.optional(v.string()),
  title: v.optional(v.string()),
  label: v.string(),
  number: v.string(),
  parent: v.optional(v.string()),
  roles: v.array(roleShape),
  ...jsonShape("item"),
  place,
});

const assignment = v.object({
  key: v.string(),
  item: v.string(),
  parties: v.array(v.string()),
  role: v.picklist(["owner", "lead"]),
  lead: v.array(v.string()),
  support: v.array(v.string()),
  occurrence: v.optional(v.string()),
  due: v.optional(v.string()),
});

const plan = v.object({
  name: v.string(),
  title: v.string(),
  ...jsonShape("plan"),
  terms: v.array(v.object({ name: v.string(), words: v.array(v.string()) })),
  notes: v.array(v.object({ name: v.string(), number: v.number() })),
  items: v.array(item),
  assignments: v.array(assignment),
  place,
});

const notice = v.object({
  name: v.string(),
  form: v.string(),
  title: v.string(),
  number: v.optional(v.string()),
  date: v.optional(v.string()),
  to: v.array(v.string()),
  cc: v.array(v.string()),
  signedBy: v.array(v.string()),
  printedBy: v.array(v.string()),
  printedOn: v.optional(v.string()),
  issues: v.optional(v.string()),
  body: v.optional(v.string()),
  draft: v.optional(v.string()),
  place,
});

export const modelSchema = v.object({
  /** Raised when a field changes its meaning or goes. */
  version: v.literal(1),
  units: v.array(unit),
  groups: v.array(group),
  plans: v.array(plan),
  notices: v.array(notice),
});

export type ModelJson = v.InferOutput<typeof modelSchema>;
