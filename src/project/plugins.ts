import { isAbsolute, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Wording } from "../diagnostics/finding.ts";
import { CONFIGURATION_FILE } from "./settings.ts";

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
  try {
    return { ok: true, exported: { ...(await import(await addressOf(name, folder))) } };
  } catch (thrown) {
    return { ok: false, reason: reasonOf(thrown) };
  }
}

async function addressOf(name: string, folder: string): Promise<string> {
  if (isAbsolute(name) || /^\.{1,2}[\\/]/.test(name)) {
    return pathToFileURL(resolve(folder, name)).href;
  }
  const { resolve: resolveModule } = await import("import-meta-resolve");
  return resolveModule(name, pathToFileURL(join(folder, CONFIGURATION_FILE)).href);
}

/** What an error says, on one line and without its stack. */
export function reasonOf(thrown: unknown): Wording {
  const code = codeOf(thrown);
  if (code === "ERR_MODULE_NOT_FOUND" && missing.test(messageOf(thrown))) {
    const name = missing.exec(messageOf(thrown))?.[1] ?? "";
    return { zh: `找不到“${name}”`, en: `“${name}” is not found` };
  }
  const said = messageOf(thrown).split("\n")[0]?.trim() ?? "";
  return said === "" ? { zh: "没有说明原因", en: "it gives no reason" } : { zh: said, en: said };
}

const missing = /^Cannot find (?:module|package) '([^']*)'/;

function codeOf(thrown: unknown): unknown {
  return typeof thrown === "object" && thrown !== null && "code" in thrown
    ? thrown.code
    : undefined;
}

function messageOf(thrown: unknown): string {
  if (typeof thrown === "string") return thrown;
  const message: unknown = thrown instanceof Error ? thrown.message : undefined;
  return typeof message === "string" ? message : "";
}
