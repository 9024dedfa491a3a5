import { type Field, type FieldKind, field } from "./field.ts";

/** Attributes that steer how a document is numbered, set, tracked or checked: none of them is a value of an item. */

/** @param rule whether rules of a configuration may ask what its line says */
function setting(kind: FieldKind, rule: "own-line" | false) {
  return field(kind, {
    reads: () => undefined,
    inherits: false,
    prints: false,
    json: false,
    compared: false,
    column: false,
    rule,
    explains: false,
  });
}

export const settingFields = {
  // The label that an item prints, given by 序号 or counted.
  ordinal: field("ordinal", {
    reads: (of) => (of.type === "item" ? of.label.trim() : undefined),
    inherits: false,
    prints: (label) => label,
    json: false,
    compared: (label) => ({ label }),
    column: false,
    rule: { type: "text", read: (label) => label },
    explains: false,
  }),
  role: setting("role", "own-line"),
  "annex-list": setting("annex-list", "own-line"),
  "first-leads": setting("first-leads", "own-line"),
  reporting: setting("reporting", "own-line"),
  numbering: setting("numbering", "own-line"),
  tail: setting("tail", "own-line"),
  layout: setting("layout", "own-line"),
  track: setting("track", "own-line"),
  "based-on": setting("based-on", "own-line"),
  cascades: setting("cascades", "own-line"),
  import: setting("import", false),
  ignore: setting("ignore", false),
} satisfies Partial<Record<FieldKind, Field>>;
