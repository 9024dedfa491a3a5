import { resolve } from "node:path";
import type { Wording } from "../findings/finding.ts";
import { type Baseline, baselineText } from "../project/baseline.ts";
import { shownPath } from "../project/places.ts";
import type { LoadOptions, Project } from "../project/project.ts";
import type { CommandContext } from "./command-context.ts";
import { type ExitCode, exitCodes, worst } from "./exit-codes.ts";
import { writeOrTell } from "./write-or-tell.ts";

/** What a command line says of baselines. */
export interface BaselineOptions {
  /** As given: from the current folder. */
  readonly baseline?: string;
  readonly updateBaseline?: true;
}

/** What of it goes before the configurations. */
export function baselineFor({ baseline }: BaselineOptions, context: CommandContext): LoadOptions {
  return baseline === undefined ? {} : { baseline: resolve(context.io.cwd, baseline) };
}

/** What stands against following the command line; undefined if nothing does. */
export function problemWithBaseline(
  projects: readonly Project[],
  { baseline, updateBaseline }: BaselineOptions,
): Wording | undefined {
  if (baseline !== undefined && projects.length > 1) {
    return {
      zh: `--baseline 只能用于一个项目，这里有 ${projects.length} 个；请在各自的配置里写 baseline`,
      en: `--baseline is for one project, and here are ${projects.length}; name each one's baseline in its configuration`,
    };
  }
  const configured = projects.filter((project) => project.configured);
  if (
    updateBaseline &&
    configured.length > 0 &&
    configured.every((one) => one.baseline === undefined)
  ) {
    return {
      zh: "没有说明基线是哪个文件：用 --baseline <文件>，或在配置里写 baseline",
      en: "no baseline is named: use --baseline FILE, or write baseline in the configuration",
    };
  }
  return undefined;
}

/** Writes the baselines of projects as they should be now, and says on standard error what came and went. */
export async function updateBaselines(
  projects: readonly Project[],
  context: CommandContext,
): Promise<ExitCode> {
  const codes: ExitCode[] = [];
  for (const { baseline } of projects) {
    if (baseline !== undefined) codes.push(await update(baseline, context));
  }
  return worst(codes);
}

async function update(baseline: Baseline, context: CommandContext): Promise<ExitCode> {
  const { say, io } = context;
  const shown = shownPath(baseline.path, io.cwd);
  const tell = (wording: Wording) => io.err.write(`planwright: ${say(wording)}\n`);
  if (baseline.state === "foreign") {
    tell({
      zh: `“${shown}”不是基线文件，没有改动它；换一个文件，或先删去它`,
      en: `“${shown}” is no baseline and was left as it is; name another file, or delete it first`,
    });
    return exitCodes.usage;
  }
  const code = await writeOrTell(baseline.path, baselineText(baseline.next), context);
  if (code !== exitCodes.clean) return code;
  const before = new Set(baseline.entries.map(({ fingerprint }) => fingerprint));
  const now = new Set(baseline.next.map(({ fingerprint }) => fingerprint));
  const added = [...now].filter((one) => !before.has(one)).length;
  const gone = [...before].filter((one) => !now.has(one)).length;
  tell({
    zh: `基线 ${shown} 有 ${now.size} 条：新增 ${added}，删去 ${gone}`,
    en: `the baseline ${shown} holds ${now.size}: ${added} added, ${gone} removed`,
  });
  return exitCodes.clean;
}
