import { access } from "node:fs/promises";
import { isAbsolute, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { Wording } from "../../findings/finding.ts";
import { CONFIGURATION_FILE } from "../settings/settings.ts";
import { noteForeignCode, reasonInWords } from "./foreign-code.ts";
import { watch } from "./watchdog.ts";

/** Loads plug-ins: modules that bring checks. They are code, and run with the rights of whoever runs planwright. */

export type LoadedPlugin =
  | { readonly ok: true; readonly exported: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly reason: Wording };

/**
 * Loads a plug-in.
 * @param name a path, absolute or with `./` or `../` in front, or the name of a package
 * @param folder the folder that paths and packages are looked for from, absolute
 */
export async function loadPlugin(name: string, folder: string): Promise<LoadedPlugin> {
  const isPath = isAbsolute(name) || /^\.{1,2}[\\/]/.test(name);
  const path = resolve(folder, name);
  if (isPath && !(await isThere(path))) {
    return { ok: false, reason: { zh: "没有这个文件", en: "there is no such file" } };
  }
  try {
    const address = isPath ? pathToFileURL(path).href : await addressOf(name, folder);
    noteForeignCode();
    const back = watch(name);
    return await withinLimit(import(address)).finally(back);
  } catch (thrown) {
    // Messages name files as the user knows them.
    const short = (text: string) => text.replaceAll(folder + sep, "");
    const { zh, en } = reasonInWords(thrown);
    return { ok: false, reason: { zh: short(zh), en: short(en) } };
  }
}

/** How long a plug-in may take to load, in milliseconds. */
const LIMIT = 20_000;

/** What a module exports; a module that never ends loading is not waited for. */
async function withinLimit(
  module: Promise<Readonly<Record<string, unknown>>>,
): Promise<LoadedPlugin> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<LoadedPlugin>((done) => {
    const seconds = LIMIT / 1000;
    const reason = {
      zh: `${seconds} 秒还没有装完`,
      en: `it has not ended loading after ${seconds} seconds`,
    };
    timer = setTimeout(() => done({ ok: false, reason }), LIMIT);
  });
  try {
    return await Promise.race([
      module.then((exported) => ({ ok: true, exported: { ...exported } }) as const),
      late,
    ]);
  } finally {
    clearTimeout(timer);
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

/** Where the module of a package is, as an import from the folder would find it. */
async function addressOf(name: string, folder: string): Promise<string> {
  const { resolve: find } = await import("import-meta-resolve");
  return find(name, pathToFileURL(join(folder, CONFIGURATION_FILE)).href);
}
