// What the printer wants to know of the sheet; the browser itself breaks it into pages.
(() => {
  const { faces } = globalThis.planwright;

  function tooWide() {
    const wide = [...document.querySelectorAll("th, td")].find(
      (cell) => cell.scrollWidth > cell.clientWidth + 2,
    );
    return wide === undefined
      ? []
      : [{ code: "text-too-wide", text: wide.textContent.trim().slice(0, 30) }];
  }

  globalThis.planwright.pages = faces.laidOut(({ localName }) => localName !== "script", tooWide);
  globalThis.planwright.report = { probe: faces.probe };
})();
