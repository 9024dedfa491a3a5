import type { Place } from "../findings/finding.ts";
import type { Sources } from "../findings/sources.ts";
import { lineStarts, positionAt, type SourceFile } from "../syntax/source.ts";

/** Where the lines of texts begin; each text is looked through once, when it is first asked for. */
interface Located {
  readonly text: string;
  starts?: readonly number[];
}

const mark = "\uFEFF";

/** The texts of a project by the paths that its findings name. */
export class ProjectSources implements Sources {
  readonly #files = new Map<string, Located>();

  /** Adds a text, or replaces the one of that path. */
  add(file: SourceFile): void {
    this.#files.set(file.path, { text: file.text });
  }

  position(file: string, offset: number) {
    const located = this.#files.get(file);
    if (located === undefined) return undefined;
    const position = positionAt(startsOf(located), offset);
    const shift =
      position.line === 1 && position.column > 1 && located.text.startsWith(mark) ? 1 : 0;
    return { line: position.line, column: position.column - shift };
  }

  line(file: string, line: number): string | undefined {
    const located = this.#files.get(file);
    if (located === undefined) return undefined;
    const starts = startsOf(located);
    const start = starts[line - 1];
    if (start === undefined) return undefined;
    const text = located.text.slice(start, starts[line]).replace(/[\r\n]+$/, "");
    return line === 1 && text.startsWith(mark) ? text.slice(1) : text;
  }

  /** Every text, by the path that its findings name. */
  texts(): ReadonlyMap<string, string> {
    return new Map([...this.#files].map(([path, { text }]) => [path, text]));
  }

  slice(place: Place): string | undefined {
    return this.#files.get(place.file)?.text.slice(place.start, place.end);
  }
}

function startsOf(located: Located): readonly number[] {
  located.starts ??= lineStarts(located.text);
  return located.starts;
}
