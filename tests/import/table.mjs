import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundled } from "../scaffold/bundled.mjs";

/**
 * Prints what the importer makes of the notices in `notices/` and of the real texts of `tests/fixtures/`:
 * `node tests/import/table.mjs [--missed] [--only NAME]`. Five notices have a key written by hand.
 */
const { values } = parseArgs({
  options: { missed: { type: "boolean", default: false }, only: { type: "string" } },
});

const root = join(import.meta.dirname, "../..");
const { tell } = await bundled(join(import.meta.dirname, "tell.ts"));
process.stdout.write(await tell(root, values.missed, values.only));
