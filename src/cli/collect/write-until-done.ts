import type { Collected, ProposedChange } from "../../collect/collect.ts";
import type { Group, Unit } from "../../model/model.ts";
import type { Project } from "../../project/project.ts";
import type { CommandContext } from "../command-context.ts";
import type { ExitCode } from "../exit-codes.ts";
import { MOST_TRIES } from "../rewrite.ts";
import { type Done, type Outside, writeCollected } from "./write-collected.ts";

/** What was collected is written; where somebody else writes at the same time, it is judged anew and written then. */

export interface Loaded {
  readonly project: Project;
  /** Whose files they are, where the command line says so. */
  readonly unit: Unit | Group | undefined;
}

type Confirmed = ReadonlySet<number> | "all" | undefined;

interface WrittenWhole {
  readonly project: Project;
  readonly collected: Collected;
  readonly done: Done;
}

const nameOf = ({ key, report }: ProposedChange) =>
  JSON.stringify([report.unit.id, report.plan.name, key, report.day, report.told]);

const nameOfQuestions = ({ questions }: Collected) =>
  JSON.stringify(
    questions.map(({ change, finding }) => [nameOf(change), finding.code, finding.message.en]),
  );

/** All that was to be written, in whichever of the tries it was. */
function together(before: Collected, now: Collected): Collected {
  const known = new Set(now.changes.map(nameOf));
  const changes = before.changes.filter((change) => !known.has(nameOf(change)));
  const measures = before.measures.filter(
    ({ unit, code }) => !now.measures.some((one) => one.unit.id === unit.id && one.code === code),
  );
  return {
    ...now,
    changes: [...changes, ...now.changes],
    measures: [...measures, ...now.measures],
    unchanged: Math.max(0, now.unchanged - changes.length - measures.length),
  };
}

/**
 * Writes what was collected. A source that is not the one that was read any more is read again, with the whole
 * project: what the sheets say is judged by what the journal says then.
 * @param load reads the project anew; a number is the exit code where that fails
 * @param judge what the sheets say to a project, with the numbers of the questions that are confirmed
 */
export async function writeUntilDone(
  loaded: Loaded,
  first: Collected,
  load: () => Promise<Loaded | ExitCode>,
  judge: (loaded: Loaded, confirmed: Confirmed) => Collected,
  confirmed: Confirmed,
  context: CommandContext,
): Promise<WrittenWhole | ExitCode> {
  let now = loaded;
  let collected = first;
  let told = first;
  const files = new Set<string>();
  const outside: Outside = new Map();
  for (let tries = 1; ; tries += 1) {
    const done = await writeCollected(collected, now.project, outside, context);
    for (const file of done.written.files) files.add(file);
    const written = { ...done.written, files: [...files] };
    if (!done.changed || tries >= MOST_TRIES)
      return { project: now.project, collected: told, done: { ...done, written } };
    const again = await load();
    if (typeof again === "number") return again;
    // A number confirms the question that a person saw; where others are asked now it confirms none.
    const asked = nameOfQuestions(judge(loaded, undefined));
    const same = confirmed === "all" || nameOfQuestions(judge(again, undefined)) === asked;
    now = again;
    collected = judge(again, same ? confirmed : undefined);
    told = done.written.files.length > 0 ? together(told, collected) : collected;
  }
}
