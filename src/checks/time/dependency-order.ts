import type { Place } from "../../findings/finding.ts";
import { given } from "../../given.ts";
import type { Model } from "../../model/compiled.ts";
import type { Item, Timing } from "../../model/model.ts";
import { findItem } from "../../model/text/plan-index.ts";
import { childrenOf, type Entry, placeIn, placeOf } from "../../syntax/entry.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import { findOccurrence } from "../../time/occurrences.ts";
import { check, type Problem } from "../check.ts";
import { around, spokenItem } from "../entries/item-words.ts";
import { phrasePlace } from "../entries/timing-places.ts";

/** What an item waits for, as one name of its 依赖 says it. */
interface Wait {
  readonly entry: Entry;
  readonly place: Place;
  readonly target: Item;
  /** The occurrence of a frequency that it waits for, as written behind @. */
  readonly occurrence?: string;
}

function waitsOf(item: Item, model: Model): readonly Wait[] {
  return childrenOf(item.entry, "after").flatMap((entry) => {
    if (entry.value?.type !== "names") return [];
    return entry.value.names.flatMap((name): Wait[] => {
      const [own = "", occurrence] = name.text.split("@");
      const target = findItem(own, item.plan, model.plans);
      if (target === undefined) return [];
      const place = placeIn(entry.file, name);
      return [{ entry, place, target, ...given({ occurrence }) }];
    });
  });
}

interface Day {
  readonly timing: Timing;
  readonly day: CalendarDate;
}

/** The one day that an item is due, its own or inherited; what recurs has several, and words in quotes print none. */
function dueOf({ due }: Item): Day | undefined {
  const day = due?.resolved?.due;
  if (due === undefined || day === undefined || due.resolved?.kind === "recurring")
    return undefined;
  const { value } = due.entry;
  return value?.type === "phrase" && value.phrase.quoted ? undefined : { timing: due, day };
}

/** When what is waited for will be there. */
function readyOn({ target, occurrence }: Wait): Day | undefined {
  if (occurrence === undefined) return dueOf(target);
  for (const timing of [target.frequency, target.due]) {
    if (timing?.resolved === undefined) continue;
    const found = findOccurrence(timing.resolved.occurrences, occurrence, target.plan.time);
    if (found !== undefined) return { timing, day: found.due };
  }
  return undefined;
}

function nested(item: Item, wait: Wait): Problem | undefined {
  const inside = around(wait.target).includes(item);
  if (!inside && !around(item).includes(wait.target)) return undefined;
  const own = spokenItem(item);
  const target = spokenItem(wait.target);
  return {
    entry: wait.entry,
    place: wait.place,
    message: inside
      ? {
          zh: `${own.zh}等的${target.zh}是它自己的一部分`,
          en: `${own.en} waits for ${target.en}, which is a part of it`,
        }
      : {
          zh: `${own.zh}等的${target.zh}包含着它自己`,
          en: `${own.en} waits for ${target.en}, which it is a part of`,
        },
    mend: {
      zh: "一项完成要靠它的各部分完成，不用写依赖；等的是别的一项，改写那一项的名字",
      en: "a whole is done when its parts are: no dependency says so; name the item that is meant",
    },
    related: [
      {
        place: placeOf(wait.target.entry),
        message: { zh: "所等的一项", en: "what it waits for" },
      },
    ],
  };
}

function tooEarly(item: Item, wait: Wait): Problem | undefined {
  const own = dueOf(item);
  const ready = readyOn(wait);
  if (own === undefined || ready === undefined || own.day >= ready.day) return undefined;
  const spoken = spokenItem(item);
  const target = spokenItem(wait.target);
  // A deadline for all of a section may not be meant for this one to the day.
  const common = own.timing.inherited || ready.timing.inherited;
  const which = wait.occurrence === undefined ? "" : `（${wait.occurrence}）`;
  return {
    entry: wait.entry,
    place: wait.place,
    ...(common ? { severity: "warning" as const } : {}),
    message: {
      zh: `${spoken.zh}的时限“${own.timing.written}”（${own.day}）早于所等的${target.zh}${which}的“${ready.timing.written}”（${ready.day}）`,
      en: `the deadline “${own.timing.written}” (${own.day}) of ${spoken.en} is earlier than “${ready.timing.written}” (${ready.day}) of ${target.en}, which it waits for`,
    },
    mend: { zh: "改其中一个时限，或去掉依赖", en: "change a deadline, or drop the dependency" },
    related: [
      {
        place: phrasePlace(own.timing),
        message: own.timing.inherited
          ? { zh: "时限取自这里", en: "its deadline comes from here" }
          : { zh: "自己的时限", en: "its deadline" },
      },
      {
        place: phrasePlace(ready.timing),
        message: { zh: "所等的时限", en: "the deadline of what it waits for" },
      },
    ],
  };
}

const plan = (body: string) =>
  `机构 局 "某局"\n方案 甲 "甲方案" {\n  年度 2015\n  责任 局\n${body}}\n`;

export const dependencyOrder = check({
  code: "dependency-order",
  severity: { draft: "warning", issue: "error" },
  strength: "derived",
  source: { zh: "依赖的含义", en: "What 依赖 means" },
  summary: {
    zh: "时限早于所等的工作，或等的是自己的上级、下级",
    en: "A deadline before that of what it waits for, or a wait for its own parent or part",
  },
  doc: {
    zh: "甲要等乙完成才能做，甲的时限就不能早于乙的时限：按台账催办，甲到期时乙还没有到期。比较的是自己的或继承来的时限；同一天不算早；有一方是继承来的，降为警告。等的一项按频次重复的，只在写明哪一次（谈话@上半年）时比较。一项也不能等它所属的一项或它自己的一部分。等自己、互相等，由 dependency-cycle 报告；没有的名字由语言本身报告。",
    en: "What waits for another item cannot be due before it. Deadlines are compared, own or inherited; the same day is no earlier, and where one is inherited it is a warning. Of what recurs only a named occurrence (talks@H1) is compared. Nor can an item wait for what it belongs to or for a part of itself. Waiting for oneself or for each other is dependency-cycle; unknown names are errors of the language.",
  },
  bad: [
    {
      source: plan(
        '  措施 丙 "丙事。" {\n    时限 6月底前\n    依赖 丁\n  }\n  措施 丁 "丁事。" {\n    时限 9月底前\n  }\n',
      ),
      finds: [
        {
          at: "7:8",
          says: "措施“丙事”的时限“6月底前”（2015-06-30）早于所等的措施“丁事”的“9月底前”（2015-09-30）",
        },
      ],
    },
    {
      source: plan(
        '  措施 丙 "丙事。" {\n    依赖 丁\n    行动 丁 "丁。" {\n      依赖 丙\n    }\n  }\n',
      ),
      finds: [
        { at: "6:8", says: "措施“丙事”等的行动“丁”是它自己的一部分" },
        { at: "8:10", says: "行动“丁”等的措施“丙事”包含着它自己" },
      ],
    },
    {
      source: plan(
        '  措施 丙 "丙事。" {\n    时限 9月底前\n    依赖 丁@下半年\n  }\n  措施 丁 "丁事。" {\n    频次 每半年1次\n  }\n',
      ),
      finds: [
        {
          at: "7:8",
          says: "措施“丙事”的时限“9月底前”（2015-09-30）早于所等的措施“丁事”（下半年）的“每半年1次”（2015-12-31）",
        },
      ],
    },
  ],
  good: [
    plan(
      '  措施 丙 "丙事。" {\n    时限 9月底前\n    依赖 丁、戊、己@上半年\n  }\n  措施 丁 "丁事。" { 时限 三季度 }\n  措施 戊 "戊事。"\n  措施 己 "己事。" { 频次 每半年1次 }\n  措施 庚 "庚事。" {\n    时限 6月底前\n    依赖 己\n  }\n',
    ),
  ],
  run({ model, report }) {
    for (const { allItems } of model.plans) {
      for (const item of allItems) {
        for (const wait of waitsOf(item, model)) {
          const problem = nested(item, wait) ?? tooEarly(item, wait);
          if (problem !== undefined) report(problem);
        }
      }
    }
  },
});
