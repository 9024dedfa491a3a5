import type { Model } from "../../model/compiled.ts";
import type {
  Group,
  Party,
  PartyList,
  PartyRef,
  Plan,
  Responsibility,
  Unit,
} from "../../model/model.ts";
import { holderName, partyName } from "../../model/organization/parties.ts";
import { placeIn } from "../../syntax/entry.ts";
import { check } from "../check.ts";
import { listsOf } from "../entries/party-places.ts";
import { isWithin } from "../reading/text-parties.ts";

type Holder = Unit | Group;

/** Every name that a unit or group goes by, with all that go by it. */
function holdersByName(model: Model): ReadonlyMap<string, readonly Holder[]> {
  const byName = new Map<string, Holder[]>();
  for (const holder of [...model.units, ...model.groups]) {
    const own = [holder.title, holder.short, holder.name, ...holder.aliases];
    for (const name of new Set(own)) {
      if (name === undefined || name === "") continue;
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [holder]);
      else known.push(holder);
    }
  }
  return byName;
}

/** A name that a string speaks, and what may go by it. */
interface Spoken {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly holders: readonly Holder[];
}

const letter = /[A-Za-z0-9]/;

/** Is a stretch of a text a word of its own? Latin letters go on in no name; a single character stands alone. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  const behind = text.charAt(end);
  if (letter.test(text.charAt(start)) && letter.test(before)) return false;
  if (letter.test(text.charAt(end - 1)) && letter.test(behind)) return false;
  return end - start > 1 || !/[\p{L}]/u.test(before + behind);
}

/** The units that a string speaks of, each by its longest name: 温州分局组织科 is the unit in the sub-bureau. */
function spokenIn(text: string, byName: ReadonlyMap<string, readonly Holder[]>): readonly Spoken[] {
  const names = [...byName.keys()].sort((a, b) => b.length - a.length);
  const found: Spoken[] = [];
  for (let at = 0; at < text.length; ) {
    const start = at;
    const name = names.find(
      (known) => text.startsWith(known, start) && standsAlone(text, start, start + known.length),
    );
    if (name === undefined) {
      at += 1;
      continue;
    }
    at += name.length;
    const holders = byName.get(name) ?? [];
    const before = found.at(-1);
    const inside =
      before?.end === start
        ? holders.filter((inner) => before.holders.some((outer) => contains(outer, inner)))
        : [];
    if (inside.length > 0) found.pop();
    found.push({ name, start, end: at, holders: inside.length > 0 ? inside : holders });
  }
  return found;
}

/** Is a unit inside another, or inside a member of a group? */
function contains(outer: Holder, inner: Holder): boolean {
  if (inner === outer || inner.type === "group") return false;
  if (outer.type === "unit") return isWithin(inner, outer);
  return outer.members.some(({ holder }) => holder.type === "unit" && isWithin(inner, holder));
}

const isMember = (holder: Holder, group: Holder): boolean =>
  group.type === "group" && group.members.some((member) => member.holder === holder);

function speaksOf(spoken: readonly Spoken[], text: string, party: Party): boolean {
  if (party.called !== undefined && text.includes(party.called)) return true;
  return spoken.some(({ holders }) =>
    holders.some((holder) => holder === party.holder || isMember(party.holder, holder)),
  );
}

/** Does a list, or another role beside it, know a unit or group that its string speaks of? */
function knows(lists: readonly PartyList[], holder: Holder): boolean {
  const parties = lists.flatMap(({ refs, excluded, others, parties: all }) => [
    ...all,
    ...(others?.parties ?? []),
    ...excluded.flatMap((ref) => ref.parties),
    ...[...refs, ...excluded].flatMap((ref): readonly Party[] =>
      ref.named === undefined ? [] : [{ holder: ref.named, key: "" }],
    ),
  ]);
  const isCharged = (wanted: Holder) => parties.some((party) => party.holder === wanted);
  if (isCharged(holder)) return true;
  return (
    holder.type === "group" &&
    !holder.open &&
    holder.members.every((member) => isCharged(member.holder))
  );
}

function missingRefs(list: PartyList, spoken: readonly Spoken[], text: string): readonly string[] {
  const left = new Set(list.parties.map(({ key }) => key));
  const unspoken = ({ parties }: PartyRef) =>
    parties.filter((party) => left.has(party.key) && !speaksOf(spoken, text, party));
  return [...list.refs, ...(list.others?.refs ?? [])].flatMap((ref) => {
    const parties = unspoken(ref);
    if (parties.length === 0) return [];
    return parties.length === ref.parties.length && ref.named?.type === "group"
      ? [holderName(ref.named, "short")]
      : parties.map((party) => partyName(party, "zh"));
  });
}

/** A part of a string between commas that ends as names of units do. */
const unitLike =
  /(?:部|处|科|室|局|委|办|厅|署|院|所|站|中心|支行|分行|公司|委员会|领导小组|专班|大队|支队)$/;
const nobody = /^(?:等|各|有关|相关|其他|上述|[〇一二三四五六七八九十两\d]+[个家]?)/;

/** Parts that name a unit which nobody has declared. */
function strangers(text: string, spoken: readonly Spoken[], list: PartyList): readonly string[] {
  const literals = list.refs.flatMap(({ literal }) => literal ?? []);
  let at = 0;
  return text.split(/([、，,；;]|以及|[和及与])/).flatMap((part) => {
    const start = at;
    at += part.length;
    const known = spoken.some((one) => one.start < start + part.length && one.end > start);
    const isStranger = unitLike.test(part) && !nobody.test(part) && !literals.includes(part);
    return known || !isStranger ? [] : [part];
  });
}

/** The other roles of the entry: “甲处会同乙处” may name those who support. */
function besides(document: Plan, list: PartyList): readonly PartyList[] {
  const has = ({ roles }: { readonly roles: readonly Responsibility[] }) =>
    roles.some((role) => role.list === list && !role.inherited);
  const owner = [document, ...document.allItems].find(has);
  return owner?.roles.map((role) => role.list) ?? [];
}

const quoted = (names: readonly string[]) => names.map((name) => `“${name}”`).join("、");
const quotedEn = (names: readonly string[]) => names.map((name) => `“${name}”`).join(", ");

export const writtenAs = check({
  code: "written-as",
  severity: { draft: "warning", issue: "error" },
  strength: "practice",
  source: {
    zh: "印出的单位与跟踪的单位是同一些单位",
    en: "The units that print are those that are tracked",
  },
  summary: {
    zh: "“写作”后面的文字与名单对不上",
    en: "The string behind 写作 does not agree with its list",
  },
  doc: {
    zh: "“写作”后面的文字印在文件里，名单用来跟踪。名单里的每个单位都要在文字里说到（用它的任何一个名称，或所在单位组的名称）；文字里说到的单位，名单里也要有。写在同一条目其他角色里的单位，文字里可以提到。",
    en: "The string behind 写作 prints, and the list is tracked. Each unit of the list is spoken of in the string, by any of its names or its group's, and the list has each unit that the string speaks of. Units of another role of the same entry may be spoken of.",
  },
  bad: [
    {
      source:
        '机构 局 "某局" {\n  部门 办公室 "办公室"\n  部门 法规处 "法规处"\n  部门 人事处 "人事处"\n}\n方案 甲 "某方案" {\n  年度 2026\n  责任 办公室, 法规处 写作 "办公室、人事处等部门"\n}\n',
      finds: [
        {
          at: "8:18",
          says: "“写作”与名单对不上：名单里的“法规处”没有说到；文字里的“人事处”不在名单里",
        },
      ],
    },
    {
      source:
        '机构 局 "某局" {\n  部门 办公室 "办公室"\n  部门 法规处 "法规处"\n}\n通知 甲 "某局关于培训的通知" {\n  主送 办公室 写作 "办公室、财务处"\n}\n',
      finds: [{ at: "6:13", says: "“写作”与名单对不上：文字里的“财务处”不在名单里" }],
    },
  ],
  good: [
    '机构 局 "某局" {\n  部门 办公室 "局办公室" { 简称 "办公室" }\n  部门 法规处 "政策法规处" { 又称 "法规处" }\n  分局 东城 "东城分局" { 部门 综合科 "综合科" }\n  分局 西城 "西城分局"\n  单位组 各分局 "各分局" = 分局\n}\n方案 甲 "某方案" {\n  年度 2026\n  责任 办公室, 法规处, 东城, 西城 写作 "办公室、法规处会同各分局"\n  牵头 东城.综合科 写作 "东城分局综合科"\n  措施 乙 "做乙。" { 责任 办公室 写作 "办公室会同法规处"；配合 法规处 }\n}\n',
  ],
  run({ model, report }) {
    let byName: ReadonlyMap<string, readonly Holder[]> | undefined;
    for (const document of [...model.plans, ...model.notices]) {
      for (const { list, entry } of listsOf(document)) {
        const { writtenAs: place } = list.source;
        const text = list.writtenAs?.replace(/[[［【][*＊?？][^\]］】]*[\]］】]/g, (mark) =>
          " ".repeat(mark.length),
        );
        if (place === undefined || text === undefined) continue;
        byName ??= holdersByName(model);
        const spoken = spokenIn(text, byName);
        const missing = missingRefs(list, spoken, text);
        const lists = document.type === "plan" ? [list, ...besides(document, list)] : [list];
        const extra = [
          ...spoken
            .filter(({ holders }) => !holders.some((holder) => knows(lists, holder)))
            .map(({ name }) => name),
          ...strangers(text, spoken, list),
        ];
        if (missing.length + extra.length === 0) continue;
        const zh = [
          ...(missing.length > 0 ? [`名单里的${quoted(missing)}没有说到`] : []),
          ...(extra.length > 0 ? [`文字里的${quoted(extra)}不在名单里`] : []),
        ];
        const en = [
          ...(missing.length > 0 ? [`the string does not speak of ${quotedEn(missing)}`] : []),
          ...(extra.length > 0 ? [`the list lacks ${quotedEn(extra)}`] : []),
        ];
        report({
          entry,
          place: placeIn(entry.file, place),
          message: {
            zh: `“写作”与名单对不上：${zh.join("；")}`,
            en: `the string behind written-as does not agree with its list: ${en.join("; ")}`,
          },
          mend: {
            zh: "把名单和文字改成一致；文字里用一个名称统称的，立一个单位组",
            en: "make list and string agree; declare a group where the string names many at once",
          },
        });
      }
    }
  },
});
