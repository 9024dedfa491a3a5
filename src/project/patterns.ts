import type { Pattern } from "../checks/rules/conditions.ts";

/**
 * A reader of patterns whose matching takes time that grows with the text and no faster (RE2), whatever
 * the pattern: a configuration may come with a plan from elsewhere.
 */
export async function patternReader(): Promise<(source: string) => Pattern> {
  const { RE2JS } = await import("re2js");
  return (source) => {
    try {
      const compiled = RE2JS.compile(source);
      return { ok: true, test: (text) => compiled.matcher(text).find() };
    } catch (thrown) {
      const said = thrown instanceof Error ? thrown.message : "";
      return { ok: false, reason: said.replace(/^error parsing regexp: /, "") };
    }
  };
}

/** For rules without patterns. */
export const noPatterns = (): Pattern => ({ ok: false, reason: "" });
