import { readFileSync } from "node:fs";
import type { FileAccess } from "../document/print-inline.ts";
import type { Project } from "../project/project.ts";
import { sidePath } from "../project/side-files.ts";

/** How a project's documents get at tables and pictures beside their sources. */
export async function fileAccessOf(project: Project, cwd: string): Promise<FileAccess> {
  const csv = project.files.some(({ file }) => /\.csv\b/i.test(file.text));
  const parse = csv ? (await import("papaparse")).default.parse : undefined;
  return {
    image: (source, path) => sidePath(source, path, cwd),
    table: (source, path) => {
      const text = readText(sidePath(source, path, cwd));
      if (text === undefined || parse === undefined) return undefined;
      return parse<string[]>(text, { skipEmptyLines: "greedy" }).data;
    },
  };
}

/** A missing file has its finding already. */
function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  } catch {
    return undefined;
  }
}
