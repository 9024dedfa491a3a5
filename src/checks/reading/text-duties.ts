import type { Place } from "../../findings/finding.ts";
import type { Group, Item, Responsibility, Unit } from "../../model/model.ts";
import { ownRuns } from "../entries/item-words.ts";
import {
  chargedIn,
  LONGEST_NAME,
  leading,
  type NamedInText,
  type PartyNames,
  touches,
} from "./text-parties.ts";

/** Duties that an entry's own sentences divide between units, beside those of its fields. */

type Named = Unit | Group;

/** What words of a division of duties mean. */
const duties: Readonly<Record<string, readonly string[]>> = {
  牵头: ["lead", "owner"],
  负责: ["owner", "lead"],
  落实: ["owner", "lead"],
  配合: ["support", "join"],
  协助: ["support", "join"],
  参与: ["join", "support"],
  参加: ["join", "support"],
  指导: ["guide"],
};
const dutyWord = Object.keys(duties).join("|");

export interface DutyInText {
  readonly word: string;
  readonly named: readonly NamedInText[];
  /** Of these no field of the item that means the word knows. */
  readonly unknown: readonly NamedInText[];
  /** Charged by the item's own field and not named in the text. */
  readonly unsaid: readonly { readonly name: string; readonly responsibility: Responsibility }[];
  readonly place: Place;
  /** The item has no field of that meaning, neither its own nor inherited. */
  readonly noField: boolean;
}

/** A unit that a sentence gives a duty and that the fields in force do not charge with it. */
export interface DutyInSentence {
  /** 负责, 牵头, 配合 …, as written. */
  readonly word: string;
  readonly name: string;
  readonly place: Place;
  /** Is it a unit that the organization declares? */
  readonly declared: boolean;
  /** Another field of the item charges it: the sentence may divide the work. */
  readonly charged: boolean;
  /** It is said to help, not to answer for the work. */
  readonly helps: boolean;
}

const joint = /^(?:、|和|与|及|以及|，?会同)/;
const behindList = "(?:等(?:有关)?(?:部门|单位))?(?:共同|联合|具体|统一|分别|归口|主要|全面)?";
const answers = "(?:负责|牵头|承担|主办|组织实施|抓落实|落实)(?!的|人|制|单位|部门|作用)";
const helps = "(?:配合|协助|参与|参加|协办)(?!的|单位|部门|度|率|人|者)";
const isHelp = /配合|协助|参与|参加|协办/;
const behindNames = new RegExp(`^${behindList}(${answers}|${helps})`);
/** Where a list of units with its duty may begin. */
const opening = /由|会同|(?<=^|[，。；：（(、])/g;

/** 牵头单位：甲处. */
const listedAs = /(牵头|主办|负责|配合|协办|参加)(?:单位|部门)：$/;

/** The roles of who answers for the work. */
const answering: ReadonlySet<string> = new Set(["owner", "lead"]);

/** Units that nobody declared: 由信息中心负责. */
const unitWord =
  /^(\p{Script=Han}{1,12}?(?:局|处|科|室|部|委|办|中心|股|队|院|所|站))(?:负责|牵头|承担|主办)/u;
const anyUnit =
  /相关|有关|各|所在|主管|业务|责任|承办|主办|本|该|此|上级|下级|专门|牵头|职能|分管|[两三几多]|其|内设|具体|对口|属地|涉及|同级|当地|单位|部门|机构|干部|领导|支部|一把手/;

interface Listed {
  readonly named: readonly NamedInText[];
  readonly end: number;
}

/** The units that a text names one behind the other from a place on. */
function listAt(
  text: string,
  at: number,
  names: PartyNames,
  place: (at: number) => number,
  file: string,
): Listed {
  const named: NamedInText[] = [];
  let end = at;
  for (;;) {
    const next = leading(text.slice(end, end + LONGEST_NAME), names.all);
    if (next === undefined) break;
    const start = place(end);
    named.push({ ...next, place: { file, start, end: start + next.name.length } });
    end += next.name.length;
    const and = joint.exec(text.slice(end, end + 4));
    if (
      and === null ||
      leading(text.slice(end + and[0].length, end + and[0].length + LONGEST_NAME), names.all) ===
        undefined
    )
      break;
    end += and[0].length;
  }
  return { named, end };
}

function isCharged(item: Item, party: Named): boolean {
  return chargedIn(item, undefined).some(({ holder }) => touches(party, holder));
}

/** Does something in the item charge a unit: the step that the sentence speaks of? */
function isChargedBelow(item: Item, party: Named): boolean {
  return item.children.some((child) => isCharged(child, party) || isChargedBelow(child, party));
}

/** 由乙处负责, 乙处牵头，丙处配合, 会同丁处: duties that sentences give outside of brackets. */
export function dutiesInSentences(item: Item, names: PartyNames): readonly DutyInSentence[] {
  if (item.roles.length === 0 || names.all.byName.size === 0) return [];
  const found: DutyInSentence[] = [];
  const { file } = item.entry;
  for (const run of ownRuns(item.entry)) {
    // What stands in brackets is read as a division of duties.
    const text = run.text.replace(/[（(][^（）()]*[）)]/g, (bracket) =>
      "，".repeat(bracket.length),
    );
    const place = (at: number) => run.start + at;
    let from = 0;
    for (const match of text.matchAll(opening)) {
      const [word] = match;
      const at = match.index + word.length;
      if (at < from) continue;
      const { named, end } = listAt(text, at, names, place, file);
      const behind = text.slice(end, end + 24);
      const duty = behindNames.exec(behind)?.[1];
      if (named.length === 0) {
        const unit = word === "由" ? unitWord.exec(text.slice(at, at + 24))?.[1] : undefined;
        if (unit === undefined || anyUnit.test(unit)) continue;
        const start = place(at);
        found.push({
          word: "负责",
          name: unit,
          place: { file, start, end: start + unit.length },
          declared: false,
          charged: false,
          helps: false,
        });
        continue;
      }
      from = end;
      const before = listedAs.exec(text.slice(Math.max(0, at - 6), at))?.[1];
      const meaning = word === "会同" ? "会同" : (before ?? duty);
      if (meaning === undefined) continue;
      const helping = word === "会同" || isHelp.test(meaning);
      const roles = helping ? undefined : answering;
      const charged = chargedIn(item, roles);
      for (const { name, party, place: where } of named) {
        if (charged.some(({ holder }) => touches(party, holder))) continue;
        if (isChargedBelow(item, party)) continue;
        found.push({
          word: meaning,
          name,
          place: where,
          declared: true,
          charged: isCharged(item, party),
          helps: helping,
        });
      }
    }
  }
  return found;
}

const anyDuty = new RegExp(`${dutyWord}|责任`);

/** （甲牵头，乙、丙配合）, （牵头单位：甲；配合单位：乙）: the duties that a text divides in brackets. */
export function dutiesInText(item: Item, names: PartyNames): readonly DutyInText[] {
  const found: DutyInText[] = [];
  for (const run of ownRuns(item.entry)) {
    for (const bracket of run.text.matchAll(/[（(]([^（）()]{4,400})[）)]/g)) {
      const inner = bracket[1] ?? "";
      if (!anyDuty.test(inner)) continue;
      const base = run.start + bracket.index + 1;
      const behind = new RegExp(
        `([^，；。]+?)(?:等(?:有关)?(?:部门|单位)?)?(${dutyWord})(?:落实)?(?=[，；。]|$)`,
        "g",
      );
      const before = new RegExp(`(${dutyWord}|责任)(?:单位|部门)：([^，；。]+)`, "g");
      for (const match of inner.matchAll(behind))
        found.push(...duty(item, names, match[2] ?? "", match[1] ?? "", base + match.index));
      for (const match of inner.matchAll(before)) {
        const list = match[2] ?? "";
        const at = base + match.index + match[0].length - list.length;
        found.push(...duty(item, names, match[1] === "责任" ? "负责" : (match[1] ?? ""), list, at));
      }
    }
  }
  return found;
}

function duty(
  item: Item,
  names: PartyNames,
  word: string,
  list: string,
  start: number,
): DutyInText[] {
  const { file } = item.entry;
  const named: NamedInText[] = [];
  let at = 0;
  for (const part of list.split("、")) {
    const first = leading(part, names.all);
    // A list with a word that is no unit cannot be compared as a whole.
    if (first === undefined || !/^(?:等.*)?$/.test(part.slice(first.name.length))) return [];
    const from = start + at;
    named.push({ ...first, place: { file, start: from, end: from + first.name.length } });
    at += part.length + 1;
  }
  const roles = new Set(duties[word] ?? []);
  const charged = chargedIn(item, roles);
  const unknown = named.filter(
    ({ party }) => !charged.some(({ holder }) => touches(party, holder)),
  );
  const own = item.roles.find(({ role, inherited }) => !inherited && duties[word]?.[0] === role);
  const unsaid =
    own === undefined || own.list.others
      ? []
      : own.list.refs.flatMap((ref) => {
          const holder = ref.named;
          return holder === undefined || named.some(({ party }) => touches(party, holder))
            ? []
            : [{ name: holder.title, responsibility: own }];
        });
  return [
    {
      word,
      named,
      unknown,
      unsaid,
      noField: charged.length === 0,
      place: { file, start, end: start + list.length },
    },
  ];
}
