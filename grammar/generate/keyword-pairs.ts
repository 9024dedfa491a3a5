import type { KindSpec } from "../kind.ts";
import { noticeForms } from "../kinds/notice.ts";

/** The keywords of a kind in both vocabularies; a notice has one pair for each official form. */
export function keywordPairs(
  spec: KindSpec,
): readonly { readonly zh: string; readonly en: string }[] {
  return spec.kind === "notice" ? noticeForms : [spec];
}
