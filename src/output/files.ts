import { randomBytes } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { failure, type Outcome, reasonOf, success } from "./problem.ts";

/**
 * Writes a whole file or leaves the old one as it was: the content goes into a new file beside it,
 * which then takes its name. Missing folders are made. Gives back the path.
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
): Promise<Outcome<string>> {
  const folder = dirname(path);
  const beside = join(
    folder,
    `.${basename(path)}.${process.pid}.${randomBytes(4).toString("hex")}`,
  );
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(beside, content);
    await rename(beside, path);
    return success(path);
  } catch (thrown) {
    await rm(beside, { force: true }).catch(() => undefined);
    const reason = reasonOf(thrown);
    return failure({
      code: "file-not-written",
      severity: "error",
      file: path,
      zh: `无法写入 ${path}：${reason}`,
      en: `Cannot write ${path}: ${reason}`,
    });
  }
}
