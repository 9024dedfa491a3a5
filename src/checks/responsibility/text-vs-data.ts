import type { Item, Plan } from "../../model/model.ts";
import { placeIn } from "../../syntax/entry.ts";
import { type CheckContext, check } from "../check.ts";
import { judgeHabit } from "../habit.ts";
import type { Contradiction } from "../reading/contradiction.ts";
import { contradictedIndicator, contradictedPoints } from "../reading/text-amounts.ts";
import {
  type DutyInSentence,
  type DutyInText,
  dutiesInSentences,
  dutiesInText,
} from "../reading/text-duties.ts";
import { type PartyNames, partyNames, uncharged } from "../reading/text-parties.ts";
import { contradictedFrequency, type DaysInText, daysInText } from "../reading/text-times.ts";

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

/** Days of the text that no field says: steps on the way, or what comes after. */
function reportSteps(days: ReadonlyMap<Item, DaysInText>, report: Report): void {
  const all = [...days].flatMap(([item, { steps, named }]) =>
    named === 0 ? [] : [{ item, steps }],
  );
  const habit = judgeHabit(all, ({ steps }) => steps.length > 0);
  const found = all.flatMap(({ item, steps }) => steps.map((step) => ({ item, step })));
  const mend = (said: string) => ({
    zh: `是其中一步的，写成“节点”（节点 "……" ${said}）；是这一条自己的期限的，写成“时限 ${said}”`,
    en: `make it a milestone (\`milestone\`) if it is a step, or the entry's own \`due\``,
  });
  const [first, ...others] = found;
  if (habit.kind === "habit" && first !== undefined && found.length >= MANY) {
    const { item, step } = first;
    report({
      entry: item.entry,
      place: step.saidPlace,
      message: {
        zh: `文中写“${step.said}”等日子，没有写进字段，全文共${found.length}处，不会跟踪`,
        en: `the text says “${step.said}”, and no field does: ${found.length} such days are not tracked`,
      },
      mend: mend(step.said),
      cases: found.length,
      related: others.map((other) => ({
        place: other.step.saidPlace,
        message: { zh: `“${other.step.said}”`, en: `“${other.step.said}”` },
      })),
      severity: "note",
    });
    return;
  }
  for (const { item, step } of found) {
    const { said, saidPlace, field, written, entry, detail } = step;
    report({
      entry: item.entry,
      place: saidPlace,
      message: {
        zh: `文中写“${said}”，${field.zh}是“${written}”${detail?.zh ?? ""}，这一天不会跟踪`,
        en: `the text says “${said}”, and the ${field.en} is “${written}”${detail?.en ?? ""}: that day is not tracked`,
      },
      mend: mend(said),
      related: [
        {
          place: placeIn(entry.file, entry),
          message: { zh: `${field.zh}在这里`, en: `the ${field.en}` },
        },
      ],
      severity: "note",
    });
  }
}

/** From so many days on, a plan that keeps them in its text is told once. */
const MANY = 4;

function reportDutyInSentence(item: Item, duty: DutyInSentence, report: Report): void {
  const { word, name, place, declared, charged, helps } = duty;
  const own = item.roles[0];
  report({
    entry: item.entry,
    place,
    message: {
      zh: `文中${word === "会同" ? `会同“${name}”` : `由“${name}”${word}`}，字段里本条由“${chargedNames(item)}”承担${declared ? "" : `，机构里也没有“${name}”`}`,
      en: `the text has “${name}” under ${word}, and the fields charge ${chargedNames(item)}${declared ? "" : "; the organization has no such unit"}`,
    },
    mend: helps
      ? { zh: `把“${name}”写进“配合”`, en: `add “${name}” as \`support\`` }
      : {
          zh: "改字段，或改文字；只负责其中一步的，为那一步另立行动",
          en: "correct the field or the text; a step of another unit is an action of its own",
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
    // What helps, and a unit with another part in the work, may well be right.
    ...(helps || charged || !declared ? { severity: "note" as const } : {}),
  });
}

function reportParties(item: Item, names: PartyNames, report: Report): void {
  const duties = dutiesInSentences(item, names);
  for (const duty of duties) reportDutyInSentence(item, duty, report);
  const told = new Set(duties.map(({ place }) => place.start));
  for (const { name, place } of uncharged(item, names)) {
    if (told.has(place.start)) continue;
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
    zh: "一条的文字与对它有效的字段说法不同：时限、频次、单位、指标、分值",
    en: "The sentences of an entry and the fields in force for it disagree",
  },
  doc: {
    zh: "文字写“10月底前”、时限写“9月底前”，收文的人按文字办，台账按字段催。一条的文字与对它有效的各个字段比较，自己的和取自上层的都算：以“前”结尾的时限，上半年、三季度等期间，每季度、每年几次，分工（由甲负责，乙牵头，会同丙，括号里的分工），指标的数、单位和方向（行动里的也算），（10分）。文字里有一处与字段相合就不报。比时限早的日子、与时限相合之外的日子，是其中一步：没有节点或行动跟踪它的，只提示一次，建议写“节点”。在本条另有职责的单位、会同和配合的单位，句子的主语，只提示。",
    en: "Where the text says the end of October and the field the end of September, readers follow the one and the tracking the other. An entry's sentences are compared with every field in force, its own or one from around it: deadlines that end in 前, halves and quarters, frequencies, duties (由甲负责, 乙牵头, 会同丙, and those in brackets), the number, unit and direction of indicators (in actions as well), points in brackets. One sentence that agrees is enough. A day before the deadline, or one beside it, is a step: where no milestone or action tracks it, a note proposes one. Units with another part in the work, those that help, and subjects of sentences are noted.",
  },
  bad: [
    {
      source:
        '机构 局 "某局" {\n  部门 组织部 "组织部门"\n  部门 宣传部 "宣传部门"\n}\n方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    责任 组织部\n    时限 9月底前\n    | 10月底前报送总结。\n    | 宣传部门要做好宣传。\n  }\n  措施 丙 "丙事。" {\n    责任 组织部\n    频次 每季度1次\n    | 每半年至少召开一次会议。\n  }\n}\n',
      finds: [
        { at: "10:7", says: "文中写“10月底前”，时限是“9月底前”（2015-10-31与2015-09-30）" },
        { at: "11:7", says: "这一句的主语是“宣传部门”，而本条由“组织部门”承担" },
        { at: "16:7", says: "文中写“每半年至少召开一次”，频次是“每季度1次”" },
      ],
    },
    {
      source:
        '机构 局 "某局" {\n  部门 甲 "甲处"\n  部门 乙 "乙处"\n}\n方案 丙 "丙方案" {\n  年度 2026\n  责任 甲\n  时限 年底前\n  措施 丁 "丁事。" | 于2026年4月底前完成，由乙处负责。\n  部分 戊 "戊" {\n    频次 每月\n    措施 己 "己事。" | 每季度报告进展，会同乙处、由信息中心负责汇总。\n  }\n}\n',
      finds: [
        { at: "9:30", says: "文中由“乙处”负责，字段里本条由“甲处”承担" },
        { at: "12:18", says: "文中写“每季度”，取自上层的频次是“每月”" },
        { at: "12:28", says: "文中会同“乙处”，字段里本条由“甲处”承担" },
        {
          at: "12:32",
          says: "文中由“信息中心”负责，字段里本条由“甲处”承担，机构里也没有“信息中心”",
        },
        {
          at: "9:17",
          says: "文中写“2026年4月底前”，取自上层的时限是“年底前”（2026-04-30与2026-12-31），这一天不会跟踪",
        },
      ],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  年度 2026\n  措施 乙 "乙事。" {\n    指标 培训人数 不低于 100名\n    指标 差错率 不超过 2%\n    | 培训人数达到100场，差错率不低于2%。\n    行动 丙 "培训人数不少于80名。"\n  }\n}\n',
      finds: [
        { at: "6:13", says: "文中写“100场”，指标“培训人数”是“100名”" },
        { at: "7:18", says: "文中写“80名”，指标“培训人数”是“100名”" },
        { at: "6:21", says: "文中写“不低于2%”，指标“差错率”是“不超过2%”" },
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
    '机构 局 "某局" {\n  部门 甲 "甲处"\n  部门 乙 "乙处"\n}\n方案 丙 "丙方案" {\n  年度 2026\n  责任 甲\n  时限 年底前\n  措施 丁 "丁事。" {\n    | 2026年4月底前由乙处牵头摸底，年底前由专人负责、由甲处落实。每年6月底前更新，到2030年底前建成体系。\n    行动 戊 "摸底。" { 牵头 乙；时限 4月底前 }\n  }\n  措施 己 "实施121人才工程。" {\n    指标 人才 不低于 10人\n    | 遴选121人才工程人选，培养人才10人以上。\n  }\n}\n',
    '机构 局 "某局" {\n  部门 组织部 "组织部门"\n  部门 宣传部 "宣传部门"\n  单位组 各部门 "各部门" = 组织部, 宣传部\n}\n方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事（10分）。" {\n    责任 各部门\n    时限 9月底前\n    频次 每半年至少1次\n    分值 10\n    指标 覆盖率 不低于 95%\n    | 三季度完成，9月底前报送。下半年，组织部门要每半年至少召开1次会议，覆盖率达到95%以上，合格率达到80%。（各部门负责）\n    | 各部门和宣传部门都要配合；组织部门的要求，宣传部门所在地另行通知。\n  }\n}\n',
  ],
  run({ model, report }) {
    const names = partyNames(model);
    for (const plan of model.plans) {
      if (plan.locale !== "zh") continue;
      const days = new Map<Item, DaysInText>();
      for (const item of plan.allItems) {
        if (item.kind === "indicator") {
          for (const found of contradictedIndicator(item))
            reportContradiction(item.parent ?? item, found, report);
          continue;
        }
        const said = daysInText(item);
        days.set(item, said);
        reportContradiction(item, said.later, report);
        reportContradiction(item, contradictedFrequency(item), report);
        reportContradiction(item, contradictedPoints(item), report);
        reportParties(item, names, report);
      }
      reportSteps(days, report);
      reportDuties(plan, names, report);
    }
  },
});
