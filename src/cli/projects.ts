import type { Finding, Language, Severity } from "../findings/finding.ts";
import { atLeast } from "../findings/finding.ts";
import { onlyOnce } from "../findings/sort.ts";
import type { Sources } from "../findings/sources.ts";
import { given } from "../given.ts";
import { type CataloguePage, catalogue } from "../project/catalogue.ts";
import { findPlaces } from "../project/places.ts";
import { type LoadOptions, loadProject, type Project } from "../project/project.ts";
import type { ReportData } from "../reports/report.ts";
import type { CommandContext } from "./command-context.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import type { Screen } from "./io.ts";

/**
 * Loads the projects that arguments name; says what names nothing and gives back undefined then.
 * @param options what goes before each project's configuration
 */
export async function loadProjects(
  paths: readonly string[],
  context: CommandContext,
  options: LoadOptions = {},
): Promise<readonly Project[] | undefined> {
  const { places, problems } = await findPlaces(paths, context.io.cwd);
  for (const problem of problems) context.io.err.write(`planwright: ${context.say(problem)}\n`);
  if (problems.length > 0) return undefined;
  const projects: Project[] = [];
  for (const place of places) projects.push(await loadProject(place, context.io.cwd, options));
  return projects;
}

/** The language of reports: asked for, else that of the first project that sets one, else the messages'. */
function reportLanguage(projects: readonly Project[], context: CommandContext): Language {
  const configured = projects.flatMap((project) => project.configuration.language ?? []);
  return context.asked ?? configured[0] ?? context.language;
}

/** The findings of several projects as one report for a screen. */
export function reportOf(
  projects: readonly Project[],
  context: CommandContext,
  screen: Pick<Screen, "colour" | "columns">,
): ReportData {
  const findings = projects.flatMap((project) => project.findings);
  const files = projects.flatMap((project) =>
    project.files.map(({ file }) => file.path).filter(project.asksFor),
  );
  return {
    // A file that two projects import is judged in both: what is wrong with it is said once.
    findings: onlyOnce(findings, (finding) => finding),
    suppressed: onlyOnce(
      projects.flatMap((project) => project.suppressed),
      ({ finding }) => finding,
    ),
    ...given({ most: mostOf(projects) }),
    rules: rulesOf(projects),
    sources: sourcesOf(projects),
    files: [...new Set(files)].sort(),
    language: reportLanguage(projects, context),
    colour: screen.colour,
    columns: screen.columns,
  };
}

/** How many findings projects let a report list: the most that one of them says. */
function mostOf(projects: readonly Project[]): number | undefined {
  const said = projects.flatMap(({ configuration }) => configuration.maxFindings ?? []);
  return said.length === 0 ? undefined : Math.max(...said);
}

/** Every finding that there can be, with those of the projects' own checks. */
function rulesOf(projects: readonly Project[]): readonly CataloguePage[] {
  const own = new Map(
    projects.flatMap(({ ownPages }) => ownPages.map((page) => [page.code, page] as const)),
  );
  return [...catalogue, ...own.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
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

/** What a command line says of failing; it goes before the configurations. */
interface Limits {
  readonly failOn?: Severity;
  /** Of all projects together; those of configurations count each project's own. */
  readonly maxWarnings?: number;
}

/** The exit code that findings ask for; a wrong configuration is a matter of usage. */
export function codeOfFindings(
  projects: readonly Project[],
  { failOn, maxWarnings }: Limits,
): ExitCode {
  if (projects.some((project) => !project.configured)) return exitCodes.usage;
  const failed = projects.some(({ findings, configuration }) =>
    findings.some(({ severity }) => atLeast(severity, failOn ?? configuration.failOn)),
  );
  const tooMany =
    maxWarnings === undefined
      ? projects.some(
          ({ findings, configuration }) =>
            warningsIn(findings) > (configuration.maxWarnings ?? Number.POSITIVE_INFINITY),
        )
      : warningsIn(
          onlyOnce(
            projects.flatMap(({ findings }) => findings),
            (one) => one,
          ),
        ) > maxWarnings;
  return failed || tooMany ? exitCodes.findings : exitCodes.clean;
}

function warningsIn(findings: readonly Finding[]): number {
  return findings.filter(({ severity }) => severity === "warning").length;
}
