import type { AnyNode, DocumentNode, MemberNode } from "@humanwhocodes/momoa";
import type { Place } from "../../findings/finding.ts";
import type { SourceFile } from "../../syntax/source.ts";

type Path = readonly unknown[];

/** Where things stand in a JSON text; if it is not JSON, where the reading stopped. */
export type JsonPlaces =
  | {
      readonly ok: true;
      /** The key at the end of a path, without its quotes. */
      key(path: Path): Place;
      /** The value at a path; the nearest one above it where there is none. */
      value(path: Path): Place;
    }
  | { readonly ok: false; readonly place: Place };

/** Reads the places of a JSON text; the parser is loaded only here, when there is something to point at. */
export async function jsonPlaces(file: SourceFile): Promise<JsonPlaces> {
  const { parse } = await import("@humanwhocodes/momoa");
  const lead = file.text.startsWith("\uFEFF") ? 1 : 0;
  let document: DocumentNode;
  try {
    document = parse(file.text.slice(lead), { mode: "json", ranges: true });
  } catch (thrown) {
    const offset = Math.min(lead + offsetOf(thrown), file.text.trimEnd().length);
    const end = Math.min(offset + 1, file.text.trimEnd().length);
    return { ok: false, place: { file: file.path, start: offset, end } };
  }
  const placeOf = ({ range }: AnyNode, inside: number): Place => ({
    file: file.path,
    start: lead + (range?.[0] ?? 0) + inside,
    end: lead + (range?.[1] ?? 0) - inside,
  });
  return {
    ok: true,
    key: (path) => {
      const member = memberAt(document, path);
      return member === undefined ? placeOf(document.body, 0) : placeOf(member.name, 1);
    },
    value: (path) => placeOf(nodeAt(document.body, path), 0),
  };
}

/** Where the parser stopped; it gives no useful place for a text that ends too early. */
function offsetOf(thrown: unknown): number {
  if (!(thrown instanceof Error) || thrown.message.startsWith("Unexpected end of input")) {
    return Number.POSITIVE_INFINITY;
  }
  return "offset" in thrown ? Number(thrown.offset) : 0;
}

function nodeAt(node: AnyNode, path: Path): AnyNode {
  const [step, ...rest] = path;
  if (step === undefined) return node;
  if (node.type === "Object") {
    const member = node.members.find((one) => keyOf(one) === step);
    return member === undefined ? node : nodeAt(member.value, rest);
  }
  if (node.type === "Array" && typeof step === "number") {
    const element = node.elements[step];
    return element === undefined ? node : nodeAt(element.value, rest);
  }
  return node;
}

function memberAt(document: DocumentNode, path: Path): MemberNode | undefined {
  const parent = nodeAt(document.body, path.slice(0, -1));
  return parent.type === "Object"
    ? parent.members.find((member) => keyOf(member) === path.at(-1))
    : undefined;
}

function keyOf(member: MemberNode): string {
  return member.name.type === "String" ? member.name.value : member.name.name;
}
