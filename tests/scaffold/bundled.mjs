import { mkdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const folder = join(import.meta.dirname, "../../node_modules/.cache/scripts");

/**
 * A TypeScript module of the tests, loaded by a script: bundled beside the packages, which stay outside of it.
 * @param {string} entry absolute
 * @returns {Promise<Record<string, any>>} what it exports
 */
export async function bundled(entry) {
  const outfile = join(folder, `${basename(entry, ".ts")}-${process.pid}.mjs`);
  await mkdir(folder, { recursive: true });
  try {
    await build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      packages: "external",
      logLevel: "error",
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(outfile, { force: true });
  }
}
