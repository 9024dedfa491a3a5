import type { Finding } from "../findings/finding.ts";
import { DEEPEST, type Exceeded, LONGEST_LINE, wordsOf } from "./bounds.ts";
import { buildEntries } from "./build-entries.ts";
import type { FileEntries } from "./entry.ts";
import * as findings from "./findings.ts";
import type { Mend } from "./mend.ts";
import type { SourceFile } from "./source.ts";
import { readTree, type Tree } from "./tree.ts";

/** A source as far as it can be read without knowing any other file. */
export interface FileSyntax {
  readonly file: SourceFile;
  readonly tree: Tree;
  readonly entries: FileEntries;
  readonly findings: readonly Finding[];
}

function mendFinding(mend: Mend, file: SourceFile): Finding {
  const here = { file: file.path, start: mend.offset, end: mend.offset };
  const over = { ...here, end: Math.min(file.text.length, mend.offset + 1) };
  switch (mend.type) {
    case "indentation":
      return findings.misleadingIndentation.at(here, {});
    case "missing-open":
    case "missing-close": {
      const brace = mend.type === "missing-open" ? "{" : "}";
      return findings.missingBrace.at(
        here,
        { brace },
        {
          fixes: [
            {
              title: { zh: `补上“${brace}”`, en: `insert “${brace}”` },
              edits: [{ place: here, text: mend.type === "missing-open" ? " {" : "\n}" }],
              safe: false,
            },
          ],
        },
      );
    }
    case "extra-open":
    case "extra-close":
      return findings.extraBrace.at(
        over,
        { brace: file.text.slice(over.start, over.end) },
        {
          fixes: [
            {
              title: { zh: "删去这个花括号", en: "delete this brace" },
              edits: [{ place: over, text: "" }],
              safe: false,
            },
          ],
        },
      );
  }
}

function exceededFinding(exceeded: Exceeded, file: string): Finding {
  const { start, end } = exceeded;
  const place = { file, start, end };
  return exceeded.type === "line"
    ? findings.lineTooLong.at(place, { length: exceeded.length, most: LONGEST_LINE })
    : findings.tooDeep.at(place, { most: DEEPEST });
}

/** Reads a source: its tree, its entries, and what is wrong with their shape. Never fails. */
export function readSource(file: SourceFile): FileSyntax {
  const tree = readTree(file.text);
  if (tree.exceeded !== undefined) {
    const entries: FileEntries = { file: file.path, entries: [], skipped: wordsOf(file.text) };
    return { file, tree, entries, findings: [exceededFinding(tree.exceeded, file.path)] };
  }
  const judged = buildEntries(tree.nodes, file.path, file.text);
  return {
    file,
    tree,
    entries: judged.entries,
    findings: [...tree.mends.map((mend) => mendFinding(mend, file)), ...judged.findings],
  };
}
