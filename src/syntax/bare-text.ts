const brackets = "[［【";
const signs = "*@#=?＊＠＃＝？";

/** Text behind a bar in which no bracket is a mark: one before a sign is doubled. */
export function bareText(line: string): string {
  return line.replace(/[\s\S]/g, (char, at: number) => {
    const next = line.charAt(at + 1);
    return brackets.includes(char) && next !== "" && signs.includes(next) ? char + char : char;
  });
}

/** The line end of a text: that of its first line. */
export const eolOf = (text: string) => /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
