// Filters the list of tasks, from its form and from the numbers of the page; on paper, tells the printer which
// characters are set in which face.
(() => {
  /** @param {string} id */
  const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const unit = /** @type {HTMLSelectElement} */ (byId("filter-unit"));
  const light = /** @type {HTMLSelectElement} */ (byId("filter-light"));
  const goal = /** @type {HTMLSelectElement} */ (byId("filter-goal"));
  const text = /** @type {HTMLInputElement} */ (byId("filter-text"));
  const rows = [
    .../** @type {NodeListOf<HTMLTableRowElement>} */ (document.querySelectorAll("#rows tbody tr")),
  ].map((row) => ({
    row,
    list: row.closest("details"),
    tags: (row.dataset.tags ?? "").split(" "),
    words: row.textContent.toLowerCase(),
  }));
  const lists = [
    .../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(".unit-rows")),
  ];

  /** @param {boolean} opened whether every list with a row that fits is opened, or only the first */
  function filter(opened) {
    const sought = text.value.trim().toLowerCase();
    const fitting = new Set();
    let shown = 0;
    for (const { row, list, tags, words } of rows) {
      const fits =
        (unit.value === "" || row.dataset.unit === unit.value) &&
        (goal.value === "" || row.dataset.goal === goal.value) &&
        (light.value === "" ||
          (light.value.startsWith("is:")
            ? tags.includes(light.value.slice(3))
            : row.dataset.light === light.value)) &&
        words.includes(sought);
      row.hidden = !fits;
      if (!fits) continue;
      shown += 1;
      fitting.add(list);
    }
    let first = true;
    for (const list of lists) {
      list.hidden = !fitting.has(list);
      if (list.hidden) continue;
      list.open = opened || first;
      first = false;
    }
    byId("shown").textContent = String(shown);
    byId("no-rows").hidden = shown > 0;
  }

  const paper = document.documentElement.classList.contains("paper");
  for (const control of [unit, light, goal, text])
    control.addEventListener("input", () => filter(true));
  document.querySelector(".filter")?.addEventListener("submit", (event) => event.preventDefault());
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (
    document.querySelectorAll('main a[href="#tasks"]')
  ))
    link.addEventListener("click", () => {
      unit.value = link.dataset.unit ?? "";
      goal.value = link.dataset.goal ?? "";
      light.value = link.dataset.light ?? "";
      text.value = "";
      filter(true);
    });
  filter(paper);

  // Paper has no list that could be opened.
  addEventListener("beforeprint", () => {
    for (const list of lists) list.open = true;
  });

  if (paper) {
    const { faces } = globalThis.planwright;
    globalThis.planwright.pages = faces.laidOut(
      (element) => element.checkVisibility(),
      () => [],
    );
    globalThis.planwright.report = { probe: faces.probe };
  }
})();
