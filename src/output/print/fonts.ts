import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { escapeXml } from "../../escape-xml.ts";
import type { Unplaced } from "../../findings/finding.ts";
import { characterFromOtherFace, characterNotCovered, fontSubstituted } from "../findings.ts";
import { type Outcome, success } from "../outcome.ts";
import { packageRoot } from "../package-root.ts";
import { writeWhole } from "../write-whole.ts";
import { type BundledFace, FACES, type Face } from "./faces.ts";

/**
 * `bundled`: only the faces that ship with the project, so that the same text gives the same bytes
 * everywhere; `system`: the official faces where they are installed, else the bundled ones.
 */
export type FontMode = "bundled" | "system";

/** What printing with a font mode needs. */
export interface FontSetup {
  readonly mode: FontMode;
  /** `@font-face` rules for pages this browser prints. */
  readonly css: string;
  /** Environment of the browser process. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The folder of the faces that ship with the project. */
export function fontFolder(): string {
  return join(packageRoot(), "templates", "fonts");
}

/**
 * Makes the fonts ready for a browser. On Linux a `fonts.conf` in `cache` points fontconfig at our
 * folder, and faces are named by `local()`: reading them by URL costs a second a page, and without
 * any known font Chromium prints nothing at all. Elsewhere the faces are read from `file://` URLs.
 */
export async function setUpFonts(mode: FontMode, cache: string): Promise<Outcome<FontSetup>> {
  if (process.platform !== "linux") {
    return success({ mode, css: fontFaceRules(mode, "file"), environment: {} });
  }
  const configuration = join(cache, `fonts-${mode}.conf`);
  const written = await writeWhole(configuration, fontsConf(mode, fontFolder(), cache));
  if (!written.ok) return written;
  return success({
    mode,
    css: fontFaceRules(mode, "local"),
    environment: { FONTCONFIG_FILE: configuration },
  });
}

function fontsConf(mode: FontMode, folder: string, cache: string): string {
  const system = `<include ignore_missing="yes">/etc/fonts/fonts.conf</include>`;
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${escapeXml(folder)}</dir>
  ${mode === "system" ? system : ""}
  <cachedir>${escapeXml(join(cache, "fontconfig"))}</cachedir>
</fontconfig>
`;
}

/**
 * The `@font-face` rules. `delivery` says how the bundled faces are reached: by name (`local`), or
 * from the files as well (`file`).
 *
 * Ascent and descent are set to the em box of Chinese faces, so that baselines stand at the same
 * height whichever product is found.
 */
export function fontFaceRules(mode: FontMode, delivery: "local" | "file"): string {
  return FACES.flatMap((face) => {
    const metrics = face.behind
      ? ""
      : ";ascent-override:88%;descent-override:12%;line-gap-override:0%";
    const rule = (bundled: BundledFace, range: string) =>
      `@font-face{font-family:"${face.family}";src:${sourcesOf(face, bundled, mode, delivery)}${metrics}${range}}`;
    // An installed face has digits of its own weight.
    return face.digits === undefined
      ? [rule(face.bundled, "")]
      : [rule(face.bundled, ""), rule(face.digits, ";unicode-range:U+30-39")];
  }).join("\n");
}

/** Where a face is looked for: the installed ones first, then a bundled one. */
function sourcesOf(
  face: Face,
  bundled: BundledFace,
  mode: FontMode,
  delivery: "local" | "file",
): string {
  const names = [
    ...(mode === "system" ? face.installed : []),
    bundled.postscriptName,
    bundled.fullName,
  ];
  const sources = names.map((name) => `local("${name}")`);
  if (delivery === "file") {
    const url = pathToFileURL(join(fontFolder(), bundled.file)).href;
    sources.push(`url("${url}") format("truetype")`);
  }
  return sources.join(",");
}

/** Which characters a family had to set, each with a piece of the text around its first place. */
export interface UsedCharacters {
  readonly family: string;
  readonly characters: Readonly<Record<string, string>>;
}

const coverage = new Map<string, ReadonlySet<number>>();

/** The code points a bundled face has glyphs for, read from its cmap. */
export async function bundledCoverage(face: BundledFace): Promise<ReadonlySet<number>> {
  const known = coverage.get(face.file);
  if (known) return known;
  const { open } = await import("fontkit");
  const font = await open(join(fontFolder(), face.file));
  const points = new Set("characterSet" in font ? font.characterSet : []);
  coverage.set(face.file, points);
  return points;
}

/** The face behind a family name of the style sheets. */
export function faceOfFamily(family: string): Face | undefined {
  return FACES.find((face) => face.family === family);
}

/** The characters of `used` that neither the bundled face of its family nor the one behind it has. */
export async function uncoveredCharacters(used: UsedCharacters): Promise<readonly string[]> {
  const face = faceOfFamily(used.family);
  if (!face) return [];
  const points = await bundledCoverage(face.bundled);
  const behind = face.behind ? await bundledCoverage(face.behind) : points;
  return Object.keys(used.characters).filter((character) => {
    const point = character.codePointAt(0) ?? 0;
    return !points.has(point) && !behind.has(point) && !isBlankOrJoiner(point);
  });
}

function isBlankOrJoiner(point: number): boolean {
  return (
    point <= 0x20 || point === 0xa0 || (point >= 0x200b && point <= 0x200d) || point === 0xfeff
  );
}

/** No face has this character, so the page shows an empty box or nothing. */
export function notCovered(face: Face, character: string, context: string): Unplaced {
  return characterNotCovered.of({ character, name: nameOf(character), face, context });
}

/** Another font than the one of the text around it had to give this character. */
export function fromOtherFace(
  face: Face,
  character: string,
  context: string,
  other: string,
): Unplaced {
  return characterFromOtherFace.of({ character, name: nameOf(character), face, context, other });
}

/** The official face is not installed and another one stands in for it. */
export function substituted(face: Face, used: string): Unplaced {
  return fontSubstituted.of({ wanted: face.installed[0] ?? face.family, face, used });
}

function nameOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
}
