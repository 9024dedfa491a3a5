// Filters the lists, from the form and from the numbers of the page; on paper, tells the printer which characters
// are set in which face.
(() => {
  /** @param {string} id */
  const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const unit = /** @type {HTMLSelectElement} */ (byId("filter-unit"));
  const light = /** @type {HTMLSelectElement} */ (byId("filter-light"));
  const goal = /** @type {HTMLSelectElement} */ (byId("filter-goal"));
  const text = /** @type {HTMLInputElement} */ (byId("filter-text"));
  const only = byId("only");
  const rows = [
    .../** @type {NodeListOf<HTMLTableRowElement>} */ (document.querySelectorAll("#rows tbody tr")),
  ].map((row) => ({
    row,
    list: row.closest("details"),
    tags: new Set((row.dataset.tags ?? "").split(" ")),
    words: row.textContent.toLowerCase(),
  }));
  const lists = [
    .../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(".unit-rows")),
  ];
  /**
   * What a number asks for that the form has no field for.
   * @type {readonly string[]}
   */
  let tagged = [];

  /** @param {boolean} opened whether every list with a row that fits is opened, or only the first */
  function filter(opened) {
    const sought = text.value.trim().toLowerCase();
    /** @type {Map<HTMLDetailsElement | null, number>} */
    const fitting = new Map();
    let shown = 0;
    for (const { row, list, tags, words } of rows) {
      const fits =
        (unit.value === "" || row.dataset.unit === unit.value) &&
        (goal.value === "" || row.dataset.goal === goal.value) &&
        (light.value === "" ||
          (light.value.startsWith("is:")
            ? tags.has(light.value.slice(3))
            : row.dataset.light === light.value)) &&
        tagged.every((tag) => tags.has(tag)) &&
        words.includes(sought);
      row.hidden = !fits;
      if (!fits) continue;
      shown += 1;
      fitting.set(list, (fitting.get(list) ?? 0) + 1);
    }
    let first = true;
    for (const list of lists) {
      const own = fitting.get(list) ?? 0;
      list.hidden = own === 0;
      const count = list.querySelector(".own");
      if (count !== null) count.textContent = String(own);
      if (list.hidden) continue;
      list.open = opened || first;
      first = false;
    }
    byId("shown").textContent = String(shown);
    byId("no-rows").hidden = shown > 0;
    const line = only.parentElement;
    if (line !== null) line.hidden = only.textContent === "";
  }

  /**
   * @param {readonly string[]} tags
   * @param {string} name what they mean; without one they are not told
   */
  function ask(tags, name) {
    tagged = tags;
    only.textContent = name;
  }

  /**
   * Shows the lines of a kind in the tables of a section; all of them where no kind is asked for.
   * @param {Element} section
   * @param {string | undefined} kind
   */
  function showLines(section, kind) {
    for (const line of /** @type {NodeListOf<HTMLElement>} */ (
      section.querySelectorAll("tr[data-kinds]")
    )) {
      line.hidden = kind !== undefined && !(line.dataset.kinds ?? "").split(" ").includes(kind);
      const list = line.closest("details");
      if (kind !== undefined && list !== null && !line.hidden) list.open = true;
    }
    const all = /** @type {HTMLElement | null} */ (section.querySelector(".all-lines"));
    if (all !== null) all.hidden = kind === undefined;
  }

  const paper = document.documentElement.classList.contains("paper");
  for (const control of [unit, light, goal, text])
    control.addEventListener("input", () => {
      // What nobody can see filters nothing that they ask for themselves.
      if (only.textContent === "") tagged = [];
      filter(true);
    });
  document.querySelector(".filter")?.addEventListener("submit", (event) => event.preventDefault());
  byId("show-all").addEventListener("click", () => {
    ask([], "");
    filter(true);
  });
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (
    document.querySelectorAll('main a[href="#tasks"]')
  ))
    link.addEventListener("click", () => {
      unit.value = link.dataset.unit ?? "";
      goal.value = link.dataset.goal ?? "";
      light.value = link.dataset.light ?? "";
      text.value = "";
      ask((link.dataset.tags ?? "").split(" ").filter(Boolean), link.dataset.name ?? "");
      filter(true);
    });
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (
    document.querySelectorAll("main a[data-kind]")
  ))
    link.addEventListener("click", () => {
      const section = document.querySelector(link.hash);
      if (section !== null) showLines(section, link.dataset.kind);
    });
  for (const button of document.querySelectorAll(".all-lines button"))
    button.addEventListener("click", () => {
      const section = button.closest("section");
      if (section !== null) showLines(section, undefined);
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
