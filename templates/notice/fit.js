// Puts the parts of a letterhead and of a signature where GB/T 9704 wants them. What the standard
// measures to the ink of characters (the mark at 72 mm, the red line 4 mm under the number) depends
// on the face and the text, so it is measured here rather than written into a style sheet.
//
// Coordinates are millimetres from the top left of the page unless a name says otherwise.
// biome-ignore lint/suspicious/noAssignInExpressions: the namespace is made by whichever file comes first
(globalThis.planwright ??= /** @type {PlanwrightPage} */ ({})).fit = (() => {
  const MM = 96 / 25.4;
  const GRID_TOP = 34.58;
  const PITCH = 10.39;
  const ZI = 156 / 28;
  const RIGHT = 156; // right edge of the type area, from its left edge
  const MARK_TOP = 72;
  const MARK_MAX = 19; // largest type of a mark, mm
  const NUMBER_TO_LINE = 4;
  const TITLE_TO_TEXT = 7.9; // with the gaps inside the lines: one blank line between ink and ink
  const canvas = /** @type {CanvasRenderingContext2D} */ (
    document.createElement("canvas").getContext("2d")
  );

  /** @param {Element} element */
  const widthOf = (element) => element.getBoundingClientRect().width / MM;
  /** @param {Element} element */
  const heightOf = (element) => element.getBoundingClientRect().height / MM;
  /** @param {Element} element */
  const topOf = (element) => element.getBoundingClientRect().top / MM;

  /**
   * A part that the templates always print.
   * @param {Element} block
   * @param {string} selector
   */
  const partOf = (block, selector) => /** @type {HTMLElement} */ (block.querySelector(selector));

  /**
   * Where the ink of a one-line element begins and ends, from the top of the element.
   * @param {HTMLElement} element
   */
  function inkOf(element) {
    const probe = document.createElement("span");
    probe.style.cssText = "display:inline-block;width:1em;height:0;margin-right:-1em";
    element.append(probe);
    const em = widthOf(probe);
    const baseline = probe.getBoundingClientRect().bottom / MM - topOf(element);
    probe.remove();
    canvas.font = `100px ${getComputedStyle(element).fontFamily}`;
    const box = canvas.measureText(element.textContent);
    return {
      top: baseline - (box.actualBoundingBoxAscent / 100) * em,
      bottom: baseline + (box.actualBoundingBoxDescent / 100) * em,
    };
  }

  /**
   * Sets the mark as large as fits and gives back where its ink begins and ends in it.
   * @param {HTMLElement} mark
   */
  function fitMark(mark) {
    const names = partOf(mark, ".names");
    const word = mark.querySelector(".word");
    mark.style.width = "max-content";
    const grow = Math.min((0.985 * 156) / widthOf(mark), MARK_MAX / 10, 82 / heightOf(mark));
    mark.style.fontSize = `${(Math.floor(grow * 200) / 20).toFixed(2)}mm`;
    mark.style.width = "156mm";
    const inks = [names.firstElementChild, names.lastElementChild, word].flatMap((element) => {
      if (!(element instanceof HTMLElement)) return [];
      const offset = topOf(element) - topOf(mark);
      const ink = inkOf(element);
      return { top: ink.top + offset, bottom: ink.bottom + offset };
    });
    return {
      top: Math.min(...inks.map((ink) => ink.top)),
      bottom: Math.max(...inks.map((ink) => ink.bottom)),
    };
  }

  /**
   * The letterhead of page one, from the mark to the title; its height is whole lines of the grid.
   * @param {HTMLElement} head
   */
  function letterhead(head) {
    /** @param {string} name */
    const part = (name) => partOf(head, `:scope > .${name}`);
    /**
     * @param {HTMLElement} element
     * @param {number} y
     */
    const put = (element, y) => {
      element.style.top = `${(y - GRID_TOP).toFixed(3)}mm`;
    };
    const mark = part("mark");
    const markInk = fitMark(mark);
    put(mark, MARK_TOP - markInk.top);
    const markBottom = MARK_TOP - markInk.top + markInk.bottom;

    const line = part("number-line");
    const number = partOf(line, ".number");
    const numberTop = markBottom + 2 * PITCH;
    put(line, numberTop);
    const lineBottom = numberTop + heightOf(line);
    const shown = number.textContent !== "";
    if (!shown) number.textContent = "〔2000〕1号"; // an empty number keeps its place
    const ink = inkOf(number);
    const numberInk = numberTop + (topOf(number) - topOf(line)) + ink.bottom;
    if (!shown) number.textContent = "";
    const red = part("red-line");
    const redTop =
      (line.matches(".upward") ? lineBottom - PITCH + ink.bottom : numberInk) + NUMBER_TO_LINE;
    put(red, redTop);

    const title = part("title");
    const label = /** @type {HTMLElement | null} */ (head.querySelector(":scope > .draft-label"));
    const titleTop = redTop + 0.5 + 2 * PITCH;
    const titleHeight = heightOf(title) + (label ? heightOf(label) : 0);
    // Body lines stand on the grid: the way to the next line of it is shared by the gaps above and
    // below the title.
    const textTop = titleTop + titleHeight + TITLE_TO_TEXT;
    const rows = Math.round((textTop - GRID_TOP) / PITCH);
    const shift = (GRID_TOP + rows * PITCH - textTop) / 2;
    put(title, titleTop + shift);
    if (label) put(label, titleTop + shift + heightOf(title));
    head.style.height = `calc(${rows} * var(--pitch))`;
  }

  /**
   * Centres the lines of a title by their ink: a bracket at an end fills only half of its square.
   * @param {Element} block
   */
  function title(block) {
    const lines = /** @type {NodeListOf<HTMLElement>} */ (block.querySelectorAll(".line"));
    for (const line of lines) {
      if (/^[《“‘（〔【]/.test(line.textContent)) line.style.marginLeft = "-0.5em";
      if (/[》”’）〕】。，]$/.test(line.textContent)) line.style.marginRight = "-0.5em";
    }
  }

  /**
   * Blank lines that leave room for a seal of this diameter over the signature.
   * @param {number} diameter
   */
  const linesForSeal = (diameter) => Math.max(1, Math.ceil((diameter / 2 + 5 - PITCH) / PITCH));

  /**
   * 署名 and 成文日期 (GB/T 9704 7.3.5).
   * @param {HTMLElement} block
   */
  function signature(block) {
    const seal = Number(block.dataset.seal);
    const signers = [.../** @type {NodeListOf<HTMLElement>} */ (block.querySelectorAll(".signer"))];
    const date = partOf(block, ".date");
    for (const element of [...signers, date]) {
      element.style.width = "max-content";
      element.style.marginLeft = "0";
    }
    // Letter spacing stands behind the last character too; ink ends before it.
    const names = signers.map(widthOf);
    const parts = { block, signers, date, names, dateWidth: widthOf(date) };
    if (block.matches(".sealed")) sealed(parts, seal);
    else if (block.matches(".joint-sealed")) jointSealed(parts, seal);
    else unsealed(parts);
  }

  /**
   * @param {HTMLElement} element
   * @param {number} x
   */
  const indent = (element, x) => {
    element.style.marginLeft = `${x.toFixed(3)}mm`;
  };

  /**
   * The parts of a signature with the widths of names and date.
   * @typedef {object} SignatureParts
   * @property {HTMLElement} block
   * @property {HTMLElement[]} signers
   * @property {HTMLElement} date
   * @property {number[]} names
   * @property {number} dateWidth
   */

  /**
   * The date four characters from the right, the name centred over it; a long name moves both.
   * @param {SignatureParts} parts
   * @param {number} seal
   */
  function sealed({ block, signers, date, names, dateWidth }, seal) {
    const widest = Math.max(...names);
    const centre = Math.min(RIGHT - 4 * ZI - dateWidth / 2, RIGHT - widest / 2);
    signers.forEach((signer, i) => {
      indent(signer, centre - names[i] / 2);
    });
    indent(date, centre - dateWidth / 2);
    block.style.paddingTop = `calc(${linesForSeal(seal)} * var(--pitch))`;
  }

  /**
   * The names two characters from the right, the date two characters right of the last name.
   * @param {SignatureParts} parts
   */
  function unsealed({ block, signers, date, names, dateWidth }) {
    const right = RIGHT - 2 * ZI;
    const last = names[names.length - 1];
    signers.forEach((signer, i) => {
      indent(signer, right - names[i]);
    });
    if (dateWidth > last) {
      indent(signers[signers.length - 1], right - dateWidth - 2 * ZI);
      indent(date, right - dateWidth);
    } else indent(date, right - last + 2 * ZI);
    block.style.paddingTop = "var(--pitch)";
  }

  /**
   * Names side by side in the order of the issuers, room for a seal over each; the last stands over
   * the date. Seals keep 3 mm from each other.
   * @param {SignatureParts} parts
   * @param {number} seal
   */
  function jointSealed({ block, signers, date, names, dateWidth }, seal) {
    const cell = Math.max(seal + 3, Math.max(...names) + ZI);
    const outer = Math.max(seal, ...names) / 2;
    const lastCentre = Math.min(RIGHT - 4 * ZI - dateWidth / 2, RIGHT - outer);
    let columns = 1;
    while (columns < Math.min(3, names.length) && lastCentre - columns * cell >= outer) columns++;
    const rowHeight = Math.ceil((seal + 3) / PITCH) * PITCH;
    const rows = Math.ceil(names.length / columns);
    const missing = rows * columns - names.length;
    block.style.position = "relative";
    const padding = linesForSeal(seal) * PITCH;
    signers.forEach((signer, i) => {
      const row = Math.floor(i / columns);
      // The last row ends at the right, over the date, even when it is not full.
      const column = (i % columns) + (row === rows - 1 ? missing : 0);
      const x = lastCentre - (columns - 1 - column) * cell - names[i] / 2;
      signer.style.position = "absolute";
      signer.style.left = `${x.toFixed(3)}mm`;
      signer.style.top = `${(padding + row * rowHeight).toFixed(3)}mm`;
    });
    indent(date, lastCentre - dateWidth / 2);
    block.style.paddingTop = `calc(${padding + (rows - 1) * rowHeight}mm + var(--pitch))`;
  }

  return { letterhead, signature, title };
})();
