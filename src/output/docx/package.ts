import { strToU8, zipSync } from "fflate";
import { documentPart, imageRelation, type PartKind, propertyParts } from "./parts.ts";
import type { PictureFile } from "./pictures.ts";
import { el } from "./xml.ts";

/** The parts of a file packed: the same parts give the same bytes, in any place and on any day. */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

const element = (name: string, attributes: Readonly<Record<string, string>>) =>
  el(name, Object.fromEntries(Object.entries(attributes).map(([key, value]) => [`:${key}`, value])))
    .replace("<w:", "<")
    .replaceAll(" :", " ");

function relationships(relations: readonly Relation[]): string {
  const lines = relations.map(({ id, type, target }) =>
    element("Relationship", { Id: id, Type: type, Target: target }),
  );
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join("")}</Relationships>`;
}

function contentTypes(parts: readonly PartKind[], pictures: readonly PictureFile[]): string {
  const endings = new Set(pictures.map(({ path }) => path.slice(path.lastIndexOf(".") + 1)));
  const types = [
    element("Default", {
      Extension: "rels",
      ContentType: "application/vnd.openxmlformats-package.relationships+xml",
    }),
    element("Default", { Extension: "xml", ContentType: "application/xml" }),
    ...[...endings].map((ending) =>
      element("Default", { Extension: ending, ContentType: `image/${ending}` }),
    ),
    ...parts.map(({ path, type }) =>
      element("Override", { PartName: `/${path}`, ContentType: type }),
    ),
  ];
  return `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types.join("")}</Types>`;
}

/**
 * The bytes of a DOCX file.
 * @param xml what each part says, by its path
 * @param parts those that belong to the document, beside the document itself and the properties
 */
export function packDocx(
  xml: ReadonlyMap<string, string>,
  parts: readonly PartKind[],
  pictures: readonly PictureFile[],
): Uint8Array {
  const all = [documentPart, ...parts, ...propertyParts];
  const within = (path: string) => path.replace(/^word\//, "");
  const files: [string, Uint8Array][] = [
    ["[Content_Types].xml", strToU8(contentTypes(all, pictures))],
    [
      "_rels/.rels",
      strToU8(
        relationships(
          [documentPart, ...propertyParts].map(({ path, relation }) => ({
            ...relation,
            target: path,
          })),
        ),
      ),
    ],
    [
      "word/_rels/document.xml.rels",
      strToU8(
        relationships([
          ...parts.map(({ path, relation }) => ({ ...relation, target: within(path) })),
          ...pictures.map(({ path, relation }) => ({
            id: relation,
            type: imageRelation,
            target: path,
          })),
        ]),
      ),
    ],
    ...all.map(({ path }): [string, Uint8Array] => [path, strToU8(xml.get(path) ?? "")]),
    ...pictures.map(({ path, bytes }): [string, Uint8Array] => [`word/${path}`, bytes]),
  ];
  // The zip keeps local time: its parts are the same everywhere only if they are given as local ones.
  const mtime = new Date(1980, 0, 1);
  return zipSync(
    Object.fromEntries(files.map(([path, bytes]) => [path, [bytes, { mtime, level: 6 }]])),
  );
}
