import type { ModelJson } from "../../../src/model/json-schema.ts";
import { lineStarts, positionAt } from "../../../src/syntax/source.ts";
import { type StampedSource, type Stated, withoutBlanks } from "./told.ts";

/** Who, when, how often and how much: what the lines of a source say, against `model.json`. */

type ItemJson = ModelJson["plans"][number]["items"][number];

const roles: Readonly<Record<string, string>> = {
  责任: "owner",
  牵头: "lead",
  配合: "support",
  指导: "guide",
  参与: "join",
};

/** A value without the clauses behind it and without quotation marks. */
function phraseOf(value: string): string {
  return withoutBlanks((value.split(/ (?:原|即|was|meaning)(?= |$)/)[0] ?? "").replace(/"/g, ""));
}

/** The words of a list of units; 和 divides them where it is no part of a name. */
function unitsOf(value: string, { units, groups }: ModelJson): readonly string[] {
  const names = new Set([...units, ...groups].map(({ name }) => name));
  const [list = ""] = value.replace(/"[^"]*"/g, "").split(/ (?:写作|共同|除|等\S*)(?= |$)/);
  return list
    .split(/[、，,]/)
    .map((unit) => unit.trim())
    .flatMap((unit) => (names.has(unit) ? [unit] : unit.split(/和|及|与/)))
    .flatMap((unit) => unit.split(/[ .]/))
    .filter((word) => word !== "");
}

function saysWho({ keyword, value }: Stated, item: ItemJson, json: ModelJson): boolean {
  const role = item.roles.find((one) => one.role === roles[keyword] && !one.inheritedFrom);
  if (role === undefined) return false;
  return unitsOf(value, json).every((unit) => {
    const group = json.groups.find(({ name }) => name === unit);
    return group === undefined || group.open
      ? role.parties.some((party) => party.split(/[ ./]/).includes(unit))
      : group.members.every((member) =>
          role.parties.some((party) => party === member || party.split(/[ ./]/).includes(member)),
        );
  });
}

function saysHowMuch({ value }: Stated, { target }: ItemJson): boolean {
  if (target === undefined) return false;
  const [number] = /\d[\d,.]*/.exec(value) ?? [];
  const said = number ?? /"([^"]*)"/.exec(value)?.[1] ?? "";
  return `${target.text} ${target.relative ?? ""}`.includes(said);
}

function says(stated: Stated, item: ItemJson, json: ModelJson): boolean {
  const { keyword, value } = stated;
  if (/^(无|待定|none|open)(?= |$)/.test(value.trim())) return true;
  switch (keyword) {
    case "时限":
    case "节点":
      return withoutBlanks(item.due?.text ?? "") === phraseOf(value);
    case "频次":
      return withoutBlanks(item.frequency?.text ?? "") === phraseOf(value);
    case "指标":
      return saysHowMuch(stated, item);
    case "阶段":
      return item.start !== undefined && item.end !== undefined;
    default:
      return roles[keyword] === undefined || saysWho(stated, item, json);
  }
}

/** The statements of a source that the item of `model.json` they are said of does not hold. */
export function missingFacts(
  file: string,
  { text, stated }: StampedSource,
  json: ModelJson,
): readonly string[] {
  const starts = lineStarts(text);
  const items = new Map(
    json.plans
      .flatMap((plan) => plan.items)
      .filter(({ place }) => place.file === file)
      .map((item) => [positionAt(starts, item.place.start).line - 1, item]),
  );
  const lines = text.split("\n");
  return stated.flatMap((one) => {
    const item = items.get(one.head);
    // A plan's own are those that its items inherit.
    if (item === undefined && /^方案 /.test(lines[one.head] ?? "")) return [];
    if (item !== undefined && says(one, item, json)) return [];
    if (item === undefined && /^(部分|目标|成果|附件|通知|措施|行动)$/.test(one.keyword)) return [];
    return [`${file}:${one.line + 1}: ${one.keyword} ${one.value} is not in model.json`];
  });
}
