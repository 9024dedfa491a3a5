import { homedir } from "node:os";
import { join } from "node:path";

/**
 * The folder where this user's unpacked browser and font settings live. `PLANWRIGHT_CACHE` moves
 * it; else the place the system has for such things.
 */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env.PLANWRIGHT_CACHE) return env.PLANWRIGHT_CACHE;
  switch (process.platform) {
    case "win32":
      return join(env.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "planwright");
    case "darwin":
      return join(homedir(), "Library", "Caches", "planwright");
    default:
      return join(env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "planwright");
  }
}
