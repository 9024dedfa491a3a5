import { childNamed, elementsOf, type XmlElement } from "../xml.ts";
import { settingOf, switchOf, wholeNumber } from "./properties-of.ts";
import type { Looks } from "./word-document.ts";

/** Styles by their ids, with what they take over from those that they are based on. */

interface Style {
  /** In lower case: programs differ in it. */
  readonly name: string;
  readonly basedOn: readonly string[];
  readonly outline?: number;
  readonly align?: string;
  /** The list that its paragraphs count in. */
  readonly list?: string;
  readonly level?: number;
  readonly looks: Looks;
}

export interface Styles {
  readonly paragraph: (id: string | undefined) => Style;
  /** What a character style changes of the looks around it. */
  readonly character: (id: string | undefined) => Looks;
}

/** The looks that properties of a run set; what they switch off is `false`. */
type SetLooks = { readonly [K in keyof Looks]: Looks[K] | false };

/** Sets of looks are few: each is made once, so that a long document does not hold a copy for every word. */
export function looksWith(around: Looks, properties: XmlElement | undefined): Looks {
  if (properties === undefined || properties.children.length === 0) return around;
  const set = setLooks(properties);
  return Object.fromEntries(
    Object.entries({ ...around, ...set }).filter(([, value]) => value !== false),
  );
}

function setLooks(properties: XmlElement): SetLooks {
  const fonts = childNamed(properties, "rFonts")?.attributes;
  const size = wholeNumber(settingOf(properties, "sz"));
  const underline = childNamed(properties, "u");
  const position = settingOf(properties, "vertAlign");
  const all: Readonly<Record<string, string | number | boolean | undefined>> = {
    face: fonts?.eastAsia,
    latin: fonts?.ascii ?? fonts?.hAnsi,
    size: size === undefined ? undefined : size / 2,
    bold: switchOf(properties, "b"),
    italic: switchOf(properties, "i"),
    underlined: underline === undefined ? undefined : underline.attributes.val !== "none",
    struck: switchOf(properties, "strike") ?? switchOf(properties, "dstrike"),
    raised: position === undefined ? undefined : position === "superscript",
    hidden: switchOf(properties, "vanish"),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

const MOST_ANCESTORS = 20;

/** Reads `styles.xml`; undefined where it is not well formed. */
export function readStyles(xml: string | undefined): Styles | undefined {
  const elements = xml === undefined ? [] : elementsOf(xml, "style");
  const defaults = xml === undefined ? [] : elementsOf(xml, "docDefaults");
  if (elements === undefined || defaults === undefined) return undefined;
  const byId = new Map(elements.map((one) => [one.attributes.styleId, one]));
  const standard = elements.find(
    ({ attributes }) =>
      attributes.type === "paragraph" && /^(?:1|true|on)$/.test(attributes.default ?? ""),
  );
  const [given] = defaults;
  const fallback = given === undefined ? undefined : childNamed(given, "rPrDefault");
  const plain = looksWith({}, fallback === undefined ? undefined : childNamed(fallback, "rPr"));

  /** A style and those that it is based on, the nearest first; a circle ends where it closes. */
  const family = (id: string | undefined): readonly XmlElement[] => {
    const found: XmlElement[] = [];
    let next = id === undefined ? undefined : byId.get(id);
    while (next !== undefined && !found.includes(next) && found.length < MOST_ANCESTORS) {
      found.push(next);
      const base = settingOf(next, "basedOn");
      next = base === undefined ? undefined : byId.get(base);
    }
    return found;
  };
  const nameOf = (style: XmlElement) => (settingOf(style, "name") ?? "").toLowerCase();
  const looksOf = (chain: readonly XmlElement[], around: Looks) =>
    chain.reduceRight((looks, style) => looksWith(looks, childNamed(style, "rPr")), around);

  const paragraphStyles = new Map<string | undefined, Style>();
  const paragraph = (id: string | undefined): Style => {
    const known = paragraphStyles.get(id);
    if (known !== undefined) return known;
    const chain = family(id !== undefined && byId.has(id) ? id : standard?.attributes.styleId);
    const [own, ...others] = chain;
    const properties = chain.flatMap((style) => childNamed(style, "pPr") ?? []);
    const first = <T>(read: (one: XmlElement) => T | undefined) =>
      properties.map(read).find((value) => value !== undefined);
    const outline = first((one) => wholeNumber(settingOf(one, "outlineLvl")));
    const align = first((one) => settingOf(one, "jc"));
    const list = first((one) => settingOf(childNamed(one, "numPr"), "numId"));
    const level = first((one) => wholeNumber(settingOf(childNamed(one, "numPr"), "ilvl")));
    const style: Style = {
      name: own === undefined ? "normal" : nameOf(own),
      basedOn: others.map(nameOf),
      ...(outline === undefined || outline > 8 ? {} : { outline }),
      ...(align === undefined ? {} : { align }),
      ...(list === undefined ? {} : { list }),
      ...(level === undefined ? {} : { level }),
      looks: looksOf(chain, plain),
    };
    paragraphStyles.set(id, style);
    return style;
  };

  const characterStyles = new Map<string, Looks>();
  const character = (id: string | undefined): Looks => {
    if (id === undefined) return {};
    const known = characterStyles.get(id) ?? looksOf(family(id), {});
    characterStyles.set(id, known);
    return known;
  };
  return { paragraph, character };
}
