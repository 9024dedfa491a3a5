import { el, ordered } from "./xml.ts";

/** Properties of paragraphs, runs and cells, as plain data and as XML. Lengths are in twips. */

type Face = "fangsong" | "kai" | "hei" | "song" | "xiaobiaosong" | "latin";

/** The faces of the form by their official names; a machine without them takes what the font table names beside. */
const faceNames: Readonly<Record<Face, string>> = {
  fangsong: "仿宋_GB2312",
  kai: "楷体_GB2312",
  hei: "黑体",
  song: "宋体",
  xiaobiaosong: "方正小标宋简体",
  latin: "Times New Roman",
};

export interface RunProperties {
  readonly style?: string;
  readonly face?: Face;
  /** In points. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly colour?: string;
  /** Between characters, in twips. */
  readonly spacing?: number;
  readonly highlight?: string;
  readonly raised?: boolean;
  /** Signs that belong to no script, such as quotation marks, take the Chinese face. */
  readonly chinese?: boolean;
}

interface Side {
  /** In eighths of a point. */
  readonly size: number;
  /** Between line and text, in points. */
  readonly space?: number;
  readonly colour?: string;
}

type Sides = Readonly<
  Partial<Record<"top" | "left" | "bottom" | "right" | "between" | "insideH" | "insideV", Side>>
>;

/** In characters of the form (字), beside which the same in twips stands for readers that know no characters. */
interface Indent {
  readonly left?: number;
  readonly right?: number;
  readonly firstLine?: number;
  readonly hanging?: number;
}

interface Tab {
  readonly at: number;
  readonly align: "left" | "center" | "right";
}

export interface ParagraphProperties {
  readonly style?: string;
  readonly keepNext?: boolean;
  readonly keepLines?: boolean;
  readonly pageBreakBefore?: boolean;
  readonly borders?: Sides;
  readonly tabs?: readonly Tab[];
  /** A line of exactly this height. */
  readonly exact?: number;
  readonly before?: number;
  readonly indent?: Indent;
  /** The lines behind the first begin so far in; for type of another size than the form's. */
  readonly hanging?: number;
  readonly align?: "left" | "center" | "right" | "both" | "distribute";
  /** `sectPr` of a section that ends here. */
  readonly section?: string;
}

/** A character of the form, in twips: 156 mm / 28. */
export const ZI = 8844 / 28;

/** `w:rFonts` of a face. */
function fontsOf(face: Face | undefined, chinese: boolean | undefined): string | undefined {
  const hint = chinese === true ? "eastAsia" : undefined;
  if (face === undefined) return hint === undefined ? undefined : el("rFonts", { hint });
  const latin = face === "song" ? faceNames.song : faceNames.latin;
  const own = face === "latin" ? faceNames.song : faceNames[face];
  return el("rFonts", { ascii: latin, hAnsi: latin, eastAsia: own, cs: latin, hint });
}

/** `w:rPr`; empty where nothing is said. */
export function runProperties(of: RunProperties): string {
  return ordered("rPr", {
    rStyle: of.style === undefined ? undefined : el("rStyle", { val: of.style }),
    rFonts: fontsOf(of.face, of.chinese),
    b: of.bold === true ? el("b") : undefined,
    bCs: of.bold === true ? el("bCs") : undefined,
    color: of.colour === undefined ? undefined : el("color", { val: of.colour }),
    spacing: of.spacing === undefined ? undefined : el("spacing", { val: of.spacing }),
    sz: of.size === undefined ? undefined : el("sz", { val: of.size * 2 }),
    szCs: of.size === undefined ? undefined : el("szCs", { val: of.size * 2 }),
    highlight: of.highlight === undefined ? undefined : el("highlight", { val: of.highlight }),
    vertAlign: of.raised === true ? el("vertAlign", { val: "superscript" }) : undefined,
  });
}

/** Lines on the sides of a paragraph, a cell or a table. */
function sides(name: "pBdr" | "tcBorders" | "tblBorders", borders: Sides): string {
  return ordered(
    name,
    Object.fromEntries(
      Object.entries(borders).map(([side, { size, space = 0, colour = "000000" }]) => [
        side,
        el(side, { val: "single", sz: size, space, color: colour }),
      ]),
    ),
  );
}

/** `w:ind`: characters win in Word and WPS, twips serve the rest. */
function indentOf(indent: Indent, unit = ZI): string {
  const said = Object.entries(indent).flatMap(([side, zi]) => [
    [side, Math.round(zi * unit)] as const,
    [`${side}Chars`, Math.round(zi * 100)] as const,
  ]);
  return el("ind", Object.fromEntries(said));
}

/** `w:pPr`; empty where nothing is said. */
export function paragraphProperties(of: ParagraphProperties): string {
  const on = (name: string, flag: boolean | undefined) => (flag === true ? el(name) : undefined);
  const spacing =
    of.exact === undefined && of.before === undefined
      ? undefined
      : el("spacing", {
          before: of.before ?? 0,
          after: 0,
          ...(of.exact === undefined ? {} : { line: of.exact, lineRule: "exact" }),
        });
  return ordered("pPr", {
    pStyle: of.style === undefined ? undefined : el("pStyle", { val: of.style }),
    keepNext: on("keepNext", of.keepNext),
    keepLines: on("keepLines", of.keepLines),
    pageBreakBefore: on("pageBreakBefore", of.pageBreakBefore),
    pBdr: of.borders === undefined ? undefined : sides("pBdr", of.borders),
    tabs:
      of.tabs === undefined
        ? undefined
        : el(
            "tabs",
            {},
            ...of.tabs.map(({ at, align }) => el("tab", { val: align, pos: Math.round(at) })),
          ),
    spacing,
    ind:
      of.hanging === undefined
        ? of.indent && indentOf(of.indent)
        : el("ind", { left: 280 + of.hanging, right: 280, hanging: of.hanging }),
    jc: of.align === undefined ? undefined : el("jc", { val: of.align }),
    sectPr: of.section,
  });
}
