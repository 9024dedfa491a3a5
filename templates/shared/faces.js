// What the printer wants to know of the faces that a page is set in.
// biome-ignore lint/suspicious/noAssignInExpressions: the namespace is made by whichever file comes first
(globalThis.planwright ??= /** @type {PlanwrightPage} */ ({})).faces = (() => {
  /**
   * The characters each face has to set, with some text around the first of each.
   * @param {(element: Element) => boolean} isSet whether the text of an element is to be set
   */
  function characters(isSet) {
    /** @type {Map<string, Record<string, string>>} */
    const used = new Map();
    /** @type {Map<Element, string | undefined>} */
    const families = new Map();
    /** @param {Element} element */
    const familyOf = (element) => {
      if (families.has(element)) return families.get(element);
      const [first = ""] = getComputedStyle(element).fontFamily.split(",");
      const family = isSet(element) ? first.replaceAll('"', "").trim() : undefined;
      families.set(element, family);
      return family;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      const family = parentElement === null ? undefined : familyOf(parentElement);
      if (family === undefined || textContent === null) continue;
      const found = used.get(family) ?? {};
      used.set(family, found);
      let at = 0;
      for (const character of textContent) {
        found[character] ??= textContent.slice(Math.max(0, at - 8), at + 9).trim();
        at += character.length;
      }
    }
    return [...used].map(([family, found]) => ({ family, characters: found }));
  }

  /**
   * Shows a text in a family, so that the fonts the browser takes for it can be asked for; or takes it away.
   * @param {string} [family]
   * @param {string} [text]
   */
  function probe(family, text = "") {
    document.getElementById("glyph-probe")?.remove();
    if (family === undefined) return;
    const shown = document.createElement("div");
    shown.id = "glyph-probe";
    shown.style.cssText = `position:fixed;left:0;top:0;visibility:hidden;font-family:"${family}",serif`;
    shown.textContent = text;
    document.body.append(shown);
  }

  /**
   * Loads the faces of the package that a page needs, and tells what the printer waits for. The browser
   * itself breaks the page.
   * @param {(element: Element) => boolean} isSet
   * @param {() => PageProblem[]} problems
   * @returns {Promise<LaidOutPage>}
   */
  async function laidOut(isSet, problems) {
    const used = characters(isSet);
    const named = used.filter(({ family }) => family.startsWith("planwright-"));
    const loads = await Promise.allSettled(
      named.map(({ family, characters: found }) =>
        document.fonts.load(`10px "${family}"`, Object.keys(found).join("")),
      ),
    );
    return {
      pages: 0,
      problems: problems(),
      outline: [],
      characters: used,
      failedFonts: named
        .filter((_, index) => loads[index].status === "rejected")
        .map(({ family }) => family),
    };
  }

  return { characters, probe, laidOut };
})();
