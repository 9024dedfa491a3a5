import { resolve } from "node:path";
import type { Finding, Language, Spot } from "../../../findings/finding.ts";
import type { Project } from "../../../project/project.ts";
import type { Fate } from "../../../review/apply.ts";
import { itemOf } from "../../../review/field-edit.ts";
import { changeNotApplied } from "../../../review/findings.ts";
import { countsOf, type Listed, type ListedChange, listed } from "../../../review/listed.ts";
import { reviewPage } from "../../../review/page.ts";
import type { Review, ReviewChange } from "../../../review/review.ts";
import { findingOfChange } from "../../../review/words.ts";
import type { CommandContext } from "../../command-context.ts";
import { type ExitCode, worst } from "../../exit-codes.ts";
import { reportOf } from "../../projects.ts";
import { type ReportTarget, writeReports } from "../../report-targets.ts";
import { writeOrTell } from "../../write-or-tell.ts";

/** What is told of reviewed copies: on the screen, as data, in files. */

export interface ReviewReport {
  readonly project: Project;
  readonly review: Review;
  readonly fates: ReadonlyMap<number, Fate>;
  /** What is wrong with the copies as files. */
  readonly findings: readonly Finding<Spot>[];
  readonly files: readonly string[];
  /** The sources that were written; undefined where nothing was to be. */
  readonly written?: readonly string[];
}

/** The item of a change, by number and title. */
function itemWords({ place, below }: ReviewChange, { model }: Project): string | undefined {
  const piece = place?.piece ?? below;
  if (piece === undefined) return undefined;
  const origins = piece.texts.flatMap(({ stretches }) => stretches.map(({ origin }) => origin));
  const named = origins.find((origin) => "item" in origin && origin.item !== undefined);
  const id = piece.item ?? (named !== undefined && "item" in named ? named.item : undefined);
  const files = new Set(
    origins.flatMap((origin) => (origin.from === "form" ? [] : [origin.place.file])),
  );
  for (const file of files) {
    const item = itemOf(model, id, file);
    if (item !== undefined) return `${item.number} ${item.title?.text ?? item.name ?? ""}`.trim();
  }
  return undefined;
}

function changeLines({
  number,
  item,
  kind,
  who,
  when,
  before,
  old,
  new: put,
  after,
  comment,
  files,
  state,
  change,
}: ListedChange): readonly string[] {
  const head = [`${number}.`, item, kind, who, when, `(${files})`]
    .filter((part) => part !== "")
    .join(" ");
  const around = `${before}${old === "" ? "" : `[-${old}-]`}${put === "" ? "" : `{+${put}+}`}${after}`;
  const quoted = change.kind === "comment" ? `${before}[${old}]${after}` : around;
  return [
    `  ${head}`,
    ...(quoted === "" || quoted === "[]" ? [] : [`     ${quoted}`]),
    ...comment.split("\n").flatMap((line) => (line === "" ? [] : [`     ${line}`])),
    ...(state === "" ? [] : [`     → ${state}`]),
  ];
}

function inWords(
  { review, findings, written }: ReviewReport,
  list: Listed,
  { say, language }: CommandContext,
): string {
  const parts: string[] = [];
  if (findings.length > 0)
    parts.push(
      findings
        .map(
          ({ place, message, mend, code }) =>
            `${place.file}: ${say(message)}${mend === undefined ? "" : `（${say(mend)}）`} [${code}]`,
        )
        .join("\n"),
    );
  if (list.changes.length > 0) parts.push(list.changes.flatMap(changeLines).join("\n"));
  const end =
    written === undefined
      ? review.changes.length === 0
        ? ""
        : say({
            zh: "；加 --write 写进源文件，--accept 1,3-5 只写采纳的",
            en: "; --write puts them into the sources, --accept 1,3-5 only those",
          })
      : written.length === 0
        ? say({ zh: "；没有要写入的", en: "; nothing to write" })
        : say({ zh: `；已写入 ${written.join("、")}`, en: `; written to ${written.join(", ")}` });
  parts.push(`${countsOf(review)[language]}${end}`);
  return `${parts.join("\n\n")}\n`;
}

/** The list as data, for programs; version 1. */
function asData({ review, findings, written, fates }: ReviewReport, list: Listed): string {
  const data = {
    version: 1,
    changes: list.changes.map(({ change, item, state }) => {
      const {
        number,
        kind,
        files,
        who,
        when,
        tracked,
        old,
        before,
        after,
        against,
        comments,
        build,
        place,
      } = change;
      const fate = fates.get(number);
      return {
        number,
        kind,
        files,
        who,
        when,
        tracked,
        item: item === "" ? undefined : item,
        old,
        new: change.new,
        before,
        after,
        against,
        comments,
        build,
        place:
          place === undefined
            ? undefined
            : {
                bookmark: place.piece.bookmark,
                text: place.text,
                start: place.start,
                end: place.end,
              },
        state,
        fate: fate?.type,
      };
    }),
    formatting: review.formatting,
    findings: findings.map(({ code, place, message }) => ({ code, file: place.file, message })),
    ...(written === undefined ? {} : { written }),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

/** All that was found, for the reports of findings. */
export function reviewFindings({
  project,
  review,
  fates,
  findings,
  files,
}: ReviewReport): readonly Finding<Spot>[] {
  const [file = ""] = files;
  const left = [...fates].flatMap(([number, fate]) =>
    fate.type === "comment" || fate.type === "not-written"
      ? [
          changeNotApplied.at(
            { file: review.changes[number - 1]?.files[0] ?? file },
            { number, why: fate.why },
          ),
        ]
      : [],
  );
  return [
    ...findings,
    ...review.changes.map((change) => findingOfChange(change, (one) => itemWords(one, project))),
    ...left,
  ];
}

const own = new Set(["text", "json", "html", "xlsx"]);

/** Tells what was found in every form that is asked for. */
export async function tellReview(
  report: ReviewReport,
  targets: readonly (ReportTarget | { readonly format: "xlsx"; readonly file?: string })[],
  json: boolean,
  context: CommandContext,
): Promise<ExitCode> {
  const { io } = context;
  const language: Language = context.language;
  const list = listed(
    report.review,
    report.fates,
    (change) => itemWords(change, report.project),
    language,
  );
  const counts = countsOf(report.review)[language];
  const codes: ExitCode[] = [];
  const made = async (format: string): Promise<string | Uint8Array> => {
    if (format === "json") return asData(report, list);
    if (format === "html") return reviewPage(list, counts, language);
    if (format === "xlsx")
      return (await import("./workbook.ts")).reviewWorkbook(list, counts, language);
    return inWords(report, list, context);
  };
  const others: ReportTarget[] = [];
  for (const target of targets) {
    if (!own.has(target.format)) {
      if (target.format !== "xlsx") others.push(target);
    } else if (target.file !== undefined)
      codes.push(
        await writeOrTell(resolve(io.cwd, target.file), await made(target.format), context),
      );
    else io.out.write(String(await made(target.format)));
  }
  if (!targets.some(({ file }) => file === undefined))
    io.out.write(String(await made(json ? "json" : "text")));
  const findings = reviewFindings(report);
  codes.push(
    await writeReports(
      others,
      (screen) => ({
        ...reportOf([report.project], context, screen),
        findings,
        suppressed: [],
        files: report.files,
      }),
      context,
    ),
  );
  return worst(codes);
}
