import { strFromU8, unzipSync } from "fflate";
import { elementsOf, readXml } from "./validate.ts";

type Element = ReturnType<typeof readXml>;

/** The texts of a DOCX file's paragraphs in order, with their styles; a box's text stands where the box is. */
interface ReadParagraph {
  readonly style: string;
  readonly text: string;
}

const parts: Readonly<Record<string, string>> = { "w:tab": "\t" };

function textOf(element: Element): string {
  if (element.name === "w:t") return element.text;
  // A box has paragraphs of its own, and its substitute for old readers says the same once more.
  if (element.name === "mc:AlternateContent" || element.name === "w:pPr") return "";
  return (parts[element.name] ?? "") + element.children.map(textOf).join("");
}

function* paragraphsOf(element: Element): Generator<Element> {
  if (element.name === "mc:Fallback") return;
  if (element.name === "w:p") yield element;
  for (const child of element.children) yield* paragraphsOf(child);
}

/** What a part of the file says, paragraph by paragraph. */
export function readParagraphs(
  docx: Uint8Array,
  part = "word/document.xml",
): readonly ReadParagraph[] {
  const content = unzipSync(docx)[part];
  if (content === undefined) return [];
  return [...paragraphsOf(readXml(strFromU8(content)))].map((paragraph) => ({
    style:
      [...elementsOf(paragraph)].find(({ name }) => name === "w:pStyle")?.attributes["w:val"] ?? "",
    text: textOf(paragraph),
  }));
}

/** The text inside each bookmark of a name with a beginning; in a row, that of its first cell's first line. */
export function readBookmarks(docx: Uint8Array, begins: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [path, content] of Object.entries(unzipSync(docx))) {
    if (!/^word\/\w+\.xml$/.test(path)) continue;
    for (const paragraph of paragraphsOf(readXml(strFromU8(content)))) {
      let name: string | undefined;
      let id: string | undefined;
      for (const child of paragraph.children) {
        const own = child.attributes["w:name"];
        if (child.name === "w:bookmarkStart" && own?.startsWith(begins)) {
          name = own;
          id = child.attributes["w:id"];
          found.set(own, "");
        } else if (child.name === "w:bookmarkEnd" && child.attributes["w:id"] === id)
          name = undefined;
        else if (name !== undefined) found.set(name, (found.get(name) ?? "") + textOf(child));
      }
    }
  }
  return found;
}
