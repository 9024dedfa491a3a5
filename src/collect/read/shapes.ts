import type { Spot } from "../../findings/finding.ts";
import { childNamed, elementsOf, type XmlElement } from "../../office/xml.ts";
import { columnLetters } from "../../sheets/column-letters.ts";
import { shapeNotRead } from "../findings/files.ts";
import type { SheetFinding } from "./raw.ts";

/** What a worksheet says outside its cells: text boxes and shapes, headers and footers. */

const all = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.flatMap((child) => (child.name === name ? [child] : all(child, name)));

/** The paragraphs of a shape's text. */
const textOf = (shape: XmlElement): string =>
  all(shape, "p")
    .map((paragraph) =>
      all(paragraph, "t")
        .map(({ text }) => text)
        .join(""),
    )
    .join("\n")
    .trim();

/** The texts of the shapes of a drawing, each at the cell on which it begins. */
export function shapesIn(xml: string, page: Spot): readonly SheetFinding[] {
  const what = { zh: "文本框或图形", en: "a text box or shape" };
  return ["twoCellAnchor", "oneCellAnchor", "absoluteAnchor"]
    .flatMap((name) => elementsOf(xml, name) ?? [])
    .flatMap((anchor) => {
      const from = childNamed(anchor, "from");
      const at = (name: string) => Number((from && childNamed(from, name)?.text) ?? 0);
      const place =
        from === undefined
          ? page
          : { ...page, row: at("row") + 1, column: columnLetters(at("col")) };
      return all(anchor, "txBody")
        .map(textOf)
        .filter((text) => text !== "")
        .map((text) => shapeNotRead.at(place, { what, text }));
    });
}

/** The words that sheets have in their own footers: who signs, and the number of the page. */
const ours =
  /填报人|审核人|负责人签字（盖章）|填报日期|第\s*页\s*共\s*页|Filled in by|Checked by|Signature|Date|Page\s+of|[\s：:]/g;

/** What somebody wrote into the headers and footers of a worksheet. */
export function headersIn(xml: string, page: Spot): readonly SheetFinding[] {
  const [element] = elementsOf(xml, "headerFooter") ?? [];
  return (element?.children ?? []).flatMap(({ name, text }) => {
    const said = text.replace(/&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d+|[A-Za-z])/g, " ").trim();
    if (said.replace(ours, "") === "") return [];
    const what = name.endsWith("Header")
      ? { zh: "页眉", en: "the header" }
      : { zh: "页脚", en: "the footer" };
    return [shapeNotRead.at(page, { what, text: said.replace(/\s+/g, " ") })];
  });
}
