/** Numbers as lists print them: the formats of ECMA-376, part 1, 17.18.59 that Chinese papers meet. */

const DIGITS = "〇一二三四五六七八九";
const LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖";

/** 十一, 二十, 一百零五: by place, up to 9999. */
function byPlace(value: number, digits: string, units: readonly string[], zero: string): string {
  if (value === 0) return zero;
  if (value < 0 || value > 9999) return String(value);
  let text = "";
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) gap = text !== "";
    else {
      text += `${gap ? zero : ""}${digits[digit]}${units[place]}`;
      gap = false;
    }
  }
  return text;
}

const thousands = (value: number) =>
  byPlace(value, DIGITS, ["", "十", "百", "千"], "零").replace(/^一十/, "十");

const digitByDigit = (value: number, zero: string) =>
  [...String(value)]
    .map((digit) => (digit === "0" ? zero : (DIGITS[Number(digit)] ?? digit)))
    .join("");

/** 一 … 九十九 in words; from a hundred on digit by digit, as the format has it. */
const counting = (value: number) => (value < 100 ? thousands(value) : digitByDigit(value, "○"));

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

function roman(value: number): string {
  if (value < 1 || value > 9999) return String(value);
  let rest = value;
  let text = "";
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}

/** A … Z, AA … ZZ: the same letter again, as word processors do. */
const letter = (value: number) =>
  value < 1 || value > 780
    ? String(value)
    : String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);

const fromRow = (row: string, value: number) => [...row][value - 1] ?? String(value);

const block = (first: number, most: number) => (value: number) =>
  value < 1 || value > most ? String(value) : String.fromCodePoint(first + value - 1);

const ordinal = (value: number) => {
  const end =
    value % 100 > 10 && value % 100 < 14 ? "th" : (["th", "st", "nd", "rd"][value % 10] ?? "th");
  return `${value}${end}`;
};

const fullWidth = (value: number) =>
  [...String(value)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join("");

const legal = (value: number) =>
  byPlace(value, LEGAL_DIGITS, ["", "拾", "佰", "仟"], "零").replace(/^壹拾/, "壹拾");

const formats: Readonly<Record<string, (value: number) => string>> = {
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, "0"),
  decimalHalfWidth: String,
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: block(0x2460, 20),
  decimalEnclosedCircleChinese: block(0x2460, 20),
  decimalEnclosedFullstop: block(0x2488, 20),
  decimalEnclosedParen: block(0x2474, 20),
  numberInDash: (value) => `- ${value} -`,
  ordinal,
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: letter,
  lowerLetter: (value) => letter(value).toLowerCase(),
  chineseCounting: counting,
  chineseCountingThousand: thousands,
  taiwaneseCounting: counting,
  taiwaneseCountingThousand: thousands,
  japaneseCounting: thousands,
  koreanCounting: thousands,
  ideographDigital: (value) => digitByDigit(value, "〇"),
  japaneseDigitalTenThousand: (value) => digitByDigit(value, "〇"),
  taiwaneseDigital: (value) => digitByDigit(value, "○"),
  chineseLegalSimplified: legal,
  ideographLegalTraditional: legal,
  japaneseLegal: legal,
  ideographTraditional: (value) => fromRow("甲乙丙丁戊己庚辛壬癸", value),
  ideographZodiac: (value) => fromRow("子丑寅卯辰巳午未申酉戌亥", value),
  ideographEnclosedCircle: block(0x3280, 10),
  none: () => "",
};

/** A number in a format; in digits where the format is not known. */
export function numberInWords(value: number, format: string): string {
  return (formats[format] ?? String)(value);
}
