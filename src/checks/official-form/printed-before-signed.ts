import { childOf, placeIn } from "../../syntax/entry.ts";
import { check } from "../check.ts";
import { elementPlace } from "../entries/notice-fields.ts";

export const printedBeforeSigned = check({
  code: "printed-before-signed",
  severity: { draft: "warning", issue: "error" },
  strength: "derived",
  source: {
    zh: "《党政机关公文处理工作条例》第九条（十二）（十七）",
    en: "Regulations on official documents, article 9(12) and (17)",
  },
  summary: { zh: "印发日期早于成文日期", en: "The document is printed before it is signed" },
  doc: {
    zh: "成文日期是会议通过或负责人签发的日期，印发日期是送印的日期，送印不会早于签发。两个日期同一天没有问题。",
    en: "A document is dated when it is passed or signed, and printed afterwards, on the same day at the earliest.",
  },
  bad: [
    {
      source:
        '机构 局 "某局"\n通知 甲 "某局关于培训的通知" {\n  日期 2015-06-29\n  印发日期 2015-06-19\n}\n',
      finds: [{ at: "4:8", says: "印发日期 2015-06-19 早于成文日期 2015-06-29" }],
    },
  ],
  good: [
    '机构 局 "某局"\n通知 甲 "某局关于培训的通知" {\n  日期 2015-06-29\n  印发日期 2015-06-29\n}\n',
  ],
  run({ model, report }) {
    for (const notice of model.notices) {
      const entry = childOf(notice.entry, "printed-on");
      const { date, printedOn } = notice;
      if (entry === undefined || date === undefined || printedOn === undefined) continue;
      if (printedOn >= date) continue;
      report({
        entry,
        place:
          entry.value?.type === "date"
            ? placeIn(entry.file, entry.value.range)
            : placeIn(entry.file, entry),
        message: {
          zh: `印发日期 ${printedOn} 早于成文日期 ${date}`,
          en: `it is printed on ${printedOn}, before its date, ${date}`,
        },
        mend: { zh: "核对两个日期", en: "check both dates" },
        related: [
          {
            place: elementPlace(notice, "date"),
            message: { zh: `成文日期 ${date}`, en: `dated ${date}` },
          },
        ],
      });
    }
  },
});
