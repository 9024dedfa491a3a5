import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";

/**
 * Prints what the importer makes of the notices in `notices/` and of the real texts of `tests/fixtures/`:
 * `node tests/import/table.mjs [--missed] [--only NAME]`. Five notices have a key written by hand.
 */
const { values } = parseArgs({
  options: { missed: { type: "boolean", default: false }, only: { type: "string" } },
});

const root = join(import.meta.dirname, "../..");
const folder = join(root, "node_modules/.cache/import");
const bundle = join(folder, `${process.pid}.mjs`);
await mkdir(folder, { recursive: true });
await build({
  entryPoints: [join(import.meta.dirname, "tell.ts")],
  outfile: bundle,
  bundle: true,
  format: "esm",
  platform: "node",
  packages: "external",
  logLevel: "error",
});
try {
  const { tell } = await import(bundle);
  process.stdout.write(await tell(root, values.missed, values.only));
} finally {
  await rm(bundle);
}
