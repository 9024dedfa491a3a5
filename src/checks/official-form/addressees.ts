import type { Related } from "../../findings/finding.ts";
import type { Model } from "../../model/compiled.ts";
import type { Group, Item, Notice, Party, PartyList, Plan, Unit } from "../../model/model.ts";
import { holderName } from "../../model/organization/parties.ts";
import { childOf, placeIn, placeOf } from "../../syntax/entry.ts";
import { check, type Problem } from "../check.ts";
import { spokenItem } from "../entries/item-words.ts";
import { type PlacedRef, placedRefs } from "../entries/party-places.ts";

type Report = (problem: Problem) => void;

/** Who owes something, with the first item of each. */
interface Charged {
  readonly units: ReadonlyMap<Unit, Item>;
  /** Classes that nobody lists: any unit may be among them. */
  readonly open: boolean;
}

/** Units that a plan charges as owners or leads. */
function chargedBy(plan: Plan): Charged {
  const units = new Map<Unit, Item>();
  const seen = new Set<PartyList>();
  let open = false;
  for (const item of plan.allItems) {
    for (const { role, list } of item.roles) {
      if ((role !== "owner" && role !== "lead") || seen.has(list)) continue;
      seen.add(list);
      if (list.others) open = true;
      for (const { holder } of list.parties) {
        if (holder.type === "group") open = true;
        else if (!units.has(holder)) units.set(holder, item);
      }
    }
  }
  return { units, open };
}

/** Units that an item names in any role. */
function named(plan: Plan): ReadonlySet<Unit> {
  const units = new Set<Unit>();
  const seen = new Set<PartyList>();
  for (const item of plan.allItems) {
    for (const { list } of item.roles) {
      if (seen.has(list)) continue;
      seen.add(list);
      for (const { holder } of list.parties) if (holder.type === "unit") units.add(holder);
    }
  }
  return units;
}

function line(unit: Unit): readonly Unit[] {
  const above: Unit[] = [];
  for (let at: Unit | undefined = unit; at !== undefined; at = at.parent) above.push(at);
  return above;
}

/** The bureau that a unit belongs to: the nearest sub-bureau or organization, itself included. */
function bureauOf(unit: Unit): Unit {
  return line(unit).find(({ kind }) => kind !== "department") ?? unit;
}

function holders(parties: readonly Party[]): readonly Unit[] {
  return parties.flatMap(({ holder }) => (holder.type === "unit" ? [holder] : []));
}

/** The lists that a notice goes to: 主送, 抄送 and 对象. */
function recipients(notice: Notice): readonly PartyList[] {
  return [notice.to, notice.cc, notice.forEach].flatMap((list) => list ?? []);
}

/** It goes to somebody whom nobody lists, or beyond the organization. */
function reachesBeyond(lists: readonly PartyList[]): boolean {
  return lists.some(
    (list) =>
      list.others ||
      list.parties.some(({ holder }) => holder.type === "group") ||
      list.refs.some(({ literal }) => literal !== undefined && /各|所有|全体|all/iu.test(literal)),
  );
}

/** The declared group that a unit was charged through, for the message. */
function groupOf(missing: readonly Unit[], groups: readonly Group[]): Group | undefined {
  return groups.find((group) => {
    if (group.open) return false;
    const members = new Set(holders(group.members));
    return missing.every((unit) => members.has(unit));
  });
}

function reportMissing(
  notice: Notice,
  plan: Plan,
  charged: Charged,
  model: Model,
  report: Report,
): void {
  const lists = recipients(notice);
  const to = childOf(notice.entry, "to");
  if (notice.to === undefined || to === undefined || reachesBeyond(lists)) return;
  const issuers = [...(plan.issuers?.parties ?? []), ...(notice.signedBy?.parties ?? [])];
  const home = new Set(holders(issuers).map(bureauOf));
  const reached = new Set(lists.flatMap((list) => holders(list.parties)));
  // A bureau is told whole: through itself, or through a department of it.
  const told = new Set([...reached].map(bureauOf));
  const missing = new Map<Unit, Item>();
  for (const [unit, item] of charged.units) {
    const bureau = bureauOf(unit);
    const inner = home.has(bureau) || told.has(bureau);
    if (!inner && !line(unit).some((above) => reached.has(above)) && !missing.has(bureau))
      missing.set(bureau, item);
  }
  if (missing.size === 0) return;
  const group = groupOf([...missing.keys()], model.groups);
  const { locale } = notice;
  const units = [...missing.keys()].map((unit) => holderName(unit, "short"));
  const shown = units.slice(0, 5).join(locale === "zh" ? "、" : ", ");
  const more = units.length > 5;
  const through = group === undefined ? undefined : holderName(group, "full");
  report({
    entry: to,
    place: placeIn(to.file, to.value?.type === "refs" ? to.value.list : to.keyword),
    message: {
      zh: `方案给“${shown}”${more ? `等 ${units.length} 个单位` : ""}派了任务，主送、抄送里却没有${through === undefined ? "" : `（都在“${through}”里）`}`,
      en: `the plan charges ${shown}${more ? ` and ${units.length - 5} more` : ""}, and the notice does not go there${through === undefined ? "" : ` (all of “${through}”)`}`,
    },
    mend: { zh: "补入主送或抄送", en: "add them to those it goes to" },
    related: [...missing].slice(0, 3).map(
      ([unit, item]): Related => ({
        place: placeOf(item.entry),
        message: {
          zh: `“${holderName(unit, "short")}”的任务：${spokenItem(item).zh}`,
          en: `${spokenItem(item).en} charges “${holderName(unit, "short")}”`,
        },
      }),
    ),
  });
}

/** Is a unit, or anything around or below it, in a set? */
function touches(unit: Unit, units: ReadonlySet<Unit>, above: ReadonlySet<Unit>): boolean {
  return above.has(unit) || line(unit).some((one) => one.kind !== "organization" && units.has(one));
}

function reportIdle(notice: Notice, plan: Plan, charged: Charged, report: Report): void {
  const to = childOf(notice.entry, "to");
  if (notice.to === undefined || to === undefined || charged.open || charged.units.size === 0)
    return;
  const units = named(plan);
  const above = new Set([...units].flatMap(line));
  const idle = placedRefs(notice.to, to.file).filter(({ ref }: PlacedRef) => {
    const parties = holders(ref.parties);
    return (
      parties.length > 0 &&
      parties.length === ref.parties.length &&
      !parties.some((unit) => touches(unit, units, above))
    );
  });
  for (const { ref, place } of idle) {
    const name = ref.named === undefined ? ref.written : holderName(ref.named, "full");
    report({
      entry: to,
      place,
      message: {
        zh: `主送“${name}”，但方案没有给它任何任务`,
        en: `the notice goes to “${name}”, and the plan gives it nothing to do`,
      },
      mend: {
        zh: "核对各项的责任单位；只是告知的，改为抄送",
        en: "look at the owners again; who is only informed gets a copy",
      },
      related: [
        { place: placeOf(plan.entry), message: { zh: "所印发的方案", en: "the plan it issues" } },
      ],
    });
  }
}

const source = (to: string, body: string) =>
  `机构 局 "某局" {\n  部门 办公室 "办公室"\n  分局 甲 "甲分局"\n  分局 乙 "乙分局"\n  单位组 各分局 "各分局" = 分局\n  单位组 各支部 "各支部"\n}\n方案 丙 "丙方案" {\n  年度 2015\n  制发 局\n${body}}\n通知 丁 "关于印发丙方案的通知" {\n  主送 ${to}\n  落款 局\n  日期 2015-06-29\n  印发 丙\n}\n`;

export const addressees = check({
  code: "addressees",
  severity: { draft: "note", issue: "warning" },
  strength: "derived",
  source: {
    zh: "《党政机关公文处理工作条例》第九条（八）：主送机关是公文的主要受理机关",
    en: "Regulations on official documents, article 9 (8): the addressees are those who act on the document",
  },
  summary: {
    zh: "主送机关与方案派了任务的单位对不上",
    en: "Those a notice goes to are not those whom its plan charges",
  },
  doc: {
    zh: "方案给谁派了任务，通知就应当送给谁；送给谁，方案里就应当有它的事。制发机关自己的部门不必主送；“各支部”这类不列名单的单位，谁都可能在内，按已派任务、已送达看。抄送也算送到。",
    en: "Whom the plan charges, the notice goes to; whom it goes to has something to do. The issuer's own departments need no address; an open class may hold anybody, so it counts as charged and as told. A copy counts.",
  },
  bad: [
    {
      source: source("甲", '  措施 戊 "戊事。" { 责任 各分局；时限 年底前 }\n'),
      finds: [{ at: "14:6", says: "方案给“乙分局”派了任务，主送、抄送里却没有（都在“各分局”里）" }],
    },
    {
      source: source("各分局", '  措施 戊 "戊事。" { 责任 办公室；时限 年底前 }\n'),
      finds: [{ at: "14:6", says: "主送“各分局”，但方案没有给它任何任务" }],
    },
  ],
  good: [
    source(
      "各分局",
      '  措施 戊 "戊事。" { 责任 各分局；牵头 办公室 }\n  措施 己 "己事。" { 责任 各支部 }\n',
    ),
    source("甲、各支部", '  措施 戊 "戊事。" { 责任 各分局 }\n'),
    source("办公室、各分局", '  措施 戊 "戊事。" { 责任 各支部 }\n'),
  ],
  run({ model, report }) {
    for (const notice of model.notices) {
      const plan = notice.issues ?? notice.body;
      if (plan === undefined) continue;
      const charged = chargedBy(plan);
      reportMissing(notice, plan, charged, model, report);
      reportIdle(notice, plan, charged, report);
    }
  },
});
