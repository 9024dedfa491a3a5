import { findingKind, type Wording } from "../findings/finding.ts";

/** What can be wrong with the shape of a source. One finding a line. */

const none = {};
export type None = typeof none;

export const missingBrace = findingKind<{ brace: "{" | "}" }>({
  code: "missing-brace",
  severity: "error",
  why: {
    zh: "花括号要成对。少了一个，后面的内容就归到了别处；这里按缩进推断它应在的位置。",
    en: "Braces come in pairs. Where one is missing, what follows would belong to something else; its place is guessed from the indentation.",
  },
  message: {
    zh: ({ brace }) => `这里缺少“${brace}”`,
    en: ({ brace }) => `“${brace}” is missing here`,
  },
  mend: {
    zh: ({ brace }) => `在此处补上“${brace}”`,
    en: ({ brace }) => `put “${brace}” here`,
  },
});

export const extraBrace = findingKind<{ brace: string }>({
  code: "extra-brace",
  severity: "error",
  why: {
    zh: "多出的花括号会提前结束上一级，或不属于任何一行。",
    en: "A brace too many would end what encloses it, or belongs to no entry.",
  },
  message: {
    zh: ({ brace }) => `这个“${brace}”是多余的`,
    en: ({ brace }) => `this “${brace}” is one too many`,
  },
  mend: { zh: () => "删去它", en: () => "delete it" },
});

export const misleadingIndentation = findingKind<None>({
  code: "misleading-indentation",
  severity: "warning",
  why: {
    zh: "缩进本身没有含义，但与花括号相矛盾时，多半是同时丢了一个“{”和一个“}”。",
    en: "Indentation means nothing, but where it contradicts the braces one “{” and one “}” have often been lost together.",
  },
  message: {
    zh: () => "从这里起，缩进与花括号不一致",
    en: () => "from here on the indentation contradicts the braces",
  },
  mend: {
    zh: () => "核对花括号，或运行 planwright fmt",
    en: () => "check the braces, or run planwright fmt",
  },
});

export const lineTooLong = findingKind<{ length: number; most: number }>({
  code: "line-too-long",
  severity: "error",
  why: {
    zh: "一行最多 20000 个字符，大约十五页纸；更长的多半是粘贴错了内容，或不是计划源文件。有这样的行，整个文件就不读。",
    en: "A line may hold 20,000 characters, some fifteen pages; a longer one was most likely pasted by mistake, or the file is no plan. A file with such a line is not read.",
  },
  message: {
    zh: ({ length, most }) => `这一行有 ${length} 个字符，最多可有 ${most} 个；这个文件没有读`,
    en: ({ length, most }) =>
      `this line has ${length} characters and may have ${most}; the file was not read`,
  },
  mend: {
    zh: () => "把长的文字分成几行，每行以“|”开头",
    en: () => "write a long text in several lines, each with “|” in front",
  },
});

export const tooDeep = findingKind<{ most: number }>({
  code: "too-deep",
  severity: "error",
  why: {
    zh: "花括号最多嵌套 100 层，方案一般只有四五层；更深的多半是丢了右花括号，或是程序生成时出了错。这样的文件不读。",
    en: "Braces nest up to 100 levels, and plans have four or five; deeper ones most likely lack what closes them, or a program that wrote them went wrong. Such a file is not read.",
  },
  message: {
    zh: ({ most }) => `从这里起嵌套超过 ${most} 层；这个文件没有读`,
    en: ({ most }) => `from here on more than ${most} braces are open; the file was not read`,
  },
  mend: {
    zh: () => "核对前面的右花括号是否齐全",
    en: () => "see whether closing braces are missing above",
  },
});

export const unknownKeyword = findingKind<{ word: string; parent: Wording }>({
  code: "unknown-keyword",
  severity: "error",
  why: {
    zh: "一行的第一个词是关键词，它决定这一行是什么。",
    en: "The first word of a line is its keyword; it decides what the line is.",
  },
  message: {
    zh: ({ word, parent }) => `“${word}”不是${parent.zh}里可用的关键词`,
    en: ({ word, parent }) => `“${word}” is no keyword that may stand in ${parent.en}`,
  },
});

export const gluedKeyword = findingKind<{ word: string; keyword: string; rest: string }>({
  code: "glued-keyword",
  severity: "error",
  why: {
    zh: "关键词与后面的内容之间要有空格或冒号。",
    en: "A blank or a colon divides the keyword from what follows.",
  },
  message: {
    zh: ({ word, keyword, rest }) =>
      rest === ""
        ? `这里的关键词不是“${word}”，是“${keyword}”`
        : `“${word}”：关键词“${keyword}”与后面的内容连在了一起`,
    en: ({ word, keyword, rest }) =>
      rest === ""
        ? `the keyword is “${keyword}” and not “${word}”`
        : `“${word}”: the keyword “${keyword}” is glued to what follows`,
  },
  mend: {
    zh: ({ keyword, rest }) => `写作“${keyword}${rest === "" ? "" : " "}${rest}”`,
    en: ({ keyword, rest }) => `write “${keyword}${rest === "" ? "" : " "}${rest}”`,
  },
});

export const notAnEntry = findingKind<{ line: string }>({
  code: "not-an-entry",
  severity: "error",
  why: {
    zh: "一行要么以关键词开头，要么以竖线“|”开头；竖线后面是文件的正文。",
    en: "A line begins with a keyword, or with a bar “|”; what stands behind the bar is text of the document.",
  },
  message: {
    zh: ({ line }) => `“${line}”既不是条目也不是正文`,
    en: ({ line }) => `“${line}” is no entry and no text`,
  },
  mend: {
    zh: () => "正文请以竖线“|”开头",
    en: () => "begin text with a bar “|”",
  },
});

export const misplacedEntry = findingKind<{ word: string; parent: Wording; where: Wording }>({
  code: "misplaced-entry",
  severity: "error",
  why: {
    zh: "每个关键词只能写在它能写的地方。",
    en: "Each keyword has its places.",
  },
  message: {
    zh: ({ word, parent }) => `“${word}”不能写在${parent.zh}里`,
    en: ({ word, parent }) => `“${word}” may not stand in ${parent.en}`,
  },
  mend: {
    zh: ({ where }) => `它可以写在：${where.zh}`,
    en: ({ where }) => `it may stand in: ${where.en}`,
  },
});

export const repeatedEntry = findingKind<{ word: string }>({
  code: "repeated-entry",
  severity: "error",
  why: {
    zh: "这个属性在一个条目里只能写一次，否则不知以哪个为准。",
    en: "This attribute may stand once in an entry, or nobody knows which one counts.",
  },
  message: {
    zh: ({ word }) => `“${word}”在这里写了不止一次`,
    en: ({ word }) => `“${word}” stands here more than once`,
  },
  mend: { zh: () => "只留一个", en: () => "keep one" },
});

export const missingName = findingKind<{ word: string }>({
  code: "missing-name",
  severity: "error",
  why: {
    zh: "名字用来在别处引用这个条目，也用来跟踪它。",
    en: "A name lets other places refer to the entry, and lets it be tracked.",
  },
  message: {
    zh: ({ word }) => `“${word}”后面没有名字`,
    en: ({ word }) => `“${word}” has no name`,
  },
  mend: {
    zh: ({ word }) => `在“${word}”后面写一个简短的名字`,
    en: ({ word }) => `put a short name behind “${word}”`,
  },
});

export const badName = findingKind<{ name: string; sign: string }>({
  code: "bad-name",
  severity: "error",
  why: {
    zh: "名字里的“.”“@”用来引用：方案.条目、条目@期次。",
    en: "“.” and “@” in a name are for references: plan.item, item@occurrence.",
  },
  message: {
    zh: ({ name, sign }) => `名字“${name}”里不能有“${sign}”`,
    en: ({ name, sign }) => `the name “${name}” may not hold “${sign}”`,
  },
});

export const missingTitle = findingKind<{ word: Wording }>({
  code: "missing-title",
  severity: "error",
  why: { zh: "标题要印在文件里，写在引号中。", en: "The title prints; it stands in quotes." },
  message: {
    zh: ({ word }) => `“${word.zh}”没有标题`,
    en: ({ word }) => `“${word.en}” has no title`,
  },
  mend: {
    zh: () => "在名字后面用引号写上标题",
    en: () => "put the title in quotes behind the name",
  },
});

export const missingValue = findingKind<{ word: string; expected: Wording }>({
  code: "missing-value",
  severity: "error",
  why: { zh: "只有关键词，没有内容。", en: "There is a keyword and nothing behind it." },
  message: {
    zh: ({ word, expected }) => `“${word}”后面应有${expected.zh}`,
    en: ({ word, expected }) => `“${word}” needs ${expected.en}`,
  },
});

export const badValue = findingKind<{ word: string; value: string; expected: Wording }>({
  code: "bad-value",
  severity: "error",
  why: {
    zh: "内容的样子与关键词不符。",
    en: "The value has not the shape that the keyword takes.",
  },
  message: {
    zh: ({ word, value, expected }) => `“${value}”：“${word}”后面应是${expected.zh}`,
    en: ({ word, value, expected }) => `“${value}”: “${word}” takes ${expected.en}`,
  },
});

export const unexpectedValue = findingKind<{ word: string; value: string }>({
  code: "unexpected-value",
  severity: "error",
  why: { zh: "这一行到这里已经完整。", en: "The line is complete before it." },
  message: {
    zh: ({ word, value }) => `“${word}”这一行不需要“${value}”`,
    en: ({ word, value }) => `the line of “${word}” takes no “${value}”`,
  },
  mend: {
    zh: () => "删去，或另起一行",
    en: () => "delete it, or put it on a line of its own",
  },
});

export const openString = findingKind<None>({
  code: "open-string",
  severity: "error",
  why: { zh: "引号要在同一行里成对。", en: "A quotation mark is closed on its own line." },
  message: {
    zh: () => "这个引号没有配对的引号",
    en: () => "this quotation mark is never closed",
  },
  mend: {
    zh: () => "在本行补上另一个引号",
    en: () => "close it on this line",
  },
});

export const strayCharacters = findingKind<{ characters: string }>({
  code: "stray-characters",
  severity: "error",
  why: {
    zh: "名字和值里没有这种符号；要印出来的文字请放在引号里或竖线后面。",
    en: "Names and values hold no such sign; what prints stands in quotes or behind a bar.",
  },
  message: {
    zh: ({ characters }) => `这里不应有“${characters}”`,
    en: ({ characters }) => `“${characters}” does not belong here`,
  },
  mend: {
    zh: () => "删去，或把文字放在引号里",
    en: () => "delete it, or put the text in quotes",
  },
});

export const textNotAllowed = findingKind<{ parent: Wording }>({
  code: "text-not-allowed",
  severity: "error",
  why: {
    zh: "竖线后面的文字会印进文件，这里没有它的位置。",
    en: "Text behind a bar prints; it has no place in the document here.",
  },
  message: {
    zh: ({ parent }) => `${parent.zh}里不能有正文`,
    en: ({ parent }) => `${parent.en} holds no text`,
  },
});

export const blockNotAllowed = findingKind<{ word: string }>({
  code: "block-not-allowed",
  severity: "error",
  why: { zh: "这个关键词下面没有下级内容。", en: "Nothing can stand inside this entry." },
  message: {
    zh: ({ word }) => `“${word}”后面不能有花括号`,
    en: ({ word }) => `“${word}” takes no braces`,
  },
});

export const badRow = findingKind<{ row: string; expected: Wording }>({
  code: "bad-row",
  severity: "error",
  why: {
    zh: "这里每一行是一条数据，各格有固定的次序。",
    en: "Each line here is a row of data, its cells in a fixed order.",
  },
  message: {
    zh: ({ row, expected }) => `“${row}”：这一行应为${expected.zh}`,
    en: ({ row, expected }) => `“${row}”: a row here is ${expected.en}`,
  },
});

export const brokenMark = findingKind<{ mark: string; nested: boolean }>({
  code: "broken-mark",
  severity: "error",
  why: {
    zh: "标记要在同一行里用“]”结束，里面不能再有括号；否则照原样印出，而不是印出算出的内容。",
    en: "A mark ends with “]” on its own line and holds no other bracket; otherwise it prints as typed, and nothing is computed.",
  },
  message: {
    zh: ({ mark, nested }) => (nested ? `标记“${mark}”里面还有括号` : `标记“${mark}”没有用“]”结束`),
    en: ({ mark, nested }) =>
      nested ? `the mark “${mark}” holds another bracket` : `the mark “${mark}” is never closed`,
  },
  mend: {
    zh: ({ nested }) =>
      nested ? "两个标记前后分开写；要照原样印的，写“[[”" : "补上“]”；要照原样印的，写“[[”",
    en: ({ nested }) =>
      nested
        ? "put one mark behind the other; write “[[” for a plain bracket"
        : "put “]” at its end; write “[[” for a plain bracket",
  },
});

export const misplacedMark = findingKind<{ mark: string; cell: boolean }>({
  code: "misplaced-mark",
  severity: "error",
  why: {
    zh: "标记只在标题、竖线后的正文、表的格、图题、列的式样里算出；“写作”里只有注释和待定可用。别处照原样印出。",
    en: "Marks are computed in titles, in text behind bars, in cells, captions and templates of columns; what is written as a string of units takes notes and open points only. Elsewhere they would print as typed.",
  },
  message: {
    zh: ({ mark }) => `标记“${mark}”在这里不起作用`,
    en: ({ mark }) => `the mark “${mark}” does not work here`,
  },
  mend: {
    zh: ({ cell }) => (cell ? "把这一格放在引号里" : "直接写出要印的字"),
    en: ({ cell }) => (cell ? "put the cell in quotes" : "write the words themselves"),
  },
});

export const missingReason = findingKind<{ word: string }>({
  code: "missing-reason",
  severity: "error",
  why: {
    zh: "忽略一项检查要说明理由，写在竖线后面。",
    en: "To ignore a finding takes a reason, behind a bar.",
  },
  message: {
    zh: ({ word }) => `“${word}”没有写理由`,
    en: ({ word }) => `“${word}” gives no reason`,
  },
  mend: { zh: () => "在行末写“| 理由”", en: () => "write “| reason” at the line's end" },
});

export const syntaxFindings = [
  missingBrace,
  extraBrace,
  misleadingIndentation,
  lineTooLong,
  tooDeep,
  unknownKeyword,
  gluedKeyword,
  notAnEntry,
  misplacedEntry,
  repeatedEntry,
  missingName,
  badName,
  missingTitle,
  missingValue,
  badValue,
  unexpectedValue,
  openString,
  strayCharacters,
  textNotAllowed,
  blockNotAllowed,
  badRow,
  brokenMark,
  misplacedMark,
  missingReason,
] as const;
