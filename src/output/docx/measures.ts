import { eastAsianWidth } from "get-east-asian-width";

/** Measures of the form in twips (1/20 pt), and how wide texts come out. */

/** 22 lines of 579 in 12,756: with 580 there would be 21. */
export const LINE = 579;
/** 156 mm and 225 mm. */
export const AREA = { width: 8844, height: 12756 } as const;
/** 159.2 mm and 246.2 mm: A4 with margins of an inch. */
export const ENGLISH_AREA = { width: 9026, height: 13958 } as const;

/** 270 mm: A4 on its side with the margins of a sheet. */
export const SHEET_WIDTH = 15307;

export const twips = (mm: number) => Math.round((mm / 25.4) * 1440);

/** The width of a text in characters of the form: digits and Latin letters count a half. */
export function zi(text: string): number {
  let halves = 0;
  for (const character of text)
    halves += eastAsianWidth(character.codePointAt(0) ?? 0, { ambiguousAsWide: true });
  return halves / 2;
}
