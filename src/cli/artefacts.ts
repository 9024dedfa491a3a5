import { noticeView } from "../document/notice.ts";
import { type DocumentOptions, defaultDocumentOptions } from "../document/options.ts";
import { planView } from "../document/plan.ts";
import type { DocumentView } from "../document/view.ts";
import { modelJson } from "../model/json.ts";
import type { Project } from "../project/project.ts";
import { fileNames } from "./file-names.ts";
import { sideFilesOf } from "./side-files.ts";

export const artefactKinds = ["notice", "plan", "open", "model"] as const;
export type ArtefactKind = (typeof artefactKinds)[number];

export const artefactFormats = ["html", "pdf", "json"] as const;
export type ArtefactFormat = (typeof artefactFormats)[number];

/** One file that a build makes of a project. */
export type Artefact =
  | {
      readonly kind: "notice" | "plan";
      readonly format: "html" | "pdf";
      /** Within the folder of the build, with forward slashes. */
      readonly path: string;
      readonly view: () => DocumentView;
    }
  | { readonly kind: "open"; readonly format: "html"; readonly path: string }
  | {
      readonly kind: "model";
      readonly format: "json";
      readonly path: string;
      readonly data: () => unknown;
    };

/** What to leave out: the kinds and formats not named, where any are named. */
export interface Wanted {
  readonly only: readonly ArtefactKind[];
  readonly formats: readonly ArtefactFormat[];
}

/** Whether a build makes PDF files, if there is anything to print. */
export function wantsPdf({ only, formats }: Wanted): boolean {
  const documents = only.length === 0 || only.includes("notice") || only.includes("plan");
  return documents && (formats.length === 0 || formats.includes("pdf"));
}

/** The files that a build makes of a project, in the order of making. */
export async function artefactsOf(
  project: Project,
  wanted: Wanted,
  cwd: string,
): Promise<readonly Artefact[]> {
  const { model, asksFor, configuration } = project;
  const { notes, imprintOnEvenPage, pageNumbers, seal, star, paper } = configuration;
  const options: DocumentOptions = {
    ...defaultDocumentOptions,
    notes,
    imprintOnEvenPage,
    pageNumbers,
    seal,
    star,
    paper,
    files: await sideFilesOf(project, cwd),
  };
  const notices = model.notices.filter(({ entry }) => asksFor(entry.file));
  const plans = model.plans.filter(({ entry }) => asksFor(entry.file));
  const all: readonly Artefact[] = [
    ...documents("notice", notices, (notice) => noticeView(model, notice, options)),
    ...documents("plan", plans, (plan) => planView(model, plan, options)),
    { kind: "open", format: "html", path: "open.html" },
    { kind: "model", format: "json", path: "model.json", data: () => modelJson(model) },
  ];
  return all.filter(
    ({ kind, format }) =>
      (wanted.only.length === 0 || wanted.only.includes(kind)) &&
      (wanted.formats.length === 0 || wanted.formats.includes(format)),
  );
}

function documents<T extends { readonly name: string }>(
  kind: "notice" | "plan",
  entries: readonly T[],
  viewOf: (entry: T) => DocumentView,
): readonly Artefact[] {
  const names = fileNames(entries.map(({ name }) => name));
  return entries.flatMap((entry, index): readonly Artefact[] => {
    let made: DocumentView | undefined;
    const view = () => {
      made ??= viewOf(entry);
      return made;
    };
    const path = `${kind}/${names[index]}`;
    return [
      { kind, format: "html", path: `${path}.html`, view },
      { kind, format: "pdf", path: `${path}.pdf`, view },
    ];
  });
}
