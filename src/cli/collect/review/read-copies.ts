import { readFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { type IssuedRecord, issuedRecordPath } from "../../../document/provenance.ts";
import type { Finding, Spot } from "../../../findings/finding.ts";
import { given } from "../../../given.ts";
import { readWord } from "../../../office/word/read-word.ts";
import { isInside } from "../../../project/places.ts";
import type { Project } from "../../../project/project.ts";
import type { Copy } from "../../../review/copy-changes.ts";
import { partNotRead, unknownBuild } from "../../../review/findings.ts";
import { readRecord, recordWith } from "../../../review/record.ts";

/** Reviewed copies with the records of what they are copies of. */

export interface ReviewedFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface ReadCopies {
  readonly copies: readonly Copy[];
  readonly findings: readonly Finding<Spot>[];
}

/** The custom property by which a document names its build. */
const BUILD = "planwright.build";

/** The folders that a build of the project may have gone to. */
function buildFolders({ folder, configuration }: Project, out: string | undefined, cwd: string) {
  if (out !== undefined) return [resolve(cwd, out)];
  const here = resolve(cwd, "build");
  return [
    ...(configuration.out === undefined ? [] : [configuration.out]),
    ...(isInside(folder, cwd) ? [join(here, relative(cwd, folder))] : []),
    here,
    join(folder, "build"),
  ];
}

/** The record of a build, with sources named as the project names them. */
async function recordOf(
  build: string,
  project: Project,
  out: string | undefined,
  cwd: string,
): Promise<IssuedRecord | undefined> {
  const paths = new Map(
    project.files.map(({ file }) => [
      relative(project.folder, resolve(cwd, file.path)).split(sep).join("/"),
      file.path,
    ]),
  );
  for (const folder of buildFolders(project, out, cwd)) {
    const text = await readFile(join(folder, issuedRecordPath(build)), "utf8").catch(
      () => undefined,
    );
    const record = text === undefined ? undefined : readRecord(text);
    if (record?.build === build) return recordWith(record, (name) => paths.get(name) ?? name);
  }
  return undefined;
}

const reasons = {
  foreign: {
    zh: "不是这里印发的文件：没有印发记号，改动都列出，不写进源文件",
    en: "it was not issued here: it names no build, so its changes are listed and none is written",
  },
  lost: {
    zh: "找不到印发这一版的记录：改动都列出，不写进源文件",
    en: "the record of the version that it is a copy of is not to be found: its changes are listed and none is written",
  },
};

/**
 * Reads copies; what is wrong with one is a finding.
 * @param out the folder of the build, where the command line names it
 */
export async function readCopies(
  files: readonly ReviewedFile[],
  project: Project,
  out: string | undefined,
  cwd: string,
): Promise<ReadCopies> {
  const copies: Copy[] = [];
  const findings: Finding<Spot>[] = [];
  for (const { file, bytes } of files) {
    const read = readWord(bytes);
    if (!read.ok) {
      findings.push(read.problem.at({ file }));
      continue;
    }
    const { document } = read;
    const build = document.custom.get(BUILD);
    const record = build === undefined ? undefined : await recordOf(build, project, out, cwd);
    if (record === undefined) {
      const why = build === undefined ? reasons.foreign : reasons.lost;
      findings.push(unknownBuild.at({ file }, { why }));
    }
    for (const part of document.foreignParts) findings.push(partNotRead.at({ file }, { part }));
    copies.push({ file, document, ...given({ record }) });
  }
  return { copies, findings };
}
