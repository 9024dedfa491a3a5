import type { Project } from "../../project/project.ts";
import {
  type Artefact,
  type ArtefactKind,
  type ArtefactMaker,
  isWanted,
  type Request,
  type Wanted,
} from "./artefact.ts";
import { calendarArtefacts } from "./deadline-calendars.ts";
import { documentArtefacts } from "./documents.ts";
import { adjustmentArtefacts, bulletinArtefacts, supervisionArtefacts } from "./letters.ts";
import { modelArtefacts } from "./model-file.ts";
import { openPageArtefacts } from "./open-page.ts";
import { overviewArtefacts } from "./overview.ts";
import { sheetArtefacts } from "./sheets.ts";

/** Every kind of file, in the order of making: a new one is a file here and a line. */
const makers: readonly {
  readonly kinds: readonly ArtefactKind[];
  readonly make: ArtefactMaker;
}[] = [
  { kinds: ["notice", "plan"], make: documentArtefacts },
  { kinds: ["sheets"], make: sheetArtefacts },
  { kinds: ["supervision"], make: supervisionArtefacts },
  { kinds: ["adjustment"], make: adjustmentArtefacts },
  { kinds: ["bulletin"], make: bulletinArtefacts },
  { kinds: ["overview"], make: overviewArtefacts },
  { kinds: ["calendar"], make: calendarArtefacts },
  { kinds: ["open"], make: openPageArtefacts },
  { kinds: ["model"], make: modelArtefacts },
];

/** The kinds of which there are PDF files. */
const printedKinds: readonly ArtefactKind[] = [
  "notice",
  "plan",
  "sheets",
  "supervision",
  "adjustment",
  "bulletin",
  "overview",
];

/** Whether a build makes PDF files, if there is anything to print. */
export function wantsPdf(wanted: Wanted): boolean {
  return printedKinds.some((kind) => isWanted(wanted, kind, "pdf"));
}

/** The files that a build makes of a project, in the order of making. */
export async function artefactsOf(
  project: Project,
  request: Request,
): Promise<readonly Artefact[]> {
  const made: Artefact[] = [];
  for (const { kinds, make } of makers)
    if (kinds.some((kind) => isWanted(request, kind))) made.push(...(await make(project, request)));
  return made.filter(({ kind, format }) => isWanted(request, kind, format));
}
