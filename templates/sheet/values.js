// What the cells of the sheet hold, and how it outlives the closing of the page.
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
    .../** @type {NodeListOf<SheetControl>} */ (document.querySelectorAll("tr.row [data-column]")),
  ];
  // The sheet that is only to be read has neither.
  const person = /** @type {HTMLInputElement | null} */ (document.getElementById("filled-by"));
  const day = /** @type {HTMLInputElement | null} */ (document.getElementById("filled-on"));
  const footControls = [person, day].filter((control) => control !== null);

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

  /** @param {string} text */
  const number = (text) => Number(text.normalize("NFKC").replace(/%$/, ""));
  /** @param {string} text */
  const isPercent = (text) => text === "" || (number(text) >= 0 && number(text) <= 100);

  const supported = CSS.supports("field-sizing", "content");
  /** @param {SheetControl} control */
  function grow(control) {
    if (control.localName !== "textarea" || supported) return;
    control.style.height = "auto";
    control.style.height = `${control.scrollHeight + 2}px`;
  }

  /**
   * Shows on a cell that it was changed, that it is wrong, and what paper shows in its place.
   * @param {SheetControl} control
   */
  function mark(control) {
    const cell = /** @type {HTMLElement} */ (control.closest("td, th, p"));
    const own = [
      .../** @type {NodeListOf<SheetControl>} */ (cell.querySelectorAll("[data-column]")),
    ];
    cell.classList.toggle("changed", own.some(isChanged));
    cell.dataset.value = own.map(typed).filter(Boolean).join("\n");
    if (control.dataset.column === "percent")
      control.setAttribute("aria-invalid", String(!isPercent(typed(control))));
    grow(control);
  }

  // ---- kept in the browser -------------------------------------------------------------------

  const place = `planwright ${JSON.stringify([sheet.plan, sheet.fingerprint, sheet.unit, sheet.round ?? sheet.asOf])}`;
  let kept = true;

  function draft() {
    /** @type {SheetCells} */
    const cells = {};
    for (const [carrier, own] of byCarrier)
      for (const control of own.filter(isChanged)) {
        const check = carrier.dataset.check ?? "";
        cells[check] ??= {};
        cells[check][control.dataset.column ?? ""] = control.value;
      }
    return { cells, filledBy: person?.value ?? "", filledOn: day?.value ?? "" };
  }

  function keep() {
    try {
      localStorage.setItem(place, JSON.stringify(draft()));
      kept = true;
    } catch {
      kept = false;
    }
  }

  /** @returns {Partial<ReturnType<typeof draft>> | null} */
  function keptDraft() {
    try {
      return JSON.parse(localStorage.getItem(place) ?? "null");
    } catch {
      kept = false;
      return null;
    }
  }

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

  function reset() {
    for (const control of [...controls, ...footControls]) {
      control.value = given(control);
      mark(control);
    }
  }

  function load() {
    reset();
    const found = keptDraft();
    if (found === null || typeof found !== "object") return;
    fill(found.cells ?? {});
    if (person !== null) person.value = found.filledBy ?? "";
    if (day !== null) day.value = found.filledOn ?? "";
    for (const control of footControls) mark(control);
  }

  function forget() {
    try {
      localStorage.removeItem(place);
    } catch {
      kept = false;
    }
    reset();
  }

  /** @type {(() => void)[]} */
  const listeners = [];
  const told = () => {
    for (const listener of listeners) listener();
  };
  for (const control of [...controls, ...footControls])
    control.addEventListener("input", () => {
      mark(control);
      keep();
      told();
    });
  addEventListener("storage", (event) => {
    if (event.key !== place) return;
    load();
    told();
  });
  addEventListener("beforeunload", (event) => {
    if (!kept && controls.some(isChanged)) event.preventDefault();
  });
  load();

  return {
    sheet,
    say,
    rows,
    controls,
    byCarrier,
    person,
    day,
    typed,
    isChanged,
    isPercent,
    fill,
    keep,
    forget,
    mark,
    isKept: () => kept,
    onChange(listener) {
      listeners.push(listener);
    },
    told,
  };
})();
