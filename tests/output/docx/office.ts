import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { fontFolder } from "../../../src/output/print/fonts.ts";

/** LibreOffice, where this computer has one: it lays DOCX files out as an office would. */

const run = promisify(execFile);

const candidates = [
  ...(process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "soffice")),
  "/Applications/LibreOffice.app/Contents/MacOS/soffice",
];

const office = candidates.find((path) => existsSync(path));

/**
 * Whether files can be laid out here. Where PLANWRIGHT_OFFICE says `required`, a computer without LibreOffice fails
 * the tests that need it; elsewhere they are skipped with a line.
 */
export const hasOffice = office !== undefined;

if (office === undefined) {
  const words = "there is no LibreOffice here: DOCX files are not laid out";
  if (process.env.PLANWRIGHT_OFFICE === "required") throw new Error(words);
  process.stderr.write(`${words}\n`);
}

/** The official faces, which no computer of ours has, by those that ship with the project. */
const faces: Readonly<Record<string, string>> = {
  仿宋_GB2312: "Planwright FangSong",
  楷体_GB2312: "Planwright Kai",
  黑体: "Planwright Hei",
  宋体: "Planwright Song",
  方正小标宋简体: "Planwright Song",
  "Times New Roman": "Tinos",
};

function fontConfiguration(cache: string): string {
  const maps = Object.entries(faces).map(([official, own]) => {
    const bold = official === "方正小标宋简体";
    const weight = bold ? '<edit name="weight" mode="assign"><const>bold</const></edit>' : "";
    return `<match target="pattern"><test name="family"><string>${official}</string></test><edit name="family" mode="assign" binding="strong"><string>${own}</string></edit>${weight}</match>`;
  });
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fontFolder()}</dir><cachedir>${cache}</cachedir>${maps.join("")}</fontconfig>`;
}

/** Lays a DOCX file out and gives back the PDF. */
export function laidOut(docx: Uint8Array): Promise<Uint8Array> {
  return converted(docx, "docx", "pdf");
}

/**
 * Opens a file and saves it in another format. Each run has a profile of its own.
 * @param from the ending of the file
 */
export async function converted(
  bytes: Uint8Array,
  from: string,
  to: "pdf" | "docx" | "fodt",
): Promise<Uint8Array> {
  if (office === undefined) throw new Error("there is no LibreOffice");
  const folder = await mkdtemp(join(tmpdir(), "planwright-office-"));
  try {
    const fonts = join(folder, "fonts.conf");
    await writeFile(fonts, fontConfiguration(join(folder, "cache")));
    await writeFile(join(folder, `in.${from}`), bytes);
    await mkdir(join(folder, "out"));
    await run(
      office,
      [
        `-env:UserInstallation=file://${join(folder, "profile")}`,
        "--headless",
        "--convert-to",
        to,
        "--outdir",
        join(folder, "out"),
        join(folder, `in.${from}`),
      ],
      { env: { ...process.env, FONTCONFIG_FILE: fonts }, timeout: 170_000 },
    );
    return await readFile(join(folder, "out", `in.${to}`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
