import type { Unplaced, Wording } from "../../findings/finding.ts";
import { brokenFile, tooLarge } from "../findings.ts";
import { type Parts, relations } from "../relations.ts";
import { elementsOf, treeOf, type XmlBounds, type XmlElement, type XmlFault } from "../xml.ts";
import { blocksOf, sectionOf } from "./blocks.ts";
import { readComments } from "./comments.ts";
import { readNumbering } from "./numbering.ts";
import type { Counts, Story } from "./story.ts";
import { readStyles } from "./styles.ts";
import type { Block, MarginText, WordDocument } from "./word-document.ts";
import { wordParts } from "./word-parts.ts";

/** Word documents (ECMA-376, both of its standards), as Word, WPS and LibreOffice save them. */

/** A notice of thirty pages has some ten thousand elements, and none is deeper than thirty levels. */
const bounds: XmlBounds = { deepest: 160, most: 1_500_000 };

/** No reviewer makes more than that. */
const MOST_CHANGES = 50_000;

export type WordRead =
  | { readonly ok: true; readonly document: WordDocument }
  | { readonly ok: false; readonly problem: Unplaced };

const words: Readonly<Record<XmlFault | "too-many-changes", Wording>> = {
  entities: {
    zh: "文件里自行定义了实体，正常的文档没有：没有读",
    en: "the file declares entities of its own, which no office program does: it was not read",
  },
  "too-deep": {
    zh: "文件里的内容层层嵌套，超出正常文档：没有读",
    en: "what is in the file is nested deeper than in any document: it was not read",
  },
  "too-many": {
    zh: "文件里的内容超出正常文档的篇幅：没有读",
    en: "there is more in the file than in any document: it was not read",
  },
  "not-well-formed": {
    zh: "文件不完整或已损坏：请用 Word 或 WPS 打开，另存为 .docx 再交",
    en: "the file is cut short or damaged: open it in Word or WPS, save it as .docx and hand it in again",
  },
  "too-many-changes": {
    zh: `文件里的修订超过 ${MOST_CHANGES} 处，不是一份审改稿：没有读`,
    en: `there are more than ${MOST_CHANGES} changes in the file: it is no reviewed copy and was not read`,
  },
};

const refused = (fault: XmlFault | "too-many-changes"): WordRead => {
  const kind = fault === "entities" || fault === "not-well-formed" ? brokenFile : tooLarge;
  return { ok: false, problem: kind.of(words[fault]) };
};

/** The texts of `core.xml` and `custom.xml` by name. */
function propertiesIn(xml: string | undefined, root: string): ReadonlyMap<string, string> {
  const [all] = xml === undefined ? [] : (elementsOf(xml, root) ?? []);
  return new Map(
    (all?.children ?? []).map(({ name, attributes, text }) => [
      attributes.name ?? name,
      text.trim(),
    ]),
  );
}

/** Reads the bytes of a document. What cannot be read is told, and is no exception. */
export function readWord(bytes: Uint8Array): WordRead {
  const found = wordParts(bytes);
  return found.ok ? readParts(found.parts, found.main) : found;
}

function readParts(parts: Parts, main: string): WordRead {
  const root = treeOf(parts.get(main) ?? "", "document", bounds);
  if (typeof root === "string") return refused(root);
  const own = relations(parts, main);
  const pathOf = (type: string) => [...own.values()].find((one) => one.type === type)?.target;
  const partOf = (type: string) => parts.get(pathOf(type) ?? "");
  const styles = readStyles(partOf("styles"));
  const counter = readNumbering(partOf("numbering"));
  if (styles === undefined || counter === undefined) return refused("not-well-formed");
  const counts: Counts = { changes: 0, formatting: 0 };
  const foreignParts: string[] = [];
  const looks = new Map();
  const storyOf = (path: string): Story => ({
    styles,
    counter,
    counts,
    relations: path === main ? own : relations(parts, path),
    foreignParts,
    fields: [],
    moves: new Map(),
    waiting: [],
    looks,
  });
  const body = root.children.find(({ name }) => name === "body");
  if (body === undefined) return refused("not-well-formed");
  const blocks = blocksOf(body.children, storyOf(main));
  const faults: XmlFault[] = [];
  const treeAt = (path: string, name: string): XmlElement | undefined => {
    const tree = treeOf(parts.get(path) ?? "", name, bounds);
    if (typeof tree !== "string") return tree;
    faults.push(tree);
    return undefined;
  };
  const notes = (of: "footnote" | "endnote"): ReadonlyMap<string, readonly Block[]> => {
    const path = pathOf(`${of}s`);
    const tree = path === undefined ? undefined : treeAt(path, `${of}s`);
    const real = (tree?.children ?? []).filter(
      ({ name, attributes }) => name === of && !/separator/i.test(attributes.type ?? ""),
    );
    return new Map(
      real.map((one) => [one.attributes.id ?? "", blocksOf(one.children, storyOf(path ?? ""))]),
    );
  };
  const margins = [...own.values()].flatMap(({ type, target }): readonly MarginText[] => {
    if (type !== "header" && type !== "footer") return [];
    const tree = treeAt(target, type === "header" ? "hdr" : "ftr");
    return tree === undefined
      ? []
      : [{ of: type, blocks: blocksOf(tree.children, storyOf(target)) }];
  });
  const commentsPath = pathOf("comments") ?? "";
  const comments = readComments(partOf("comments"), partOf("commentsExtended"), (elements) =>
    blocksOf(elements, storyOf(commentsPath)),
  );
  const footnotes = notes("footnote");
  const endnotes = notes("endnote");
  const [fault] = faults;
  if (fault !== undefined) return refused(fault);
  if (comments === undefined) return refused("not-well-formed");
  if (counts.changes > MOST_CHANGES) return refused("too-many-changes");
  const ofPackage = relations(parts, "");
  const packagePart = (type: string) =>
    parts.get([...ofPackage.values()].find((one) => one.type === type)?.target ?? "");
  return {
    ok: true,
    document: {
      blocks,
      section: sectionOf(body.children.find(({ name }) => name === "sectPr")),
      footnotes,
      endnotes,
      comments,
      margins,
      core: propertiesIn(packagePart("core-properties"), "coreProperties"),
      custom: propertiesIn(packagePart("custom-properties"), "Properties"),
      formattingChanges: counts.formatting,
      changes: counts.changes,
      foreignParts,
    },
  };
}
