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

/** Levels below this are no workbook's. */
const DEEPEST = 40;

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
  // Entities of its own are the way to make a small document a large one.
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) return false;
  const stack: Building[] = [];
  let depth = 0;
  let wrong = false;
  const parser = new Parser();
  parser.on("openTag", (name, attributes, decode) => {
    depth += 1;
    const own = local(name);
    if (stack.length === 0 && !wanted.has(own)) return;
    if (stack.length >= DEEPEST) {
      wrong = true;
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
    wrong = true;
  });
  try {
    parser.parse(xml);
  } catch {
    return false;
  }
  return !wrong && depth === 0;
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
