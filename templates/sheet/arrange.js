// Which rows are shown, and in which order.
// biome-ignore lint/suspicious/noAssignInExpressions: the namespace is made by whichever file comes first
(globalThis.planwright ??= {}).arrange = (() => {
  const { sheet, say, rows, controls, typed, isChanged, isKept, onChange } = planwright.values;
  const field = (id) => document.getElementById(id);
  const tables = [...document.querySelectorAll("section.sheet table")];
  const homes = new Map(rows.map((row) => [row, row.parentElement]));
  const order = new Map(rows.map((row, index) => [row, index]));
  const DAY = 86_400_000;

  const folded = (text) => text.normalize("NFKC").toLowerCase();
  const isFilledIn = (cell) => cell.querySelector("[data-column]") !== null;
  const headings = new Map(
    rows.map((row) => [row, row.parentElement.querySelector(".group")?.textContent ?? ""]),
  );
  const fixedText = new Map(
    rows.map((row) => [
      row,
      folded(
        [
          headings.get(row),
          row.dataset.code,
          ...[...row.cells].filter((cell) => !isFilledIn(cell)).map((cell) => cell.textContent),
        ].join("\n"),
      ),
    ]),
  );
  const controlIn = (row, column) =>
    row.querySelector(`td:not(.occurrence) [data-column="${column}"]`);

  function stateOf(row) {
    const control = controlIn(row, "state");
    return control === null || control.value === "" ? row.dataset.state : control.value;
  }

  /** The day until which something is still to be done; of occurrences, the first that is not done. */
  function dueOf(row) {
    const cells = [...row.querySelectorAll(".occurrence")];
    if (cells.length === 0) return row.dataset.due;
    const open = cells.filter((cell) => {
      const done = cell.querySelector('[data-column="done"]');
      return cell.dataset.due !== "" && (done === null || done.value === "");
    });
    return open[0]?.dataset.due ?? "";
  }

  function deadlineOf(row) {
    const due = dueOf(row);
    if (due === "") return ["undated"];
    const days = (Date.parse(due) - Date.parse(sheet.asOf)) / DAY;
    if (days < 0) return sheet.over.includes(stateOf(row)) ? [] : ["overdue"];
    if (days <= 30) return ["within30", "within90"];
    return days <= 90 ? ["within90"] : ["later"];
  }

  function isShown(row) {
    const { dataset } = row;
    const wanted = folded(field("search").value).split(/\s+/).filter(Boolean);
    const own = controls.filter((control) => row.contains(control)).map(typed);
    const text = `${fixedText.get(row)}\n${folded(own.join("\n"))}`;
    const is = (id, value) => field(id).value === "" || field(id).value === value;
    const deadline = field("deadline").value;
    return (
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
    const parts = [say("shown", { shown, total: rows.length })];
    if (changed > 0) parts.push(say("changed", { changed }));
    const counts = field("counts");
    const text = parts.join(sheet.locale === "zh" ? "；" : "; ");
    if (counts.textContent !== text) counts.textContent = text;
    field("no-rows").hidden = shown > 0 || rows.length === 0;
    const kept = field("kept");
    if (kept === null) return;
    kept.textContent = isKept() ? (changed > 0 ? say("saved") : "") : say("notSaved");
    kept.classList.toggle("bad", !isKept());
  }

  function filter() {
    for (const row of rows) row.hidden = !isShown(row);
    for (const group of document.querySelectorAll("tr.group"))
      group.hidden = ![...group.parentElement.querySelectorAll(".row")].some((row) => !row.hidden);
    for (const table of tables)
      table.closest("section").hidden = ![...table.querySelectorAll(".row")].some(
        (row) => !row.hidden,
      );
    count();
  }

  // ---- order ---------------------------------------------------------------------------------

  const collator = new Intl.Collator(sheet.locale === "zh" ? "zh-CN" : "en", { numeric: true });

  /** What a row is ordered by: a number, or a text; undefined where it has nothing to say. */
  function rank(row, column, index) {
    const cell = row.cells[index];
    const control = cell?.querySelector("[data-column]");
    const text = (control ? typed(control) : (cell?.textContent ?? "")).trim();
    if (column === "number" || column === "code") return order.get(row);
    if (text === "") return undefined;
    if (column === "state") return sheet.states.indexOf(text);
    if (column === "light") return sheet.lights.indexOf(row.dataset.light);
    if (column === "due" && row.dataset.due !== "") return row.dataset.due;
    return /^[\d.]+%?$/.test(text) ? Number.parseFloat(text) : text;
  }

  function compared(a, b) {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return collator.compare(String(a), String(b));
  }

  function sort(table, column, direction) {
    const heads = [...table.tHead.rows[0].cells];
    const head = heads.find((one) => one.dataset.column === column);
    for (const one of heads)
      if (one.dataset.column !== undefined)
        one.setAttribute("aria-sort", one === head ? direction : "none");
    const own = [...table.querySelectorAll("tr.row")];
    const sorted = head !== undefined && direction !== "none";
    table.classList.toggle("sorted", sorted);
    own.sort((a, b) => order.get(a) - order.get(b));
    if (sorted) {
      const index = heads.indexOf(head);
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
    for (const row of own) (sorted ? first : homes.get(row)).append(row);
  }

  const next = { none: "ascending", ascending: "descending", descending: "none" };
  for (const table of tables)
    for (const head of table.tHead.rows[0].cells)
      head.querySelector("button")?.addEventListener("click", () => {
        sort(table, head.dataset.column, next[head.getAttribute("aria-sort")]);
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
  field("compact")?.addEventListener("change", () =>
    document.body.classList.toggle("compact", field("compact").checked),
  );
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

  // Tables are made of blocks on narrow screens: what they are is said in words as well.
  const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  for (const table of tables)
    for (const element of [table, ...table.querySelectorAll("thead, tbody, tr, td")])
      element.setAttribute("role", roles[element.tagName]);
  for (const head of document.querySelectorAll("th"))
    head.setAttribute("role", head.scope === "col" ? "columnheader" : "rowheader");

  field("print").addEventListener("click", () => print());
  onChange(count);
  filter();

  return { clear };
})();
