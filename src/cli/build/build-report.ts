import { join } from "node:path";
import type { AnyFinding } from "../../findings/finding.ts";
import { screenWidth } from "../../findings/width.ts";
import { given } from "../../given.ts";
import { shownPath } from "../../project/places.ts";
import type { Project } from "../../project/project.ts";
import { findingsAsData, type JsonFinding } from "../../reports/json.ts";
import type { ReportData } from "../../reports/report.ts";
import type { CommandContext } from "../command-context.ts";
import type { MadeArtefact } from "./builder.ts";

/** What became of a project. */
export interface BuiltProject {
  readonly project: Project;
  /** The folder that was written to, absolute. */
  readonly folder: string;
  /** Errors in the sources or the configuration: nothing was made. */
  readonly blocked: boolean;
  readonly made: readonly MadeArtefact[];
  /** Files that an earlier build made and this one did not, as it makes others of their kind. */
  readonly left: readonly string[];
}

/** The summary for people: every file with its time and pages, what is worth knowing, the sums. */
export function buildInWords(
  built: readonly BuiltProject[],
  milliseconds: number,
  context: CommandContext,
): string {
  const { say } = context;
  const lines = built.flatMap((one) => projectInWords(one, context));
  const files = built.flatMap(({ made }) => made).filter(({ ok }) => ok).length;
  const projects = built.length;
  const time = (milliseconds / 1000).toFixed(1);
  lines.push(
    say({
      zh: `${projects} 个项目，生成 ${files} 个文件，用时 ${time} 秒`,
      en: `${plural(projects, "project")}, ${plural(files, "file")} made in ${time} s`,
    }),
  );
  return `${lines.join("\n")}\n`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

function projectInWords(built: BuiltProject, context: CommandContext): readonly string[] {
  const { say, io } = context;
  const from = shownPath(built.project.folder, io.cwd);
  const blocked = built.blocked
    ? [
        say({
          zh: `${from}：有错误，没有生成公文、方案和数据`,
          en: `${from}: no documents and no data were made, because of its errors`,
        }),
      ]
    : [];
  const made = built.made.filter(({ ok }) => ok);
  const width = Math.max(0, ...made.map(({ artefact }) => screenWidth(artefact.path)));
  const files = made.map(({ artefact, milliseconds, pages }) => {
    const blanks = " ".repeat(width - screenWidth(artefact.path));
    const time = `${(milliseconds / 1000).toFixed(2)} s`;
    const extent =
      pages === undefined ? "" : say({ zh: `，${pages} 页`, en: `, ${plural(pages, "page")}` });
    return `  ${artefact.path}${blanks}  ${time}${extent}`;
  });
  const told = tellable(built.made).map(({ finding, path }) => {
    const about = path === undefined ? "" : `${path}: `;
    return `  ! ${about}${say(finding.message).split("\n").join("\n    ")}`;
  });
  const left = built.left.map(
    (path) =>
      `  ! ${path}: ${say({
        zh: "是以前生成的，这次没有（单位或事项已经不在）；不用的请删去",
        en: "an earlier build made it and this one does not (its unit or item is gone); delete it if it is not needed",
      })}`,
  );
  const heading = made.length === 0 ? [] : [`${from} → ${shownPath(built.folder, io.cwd)}`];
  return [...blocked, ...heading, ...files, ...left, ...told];
}

/** Findings once each: one that several files have is told without naming a file. */
function tellable(
  made: readonly MadeArtefact[],
): readonly { readonly finding: AnyFinding; readonly path: string | undefined }[] {
  const byText = new Map<string, { finding: AnyFinding; path: string | undefined }>();
  for (const { findings, artefact } of made) {
    for (const finding of findings) {
      const known = byText.get(finding.message.en);
      if (known === undefined) byText.set(finding.message.en, { finding, path: artefact.path });
      else if (known.path !== artefact.path) known.path = undefined;
    }
  }
  return [...byText.values()];
}

interface JsonBuild {
  readonly projects: readonly {
    readonly folder: string;
    readonly out: string;
    readonly built: boolean;
    readonly files: readonly {
      readonly kind: string;
      readonly format: string;
      readonly path: string;
      readonly milliseconds: number;
      readonly pages?: number;
    }[];
    /** Files that an earlier build made and this one did not. */
    readonly left: readonly string[];
    readonly problems: readonly {
      readonly file: string;
      readonly code: string;
      readonly severity: string;
      readonly message: string;
    }[];
  }[];
  readonly findings: readonly JsonFinding[];
  readonly milliseconds: number;
}

/** The same as data. */
export function buildAsData(
  built: readonly BuiltProject[],
  milliseconds: number,
  report: ReportData,
  context: CommandContext,
): JsonBuild {
  const { cwd } = context.io;
  return {
    projects: built.map(({ project, folder, blocked, made, left }) => ({
      folder: shownPath(project.folder, cwd),
      out: shownPath(folder, cwd),
      built: !blocked && made.every(({ ok }) => ok),
      files: made
        .filter(({ ok }) => ok)
        .map(({ artefact, path, milliseconds: time, pages }) => ({
          kind: artefact.kind,
          format: artefact.format,
          path: shownPath(path, cwd),
          milliseconds: Math.round(time),
          ...given({ pages }),
        })),
      left: left.map((path) => shownPath(join(folder, path), cwd)),
      problems: made.flatMap(({ artefact, findings }) =>
        findings.map(({ code, severity, message }) => ({
          file: artefact.path,
          code,
          severity,
          message: message[report.language],
        })),
      ),
    })),
    findings: findingsAsData(report),
    milliseconds: Math.round(milliseconds),
  };
}
