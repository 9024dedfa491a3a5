import { Parser } from "saxen";

/** XML as a tree of what is asked for: names without prefixes, since programs choose those as they like. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text right in it, and that of its children, in order. */
  readonly text: string;
}

interface Building {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/** How much of a document is read at most. */
export interface XmlBounds {
  readonly deepest: number;
  readonly most: number;
}

/** Why a document is no tree; `entities` are the way to make a small document a large one. */
export type XmlFault = "entities" | "too-deep" | "too-many" | "not-well-formed";

/** Levels below this are no workbook's; elements are taken out one after another there. */
const workbooks: XmlBounds = { deepest: 40, most: Number.POSITIVE_INFINITY };

function faultIn(
  xml: string,
  { deepest, most }: XmlBounds,
  wanted: ReadonlySet<string>,
  found: (element: XmlElement) => void,
): XmlFault | undefined {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) return "entities";
  const stack: Building[] = [];
  let depth = 0;
  let count = 0;
  let fault: XmlFault | undefined;
  const parser = new Parser();
  parser.on("openTag", (name, attributes, decode) => {
    depth += 1;
    const own = local(name);
    if (fault !== undefined || (stack.length === 0 && !wanted.has(own))) return;
    count += 1;
    if (stack.length >= deepest || count > most) {
      fault = stack.length >= deepest ? "too-deep" : "too-many";
      // What follows is passed over without keeping any of it.
      stack.length = 0;
      return;
    }
    const decoded = Object.entries(attributes()).map(([key, value]) => [local(key), decode(value)]);
    stack.push({ name: own, attributes: Object.fromEntries(decoded), children: [], text: "" });
  });
  const add = (text: string) => {
    const last = stack.at(-1);
    if (last !== undefined) last.text += text;
  };
  parser.on("text", (text, decode) => add(decode(text)));
  parser.on("cdata", add);
  parser.on("closeTag", () => {
    depth -= 1;
    const done = stack.pop();
    if (done === undefined) return;
    const around = stack.at(-1);
    if (around === undefined) found(done);
    else {
      around.children.push(done);
      around.text += done.text;
    }
  });
  parser.on("error", () => {
    fault ??= "not-well-formed";
  });
  try {
    parser.parse(xml);
  } catch {
    return fault ?? "not-well-formed";
  }
  return fault ?? (depth === 0 ? undefined : "not-well-formed");
}

/**
 * Hands out the elements of a name as they end, so that a large document is never a tree as a whole.
 * @param wanted local names; elements inside a wanted one belong to it
 * @returns false where the document is not well formed
 */
export function eachElement(
  xml: string,
  wanted: ReadonlySet<string>,
  found: (element: XmlElement) => void,
): boolean {
  return faultIn(xml, workbooks, wanted, found) === undefined;
}

/** The first element of a name with all that is in it, or why there is none. */
export function treeOf(xml: string, name: string, bounds: XmlBounds): XmlElement | XmlFault {
  let root: XmlElement | undefined;
  const fault = faultIn(xml, bounds, new Set([name]), (element) => {
    root ??= element;
  });
  return fault ?? root ?? "not-well-formed";
}

/** All elements of a name; undefined where the document is not well formed. */
export function elementsOf(xml: string, name: string): readonly XmlElement[] | undefined {
  const found: XmlElement[] = [];
  return eachElement(xml, new Set([name]), (element) => found.push(element)) ? found : undefined;
}

/** The first child of a name. */
export function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}
