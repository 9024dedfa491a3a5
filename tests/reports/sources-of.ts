import type { Sources } from "../../src/findings/sources.ts";
import { lineStarts, positionAt } from "../../src/syntax/source.ts";

/** The sources of a test: file names and their texts. */
export function sourcesOf(files: Readonly<Record<string, string>>): Sources {
  return {
    position: (file, offset) => {
      const text = files[file];
      return text === undefined ? undefined : positionAt(lineStarts(text), offset);
    },
    line: (file, line) => files[file]?.split(/\r\n|\n|\r/)[line - 1],
    slice: ({ file, start, end }) => files[file]?.slice(start, end),
  };
}
