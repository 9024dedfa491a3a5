import { childNamed, type XmlElement } from "../xml.ts";
import { piecesOf } from "./pieces.ts";
import { settingOf, switchOf, wholeNumber } from "./properties-of.ts";
import { changesAmong, chosen, countFormatting, markerOf, type Story, through } from "./story.ts";
import { tableOf } from "./tables.ts";
import type {
  Block,
  Change,
  ParagraphNumber,
  Piece,
  Section,
  WordParagraph,
} from "./word-document.ts";

/** Paragraphs and tables, in their order. */

/** The page that properties of a section set. */
export function sectionOf(properties: XmlElement | undefined): Section {
  const page = properties === undefined ? undefined : childNamed(properties, "pgSz")?.attributes;
  const width = wholeNumber(page?.w);
  const height = wholeNumber(page?.h);
  const landscape =
    page?.orient === "landscape" ||
    (page?.orient === undefined && width !== undefined && height !== undefined && width > height);
  return {
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(landscape ? { landscape: true } : {}),
  };
}

const isDeleted = ({ kind }: Change) => kind === "deleted" || kind === "moved-from";

/** Whether nothing of a paragraph is left when its changes are accepted: it is not counted. */
function isGone(pieces: readonly Piece[], mark: readonly Change[]): boolean {
  return (
    mark.some(isDeleted) &&
    pieces.every((piece) => !("changes" in piece) || piece.changes.some(isDeleted))
  );
}

function numberOf(properties: XmlElement | undefined, story: Story): ParagraphNumber | undefined {
  const { styles, counter } = story;
  const styleId = settingOf(properties, "pStyle");
  const style = styles.paragraph(styleId);
  const own = properties === undefined ? undefined : childNamed(properties, "numPr");
  const list = settingOf(own, "numId") ?? style.list;
  if (list === undefined || list === "0") return undefined;
  const level =
    wholeNumber(settingOf(own, "ilvl")) ??
    style.level ??
    (styleId === undefined ? undefined : counter.levelOf(list, styleId)) ??
    0;
  return counter.next(list, level);
}

function paragraphOf(element: XmlElement, story: Story): WordParagraph {
  const properties = childNamed(element, "pPr");
  const style = story.styles.paragraph(settingOf(properties, "pStyle"));
  const markProperties = properties === undefined ? undefined : childNamed(properties, "rPr");
  countFormatting(properties, story);
  countFormatting(markProperties, story);
  const mark = changesAmong(markProperties, story);
  const pieces = piecesOf(element.children, style.looks, story, blocksOf);
  const said = wholeNumber(settingOf(properties, "outlineLvl")) ?? style.outline;
  const align = settingOf(properties, "jc") ?? style.align;
  const number = isGone(pieces, mark) ? undefined : numberOf(properties, story);
  const ending = properties === undefined ? undefined : childNamed(properties, "sectPr");
  const framed = properties !== undefined && childNamed(properties, "framePr") !== undefined;
  return {
    kind: "paragraph",
    style: style.name,
    basedOn: style.basedOn,
    ...(said === undefined || said < 0 || said > 8 ? {} : { outline: said }),
    ...(align === undefined ? {} : { align }),
    ...(number === undefined ? {} : { number }),
    ...(framed ? { framed } : {}),
    ...(switchOf(properties, "pageBreakBefore") === true ? { pageBreakBefore: true } : {}),
    pieces,
    mark,
    ...(ending === undefined ? {} : { section: sectionOf(ending) }),
  };
}

function addBlocks(elements: readonly XmlElement[], story: Story, blocks: Block[]): void {
  for (const element of elements) {
    if (element.name === "p") blocks.push(paragraphOf(element, story));
    else if (element.name === "tbl") blocks.push(tableOf(element, story, blocksOf));
    else if (element.name === "AlternateContent") addBlocks(chosen(element), story, blocks);
    else if (element.name === "sectPr") countFormatting(element, story);
    else if (element.name === "altChunk") {
      const part = story.relations.get(element.attributes.id ?? "")?.target;
      story.foreignParts.push(part ?? "altChunk");
    } else {
      const marker = markerOf(element, story);
      if (marker !== undefined) story.waiting.push(marker);
      // Moves and changes may stand round whole paragraphs in files of old programs.
      const inner =
        through(element) ??
        (/^(?:ins|del|moveFrom|moveTo)$/.test(element.name) ? element.children : []);
      addBlocks(inner, story, blocks);
    }
  }
}

/** The blocks among elements; markers behind the last paragraph belong to it. */
export function blocksOf(elements: readonly XmlElement[], story: Story): readonly Block[] {
  const blocks: Block[] = [];
  addBlocks(elements, story, blocks);
  const last = blocks.at(-1);
  if (story.waiting.length > 0 && last?.kind === "paragraph") {
    blocks[blocks.length - 1] = { ...last, pieces: [...last.pieces, ...story.waiting.splice(0)] };
  }
  return blocks;
}
