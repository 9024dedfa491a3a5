import { groupBy } from "../../model/group-by.ts";
import type { Item, Plan } from "../../model/model.ts";
import { placeIn, type Title } from "../../syntax/entry.ts";
import { check, type Problem } from "../check.ts";
import { quotable } from "../entries/item-words.ts";
import { judgeSpelling } from "../habit.ts";

/** Kinds whose titles are headings where something stands below. */
const HEADINGS: ReadonlySet<string> = new Set(["section", "goal", "measure", "phase"]);
/** Fewer headings of a level have no custom yet. */
const FEWEST = 3;
/** More that differ are one finding with their count. */
const MANY = 3;
/** A mark that leaves a sentence open. */
const OPEN = /[，、；：,;:]$/;
/** A title that the paragraph goes on behind. */
const GOES_ON = /[；：;:]$/;

/** Does text run on in the paragraph of the title? */
function goesOn({ entry, children }: Item): boolean {
  const text = entry.children.find((child) => child.type === "text");
  return (text?.type === "text" && !text.apart) || children.some(({ runsOn }) => runsOn);
}

/** A heading that stands on a line of its own, whatever its mark, with something below it. */
interface Heading {
  readonly item: Item;
  readonly title: Title;
  readonly text: string;
}

function headingsOf(plan: Plan): readonly Heading[] {
  return plan.allItems.flatMap((item): readonly Heading[] => {
    const { title, kind, runsOn, children, entry } = item;
    if (title === undefined || !HEADINGS.has(kind) || runsOn) return [];
    const below = children.length > 0 || entry.children.some(({ type }) => type === "text");
    if (!below || title.parts.at(-1)?.type === "mark") return [];
    return [{ item, title, text: title.text.replaceAll("|", "").trim() }];
  });
}

function endPlace({ item, title }: Heading, length: number) {
  const last = title.parts.at(-1);
  if (last?.type !== "text" || last.end - last.start !== last.text.length)
    return placeIn(item.entry.file, title);
  const end = last.start + last.text.trimEnd().length;
  return placeIn(item.entry.file, { start: end - length, end });
}

function reportOpen(heading: Heading, report: (problem: Problem) => void): boolean {
  const { item, text } = heading;
  const mark = OPEN.exec(text)?.[0];
  if (mark === undefined || (GOES_ON.test(text) && goesOn(item))) return false;
  const place = endPlace(heading, 1);
  report({
    entry: item.entry,
    place,
    message: {
      zh: `标题“${quotable(text)}”以“${mark}”结尾，后面另起一行`,
      en: `the heading “${text}” ends with “${mark}”, and what follows begins a line of its own`,
    },
    mend: { zh: "去掉标点，或改用句号", en: "leave the mark out, or end it with 。" },
    fixes: [
      {
        title: { zh: `删去“${mark}”`, en: `delete “${mark}”` },
        edits: [{ place, text: "" }],
        safe: false,
      },
    ],
  });
  return true;
}

const endingOf = ({ text }: Heading): string => (/[。.]$/.test(text) ? "。" : "");

/** A heading that ends otherwise than most of those it is compared with. */
interface Odd {
  readonly heading: Heading;
  readonly usual: readonly Heading[];
}

/** Those of some headings that end otherwise than most of the others; half of them are no few. */
function oddOnes(headings: readonly Heading[]): readonly Odd[] {
  const spelt = judgeSpelling(headings, endingOf);
  if (headings.length < FEWEST || spelt === undefined) return [];
  const others = spelt.others.flatMap(({ uses }) => uses);
  if (others.length * 2 >= headings.length) return [];
  return others.map((heading) => ({ heading, usual: spelt.usual.uses }));
}

/**
 * Headings of one level that end otherwise than most. Each is compared with its siblings, two siblings
 * with the whole level; a part whose own headings all end alike has a custom of its own.
 */
function reportMixed(level: readonly Heading[], report: (problem: Problem) => void): void {
  const parts = groupBy(level, ({ item }) => item.parent);
  const ofLevel = new Map(oddOnes(level).map((odd) => [odd.heading, odd]));
  const odd = [...parts.values()].flatMap((siblings) => {
    if (new Set(siblings.map(endingOf)).size === 1) return [];
    return siblings.length >= FEWEST
      ? oddOnes(siblings)
      : siblings.flatMap((heading) => ofLevel.get(heading) ?? []);
  });
  for (const [first, ...more] of odd.length > MANY ? [odd] : odd.map((one) => [one])) {
    if (first === undefined) continue;
    const { heading, usual } = first;
    const ends = endingOf(heading) !== "";
    const count =
      more.length === 0
        ? { zh: "", en: "" }
        : { zh: `，共${more.length + 1}处`, en: ` (${more.length + 1} places)` };
    report({
      entry: heading.item.entry,
      place: endPlace(heading, 1),
      message: {
        zh: `标题“${quotable(heading.text)}”${ends ? "末尾有句号" : "末尾没有句号"}，同级的其他${usual.length}个${ends ? "没有" : "都有"}${count.zh}`,
        en: `the heading “${heading.text}” ends ${ends ? "with" : "without"} 。, the other ${usual.length} of its level ${ends ? "without" : "with"} it${count.en}`,
      },
      mend: { zh: "同级标题统一", en: "end all headings of a level alike" },
      related: [...more.map((other) => other.heading), ...usual.slice(0, 1)].map((other) => ({
        place: endPlace(other, 1),
        message: { zh: `“${quotable(other.text)}”`, en: `“${other.text}”` },
      })),
    });
  }
}

function judge(plan: Plan, report: (problem: Problem) => void): void {
  const headings = headingsOf(plan).filter((heading) => !reportOpen(heading, report));
  // A heading that text runs on behind needs its 。; one above a list does not.
  const levels = groupBy(headings, ({ item }) => `${item.kind} ${item.depth} ${goesOn(item)}`);
  for (const level of levels.values()) reportMixed(level, report);
}

export const headingEnding = check({
  code: "heading-ending",
  severity: { draft: "note", issue: "note" },
  strength: "practice",
  source: { zh: "公文标题的通例", en: "Practice of headings" },
  summary: {
    zh: "层次标题末尾的标点不对，或同级不一致",
    en: "A heading ends with the wrong mark, or otherwise than the others of its level",
  },
  doc: {
    zh: "独占一行的层次标题末尾不用逗号、顿号、分号、冒号；正文接在标题后面的，标题以句号结尾。同一部分里的同级标题有的带句号、有的不带，少数的那些报出来；一个部分里的全都一样，是这一部分的习惯，不报。下面什么都没有的条目本身就是一句话，不算标题。",
    en: "A heading on a line of its own does not end with ，, 、, ； or ：; one that text runs on behind ends with 。. Where some headings of a level in one part end with 。 and others do not, the few are reported; headings of a part that all end alike are its custom and left alone. An entry with nothing below is a sentence and no heading.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  部分 乙 "工作目标：" {\n    措施 丙 "丙事。"\n  }\n  部分 丁 "重点工作" {\n    措施 戊 "戊事。"\n  }\n}\n',
      finds: [{ at: "2:13", says: "标题“工作目标：”以“：”结尾，后面另起一行" }],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  部分 乙 "工作目标" {\n    措施 丙 "丙事。"\n  }\n  部分 丁 "重点工作" {\n    措施 戊 "戊事。"\n  }\n  部分 己 "组织保障。" {\n    措施 庚 "庚事。"\n  }\n}\n',
      finds: [{ at: "8:13", says: "标题“组织保障。”末尾有句号，同级的其他2个没有" }],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  部分 乙 "工作目标。" {\n    措施 丙 "丙事。"\n    措施 丁 "丁事"\n    措施 戊 "戊事。"\n  }\n  部分 己 "重点工作。" {\n    措施 庚 "要做到：" | 做好庚事。\n  }\n}\n',
    '方案 甲 "甲方案" {\n  部分 乙 "总体要求" {\n    措施 丙 "指导思想。" {\n      行动 丁 "坚持。"\n    }\n    措施 戊 "主要目标。" {\n      行动 己 "达到。"\n    }\n  }\n  部分 庚 "主要任务" {\n    措施 辛 "推进改革" {\n      行动 壬 "改。"\n    }\n    措施 癸 "推进开放" {\n      行动 子 "开。"\n    }\n    措施 丑 "推进创新" {\n      行动 寅 "创。"\n    }\n  }\n}\n',
  ],
  run({ model, report }) {
    for (const plan of model.plans) if (plan.locale === "zh") judge(plan, report);
  },
});
