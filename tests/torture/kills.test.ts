import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { KilledBuilds } from "./kills.ts";

let builds: KilledBuilds;

beforeAll(async () => {
  builds = await KilledBuilds.prepare(join(import.meta.dirname, "../../dist/cli/main.js"));
}, 300_000);

afterAll(() => builds.remove());

// What is left is read from /proc.
it.runIf(process.platform === "linux").each([
  ["SIGKILL", 0.7],
  ["SIGTERM", 0.7],
] as const)(
  "%s in the middle of a build leaves no browser, no debris and no half a file",
  { timeout: 300_000 },
  async (signal, at) => {
    expect(await builds.kill(signal, at)).toEqual([]);
  },
);
