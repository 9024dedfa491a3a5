import { fold } from "../../../grammar/vocabulary.ts";
import type { Place } from "../../findings/finding.ts";
import type { Note, Notice, Plan } from "../../model/model.ts";
import { placeIn, placeOf } from "../../syntax/entry.ts";
import { type CheckContext, check } from "../check.ts";
import { judgeSpelling } from "../habit.ts";
import { countedName } from "../reading/counted-names.ts";
import type { Passage } from "../reading/prose.ts";

type Report = CheckContext<undefined>["report"];

/** The words that a note explains: “五个必须”：……, 治党三问：……. */
interface Head {
  readonly note: Note;
  readonly word: string;
  readonly quoted: boolean;
  readonly place: Place;
}

const headPattern = /^(“?)([\p{Script=Han}\p{L}\p{N}、，]{2,16})(”?)：/u;

function headOf(note: Note): Head | undefined {
  const first = note.paragraphs[0]?.[0];
  if (first === undefined || first.type !== "text") return undefined;
  const match = headPattern.exec(first.text);
  if (match === null || (match[1] === "") !== (match[3] === "")) return undefined;
  const end = first.start + match[0].length - 1;
  return {
    note,
    word: match[2] ?? "",
    quoted: match[1] !== "",
    place: placeIn(note.entry.file, { start: first.start, end }),
  };
}

interface MarkUse {
  readonly passage: Passage;
  readonly at: number;
  readonly place: Place;
}

function usesOf(passages: readonly Passage[]): ReadonlyMap<string, readonly MarkUse[]> {
  const uses = new Map<string, MarkUse[]>();
  for (const passage of passages) {
    for (const { mark, at, entry } of passage.marks) {
      if (mark.sign !== "*") continue;
      const name = fold(mark.argument);
      const use = { passage, at, place: placeIn(entry.file, mark) };
      const known = uses.get(name);
      if (known === undefined) uses.set(name, [use]);
      else known.push(use);
    }
  }
  return uses;
}

function reportUnmarked(
  document: Plan | Notice,
  uses: ReadonlyMap<string, unknown>,
  report: Report,
) {
  const marked = document.notes.filter(({ number }) => number > 0).length;
  for (const note of document.notes) {
    if (note.number > 0 || uses.has(note.name)) continue;
    report({
      entry: note.entry,
      place: placeOf(note.entry),
      message: {
        zh: `注释“${note.name}”没有在正文里标注，印不出来${marked === 0 ? "" : `；已标注的有${marked}条`}`,
        en: `nothing marks the note “${note.name}”, so it does not print${marked === 0 ? "" : `; ${marked} are marked`}`,
      },
      mend: {
        zh: `在它解释的词后面写 [*${note.name}]，或删去`,
        en: `write [*${note.name}] behind the words that it explains, or delete it`,
      },
    });
  }
}

function reportRepeated(note: Note, uses: readonly MarkUse[], report: Report) {
  const [first, ...others] = uses;
  if (first === undefined) return;
  for (const use of others) {
    report({
      entry: use.passage.entryAt(use.at),
      place: use.place,
      message: {
        zh: `注释“${note.name}”标了两次，脚注号[${note.number}]会印两遍`,
        en: `the note “${note.name}” is marked again: the number ${note.number} prints twice`,
      },
      mend: { zh: "只在第一次出现的地方标注", en: "mark it where the words stand first" },
      related: [{ place: first.place, message: { zh: "第一次标注", en: "the first mark" } }],
      severity: "note",
    });
  }
}

/** A note that is about other words than those it hangs on. */
function reportElsewhere(head: Head, use: MarkUse, passages: readonly Passage[], report: Report) {
  const { passage, at } = use;
  const sentence = Math.max(
    ...["。", "；", "！", "？"].map((sign) => passage.text.lastIndexOf(sign, at - 2)),
  );
  const before = passage.text.slice(sentence + 1, at);
  if (before.includes(head.word)) return;
  // Only the number differs: `counted-list` and `count-term` say so.
  const counted = countedName(head.word)?.counted ?? "";
  if (counted.length > 1 && before.includes(counted)) return;
  const other = passages.find(({ kind, text }) => kind !== "note" && text.includes(head.word));
  // A head that is a label of the note's own, such as 说明, is no word of the text.
  if (other === undefined && !head.quoted) return;
  const there = other?.text.indexOf(head.word) ?? -1;
  const shown = before.slice(-12);
  report({
    entry: passage.entryAt(at),
    place: use.place,
    message: {
      zh: `注释解释的是“${head.word}”，却标在“${shown.replace(/[“”]/g, "")}”后面`,
      en: `the note explains “${head.word}” and is marked behind “${shown}”`,
    },
    mend: { zh: "把标注移到它解释的词后面", en: "mark the words that it explains" },
    related: [
      { place: head.place, message: { zh: "注释从这里开始", en: "the note begins here" } },
      ...(other === undefined
        ? []
        : [
            {
              place: other.place(there, there + head.word.length),
              message: { zh: `“${head.word}”在这里`, en: `“${head.word}” stands here` },
            },
          ]),
    ],
  });
}

/** Notes that set the words they explain in quotation marks, and those that do not. */
function reportQuotation(heads: readonly Head[], report: Report) {
  const spelling = judgeSpelling(heads, ({ quoted }) => (quoted ? "quoted" : "plain"));
  if (spelling === undefined || spelling.usual.value !== "quoted") return;
  const plain = spelling.others.flatMap(({ uses }) => uses);
  const [first] = plain;
  // A way that nearly half follow is no slip.
  if (first === undefined || plain.length * 3 > heads.length) return;
  report({
    entry: first.note.entry,
    place: first.place,
    message: {
      zh: `注释的条目名${plain.map(({ word }) => `“${word}”`).join("")}没有加引号，其余${spelling.usual.uses.length}条都加了`,
      en: `${plain.map(({ word }) => `“${word}”`).join(", ")} without quotation marks at the head of a note; the other ${spelling.usual.uses.length} have them`,
    },
    mend: { zh: "统一加引号", en: "set all of them in quotation marks" },
    related: plain
      .slice(1)
      .map(({ place }) => ({ place, message: { zh: "也没有引号", en: "here as well" } })),
    fixes: [
      {
        title: { zh: "加上引号", en: "add the quotation marks" },
        edits: plain.map(({ place, word }) => ({ place, text: `“${word}”` })),
        // How a document sets its notes is its own way: it prints otherwise then.
        safe: false,
      },
    ],
    severity: "note",
  });
}

/** Numbers of notes that were typed although the document counts its notes: [1], 〔2〕, ①. */
const typedNumber = /(?<=[\p{Script=Han}”》])(?:[[［](\d{1,2})[\]］]|([①-⑳])(?=[，。；、]))/gu;

function reportTyped(document: Plan | Notice, passages: readonly Passage[], report: Report) {
  const marked = document.notes.filter(({ number }) => number > 0).length;
  if (document.notes.length === 0) return;
  for (const passage of passages) {
    for (const match of passage.text.matchAll(typedNumber)) {
      if (!passage.isTyped(match.index, match.index + match[0].length)) continue;
      report({
        entry: passage.entryAt(match.index),
        place: passage.place(match.index, match.index + match[0].length),
        message: {
          zh: `脚注号“${match[0]}”是手写的，后面没有它的注释；已标注的注释编号为[1]至[${marked}]`,
          en: `the note number “${match[0]}” is typed and has no note; those that are marked run from 1 to ${marked}`,
        },
        mend: { zh: "写成 [*名字]，编号自动算出", en: "write [*name]: the number is computed" },
      });
    }
  }
}

export const footnotePairing = check({
  code: "footnote-pairing",
  severity: { draft: "warning", issue: "warning" },
  strength: "practice",
  source: { zh: "编校的通例", en: "Practice of editing" },
  summary: {
    zh: "脚注与标注没有一一对应",
    en: "Notes and their marks do not pair",
  },
  doc: {
    zh: "每条注释在正文里标一次，编号按标注的先后自动算出。没有标注的、标了两次的、手写脚注号的、解释的词与所标的词不同的，都报；条目名有的加引号有的不加，只提示一次。标注没有对应的注释，由语言检查报。",
    en: "Each note is marked once, and the numbers follow from the order of the marks. A note without a mark, a second mark, a typed number, and a note about other words than those it hangs on are reported; heads with and without quotation marks are noted once. A mark without a note is an error of the language.",
  },
  bad: [
    {
      source:
        '方案 甲 "甲方案" {\n  注释 治党三问 | “治党三问”：是不是抓党建。\n  注释 六必谈 | “六必谈”：上下级必谈。\n  | 以“六必谈”[*六必谈]为重点，以“治党三问”为标准。\n}\n',
      finds: [{ at: "2:6", says: "注释“治党三问”没有在正文里标注，印不出来；已标注的有1条" }],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  注释 六必谈 | “六必谈”：上下级必谈。\n  | 以“六必谈”[*六必谈]为重点。\n  | 做好“六必谈”[*六必谈]，参照“五个一”[2]。\n}\n',
      finds: [
        { at: "4:12", says: "注释“六必谈”标了两次，脚注号[1]会印两遍" },
        { at: "4:26", says: "脚注号“[2]”是手写的，后面没有它的注释；已标注的注释编号为[1]至[1]" },
      ],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  注释 六必谈 | “六必谈”：上下级必谈。\n  | 以“六必谈”为重点。以“四气”[*六必谈]为导向。\n}\n',
      finds: [{ at: "3:20", says: "注释解释的是“六必谈”，却标在“以四气”后面" }],
    },
    {
      source:
        '方案 甲 "甲方案" {\n  注释 三问 | 治党三问：是不是抓党建。\n  注释 谈 | “六必谈”：上下级必谈。\n  注释 一 | “五个一”：开一次会。\n  注释 清 | “三个讲清楚”：讲清楚意义。\n  | 治党三问[*三问]、“六必谈”[*谈]、“五个一”[*一]、“三个讲清楚”[*清]。\n}\n',
      finds: [{ at: "2:11", says: "注释的条目名“治党三问”没有加引号，其余3条都加了" }],
    },
  ],
  good: [
    '方案 甲 "甲方案" {\n  注释 六必谈 | “六必谈”：上下级必谈。\n  注释 说明 | 说明：见文件[2015]6号。\n  | 以“六必谈”[*六必谈]为重点[*说明]，按银监发[2015]1号办理。\n}\n',
  ],
  run({ model, prose, report }) {
    for (const document of [...model.notices, ...model.plans]) {
      if (document.notes.length === 0) continue;
      const passages = prose.of(document);
      const uses = usesOf(passages);
      reportUnmarked(document, uses, report);
      const heads: Head[] = [];
      for (const note of document.notes) {
        const marks = uses.get(note.name) ?? [];
        reportRepeated(note, marks, report);
        const head = document.locale === "zh" ? headOf(note) : undefined;
        if (head === undefined) continue;
        heads.push(head);
        const [first] = marks;
        if (first !== undefined) reportElsewhere(head, first, passages, report);
      }
      reportQuotation(heads, report);
      if (document.locale === "zh") reportTyped(document, passages, report);
    }
  },
});
