import type { Worksheet } from "@cj-tech-master/excelts";
import { FONT_SIZE } from "./measures.ts";

/** How the cells of workbooks look. The library writes a style once only where cells share the object. */

export type CellStyle = ReturnType<Worksheet["getCell"]>["style"];

const TINT = "FFFDF6DC";
const HEAD = "FFE8ECEF";
const LINE = { style: "thin", color: { argb: "FFBFC5CA" } } as const;
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE };

const solid = (argb: string) => ({ type: "pattern", pattern: "solid", fgColor: { argb } }) as const;

interface CellLook {
  /** Whether the unit fills it in. */
  readonly fill: boolean;
  /** `@` keeps what is typed as text. */
  readonly format: "General" | "@" | "0%" | "yyyy-mm-dd";
  /** Instead of the usual ground of what is filled in; with its opacity. */
  readonly tint?: string;
}

/** The styles of one workbook. */
export interface Styles {
  readonly title: CellStyle;
  readonly head: CellStyle;
  readonly label: CellStyle;
  readonly text: CellStyle;
  readonly blank: (format: CellLook["format"]) => CellStyle;
  readonly light: (argb: string) => CellStyle;
  readonly cell: (look: CellLook) => CellStyle;
}

/** Styles in the face that the language is read in. */
export function stylesOf(locale: "zh" | "en"): Styles {
  const name = locale === "zh" ? "宋体" : "Calibri";
  const font = { name, size: FONT_SIZE };
  const top = { vertical: "top", wrapText: true } as const;
  const made = new Map<string, CellStyle>();
  const cell = ({ fill, format, tint }: CellLook): CellStyle => {
    const key = JSON.stringify([fill, format, tint]);
    const known = made.get(key);
    if (known !== undefined) return known;
    const colour = tint ?? (fill ? TINT : undefined);
    const centred = format === "0%" || format === "yyyy-mm-dd";
    const style: CellStyle = {
      font,
      alignment: centred ? { ...top, horizontal: "center" } : top,
      border: BORDER,
      numFmt: format,
      ...(colour === undefined ? {} : { fill: solid(colour) }),
      ...(fill ? { protection: { locked: false } } : {}),
    };
    made.set(key, style);
    return style;
  };
  return {
    title: { font: { name, bold: true, size: 14 } },
    head: {
      font: { ...font, bold: true },
      alignment: { horizontal: "center", vertical: "middle", wrapText: true },
      fill: solid(HEAD),
      border: BORDER,
    },
    label: { font: { ...font, bold: true }, alignment: top },
    text: { font, alignment: top },
    blank: (format) => ({
      font,
      alignment: { ...top, horizontal: "left" },
      border: BORDER,
      fill: solid(TINT),
      protection: { locked: false },
      numFmt: format,
    }),
    light: (argb) => ({ font: { ...font, bold: true, color: { argb } } }),
    cell,
  };
}
