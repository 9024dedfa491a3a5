import { countFindings, countsInWords } from "../findings/counts.ts";
import type { Finding, Wording } from "../findings/finding.ts";
import { type FixedFile, type FixedProject, fixProject, type RefusedFix } from "../project/fix.ts";
import { findPlaces, type ProjectPlace } from "../project/places.ts";
import type { LoadOptions, Project } from "../project/project.ts";
import type { CommandContext } from "./command-context.ts";
import { type ExitCode, exitCodes, worst } from "./exit-codes.ts";
import { loadProjects, reportOf } from "./projects.ts";
import { changedMeanwhile, MOST_TRIES, rewrite } from "./rewrite.ts";

/** What a command line says of fixing. */
export interface FixOptions {
  readonly fix?: true;
  readonly fixDryRun?: true;
}

export interface Fixed {
  /** The projects as they are with the fixes. */
  readonly projects: readonly Project[];
  /** `environment` if a source could not be written; that has been said then. */
  readonly code: ExitCode;
}

/** Applies the safe fixes of the projects that arguments name, writes what changed, and says how much it was. */
export async function writeFixes(
  paths: readonly string[],
  options: LoadOptions,
  context: CommandContext,
): Promise<Fixed> {
  const { places } = await findPlaces(paths, context.io.cwd);
  const codes: ExitCode[] = [];
  const all: FixedProject[] = [];
  for (const place of places) {
    const { fixed, code } = await fixedAt(place, options, context);
    codes.push(code);
    all.push(fixed);
  }
  const code = worst(codes);
  sayRefused(all, context);
  context.io.err.write(`${context.say(summary(all, code === exitCodes.clean))}\n`);
  const changed = all.some(({ files }) => files.length > 0);
  // A file that another project imports may have changed since, or may not have been written.
  const again = changed && (places.length > 1 || code !== exitCodes.clean);
  const loaded = again ? await loadProjects(paths, context, options) : undefined;
  return { projects: loaded ?? all.map(({ project }) => project), code };
}

/** Fixes a project and writes it. A source that somebody saved since it was read is fixed as they left it. */
async function fixedAt(
  place: ProjectPlace,
  options: LoadOptions,
  { io, say }: CommandContext,
): Promise<{ readonly fixed: FixedProject; readonly code: ExitCode }> {
  const files = new Map<string, FixedFile>();
  const findings: Finding[] = [];
  for (let tries = 1; ; tries += 1) {
    const fixed = await fixProject(place, io.cwd, options);
    const changed: FixedFile[] = [];
    let code: ExitCode = exitCodes.clean;
    for (const file of fixed.files) {
      const outcome = await rewrite(file.path, file.shown, file.before, file.after);
      if (outcome.type === "changed") changed.push(file);
      else if (outcome.type === "failed") {
        code = exitCodes.environment;
        io.err.write(`planwright: ${say(outcome.reason)}\n`);
      }
      if (outcome.type === "written") files.set(file.path, file);
    }
    const left = new Set(changed.map(({ shown }) => shown));
    findings.push(...fixed.fixed.filter((finding) => !left.has(finding.place.file)));
    if (changed.length > 0 && tries < MOST_TRIES) continue;
    for (const { shown } of changed) {
      code = exitCodes.environment;
      io.err.write(`planwright: ${say(changedMeanwhile(shown))}\n`);
    }
    return { fixed: { ...fixed, files: [...files.values()], fixed: findings }, code };
  }
}

/**
 * Shows on standard output, as a unified diff, what `writeFixes` would write, and says what would remain.
 * @returns the projects as they would be
 */
export async function showFixes(
  paths: readonly string[],
  options: LoadOptions,
  context: CommandContext,
): Promise<readonly Project[]> {
  const { cwd, out, err } = context.io;
  const { places } = await findPlaces(paths, cwd);
  const all: FixedProject[] = [];
  for (const place of places) all.push(await fixProject(place, cwd, options));
  // A file that two projects hold as their own is shown once.
  const files = new Map(all.flatMap((fixed) => fixed.files).map((file) => [file.path, file]));
  for (const file of files.values()) out.write(await unifiedDiff(file));
  sayRefused(all, context);
  const projects = all.map(({ project }) => project);
  const report = reportOf(projects, context, err);
  const remaining = countsInWords(countFindings(report.findings), report.files.length);
  const { zh, en } = summary(all, false);
  err.write(
    `${context.say({ zh: `${zh}；改后 ${remaining.zh}`, en: `${en}; then ${remaining.en}` })}\n`,
  );
  return projects;
}

/** A diff as `git apply` and `patch -p1` read it. */
async function unifiedDiff({ shown, before, after }: FixedFile): Promise<string> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY, OMIT_HEADERS } = await import("diff");
  const [old, now] = [`a/${shown}`, `b/${shown}`];
  // A plain name stays readable: it would be written as octal numbers.
  const plain = !/["\\\p{Cc}]/u.test(shown);
  const end = shown.includes(" ") ? "\t" : "";
  const headers = plain ? `--- ${old}${end}\n+++ ${now}${end}\n` : "";
  const headerOptions = plain ? OMIT_HEADERS : FILE_HEADERS_ONLY;
  const options = { context: 3, headerOptions };
  return headers + createTwoFilesPatch(old, now, before, after, undefined, undefined, options);
}

function sayRefused(all: readonly FixedProject[], context: CommandContext): void {
  for (const { project, refused } of all)
    for (const one of refused)
      context.io.err.write(`planwright: ${context.say(refusal(one, project))}\n`);
}

function refusal({ finding, fix, harm }: RefusedFix, { sources }: Project): Wording {
  const { file, start } = finding.place;
  const position = sources.position(file, start);
  const where = position === undefined ? file : `${file}:${position.line}`;
  return {
    zh: `${where} ${finding.code}：没有应用“${fix.title.zh}”，${harm.zh}`,
    en: `${where} ${finding.code}: “${fix.title.en}” was not applied, ${harm.en}`,
  };
}

function summary(all: readonly FixedProject[], done: boolean): Wording {
  const count = all.reduce((sum, { fixed }) => sum + fixed.length, 0);
  if (count === 0) {
    return { zh: "没有可以自动修正的问题", en: "nothing that can be fixed by itself" };
  }
  const files = new Set(all.flatMap((fixed) => fixed.files.map(({ path }) => path))).size;
  const findings = `${count} ${count === 1 ? "finding" : "findings"}`;
  const inFiles = `${files} ${files === 1 ? "file" : "files"}`;
  return {
    zh: `${done ? "已" : "可"}修正 ${count} 个问题，${done ? "改写" : "涉及"} ${files} 个文件`,
    en: `${findings} ${done ? "fixed" : "to fix"} in ${inFiles}`,
  };
}
