import type { Finding, Spot } from "../../../findings/finding.ts";
import type { Project } from "../../../project/project.ts";
import type { Fate } from "../../../review/apply.ts";
import { nothingChanged } from "../../../review/findings.ts";
import { reviewOf } from "../../../review/review.ts";
import type { CommandContext } from "../../command-context.ts";
import { type ExitCode, exitCodes, worst } from "../../exit-codes.ts";
import type { ReportTarget } from "../../report-targets.ts";
import { type ReviewedFile, readCopies } from "./read-copies.ts";
import { reviewFindings, tellReview } from "./review-report.ts";
import { writeReview } from "./write-review.ts";

/** Reviewed copies of documents: what was changed in them is listed, and what is accepted goes into the sources. */

type Accepted = ReadonlySet<number> | "all" | undefined;

export interface ReviewOptions {
  readonly write: boolean;
  readonly accepted: Accepted;
  readonly out: string | undefined;
  readonly json: boolean;
  /** What is wrong with files that could not be read. */
  readonly findings: readonly Finding<Spot>[];
  readonly targets: readonly (ReportTarget | { readonly format: "xlsx"; readonly file?: string })[];
}

/** Collects reviewed copies into a project. */
export async function collectReviewed(
  files: readonly ReviewedFile[],
  project: Project,
  load: () => Promise<Project | ExitCode>,
  options: ReviewOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { io, say } = context;
  const read = await readCopies(files, project, options.out, io.cwd);
  const review = reviewOf(read.copies);
  const complain = (zh: string, en: string) => {
    io.err.write(`planwright: ${say({ zh, en })}\n`);
    return exitCodes.usage;
  };
  const { accepted } = options;
  if (typeof accepted === "object") {
    const unknown = [...accepted].filter((number) => number < 1 || number > review.changes.length);
    if (unknown.length > 0)
      return complain(
        `没有第 ${unknown.join("、")} 处`,
        `there is no number ${unknown.join(", ")}`,
      );
  }
  const silent = read.copies.filter(
    ({ file }) => !review.changes.some((change) => change.files.includes(file)),
  );
  const findings = [
    ...options.findings,
    ...read.findings,
    ...silent.map(({ file }) => nothingChanged.at({ file }, {})),
  ];
  const written = options.write
    ? await writeReview({ project, review, copies: read.copies }, accepted, load, context)
    : undefined;
  const fates: ReadonlyMap<number, Fate> = written?.fates ?? new Map();
  const report = {
    project,
    review,
    fates,
    findings,
    files: files.map(({ file }) => file),
    ...(written === undefined ? {} : { written: written.files }),
  };
  const told = await tellReview(report, options.targets, options.json, context);
  const asks = reviewFindings(report).some(({ severity }) => severity !== "note");
  return worst([
    told,
    written?.code ?? exitCodes.clean,
    asks ? exitCodes.findings : exitCodes.clean,
  ]);
}
