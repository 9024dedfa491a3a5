// What the cells of the sheet hold, and how it outlives the closing of the page.
// biome-ignore lint/suspicious/noAssignInExpressions: the namespace is made by whichever file comes first
(globalThis.planwright ??= {}).values = (() => {
  const sheet = JSON.parse(document.getElementById("sheet").textContent);
  const say = (word, data = {}) =>
    sheet.words[word].replace(/\{(\w+)\}/g, (_, name) => String(data[name]));

  const rows = [...document.querySelectorAll("tr.row")];
  const controls = [...document.querySelectorAll("tr.row [data-column]")];
  const person = document.getElementById("filled-by");
  const day = document.getElementById("filled-on");
  const footControls = [person, day].filter((control) => control !== null);

  /** What a cell belongs to: the occurrence, or the row. */
  const carrierOf = (control) => control.closest("[data-check]");
  const carriers = [...new Set(controls.map(carrierOf))];
  const controlsOf = (carrier) => controls.filter((control) => carrierOf(control) === carrier);
  const byCarrier = new Map(carriers.map((carrier) => [carrier, controlsOf(carrier)]));

  /** What the sheet said when it was made. */
  const given = (control) =>
    control.localName === "select"
      ? ([...control.options].find((option) => option.defaultSelected)?.value ?? "")
      : control.defaultValue;
  const isChanged = (control) => control.value !== given(control);

  /** What a cell says to whoever reads the answer. */
  function typed(control) {
    const text = control.value.trim();
    if (control.dataset.column !== "percent" || text === "") return text;
    return `${text.replace(/[%％]$/, "")}%`;
  }

  const number = (text) => Number(text.normalize("NFKC").replace(/%$/, ""));
  const isPercent = (text) => text === "" || (number(text) >= 0 && number(text) <= 100);

  const supported = CSS.supports("field-sizing", "content");
  function grow(control) {
    if (control.localName !== "textarea" || supported) return;
    control.style.height = "auto";
    control.style.height = `${control.scrollHeight + 2}px`;
  }

  /** Shows on a cell that it was changed, that it is wrong, and what paper shows in its place. */
  function mark(control) {
    const cell = control.closest("td, th, p");
    const own = [...cell.querySelectorAll("[data-column]")];
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
    const cells = {};
    for (const [carrier, own] of byCarrier)
      for (const control of own.filter(isChanged)) {
        cells[carrier.dataset.check] ??= {};
        cells[carrier.dataset.check][control.dataset.column] = control.value;
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

  function keptDraft() {
    try {
      return JSON.parse(localStorage.getItem(place) ?? "null");
    } catch {
      kept = false;
      return null;
    }
  }

  /** Puts texts by check value and column into the cells; gives back those that found no cell. */
  function fill(cells) {
    const lost = [];
    let count = 0;
    for (const [check, values] of Object.entries(cells)) {
      const carrier = carriers.find((one) => one.dataset.check === check);
      for (const [column, value] of Object.entries(values)) {
        const control = byCarrier
          .get(carrier)
          ?.find((one) => one.dataset.column === column && takes(one, value));
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

  function takes(control, value) {
    if (control.localName === "select")
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
    onChange: (listener) => listeners.push(listener),
    told,
  };
})();
