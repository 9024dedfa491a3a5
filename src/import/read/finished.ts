import {
  type Dropped,
  noteMark,
  type SourceBlock,
  type SourceNote,
  type SourceParagraph,
  type SourceText,
} from "../blocks.ts";

/** What every reader does last: words of a web page go, typed notes become notes. */

const WEB_PAGE =
  /^(?:发布(?:时间|日期)|来源|信息来源|字号|字体|浏览次数|阅读次数|访问量|责任编辑|编辑|作者|索\s*引\s*号|主题分类|发文机关|成文日期|标\s*题|发文字号|公开日期|发布机构|有效性|文件状态|分享到|扫一扫|打印|关闭|相关链接|附件下载|您(?:现在)?的位置|当前位置)\s*[：:【[（(]|^(?:打印本页|关闭窗口|【?(?:打印|关闭|字体)[^，。]{0,20}|扫一扫在手机打开当前页|分享|返回顶部|上一篇.*|下一篇.*|Back to top)$/;

const isPage = (block: SourceBlock | undefined) =>
  block?.kind === "paragraph" && block.text.length <= 90 && WEB_PAGE.test(block.text);

/** Finishes what was read. Only at the head and at the end of a file can words belong to its page. */
export function finished(
  blocks: readonly SourceBlock[],
  notes: readonly SourceNote[],
  dropped: readonly Dropped[],
): SourceText {
  const gone: Dropped[] = [...dropped];
  const last = blocks.length - 1;
  // The page's words stand before the text, or just below its title.
  const begins = blocks.slice(0, 25).findLastIndex(isPage);
  const kept = blocks.filter((block, index) => {
    if (!isPage(block) || (index > begins && index < last - 15)) return true;
    if (block.kind === "paragraph")
      gone.push({ reason: "web-page", text: block.text, line: block.line });
    return false;
  });
  const typed = notes.length > 0 ? { blocks: kept, notes: [] } : typedNotes(kept);
  return { blocks: typed.blocks, notes: [...notes, ...typed.notes], dropped: gone };
}

const NOTE = /^\[(\d{1,3})\]\s*(\S.*)$/;

/** [1] in the text with its note at the end: notes, where every number has one of each. */
function typedNotes(blocks: readonly SourceBlock[]): {
  readonly blocks: readonly SourceBlock[];
  readonly notes: readonly SourceNote[];
} {
  const noteOf = (block: SourceBlock | undefined) =>
    block?.kind === "paragraph" ? NOTE.exec(block.text) : null;
  let from = blocks.length;
  while (from > 0 && noteOf(blocks[from - 1]) !== null) from -= 1;
  const list = blocks.slice(from).map((block) => ({ match: noteOf(block), line: block.line }));
  const body = blocks.slice(0, from);
  const numbers = list.map(({ match }) => Number(match?.[1]));
  const marks = body.flatMap((block) =>
    block.kind === "paragraph"
      ? [...block.text.matchAll(/\[(\d{1,3})\]/g)].map((match) => Number(match[1]))
      : [],
  );
  const called = [...new Set(marks)];
  const counted = (all: readonly number[]) => all.every((number, index) => number === index + 1);
  if (
    list.length === 0 ||
    !counted(numbers) ||
    called.length !== numbers.length ||
    !counted(called)
  )
    return { blocks, notes: [] };
  return {
    blocks: body.map((block) =>
      block.kind === "table"
        ? block
        : ({
            ...block,
            text: block.text.replace(/\[(\d{1,3})\]/g, (_all, id: string) => noteMark(id)),
          } satisfies SourceParagraph),
    ),
    notes: list.map(({ match, line }) => ({ id: match?.[1] ?? "", text: match?.[2] ?? "", line })),
  };
}
