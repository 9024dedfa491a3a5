import { resolve } from "node:path";
import type { Wording } from "../../../findings/finding.ts";
import { compileOptions } from "../../../project/compile-options.ts";
import type { Project } from "../../../project/project.ts";
import { applyChanges, type Fate } from "../../../review/apply.ts";
import type { Copy } from "../../../review/copy-changes.ts";
import type { Review, ReviewChange } from "../../../review/review.ts";
import { changeInWords, saidInWords, whenInWords, whoInWords } from "../../../review/words.ts";
import type { CommandContext } from "../../command-context.ts";
import { type ExitCode, exitCodes, worst } from "../../exit-codes.ts";
import { changedMeanwhile, MOST_TRIES, rewrite } from "../../rewrite.ts";
import { compiler } from "../write-collected.ts";

/** Accepted changes are written; where somebody else writes at the same time, the sources are read again. */

export interface WrittenReview {
  readonly files: readonly string[];
  readonly fates: ReadonlyMap<number, Fate>;
  readonly code: ExitCode;
}

/** A change as a comment in a source: who wanted what, and why it is not done. */
function commentOf(change: ReviewChange, why: Wording, locale: "zh" | "en"): string {
  const who = `${whoInWords(change, locale)} ${whenInWords(change)}`.trim();
  const said = change.comments.map((one) => saidInWords(one, locale)).join(" / ");
  const what = changeInWords(change)[locale];
  const text =
    said === "" ? what : change.kind === "comment" ? `${what} ${said}` : `${what} / ${said}`;
  return locale === "zh"
    ? `待处理的审改（${who}）：${text}${change.kind === "comment" ? "" : `（${why.zh}）`}`
    : `to be settled, reviewed by ${who}: ${text}${change.kind === "comment" ? "" : ` (${why.en})`}`;
}

const toBeChosen: Wording = {
  zh: "几份审改稿改得不同，先用 --accept 选定一种",
  en: "the copies contradict each other: choose one with --accept",
};

/**
 * Writes what was accepted.
 * @param accepted the numbers; undefined for all that were tracked
 * @param load reads the project anew; a number is the exit code where that fails
 */
export async function writeReview(
  first: { readonly project: Project; readonly review: Review; readonly copies: readonly Copy[] },
  accepted: ReadonlySet<number> | "all" | undefined,
  load: () => Promise<Project | ExitCode>,
  context: CommandContext,
): Promise<WrittenReview> {
  const { review, copies } = first;
  const records = new Map(
    copies.flatMap(({ record }) => (record === undefined ? [] : [[record.build, record] as const])),
  );
  const wanted = review.changes.filter((change) =>
    typeof accepted === "object"
      ? accepted.has(change.number)
      : accepted === "all" || change.tracked,
  );
  const fates = new Map<number, Fate>();
  // A contradiction is settled by naming one side of it; all of them together settle nothing.
  const chosen = wanted.filter(({ number, against }) => {
    const open = against.some((other) => typeof accepted !== "object" || accepted.has(other));
    if (open) fates.set(number, { type: "not-written", why: toBeChosen });
    return !open;
  });
  const written = new Set<string>();
  const codes: ExitCode[] = [];
  let { project } = first;
  for (let tries = 1; ; tries += 1) {
    const texts = new Map(project.files.map(({ file }) => [file.path, file.text]));
    const compile = compiler(project, await compileOptions(project.configuration, project.files));
    const locale = project.model.plans[0]?.locale ?? "zh";
    const applied = applyChanges(chosen, {
      text: (file) => texts.get(file),
      compile,
      recordOf: (build) => records.get(build ?? ""),
      commentOf: (change, why) => commentOf(change, why, locale),
    });
    let changed = false;
    const failed = new Map<string, Wording>();
    for (const [file, text] of applied.texts) {
      const outcome = await rewrite(resolve(context.io.cwd, file), file, texts.get(file), text);
      if (outcome.type === "written") {
        written.add(file);
        continue;
      }
      if (outcome.type === "changed") changed = true;
      failed.set(file, outcome.type === "failed" ? outcome.reason : changedMeanwhile(file));
    }
    for (const [number, fate] of applied.fates) {
      const why = "file" in fate ? failed.get(fate.file) : undefined;
      // What an earlier try has written is found to be there already.
      if (why !== undefined) fates.set(number, { type: "not-written", why });
      else if (
        fate.type !== "already" ||
        !fates.has(number) ||
        fates.get(number)?.type === "not-written"
      )
        fates.set(number, fate);
    }
    if (!changed || tries >= MOST_TRIES) {
      if (failed.size > 0) codes.push(exitCodes.environment);
      break;
    }
    const again = await load();
    if (typeof again === "number") return { files: [...written], fates, code: again };
    project = again;
  }
  const left = [...fates.values()].some(({ type }) => type === "not-written" || type === "comment");
  return {
    files: [...written],
    fates,
    code: worst([...codes, ...(left ? [exitCodes.findings] : [])]),
  };
}
