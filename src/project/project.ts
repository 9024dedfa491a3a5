import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { checks } from "../checks/catalogue.ts";
import type { Profile } from "../checks/check.ts";
import { runChecks, unknownCheck } from "../checks/engine.ts";
import { wantsReading } from "../checks/wording/homophone.ts";
import type { Finding, Suppressed } from "../findings/finding.ts";
import { needsPronunciation, withNearestNames } from "../findings/nearest-names.ts";
import { sortFindings } from "../findings/sort.ts";
import { given } from "../given.ts";
import { compile } from "../model/compile.ts";
import type { Model } from "../model/compiled.ts";
import type { FileSyntax } from "../syntax/read-source.ts";
import { type Baseline, judgeByBaseline } from "./baseline.ts";
import { type CataloguePage, checkPage } from "./catalogue.ts";
import { compileOptions } from "./compile-options.ts";
import {
  type Configuration,
  defaultConfiguration,
  type ReadConfiguration,
  readConfiguration,
} from "./configuration.ts";
import { decodeSource } from "./encoding.ts";
import { baselineUnreadable, fileUnreadable } from "./findings.ts";
import { pinyinPronunciation } from "./pinyin.ts";
import { isInside, type ProjectPlace, shownPath } from "./places.ts";
import { projectChecks } from "./project-checks.ts";
import { ProjectSources } from "./project-sources.ts";
import { filesOf, readFiles, systemReason } from "./read-files.ts";
import { checkSettingsOf, unmatchedOverrides } from "./settings/check-settings.ts";
import { CONFIGURATION_FILE } from "./settings/settings.ts";
import { missingSideFiles } from "./side-files.ts";

/** A project that was read and compiled. */
export interface Project {
  /** Absolute. */
  readonly folder: string;
  readonly configuration: Configuration;
  /** False if the configuration has errors: then nothing was read with it. */
  readonly configured: boolean;
  readonly files: readonly FileSyntax[];
  readonly sources: ProjectSources;
  readonly model: Model;
  /** Sorted; of the files that were asked for, if some were. */
  readonly findings: readonly Finding[];
  /** The pages of its own checks: those of its rules and plug-ins. */
  readonly ownPages: readonly CataloguePage[];
  /** What its sources and its baseline accept. */
  readonly suppressed: readonly Suppressed[];
  readonly baseline?: Baseline;
  /** Whether a file, by the path that its findings name, was asked for. */
  readonly asksFor: (file: string) => boolean;
}

/** What goes before the configuration for one run. */
export interface LoadOptions {
  readonly profile?: Profile;
  /** The path of a baseline, absolute. */
  readonly baseline?: string;
  /** Texts of sources by their absolute paths, to be judged instead of what the files hold. */
  readonly texts?: ReadonlyMap<string, string>;
  /** Is told the configuration, if it is right, before anything else is read. */
  readonly onConfiguration?: (configuration: Configuration) => void;
}

/**
 * Reads, compiles and judges a project.
 * @param place from `findPlaces`
 * @param cwd the folder that the paths in findings start at, absolute
 */
export async function loadProject(
  place: ProjectPlace,
  cwd: string,
  { profile, baseline, texts, onConfiguration }: LoadOptions = {},
): Promise<Project> {
  const sources = new ProjectSources();
  const asksFor = askedFor(place, cwd);
  const configured = await configurationOf(place, cwd, sources);
  const configuration = {
    ...configured.configuration,
    ...given({ profile, baseline }),
  };
  const own = await projectChecks(configuration, place.folder, configured.file);
  const known = [...checks, ...own.checks, ...own.idle];
  const ownPages = [...own.checks, ...own.idle].map(checkPage);
  // A plug-in that cannot be read may have the code that nobody knows.
  const surely = (findings: readonly Finding[]) =>
    own.incomplete ? findings.filter(({ code }) => code !== unknownCheck.code) : findings;
  const { settings, findings: unfit } = await checkSettingsOf(
    configuration,
    known,
    configured.file,
  );
  const wrong = [...configured.findings, ...surely(unfit)];
  if (wrong.length > 0) {
    const findings = sortFindings(await suggested([...wrong, ...own.findings], sources));
    const { model } = compile([]);
    return {
      folder: place.folder,
      configuration,
      configured: false,
      files: [],
      sources,
      model,
      findings,
      ownPages,
      suppressed: [],
      asksFor,
    };
  }
  onConfiguration?.(configuration);
  const read = await readFiles(await filesOf(place, configuration), cwd, sources, texts);
  const options = await compileOptions(configuration, read.files);
  const compiled = compile(read.files, options);
  // The dictionary is large: most plans have no words that only their sound tells apart.
  const reading = wantsReading(compiled.model) ? await pinyinPronunciation() : undefined;
  const codes = new Set(known.map(({ code }) => code));
  const checked = runChecks(
    compiled.model,
    read.files.flatMap(({ entries }) => entries.entries),
    [...checks, ...own.checks],
    { ...settings, lights: configuration.lights },
    codes,
    reading,
  );
  // What a plug-in that cannot be read or a wrong rule would find may still be there.
  const idle = new Set(own.idle.map(({ code }) => code));
  const isSilent = (code: string) =>
    checked.silent.has(code) || idle.has(code) || (own.incomplete && !codes.has(code));
  const { baseline: path } = configuration;
  const judged = await judgeByBaseline(path, checked, codes, isSilent, cwd, sources);
  const all = sortFindings([
    ...read.findings,
    ...missingSideFiles(read.files, cwd),
    ...compiled.findings,
    ...surely(judged.findings),
    ...own.findings,
    ...(await own.judge(compiled.model)),
    ...(await unmatchedOverrides(configuration, compiled.model, configured.file)),
  ]);
  const configuredIn = configured.file?.path;
  const asked = all.filter(
    ({ code, place: at }) => asksFor(at.file) || ofAnyFile.has(code) || at.file === configuredIn,
  );
  return {
    folder: place.folder,
    configuration,
    configured: true,
    files: read.files,
    sources,
    model: compiled.model,
    findings: await suggested(asked, sources),
    ownPages,
    suppressed: judged.suppressed.filter(({ finding }) => asksFor(finding.place.file)),
    ...given({ baseline: judged.baseline }),
    asksFor,
  };
}

/**
 * What makes the findings of every file doubtful is said whichever files were asked for: so is all that is
 * wrong in the configuration.
 */
const ofAnyFile: ReadonlySet<string> = new Set([baselineUnreadable.code]);

export interface ListedFiles {
  /** Absolute; of the files that were asked for, if some were. */
  readonly files: readonly string[];
  /** What is wrong with the configuration. */
  readonly findings: readonly Finding[];
}

/** The files of a project without what they import. */
export async function listFiles(
  place: ProjectPlace,
  cwd: string,
  sources: ProjectSources,
): Promise<ListedFiles> {
  const { configuration, findings } = await configurationOf(place, cwd, sources);
  if (findings.length > 0) return { files: [], findings: await suggested(findings, sources) };
  const asksFor = askedFor(place, cwd);
  const files = await filesOf(place, configuration);
  return { files: files.filter((path) => asksFor(shownPath(path, cwd))), findings: [] };
}

function askedFor(place: ProjectPlace, cwd: string): (file: string) => boolean {
  const { only } = place;
  if (only === undefined) return () => true;
  const shown = only.map((path) => shownPath(path, cwd));
  return (file) => shown.some((path) => path === "." || isInside(file, path));
}

async function configurationOf(
  place: ProjectPlace,
  cwd: string,
  sources: ProjectSources,
): Promise<ReadConfiguration> {
  if (!place.configured) return { configuration: defaultConfiguration, findings: [] };
  const path = join(place.folder, CONFIGURATION_FILE);
  const shown = shownPath(path, cwd);
  try {
    const { file, findings } = decodeSource(shown, await readFile(path));
    sources.add(file);
    if (findings.length > 0) return { configuration: defaultConfiguration, findings };
    return await readConfiguration(file, place.folder);
  } catch (thrown) {
    const reason = systemReason(thrown);
    if (reason === undefined) throw thrown;
    const finding = fileUnreadable.at({ file: shown, start: 0, end: 0 }, { reason });
    return { configuration: defaultConfiguration, findings: [finding] };
  }
}

/** Adds what misspelt words were probably meant to be; readings are loaded only if a Chinese name is among them. */
async function suggested(
  findings: readonly Finding[],
  sources: ProjectSources,
): Promise<readonly Finding[]> {
  const misspelt = findings.flatMap((finding) => finding.misspelt ?? []);
  if (misspelt.length === 0) return findings;
  const reading = misspelt.some(needsPronunciation) ? await pinyinPronunciation() : undefined;
  return withNearestNames(findings, sources, reading);
}
