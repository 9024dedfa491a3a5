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
import { writeWhole } from "../../output/write-whole.ts";
import { compileOptions } from "../../project/compile-options.ts";
import { shownPath } from "../../project/places.ts";
import type { Project } from "../../project/project.ts";
import { readSource } from "../../syntax/read-source.ts";
import type { CommandContext } from "../command-context.ts";
import { type ExitCode, exitCodes, worst } from "../exit-codes.ts";
import { fileNames } from "../file-names.ts";
import type { Failed, WriteOutcome } from "./collected.ts";

/** What was collected goes into the project's sources, as far as it reads back as it was told. */

export interface Done {
  readonly written: WriteOutcome;
  readonly code: ExitCode;
}

type Texts = ReadonlyMap<string, string>;

/** A compilation of the project with some texts in place of those that its files hold. */
function compiler(project: Project, options: CompileOptions) {
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
  failed: ({ spots, code, cells }, reason) => ({
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
  failed: ({ spots, code, cells }, reason) => ({ spots, code, cells, reason }),
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
  cwd: string,
): Promise<WriteContext> {
  const sources = new Map(project.files.map(({ file }) => [file.path, file.text]));
  const names = new Map<string, string>();
  for (const { id } of new Set(all.map(unitOf))) {
    const [name = "unit"] = fileNames([id]);
    const path = join(project.folder, folder, `${name}.plan`);
    const shown = shownPath(path, cwd);
    names.set(id, shown);
    // A file that the project leaves out has a text too: it is added to, never replaced.
    const text = sources.has(shown)
      ? undefined
      : await readFile(path, "utf8").catch(() => undefined);
    if (text !== undefined) sources.set(shown, text);
  }
  return {
    compile: compileWith,
    text: (file) => sources.get(file),
    newFile: (unit) => names.get(unit.id) ?? `${folder}.plan`,
  };
}

/** Writes a source; the problem in words, if there is one. */
async function writeSource(
  { file, text }: ChangedFile,
  project: Project,
  { io, say }: CommandContext,
): Promise<string | undefined> {
  const path = resolve(io.cwd, file);
  const old = project.files.find((one) => one.file.path === file)?.file.text;
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes !== undefined && old !== undefined && !bytes.equals(Buffer.from(old)))
    return say({
      zh: `${file} 不是 UTF-8，或者在此期间被改过`,
      en: `${file} is not UTF-8, or was changed meanwhile`,
    });
  const written = await writeWhole(path, text);
  return written.ok ? undefined : written.findings.map(({ message }) => say(message)).join("; ");
}

async function writeAll<T>(
  writing: Writing<T>,
  project: Project,
  compileWith: ReturnType<typeof compiler>,
  context: CommandContext,
): Promise<Done> {
  if (writing.all.length === 0)
    return { written: { files: [], failed: [] }, code: exitCodes.clean };
  const where = await contextFor(writing, project, compileWith, context.io.cwd);
  const tried = tryAll(writing, where, compileWith);
  const files: string[] = [];
  const failed = [...tried.failed];
  const codes: ExitCode[] = failed.length > 0 ? [exitCodes.findings] : [];
  for (const changed of tried.files) {
    const problem = await writeSource(changed, project, context);
    if (problem === undefined) files.push(changed.file);
    else {
      codes.push(exitCodes.environment);
      failed.push(...tried.taken.map((one) => writing.failed(one, problem)));
    }
  }
  return { written: { files, failed }, code: worst(codes) };
}

/** Writes reports into the journal and measures into the units' plans; what would not hold is named. */
export async function writeCollected(
  { changes, measures }: Collected,
  project: Project,
  context: CommandContext,
): Promise<Done> {
  const compileWith = compiler(project, await compileOptions(project.configuration, project.files));
  const reports = await writeAll(reportsOf(changes), project, compileWith, context);
  const plans = await writeAll(measuresOf(measures), project, compileWith, context);
  return {
    written: {
      files: [...reports.written.files, ...plans.written.files],
      failed: [...reports.written.failed, ...plans.written.failed],
    },
    code: worst([reports.code, plans.code]),
  };
}
