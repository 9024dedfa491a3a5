import type { Wording } from "../../findings/finding.ts";

/** That code which is not ours has run in this process: it may run on, and what goes wrong later may be its doing. */

let hasRun = false;

export const havePluginsRun = () => hasRun;

export function noteForeignCode(): void {
  hasRun = true;
}

/** What an error says, on one line and without its stack. */
export function reasonInWords(thrown: unknown): Wording {
  const said = messageOf(thrown).split("\n")[0]?.trim() ?? "";
  return said === "" ? { zh: "没有说明原因", en: "it gives no reason" } : { zh: said, en: said };
}

function messageOf(thrown: unknown): string {
  if (typeof thrown === "string") return thrown;
  const message: unknown = thrown instanceof Error ? thrown.message : undefined;
  return typeof message === "string" ? message : "";
}
