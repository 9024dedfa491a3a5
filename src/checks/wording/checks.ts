import type { Check } from "../check.ts";
import { blankLeft } from "./blank-left.ts";
import { doubledMarks } from "./doubled-marks.ts";
import { doubledWord } from "./doubled-word.ts";
import { ellipsisAndDash } from "./ellipsis-and-dash.ts";
import { enumerationComma } from "./enumeration-comma.ts";
import { fixedWords } from "./fixed-words.ts";
import { fullWidthPunctuation } from "./full-width-punctuation.ts";
import { homophone } from "./homophone.ts";
import { markBeforeOthers } from "./mark-before-others.ts";
import { numberForm } from "./number-form.ts";
import { numberRange } from "./number-range.ts";
import { pairedMarks } from "./paired-marks.ts";
import { repeatedSentence } from "./repeated-sentence.ts";
import { swappedCharacters } from "./swapped-characters.ts";
import { unstoppedParagraph } from "./unstopped-paragraph.ts";
import { vagueWording } from "./vague-wording.ts";

/** The checks of punctuation, figures and words, one line each. */
export const checks: readonly Check[] = [
  blankLeft,
  doubledMarks,
  doubledWord,
  ellipsisAndDash,
  enumerationComma,
  fixedWords,
  fullWidthPunctuation,
  homophone,
  markBeforeOthers,
  numberForm,
  numberRange,
  pairedMarks,
  repeatedSentence,
  swappedCharacters,
  unstoppedParagraph,
  vagueWording,
];
