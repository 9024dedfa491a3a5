import type { Place } from "../../findings/finding.ts";
import type { Party, PartyList } from "../../model/model.ts";
import { childOf, type Entry, placeIn } from "../../syntax/entry.ts";
import { check } from "../check.ts";
import { chineseNotices } from "../entries/notice-fields.ts";

interface Mention {
  readonly key: string;
  readonly name: string;
  readonly place: Place;
}

function keyOf(parties: readonly Party[]): string {
  return parties.map(({ key }) => key).join("\0");
}

/** Each body of a list as it is written, by what it stands for. */
function mentions(list: PartyList, entry: Entry): readonly Mention[] {
  return list.refs.flatMap((ref, index): Mention[] => {
    const source =
      list.refs.length === list.source.include.length ? list.source.include[index] : undefined;
    const name = ref.literal ?? ref.written;
    const place = placeIn(entry.file, source ?? list.source);
    const key = ref.literal ?? keyOf(ref.parties);
    return key === "" ? [] : [{ key, name, place }];
  });
}

export const copiedTwice = check({
  code: "copied-twice",
  severity: { draft: "warning", issue: "warning" },
  strength: "practice",
  source: { zh: "公文行文的通例", en: "Practice of official documents" },
  summary: {
    zh: "同一个单位在主送、抄送里出现两次",
    en: "A body stands twice among the addressees and the copies",
  },
  doc: {
    zh: "主送的单位不再抄送，每个单位只写一次。比的是同一个写法所指的单位；“各分局”里包含的某个分局另外抄送，不报。",
    en: "Who is addressed gets no copy besides, and each body is named once. Names that stand for the same are compared; a copy for one member of an addressed group is left alone.",
  },
  bad: [
    {
      source:
        '机构 局 "某局" {\n  分局 乙 "乙分局"\n  分局 丙 "丙分局" {\n    又称 "丙局"\n  }\n}\n通知 甲 "某局关于培训的通知" {\n  主送 乙, 丙\n  抄送 丙局, "市政府办公室", "市政府办公室"\n}\n',
      finds: [
        { at: "9:6", says: "抄送的“丙局”在主送里已经有了" },
        { at: "9:20", says: "抄送的“市政府办公室”在抄送里已经有了" },
      ],
    },
  ],
  good: [
    '机构 局 "某局" {\n  分局 乙 "乙分局"\n  分局 丙 "丙分局"\n  单位组 各分局 "各分局" = 分局\n}\n通知 甲 "某局关于培训的通知" {\n  主送 各分局\n  抄送 乙, "市政府办公室"\n}\n',
  ],
  run({ model, report }) {
    for (const notice of chineseNotices(model)) {
      const seen = new Map<string, Mention & { readonly list: string }>();
      for (const [kind, zh] of [
        ["to", "主送"],
        ["cc", "抄送"],
      ] as const) {
        const list = notice[kind];
        const entry = childOf(notice.entry, kind);
        if (list === undefined || entry === undefined) continue;
        for (const mention of mentions(list, entry)) {
          const first = seen.get(mention.key);
          if (first === undefined) {
            seen.set(mention.key, { ...mention, list: zh });
            continue;
          }
          report({
            entry,
            place: mention.place,
            message: {
              zh: `${zh}的“${mention.name}”在${first.list}里已经有了`,
              en: `“${mention.name}” is among the ${first.list === "主送" ? "addressees" : "copies"} already`,
            },
            mend: { zh: "只留一处", en: "keep one of them" },
            related: [
              {
                place: first.place,
                message: { zh: `${first.list}“${first.name}”`, en: `“${first.name}”` },
              },
            ],
          });
        }
      }
    }
  },
});
