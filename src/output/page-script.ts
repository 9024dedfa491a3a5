import { createHash } from "node:crypto";
import type { TemplateEnvironment } from "./handlebars.ts";
import { type Outcome, success } from "./outcome.ts";

export interface PageScript {
  readonly script: string;
  /** No network and no script but this; faces may come from files of this computer. */
  readonly policy: string;
}

/**
 * The script of a page, and the policy by which the browser runs it and loads nothing.
 * @param files with the templates, in the order in which they run
 * @param pictures whether the page holds pictures
 */
export function pageScript(
  environment: TemplateEnvironment,
  files: readonly string[],
  pictures: "pictures" | "no-pictures" = "no-pictures",
): Outcome<PageScript> {
  const script = environment.assets(...files);
  if (!script.ok) return script;
  // Templates set the script on lines of its own.
  const hash = createHash("sha256").update(`\n${script.value}\n`).digest("base64");
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `script-src 'sha256-${hash}'`,
    ...(pictures === "pictures" ? ["img-src data:"] : []),
    "font-src file:",
  ];
  return success({ script: script.value, policy: policy.join("; ") });
}
