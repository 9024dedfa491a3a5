import type { Notice, Plan } from "../model/model.ts";
import type { Profile } from "./check.ts";

/**
 * The profile that a document is judged by: `issue` once a notice that is no draft carries it with a
 * date, `draft` before.
 */
export function profileOf(document: Plan | Notice): Profile {
  if (document.draft !== undefined) return "draft";
  const notice = document.type === "notice" ? document : document.notice;
  return notice?.date !== undefined && notice.draft === undefined ? "issue" : "draft";
}
