import type { Finding, Language, Severity } from "../diagnostics/finding.ts";
import { atLeast } from "../diagnostics/finding.ts";
import type { ReportData } from "../diagnostics/report.ts";
import type { Sources } from "../diagnostics/sources.ts";
import { catalogue } from "../project/catalogue.ts";
import type { Configuration } from "../project/configuration.ts";
import { findPlaces } from "../project/places.ts";
import { loadProject, type Project } from "../project/project.ts";
import type { Context } from "./context.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import type { Screen } from "./io.ts";

/**
 * Loads the projects that arguments name; says what names nothing and gives back undefined then.
 * @param onConfiguration is told each project's configuration before the project is read
 */
export async function loadProjects(
  paths: readonly string[],
  context: Context,
  onConfiguration?: (configuration: Configuration) => void,
): Promise<readonly Project[] | undefined> {
  const { places, problems } = await findPlaces(paths, context.io.cwd);
  for (const problem of problems) context.io.err.write(`planwright: ${context.say(problem)}\n`);
  if (problems.length > 0) return undefined;
  const projects: Project[] = [];
  for (const place of places)
    projects.push(await loadProject(place, context.io.cwd, onConfiguration));
  return projects;
}

/** The language of reports: asked for, else that of the first project that sets one, else the messages'. */
export function reportLanguage(projects: readonly Project[], context: Context): Language {
  const configured = projects.flatMap((project) => project.configuration.language ?? []);
  return context.asked ?? configured[0] ?? context.language;
}

/** The findings of several projects as one report for a screen. */
export function reportOf(
  projects: readonly Project[],
  context: Context,
  screen: Screen,
): ReportData {
  const findings = projects.flatMap((project) => project.findings);
  const files = projects.flatMap((project) =>
    project.files.map(({ file }) => file.path).filter(project.asksFor),
  );
  return {
    findings: onlyOnce(findings),
    suppressed: projects.flatMap((project) => project.suppressed),
    rules: catalogue,
    sources: sourcesOf(projects),
    files: new Set(files).size,
    language: reportLanguage(projects, context),
    colour: screen.colour,
    columns: screen.columns,
  };
}

/** A file that two projects import is judged in both: what is wrong with it is said once. */
function onlyOnce(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of findings) {
    const { file, start, end } = finding.place;
    const key = JSON.stringify([finding.code, file, start, end, finding.message.en]);
    if (!seen.has(key)) seen.set(key, finding);
  }
  return [...seen.values()];
}

function sourcesOf(projects: readonly Project[]): Sources {
  const first = <T>(ask: (sources: Sources) => T | undefined): T | undefined => {
    for (const { sources } of projects) {
      const answer = ask(sources);
      if (answer !== undefined) return answer;
    }
    return undefined;
  };
  return {
    position: (file, offset) => first((sources) => sources.position(file, offset)),
    line: (file, line) => first((sources) => sources.line(file, line)),
    slice: (place) => first((sources) => sources.slice(place)),
  };
}

/** The exit code that findings ask for; a wrong configuration is a matter of usage. */
export function codeOfFindings(
  projects: readonly Project[],
  failOn: Severity | undefined,
): ExitCode {
  if (projects.some((project) => !project.configured)) return exitCodes.usage;
  const failed = projects.some(({ findings, configuration }) =>
    findings.some(({ severity }) => atLeast(severity, failOn ?? configuration.failOn)),
  );
  return failed ? exitCodes.findings : exitCodes.clean;
}
