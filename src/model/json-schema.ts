import * as v from "valibot";
import { itemKinds } from "../../grammar/kinds/plan.ts";

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

const responsibility = v.object({
  role: v.string(),
  parties: v.array(v.string()),
  /** As documents print it. */
  text: v.string(),
  jointly: v.boolean(),
  /** The item that the role is inherited from; missing where it is the item's own. */
  inheritedFrom: v.optional(v.string()),
});

const occurrence = v.object({ key: v.string(), start: v.string(), due: v.string() });

const timing = v.object({
  text: v.string(),
  due: v.optional(v.string()),
  start: v.optional(v.string()),
  was: v.optional(v.string()),
  occurrences: v.array(occurrence),
  inheritedFrom: v.optional(v.string()),
});

const item = v.object({
  id: v.string(),
  kind: v.picklist(itemKinds),
  name: v.optional(v.string()),
  title: v.optional(v.string()),
  label: v.string(),
  number: v.string(),
  parent: v.optional(v.string()),
  roles: v.array(responsibility),
  due: v.optional(timing),
  frequency: v.optional(timing),
  /** Of its 期间, or of a phase. */
  start: v.optional(v.string()),
  end: v.optional(v.string()),
  weight: v.optional(v.number()),
  after: v.array(v.string()),
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
  locale: v.picklist(["zh", "en"]),
  year: v.optional(v.number()),
  start: v.optional(v.string()),
  end: v.optional(v.string()),
  issuers: v.array(v.string()),
  draft: v.optional(v.string()),
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
  signedBy: v.array(v.string()),
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
