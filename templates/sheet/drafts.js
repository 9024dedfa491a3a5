// What was typed outlives the closing of the page: kept by plan, issue, unit, round and the day of the sheet.
// biome-ignore lint/suspicious/noAssignInExpressions: the namespace is made by whichever file comes first
(globalThis.planwright ??= /** @type {PlanwrightPage} */ ({})).drafts = (() => {
  const {
    sheet,
    say,
    byCarrier,
    person,
    day,
    isChanged,
    fill,
    reset,
    mark,
    onChange,
    told,
    today,
  } = planwright.values;
  const PREFIX = "planwright ";
  const own = [sheet.plan, sheet.fingerprint, sheet.unit, sheet.round ?? "", sheet.asOf];
  const place = PREFIX + JSON.stringify(own);
  /** @param {string} id */
  const field = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

  /** @type {"blocked" | "full" | undefined} */
  let trouble;
  /** @type {Storage | undefined} */
  let store;
  try {
    store = localStorage;
    store.getItem(place);
  } catch {
    store = undefined;
    trouble = "blocked";
  }

  /** @typedef {{ cells: SheetCells, filledBy: string, filledOn: string }} Draft */

  /** @returns {Draft} */
  function draft() {
    /** @type {SheetCells} */
    const cells = {};
    for (const [carrier, controls] of byCarrier)
      for (const control of controls.filter(isChanged)) {
        const check = carrier.dataset.check ?? "";
        cells[check] ??= {};
        cells[check][control.dataset.column ?? ""] = control.value;
      }
    const filledOn = day?.value ?? "";
    // The day on which it is handed in is today, as long as nobody says otherwise.
    return { cells, filledBy: person?.value ?? "", filledOn: filledOn === today() ? "" : filledOn };
  }

  function keep() {
    if (store === undefined) return;
    try {
      store.setItem(place, JSON.stringify(draft()));
      trouble = undefined;
    } catch {
      trouble = "full";
    }
  }

  /**
   * @param {string} key
   * @returns {Draft | undefined}
   */
  function read(key) {
    /** @type {Partial<Draft> | null} */
    let found = null;
    try {
      found = JSON.parse(store?.getItem(key) ?? "null");
    } catch {
      return undefined;
    }
    if (found === null || typeof found !== "object" || typeof found.cells !== "object")
      return undefined;
    return {
      cells: found.cells ?? {},
      filledBy: found.filledBy ?? "",
      filledOn: found.filledOn ?? "",
    };
  }

  /** @param {string} key */
  function remove(key) {
    try {
      store?.removeItem(key);
    } catch {
      trouble = "blocked";
    }
  }

  /** @param {Draft} found */
  function putIn(found) {
    const done = fill(found.cells);
    if (person !== null && found.filledBy !== "") person.value = found.filledBy;
    if (day !== null && found.filledOn !== "") day.value = found.filledOn;
    return done;
  }

  function load() {
    reset();
    const found = read(place);
    if (found !== undefined) putIn(found);
  }

  // ---- of an older sheet ---------------------------------------------------------------------

  /** @param {Draft} one */
  const cellsIn = ({ cells }) => Object.values(cells).flatMap((row) => Object.keys(row)).length;

  /** What was typed into another sheet of the same plan and unit, the newest first. */
  function others() {
    if (store === undefined) return [];
    const keys = Array.from({ length: store.length }, (_, index) => store?.key(index) ?? "");
    return keys
      .filter((key) => key.startsWith(PREFIX) && key !== place)
      .flatMap((key) => {
        /** @type {unknown} */
        let parts;
        try {
          parts = JSON.parse(key.slice(PREFIX.length));
        } catch {
          return [];
        }
        if (!Array.isArray(parts) || parts[0] !== sheet.plan || parts[2] !== sheet.unit) return [];
        const found = read(key);
        if (found === undefined || cellsIn(found) === 0) return [];
        return [{ key, asOf: String(parts[4] ?? parts[3] ?? ""), found }];
      })
      .sort((a, b) => b.asOf.localeCompare(a.asOf));
  }

  function offer() {
    const [older] = others();
    field("older").hidden = older === undefined;
    if (older === undefined) return;
    field("older-text").textContent = say("older", {
      asOf: older.asOf,
      count: cellsIn(older.found),
    });
  }

  field("older-take").addEventListener("click", () => {
    const [older] = others();
    if (older === undefined) return;
    // What was typed into this sheet since stays.
    const before = draft();
    const { count, lost } = putIn(older.found);
    putIn(before);
    keep();
    if (trouble === undefined && lost.length === 0) remove(older.key);
    told();
    offer();
    if (lost.length > 0) {
      field("older").hidden = false;
      field("older-text").textContent = say("olderLost", {
        cells: count,
        lost: lost.length,
        what: lost.join(sheet.locale === "zh" ? "；" : "; "),
      });
      field("older-take").hidden = true;
    }
  });
  field("older-drop").addEventListener("click", () => {
    const [older] = others();
    if (older === undefined || !confirm(say("olderSure"))) return;
    remove(older.key);
    field("older-take").hidden = false;
    offer();
  });

  onChange(keep);
  addEventListener("storage", (event) => {
    if (event.key !== place) return;
    load();
    for (const control of [...byCarrier.values()].flat()) mark(control);
  });
  addEventListener("beforeunload", (event) => {
    const typed = [...byCarrier.values()].flat().some(isChanged);
    if (trouble !== undefined && typed) event.preventDefault();
  });
  load();
  offer();

  return {
    trouble: () => trouble,
    forget() {
      remove(place);
      reset();
    },
  };
})();
