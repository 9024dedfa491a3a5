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

/** Headings of one level that end otherwise than most of them. */
function reportMixed(headings: readonly Heading[], report: (problem: Problem) => void): void {
  const spelt = judgeSpelling(headings, endingOf);
  if (headings.length < FEWEST || spelt === undefined) return;
  const { usual } = spelt;
  const others = spelt.others.flatMap(({ uses }) => uses);
  if (others.length * 2 >= headings.length) return;
  const [model] = usual.uses;
  for (const [first, ...more] of others.length > MANY ? [others] : others.map((one) => [one])) {
    if (first === undefined) continue;
    const ends = endingOf(first) !== "";
    const count =
      more.length === 0
        ? { zh: "", en: "" }
        : { zh: `，共${more.length + 1}处`, en: ` (${more.length + 1} places)` };
    report({
      entry: first.item.entry,
      place: endPlace(first, 1),
      message: {
        zh: `标题“${quotable(first.text)}”${ends ? "末尾有句号" : "末尾没有句号"}，同级的其他${usual.uses.length}个${ends ? "没有" : "都有"}${count.zh}`,
        en: `the heading “${first.text}” ends ${ends ? "with" : "without"} 。, the other ${usual.uses.length} of its level ${ends ? "without" : "with"} it${count.en}`,
      },
      mend: { zh: "同级标题统一", en: "end all headings of a level alike" },
      related: [...more, ...(model === undefined ? [] : [model])].map((heading) => ({
        place: endPlace(heading, 1),
        message: { zh: `“${quotable(heading.text)}”`, en: `“${heading.text}”` },
      })),
    });
  }
}

function judge(plan: Plan, report: (problem: Problem) => void): void {
  const levels = new Map<string, Heading[]>();
  for (const heading of headingsOf(plan)) {
    if (reportOpen(heading, report)) continue;
    const { item } = heading;
    // A heading that text runs on behind needs its 。; one above a list does not.
    const key = `${item.kind} ${item.depth} ${goesOn(item)}`;
    const known = levels.get(key);
    if (known === undefined) levels.set(key, [heading]);
    else known.push(heading);
  }
  for (const headings of levels.values()) reportMixed(headings, report);
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
    zh: "独占一行的层次标题末尾不用逗号、顿号、分号、冒号；正文接在标题后面的，标题以句号结尾。同级标题有的带句号、有的不带，少数的那些报出来；一级标题全都带句号是习惯，不报。下面什么都没有的条目本身就是一句话，不算标题。",
    en: "A heading on a line of its own does not end with ，, 、, ； or ：; one that text runs on behind ends with 。. Where some headings of a level end with 。 and others do not, the few are reported; a level that ends alike is left alone. An entry with nothing below is a sentence and no heading.",
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
  ],
  run({ model, report }) {
    for (const plan of model.plans) if (plan.locale === "zh") judge(plan, report);
  },
});
