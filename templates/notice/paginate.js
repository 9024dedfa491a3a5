// Turns the flow of a document (#source) into pages: boxes of the paper's size, each with its text,
// the notes its text marks, its number. Runs in any browser, without a server. What the printer and
// the tests want to know of it stands in `planwright.pages` (a promise).
(() => {
  const { fit, split, finish } = globalThis.planwright;
  const report = /** @type {Required<PageReport>} */ (globalThis.planwright.report);
  const MM = 96 / 25.4;
  const CLOSEST = 0.84; // of the usual distance of lines: 25 pt, as letters have it
  const EPS = 0.3; // px: a block may end this much lower than the frame before it counts as too tall
  const body = document.body;
  /** @type {PageProblem[]} */
  const problems = [];
  /** @type {NoticePage[]} */
  const pages = [];

  /**
   * @param {string} name
   * @param {string} className
   */
  const element = (name, className) => {
    const made = document.createElement(name);
    made.className = className;
    return made;
  };
  /** @param {Element} node */
  const excerpt = (node) => node.textContent.trim().replace(/\s+/g, " ").slice(0, 30);

  // ---- pages -------------------------------------------------------------------------------

  /**
   * @param {NoticePage["kind"]} kind
   * @returns {NoticePage}
   */
  function openPage(kind = "text") {
    const page = element("section", "page");
    const sheet = element("div", "sheet");
    const frame = element("div", kind === "landscape" ? "frame turned" : "frame");
    const area = element("div", "area");
    const foot = element("div", "foot");
    frame.append(area, foot);
    sheet.append(frame);
    page.append(sheet);
    body.append(page);
    const opened = { kind, page, sheet, frame, area, foot, notes: new Set() };
    pages.push(opened);
    return opened;
  }

  /** @type {NoticePage} */
  let current;
  const pitch = () => {
    const probe = element("div", "");
    probe.style.height = "var(--pitch)";
    current.area.append(probe);
    const height = probe.getBoundingClientRect().height;
    probe.remove();
    return height;
  };
  /** The lowest place text may reach on the page: the top of its notes, or the end of the frame. */
  const limit = () =>
    current.notes.size > 0
      ? current.foot.getBoundingClientRect().top
      : current.frame.getBoundingClientRect().bottom;
  /** @param {Element} block */
  const bottomOf = (block) => block.getBoundingClientRect().bottom;

  // ---- notes at the foot -------------------------------------------------------------------

  /**
   * What stands in a template element of the page, where there is one.
   * @param {string} id
   */
  const contentOf = (id) => {
    const template = document.getElementById(id);
    const all = template instanceof HTMLTemplateElement ? [...template.content.children] : [];
    return /** @type {HTMLElement[]} */ (all);
  };
  const noteById = new Map(contentOf("foot-notes").map((note) => [note.dataset.note ?? "", note]));
  /** @type {Set<string>} */
  const placedNotes = new Set();
  /** @param {Element} block */
  const marksIn = (block) =>
    [.../** @type {NodeListOf<HTMLElement>} */ (block.querySelectorAll(".note-mark"))]
      .map((mark) => mark.dataset.note ?? "")
      .filter((id) => noteById.has(id) && !placedNotes.has(id));

  /** @param {readonly string[]} ids */
  function showNotes(ids) {
    for (const id of ids) {
      const note = noteById.get(id);
      if (current.notes.has(id) || note === undefined) continue;
      current.notes.add(id);
      current.foot.append(note.cloneNode(true));
    }
    current.foot.classList.toggle("filled", current.notes.size > 0);
  }
  /** @param {readonly string[]} ids */
  function hideNotes(ids) {
    for (const id of ids) {
      current.notes.delete(id);
      for (const note of /** @type {HTMLElement[]} */ ([...current.foot.children]))
        if (note.dataset.note === id) note.remove();
    }
    current.foot.classList.toggle("filled", current.notes.size > 0);
  }
  const settleNotes = () => {
    for (const id of current.notes) placedNotes.add(id);
  };

  /**
   * Cuts the last note of the page so that `block` fits; what is left opens the next page's foot.
   * @param {Element} block
   */
  function splitLastNote(block) {
    const note = /** @type {HTMLElement | null} */ (current.foot.lastElementChild);
    if (!note) return undefined;
    const lines = split.linesOf(note);
    for (let keep = lines.length - 1; keep >= 1; keep--) {
      const rest = split.text(note, lines[keep]);
      if (bottomOf(block) <= limit() + EPS) return rest;
      note.append(...rest.childNodes);
      note.normalize();
      const again = split.linesOf(note);
      lines.splice(0, lines.length, ...again);
    }
    return undefined;
  }

  // ---- placing blocks ----------------------------------------------------------------------

  /**
   * Rounds a block that is not text up to whole lines, so that text behind it stays on the grid.
   * @param {HTMLElement} block
   */
  function toGrid(block) {
    const step = pitch();
    if (step === 0 || !block.matches(".table, .image, .title, .end-notes-rule")) return;
    block.style.minHeight = "";
    const rows = Math.ceil(block.getBoundingClientRect().height / step - 0.02);
    block.style.minHeight = `calc(${rows} * var(--pitch))`;
  }

  /**
   * @param {Element} block
   * @param {readonly string[]} ids
   */
  function fitsWith(block, ids) {
    showNotes(ids);
    return bottomOf(block) <= limit() + EPS;
  }

  /**
   * Puts a block on the page if all of it fits, its notes too.
   * @param {HTMLElement} block
   */
  function place(block) {
    current.area.append(block);
    toGrid(block);
    const ids = marksIn(block).filter((id) => !current.notes.has(id));
    if (fitsWith(block, ids)) return true;
    hideNotes(ids);
    return false;
  }

  /**
   * How many lines of a text block (already in the area) fit together with the notes they mark.
   * @param {Element} block
   * @param {readonly TextLine[]} lines
   */
  function fittingLines(block, lines) {
    const before = new Set(current.notes);
    let count = lines.findIndex((line) => line.bottom > limit() + EPS + 1);
    if (count < 0) count = lines.length;
    for (; count > 0; count--) {
      const end = lines[count];
      const ids = marksIn(block).filter((id) => {
        if (before.has(id)) return false;
        const mark = block.querySelector(`.note-mark[data-note="${CSS.escape(id)}"]`);
        if (!end || !mark) return true;
        const place = document.createRange();
        place.setStart(end.node, end.offset);
        return place.comparePoint(mark, 0) < 0;
      });
      showNotes(ids);
      const fits = lines[count - 1].bottom <= limit() + EPS + 1;
      hideNotes(ids);
      if (fits) return count;
    }
    return 0;
  }

  /** @param {Element} block */
  const isText = (block) => block.matches(".paragraph, .note, .to");
  /** @param {Element} block */
  const isTable = (block) => block.matches(".table");
  const orphans = () => Number(getComputedStyle(body).orphans) || 1;

  /**
   * Places as much of a block as fits; gives back the rest, or undefined if nothing fits.
   * @param {HTMLElement} block
   */
  function placePart(block) {
    if (isText(block)) {
      const lines = split.linesOf(block);
      let count = fittingLines(block, lines);
      const least = Math.min(orphans(), lines.length);
      if (lines.length - count < least) count = lines.length - least;
      if (count < least || count <= 0) return undefined;
      const rest = split.text(block, lines[count]);
      showNotes(marksIn(block));
      return rest;
    }
    if (isTable(block)) return placeRows(block);
    return undefined;
  }

  /**
   * The one table of a block.
   * @param {Element} block
   */
  const tableOf = (block) => /** @type {HTMLTableElement} */ (block.querySelector("table"));

  /** @param {HTMLElement} block */
  function placeRows(block) {
    const table = tableOf(block);
    const rows = [...table.tBodies[0].rows];
    const fresh = current.area.children.length === 1;
    const header = table.tHead ? table.tHead.getBoundingClientRect().height : 0;
    const whole = current.frame.getBoundingClientRect().height - header;
    /** @param {number} row */
    const fitting = (row) => {
      const ids = rows.slice(0, row).flatMap(marksIn);
      const added = ids.filter((id) => !current.notes.has(id));
      showNotes(added);
      const fits = bottomOf(rows[row - 1]) <= limit() - 1.2 * MM * 0.5 + EPS;
      hideNotes(added);
      return fits;
    };
    const candidates = split.borders(table).filter(fitting);
    let at = candidates.at(-1) ?? 0;
    // Rows joined by a cell are cut only where they would not fit a page of their own.
    const nextBorder = split.borders(table).find((row) => row > at) ?? rows.length;
    const groupHeight = bottomOf(rows[nextBorder - 1]) - rows[at].getBoundingClientRect().top;
    if (groupHeight > whole || (fresh && at === 0)) {
      for (let row = nextBorder - 1; row > at; row--) {
        if (fitting(row)) {
          at = row;
          break;
        }
      }
    }
    if (at === 0) {
      const tall = rows[0].getBoundingClientRect().height > whole || fresh;
      if (!tall) return undefined;
      const others = rows.length > 1 ? split.table(block, 1) : undefined;
      const rest = split.row(block, limit() - 2 * MM);
      if (others) tableOf(rest ?? block).tBodies[0].append(...tableOf(others).tBodies[0].rows);
      if (rest) finishTable(block);
      return rest;
    }
    const rest = split.table(block, at);
    finishTable(block);
    return rest;
  }

  /** @param {HTMLElement} block */
  function finishTable(block) {
    block.style.minHeight = "";
    showNotes(marksIn(block));
  }

  /**
   * Makes a block that cannot be cut fit a page of its own.
   * @param {HTMLElement} block
   */
  function shrink(block) {
    const image = block.querySelector("img");
    const over = bottomOf(block) - limit();
    if (image) {
      const height = image.getBoundingClientRect().height;
      block.style.minHeight = "";
      image.style.width = "auto";
      image.style.height = `${((height - over) / MM - 2).toFixed(2)}mm`;
      return;
    }
    const share =
      block.getBoundingClientRect().height / (block.getBoundingClientRect().height - over);
    block.style.minHeight = "";
    block.style.zoom = String(Math.max(0.2, 0.98 / share));
  }

  /** @type {HTMLElement[]} */
  const queue = [];
  /**
   * A heading stays with what follows, and a line that ends in a colon with the table that it announces.
   * @param {Element} block
   */
  const keepsNext = (block) =>
    block.matches(".heading, .annex-label, .title, .caption, .end-notes-rule") ||
    (block.matches(".paragraph") &&
      queue[0]?.matches(".table") === true &&
      /[：:]$/.test(block.textContent.trim()) &&
      split.linesOf(/** @type {HTMLElement} */ (block)).length === 1);

  const lastOnPage = () => /** @type {HTMLElement} */ (current.area.lastElementChild);

  /**
   * Does a page hold nothing but the label and title of an annex?
   * @param {Element} area
   */
  const onlyHeads = (area) =>
    area.children.length > 0 &&
    [...area.children].every((block) => block.matches(".annex-label, .title"));

  /**
   * Goes to a new page; headings that would stay behind alone go along.
   * @param {NoticePage["kind"]} kind
   */
  function turnPage(kind) {
    settleNotes();
    while (current.area.children.length > 1 && keepsNext(lastOnPage())) {
      const heading = lastOnPage();
      queue.unshift(heading);
      heading.remove();
    }
    const carried = current.carriedNote;
    current = openPage(kind);
    if (carried) {
      current.notes.add(carried.dataset.note ?? "");
      current.foot.append(carried);
      current.foot.classList.add("filled");
    }
  }

  /** Places the first block of the queue, or what of it fits. */
  function placeNext() {
    const block = queue.shift();
    if (block === undefined) return;
    const kind = block.matches(".landscape, .turned-along") ? "landscape" : "text";
    if (kind !== current.kind) {
      if (kind === "landscape" && onlyHeads(current.area)) {
        // The label and title of an annex stand on the turned page of its table, not on one alone.
        const heads = /** @type {HTMLElement[]} */ ([...current.area.children]);
        for (const head of heads) head.classList.add("turned-along");
        queue.unshift(...heads, block);
        current.page.remove();
        pages.pop();
        current = openPage(kind);
        return;
      }
      if (current.area.children.length > 0) {
        queue.unshift(block);
        return kind === "landscape" && keepsNext(lastOnPage()) ? turnWith(kind) : turnPage(kind);
      }
      current.page.remove();
      pages.pop();
      current = openPage(kind);
    }
    if (place(block)) {
      if (queue[0]?.matches(".tail")) keepTextWithTail(block);
      return;
    }
    const rest = placePart(block);
    if (rest) {
      queue.unshift(rest);
      turnPage(kind);
      return;
    }
    const alone = current.area.children.length === 1;
    if (!alone) {
      block.remove();
      queue.unshift(block);
      turnPage(kind);
      return;
    }
    const ids = marksIn(block);
    showNotes(ids);
    current.carriedNote = splitLastNote(block);
    if (bottomOf(block) > limit() + EPS) shrink(block);
    if (queue.length > 0) turnPageIfFull();
  }

  const turnPageIfFull = () => {
    if (current.carriedNote || bottomOf(lastOnPage()) > limit() - 1) turnPage("text");
  };

  /**
   * A landscape table keeps the headings before it on the page before: it has its own page.
   * @param {NoticePage["kind"]} kind
   */
  function turnWith(kind) {
    settleNotes();
    current = openPage(kind);
  }

  /**
   * The page of a signature carries text too (GB/T 9704 7.3.5.5): lines move over with it.
   * @param {HTMLElement} block
   */
  function keepTextWithTail(block) {
    const tail = queue[0];
    current.area.append(tail);
    fitSignatures(tail);
    const fits = bottomOf(tail) <= limit() + EPS || tighten(tail);
    tail.remove();
    if (fits) return;
    const lines = isText(block) ? split.linesOf(block) : [];
    const others = [...current.area.children].some(
      (child) => child !== block && !child.matches(".letterhead, .to"),
    );
    if (lines.length > 1) {
      const moving = Math.min(2, lines.length - 1);
      queue.unshift(split.text(block, lines[lines.length - moving]));
      hideNotes(marksIn(queue[0]));
      turnPage("text");
    } else if (others && isText(block)) {
      hideNotes(marksIn(block));
      block.remove();
      queue.unshift(block);
      turnPage("text");
    } else problems.push({ code: "signature-page-without-text", text: excerpt(tail) });
  }

  /**
   * Where the space that is left cannot hold the signature, the lines of a letter may stand closer
   * (GB/T 9704 7.3.5.5), if that keeps it on its first page.
   * @param {HTMLElement} tail on the page already
   */
  function tighten(tail) {
    if (!body.matches(".compact.official") || pages.length > 1) return false;
    const { area } = current;
    const whole = pitch() / MM;
    const head = /** @type {HTMLElement | null} */ (area.querySelector(":scope > .letterhead"));
    head?.style.setProperty("--pitch", `${whole}mm`);
    area.style.lineHeight = "var(--pitch)";
    for (let share = 0.98; share >= CLOSEST; share -= 0.02) {
      area.style.setProperty("--pitch", `${(whole * share).toFixed(2)}mm`);
      for (const block of /** @type {HTMLElement[]} */ ([...area.children])) toGrid(block);
      fitSignatures(tail);
      if (bottomOf(tail) <= limit() + EPS) return true;
    }
    area.style.removeProperty("--pitch");
    for (const block of /** @type {HTMLElement[]} */ ([...area.children])) toGrid(block);
    fitSignatures(tail);
    return false;
  }

  /** @param {Element} tail */
  function fitSignatures(tail) {
    if (!body.matches(".official")) return;
    const signatures = /** @type {NodeListOf<HTMLElement>} */ (tail.querySelectorAll(".signature"));
    for (const signature of signatures) fit.signature(signature);
  }

  // ---- all of it -------------------------------------------------------------------------

  async function paginate() {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
    const source = /** @type {HTMLElement} */ (document.getElementById("source"));
    /** @type {NodeListOf<HTMLElement>} */
    const parts = source.querySelectorAll(":scope > .part");
    for (const part of parts) queue.push(part);
    source.remove();
    for (let part = queue.shift(); part !== undefined; part = queue.shift()) {
      current = openPage();
      const waiting = queue.splice(0);
      queue.push(.../** @type {HTMLElement[]} */ ([...part.children]));
      for (const table of part.querySelectorAll("table")) finish.alignColumns(table);
      if (body.matches(".official")) part.querySelectorAll(".title").forEach(fit.title);
      let steps = 100000; // far more than any document takes
      while (queue.length > 0 && steps-- > 0) {
        const head = queue[0];
        if (head.matches(".letterhead")) {
          queue.shift();
          current.area.append(head);
          fit.letterhead(head);
        } else if (head.matches(".tail")) {
          current.area.append(head);
          fitSignatures(head);
          head.remove();
          placeNext();
        } else placeNext();
      }
      if (queue.length > 0) problems.push({ code: "layout-failed", text: excerpt(queue[0]) });
      queue.length = 0;
      settleNotes();
      // A note cut in two ends on the next page, even if the text does not go on there.
      if (current.carriedNote) turnPage("text");
      queue.push(...waiting);
    }
    const [imprint] = contentOf("imprint");
    if (imprint)
      finish.imprint(/** @type {HTMLElement} */ (imprint.cloneNode(true)), pages, openPage);
    finish.dress(pages);
    body.classList.add("paginated");
    await document.fonts.ready;
    problems.push(...report.overflow(pages), ...report.firstPage(pages));
    return {
      pages: pages.length,
      problems,
      outline: report.outline(pages),
      characters: report.characters(),
      failedFonts: [...document.fonts]
        .filter((font) => font.status === "error")
        .map((font) => font.family),
    };
  }

  globalThis.planwright.pages = paginate();
})();
