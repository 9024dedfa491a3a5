import type { Header, NoticeView } from "../../document/view.ts";
import { formWords } from "../notice/words.ts";
import { AREA, LINE, twips, zi } from "./measures.ts";
import { ZI } from "./properties.ts";
import { type Part, text } from "./runs.ts";
import type { Writer } from "./writer.ts";

/** 版头: from the top of page one to the red line (GB/T 9704 7.2). */

const RED = "E60012";

/** Largest type of a mark, as on pages: 19 mm. */
const MARK_MAX = 19;
const MM_PER_POINT = 25.4 / 72;

/** The mark's type in points, so that it fills the line but no more: half points downwards. */
function markSize({ issuers, withDocumentWord }: Header): number {
  const word = withDocumentWord ? zi(formWords.zh.documentWord) : 0;
  const joint = issuers.length > 1;
  const widest = Math.max(...issuers.map(zi));
  // The names of several stand over each other, 文件 beside them in larger type.
  const em = joint ? widest + 0.5 + 1.35 * word : widest + word;
  const height = joint ? 1.4 * issuers.length : 1;
  const mm = Math.min((0.985 * 156) / Math.max(em, 1), MARK_MAX, 82 / height);
  return Math.floor((mm / MM_PER_POINT) * 2) / 2;
}

/** Writes the letterhead of a notice; the title follows after two empty lines. */
export function writeLetterhead(view: NoticeView, writer: Writer): void {
  const { header, fields = {} } = view;
  const corner = [
    header.copyNumber === undefined ? undefined : [text(header.copyNumber)],
    header.secrecy === undefined ? undefined : [text(header.secrecy, { face: "hei" })],
    header.urgency === undefined ? undefined : [text(header.urgency, { face: "hei" })],
  ].filter((one) => one !== undefined);
  for (const parts of corner) writer.paragraph({ align: "left" }, parts);
  const size = markSize(header);
  // Its ink begins 35 mm under the type area's top; above the ink the line has air of the face.
  const air = Math.round(size * 4.05);
  const space = twips(35) - air - corner.length * LINE;
  const exact = Math.round(size * 23.8);
  writer.paragraph({ exact: Math.max(20, space) });
  const word = header.withDocumentWord ? formWords.zh.documentWord : "";
  if (header.issuers.length > 1) writeJointMark(header.issuers, word, size, writer);
  else
    writer.paragraph({ style: "PwMark", exact }, [
      text(`${header.issuers[0] ?? ""}${word}`, { size }),
    ]);
  writer.blank(2);
  const place = fields.number;
  const number: readonly Part[] =
    header.number === undefined
      ? []
      : [
          {
            kind: "text",
            text: header.number,
            ...(place === undefined
              ? {}
              : {
                  stretches: [
                    {
                      length: header.number.length,
                      origin: { from: "field", field: "number", place },
                    },
                  ],
                }),
          },
        ];
  writeNumber(number, header.signers ?? [], writer);
  if (header.star === true) writer.put({ template: "star", colour: RED });
}

function writeJointMark(
  names: readonly string[],
  word: string,
  size: number,
  writer: Writer,
): void {
  const widest = Math.max(...names.map(zi));
  const exact = Math.round(size * 1.4 * 20);
  writer.put({
    template: "joint-mark",
    widths: [
      Math.round(widest * size * 20) + 20,
      Math.round((0.5 + 1.35 * zi(word)) * size * 20) + 40,
    ],
    names: names.map((name) =>
      writer.made({ style: "PwMark", exact, align: "distribute" }, [text(name, { size })]),
    ),
    word: [
      writer.made({ style: "PwMark", exact: Math.round(size * 1.6 * 20), align: "right" }, [
        text(word, { size: Math.floor(size * 1.35 * 2) / 2 }),
      ]),
    ],
  });
}

/** 4 mm under the ink of the number: the line of text ends about one below it. */
const RED_LINE = { bottom: { size: 12, space: 8, colour: RED } } as const;

/** 发文字号 in the middle; beside 签发人 at the left, the names two on a line, each under the one above (7.2.5, 7.2.6). */
function writeNumber(number: readonly Part[], signers: readonly string[], writer: Writer): void {
  if (signers.length === 0) {
    writer.paragraph({ align: "center", borders: RED_LINE }, number);
    return;
  }
  const rows = Array.from({ length: Math.ceil(signers.length / 2) }, (_, row) =>
    signers.slice(2 * row, 2 * row + 2),
  );
  const first = Math.max(...rows.map(([name = ""]) => zi(name)));
  const second = Math.max(0, ...rows.map(([, name = ""]) => zi(name)));
  const label = zi(formWords.zh.approvedBy);
  const left = AREA.width / ZI - 1 - label - first - (second > 0 ? second + 1 : 0);
  // The red line is that of the paragraph: a tabulator and no indent, lest it begin with the number.
  const tabs = [1, left, left + label, left + label + first + 1].map((at) => ({
    at: at * ZI,
    align: "left" as const,
  }));
  rows.forEach(([name = "", other], row) => {
    const last = row === rows.length - 1;
    writer.paragraph(
      {
        align: "left",
        tabs,
        ...(last ? { borders: RED_LINE } : {}),
      },
      [
        { kind: "tab" },
        ...(last ? number : []),
        { kind: "tab" },
        ...(row === 0 ? [text(formWords.zh.approvedBy)] : []),
        { kind: "tab" },
        text(name, { face: "kai" }),
        ...(other === undefined ? [] : [{ kind: "tab" } as const, text(other, { face: "kai" })]),
      ],
    );
  });
}
