// What is done to pages once their text stands on them, and to tables before: the imprint, page
// numbers, the edge mark of drafts, turned pages, the alignment of columns.
// biome-ignore lint/suspicious/noAssignInExpressions: the namespace is made by whichever file comes first
(globalThis.planwright ??= /** @type {PlanwrightPage} */ ({})).finish = (() => {
  const MM = 96 / 25.4;
  const body = document.body;
  /**
   * @param {string} name
   * @param {string} className
   */
  const element = (name, className) => {
    const made = document.createElement(name);
    made.className = className;
    return made;
  };
  /** @param {Element} block */
  const bottomOf = (block) => block.getBoundingClientRect().bottom;

  /**
   * 版记: its last line on the last line of the type area of the last page.
   * @param {HTMLElement} block
   * @param {readonly NoticePage[]} pages
   * @param {() => NoticePage} openPage
   */
  function imprint(block, pages, openPage) {
    const even = "evenImprint" in body.dataset;
    let page = pages[pages.length - 1];
    const fits = () => {
      page.sheet.append(block);
      const top = block.getBoundingClientRect().top - 2 * MM;
      if (page.notes.size > 0) {
        const frame = page.frame.getBoundingClientRect().bottom;
        page.foot.style.bottom = `${((frame - top) / MM).toFixed(2)}mm`;
      }
      const floor = page.notes.size > 0 ? page.foot.getBoundingClientRect().top : top;
      const last = page.area.lastElementChild;
      return page.kind === "text" && (!last || contentBottom(last) <= floor);
    };
    if (even && pages.length % 2 === 1) page = openPage();
    if (fits()) return;
    page.foot.style.bottom = "";
    page = openPage();
    if (even && pages.length % 2 === 1) {
      page.blank = true;
      page = openPage();
      page.blank = true; // 7.5: with blank pages before it the page of the imprint has no number either
    }
    page.sheet.append(block);
  }

  /** @param {Element} block */
  const contentBottom = (block) =>
    Math.max(bottomOf(block), ...[...block.querySelectorAll("*")].map(bottomOf));

  /** @param {readonly NoticePage[]} pages */
  function dress(pages) {
    pages.forEach((page, i) => {
      page.page.classList.add(i % 2 === 0 ? "odd" : "even");
      if (page.kind === "landscape") {
        // Turned a quarter to the left: the head of the table faces the left edge of every page.
        page.frame.style.transformOrigin = "0 0";
        page.frame.style.transform = "translateY(var(--height)) rotate(-90deg)";
      }
      if ("pageNumbers" in body.dataset && !page.blank) {
        const folio = element("div", "folio");
        folio.setAttribute("aria-hidden", "true");
        folio.textContent = body.matches(".official")
          ? `— ${i + 1} —`
          : `${i + 1} / ${pages.length}`;
        page.sheet.append(folio);
      }
      if (body.dataset.draft) {
        const edge = element("div", "draft-edge");
        edge.setAttribute("aria-hidden", "true");
        edge.textContent = body.dataset.draft;
        page.sheet.append(edge);
      }
    });
  }

  /**
   * Cells take the alignment of their column; `col` cannot give it to them.
   * @param {HTMLTableElement} table
   */
  function alignColumns(table) {
    const aligns = [...table.querySelectorAll("col")].map((col) => col.dataset.align);
    /** @type {number[]} */
    const free = [];
    for (const row of table.tBodies[0].rows) {
      let column = 0;
      for (const cell of row.cells) {
        while (free[column] > 0) free[column++]--;
        cell.style.textAlign = aligns[column] ?? "left";
        for (let i = 0; i < cell.colSpan; i++) free[column + i] = cell.rowSpan - 1;
        column += cell.colSpan;
      }
      while (column < free.length) {
        if (free[column] > 0) free[column]--;
        column++;
      }
    }
  }

  return { imprint, dress, alignColumns };
})();
