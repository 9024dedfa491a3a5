import { given } from "../given.ts";
import type { CompileOptions } from "../model/compile-options.ts";
import type { FileSyntax } from "../syntax/read-source.ts";
import type { Configuration } from "./configuration.ts";

/** Words without which no source counts working days; the spelling with full-width letters is folded first. */
const workingDayWords = /工作日|(?:working|business|work)\s*days?/i;

/**
 * What the configuration says, as the compiler takes it. The holidays are loaded only if a source
 * counts working days at all: loading them takes as long as checking a plan.
 */
export async function compileOptions(
  configuration: Configuration,
  files: readonly FileSyntax[],
): Promise<CompileOptions> {
  const { locale, fiscalYearStart } = configuration;
  const wanted =
    configuration.workingDays === "china" &&
    files.some(({ file }) => workingDayWords.test(file.text.normalize("NFKC")));
  return {
    locale,
    ...given({ fiscalYearStart }),
    ...(wanted
      ? {
          workingDays: await (
            await import("../time/chinese-working-days.ts")
          ).loadChineseWorkingDays(),
        }
      : {}),
  };
}
