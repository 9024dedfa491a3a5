// What the printer and the tests want to know of pages that are laid out.
// biome-ignore lint/suspicious/noAssignInExpressions: the namespace is made by whichever file comes first
(globalThis.planwright ??= {}).report = (() => {
  const MM = 96 / 25.4;
  const excerpt = (node) => node.textContent.trim().replace(/\s+/g, " ").slice(0, 30);

  // A line of a title that ends with a bracket hangs its empty half over the edge: `fit.js`.
  const hang = (node) => Math.max(0, -Number.parseFloat(getComputedStyle(node).marginRight));
  const hanging = (block) =>
    Math.max(hang(block), ...[...block.querySelectorAll(".line")].map(hang));

  function overflow(pages) {
    const problems = [];
    for (const { area, kind } of pages) {
      const frame = area.getBoundingClientRect();
      const right = kind === "landscape" ? frame.top : frame.right;
      for (const block of area.querySelectorAll("p, h1, h2, h3, h4, h5, th, td, .line, img")) {
        const box = block.getBoundingClientRect();
        const allowed = hanging(block);
        const over = (kind === "landscape" ? right - box.top : box.right - right) - allowed;
        const inner = block.scrollWidth - block.clientWidth - allowed;
        if (over > 1.5 || (block.clientWidth > 0 && inner > 2)) {
          problems.push({ code: "text-too-wide", text: excerpt(block) });
          break;
        }
      }
    }
    return problems;
  }

  function firstPage(pages) {
    const letterhead = document.querySelector(".letterhead");
    if (!letterhead) return [];
    const first = pages[0];
    if (
      ![...first.area.children].some((child) =>
        child.matches(".paragraph, .heading, .table, .image"),
      )
    ) {
      return [{ code: "first-page-without-text", text: excerpt(first.area) }];
    }
    return [];
  }

  function outline(pages) {
    const entries = [];
    pages.forEach(({ page, area }, index) => {
      const top = page.getBoundingClientRect().top;
      for (const heading of area.querySelectorAll("h1, h2, h3, h4, h5")) {
        if (heading.closest("[data-continued]")) continue;
        const label = heading.previousElementSibling?.matches(".annex-label")
          ? `${heading.previousElementSibling.textContent} `
          : "";
        entries.push({
          level: Number(heading.localName.slice(1)),
          text: (label + heading.textContent).trim().replace(/\s+/g, " "),
          page: index,
          y: (heading.getClientRects()[0].top - top) / MM,
        });
      }
    });
    return entries;
  }

  /** The characters each face had to set, with some text around the first of each. */
  function characters() {
    const used = {};
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent.closest(".page")) continue;
      const family = getComputedStyle(parent).fontFamily.split(",")[0].replaceAll('"', "").trim();
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

  /** Shows a text in a family, so that the fonts the browser takes for it can be asked for; or takes it away. */
  function probe(family, text) {
    document.getElementById("glyph-probe")?.remove();
    if (family === undefined) return;
    const shown = document.createElement("div");
    shown.id = "glyph-probe";
    shown.style.cssText = `position:fixed;left:0;top:0;visibility:hidden;font-family:"${family}",serif`;
    shown.textContent = text;
    document.body.append(shown);
  }

  return { overflow, firstPage, outline, characters, probe };
})();
