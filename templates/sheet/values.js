// What the cells of the sheet hold.
// biome-ignore lint/suspicious/noAssignInExpressions: the namespace is made by whichever file comes first
(globalThis.planwright ??= /** @type {PlanwrightPage} */ ({})).values = (() => {
  /** @type {SheetFacts} */
  const sheet = JSON.parse(document.getElementById("sheet")?.textContent ?? "");
  /** @type {SheetValues["say"]} */
  const say = (word, data = {}) =>
    sheet.words[word].replace(/\{(\w+)\}/g, (_, name) => String(data[name]));

  const rows = [
    .../** @type {NodeListOf<HTMLTableRowElement>} */ (document.querySelectorAll("tr.row")),
  ];
  const controls = [
    .../** @type {NodeListOf<SheetControl>} */ (
      document.querySelectorAll("tr:is(.row, .times) :is(input, select, textarea)[data-column]")
    ),
  ];
  const partsOf = new Map(rows.map((row) => [row, partsBehind(row)]));
  // The sheet that is only to be read has neither.
  const person = /** @type {HTMLInputElement | null} */ (document.getElementById("filled-by"));
  const day = /** @type {HTMLInputElement | null} */ (document.getElementById("filled-on"));
  const footControls = [person, day].filter((control) => control !== null);

  /** @param {HTMLTableRowElement} row */
  function partsBehind(row) {
    const found = [row];
    for (
      let next = row.nextElementSibling;
      next instanceof HTMLTableRowElement && next.classList.contains("part");
      next = next.nextElementSibling
    )
      found.push(next);
    return found;
  }

  /**
   * What a cell belongs to: the occurrence, or the row.
   * @param {SheetControl} control
   */
  const carrierOf = (control) => /** @type {HTMLElement} */ (control.closest("[data-check]"));
  const carriers = [...new Set(controls.map(carrierOf))];
  /** @param {HTMLElement} carrier */
  const controlsOf = (carrier) => controls.filter((control) => carrierOf(control) === carrier);
  const byCarrier = new Map(carriers.map((carrier) => [carrier, controlsOf(carrier)]));

  /**
   * What the sheet said when it was made.
   * @param {SheetControl} control
   */
  const given = (control) =>
    control instanceof HTMLSelectElement
      ? ([...control.options].find((option) => option.defaultSelected)?.value ?? "")
      : control.defaultValue;
  /** @param {SheetControl} control */
  const isChanged = (control) => control.value !== given(control);

  /**
   * What a cell says to whoever reads the answer.
   * @param {SheetControl} control
   */
  function typed(control) {
    const text = control.value.trim();
    if (control.dataset.column !== "percent" || text === "") return text;
    return `${text.replace(/[%％]$/, "")}%`;
  }

  /** Today as the clerk's clock has it. */
  function today() {
    const now = new Date();
    /** @param {number} part */
    const two = (part) => String(part).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  /**
   * A row, and below it its occurrences and what is to be read.
   * @param {HTMLTableRowElement} row
   */
  function parts(row) {
    return partsOf.get(row) ?? [row];
  }

  const supported = CSS.supports("field-sizing", "content");
  /** @param {SheetControl} control */
  function grow(control) {
    if (control.localName !== "textarea" || supported) return;
    control.style.height = "auto";
    control.style.height = `${control.scrollHeight + 2}px`;
  }

  /**
   * Shows on a cell that it was changed, and what paper shows in its place.
   * @param {SheetControl} control
   */
  function mark(control) {
    const cell = /** @type {HTMLElement} */ (control.closest(".fill, p"));
    const own = [
      .../** @type {NodeListOf<SheetControl>} */ (cell.querySelectorAll("[data-column]")),
    ];
    cell.classList.toggle("changed", own.some(isChanged));
    cell.dataset.value = own.map(typed).filter(Boolean).join("\n");
    grow(control);
  }

  // ---- put in --------------------------------------------------------------------------------

  /**
   * Puts texts by check value and column into the cells; gives back those that found no cell.
   * @param {SheetCells} cells
   */
  function fill(cells) {
    /** @type {string[]} */
    const lost = [];
    let count = 0;
    for (const [check, values] of Object.entries(cells)) {
      const carrier = carriers.find((one) => one.dataset.check === check);
      for (const [column, value] of Object.entries(values)) {
        const own = carrier === undefined ? undefined : byCarrier.get(carrier);
        const control = own?.find((one) => one.dataset.column === column && takes(one, value));
        if (control === undefined) {
          if (value !== "") lost.push(`${column} ${value}`);
          continue;
        }
        control.value = value;
        mark(control);
        count += 1;
      }
    }
    return { count, lost };
  }

  /**
   * @param {SheetControl} control
   * @param {string} value
   */
  function takes(control, value) {
    if (control instanceof HTMLSelectElement)
      return [...control.options].some((option) => option.value === value);
    return control.type !== "date" || value === "" || /^\d{4}-\d{2}-\d{2}$/.test(value);
  }

  /** Every cell as it was when the sheet was made. */
  function reset() {
    for (const control of controls) {
      control.value = given(control);
      mark(control);
    }
    if (person !== null) person.value = "";
    if (day !== null) day.value = today();
  }

  /** @type {(() => void)[]} */
  const listeners = [];
  const told = () => {
    for (const listener of listeners) listener();
  };
  for (const control of [...controls, ...footControls])
    control.addEventListener("input", () => {
      mark(control);
      told();
    });
  reset();

  return {
    sheet,
    say,
    rows,
    controls,
    byCarrier,
    person,
    day,
    today,
    typed,
    given,
    isChanged,
    parts,
    fill,
    reset,
    mark,
    onChange(listener) {
      listeners.push(listener);
    },
    told,
  };
})();
