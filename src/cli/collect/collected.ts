import type { CellChange, Collected, ProposedChange } from "../../collect/collect.ts";
import { rowNotWritten } from "../../collect/findings/rows.ts";
import type { SheetFinding } from "../../collect/read/raw.ts";
import { measureLines } from "../../collect/unit-plan.ts";
import { rowLines } from "../../collect/write.ts";
import type { Spot } from "../../findings/finding.ts";
import { whereInWords } from "../../findings/where.ts";
import { given } from "../../given.ts";
import type { CommandContext } from "../command-context.ts";

/** What was collected, as a list that a person can accept, and as data. */

/** What became of it on `--write`. */
export interface WriteOutcome {
  /** Paths as the user knows them. */
  readonly files: readonly string[];
  readonly failed: readonly Failed[];
}

/** What was not written, and why. */
export interface Failed {
  /** Where it was told. */
  readonly spots: readonly Spot[];
  /** The row's code. */
  readonly code: string;
  /** What the row is about. */
  readonly title: string;
  readonly cells: readonly { readonly heading: string; readonly text: string }[];
  readonly reason: string;
}

const where = (spot: Spot, { language }: CommandContext) => whereInWords(spot, language);

const oneLine = (text: string) => text.replaceAll("\n", " / ");

function cellWords({ heading, from, to }: CellChange, { say }: CommandContext): string {
  const none = say({ zh: "（空）", en: "(empty)" });
  const show = (text: string) => (text === "" ? none : oneLine(text));
  return `    ${heading}${say({ zh: "：", en: ": " })}${show(from)} → ${show(to)}`;
}

function changeWords(change: ProposedChange, context: CommandContext): readonly string[] {
  const from = change.spots.map((spot) => where(spot, context)).join("、");
  return [
    `  ${change.code} ${change.title}  ${change.report.day}  (${from})`,
    ...change.cells.map((cell) => cellWords(cell, context)),
  ];
}

function saidWords({ said }: SheetFinding): readonly string[] {
  const parts = Object.entries(said ?? {}).map(([heading, text]) => `${heading}=${oneLine(text)}`);
  return parts.length === 0 ? [] : [`    ${parts.join("；")}`];
}

/** A row as people know it: its code and its task. */
const rowWords = ({ subject = "", title }: Pick<SheetFinding, "subject" | "title">) =>
  title === undefined ? subject : `${subject}“${title}”`;

function findingWords(finding: SheetFinding, context: CommandContext): readonly string[] {
  const { place, message, code, severity } = finding;
  const named = rowWords(finding);
  const row = named === "" ? "" : ` ${named}`;
  return [
    `  ${where(place, context)}${row}: ${context.say(message)} [${code}]`,
    ...(severity === "note" ? [] : saidWords(finding)),
  ];
}

/** All that is said of what was collected: what is not taken, what waits for a person, what is worth knowing. */
export function collectedFindings(
  { findings, questions }: Collected,
  written: WriteOutcome | undefined,
): readonly SheetFinding[] {
  const failed = (written?.failed ?? []).flatMap(({ spots, code, title, cells, reason }) =>
    spots.slice(0, 1).map((spot) =>
      rowNotWritten.at(
        spot,
        { reason },
        {
          subject: code,
          title,
          said: Object.fromEntries(cells.map(({ heading, text }) => [heading, text])),
        },
      ),
    ),
  );
  const asked = questions.map(({ finding, change }) => ({ ...finding, title: change.title }));
  return [...findings, ...asked, ...failed].map((finding) => {
    const row = rowWords(finding);
    const { zh, en } = finding.message;
    return row === ""
      ? finding
      : { ...finding, message: { zh: `${row}：${zh}`, en: `${row}: ${en}` } };
  });
}

/** The list in words. */
export function collectedInWords(
  { changes, questions, measures, findings, unchanged }: Collected,
  written: WriteOutcome | undefined,
  context: CommandContext,
): string {
  const { say } = context;
  const parts: string[] = [];
  const part = (title: string, lines: readonly string[]) => {
    if (lines.length > 0) parts.push([title, ...lines].join("\n"));
  };
  const units = new Map<string, ProposedChange[]>();
  for (const change of changes) {
    const { unit, plan } = change.report;
    const title = `${unit.short ?? unit.title} · ${plan.name}`;
    units.set(title, [...(units.get(title) ?? []), change]);
  }
  for (const [title, list] of units)
    part(
      title,
      list.flatMap((change) => changeWords(change, context)),
    );
  part(
    say({ zh: "写进单位自己的方案（承接）", en: "For the units' own plans" }),
    measures.flatMap(({ code, unit, measure, spots, cells }) => [
      `  ${code} ${measure.title}  ${unit.short ?? unit.title}  (${spots.map((spot) => where(spot, context)).join("、")})`,
      ...cells.map(({ heading, text }) => `    ${heading}=${oneLine(text)}`),
    ]),
  );
  part(
    say({ zh: "待确认（--confirm 号码）", en: "To be confirmed (--confirm numbers)" }),
    questions.flatMap(({ number, finding, change }) => [
      `  ${number}. ${change.code} ${change.title}  ${where(finding.place, context)}: ${say(finding.message)}`,
      ...change.cells.map((cell) => cellWords(cell, context)),
    ]),
  );
  const refused = rejected(findings);
  part(
    say({ zh: "没有收入", en: "Not taken" }),
    refused.flatMap((finding) => findingWords(finding, context)),
  );
  part(
    say({ zh: "说明", en: "Notes" }),
    notes(findings).flatMap((finding) => findingWords(finding, context)),
  );
  const failed = written?.failed ?? [];
  part(
    say({ zh: "没有写入", en: "Not written" }),
    failed.flatMap(({ code, title, cells, reason }) => [
      `  ${code}“${title}”: ${reason}`,
      ...cells.map(({ heading, text }) => `    ${heading}=${oneLine(text)}`),
    ]),
  );
  const news = changes.length + measures.length;
  const counts = say({
    zh: `${news} 行有变化，${questions.length} 行待确认，${refused.length} 处没有收入，${unchanged} 行没有变化`,
    en: `${news} rows changed, ${questions.length} to be confirmed, ${refused.length} not taken, ${unchanged} unchanged`,
  });
  const end =
    written === undefined
      ? news === 0
        ? ""
        : say({ zh: "；加 --write 写入台账", en: "; --write puts them into the journal" })
      : written.files.length === 0
        ? say({ zh: "；没有要写入的", en: "; nothing to write" })
        : say({
            zh: `；已写入 ${written.files.join("、")}`,
            en: `; written to ${written.files.join(", ")}`,
          });
  parts.push(`${counts}${end}`);
  return `${parts.join("\n\n")}\n`;
}

const rejected = (findings: readonly SheetFinding[]) =>
  findings.filter(({ severity }) => severity !== "note");
const notes = (findings: readonly SheetFinding[]) =>
  findings.filter(({ severity }) => severity === "note");

function findingData(
  { code, place, message, subject, title, said }: SheetFinding,
  kind: "rejected" | "note",
) {
  return { kind, code, spot: place, message, ...given({ rowCode: subject, title, said }) };
}

function changeData(change: ProposedChange) {
  const { report, spots, code, title, key, cells } = change;
  return {
    row: code,
    title,
    key,
    unit: report.unit.id,
    plan: report.plan.name,
    told: report.day,
    from: spots,
    cells: cells.map(({ column, heading, from, to }) => ({ column, heading, from, to })),
    source: rowLines(report),
  };
}

/** The same as data, for programs; version 1. */
export function collectedAsData(
  { changes, questions, measures, findings, unchanged }: Collected,
  written: WriteOutcome | undefined,
): string {
  const data = {
    version: 1,
    changes: changes.map(changeData),
    measures: measures.map(({ code, unit, plan, spots, measure }) => ({
      row: code,
      unit: unit.id,
      plan: plan.name,
      from: spots,
      source: measureLines(measure, unit, plan.locale),
    })),
    questions: questions.map(({ number, finding, change }) => ({
      number,
      code: finding.code,
      message: finding.message,
      change: changeData(change),
    })),
    rejected: rejected(findings).map((finding) => findingData(finding, "rejected")),
    notes: notes(findings).map((finding) => findingData(finding, "note")),
    unchanged,
    ...(written === undefined
      ? {}
      : {
          written: written.files,
          failed: written.failed.map(({ code, cells, reason }) => ({ code, cells, reason })),
        }),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}
