const digits: Readonly<Record<string, number>> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** Pattern of a number as `numeralOf` reads it: up to four digits, or Chinese numerals. Has no groups. */
export const numeral = "(?:\\d{1,4}|[零一二两三四五六七八九十百]{1,5})";

/** The number of Arabic digits or Chinese numerals up to 999 (十二, 二十五, 一百二十), or undefined. */
export function numeralOf(text: string): number | undefined {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const match =
    /^(?:([一二两三四五六七八九])百零?)?(?:([一二三四五六七八九])?(十))?([零一二两三四五六七八九])?$/.exec(
      text,
    );
  if (match === null || text === "") return undefined;
  const hundreds = match[1] === undefined ? 0 : (digits[match[1]] ?? 0) * 100;
  const tens =
    match[3] === undefined ? 0 : (match[2] === undefined ? 1 : (digits[match[2]] ?? 0)) * 10;
  const ones = match[4] === undefined ? 0 : (digits[match[4]] ?? 0);
  return hundreds + tens + ones;
}

/** The year of four digits, Arabic or Chinese (二零一五), or undefined. */
export function yearOf(text: string): number | undefined {
  if (/^\d{4}$/.test(text)) return Number(text);
  if (!/^[零一二三四五六七八九]{4}$/.test(text)) return undefined;
  return Number(text.replace(/./g, (character) => String(digits[character] ?? 0)));
}
