import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createContext, runInContext } from "node:vm";
import type { DrawRule } from "../../grammar/generate/railroad.ts";

/** Chevrotain's own drawing of rules; its files are browser scripts that hang on the global object. */
export function chevrotainDrawing(): DrawRule {
  const entry = createRequire(import.meta.url).resolve("chevrotain");
  const folder = join(dirname(entry), "..", "..", "diagrams");
  const context = createContext({});
  for (const file of ["vendor/railroad-diagrams.js", "src/diagrams_builder.js"]) {
    runInContext(readFileSync(join(folder, file), "utf8"), context);
  }
  return (rule) => {
    const drawn: unknown = runInContext(
      `diagrams_builder.convertProductionToDiagram(${JSON.stringify(rule)}, ${JSON.stringify(rule.name)}).toString()`,
      context,
    );
    return String(drawn);
  };
}
