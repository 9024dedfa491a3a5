import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { plan } from "../collect/bureau.ts";

/** Builds that are ended at any moment, and what they leave: of each file the old one or the new one, and nothing else. */

export type Signal = "SIGKILL" | "SIGTERM" | "SIGINT";

/** How a build that nobody ended goes. */
interface Whole {
  readonly files: ReadonlyMap<string, string>;
  readonly milliseconds: number;
}

/** How long the browser may live on after the build that started it, in milliseconds. */
const LIVES_ON = 10_000;

const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** The files in a folder and below, each with what it holds. */
async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = new Map<string, string>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length + 1), digest(await readFile(path)));
  }
  return files;
}

/** The processes that name a folder in their command line or work in its environment. */
async function processesOf(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const pid of await readdir("/proc")) {
    if (!/^\d+$/.test(pid)) continue;
    const words = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    if (words.includes(folder)) found.push(`${pid} ${words.split("\0")[0]}`);
  }
  return found;
}

/** One project with two texts, so that files of a build before can be told from those of the one that is ended. */
export class KilledBuilds {
  readonly #folder: string;
  readonly #command: string;
  #before: Whole | undefined;
  #next: Whole | undefined;

  private constructor(folder: string, command: string) {
    this.#folder = folder;
    this.#command = command;
  }

  /** @param command the bundled command that is run */
  static async prepare(command: string): Promise<KilledBuilds> {
    const folder = await mkdtemp(join(tmpdir(), "planwright-kills-"));
    const builds = new KilledBuilds(folder, command);
    await mkdir(builds.#temporary);
    builds.#before = await builds.#whole("建立台账。");
    builds.#next = await builds.#whole("建立一本台账。");
    return builds;
  }

  remove(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true });
  }

  /**
   * Ends a build after a part of the time that it takes, and then builds once more.
   * @param at 0 to 1 of the time that a whole build takes
   * @returns what is wrong afterwards, in words; nothing where all is well
   */
  async kill(signal: Signal, at: number): Promise<readonly string[]> {
    const { before, next } = { before: this.#before, next: this.#next };
    if (before === undefined || next === undefined) throw new Error("not prepared");
    await this.#build("建立台账。");
    const wrong: string[] = [];
    const code = await this.#build("建立一本台账。", { signal, after: next.milliseconds * at });
    if (code === 70) wrong.push("exit 70");
    const end = Date.now() + LIVES_ON;
    while ((await processesOf(this.#temporary)).length > 0 && Date.now() < end) await after(50);
    for (const one of await processesOf(this.#temporary)) wrong.push(`still runs: ${one}`);
    const left = await filesIn(join(this.#folder, "build"));
    for (const [name, whole] of next.files) {
      const now = left.get(name);
      if (now !== whole && now !== before.files.get(name))
        wrong.push(`neither old nor new: ${name}`);
    }
    if (signal !== "SIGKILL")
      for (const name of await readdir(this.#temporary))
        wrong.push(`left after ${signal}: ${name}`);
    await this.#build("建立一本台账。");
    for (const name of await readdir(this.#temporary)) wrong.push(`left by the next: ${name}`);
    const then = await filesIn(join(this.#folder, "build"));
    for (const name of new Set([...then.keys(), ...next.files.keys()]))
      if (then.get(name) !== next.files.get(name)) wrong.push(`the next build: ${name}`);
    return wrong;
  }

  get #temporary(): string {
    return join(this.#folder, "tmp");
  }

  async #whole(text: string): Promise<Whole> {
    const begin = Date.now();
    const code = await this.#build(text);
    const files = await filesIn(join(this.#folder, "build"));
    const pdf = [...files.keys()].filter((name) => name.endsWith(".pdf"));
    if (code !== 0 || pdf.length < 2)
      throw new Error(`the build gave ${code}, ${[...files.keys()]}`);
    return { files, milliseconds: Date.now() - begin };
  }

  async #build(
    text: string,
    ended?: { readonly signal: Signal; readonly after: number },
  ): Promise<number | null> {
    await writeFile(join(this.#folder, "plan.plan"), plan.replace("建立台账。", text));
    const env = { ...process.env, TMPDIR: this.#temporary, NO_COLOR: "1" };
    const child = spawn(
      process.execPath,
      [this.#command, "build", "--only", "notice,sheets", "--unit", "温州"],
      {
        cwd: this.#folder,
        env,
        stdio: "ignore",
      },
    );
    const done = new Promise<number | null>((resolve) => child.once("close", resolve));
    if (ended !== undefined) {
      await Promise.race([after(ended.after), done]);
      child.kill(ended.signal);
    }
    return done;
  }
}
