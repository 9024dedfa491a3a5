// What the printer wants to know of the sheet; the browser itself breaks it into pages.
(() => {
  /** The characters each face has to set, with some text around the first of each. */
  function characters() {
    const used = {};
    const families = new Map();
    const familyOf = (element) => {
      const known = families.get(element);
      if (known !== undefined) return known;
      const family = getComputedStyle(element).fontFamily.split(",")[0].replaceAll('"', "").trim();
      families.set(element, family);
      return family;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.localName === "script") continue;
      const family = familyOf(node.parentElement);
      used[family] ??= {};
      let at = 0;
      for (const character of node.data) {
        if (!(character in used[family])) {
          used[family][character] = node.data.slice(Math.max(0, at - 8), at + 9).trim();
        }
        at += character.length;
      }
    }
    return Object.entries(used).map(([family, found]) => ({ family, characters: found }));
  }

  function tooWide() {
    const wide = [...document.querySelectorAll("th, td")].find(
      (cell) => cell.scrollWidth > cell.clientWidth + 2,
    );
    return wide === undefined
      ? []
      : [{ code: "text-too-wide", text: wide.textContent.trim().slice(0, 30) }];
  }

  /** Shows a text in a family, so that the fonts taken for it can be asked for; or takes it away. */
  function probe(family, text) {
    document.getElementById("glyph-probe")?.remove();
    if (family === undefined) return;
    const shown = document.createElement("div");
    shown.id = "glyph-probe";
    shown.style.cssText = `position:fixed;left:0;top:0;visibility:hidden;font-family:"${family}",serif`;
    shown.textContent = text;
    document.body.append(shown);
  }

  async function laidOut() {
    const used = characters();
    const named = used.filter(({ family }) => family.startsWith("planwright-"));
    const loads = await Promise.allSettled(
      named.map(({ family, characters: found }) =>
        document.fonts.load(`10px "${family}"`, Object.keys(found).join("")),
      ),
    );
    return {
      pages: 0,
      problems: tooWide(),
      outline: [],
      characters: used,
      failedFonts: named
        .filter((_, index) => loads[index].status === "rejected")
        .map(({ family }) => family),
    };
  }

  globalThis.planwright = { pages: laidOut(), report: { probe } };
})();
