import { parserRules } from "./rules.ts";
import { tokenNotes } from "./token-notes.ts";

interface Part {
  readonly type: string;
  readonly name?: string;
  readonly nonTerminalName?: string;
  readonly definition?: readonly Part[];
}

/** How tightly an expression holds together: a choice needs brackets inside a sequence. */
type Binding = "choice" | "sequence" | "single";

interface Expression {
  readonly text: string;
  readonly binding: Binding;
}

const single = (text: string): Expression => ({ text, binding: "single" });

function sequence(parts: readonly Part[]): Expression {
  const [only, ...more] = parts.map(expression);
  if (only !== undefined && more.length === 0) return only;
  return { text: parts.map((part) => grouped(expression(part))).join(" "), binding: "sequence" };
}

function grouped({ text, binding }: Expression): string {
  return binding === "choice" ? `( ${text} )` : text;
}

function expression(part: Part): Expression {
  const inner = part.definition ?? [];
  switch (part.type) {
    case "Terminal":
      return single(part.name ?? "");
    case "NonTerminal":
      return single(part.nonTerminalName ?? part.name ?? "");
    case "Option":
      return single(`[ ${sequence(inner).text} ]`);
    case "Repetition":
      return single(`{ ${sequence(inner).text} }`);
    case "RepetitionMandatory": {
      const repeated = sequence(inner);
      return { text: `${grouped(repeated)} { ${repeated.text} }`, binding: "sequence" };
    }
    case "Alternation":
      return {
        text: inner.map((alternative) => sequence(alternative.definition ?? []).text).join(" | "),
        binding: "choice",
      };
    default:
      return sequence(inner);
  }
}

/**
 * The text of `grammar/plan.ebnf`, in the notation of ISO/IEC 14977 with a blank for the comma; tokens are
 * special sequences in words.
 */
export function ebnf(): string {
  const width = Math.max(...tokenNotes.map(({ token }) => token.length));
  const tokens = tokenNotes.map(
    ({ token, matches, skipped }) =>
      `${token.padEnd(width)} = ? ${matches} ? ;${skipped === true ? "   (* skipped *)" : ""}`,
  );
  return [
    "(* The plan language. Generated from the parser: npm run generate *)",
    "(* A newline directly before a { is dropped. What an entry may hold and where it may stand says the kind table (README.md). *)",
    "",
    ...parserRules().map((rule) => `${rule.name.padEnd(width)} = ${expression(rule).text} ;`),
    "",
    "(* Tokens, in the order in which they are tried. No word is a keyword to the lexer. *)",
    "",
    ...tokens,
    "",
  ].join("\n");
}
