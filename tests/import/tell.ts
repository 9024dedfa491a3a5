import { type Measured, measure, sourceFiles, together } from "./measure.ts";

/** The table of imports: what `node tests/import/table.mjs` prints. */

const share = (value: number) => `${(value * 100).toFixed(1)} %`;

function ratio(measured: Measured, what: "items" | "owners" | "dates"): string {
  const score = measured.scores?.[what];
  return score === undefined ? "" : `${score.right}/${score.found}/${score.wanted}`;
}

/**
 * @param root the folder of the repository
 * @param missed whether what is wrong or missing is told below
 */
export async function tell(root: string, missed: boolean, only?: string): Promise<string> {
  const all: Measured[] = [];
  for (const path of sourceFiles(root))
    if (only === undefined || path.includes(only)) all.push(await measure(root, path));
  const head = [
    "file",
    "characters",
    "identical",
    "errors",
    "prose",
    "items",
    "owners",
    "dates",
    "open",
    "key: items",
    "owners",
    "dates",
  ];
  const rows = all.map((one) => {
    const { counts, characters, identical, prose, open } = one.report;
    const sum = (...keys: readonly string[]) =>
      keys.reduce((total, key) => total + (counts[key] ?? 0), 0);
    return [
      one.name,
      String(characters),
      identical ? "yes" : "NO",
      String(one.errors.length),
      `${Math.round((prose / Math.max(1, characters)) * 100)} %`,
      String(sum("section", "goal", "measure", "action", "milestone")),
      String(sum("owner")),
      String(sum("due", "frequency")),
      String(open.length),
      ratio(one, "items"),
      ratio(one, "owners"),
      ratio(one, "dates"),
    ];
  });
  const lines = [head, ...rows].map((row) => `| ${row.join(" | ")} |`);
  lines.splice(1, 0, `|${" --- |".repeat(head.length)}`);
  const sums = (["items", "owners", "dates"] as const).map((what) => {
    const { precision, recall } = together(all, what);
    return `${what}: precision ${share(precision)}, recall ${share(recall)}`;
  });
  const wrong = missed
    ? all.flatMap(({ name, scores }) =>
        Object.entries(scores ?? {}).flatMap(([what, score]) => [
          ...score.wrong.map((one) => `${name} ${what} wrong: ${one}`),
          ...score.missed.map((one) => `${name} ${what} missed: ${one}`),
        ]),
      )
    : [];
  return `${[...lines, "", "Of the keys: right/found/wanted.", ...sums, ...wrong].join("\n")}\n`;
}
