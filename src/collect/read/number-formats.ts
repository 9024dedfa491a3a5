import { elementsOf, type XmlElement } from "../../office/xml.ts";

/** What the styles of a workbook say of its numbers (ECMA-376 part 1, 18.8.30). */

export type NumberKind = "number" | "percent" | "date";

/** The formats without a code of their own that show days; 27 to 36 and 50 to 58 do so in Chinese programs. */
function builtIn(id: number): NumberKind {
  if (id === 9 || id === 10) return "percent";
  const date =
    (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return date ? "date" : "number";
}

function kindOf(code: string): NumberKind {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, "");
  if (bare.includes("%")) return "percent";
  return /[yYdD]/.test(bare) || /年|月|日/.test(code) ? "date" : "number";
}

const inside = (elements: readonly XmlElement[], name: string) =>
  elements.flatMap(({ children }) => children.filter((child) => child.name === name));

/** The kind of number that each cell style shows, in the order of the styles. */
export function numberKinds(styles: string | undefined): readonly NumberKind[] {
  if (styles === undefined) return [];
  const codes = new Map(
    inside(elementsOf(styles, "numFmts") ?? [], "numFmt").map(({ attributes }) => [
      Number(attributes.numFmtId),
      attributes.formatCode ?? "",
    ]),
  );
  return inside(elementsOf(styles, "cellXfs") ?? [], "xf").map(({ attributes }) => {
    const id = Number(attributes.numFmtId ?? 0);
    const code = codes.get(id);
    return code === undefined ? builtIn(id) : kindOf(code);
  });
}
