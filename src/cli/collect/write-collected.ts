import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Collected, ProposedChange } from "../../collect/collect.ts";
import type { ProposedMeasure } from "../../collect/first-round.ts";
import { filesWithMeasures, hasMeasure } from "../../collect/unit-plan.ts";
import {
  type ChangedFile,
  filesWith,
  holdsReport,
  type WriteContext,
} from "../../collect/write.ts";
import type { Finding } from "../../findings/finding.ts";
import { compile } from "../../model/compile.ts";
import type { CompileOptions } from "../../model/compile-options.ts";
import type { Model } from "../../model/compiled.ts";
import type { Unit } from "../../model/model.ts";
import { compileOptions } from "../../project/compile-options.ts";
import { shownPath } from "../../project/places.ts";
import type { Project } from "../../project/project.ts";
import { readSource } from "../../syntax/read-source.ts";
import type { CommandContext } from "../command-context.ts";
import { type ExitCode, exitCodes, worst } from "../exit-codes.ts";
import { fileNames } from "../file-names.ts";
import { changedMeanwhile, type Rewritten, rewrite } from "../rewrite.ts";
import type { Failed, WriteOutcome } from "./collected.ts";

/** What was collected goes into the project's sources, as far as it reads back as it was told. */

export interface Done {
  readonly written: WriteOutcome;
  readonly code: ExitCode;
  /** A source was saved by somebody else meanwhile: the project has to be read again. */
  readonly changed: boolean;
}

/**
 * The texts of files that are there and not in the project, as they were met: one that is met for the first time
 * may have been made since the project was read.
 */
export type Outside = Map<string, string>;

type Texts = ReadonlyMap<string, string>;

/** A compilation of the project with some texts in place of those that its files hold. */
export function compiler(project: Project, options: CompileOptions) {
  return (texts: Texts) => {
    const known = new Set(project.files.map(({ file }) => file.path));
    const files = [
      ...project.files.map((syntax) => {
        const text = texts.get(syntax.file.path);
        return text === undefined ? syntax : readSource({ path: syntax.file.path, text });
      }),
      ...[...texts].flatMap(([path, text]) =>
        known.has(path) ? [] : [readSource({ path, text })],
      ),
    ];
    const { model, findings } = compile(files, options);
    return { model, findings, entries: files.flatMap(({ entries }) => entries.entries) };
  };
}

/** A kind of thing that is written: reports, measures. */
interface Writing<T> {
  readonly all: readonly T[];
  readonly unitOf: (one: T) => Unit;
  /** The folder of files that are not there yet. */
  readonly folder: string;
  readonly make: (some: readonly T[], context: WriteContext) => readonly ChangedFile[];
  readonly isThere: (model: Model, one: T, textOf: (file: string) => string | undefined) => boolean;
  readonly failed: (one: T, reason: string) => Failed;
}

const reportsOf = (all: readonly ProposedChange[]): Writing<ProposedChange> => ({
  all,
  unitOf: ({ report }) => report.unit,
  folder: "progress",
  make: (some, context) =>
    filesWith(
      some.map(({ report }) => report),
      context,
    ),
  isThere: (model, { report }) => holdsReport(model, report),
  failed: ({ spots, code, title, cells }, reason) => ({
    title,
    spots,
    code,
    cells: cells.map(({ heading, to }) => ({ heading, text: to })),
    reason,
  }),
});

const measuresOf = (all: readonly ProposedMeasure[]): Writing<ProposedMeasure> => ({
  all,
  unitOf: ({ unit }) => unit,
  folder: "units",
  make: filesWithMeasures,
  isThere: hasMeasure,
  failed: ({ spots, code, measure, cells }, reason) => ({
    spots,
    code,
    title: measure.title,
    cells,
    reason,
  }),
});

const errorsIn = (findings: readonly Finding[]) =>
  findings.filter(({ severity }) => severity === "error");

const nameOfFinding = ({ code, place, message }: Finding) =>
  JSON.stringify([code, place.file, message.en]);

interface Tried<T> {
  readonly files: readonly ChangedFile[];
  readonly taken: readonly T[];
  readonly failed: readonly Failed[];
}

/** The files with everything; where that brings an error, with those that bring none. */
function tryAll<T>(
  writing: Writing<T>,
  context: WriteContext,
  compileWith: ReturnType<typeof compiler>,
): Tried<T> {
  const { all, make, isThere, failed: failedAs } = writing;
  const before = new Set(errorsIn(compileWith(new Map()).findings).map(nameOfFinding));
  const check = (some: readonly T[]) => {
    const files = make(some, context);
    const texts = new Map(files.map(({ file, text }) => [file, text]));
    const { model, findings } = compileWith(texts);
    const textOf = (file: string) => texts.get(file) ?? context.text(file);
    return {
      files,
      wrong: errorsIn(findings).filter((finding) => !before.has(nameOfFinding(finding))),
      lost: some.filter((one) => !isThere(model, one, textOf)),
    };
  };
  const whole = check(all);
  if (whole.wrong.length === 0 && whole.lost.length === 0)
    return { files: whole.files, taken: all, failed: [] };
  const taken: T[] = [];
  const failed: Failed[] = [];
  for (const one of all) {
    const { wrong, lost } = check([...taken, one]);
    if (wrong.length === 0 && lost.length === 0) taken.push(one);
    else {
      const why = wrong.map(({ message }) => `${message.zh} / ${message.en}`).join("; ");
      failed.push(failedAs(one, why || "读回来不一样 / it does not read back as it was told"));
    }
  }
  return { files: taken.length === 0 ? [] : check(taken).files, taken, failed };
}

async function contextFor<T>(
  { all, unitOf, folder }: Writing<T>,
  project: Project,
  compileWith: ReturnType<typeof compiler>,
  outside: Outside,
  cwd: string,
): Promise<WriteContext | "changed"> {
  const sources = new Map(project.files.map(({ file }) => [file.path, file.text]));
  const names = new Map<string, string>();
  let fresh = false;
  for (const { id } of new Set(all.map(unitOf))) {
    const [name = "unit"] = fileNames([id]);
    const path = join(project.folder, folder, `${name}.plan`);
    const shown = shownPath(path, cwd);
    names.set(id, shown);
    // A file that the project leaves out has a text too: it is added to, never replaced.
    const text = sources.has(shown)
      ? undefined
      : await readFile(path, "utf8").catch(() => undefined);
    if (text === undefined) continue;
    fresh ||= outside.get(shown) !== text;
    outside.set(shown, text);
    sources.set(shown, text);
  }
  if (fresh) return "changed";
  return {
    compile: compileWith,
    text: (file) => sources.get(file),
    newFile: (unit) => names.get(unit.id) ?? `${folder}.plan`,
  };
}

async function writeAll<T>(
  writing: Writing<T>,
  project: Project,
  compileWith: ReturnType<typeof compiler>,
  outside: Outside,
  { io, say }: CommandContext,
): Promise<Done> {
  const nothing = { written: { files: [], failed: [] }, code: exitCodes.clean };
  if (writing.all.length === 0) return { ...nothing, changed: false };
  const where = await contextFor(writing, project, compileWith, outside, io.cwd);
  if (where === "changed") return { ...nothing, changed: true };
  const tried = tryAll(writing, where, compileWith);
  const files: string[] = [];
  const failed = [...tried.failed];
  const codes: ExitCode[] = failed.length > 0 ? [exitCodes.findings] : [];
  const all: Rewritten[] = [];
  for (const { file, text } of tried.files) {
    const outcome = await rewrite(resolve(io.cwd, file), file, where.text(file), text);
    all.push(outcome);
    if (outcome.type === "written") files.push(file);
    else {
      codes.push(exitCodes.environment);
      const reason = outcome.type === "failed" ? outcome.reason : changedMeanwhile(file);
      failed.push(...tried.taken.map((one) => writing.failed(one, say(reason))));
    }
  }
  const changed = all.some(({ type }) => type === "changed");
  return { written: { files, failed }, code: worst(codes), changed };
}

/** Writes reports into the journal and measures into the units' plans; what would not hold is named. */
export async function writeCollected(
  { changes, measures }: Collected,
  project: Project,
  outside: Outside,
  context: CommandContext,
): Promise<Done> {
  const compileWith = compiler(project, await compileOptions(project.configuration, project.files));
  const reports = await writeAll(reportsOf(changes), project, compileWith, outside, context);
  const plans = await writeAll(measuresOf(measures), project, compileWith, outside, context);
  return {
    written: {
      files: [...reports.written.files, ...plans.written.files],
      failed: [...reports.written.failed, ...plans.written.failed],
    },
    code: worst([reports.code, plans.code]),
    changed: reports.changed || plans.changed,
  };
}
