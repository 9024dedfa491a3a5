// Filters the list of tasks; on paper, tells the printer which characters are set in which face.
(() => {
  /** @param {string} id */
  const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const unit = /** @type {HTMLSelectElement} */ (byId("filter-unit"));
  const light = /** @type {HTMLSelectElement} */ (byId("filter-light"));
  const text = /** @type {HTMLInputElement} */ (byId("filter-text"));
  const rows = [
    .../** @type {NodeListOf<HTMLTableRowElement>} */ (document.querySelectorAll("#rows tbody tr")),
  ].map((row) => ({ row, words: row.textContent.toLowerCase() }));

  function filter() {
    const sought = text.value.trim().toLowerCase();
    let shown = 0;
    for (const { row, words } of rows) {
      const fits =
        (unit.value === "" || row.dataset.unit === unit.value) &&
        (light.value === "" ||
          (light.value === "attention"
            ? "attention" in row.dataset
            : row.dataset.light === light.value)) &&
        words.includes(sought);
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    byId("shown").textContent = String(shown);
    byId("no-rows").hidden = shown > 0;
  }

  for (const control of [unit, light, text]) control.addEventListener("input", filter);
  document.querySelector(".filter")?.addEventListener("submit", (event) => event.preventDefault());
  filter();

  if (document.documentElement.classList.contains("paper")) {
    const { faces } = globalThis.planwright;
    globalThis.planwright.pages = faces.laidOut(
      (element) => element.checkVisibility(),
      () => [],
    );
    globalThis.planwright.report = { probe: faces.probe };
  }
})();
