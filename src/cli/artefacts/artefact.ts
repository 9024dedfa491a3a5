import type { Spot } from "../../findings/finding.ts";
import type { Outcome } from "../../output/outcome.ts";
import type { Printer } from "../../output/print/pdf.ts";
import type { Project } from "../../project/project.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";

/** What a build makes: files, each of which knows how it is made. */

export const artefactKinds = [
  "notice",
  "plan",
  "sheets",
  "supervision",
  "adjustment",
  "bulletin",
  "overview",
  "calendar",
  "open",
  "model",
] as const;
export type ArtefactKind = (typeof artefactKinds)[number];

export const artefactFormats = ["html", "pdf", "docx", "xlsx", "csv", "json", "ics"] as const;
export type ArtefactFormat = (typeof artefactFormats)[number];

/** What a file holds. */
export interface Made {
  readonly bytes: string | Uint8Array;
  readonly pages?: number;
  /** What is to be kept of it, by its path in the folder of the build. */
  readonly kept?: { readonly path: string; readonly text: string };
}

export type Content = Outcome<Made>;

/** What the making of a file may need. */
export interface Tools {
  /** The one browser of the build, opened when it is first asked for. */
  readonly printer: () => Promise<Outcome<Printer>>;
  /** The file that is made: what is wrong with its pages is told of it. */
  readonly made: Spot;
}

/** One file that a build makes of a project. */
export interface Artefact {
  readonly kind: ArtefactKind;
  readonly format: ArtefactFormat;
  /** Within the folder of the build, with forward slashes. */
  readonly path: string;
  readonly make: (tools: Tools) => Promise<Content>;
}

/** What to leave out: the kinds and formats not named, where any are named. */
export interface Wanted {
  readonly only: readonly ArtefactKind[];
  readonly formats: readonly ArtefactFormat[];
}

/** Whether files of a kind are wanted, in any format or in one. */
export function isWanted(
  { only, formats }: Wanted,
  kind: ArtefactKind,
  format?: ArtefactFormat,
): boolean {
  return (
    (only.length === 0 || only.includes(kind)) &&
    (format === undefined || formats.length === 0 || formats.includes(format))
  );
}

/** What a build was asked for. */
export interface Request extends Wanted {
  readonly cwd: string;
  /** The day whose state is shown; undefined: today, but not later than the plan's end or its last report. */
  readonly asOf?: CalendarDate;
  readonly today: CalendarDate;
  /** The day with which the overview compares. */
  readonly since?: CalendarDate;
  /** Only these units, where any are named. */
  readonly units: readonly string[];
  /** The round of reporting, as written. */
  readonly round?: string;
  /** Whether DOCX files carry what was found in their sources, as comments. */
  readonly findings?: boolean;
}

/** Makes the list of a project's files of some kinds. */
export type ArtefactMaker = (project: Project, request: Request) => Promise<readonly Artefact[]>;
