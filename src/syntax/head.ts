import { distance } from "fastest-levenshtein";
import type { KindSpec } from "../../grammar/kind.ts";
import { declaredRoleSpec } from "../../grammar/kinds/attributes.ts";
import {
  fold,
  type Keyword,
  keywordIn,
  keywordsAllowedIn,
  keywordsFor,
  specOf,
} from "../../grammar/vocabulary.ts";
import type { Finding, Wording } from "../findings/finding.ts";
import { given } from "../given.ts";
import { type Entry, placeIn } from "./entry.ts";
import * as findings from "./findings.ts";
import type { EntryNode, TreeNode } from "./tree.ts";

/** What a line's first word stands for in its place, and what is wrong with it. */

/** Where a judgement is made, and who is told of a finding. */
export interface HeadContext {
  readonly file: string;
  readonly source: string;
  readonly report: (finding: Finding) => void;
}

/** What encloses a line: the kind of its block, and the roles that the plan declares. */
export interface Around {
  readonly kind: string;
  readonly entry?: Entry;
  readonly roles: ReadonlyMap<string, string>;
}

const MAX_QUOTE = 24;

/** Source text as a message quotes it: one line, not too long. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const characters = Array.from(line);
  return characters.length > MAX_QUOTE ? `${characters.slice(0, MAX_QUOTE).join("")}…` : line;
}

/** What a block is called in messages. */
export function blockName(kind: string): Wording {
  if (kind === "file") return { zh: "文件最外层", en: "the outermost level" };
  const spec = specOf(kind);
  return { zh: `“${spec?.zh ?? kind}”`, en: `“${spec?.en ?? kind}”` };
}

function placesOf(spec: KindSpec): Wording {
  const names = spec.in.map((kind) =>
    kind === "file"
      ? { zh: "文件最外层", en: "the outermost level" }
      : { zh: specOf(kind)?.zh ?? kind, en: specOf(kind)?.en ?? kind },
  );
  return { zh: names.map(({ zh }) => zh).join("、"), en: names.map(({ en }) => en).join(", ") };
}

/** The keyword that an unknown word most likely means, close enough to read the line by it. */
function guess(word: string, parent: string): Keyword | undefined {
  const folded = fold(word);
  let best: Keyword | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const keyword of keywordsAllowedIn(parent)) {
    for (const known of [keyword.zh, keyword.en]) {
      const apart = distance(folded, known);
      if (apart <= Math.floor(known.length / 2) && apart < least && apart <= 2) {
        best = keyword;
        least = apart;
      }
    }
  }
  return best;
}

/** A keyword that the word begins with, glued to what follows. */
function glued(word: string, around: Around): Keyword | undefined {
  const folded = fold(word);
  const chinese = keywordsAllowedIn(around.kind).filter(
    ({ zh }) => zh.length > 1 && folded.startsWith(zh) && folded.length > zh.length,
  );
  return chinese.sort((a, b) => b.zh.length - a.zh.length)[0];
}

/** The kind that a line is read by; `broken` where a finding was made on its head. */
export interface ResolvedHead {
  readonly spec: KindSpec;
  readonly form?: string;
  readonly role?: string;
  /** The keyword, where the word is one that may stand here. */
  readonly keyword?: Keyword;
  readonly broken: boolean;
}

/** An English sentence: five words at least, and a full stop. */
const wordsAndStop = /^\p{L}+(?:[ ,]+[\p{L}\p{N}'’-]+){4,}\.["”]?$/u;

function unknownHead(
  node: EntryNode,
  around: Around,
  context: HeadContext,
): ResolvedHead | undefined {
  const { head } = node;
  const parent = blockName(around.kind);
  const place = placeIn(context.file, head);
  const whole = context.source.slice(node.start, node.block?.open.start ?? node.end);
  const asText = () => {
    context.report(
      findings.notAnEntry.at(
        placeIn(context.file, { start: node.start, end: node.start + whole.trimEnd().length }),
        { line: quote(whole) },
        {
          fixes: [
            {
              title: { zh: "以竖线开头，作为正文", en: "make it text" },
              edits: [
                {
                  place: placeIn(context.file, { start: node.start, end: node.start }),
                  text: "| ",
                },
              ],
              safe: false,
            },
          ],
        },
      ),
    );
    return undefined;
  };
  if (head.kind !== "word") return asText();
  const elsewhere = keywordsFor(head.text)[0];
  if (elsewhere !== undefined) {
    context.report(
      findings.misplacedEntry.at(place, {
        word: head.text,
        parent,
        where: placesOf(elsewhere.spec),
      }),
    );
    return {
      spec: elsewhere.spec,
      ...given({ form: elsewhere.form }),
      broken: true,
    };
  }
  const stuck = glued(head.text, around);
  if (stuck !== undefined) {
    const behind = head.text.slice(stuck.zh.length);
    // Tables of tasks head their columns 责任单位 and 完成时间: what follows on the line is the value.
    const isHeading = behind === "单位" || behind === "部门";
    const rest = isHeading && node.line.length > 0 ? "" : behind;
    const wanted = rest === "" ? stuck.zh : `${stuck.zh} ${rest}`;
    context.report(
      findings.gluedKeyword.at(
        place,
        { word: head.text, keyword: stuck.zh, rest },
        {
          fixes: [
            {
              title: { zh: `写作“${wanted}”`, en: `write “${wanted}”` },
              edits: [
                {
                  place: placeIn(context.file, {
                    start: head.start + stuck.zh.length,
                    end: head.start + stuck.zh.length + (rest === "" ? behind.length : 0),
                  }),
                  text: rest === "" ? "" : " ",
                },
              ],
              safe: true,
            },
          ],
        },
      ),
    );
    return {
      spec: stuck.spec,
      ...given({ form: stuck.form }),
      broken: true,
    };
  }
  const close = guess(head.text, around.kind);
  const atoms = [head, ...node.line];
  // Quotation marks without a blank before them, a long first word, and signs that no entry has, speak of prose.
  const prose =
    atoms.some(
      (atom, index) =>
        atom.kind === "stray" || (atom.kind === "string" && atoms[index - 1]?.end === atom.start),
    ) || Array.from(head.text).length > 12;
  const line = whole.trimEnd();
  const sentence =
    (/[。！？!?…]["”]?$/.test(line) && Array.from(whole).length > 20) || wordsAndStop.test(line);
  if (sentence || (close === undefined && prose)) return asText();
  const candidates = [
    ...keywordsAllowedIn(around.kind).flatMap(({ zh, en }) => [zh, en]),
    ...around.roles.keys(),
  ];
  context.report(
    findings.unknownKeyword.at(
      place,
      { word: head.text, parent },
      { misspelt: { word: head.text, candidates } },
    ),
  );
  return close === undefined
    ? undefined
    : { spec: close.spec, ...given({ form: close.form }), broken: true };
}

/**
 * Resolves the head of a line, and reports what is wrong with it.
 * @returns the kind to read the line by, or undefined where nothing can be made of it
 */
export function resolveHead(
  node: EntryNode,
  around: Around,
  context: HeadContext,
): ResolvedHead | undefined {
  const { head } = node;
  if (head.kind === "word") {
    const keyword = keywordIn(head.text, around.kind);
    if (keyword !== undefined) {
      return {
        spec: keyword.spec,
        ...given({ form: keyword.form }),
        keyword,
        broken: false,
      };
    }
    const role = around.roles.get(fold(head.text));
    if (role !== undefined && declaredRoleSpec.in.includes(around.kind)) {
      return { spec: declaredRoleSpec, role, broken: false };
    }
  }
  return unknownHead(node, around, context);
}

/** The roles known in the block of a plan: those around it and those that it declares. */
export function declaredRoles(
  nodes: readonly TreeNode[],
  known: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const roles = new Map(known);
  for (const node of nodes) {
    if (node.type === "text" || keywordIn(node.head.text, "plan")?.spec.kind !== "role") continue;
    const name = node.line.find((atom) => atom.kind === "word");
    if (name !== undefined) roles.set(fold(name.text), fold(name.text));
  }
  return roles;
}
