import { join } from "node:path";
import { openPoints } from "../model/open-points.ts";
import { writeWhole } from "../output/files.ts";
import type { FontMode } from "../output/fonts.ts";
import { renderHtml } from "../output/html.ts";
import { type OpenPageView, renderOpenPage } from "../output/open-page.ts";
import { openPrinter, type Printer } from "../output/pdf.ts";
import { type Outcome, type OutputProblem, success } from "../output/problem.ts";
import type { Configuration } from "../project/configuration.ts";
import type { Project } from "../project/project.ts";
import type { Artefact } from "./artefacts.ts";

/** A file that was made, or what stood in the way. */
export interface Made {
  readonly artefact: Artefact;
  /** Absolute. */
  readonly path: string;
  readonly ok: boolean;
  readonly milliseconds: number;
  /** Of a PDF. */
  readonly pages?: number;
  readonly problems: readonly OutputProblem[];
}

type Content = Outcome<{ readonly bytes: string | Uint8Array; readonly pages?: number }>;

/** Makes the files of a build. One browser prints all PDF files of a font mode; close it at the end. */
export class Builder {
  readonly #fonts: FontMode | undefined;
  readonly #printers = new Map<string, Promise<Outcome<Printer>>>();

  /** @param fonts goes before what a project's configuration says */
  constructor(fonts: FontMode | undefined) {
    this.#fonts = fonts;
  }

  /** Makes one file and writes it into a folder, whole or not at all. */
  async make(artefact: Artefact, project: Project, folder: string): Promise<Made> {
    const begin = performance.now();
    const path = join(folder, artefact.path);
    const content = await this.#content(artefact, project);
    const written = content.ok ? await writeWhole(path, content.value.bytes) : content;
    return {
      artefact,
      path,
      ok: written.ok,
      milliseconds: performance.now() - begin,
      ...(content.ok && content.value.pages !== undefined ? { pages: content.value.pages } : {}),
      problems: content.ok ? [...content.problems, ...written.problems] : content.problems,
    };
  }

  /** Starts the browser that the PDF files of a project with this configuration will need. */
  async warm(configuration: Configuration): Promise<void> {
    const opened = await this.#printer(configuration);
    if (opened.ok) opened.value.warm();
  }

  async close(): Promise<void> {
    for (const opening of this.#printers.values()) {
      const opened = await opening;
      if (opened.ok) await opened.value.close();
    }
  }

  async #content(artefact: Artefact, project: Project): Promise<Content> {
    switch (artefact.kind) {
      case "model":
        return success({ bytes: `${JSON.stringify(artefact.data(), null, 2)}\n` });
      case "open":
        return asBytes(renderOpenPage(openPageView(project), ownTemplates(project, "overview")));
      default:
        return artefact.format === "html"
          ? asBytes(
              await renderHtml(artefact.view(), { templates: ownTemplates(project, "notice") }),
            )
          : this.#pdf(artefact, project);
    }
  }

  async #pdf(
    artefact: Artefact & { readonly kind: "notice" | "plan" },
    project: Project,
  ): Promise<Content> {
    const opened = await this.#printer(project.configuration);
    if (!opened.ok) return opened;
    const view = artefact.view();
    const templates = ownTemplates(project, "notice");
    const html = await renderHtml(view, { templates, fontCss: opened.value.fontCss });
    if (!html.ok) return html;
    const printed = await opened.value.print(html.value, view.meta);
    return printed.ok ? success(printed.value, [...html.problems, ...printed.problems]) : printed;
  }

  #printer({ browser, fonts: configured }: Configuration): Promise<Outcome<Printer>> {
    const fonts = this.#fonts ?? configured;
    const key = JSON.stringify([fonts, browser]);
    const open =
      this.#printers.get(key) ??
      openPrinter({
        fonts,
        ...(browser === undefined ? {} : { browser: { configured: browser } }),
      });
    this.#printers.set(key, open);
    return open;
  }
}

function asBytes(html: Outcome<string>): Content {
  return html.ok ? success({ bytes: html.value }, html.problems) : html;
}

/** A project's own templates of a family: the folder of that name in its folder of templates. */
export function ownTemplates(project: Project, family: string): readonly string[] {
  const { templates } = project.configuration;
  return templates === undefined ? [] : [join(templates, family)];
}

function openPageView(project: Project): OpenPageView {
  const { model, sources, configuration, asksFor } = project;
  const { locale } = configuration;
  const points = openPoints(model).filter(({ place }) => asksFor(place.file));
  const titles = new Map(
    [...model.plans, ...model.notices].map(({ name, title }) => [name, title.text]),
  );
  const documents = [...new Set(points.map(({ document }) => document))].map((document) => ({
    title: titles.get(document) ?? document,
    points: points
      .filter((point) => point.document === document)
      .map(({ entry, field, question, place }) => {
        const position = sources.position(place.file, place.start);
        const where = position === undefined ? "" : `:${position.line}:${position.column}`;
        return {
          entry,
          field: field?.[locale] ?? "",
          question: question ?? "",
          place: place.file + where,
        };
      }),
  }));
  return { locale, total: points.length, documents };
}
