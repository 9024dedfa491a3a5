import { linkSync, readFileSync, renameSync } from "node:fs";
import { rm } from "node:fs/promises";
import { alone } from "./file-lock.ts";
import { fileNotWritten } from "./findings.ts";
import { failure, type Outcome, reasonOf, success } from "./outcome.ts";
import { fileBeside, targetOf } from "./write-whole.ts";

/** The bytes of a file; undefined where there is none. */
function bytesAt(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT") return undefined;
    throw thrown;
  }
}

/** Gives a file its name, unless there is one of that name by now. */
function create(beside: string, target: string): "written" | "changed" {
  try {
    linkSync(beside, target);
    return "written";
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "EEXIST") return "changed";
    // A file system without links.
    renameSync(beside, target);
    return "written";
  }
}

/**
 * Writes a whole file, as `writeWhole` does, if it still is what it was when it was read; else it is left alone.
 * Of several that do so at once one is the first, and the others meet a changed file.
 * @param before its text then; undefined where there was no file
 */
export async function replaceWhole(
  path: string,
  before: string | undefined,
  content: string,
): Promise<Outcome<"written" | "changed">> {
  let beside: string | undefined;
  try {
    const target = await targetOf(path);
    const made = await fileBeside(target, content);
    beside = made;
    const old = before === undefined ? undefined : Buffer.from(before);
    return success(
      await alone(target, () => {
        const now = bytesAt(target);
        if (old === undefined) return now === undefined ? create(made, target) : "changed";
        if (now === undefined || !now.equals(old)) return "changed";
        renameSync(made, target);
        return "written";
      }),
    );
  } catch (thrown) {
    return failure(fileNotWritten.at({ file: path }, { path, reason: reasonOf(thrown) }));
  } finally {
    if (beside !== undefined) await rm(beside, { force: true }).catch(() => undefined);
  }
}
