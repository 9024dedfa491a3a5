/** A source as a tree of its lines, for tests that change sources: written by the formatter, a line an entry. */

/** A line of a source, and the lines of its block where it opens one. */
export interface Node {
  readonly line: string;
  readonly block?: readonly Node[];
}

/** Reads a source that the formatter has laid out. */
export function treeOf(source: string): readonly Node[] {
  const lines = source.split("\n").map((line) => line.trim());
  let at = 0;
  const block = (): readonly Node[] => {
    const nodes: Node[] = [];
    for (; at < lines.length && lines[at] !== "}"; at += 1) {
      const line = lines[at] ?? "";
      if (line.endsWith("{") && !line.startsWith("|") && !line.startsWith("//")) {
        at += 1;
        nodes.push({ line, block: block() });
      } else nodes.push({ line });
    }
    return nodes;
  };
  return block();
}

export function sourceOf(nodes: readonly Node[]): string {
  return nodes
    .flatMap(({ line, block }) =>
      block === undefined ? [line] : [line, sourceOf(block).replace(/\n$/, ""), "}"],
    )
    .map((line) => `${line}\n`)
    .join("");
}

/** Every block of a tree, the outermost first, by the indexes that lead to it. */
export function blocksIn(
  nodes: readonly Node[],
  path: readonly number[] = [],
): readonly (readonly number[])[] {
  return [
    path,
    ...nodes.flatMap(({ block }, index) =>
      block === undefined ? [] : blocksIn(block, [...path, index]),
    ),
  ];
}

/** The tree with the lines of one block changed; `head` is the line that opens it. */
export function changedAt(
  nodes: readonly Node[],
  [first, ...rest]: readonly number[],
  change: (block: readonly Node[], head: string) => readonly Node[],
  head = "",
): readonly Node[] {
  if (first === undefined) return change(nodes, head);
  return nodes.map((node, index) =>
    index === first && node.block !== undefined
      ? { ...node, block: changedAt(node.block, rest, change, node.line) }
      : node,
  );
}
