import type { Imprint, NoticeView, Signature } from "../../document/view.ts";
import { formWords } from "../notice/words.ts";
import { AREA, LINE, twips, zi } from "./measures.ts";
import { ZI } from "./properties.ts";
import { type Part, text } from "./runs.ts";
import type { Writer } from "./writer.ts";

/** What stands behind the text of a notice: 附件说明, 署名, 附注, 版记. */

/** A text that is the value of an attribute of the notice. */
export function fieldText(value: string, field: string, { fields = {} }: NoticeView): Part {
  const place = fields[field];
  if (place === undefined) return text(value);
  return {
    kind: "text",
    text: value,
    stretches: [{ length: value.length, origin: { from: "field", field, place } }],
  };
}

/** 附件说明: a line under the text, names under names (7.3.4). */
export function writeAttachments(titles: readonly string[], writer: Writer): void {
  const label = zi(formWords.zh.attachments);
  writer.blank();
  titles.forEach((title, index) => {
    const numbered = titles.length > 1;
    const number = numbered ? `${index + 1}.` : "";
    const hanging = (index === 0 ? label : 0) + (numbered ? 1 : 0);
    writer.paragraph({ align: "left", indent: { left: 2 + label + (numbered ? 1 : 0), hanging } }, [
      text(`${index === 0 ? formWords.zh.attachments : ""}${number}${title}`),
    ]);
  });
}

const WIDTH = AREA.width / ZI;

/** Empty lines that leave room for a seal of this diameter (mm) over the signature. */
const linesForSeal = (diameter: number) =>
  Math.max(1, Math.ceil((diameter / 2 + 5 - 10.39) / 10.39));

/** 署名 and 成文日期 (7.3.5): with seals, without, of one organ or several. */
export function writeSignature(signature: Signature, view: NoticeView, writer: Writer): void {
  const { mode, signers, date, sealDiameter = 42 } = signature;
  const dated = fieldText(date, "date", view);
  const names = signers.map((name) => fieldText(name, "signed-by", view));
  const widths = signers.map(zi);
  const width = zi(date);
  const right = (indent: number, part: Part) => {
    writer.paragraph(
      {
        align: "right",
        indent: { right: Math.max(0, indent) },
        keepNext: part !== dated,
        keepLines: true,
      },
      [part],
    );
  };
  writer.keepLast();
  if (mode === "joint-sealed") {
    writeSeals(signers, names, dated, width, sealDiameter, writer);
    return;
  }
  const sealed = mode === "sealed";
  for (let line = 0; line < (sealed ? linesForSeal(sealDiameter) : 1); line++)
    writer.paragraph({ keepNext: true });
  if (sealed) {
    const widest = Math.max(...widths);
    const centre = Math.min(WIDTH - 4 - width / 2, WIDTH - widest / 2);
    names.forEach((name, index) => {
      right(WIDTH - centre - (widths[index] ?? 0) / 2, name);
    });
    right(WIDTH - centre - width / 2, dated);
    return;
  }
  const last = widths.at(-1) ?? 0;
  const wide = width > last;
  names.forEach((name, index) => {
    right(wide && index === names.length - 1 ? 4 + width - last : 2, name);
  });
  right(wide ? 2 : last - width, dated);
}

/** Names side by side in the order of the issuers, room for a seal over each, the last over the date (7.3.5.1). */
function writeSeals(
  signers: readonly string[],
  names: readonly Part[],
  date: Part,
  width: number,
  seal: number,
  writer: Writer,
): void {
  const mm = ZI / (1440 / 25.4);
  const cell = Math.max((seal + 3) / mm, Math.max(...signers.map(zi)) + 1);
  const outer = Math.max(seal / mm, ...signers.map(zi)) / 2;
  const centre = Math.min(WIDTH - 4 - width / 2, WIDTH - outer);
  let columns = 1;
  while (columns < Math.min(3, names.length) && centre - columns * cell >= outer) columns += 1;
  const rows = Math.ceil(names.length / columns);
  const missing = rows * columns - names.length;
  const tabs = Array.from({ length: columns }, (_, column) => ({
    at: (centre - (columns - 1 - column) * cell) * ZI,
    align: "center" as const,
  }));
  for (let row = 0; row < rows; row++) {
    const space =
      row === 0 ? linesForSeal(seal) * LINE : Math.ceil(twips(seal + 3) / LINE) * LINE - LINE;
    writer.paragraph({ exact: space, keepNext: true });
    const skipped = row === rows - 1 ? missing : 0;
    const from = row * columns;
    const inRow = names.slice(from, row === rows - 1 ? undefined : from + columns);
    writer.paragraph({ align: "left", tabs, keepNext: true }, [
      ...Array.from({ length: skipped }, () => ({ kind: "tab" }) as const),
      ...inRow.flatMap((name): readonly Part[] => [{ kind: "tab" }, name]),
    ]);
  }
  writer.paragraph({ align: "left", tabs: tabs.slice(-1), keepLines: true }, [
    { kind: "tab" },
    date,
  ]);
}

/** Lines of 14 pt that a text behind a label takes in the box of the imprint. */
function linesOf(label: string, value: string): number {
  const across = AREA.width / 280 - 2 - zi(label);
  return Math.max(1, Math.ceil(zi(value) / across));
}

/** 版记 at the foot of the last page (7.4): a box at the foot of the type area. */
export function writeImprint(imprint: Imprint, view: NoticeView, writer: Writer): void {
  const words = formWords.zh;
  const { to, cc, printedBy, printedOn } = imprint;
  const sent = [
    ...(to === undefined ? [] : [{ label: words.to, value: to, field: "to" }]),
    ...(cc === undefined ? [] : [{ label: words.cc, value: cc, field: "cc" }]),
  ];
  const rows = sent.map(({ label, value, field }, index) => ({
    joined: index > 0,
    paragraph: writer.made({ style: "PwImprint", hanging: zi(label) * 280 }, [
      text(label),
      fieldText(value, field, view),
      text(words.sentEnd),
    ]),
  }));
  const printed = writer.made(
    { style: "PwImprint", tabs: [{ at: AREA.width - 280, align: "right" }] },
    [
      fieldText(printedBy, "printed-by", view),
      { kind: "tab" },
      fieldText(printedOn, "printed-on", view),
      text(words.printed),
    ],
  );
  const lines = sent.reduce((sum, { label, value }) => sum + linesOf(label, `${value}。`), 1);
  const height = lines * 480 + (sent.length + 1) * 24 + 20;
  writer.put({
    template: "imprint",
    width: AREA.width,
    height,
    widthEmu: AREA.width * 635,
    heightEmu: height * 635,
    widthPoints: AREA.width / 20,
    heightPoints: height / 20,
    rows,
    printed,
  });
}
