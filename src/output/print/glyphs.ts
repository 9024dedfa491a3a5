import type { CDPSession, Page } from "puppeteer";
import type { Unplaced } from "../../findings/finding.ts";
import type { Face } from "./faces.ts";
import {
  bundledCoverage,
  type FontMode,
  faceOfFamily,
  fromOtherFace,
  notCovered,
  substituted,
  type UsedCharacters,
  uncoveredCharacters,
} from "./fonts.ts";

/**
 * Looks which fonts really set the characters of a page: reports every character no font has, every
 * one another font had to give, and (with `system`) every official face that another stands in for.
 *
 * The text of a PDF does not tell: a missing character prints as an empty box and still extracts.
 */
export async function checkGlyphs(
  page: Page,
  used: readonly UsedCharacters[],
  mode: FontMode,
): Promise<readonly Unplaced[]> {
  const found: Unplaced[] = [];
  const session = mode === "system" ? await openSession(page) : undefined;
  try {
    for (const family of used) {
      const face = faceOfFamily(family.family);
      if (!face) continue;
      found.push(
        ...(session ? await askBrowser(session, page, face, family) : await askTable(face, family)),
      );
    }
  } finally {
    await session?.detach().catch(() => undefined);
  }
  return found;
}

/** With the bundled faces only, their cmap says it all. */
async function askTable(face: Face, used: UsedCharacters): Promise<readonly Unplaced[]> {
  const missing = await uncoveredCharacters(used);
  return missing.map((character) => notCovered(face, character, used.characters[character] ?? ""));
}

async function openSession(page: Page): Promise<CDPSession> {
  const session = await page.createCDPSession();
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  return session;
}

interface PlatformFont {
  readonly familyName: string;
  readonly postScriptName: string;
  readonly glyphCount: number;
}

async function askBrowser(
  session: CDPSession,
  page: Page,
  face: Face,
  used: UsedCharacters,
): Promise<readonly Unplaced[]> {
  const characters = Object.keys(used.characters).filter((character) => character.trim() !== "");
  const fonts = await fontsOf(session, page, face.family, characters.join(""));
  const main = [...fonts].sort((a, b) => b.glyphCount - a.glyphCount)[0];
  if (!main) return [];
  const found: Unplaced[] = [];
  const bundled = main.postScriptName === face.bundled.postscriptName;
  const official = face.installed.some(
    (name) => name === main.familyName || name === main.postScriptName,
  );
  if (!official) found.push(substituted(face, main.familyName));
  if (fonts.length === 1 && !bundled) return found;
  const covered = bundled ? await bundledCoverage(face.bundled) : new Set<number>();
  for (const character of characters) {
    if (covered.has(character.codePointAt(0) ?? 0)) continue;
    const [font] = await fontsOf(session, page, face.family, character);
    const context = used.characters[character] ?? "";
    if (!font || (bundled && font.postScriptName === main.postScriptName)) {
      found.push(notCovered(face, character, context));
    } else if (font.postScriptName !== main.postScriptName) {
      found.push(fromOtherFace(face, character, context, font.familyName));
    }
  }
  return found;
}

/** The fonts the browser takes for a text in a family, by a probe that leaves the page again. */
async function fontsOf(
  session: CDPSession,
  page: Page,
  family: string,
  text: string,
): Promise<readonly PlatformFont[]> {
  await page.evaluate(
    `planwright.report.probe(${JSON.stringify(family)}, ${JSON.stringify(text)})`,
  );
  try {
    const { root } = await session.send("DOM.getDocument", { depth: 0 });
    const { nodeId } = await session.send("DOM.querySelector", {
      nodeId: root.nodeId,
      selector: "#glyph-probe",
    });
    const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
    return fonts;
  } finally {
    await page.evaluate("planwright.report.probe()");
  }
}
