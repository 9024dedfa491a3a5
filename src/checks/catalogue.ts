import type { Category, Check, FiledCheck } from "./check.ts";
import { checks as indicators } from "./indicators/checks.ts";
import { checks as officialForm } from "./official-form/checks.ts";
import { categories } from "./page-words.ts";
import { checks as responsibility } from "./responsibility/checks.ts";
import { checks as structure } from "./structure/checks.ts";
import { checks as terms } from "./terms/checks.ts";
import { checks as time } from "./time/checks.ts";
import { checks as tracking } from "./tracking/checks.ts";
import { checks as wording } from "./wording/checks.ts";

/** The checks of each category: the list of the folder of its name. */
const folders: Readonly<Record<Category, readonly Check[]>> = {
  structure,
  terms,
  responsibility,
  time,
  indicators,
  "official-form": officialForm,
  wording,
  tracking,
};

function filed(category: Category): readonly FiledCheck[] {
  return folders[category].map((check) => ({ ...check, category }));
}

/** Every check with its category, in the order of their codes. */
export const checks: readonly FiledCheck[] = categories
  .flatMap(filed)
  .sort((a, b) => (a.code < b.code ? -1 : 1));
