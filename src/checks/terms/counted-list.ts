import { chineseNumeral } from "../../model/items/numbering.ts";
import type { Term } from "../../model/model.ts";
import { placeOf } from "../../syntax/entry.ts";
import { check, type Problem } from "../check.ts";
import { quotable } from "../entries/item-words.ts";
import {
  type CountedPhrase,
  contradictedList,
  countedPhrases,
  type TouchingList,
} from "../reading/counted-phrases.ts";

function shown(list: TouchingList): string {
  return list.items.every((item) => /^\d+$/.test(item))
    ? `“一是”至“${chineseNumeral(list.items.length)}是”`
    : list.items.map((item) => quotable(shortened(item))).join("、");
}

function shortened(item: string): string {
  return item.length > 14 ? `${item.slice(0, 12)}…` : item;
}

function problem(phrase: CountedPhrase, list: TouchingList, term: Term | undefined): Problem {
  const { passage, name, text } = phrase;
  const said = quotable(text);
  const count = list.items.length;
  return {
    entry: passage.entryAt(phrase.start),
    place: passage.place(phrase.start, phrase.end),
    message: {
      zh: `“${said}”说的是${name.number}项，列的是${count}项：${shown(list)}`,
      en: `“${said}” says ${name.number}, and ${count} are listed: ${shown(list)}`,
    },
    mend: { zh: "改数字，或把缺的补上、多的去掉", en: "correct the number or the list" },
    related: [
      {
        place: passage.place(list.start, list.end),
        message: { zh: `列出的${count}项`, en: `the ${count} that are listed` },
      },
      ...(term === undefined
        ? []
        : [
            {
              place: placeOf(term.entry),
              message: {
                zh: `提法“${term.name}”列的是：${term.words.map((word) => word.written).join("、")}`,
                en: `the term “${term.name}” lists ${term.words.map((word) => word.written).join(", ")}`,
              },
            },
          ]),
    ],
  };
}

export const countedList = check({
  code: "counted-list",
  severity: { draft: "warning", issue: "warning" },
  strength: "practice",
  source: { zh: "核稿的通例", en: "Practice of proofreading" },
  summary: {
    zh: "正文里的数字与紧挨着它的列举对不上",
    en: "A number in the text and the list beside it disagree",
  },
  doc: {
    zh: "“三张清单”列三张，“五个必须”一是到五是。只看紧挨着数字的列举：写在前面的“甲、乙、丙三项”，写在后面的“（即……）”“：一是……”。“和”“与”可能连接两项，也可能在一项之内，有一种读法对得上就不报；阿拉伯数字只看“等”“共”后面的；列举的各项本身又是“三大任务”一类的，列举和数字之间有动词的（会同甲、乙编制“三线”方案），不算列举；所数的几项就在同一句或上一句里的，不报。",
    en: "“三张清单” lists three, “五个必须” runs from 一是 to 五是. Only a list that touches the number counts: 甲、乙、丙三项 in front of it, （即……） or ：一是…… behind it. 和 may join two items or stand within one: one reading that agrees is enough. Arabic numbers count only behind 等 or 共; a list whose items are counted phrases themselves, or that a verb parts from the number, is none; a phrase whose things stand in the same sentence or the one before is left alone.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  措施 乙 "乙事。" {\n    | 分级建立监管权力清单、责任清单等“三张清单”。\n  }\n}\n',
      finds: [
        { at: "3:24", says: "“三张清单”说的是3项，列的是2项：分级建立监管权力清单、责任清单" },
      ],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  措施 乙 "乙事。" {\n    | 落实“五个必须”[*五个必须]。\n    注释 五个必须 {\n      | “五个必须”：一是必须维护权威。\n      | 二是必须维护团结。\n      | 三是必须遵循程序。\n      | 四是必须服从决定。\n    }\n  }\n}\n',
      finds: [{ at: "5:10", says: "“五个必须”说的是5项，列的是4项：“一是”至“四是”" }],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  措施 乙 "乙事。" {\n    | 完成控风险、强服务、促转升四大任务。\n  }\n}\n',
      finds: [{ at: "3:20", says: "“四大任务”说的是4项，列的是3项：完成控风险、强服务、促转升" }],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  措施 乙 "乙事。" {\n    | 完成控风险、强服务、促转升三大任务。\n    | 实行党委议党和专题议党两项制度，做到学习、工作和生活三个方面。\n    | 完成“三大任务、三项工程”两项工作，北京、吉林、安徽10个省参加。\n    | 通过“三个晒一晒”（即晒一晒心得、晒一晒学习、晒一晒整改）交流。\n  }\n}\n',
    '方案 甲 "甲方案" {\n  措施 乙 "乙事。" {\n    | 第三届、百人计划、三四个月、“十三五”、一带一路，1+100。\n    | 坚持问题导向、目标导向，办好两件实事。\n  }\n}\n',
    '方案 甲 "甲方案" {\n  措施 乙 "乙事。" {\n    | 会同甲处室、乙处室编制“三线”划定方案，督促丙县、丁县落实“四个一”要求。\n    | 推行统一标准，统一平台，统一流程，统一考核。做到人员、经费“四统一”。\n  }\n}\n',
    '方案 甲 "甲方案" {\n  措施 乙 "建立三级台账。"\n  措施 丙 "落实三项制度。"\n}\n',
  ],
  run({ prose, model, report }) {
    const terms = new Map(
      model.plans.flatMap((plan) => plan.terms.map((term) => [term.name, term] as const)),
    );
    for (const passage of prose.passages) {
      for (const phrase of countedPhrases(passage)) {
        const list = contradictedList(phrase);
        if (list !== undefined) report(problem(phrase, list, terms.get(phrase.text)));
      }
    }
  },
});
