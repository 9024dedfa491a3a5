import { elementsOf, type XmlElement } from "../xml.ts";
import { textOf } from "./texts.ts";
import type { Block, WordComment } from "./word-document.ts";

/** What people wrote beside the text. */

/** The ids of the paragraphs of an element; threads are told by the last one of a comment. */
const lastParagraph = (element: XmlElement) =>
  element.children.findLast(({ name }) => name === "p")?.attributes.paraId?.toUpperCase();

/**
 * Reads `comments.xml` with `commentsExtended.xml`, which knows what answers what.
 * @param blocksOf the blocks of an element of the first
 * @returns undefined where one is not well formed
 */
export function readComments(
  xml: string | undefined,
  extended: string | undefined,
  blocksOf: (elements: readonly XmlElement[]) => readonly Block[],
): readonly WordComment[] | undefined {
  const elements = xml === undefined ? [] : elementsOf(xml, "comment");
  const threads = extended === undefined ? [] : elementsOf(extended, "commentEx");
  if (elements === undefined || threads === undefined) return undefined;
  const thread = new Map(
    threads.map(({ attributes }) => [attributes.paraId?.toUpperCase(), attributes]),
  );
  const idOf = new Map(elements.map((one) => [lastParagraph(one), one.attributes.id ?? ""]));
  return elements.map((element): WordComment => {
    const { id = "", author = "", date = "" } = element.attributes;
    const paragraph = lastParagraph(element);
    const more = paragraph === undefined ? undefined : thread.get(paragraph);
    const above = more?.paraIdParent?.toUpperCase();
    const parent = above === undefined ? undefined : idOf.get(above);
    return {
      id,
      ...(author.trim() === "" ? {} : { author }),
      ...(date === "" ? {} : { date }),
      text: textOf(blocksOf(element.children), "accepted").trim(),
      ...(parent === undefined ? {} : { parent }),
      ...(/^(?:1|true)$/.test(more?.done ?? "") ? { done: true } : {}),
    };
  });
}
