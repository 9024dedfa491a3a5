import { resolve } from "node:path";
import { applyFixes, type MadeEdit } from "../findings/apply-fixes.ts";
import type { Finding, Fix, Place, Wording } from "../findings/finding.ts";
import { fingerprintOf } from "../findings/fingerprint.ts";
import type { Entry } from "../syntax/entry.ts";
import { catalogue } from "./catalogue.ts";
import { notUtf8 } from "./findings.ts";
import type { ProjectPlace } from "./places.ts";
import { type LoadOptions, listFiles, loadProject, type Project } from "./project.ts";
import { ProjectSources } from "./project-sources.ts";
import { sameDuties, sameEntries } from "./same-meaning.ts";

/** A source with the fixes. */
export interface FixedFile {
  /** Absolute. */
  readonly path: string;
  /** As findings name it. */
  readonly shown: string;
  readonly before: string;
  readonly after: string;
}

/** A safe fix that did harm when it was tried. */
export interface RefusedFix {
  readonly finding: Finding;
  readonly fix: Fix;
  /** What it would have done. */
  readonly harm: Wording;
}

export interface FixedProject {
  /** As it is with the fixes. */
  readonly project: Project;
  /** Those that changed. Nothing is written yet. */
  readonly files: readonly FixedFile[];
  /** The findings that were fixed. */
  readonly fixed: readonly Finding[];
  readonly refused: readonly RefusedFix[];
}

interface Choice {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** How often a project is judged at most while it is fixed. */
const MOST_TRIALS = 60;

/**
 * Applies the safe fixes of a project's findings to the texts of its own files that were asked for:
 * all that do not meet, then those that are left or new, until there are none. What is wrong with
 * reading the sources comes first. A fix that brings errors, or changes more than it says, is not
 * applied.
 */
export async function fixProject(
  place: ProjectPlace,
  cwd: string,
  options: LoadOptions,
): Promise<FixedProject> {
  const found = await loadProject(place, cwd, options);
  const own = await ownFiles(found, place, cwd);
  const start: ReadonlyMap<string, string> = new Map(
    found.files.flatMap(({ file }) => (own.has(file.path) ? [[file.path, file.text]] : [])),
  );
  const load = (texts: ReadonlyMap<string, string>) =>
    loadProject(place, cwd, {
      ...options,
      texts: new Map([...texts].map(([shown, text]) => [resolve(cwd, shown), text])),
    });
  const fixing = new Fixing(found, start);
  for (let trials = 0; trials < MOST_TRIALS && fixing.choose(); ) {
    while (fixing.wanting && trials < MOST_TRIALS) {
      trials += 1;
      fixing.judge(await load(fixing.trial));
    }
  }
  const files = [...start].flatMap(([shown, before]): FixedFile[] => {
    const after = fixing.texts.get(shown) ?? before;
    return after === before ? [] : [{ path: resolve(cwd, shown), shown, before, after }];
  });
  return { project: fixing.project, files, fixed: fixing.fixed, refused: fixing.refused };
}

/** The files, as findings name them, that may be written: the project's own, if they could be read well. */
async function ownFiles(
  project: Project,
  place: ProjectPlace,
  cwd: string,
): Promise<ReadonlySet<string>> {
  if (!project.configured) return new Set();
  const { files } = await listFiles(place, cwd, new ProjectSources());
  const own = new Set(files);
  const unfit = new Set(
    project.findings
      .filter(({ code }) => code === notUtf8.code)
      .map((finding) => finding.place.file),
  );
  return new Set(
    project.files
      .map(({ file }) => file.path)
      .filter((shown) => own.has(resolve(cwd, shown)) && !unfit.has(shown)),
  );
}

/** What is being fixed: the texts so far, and the fixes that are tried next. */
class Fixing {
  project: Project;
  texts: ReadonlyMap<string, string>;
  readonly fixed: Finding[] = [];
  readonly refused: RefusedFix[] = [];
  trial: ReadonlyMap<string, string>;
  private batch: readonly Choice[] = [];
  private made: readonly MadeEdit[] = [];
  private readonly harmful = new Set<string>();
  private readonly seen: Set<string>;

  constructor(project: Project, texts: ReadonlyMap<string, string>) {
    this.project = project;
    this.texts = texts;
    this.trial = texts;
    this.seen = new Set([keyOf(texts)]);
  }

  /** Whether fixes were chosen and not yet judged. */
  get wanting(): boolean {
    return this.batch.length > 0;
  }

  /** Chooses what to try next; false if nothing is left to fix. */
  choose(): boolean {
    const choices = this.project.findings.flatMap((finding): Choice[] => {
      const fix = finding.fixes.find(({ safe }) => safe);
      if (fix === undefined || !fix.edits.every(({ place }) => this.texts.has(place.file)))
        return [];
      return this.harmful.has(this.nameOf({ finding, fix })) ? [] : [{ finding, fix }];
    });
    const reading = choices.filter(({ finding }) => isOfReading(finding));
    this.attempt(reading);
    if (!this.wanting) this.attempt(choices);
    return this.wanting;
  }

  private attempt(choices: readonly Choice[]): void {
    const { texts, applied, made } = applyFixes(
      this.texts,
      choices.map(({ fix }) => fix),
    );
    const done = new Set(applied);
    this.trial = texts;
    this.made = made;
    this.batch = choices.filter(({ fix }) => done.has(fix));
  }

  /**
   * Accepts what was tried if it did no harm; else tries the first half of it, down to the one that
   * does harm, which is refused.
   */
  judge(next: Project): void {
    const key = keyOf(this.trial);
    const harm = this.seen.has(key)
      ? undone
      : harmOf(
          this.project,
          next,
          this.made,
          this.batch.every(({ finding }) => isOfReading(finding)),
        );
    const [first] = this.batch;
    if (harm === undefined) {
      this.seen.add(key);
      this.project = next;
      this.texts = this.trial;
      this.fixed.push(...this.batch.map(({ finding }) => finding));
      this.batch = [];
    } else if (this.batch.length > 1) {
      this.attempt(this.batch.slice(0, Math.ceil(this.batch.length / 2)));
    } else if (first !== undefined) {
      this.harmful.add(this.nameOf(first));
      this.refused.push({ ...first, harm });
      this.batch = [];
    }
  }

  /** A name of a fix that stays when lines move. */
  private nameOf({ finding, fix }: Choice): string {
    return `${fingerprintOf(finding, this.project.sources)} ${fix.title.en}`;
  }
}

function keyOf(texts: ReadonlyMap<string, string>): string {
  return JSON.stringify([...texts]);
}

const undone: Wording = {
  zh: "它与另一条修正互相抵消，是检查的缺陷",
  en: "it and another fix undo each other, which is a defect of the checks",
};
const newErrors: Wording = {
  zh: "会带来新的错误，多半是该项检查的缺陷",
  en: "it would bring new errors, most likely by a defect of the check",
};
/** Not the fix is wrong then, but something that could not be seen before. */
const laterErrors: Wording = {
  zh: "会带来新的错误；请先改别处",
  en: "it would bring new errors; mend the others first",
};
const otherMeaning: Wording = {
  zh: "会改变别处的意思，是该项检查的缺陷",
  en: "it would change what the rest means, which is a defect of the check",
};

/** The codes of what is wrong with reading sources and names; the others are of checks. */
const readingCodes: ReadonlySet<string> = new Set(
  catalogue.filter(({ category }) => category === undefined).map(({ code }) => code),
);

function isOfReading(finding: Finding): boolean {
  return readingCodes.has(finding.code);
}

/**
 * What harm edits did, if any. With a line that can be read now, more is known: checks may find more
 * then, on that line and in its block something else may be wrong, and duties may change. The fix of
 * a check changes none of this.
 */
function harmOf(
  before: Project,
  after: Project,
  made: readonly MadeEdit[],
  reading: boolean,
): Wording | undefined {
  const old = errorsOf(before, reading ? made.map((edit) => edit.old) : [], reading);
  const now = errorsOf(after, reading ? made.map((edit) => edit.now) : [], reading);
  for (const [kind, count] of now)
    if (count > (old.get(kind) ?? 0)) return reading ? laterErrors : newErrors;
  const files = new Map(after.files.map((syntax) => [syntax.file.path, syntax]));
  const entries = before.files.every((syntax) => {
    const other = files.get(syntax.file.path);
    return other !== undefined && sameEntries(syntax, other, made);
  });
  return entries && (reading || sameDuties(before.model, after.model)) ? undefined : otherMeaning;
}

/**
 * How many errors there are of each code in each file; those on lines of edits by their number only,
 * and those in the blocks that such lines begin, and unknown names elsewhere, not at all.
 */
function errorsOf(
  { files, findings, sources }: Project,
  edits: readonly Place[],
  reading: boolean,
): ReadonlyMap<string, number> {
  const lineOf = (file: string, offset: number) =>
    `${file}:${sources.position(file, offset)?.line ?? 0}`;
  const touched = new Set(edits.map(({ file, start }) => lineOf(file, start)));
  const begun = (entry: Entry): readonly Entry[] =>
    touched.has(lineOf(entry.file, entry.start))
      ? [entry]
      : entry.children.flatMap((child) => (child.type === "entry" ? begun(child) : []));
  const blocks =
    touched.size === 0 ? [] : files.flatMap(({ entries }) => entries.entries.flatMap(begun));
  const counts = new Map<string, number>();
  for (const finding of findings) {
    if (finding.severity !== "error" || (reading && !isOfReading(finding))) continue;
    const { file, start } = finding.place;
    const onLine = touched.has(lineOf(file, start));
    const inBlock = blocks.some(
      (entry) => entry.file === file && entry.start <= start && start < entry.end,
    );
    // A name can be unknown once enough is known: no line that can be read now takes a name away.
    const revealed = inBlock || (reading && finding.misspelt !== undefined);
    if (revealed && !onLine) continue;
    const kind = onLine ? "on the lines of edits" : `${finding.code} ${file}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}
