import type { Item, Plan } from "../../model/model.ts";
import { placeIn } from "../../syntax/entry.ts";
import { type CheckContext, check } from "../check.ts";
import { judgeHabit } from "../habit.ts";
import type { Contradiction } from "../reading/contradiction.ts";
import { contradictedIndicator, contradictedPoints } from "../reading/text-amounts.ts";
import {
  type DutyInText,
  dutiesInText,
  type PartyNames,
  partyNames,
  uncharged,
} from "../reading/text-parties.ts";
import { contradictedDeadline, contradictedFrequency } from "../reading/text-times.ts";

type Report = CheckContext<undefined>["report"];

function reportContradiction(item: Item, found: Contradiction | undefined, report: Report): void {
  if (found === undefined) return;
  const { said, saidPlace, field, written, entry, detail = { zh: "", en: "" } } = found;
  report({
    entry: item.entry,
    place: saidPlace,
    message: {
      zh: `文中写“${said}”，${field.zh}是“${written}”${detail.zh}`,
      en: `the text says “${said}”, and the ${field.en} is “${written}”${detail.en}`,
    },
    mend: {
      zh: "改文字，或改字段；也可以用标记把字段印进文字",
      en: "correct one of them, or print the field into the text with a mark",
    },
    related: [
      {
        place: placeIn(entry.file, entry),
        message: { zh: `${field.zh}在这里`, en: `the ${field.en}` },
      },
    ],
  });
}

/** Who is charged, for the other side of a finding. */
function chargedNames(item: Item): string {
  const names = item.roles.flatMap(({ list }) =>
    list.refs.map(({ named, written }) => named?.title ?? written),
  );
  return [...new Set(names)].slice(0, 4).join("、");
}

function reportParties(item: Item, names: PartyNames, report: Report): void {
  for (const { name, place } of uncharged(item, names)) {
    const own = item.roles[0];
    report({
      entry: item.entry,
      place,
      message: {
        zh: `这一句的主语是“${name}”，而本条由“${chargedNames(item)}”承担`,
        en: `the sentence speaks of “${name}”, and the entry charges ${chargedNames(item)}`,
      },
      mend: {
        zh: `把“${name}”写进责任或配合，或为这一句另立行动`,
        en: `charge “${name}” as well, or make the sentence an action of its own`,
      },
      related:
        own === undefined
          ? []
          : [
              {
                place: placeIn(own.entry.file, own.entry),
                message: { zh: "责任在这里", en: "the charge" },
              },
            ],
      severity: "note",
    });
  }
}

function reportDuty(
  item: Item,
  { word, unknown, unsaid, place }: DutyInText,
  report: Report,
): void {
  for (let index = 0; index < Math.max(unknown.length, unsaid.length); index += 1) {
    const said = unknown[index];
    const field = unsaid[index];
    report({
      entry: item.entry,
      place: said?.place ?? place,
      message: {
        zh:
          said === undefined
            ? `字段里有“${field?.name ?? ""}”，文中“${word}”的单位里没有`
            : `文中写“${said.name}”${word}，字段里${field === undefined ? "没有" : `写的是“${field.name}”`}`,
        en:
          said === undefined
            ? `the field has “${field?.name ?? ""}”, and the text does not name it under ${word}`
            : `the text has “${said.name}” under ${word}, and ${field === undefined ? "no field does" : `the field “${field.name}”`}`,
      },
      mend: { zh: "改字段，或改文字", en: "correct the field or the text" },
      related:
        field === undefined
          ? []
          : [
              {
                place: placeIn(field.responsibility.entry.file, field.responsibility.entry),
                message: { zh: "字段在这里", en: "the field" },
              },
            ],
    });
  }
}

/** Duties that the text divides: a drafter who keeps them in the text only is told once. */
function reportDuties(plan: Plan, names: PartyNames, report: Report): void {
  const all = plan.allItems.flatMap((item) =>
    dutiesInText(item, names).map((duty) => ({ item, duty })),
  );
  const habit = judgeHabit(all, ({ duty }) => duty.noField);
  const [first] = habit.kind === "habit" ? habit.lacking : [];
  if (habit.kind === "habit" && first !== undefined) {
    report({
      entry: plan.entry,
      place: first.duty.place,
      message: {
        zh: `文中括号里的分工有${habit.of}处，其中${habit.lacking.length}处没有写进字段`,
        en: `the text divides duties in ${habit.of} brackets, and no field says ${habit.lacking.length} of them`,
      },
      mend: { zh: "写成牵头、配合，才能跟踪", en: "write them as lead and support, to track them" },
      cases: habit.lacking.length,
      related: habit.lacking.slice(1).map(({ duty }) => ({
        place: duty.place,
        message: { zh: "这里也是", en: "here as well" },
      })),
      severity: "note",
    });
  }
  for (const { item, duty } of all)
    if (habit.kind !== "habit" || !duty.noField) reportDuty(item, duty, report);
}

export const textVsData = check({
  code: "text-vs-data",
  severity: { draft: "warning", issue: "error" },
  strength: "practice",
  source: { zh: "核稿的通例", en: "Practice of proofreading" },
  summary: {
    zh: "一条的文字与它的字段说法不同：时限、频次、单位、指标、分值",
    en: "The sentences of an entry and its fields disagree",
  },
  doc: {
    zh: "文字写“6月底前”、时限写“9月底前”，收文的人按文字办，台账按字段催。比较的是同一条自己的文字和自己的字段：以“前”结尾的时限，上半年、三季度等期间，每年几次，括号里的分工（甲牵头，乙配合），指标的数，（10分）。文字里有一处与字段相合就不报；继承来的时限、没有写进字段的不比较。句子以一个单位开头而本条没有交给它的，提示一次。",
    en: "Where the text says the end of June and the field the end of September, readers follow the one and the tracking the other. An entry's own sentences are compared with its own fields: deadlines that end in 前, halves and quarters, frequencies, duties in brackets, numbers of indicators, points in brackets. One sentence that agrees is enough; inherited deadlines are not compared. A sentence that begins with a unit which the entry does not charge is noted.",
  },
  bad: [
    {
      source:
        '机构 局 "某局" {\n  部门 组织部 "组织部门"\n  部门 宣传部 "宣传部门"\n}\n方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    责任 组织部\n    时限 9月底前\n    | 6月底前报送总结。\n    | 宣传部门要做好宣传。\n  }\n  措施 丙 "丙事。" {\n    责任 组织部\n    频次 每季度1次\n    | 每半年至少召开一次会议。\n  }\n}\n',
      finds: [
        { at: "10:7", says: "文中写“6月底前”，时限是“9月底前”（2015-06-30与2015-09-30）" },
        { at: "11:7", says: "这一句的主语是“宣传部门”，而本条由“组织部门”承担" },
        { at: "16:7", says: "文中写“每半年至少召开一次”，频次是“每季度1次”" },
      ],
    },
    {
      source:
        '机构 局 "某局" {\n  部门 组织部 "组织部门"\n  部门 宣传部 "宣传部门"\n  部门 财务处 "财务部门"\n}\n方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    牵头 组织部\n    配合 宣传部\n    | 做好乙事。（组织部门牵头，财务部门配合）\n  }\n}\n',
      finds: [{ at: "11:20", says: "文中写“财务部门”配合，字段里写的是“宣传部门”" }],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事（5分）。" {\n    分值 10\n    指标 谈话覆盖率 不低于 90%\n    | 谈心谈话覆盖率达到95%以上。\n  }\n}\n',
      finds: [
        { at: "3:12", says: "文中写“5分”，分值是“10”" },
        { at: "6:16", says: "文中写“95%”，指标“谈话覆盖率”是“90%”" },
      ],
    },
  ],
  good: [
    '机构 局 "某局" {\n  部门 组织部 "组织部门"\n  部门 宣传部 "宣传部门"\n  单位组 各部门 "各部门" = 组织部, 宣传部\n}\n方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事（10分）。" {\n    责任 各部门\n    时限 9月底前\n    频次 每半年至少1次\n    分值 10\n    指标 覆盖率 不低于 95%\n    | 三季度完成，9月底前报送。下半年，组织部门要每半年至少召开1次会议，覆盖率达到95%以上，合格率达到80%。（各部门负责）\n    | 各部门和宣传部门都要配合；组织部门的要求，宣传部门所在地另行通知。\n  }\n}\n',
  ],
  run({ model, report }) {
    const names = partyNames(model);
    for (const plan of model.plans) {
      if (plan.locale !== "zh") continue;
      for (const item of plan.allItems) {
        if (item.kind === "indicator") {
          reportContradiction(item.parent ?? item, contradictedIndicator(item), report);
          continue;
        }
        reportContradiction(item, contradictedDeadline(item), report);
        reportContradiction(item, contradictedFrequency(item), report);
        reportContradiction(item, contradictedPoints(item), report);
        reportParties(item, names, report);
      }
      reportDuties(plan, names, report);
    }
  },
});
