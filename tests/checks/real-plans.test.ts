import { expect, it } from "vitest";
import { allCodesAndWords, judged } from "./judged-project.ts";

/** What is found in plans that were really issued, and why each of it is true. */
const plans: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "tests/fixtures/plans/wufei": {
    "official-elements “无废通知”":
      "The text on the web has no imprint: who printed it and when is not known from it.",
    "deadline-missing “无废城市”":
      "Measures such as 顶层设计 name neither a day nor a frequency, and no level above does.",
    "vague-wording “无废城市”":
      "探索 stands nine times in measures; most of these have no deadline, frequency or deliverable.",
    "enumeration-comma “、”":
      "“果沼畜”、“菜沼畜”、“茶沼畜” has 、 between quotations, which GB/T 15834 advises against.",
    "full-width-punctuation “(”":
      "Two remarks on who guides an action stand in half-width brackets, all others in full-width ones.",
  },
  "tests/fixtures/plans/website": {
    "official-elements “网站通知”":
      "The text on the web has no imprint: who printed it and when is not known from it.",
    "vague-wording “网站集约化”":
      "探索 twice and 及时 once, in entries without deadline, frequency or deliverable.",
    "deadline-missing “开展试点”":
      "The second of three steps has no date, while the first and the third have one.",
    "deadline-missing “保障措施”":
      "组织领导 and 运维保障 say nothing of time; only 考核评估 has an action with a deadline.",
  },
  "tests/fixtures/plans/wufei-2018": {
    "official-elements “无废通知”":
      "The text on the web has no imprint: who printed it and when is not known from it.",
    "deadline-missing “无废城市”":
      "Measures such as 顶层设计 name neither a day nor a frequency, and no level above does.",
    "vague-wording “无废城市”":
      "探索 stands nine times in measures; most of these have no deadline, frequency or deliverable.",
    "enumeration-comma “、”":
      "“果沼畜”、“菜沼畜”、“茶沼畜” has 、 between quotations, which GB/T 15834 advises against.",
    "full-width-punctuation “(”":
      "Two tails that say who guides an action stand in half-width brackets, all others in full-width ones.",
  },
  "tests/fixtures/plans/website-2018": {
    "official-elements “网站通知”":
      "The text on the web has no imprint: who printed it and when is not known from it.",
    "vague-wording “网站集约化”":
      "探索 twice and 及时 once, in entries without deadline, frequency or deliverable.",
    "deadline-missing “开展试点”":
      "The second of three steps has no date, while the first and the third have one.",
    "deadline-missing “保障措施”":
      "组织领导 and 运维保障 say nothing of time; only 考核评估 has an action with a deadline.",
  },
  "plans/data-strategy-2020": {},
};

for (const [folder, reasons] of Object.entries(plans)) {
  it(`finds in ${folder} what is true, and nothing else`, async () => {
    const project = await judged(folder);
    expect(project.suppressed).toEqual([]);
    expect(project.model.plans).toHaveLength(1);
    expect(allCodesAndWords(project)).toEqual(Object.keys(reasons).sort());
  });
}
