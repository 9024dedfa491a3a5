import { join } from "node:path";
import type { AnyFinding } from "../../findings/finding.ts";
import type { Outcome } from "../../output/outcome.ts";
import type { FontMode } from "../../output/print/fonts.ts";
import { openPrinter, type Printer } from "../../output/print/pdf.ts";
import { writeWhole } from "../../output/write-whole.ts";
import type { Configuration } from "../../project/configuration.ts";
import { shownPath } from "../../project/places.ts";
import type { Project } from "../../project/project.ts";
import type { Artefact, Made } from "../artefacts/artefact.ts";

/** A file that was made, or what stood in the way. */
export interface MadeArtefact {
  readonly artefact: Artefact;
  /** Absolute. */
  readonly path: string;
  readonly ok: boolean;
  readonly milliseconds: number;
  /** Of a PDF. */
  readonly pages?: number;
  readonly findings: readonly AnyFinding[];
}

/** What is kept of a file is there before the file is: a copy that is sent out can always be read back. */
async function writeAll(path: string, folder: string, made: Made): Promise<Outcome<string>> {
  const { bytes, kept } = made;
  if (kept !== undefined) {
    const written = await writeWhole(join(folder, kept.path), kept.text);
    if (!written.ok) return written;
  }
  return writeWhole(path, bytes);
}

/** Makes the files of a build. One browser prints all PDF files of a font mode; close it at the end. */
export class Builder {
  readonly #fonts: FontMode | undefined;
  readonly #cwd: string;
  readonly #printers = new Map<string, Promise<Outcome<Printer>>>();

  /**
   * @param fonts goes before what a project's configuration says
   * @param cwd findings name files from here
   */
  constructor(fonts: FontMode | undefined, cwd: string) {
    this.#fonts = fonts;
    this.#cwd = cwd;
  }

  /** Makes one file and writes it into a folder, whole or not at all. */
  async make(artefact: Artefact, project: Project, folder: string): Promise<MadeArtefact> {
    const begin = performance.now();
    const path = join(folder, artefact.path);
    const content = await artefact.make({
      printer: () => this.#printer(project.configuration),
      made: { file: shownPath(path, this.#cwd) },
    });
    const written = content.ok ? await writeAll(path, folder, content.value) : content;
    return {
      artefact,
      path,
      ok: written.ok,
      milliseconds: performance.now() - begin,
      ...(content.ok && content.value.pages !== undefined ? { pages: content.value.pages } : {}),
      findings: content.ok ? [...content.findings, ...written.findings] : content.findings,
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
