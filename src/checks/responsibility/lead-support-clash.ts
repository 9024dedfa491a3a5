import type { Place, Severity } from "../../findings/finding.ts";
import { roleOf } from "../../model/items/responsibilities.ts";
import type { Item, PartyRef, Responsibility, Unit } from "../../model/model.ts";
import { partyName } from "../../model/organization/parties.ts";
import { check, type Problem } from "../check.ts";
import { spokenItem } from "../entries/item-words.ts";
import { placedRefs } from "../entries/party-places.ts";

type Report = (problem: Problem) => void;

/** A single unit that a list names itself, not through a group. */
interface Named {
  readonly key: string;
  readonly ref: PartyRef;
  readonly place: Place;
}

const namedIn = new WeakMap<Responsibility["list"], readonly Named[]>();

function named(responsibility: Responsibility): readonly Named[] {
  const { list, entry } = responsibility;
  const known = namedIn.get(list);
  if (known !== undefined) return known;
  const found = placedRefs(list, entry.file).flatMap(({ ref, place }): Named[] => {
    const [only, second] = ref.parties;
    if (only === undefined || second !== undefined) return [];
    // A group with one member was not written to name that member.
    return ref.named?.type === "group" && !ref.named.open ? [] : [{ key: only.key, ref, place }];
  });
  namedIn.set(list, found);
  return found;
}

function nameOf({ ref }: Named, item: Item): string {
  const [party] = ref.parties;
  return party === undefined ? ref.written : partyName(party, item.plan.locale);
}

function reportTwice(responsibility: Responsibility, item: Item, report: Report): void {
  if (responsibility.list.refs.length < 2) return;
  const first = new Map<string, Named>();
  const { entry } = responsibility;
  for (const one of named(responsibility)) {
    const before = first.get(one.key);
    if (before === undefined) {
      first.set(one.key, one);
      continue;
    }
    const name = nameOf(one, item);
    report({
      entry,
      place: one.place,
      message: {
        zh: `“${entry.spec.zh}”里“${name}”写了两次`,
        en: `“${name}” stands twice among the ${entry.spec.en} units`,
      },
      mend: { zh: "删去一处", en: "take one out" },
      related: [{ place: before.place, message: { zh: "第一次", en: "the first time" } }],
    });
  }
}

interface Pairing {
  readonly above: "lead" | "owner";
  readonly zh: string;
  readonly en: string;
}

const pairings: readonly Pairing[] = [
  { above: "lead", zh: "牵头", en: "leads" },
  { above: "owner", zh: "责任", en: "owns" },
];

function reportClash(
  item: Item,
  seen: Map<Responsibility["entry"], Set<string>>,
  report: Report,
): void {
  const support = roleOf(item, "support");
  if (support === undefined) return;
  const helpers = new Map(named(support).map((one) => [one.key, one]));
  // Who leads the work and owns it, too, is told once.
  const told = new Set<string>();
  for (const { above, zh, en } of pairings) {
    const upper = roleOf(item, above);
    if (upper === undefined) continue;
    for (const one of named(upper)) {
      const helper = helpers.get(one.key);
      // 首位牵头 makes the first owner the lead: the same words, one finding.
      const key = `${one.place.file}:${one.place.start}`;
      const known = seen.get(support.entry) ?? new Set<string>();
      if (helper === undefined || known.has(key) || told.has(one.key)) continue;
      told.add(one.key);
      seen.set(support.entry, known.add(key));
      const name = nameOf(one, item);
      const spoken = spokenItem(item);
      const own = !support.inherited;
      report({
        entry: item.entry,
        place: own ? helper.place : one.place,
        ...(support.inherited || upper.inherited ? { severity: "warning" as const } : {}),
        message: {
          zh: `${spoken.zh}里，“${name}”既是${zh}单位，又是配合单位`,
          en: `in ${spoken.en}, “${name}” both ${en} the work and supports it`,
        },
        mend: support.inherited
          ? {
              zh: "配合是从上一级取来的：在这里另写“配合”，或写“配合 无”",
              en: "the support comes from above: write `support` here, or `support none`",
            }
          : { zh: "从其中一处删去", en: "take it out of one of them" },
        related: [
          own
            ? { place: one.place, message: { zh: `${zh}单位`, en: `it ${en} the work here` } }
            : { place: helper.place, message: { zh: "配合单位", en: "it supports here" } },
        ],
      });
    }
  }
}

function unitOf({ ref }: Named): Unit | undefined {
  const holder = ref.parties[0]?.holder;
  return holder?.type === "unit" && ref.post === undefined && ref.person === undefined
    ? holder
    : undefined;
}

/** A unit and its own department both help: the department is the unit. */
function reportNested(support: Responsibility, item: Item, report: Report): void {
  if (support.list.refs.length < 2) return;
  const units = new Map(
    named(support).flatMap((one): [Unit, Named][] => {
      const unit = unitOf(one);
      return unit === undefined ? [] : [[unit, one]];
    }),
  );
  const severity: Severity = "note";
  for (const [unit, one] of units) {
    let parent = unit.parent;
    while (parent !== undefined && !units.has(parent)) parent = parent.parent;
    const whole = parent === undefined ? undefined : units.get(parent);
    if (whole === undefined) continue;
    report({
      entry: support.entry,
      place: one.place,
      severity,
      message: {
        zh: `“配合”里已有“${nameOf(whole, item)}”，又写了它的“${nameOf(one, item)}”`,
        en: `“${nameOf(one, item)}” supports, and so does “${nameOf(whole, item)}”, which it is part of`,
      },
      mend: { zh: "只留其中一个", en: "keep one of the two" },
      related: [{ place: whole.place, message: { zh: "整个单位", en: "the whole unit" } }],
    });
  }
}

const organization =
  '机构 局 "某局" {\n  部门 办公室 "办公室"\n  部门 宣传部 "宣传部门"\n  单位组 各部门 "各部门" = 部门\n}\n';

export const leadSupportClash = check({
  code: "lead-support-clash",
  severity: { draft: "warning", issue: "error" },
  strength: "practice",
  source: { zh: "分工的含义", en: "What the roles mean" },
  summary: {
    zh: "同一单位既牵头又配合，或在一处写了两次",
    en: "A unit leads and supports the same work, or stands twice in one list",
  },
  doc: {
    zh: "牵头（或责任）单位自己做，不再配合自己；一个单位在一处只写一次；写了单位，就不再写它的部门。只看写明的单位：因单位组展开才重复的、两个牵头单位，都不算。",
    en: "Who leads or owns the work does not support itself; a unit stands once in a list; where a unit stands its departments need not. Only units that are written count: what comes from expanding a group, and two leads, are right.",
  },
  bad: [
    {
      source: `${organization}方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    牵头 办公室\n    配合 宣传部、办公室\n  }\n}\n`,
      finds: [{ at: "10:12", says: "措施“乙事”里，“办公室”既是牵头单位，又是配合单位" }],
    },
    {
      source: `${organization}方案 甲 "甲方案" {\n  年度 2015\n  部分 丙 "丙" {\n    责任 局\n    配合 办公室\n    措施 乙 "乙事。" {\n      牵头 办公室\n    }\n  }\n  措施 丁 "丁事。" { 责任 宣传部、办公室、宣传部门 }\n}\n`,
      finds: [
        { at: "12:10", says: "措施“乙事”里，“办公室”既是牵头单位，又是配合单位" },
        { at: "15:27", says: "“责任”里“宣传部门”写了两次" },
      ],
    },
    {
      source: `${organization}方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    牵头 宣传部\n    配合 局、办公室\n  }\n}\n`,
      finds: [{ at: "10:10", says: "“配合”里已有“某局”，又写了它的“办公室”" }],
    },
    {
      source: `${organization}方案 甲 "甲方案" {\n  年度 2015\n  责任 办公室\n  措施 乙 "乙事。" {\n    牵头 办公室\n    配合 宣传部、办公室\n  }\n}\n`,
      finds: [{ at: "11:12", says: "措施“乙事”里，“办公室”既是牵头单位，又是配合单位" }],
    },
  ],
  good: [
    `${organization}方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    牵头 办公室、宣传部\n    配合 各部门\n  }\n  措施 丙 "丙事。" {\n    责任 各部门\n    配合 办公室\n    行动 丁 "丁。" { 责任 办公室；配合 无 }\n  }\n}\n`,
  ],
  run({ model, report }) {
    for (const plan of model.plans) {
      const seen = new Map<Responsibility["entry"], Set<string>>();
      const judged = new Set<Responsibility["list"]>();
      for (const item of plan.allItems) {
        for (const responsibility of item.roles) {
          if (judged.has(responsibility.list)) continue;
          judged.add(responsibility.list);
          reportTwice(responsibility, item, report);
          if (responsibility.role === "support") reportNested(responsibility, item, report);
        }
        reportClash(item, seen, report);
      }
    }
  },
});
