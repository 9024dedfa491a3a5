import { baselineOf } from "./baseline.ts";
import { measure, table } from "./measure.ts";
import { mistakeKinds } from "./mistake-kinds.ts";
import { readings } from "./reading.ts";

/**
 * The table of recall, of one kind where one is named.
 * @param root the folder of the repository
 * @param missed whether the mistakes that nobody named are shown below
 */
export async function tell(
  root: string,
  seed: number,
  tries: number,
  kind: string | undefined,
  missed: boolean,
): Promise<string> {
  const kinds = mistakeKinds.filter(({ name }) => kind === undefined || name === kind);
  const recalls = measure(kinds, await readings(root), seed, tries);
  const lines = recalls.flatMap((one) => one.missed.map((place) => `${one.kind.name}: ${place}\n`));
  return table(recalls) + (missed ? `\n${lines.join("")}` : "");
}

/** The baseline of the test, as its file holds it. */
export async function record(root: string): Promise<string> {
  return `${JSON.stringify(baselineOf(mistakeKinds, await readings(root)), null, 2)}\n`;
}
