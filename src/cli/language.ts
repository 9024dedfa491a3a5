import type { Language } from "../findings/finding.ts";

/** What a command line says of the language: `--lang zh`, `--lang=zh`; undefined where it says nothing known. */
export function languageAsked(argv: readonly string[]): Language | undefined {
  const end = argv.indexOf("--");
  const own = end < 0 ? argv : argv.slice(0, end);
  for (const [index, word] of own.entries()) {
    const value = word === "--lang" ? own[index + 1] : /^--lang=(.*)$/.exec(word)?.[1];
    if (value === "zh" || value === "en") return value;
  }
  return undefined;
}

/**
 * The language of the environment: Chinese if `LC_ALL`, else `LC_MESSAGES`, else `LANG` begins with
 * zh; where none is set (Windows), if the system's own locale does. English otherwise.
 */
export function languageOfEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const locale =
    LC_ALL || LC_MESSAGES || LANG || new Intl.DateTimeFormat().resolvedOptions().locale;
  return /^zh/i.test(locale) ? "zh" : "en";
}
