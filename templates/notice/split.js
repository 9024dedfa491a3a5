// Cuts a block that does not fit the rest of a page: text between two lines, a table between two
// rows. Each cut leaves the first part where it is and gives back the second as a new element.
// biome-ignore lint/suspicious/noAssignInExpressions: the namespace is made by whichever file comes first
(globalThis.planwright ??= /** @type {PlanwrightPage} */ ({})).split = (() => {
  /**
   * The lines of a text block: where each begins (text node, offset) and its bottom in px of the
   * window. Characters of one line may differ in height (note marks), so a new line is one whose
   * middle lies lower than the bottom of the line so far.
   * @param {Element} block
   */
  function linesOf(block) {
    /** @type {TextLine[]} */
    const lines = [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      for (let i = 0; i < node.length; i++) {
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const box = [...range.getClientRects()].at(-1);
        if (!box || box.height === 0) continue;
        const last = lines.at(-1);
        const mark = node.parentElement?.closest(".note-mark") != null;
        if (!last || ((box.top + box.bottom) / 2 > last.bottom && !mark)) {
          lines.push({ node, offset: i, bottom: box.bottom });
        } else if (!mark) last.bottom = Math.max(last.bottom, box.bottom);
      }
    }
    return lines;
  }

  /**
   * Cuts a text block before `line` (one of `linesOf`).
   * @param {HTMLElement} block
   * @param {TextLine} line
   */
  function text(block, line) {
    const range = document.createRange();
    range.setStart(line.node, line.offset);
    range.setEndAfter(block.lastChild ?? line.node);
    const rest = /** @type {HTMLElement} */ (block.cloneNode(false));
    rest.removeAttribute("id");
    rest.append(range.extractContents());
    rest.classList.remove("split");
    rest.classList.add("continued");
    block.classList.add("split");
    // A heading sentence cut in two stays one heading for outlines.
    const leads = /** @type {NodeListOf<HTMLElement>} */ (rest.querySelectorAll(".lead"));
    for (const lead of leads) lead.dataset.continued = "";
    return rest;
  }

  /**
   * Which cell stands at each place of the body of a table: `grid[row][column]`.
   * @param {readonly HTMLTableRowElement[]} rows
   */
  function gridOf(rows) {
    const grid = rows.map(
      () => /** @type {{ cell: HTMLTableCellElement, first: number }[]} */ ([]),
    );
    rows.forEach((row, r) => {
      let column = 0;
      for (const cell of row.cells) {
        while (grid[r][column]) column++;
        for (let i = 0; i < cell.rowSpan && r + i < rows.length; i++) {
          for (let j = 0; j < cell.colSpan; j++) {
            grid[r + i][column + j] = { cell, first: r };
          }
        }
        column += cell.colSpan;
      }
    });
    return grid;
  }

  /**
   * Row numbers before which the table may be cut without cutting a cell, 1 … rows - 1.
   * @param {HTMLTableElement} table
   */
  function borders(table) {
    const rows = [...table.tBodies[0].rows];
    const grid = gridOf(rows);
    return rows.flatMap((_, r) =>
      r > 0 && grid[r].every((place) => place.first === r) ? [r] : [],
    );
  }

  /**
   * The one table of a block.
   * @param {Element} block
   */
  const tableOf = (block) => /** @type {HTMLTableElement} */ (block.querySelector("table"));

  /**
   * A copy of the table's frame with its header rows, and its body without rows.
   * @param {HTMLElement} block
   */
  function frameOf(block) {
    const copy = /** @type {HTMLElement} */ (block.cloneNode(false));
    const table = tableOf(block);
    const frame = /** @type {HTMLTableElement} */ (table.cloneNode(false));
    const columns = table.querySelector("colgroup");
    if (columns) frame.append(columns.cloneNode(true));
    if (table.tHead) frame.append(table.tHead.cloneNode(true));
    const body = document.createElement("tbody");
    frame.append(body);
    copy.append(frame);
    copy.classList.add("continued");
    copy.removeAttribute("id");
    return { copy, body };
  }

  /**
   * Cuts a table before body row `at`; a cell that reaches over the cut is shown in both parts.
   * @param {HTMLElement} block
   * @param {number} at
   */
  function table(block, at) {
    const rows = [...tableOf(block).tBodies[0].rows];
    const grid = gridOf(rows);
    const { copy, body } = frameOf(block);
    body.append(...rows.slice(at));
    const seen = new Set();
    /** @type {{ cell: HTMLTableCellElement, first: number, column: number }[]} */
    const cut = [];
    (grid[at] ?? []).forEach((place, column) => {
      if (place.first >= at || seen.has(place.cell)) return;
      seen.add(place.cell);
      cut.push({ ...place, column });
    });
    for (const { cell, first, column } of cut) {
      const again = /** @type {HTMLTableCellElement} */ (cell.cloneNode(true));
      const below = cell.rowSpan - (at - first);
      cell.rowSpan = at - first;
      again.rowSpan = below;
      const row = body.rows[0];
      const next = grid[at].find((place, c) => c > column && place.first === at);
      row.insertBefore(again, next ? next.cell : null);
    }
    return copy;
  }

  /**
   * Cuts the only body row of a table at `limit` (px of the window), between lines of its cells.
   * Gives back undefined if no line of any cell lies above the limit.
   * @param {HTMLElement} block
   * @param {number} limit
   */
  function row(block, limit) {
    const source = tableOf(block).tBodies[0].rows[0];
    const { copy, body } = frameOf(block);
    const below = /** @type {HTMLTableRowElement} */ (source.cloneNode(false));
    let moved = false;
    let kept = false;
    for (const cell of source.cells) cell.style.verticalAlign = "top";
    for (const cell of source.cells) {
      const rest = /** @type {HTMLTableCellElement} */ (cell.cloneNode(false));
      for (const paragraph of /** @type {HTMLElement[]} */ ([...cell.children])) {
        const lines = linesOf(paragraph);
        const first = lines.findIndex((line) => line.bottom > limit);
        if (first !== 0 && lines.length > 0) kept = true;
        if (first < 0) continue;
        moved = true;
        rest.append(first === 0 ? paragraph : text(paragraph, lines[first]));
      }
      below.append(rest);
    }
    body.append(below);
    return moved && kept ? copy : undefined;
  }

  return { linesOf, text, borders, table, row };
})();
