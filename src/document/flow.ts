import { given } from "../given.ts";
import { isDataKind } from "../model/items/item-kind.ts";
import type { Item } from "../model/model.ts";
import { indexOf } from "../model/text/plan-index.ts";
import { tailOf } from "../model/text/tails.ts";
import { type Child, childrenOf, type Entry, placeIn, type TextBlock } from "../syntax/entry.ts";
import {
  type Composition,
  mergeRuns,
  printInline,
  printTail,
  type Speaker,
  textFrom,
} from "./print-inline.ts";
import { runsIn } from "./run-in.ts";
import { type Cells, printedTitle, quotedInline } from "./tables/cells.ts";
import { layoutTable } from "./tables/layout-table.ts";
import { annexTable } from "./tables/task-table.ts";
import { tableFromEntry } from "./tables/typed-table.ts";
import type { HeadingLead, HeadingLevel, PrintedBlock, PrintedInline } from "./view.ts";

/** The text of a plan or notice as blocks, in document order. */

interface Paragraph {
  lead?: HeadingLead;
  inline: PrintedInline[];
  anchor?: string;
}

interface Flow {
  readonly composition: Composition;
  readonly items: ReadonlyMap<Entry, Item>;
  readonly blocks: PrintedBlock[];
  open: Paragraph | undefined;
}

function close(flow: Flow): void {
  const { open } = flow;
  flow.open = undefined;
  if (open === undefined) return;
  const inline = mergeRuns(open.inline);
  const anchor = given({ anchor: open.anchor });
  if (inline.length === 0 && open.lead !== undefined) {
    flow.blocks.push({ kind: "heading", ...open.lead, ...anchor });
  } else if (inline.length > 0 || open.lead !== undefined) {
    flow.blocks.push({
      kind: "paragraph",
      ...given({ lead: open.lead }),
      inline,
      ...anchor,
    });
  }
}

/** English sentences of neighbouring pieces are kept apart by a blank; Chinese ones stand close. */
function needsBlank(flow: Flow, open: Paragraph, next: PrintedInline | undefined): boolean {
  if (flow.composition.locale !== "en" || next?.kind !== "text" || !/^\S/.test(next.text))
    return false;
  const last = open.inline.at(-1);
  if (last === undefined) return open.lead !== undefined;
  return last.kind !== "text" || /\S$/.test(last.text);
}

function add(flow: Flow, inline: readonly PrintedInline[]): void {
  flow.open ??= { inline: [] };
  const { open } = flow;
  if (needsBlank(flow, open, inline[0])) open.inline.push({ kind: "text", text: " " });
  open.inline.push(...inline);
}

function level({ depth }: Item): HeadingLevel {
  return depth <= 1 ? 1 : depth === 2 ? 2 : depth === 3 ? 3 : 4;
}

/** The labels of the levels of a Chinese document (GB/T 9704 7.3.3), whatever their numeral. */
const faces: readonly (readonly [RegExp, HeadingLevel])[] = [
  [/^[〇一二三四五六七八九十百]+、$/, 1],
  [/^（[〇一二三四五六七八九十百]+）$/, 2],
  [/^\d+[.．]$/, 3],
  [/^（\d+）$/, 4],
];

/** The face that a label asks for; a series keeps it wherever its entries stand. */
function faceOf(item: Item, locale: Composition["locale"]): HeadingLevel | undefined {
  if (locale !== "zh") return undefined;
  const label = item.label.trim();
  const face = faces.find(([pattern]) => pattern.test(label))?.[1];
  return face === level(item) ? undefined : face;
}

/** A label with the blank that English puts behind it. */
function printedLabel(label: string, locale: Composition["locale"]): string {
  return locale === "en" && label !== "" && !/\s$/.test(label) ? `${label} ` : label;
}

function writeText(
  flow: Flow,
  block: TextBlock,
  speaker: { readonly entry: Entry; readonly item?: Item },
): void {
  flow.composition.printed?.add(block);
  if (block.apart) close(flow);
  block.paragraphs.forEach((paragraph, index) => {
    if (index > 0) close(flow);
    add(flow, printInline(paragraph, flow.composition, speaker));
  });
}

function writeItem(flow: Flow, item: Item, around: Entry | undefined): void {
  if (isDataKind(item.kind)) {
    writeData(flow, item, around);
    return;
  }
  const { composition } = flow;
  const title = printedTitle(item, composition);
  const label = printedLabel(item.label, composition.locale);
  const labelPlace = placeIn(item.entry.file, item.entry.keyword);
  const labelled: PrintedInline[] =
    label === ""
      ? []
      : [
          textFrom(label, composition, () => ({
            from: "number",
            item: item.id,
            place: labelPlace,
          })),
        ];
  if (!item.runsOn) close(flow);
  const from = flow.blocks.length;
  if (item.runsOn) {
    if (labelled.length + title.length > 0) add(flow, [...labelled, ...title]);
  } else if (item.kind === "action" && title.length === 0) {
    flow.open = { inline: labelled, anchor: item.id };
  } else {
    const face = faceOf(item, composition.locale);
    flow.open = {
      lead: {
        level: level(item),
        ...given({ face }),
        label,
        ...(composition.traced === true ? { labelPlace } : {}),
        inline: title,
      },
      inline: [],
      anchor: item.id,
    };
    if (!runsIn(item.title?.text ?? "", composition.locale)) close(flow);
  }
  writeBlock(flow, item.entry, item, around);
  writeTail(flow, item, from);
  if (!item.runsOn) close(flow);
}

/** Data beside the text prints only where it has text behind bars: a paragraph that begins with its title. */
function writeData(flow: Flow, item: Item, around: Entry | undefined): void {
  const says = (child: Child) => child.type === "text" && child.paragraphs.length > 0;
  if (!item.entry.children.some(says)) return;
  const { composition } = flow;
  close(flow);
  if (item.title !== undefined) {
    add(flow, printedTitle(item, composition));
    if (!runsIn(item.title.text, composition.locale)) close(flow);
  }
  const from = flow.blocks.length;
  writeBlock(flow, item.entry, item, around);
  writeTail(flow, item, from);
  close(flow);
}

/** A tail stands behind the last sentence of its entry: in a paragraph, or in a title without text. */
function writeTail(flow: Flow, item: Item, from: number): void {
  const tail = tailOf(item);
  if (tail?.tail === undefined) return;
  flow.composition.printed?.add(tail);
  const printed = printTail(tail.tail, flow.composition, {
    entry: item.entry,
    item,
    // That of an item around it prints behind others too.
    ...(tail.parent === item.entry ? {} : { shared: true }),
  });
  if (printed.length === 0) return;
  // A child, or a title that stands alone, has closed it; a table or picture may stand behind it.
  const at =
    flow.open !== undefined
      ? -1
      : flow.blocks.findLastIndex(
          ({ kind }, index) => index >= from && (kind === "paragraph" || kind === "heading"),
        );
  const block = flow.blocks[at];
  if (block?.kind !== "paragraph" && block?.kind !== "heading") {
    add(flow, printed);
    return;
  }
  const open: Paragraph = { inline: [...block.inline] };
  if (needsBlank(flow, open, printed[0])) open.inline.push({ kind: "text", text: " " });
  flow.blocks[at] = { ...block, inline: mergeRuns([...open.inline, ...printed]) };
}

/** The layout (版式 表) of a block: its own, else in a section that of the section around. 版式 无 ends it. */
function layoutIn(
  entry: Entry,
  item: Item | undefined,
  around: Entry | undefined,
): Entry | undefined {
  const own = childrenOf(entry, "layout").findLast(
    ({ value }) => value?.type === "none" || (value?.type === "choice" && value.choice === "table"),
  );
  if (own !== undefined) return own.value?.type === "none" ? undefined : own;
  return item?.kind === "section" ? around : undefined;
}

function writeBlock(
  flow: Flow,
  entry: Entry,
  item: Item | undefined,
  around: Entry | undefined,
): void {
  const layout = layoutIn(entry, item, around);
  const cells: Cells = {
    composition: flow.composition,
    textOf: (below) => cellText(flow, below),
  };
  const inPlace: Cells = { ...cells, textOf: (below) => cellText(flow, below, { tail: true }) };
  const table = layout === undefined ? undefined : layoutTable(layout, entry, flow.items, inPlace);
  let tableWritten = false;
  for (const child of entry.children) {
    if (child.type === "text") {
      writeText(flow, child, item === undefined ? { entry } : { entry, item });
      continue;
    }
    if (child.kind === "figure" && child.value?.type === "strings") {
      const [source, caption] = child.value.strings;
      if (source === undefined) continue;
      close(flow);
      flow.blocks.push({
        kind: "image",
        source: flow.composition.files.image(child.file, source.text),
        alt: caption?.text ?? "",
        ...(caption === undefined
          ? {}
          : { caption: quotedInline(caption, flow.composition, { entry: child }) }),
      });
      continue;
    }
    if (child.kind === "point") {
      writePoint(flow, child, { entry: child, ...given({ item }) });
      continue;
    }
    if (child.kind === "table") {
      close(flow);
      flow.blocks.push(...tableFromEntry(child, flow.composition));
      continue;
    }
    if (child.kind === "task-table") {
      close(flow);
      flow.blocks.push(...annexTable(child, cells));
      continue;
    }
    const below = flow.items.get(child);
    if (below === undefined) continue;
    if (table?.covers.has(below) === true) {
      if (!tableWritten) {
        close(flow);
        flow.blocks.push(table.block);
        tableWritten = true;
      }
      continue;
    }
    writeItem(flow, below, layout);
  }
}

/**
 * A line of a list, and those inside it. Neighbouring ones are one list. A line is one paragraph: what an
 * empty bar sets apart in it joins on.
 */
function writePoint(flow: Flow, entry: Entry, speaker: Speaker, nested = false): void {
  close(flow);
  const inline = entry.children.flatMap((child) => {
    if (child.type !== "text") return [];
    flow.composition.printed?.add(child);
    return child.paragraphs.flatMap((one) => printInline(one, flow.composition, speaker));
  });
  const line = {
    label: nested ? "– " : "• ",
    inline: mergeRuns(inline),
    ...(nested ? { nested } : {}),
  } as const;
  const last = flow.blocks.at(-1);
  if (last?.kind === "list")
    flow.blocks[flow.blocks.length - 1] = { ...last, items: [...last.items, line] };
  else flow.blocks.push({ kind: "list", items: [line] });
  for (const child of childrenOf(entry, "point"))
    writePoint(flow, child, { ...speaker, entry: child }, true);
}

/** What an item prints below its title, as the lines of a cell; with its tail where it stands nowhere else. */
function cellText(
  flow: Flow,
  item: Item,
  { tail } = { tail: false },
): readonly (readonly PrintedInline[])[] {
  const inside: Flow = { ...flow, blocks: [], open: undefined };
  writeBlock(inside, item.entry, item, undefined);
  if (tail) writeTail(inside, item, 0);
  close(inside);
  return inside.blocks.flatMap((block): (readonly PrintedInline[])[] => {
    if (block.kind === "heading") return [labelledLine(block, [])];
    if (block.kind === "list")
      return block.items.map(({ label, inline }) =>
        mergeRuns([{ kind: "text", text: label }, ...inline]),
      );
    if (block.kind === "table")
      return [...block.header, ...block.rows].map(({ cells }) =>
        mergeRuns(
          cells.flatMap((cell, at) => [
            ...(at === 0 ? [] : [{ kind: "text", text: "\u3000" } as const]),
            ...cell.lines.flat(),
          ]),
        ),
      );
    if (block.kind === "image") return block.caption === undefined ? [] : [block.caption];
    return [block.lead === undefined ? block.inline : labelledLine(block.lead, block.inline)];
  });
}

function labelledLine(
  lead: HeadingLead,
  behind: readonly PrintedInline[],
): readonly PrintedInline[] {
  return mergeRuns([{ kind: "text", text: lead.label }, ...lead.inline, ...behind]);
}

function itemsOf({ plan, notice }: Composition): ReadonlyMap<Entry, Item> {
  const plans = [...new Set([plan, notice?.structure])].filter((one) => one !== undefined);
  const [only, other] = plans.map((one) => indexOf(one).itemsByEntry);
  return other === undefined ? (only ?? new Map()) : new Map([...(only ?? []), ...other]);
}

/** What the cells of a table outside of the flow are made from. */
export function cellSource(composition: Composition): Cells {
  const flow: Flow = { composition, items: itemsOf(composition), blocks: [], open: undefined };
  return { composition, textOf: (item) => cellText(flow, item) };
}

/** The blocks of an entry that holds text: a plan, a notice or an annex. */
export function flowOf(entry: Entry, composition: Composition): readonly PrintedBlock[] {
  const flow: Flow = { composition, items: itemsOf(composition), blocks: [], open: undefined };
  writeBlock(flow, entry, undefined, undefined);
  close(flow);
  return flow.blocks;
}
