import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { markedName, removeLeftBehind } from "../left-behind.ts";
import { makeFolder } from "../make-folder.ts";
import { packageRoot } from "../package-root.ts";

/** The packed browser of the npm package `@sparticuz/chromium` (Linux x64). */
export interface PackedBrowser {
  readonly folder: string;
  readonly version: string;
}

/** An unpacked browser: its executable and the environment its own libraries need. */
export interface UnpackedBrowser {
  readonly executable: string;
  readonly environment: Readonly<Record<string, string>>;
}

const READY = "ready";

/**
 * Finds the packed browser, looking from this package and from the folder the tool works in;
 * undefined if it is not installed or this system cannot run it.
 */
export async function findPackedBrowser(
  workFolder: string = process.cwd(),
): Promise<PackedBrowser | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  for (const from of [packageRoot(), workFolder]) {
    const folder = installedFolder(from);
    if (!folder || !existsSync(join(folder, "bin", "chromium.br"))) continue;
    const description: unknown = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    if (typeof description === "object" && description !== null && "version" in description) {
      return { folder, version: String(description.version) };
    }
  }
  return undefined;
}

/** The package keeps its `package.json` to itself, so its folder is found from its entry. */
function installedFolder(from: string): string | undefined {
  try {
    let folder = dirname(createRequire(join(from, "package.json")).resolve("@sparticuz/chromium"));
    while (!existsSync(join(folder, "package.json")) || !existsSync(join(folder, "bin"))) {
      const parent = dirname(folder);
      if (parent === folder) return undefined;
      folder = parent;
    }
    return folder;
  } catch {
    return undefined;
  }
}

/**
 * Unpacks the browser into `cache`, once for each version, and gives back how to start it.
 *
 * Several processes may do so at once: each unpacks into a folder of its own, and the first to
 * finish gives its folder the final name. Nobody ever sees a half-written browser. The package's
 * own unpacking is not used: it shares one path among users and versions and only looks whether a
 * file is there. Throws what the file system throws.
 */
export async function unpackBrowser(
  packed: PackedBrowser,
  cache: string,
): Promise<UnpackedBrowser> {
  const folder = join(cache, `chromium-${packed.version}`);
  if (!existsSync(join(folder, READY))) await unpackInto(packed, cache, folder);
  const library = join(folder, "lib");
  const inherited = process.env.LD_LIBRARY_PATH;
  return {
    executable: join(folder, "chromium"),
    environment: { LD_LIBRARY_PATH: inherited ? `${inherited}:${library}` : library },
  };
}

async function unpackInto(packed: PackedBrowser, cache: string, folder: string): Promise<void> {
  await makeFolder(cache, 0o700);
  await removeLeftBehind(cache);
  const own = await mkdtemp(join(cache, markedName(`chromium-${packed.version}`, "")));
  try {
    const { extract } = await import("tar-fs");
    const packedFile = (name: string) => createReadStream(join(packed.folder, "bin", name));
    const unbrotli = () => createBrotliDecompress({ chunkSize: 1 << 20 });
    await pipeline(
      packedFile("chromium.br"),
      unbrotli(),
      createWriteStream(join(own, "chromium"), { mode: 0o755 }),
    );
    for (const archive of ["swiftshader.tar.br", "al2023.tar.br"]) {
      await pipeline(packedFile(archive), unbrotli(), extract(own));
    }
    await writeFile(join(own, READY), packed.version);
    await takeName(own, folder);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

/** Renaming onto a folder that has something in it fails: then another process was first. */
async function takeName(own: string, folder: string): Promise<void> {
  try {
    await rename(own, folder);
  } catch (thrown) {
    if (existsSync(join(folder, READY))) return;
    // Left by a system that stopped while removing it: it lacks the mark, so nobody uses it.
    await rm(folder, { recursive: true, force: true });
    await rename(own, folder).catch(() => {
      if (!existsSync(join(folder, READY))) throw thrown;
    });
  }
}
