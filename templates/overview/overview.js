// Filters the list of tasks; on paper, tells the printer which characters are set in which face.
(() => {
  const byId = (id) => document.getElementById(id);
  const [unit, light, text] = ["filter-unit", "filter-light", "filter-text"].map(byId);
  const rows = [...document.querySelectorAll("#rows tbody tr")];
  const words = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));

  function filter() {
    const sought = text.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      const fits =
        (unit.value === "" || row.dataset.unit === unit.value) &&
        (light.value === "" ||
          (light.value === "attention"
            ? "attention" in row.dataset
            : row.dataset.light === light.value)) &&
        words.get(row).includes(sought);
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    byId("shown").textContent = String(shown);
    byId("no-rows").hidden = shown > 0;
  }

  for (const control of [unit, light, text]) control.addEventListener("input", filter);
  document.querySelector(".filter").addEventListener("submit", (event) => event.preventDefault());
  filter();

  /** The characters that each face sets of what is shown, with some text around the first of each. */
  function characters() {
    const used = {};
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element.checkVisibility()) continue;
      const family = getComputedStyle(element).fontFamily.split(",")[0].replaceAll('"', "").trim();
      used[family] ??= {};
      let at = 0;
      for (const character of node.data) {
        used[family][character] ??= node.data.slice(Math.max(0, at - 8), at + 9).trim();
        at += character.length;
      }
    }
    return Object.entries(used).map(([family, found]) => ({ family, characters: found }));
  }

  function probe(family, sample) {
    byId("glyph-probe")?.remove();
    if (family === undefined) return;
    const shown = document.createElement("div");
    shown.id = "glyph-probe";
    shown.style.cssText = `position:fixed;left:0;top:0;visibility:hidden;font-family:"${family}",sans-serif`;
    shown.textContent = sample;
    document.body.append(shown);
  }

  async function laidOut() {
    const used = characters();
    const named = used.filter(({ family }) => family.startsWith("planwright-"));
    const loads = await Promise.allSettled(
      named.map(({ family, characters: found }) =>
        document.fonts.load(`10px "${family}"`, Object.keys(found).join("")),
      ),
    );
    return {
      pages: 0,
      problems: [],
      outline: [],
      characters: used,
      failedFonts: named
        .filter((_, index) => loads[index].status === "rejected")
        .map(({ family }) => family),
    };
  }

  if (document.documentElement.classList.contains("paper"))
    globalThis.planwright = { pages: laidOut(), report: { probe } };
})();
