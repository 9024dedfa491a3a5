// Which rows are shown, and in which order.
// biome-ignore lint/suspicious/noAssignInExpressions: the namespace is made by whichever file comes first
(globalThis.planwright ??= /** @type {PlanwrightPage} */ ({})).arrange = (() => {
  const { sheet, say, rows, controls, typed, isChanged, parts, onChange } = planwright.values;
  /**
   * A control of the page; `select` and `input` hold values, other elements text.
   * @param {string} id
   */
  const field = (id) => /** @type {HTMLInputElement} */ (document.getElementById(id));
  const tables = [
    .../** @type {NodeListOf<HTMLTableElement>} */ (
      document.querySelectorAll("section.sheet table")
    ),
  ];
  /** @param {Element} row */
  const groupOf = (row) => /** @type {HTMLElement} */ (row.parentElement);
  const homes = new Map(rows.map((row) => [row, groupOf(row)]));
  const order = new Map(rows.map((row, index) => [row, index]));
  const DAY = 86_400_000;

  /** @param {string} text */
  const folded = (text) => text.normalize("NFKC").toLowerCase();
  /** @param {Element} cell */
  const isFilledIn = (cell) =>
    cell.querySelector(":is(input, select, textarea)[data-column]") !== null;
  const headings = new Map(
    rows.map((row) => [row, groupOf(row).querySelector(".group")?.textContent ?? ""]),
  );
  const fixedText = new Map(
    rows.map((row) => [
      row,
      folded(
        [
          headings.get(row),
          row.dataset.code,
          ...parts(row).flatMap((part) =>
            [...part.cells].filter((cell) => !isFilledIn(cell)).map((cell) => cell.textContent),
          ),
        ].join("\n"),
      ),
    ]),
  );
  /**
   * @param {Element} row
   * @param {string} column
   */
  const controlIn = (row, column) =>
    /** @type {SheetControl | null} */ (row.querySelector(`td [data-column="${column}"]`));

  /** @param {HTMLElement} row */
  function stateOf(row) {
    const control = controlIn(row, "state");
    return control === null || control.value === "" ? (row.dataset.state ?? "") : control.value;
  }

  /**
   * The day until which something is still to be done; of occurrences, the first that is not done.
   * @param {HTMLTableRowElement} row
   */
  function dueOf(row) {
    const cells = parts(row).flatMap((part) => [
      .../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll(".occurrence")),
    ]);
    if (cells.length === 0) return row.dataset.due ?? "";
    const open = cells.filter((cell) => {
      /** @type {SheetControl | null} */
      const done = cell.querySelector('[data-column="done"]');
      return cell.dataset.due !== "" && (done === null || done.value === "");
    });
    return open[0]?.dataset.due ?? "";
  }

  /** @param {HTMLTableRowElement} row */
  function deadlineOf(row) {
    const due = dueOf(row);
    if (due === "") return ["undated"];
    const days = (Date.parse(due) - Date.parse(sheet.asOf)) / DAY;
    if (days < 0) return sheet.over.includes(stateOf(row)) ? [] : ["overdue"];
    if (days <= 30) return ["within30", "within90"];
    return days <= 90 ? ["within90"] : ["later"];
  }

  const owned = new Map(
    rows.map((row) => [
      row,
      controls.filter((control) => parts(row).some((part) => part.contains(control))),
    ]),
  );
  /** @param {HTMLTableRowElement} row */
  const controlsIn = (row) => owned.get(row) ?? [];

  /**
   * Rows that need no answer are shown on demand; those in which something was typed always.
   * @param {HTMLTableRowElement} row
   */
  function isAskedFor(row) {
    const all = field("all-rows");
    const asks = controlsIn(row).length > 0;
    if (all === null || all.checked || !asks || row.dataset.needed !== undefined) return true;
    return controlsIn(row).some(isChanged);
  }

  /** @param {HTMLTableRowElement} row */
  function isShown(row) {
    const { dataset } = row;
    const wanted = folded(field("search").value).split(/\s+/).filter(Boolean);
    const own = controlsIn(row).map(typed);
    const text = `${fixedText.get(row)}\n${folded(own.join("\n"))}`;
    /**
     * @param {string} id
     * @param {string | undefined} value
     */
    const is = (id, value) => field(id).value === "" || field(id).value === value;
    const deadline = field("deadline").value;
    return (
      isAskedFor(row) &&
      wanted.every((word) => text.includes(word)) &&
      is("role", dataset.role) &&
      is("light", dataset.light) &&
      (field("state").value === "" || stateOf(row) === field("state").value) &&
      (deadline === "" || deadlineOf(row).includes(deadline))
    );
  }

  function count() {
    const shown = rows.filter((row) => !row.hidden).length;
    const changed = controls.filter(isChanged).length;
    const words = [say("shown", { shown, total: rows.length })];
    if (changed > 0) words.push(say("changed", { changed }));
    write("counts", words.join(sheet.locale === "zh" ? "；" : "; "));
    field("no-rows").hidden = shown > 0 || rows.length === 0;
    progress(changed);
  }

  /**
   * How much is answered, and whether it is kept.
   * @param {number} changed
   */
  function progress(changed) {
    if (!sheet.fill) return;
    const asked = rows.filter((row) => controlsIn(row).length > 0);
    const typedIn = asked.filter((row) => controlsIn(row).some(isChanged));
    const needed = new Set([
      ...asked.filter(({ dataset }) => dataset.needed !== undefined),
      ...typedIn,
    ]);
    for (const row of asked) row.classList.toggle("answered", typedIn.includes(row));
    const bar = /** @type {HTMLProgressElement} */ (/** @type {unknown} */ (field("progress")));
    bar.max = Math.max(1, needed.size);
    bar.value = typedIn.length;
    write("filled", say("filled", { filled: typedIn.length, needed: needed.size }));
    const rest = asked.length - needed.size;
    write("others", rest === 0 ? "" : say("others", { count: rest }));
    const trouble = planwright.drafts.trouble();
    const saved = changed > 0 ? say("saved") : "";
    write("kept", trouble === undefined ? saved : say(trouble === "full" ? "full" : "notSaved"));
    field("kept").classList.toggle("bad", trouble !== undefined);
  }

  /**
   * Only what is new is told again by screen readers.
   * @param {string} id
   * @param {string} text
   */
  function write(id, text) {
    if (field(id).textContent !== text) field(id).textContent = text;
  }

  /** @param {HTMLTableRowElement} row */
  const isRead = (row) => row.querySelector(".read")?.getAttribute("aria-expanded") === "true";

  /** Whether somebody looks for something. */
  const isFiltered = () =>
    ["search", "role", "state", "light", "deadline"].some((id) => field(id).value !== "");

  function filter() {
    for (const row of rows) {
      row.hidden = !isShown(row);
      for (const part of parts(row))
        if (part !== row)
          part.hidden = row.hidden || (part.classList.contains("more") && !isRead(row));
    }
    /** @param {Element} block */
    const isEmpty = (block) => block.querySelector(".row:not([hidden])") === null;
    /** @type {NodeListOf<HTMLElement>} */
    const groups = document.querySelectorAll("tr.group");
    for (const group of groups) group.hidden = isEmpty(groupOf(group));
    for (const table of tables) {
      const section = table.closest("section");
      const aside = table.closest("details");
      const block = aside ?? section;
      if (block !== null) block.hidden = isEmpty(table);
      if (aside !== null && isFiltered()) aside.open = true;
    }
    count();
  }

  // ---- order ---------------------------------------------------------------------------------

  const collator = new Intl.Collator(sheet.locale === "zh" ? "zh-CN" : "en", { numeric: true });

  /** @param {HTMLElement} row */
  const lightOf = (row) => sheet.lights.indexOf(row.dataset.light ?? "");

  /**
   * What a row is ordered by: a number, or a text; undefined where it has nothing to say.
   * @param {HTMLTableRowElement} row
   * @param {string} column
   * @param {number} index
   */
  function rank(row, column, index) {
    const cell = row.cells[index];
    /** @type {SheetControl | null | undefined} */
    const control = cell?.querySelector("[data-column]");
    const text = (control ? typed(control) : (cell?.textContent ?? "")).trim();
    if (column === "number" || column === "code") return order.get(row);
    if (column === "light") return row.dataset.light === "" ? undefined : lightOf(row);
    if (column === "due" && row.dataset.due !== "") return row.dataset.due;
    if (text === "") return undefined;
    if (column === "measure" && row.querySelector(".name b") !== null)
      return row.querySelector(".name b")?.textContent ?? "";
    if (column === "state") return sheet.states.indexOf(text);
    return /^[\d.]+%?$/.test(text) ? Number.parseFloat(text) : text;
  }

  /**
   * @param {string | number} a
   * @param {string | number} b
   */
  function compared(a, b) {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return collator.compare(String(a), String(b));
  }

  /** @param {HTMLTableElement} table */
  const headsOf = (table) => [...(table.tHead?.rows[0].cells ?? [])];
  /** @param {HTMLTableRowElement} row */
  const orderOf = (row) => order.get(row) ?? 0;

  /**
   * @param {HTMLTableElement} table
   * @param {string | undefined} column
   * @param {string} direction
   */
  function sort(table, column, direction) {
    const heads = headsOf(table);
    const head = heads.find((one) => one.dataset.column === column);
    for (const one of heads)
      if (one.dataset.column !== undefined)
        one.setAttribute("aria-sort", one === head ? direction : "none");
    const own = [
      .../** @type {NodeListOf<HTMLTableRowElement>} */ (table.querySelectorAll("tr.row")),
    ];
    const asks = table.classList.contains("tasks");
    const known = head !== undefined || (asks && (column === "due" || column === "light"));
    const sorted = known && column !== undefined && direction !== "none";
    table.classList.toggle("sorted", sorted);
    own.sort((a, b) => orderOf(a) - orderOf(b));
    if (sorted) {
      const index = head === undefined ? -1 : heads.indexOf(head);
      const sign = direction === "ascending" ? 1 : -1;
      const ranks = new Map(own.map((row) => [row, rank(row, column, index)]));
      own.sort((a, b) => {
        const [left, right] = [ranks.get(a), ranks.get(b)];
        if (left === undefined || right === undefined)
          return Number(left === undefined) - Number(right === undefined);
        return sign * compared(left, right);
      });
    }
    const first = table.tBodies[0];
    for (const row of own) (sorted ? first : (homes.get(row) ?? first)).append(...parts(row));
  }

  const next = new Map([
    ["none", "ascending"],
    ["ascending", "descending"],
    ["descending", "none"],
  ]);
  for (const table of tables)
    for (const head of headsOf(table))
      head.querySelector("button")?.addEventListener("click", () => {
        const direction = next.get(head.getAttribute("aria-sort") ?? "none") ?? "none";
        sort(table, head.dataset.column, direction);
        field("order").value = "";
      });

  // ---- controls ------------------------------------------------------------------------------

  for (const id of ["role", "state", "light", "deadline"])
    field(id).addEventListener("change", filter);
  field("search").addEventListener("input", filter);
  field("order").addEventListener("change", () => {
    const column = field("order").value;
    for (const table of tables) sort(table, column, column === "" ? "none" : "ascending");
  });
  field("all-rows")?.addEventListener("change", filter);
  field("bare-columns")?.addEventListener("change", () =>
    document.body.classList.toggle("bare-columns", field("bare-columns").checked),
  );
  field("controls").addEventListener("submit", (event) => event.preventDefault());

  function clear() {
    for (const id of ["search", "role", "state", "light", "deadline", "order"])
      field(id).value = "";
    for (const table of tables) sort(table, "", "none");
    filter();
  }
  field("clear").addEventListener("click", (event) => {
    event.preventDefault();
    clear();
  });

  /** @param {HTMLTableRowElement} row */
  function open(row) {
    row.classList.add("open");
    for (const part of parts(row)) part.classList.add("open");
    row.querySelector(".card")?.setAttribute("aria-expanded", "true");
  }

  for (const row of rows) {
    const card = row.querySelector("button.card");
    card?.addEventListener("click", () => {
      const isOpen = row.classList.toggle("open");
      for (const part of parts(row)) part.classList.toggle("open", isOpen);
      card.setAttribute("aria-expanded", String(isOpen));
    });
    const read = row.querySelector("button.read");
    read?.addEventListener("click", () => {
      read.setAttribute("aria-expanded", String(!isRead(row)));
      filter();
    });
  }

  // Tables are made of blocks on narrow screens: what they are is said in words as well.
  const roles = new Map([
    ["TABLE", "table"],
    ["THEAD", "rowgroup"],
    ["TBODY", "rowgroup"],
    ["TR", "row"],
    ["TD", "cell"],
  ]);
  for (const table of tables)
    for (const element of [table, ...table.querySelectorAll("thead, tbody, tr, td")])
      element.setAttribute("role", roles.get(element.tagName) ?? "none");
  for (const head of document.querySelectorAll("th"))
    head.setAttribute("role", head.scope === "col" ? "columnheader" : "rowheader");

  field("print").addEventListener("click", () => print());
  onChange(count);
  filter();

  return {
    clear() {
      const all = field("all-rows");
      if (all !== null) all.checked = true;
      clear();
    },
    open,
  };
})();
