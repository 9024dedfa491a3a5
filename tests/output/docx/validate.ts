import { strFromU8, unzipSync } from "fflate";
import { Parser } from "saxen";
import { childOrder, type Ordered, rankOf } from "../../../src/output/docx/order.ts";

/** What Word would call a damaged file: order of children, ids, relations, content types, styles without a definition. */

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  readonly around: Element | undefined;
  text: string;
}

/** A part as a tree. Throws where it is not well formed. */
export function readXml(xml: string): Element {
  const root: Element = { name: "", attributes: {}, children: [], around: undefined, text: "" };
  let at = root;
  const parser = new Parser();
  parser.on("openTag", (name, attributes, decode) => {
    const read = Object.entries(attributes()).map(([key, value]) => [key, decode(value)]);
    const child: Element = {
      name,
      attributes: Object.fromEntries(read),
      children: [],
      around: at,
      text: "",
    };
    at.children.push(child);
    at = child;
  });
  parser.on("text", (text, decode) => {
    at.text += decode(text);
  });
  parser.on("closeTag", () => {
    at = at.around ?? root;
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.parse(xml);
  const [top] = root.children;
  if (top === undefined || at !== root) throw new Error("not well formed");
  return top;
}

/** Every element of a tree, the tree itself first. */
export function* elementsOf(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) yield* elementsOf(child);
}

/** What an element may hold beside what the table of orders says. */
const holds: Readonly<Record<string, RegExp>> = {
  "w:body": /^w:(p|tbl|sectPr)$/,
  "w:p": /^w:(pPr|r|bookmarkStart|bookmarkEnd|commentRangeStart|commentRangeEnd)$/,
  "w:r":
    /^(w:(rPr|t|br|tab|footnoteReference|footnoteRef|separator|continuationSeparator|fldChar|instrText|commentReference|annotationRef|drawing|pict)|mc:AlternateContent)$/,
  "w:tbl": /^w:(tblPr|tblGrid|tr)$/,
  "w:tr": /^w:(trPr|tc)$/,
  "w:tc": /^w:(tcPr|p|tbl)$/,
  "w:footnote": /^w:p$/,
  "w:comment": /^w:p$/,
};

/** Children that come first, and that a parent must have. */
const first: Readonly<Record<string, string>> = {
  "w:p": "w:pPr",
  "w:r": "w:rPr",
  "w:tbl": "w:tblPr",
  "w:tr": "w:trPr",
  "w:tc": "w:tcPr",
};

const ofStyle: ReadonlySet<string> = new Set([
  "w:pStyle",
  "w:rStyle",
  "w:tblStyle",
  "w:basedOn",
  "w:next",
]);

/** What is wrong with a DOCX file; nothing where it is right. */
export function problemsOf(bytes: Uint8Array): readonly string[] {
  const problems: string[] = [];
  const files = unzipSync(bytes);
  const parts = new Map<string, Element>();
  for (const [path, content] of Object.entries(files)) {
    if (!/\.(xml|rels)$/.test(path)) continue;
    try {
      parts.set(path, readXml(strFromU8(content)));
    } catch (thrown) {
      problems.push(`${path}: ${String(thrown)}`);
    }
  }
  if (Object.keys(files)[0] !== "[Content_Types].xml")
    problems.push("the content types come first");
  for (const [path, part] of parts)
    if (path.startsWith("word/") && path.endsWith(".xml"))
      problems.push(...orderProblems(path, part));
  problems.push(...packageProblems(files, parts), ...styleProblems(parts), ...idProblems(parts));
  return problems;
}

function orderProblems(path: string, part: Element): readonly string[] {
  const problems: string[] = [];
  for (const element of elementsOf(part)) {
    const own = element.name.replace(/^w:/, "");
    const told = (what: string) => problems.push(`${path}: ${element.name}: ${what}`);
    // In styles rPrDefault and pPrDefault hold them too; their names are the same.
    if (own in childOrder && element.name.startsWith("w:")) {
      let before = -1;
      for (const child of element.children) {
        const rank = rankOf(own as Ordered, child.name.replace(/^w:/, ""));
        if (rank === undefined) told(`${child.name} may not stand in it`);
        else if (rank < before) told(`${child.name} stands too late`);
        before = Math.max(before, rank ?? before);
        const many = child.name === "w:headerReference" || child.name === "w:footerReference";
        if (!many && element.children.filter(({ name }) => name === child.name).length > 1)
          told(`${child.name} stands twice`);
      }
    }
    const allowed = holds[element.name];
    if (allowed !== undefined)
      for (const child of element.children)
        if (!allowed.test(child.name)) told(`${child.name} may not stand in it`);
    const leading = first[element.name];
    if (leading !== undefined && element.children.findIndex(({ name }) => name === leading) > 0)
      told(`${leading} does not come first`);
    if (element.name === "w:tc" && element.children.at(-1)?.name !== "w:p")
      told("a cell ends with a paragraph");
    if (element.name === "w:txbxContent" && element.children.at(-1)?.name !== "w:p")
      told("a box ends with a paragraph");
    if (element.name === "w:tbl") problems.push(...gridProblems(path, element));
    if (
      element.name === "w:t" &&
      element.text.trim() !== element.text &&
      element.attributes["xml:space"] !== "preserve"
    )
      told("its blanks would be lost");
  }
  return problems;
}

/** Every row of a table has all columns of its grid. */
function gridProblems(path: string, table: Element): readonly string[] {
  const columns = table.children.find(({ name }) => name === "w:tblGrid")?.children.length ?? 0;
  return table.children
    .filter(({ name }) => name === "w:tr")
    .flatMap((row, index) => {
      const spans = row.children
        .filter(({ name }) => name === "w:tc")
        .map((cell) =>
          Number(
            [...elementsOf(cell)].find(({ name }) => name === "w:gridSpan")?.attributes["w:val"] ??
              1,
          ),
        );
      const sum = spans.reduce((all, span) => all + span, 0);
      return sum === columns
        ? []
        : [`${path}: row ${index + 1} of a table has ${sum} of ${columns} columns`];
    });
}

function packageProblems(
  files: Readonly<Record<string, Uint8Array>>,
  parts: ReadonlyMap<string, Element>,
): readonly string[] {
  const problems: string[] = [];
  const types = parts.get("[Content_Types].xml")?.children ?? [];
  const overrides = types
    .filter(({ name }) => name === "Override")
    .map(({ attributes }) => attributes.PartName);
  const endings = types
    .filter(({ name }) => name === "Default")
    .map(({ attributes }) => attributes.Extension);
  for (const path of Object.keys(files)) {
    if (path === "[Content_Types].xml") continue;
    const ending = path.slice(path.lastIndexOf(".") + 1);
    if (!overrides.includes(`/${path}`) && (ending === "xml" || !endings.includes(ending)))
      problems.push(`${path} has no content type`);
  }
  for (const part of overrides)
    if (part === undefined || files[part.slice(1)] === undefined)
      problems.push(`${part} is no part`);
  const related = new Set<string>();
  for (const [path, base] of [
    ["_rels/.rels", ""],
    ["word/_rels/document.xml.rels", "word/"],
  ] as const) {
    const ids = new Set<string>();
    for (const { attributes } of parts.get(path)?.children ?? []) {
      const target = `${base}${attributes.Target}`;
      if (files[target] === undefined) problems.push(`${path}: ${target} is no part`);
      if (ids.has(attributes.Id ?? "")) problems.push(`${path}: ${attributes.Id} stands twice`);
      ids.add(attributes.Id ?? "");
      related.add(target);
    }
    if (base === "") continue;
    for (const element of elementsOf(parts.get("word/document.xml") ?? readXml("<none/>")))
      for (const key of ["r:id", "r:embed"]) {
        const id = element.attributes[key];
        if (id !== undefined && !ids.has(id)) problems.push(`${element.name}: no relation ${id}`);
      }
  }
  for (const path of Object.keys(files))
    if (!/\.rels$|^\[Content/.test(path) && !related.has(path))
      problems.push(`${path} is related to nothing`);
  return problems;
}

function styleProblems(parts: ReadonlyMap<string, Element>): readonly string[] {
  const styles = parts.get("word/styles.xml")?.children ?? [];
  const ids = styles.flatMap(({ attributes }) => attributes["w:styleId"] ?? []);
  const problems = ids.flatMap((id, at) =>
    ids.indexOf(id) === at ? [] : [`the style ${id} stands twice`],
  );
  for (const [path, part] of parts)
    for (const { name, attributes } of elementsOf(part))
      if (ofStyle.has(name) && !ids.includes(attributes["w:val"] ?? ""))
        problems.push(`${path}: no style ${attributes["w:val"]}`);
  return problems;
}

function idProblems(parts: ReadonlyMap<string, Element>): readonly string[] {
  const problems: string[] = [];
  const all = [...parts]
    .filter(([path]) => path.startsWith("word/"))
    .flatMap(([, part]) => [...elementsOf(part)]);
  const ids = (name: string, key: string) =>
    all.filter((one) => one.name === name).map(({ attributes }) => attributes[key] ?? "");
  const same = (one: readonly string[], other: readonly string[]) =>
    [...one].sort().join() === [...other].sort().join();
  const once = (what: string, list: readonly string[]) => {
    if (new Set(list).size < list.length)
      problems.push(
        `${what} stand twice: ${list.filter((id, at) => list.indexOf(id) < at).join()}`,
      );
  };
  const starts = ids("w:bookmarkStart", "w:id");
  once("ids of bookmarks", starts);
  once("names of bookmarks", ids("w:bookmarkStart", "w:name"));
  for (const name of ids("w:bookmarkStart", "w:name"))
    if (!/^_[A-Za-z0-9_]{1,39}$/.test(name))
      problems.push(`${name} is no name of a hidden bookmark`);
  if (!same(starts, ids("w:bookmarkEnd", "w:id"))) problems.push("bookmarks begin and do not end");
  const comments = ids("w:comment", "w:id");
  for (const name of ["w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"])
    if (!same(comments, ids(name, "w:id"))) problems.push(`${name}: not those of the comments`);
  if (
    !same(
      ids("w15:commentEx", "w15:paraId"),
      ids("w:p", "w14:paraId").filter((id) => id !== ""),
    )
  )
    problems.push("the paragraphs of comments are not those of their extension");
  const notes = all.filter(
    ({ name, attributes }) =>
      name === "w:footnote" && attributes["w:type"] === undefined && Number(attributes["w:id"]) > 1,
  );
  if (
    !same(
      notes.map(({ attributes }) => attributes["w:id"] ?? ""),
      ids("w:footnoteReference", "w:id"),
    )
  )
    problems.push("footnotes are not those that the text marks");
  once("ids of drawings", ids("wp:docPr", "id"));
  return problems;
}
