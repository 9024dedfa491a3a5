// What the printer and the tests want to know of pages that are laid out.
// biome-ignore lint/suspicious/noAssignInExpressions: the namespace is made by whichever file comes first
(globalThis.planwright ??= /** @type {PlanwrightPage} */ ({})).report = (() => {
  const MM = 96 / 25.4;
  /** @param {Element} node */
  const excerpt = (node) => node.textContent.trim().replace(/\s+/g, " ").slice(0, 30);

  // A line of a title that ends with a bracket hangs its empty half over the edge: `fit.js`.
  /** @param {Element} node */
  const hang = (node) => Math.max(0, -Number.parseFloat(getComputedStyle(node).marginRight));
  /** @param {Element} block */
  const hanging = (block) =>
    Math.max(hang(block), ...[...block.querySelectorAll(".line")].map(hang));

  /** @param {readonly NoticePage[]} pages */
  function overflow(pages) {
    /** @type {PageProblem[]} */
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

  /** @param {readonly NoticePage[]} pages */
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

  /** @param {readonly NoticePage[]} pages */
  function outline(pages) {
    /** @type {OutlineEntry[]} */
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

  const { faces } = globalThis.planwright;
  /** The characters each face had to set, with some text around the first of each. */
  const characters = () => faces.characters((element) => element.closest(".page") !== null);

  return { overflow, firstPage, outline, characters, probe: faces.probe };
})();
