import * as v from "valibot";
import type { RoleKind } from "../../../grammar/kinds/attributes.ts";
import { given } from "../../given.ts";
import { roleOf } from "../items/responsibilities.ts";
import type { Item, Responsibility } from "../model.ts";
import { partyName, printParties } from "../organization/parties.ts";
import { type Field, type FieldColumn, field, inheritedFrom } from "./field.ts";

/** Who answers for what. */

/** A role in the list `roles` of an item in `model.json`. */
export const roleShape = v.object({
  role: v.string(),
  parties: v.array(v.string()),
  /** As documents print it. */
  text: v.string(),
  jointly: v.boolean(),
  /** The item that the role is inherited from; missing where it is the item's own. */
  inheritedFrom: v.optional(v.string()),
});

/** A role of an item as `model.json` has it. */
export function roleJson(of: Responsibility, item: Item): v.InferOutput<typeof roleShape> {
  return {
    role: of.role,
    parties: of.list.parties.map(({ key }) => key),
    text: printParties(of.list, "short", item.plan.locale),
    jointly: of.list.jointly,
    ...given({ inheritedFrom: inheritedFrom(of, item) }),
  };
}

/** A role of the language, or one that a plan declares. */
export function roleField<const C extends FieldColumn | false>(
  role: string,
  column: C,
): Field<never, Record<never, never>, C> {
  return field(role, {
    reads: (of) => roleOf(of, role),
    inherits: { endedBy: [], from: (responsibility) => responsibility },
    prints: ({ list }, { locale }) => printParties(list, "short", locale),
    json: "role",
    // The roles of an item are compared as one list, with those that the plan declares.
    compared: false,
    column,
    rule: { type: "parties", read: ({ list }) => list },
    explains: ({ list }) => ({ details: list.parties.map(({ key }) => key) }),
  });
}

export const roleFields = {
  accountable: roleField("accountable", {
    label: { zh: "责任领导", en: "Accountable" },
    width: 7,
    shown: "if-chosen",
    cell: "as-printed",
  }),
  owner: roleField("owner", {
    label: { zh: "责任单位", en: "Owner" },
    width: 9,
    shown: "if-chosen",
    // The owner of a row is one of those that the item names.
    cell: ({ parties }, { locale }) =>
      parties.map((party) => partyName(party, locale)).join(locale === "zh" ? "、" : ", "),
  }),
  lead: roleField("lead", {
    label: { zh: "牵头单位", en: "Lead" },
    width: 7,
    shown: "if-chosen",
    cell: "as-printed",
  }),
  support: roleField("support", {
    label: { zh: "配合单位", en: "Support" },
    width: 9,
    shown: "if-chosen",
    cell: "as-printed",
  }),
  guide: roleField("guide", false),
  join: roleField("join", false),
  assessor: roleField("assessor", false),
} satisfies Record<RoleKind, Field>;
