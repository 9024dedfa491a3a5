// What was filled in leaves the page as a file, and comes back from one.
(() => {
  const { sheet, say, byCarrier, person, day, typed, isChanged, isPercent } = planwright.values;
  if (!sheet.fill || person === null || day === null) return;
  /** @param {string} id */
  const field = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const message = field("message");

  /** The answer, whatever rows are shown and in whichever order. */
  const answer = () => {
    return {
      planwright: "sheet",
      version: 1,
      plan: sheet.plan,
      fingerprint: sheet.fingerprint,
      unit: sheet.unit,
      ...(sheet.round === undefined ? {} : { round: sheet.round }),
      asOf: sheet.asOf,
      ...(day.value === "" ? {} : { filledOn: day.value }),
      ...(person.value.trim() === "" ? {} : { filledBy: person.value.trim() }),
      rows: [...byCarrier].map(([{ dataset }, controls]) => ({
        key: dataset.key,
        check: dataset.check,
        code: dataset.code,
        values: {
          ...(dataset.state && !controls.some(isState) ? told(dataset.state, controls) : {}),
          ...Object.fromEntries(
            controls.map((control) => [control.dataset.column, typed(control)]),
          ),
        },
      })),
    };
  };

  /** @param {SheetControl} control */
  const isState = (control) => control.dataset.column === "state";

  /**
   * The state of an occurrence that was told in words stays, unless a day or a percentage takes its place.
   * @param {string} state
   * @param {readonly SheetControl[]} controls
   */
  function told(state, controls) {
    const isOccurrence = controls.every((control) => control.closest(".occurrence"));
    return isOccurrence && !controls.some(isChanged) ? { state } : {};
  }

  // ---- checks --------------------------------------------------------------------------------

  function today() {
    const now = new Date();
    /** @param {number} part */
    const two = (part) => String(part).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  /**
   * What may be wrong in a sheet.
   * @typedef {{ control: SheetControl, code: string, text: string }} Doubt
   */

  /**
   * What may be wrong with a row that was changed; it is said, and never in the way.
   * @param {HTMLElement} carrier
   * @param {readonly SheetControl[]} controls
   */
  function doubts(carrier, controls) {
    /** @type {Doubt[]} */
    const found = [];
    /** @type {Partial<Record<string, SheetControl>>} */
    const own = Object.fromEntries(controls.map((control) => [control.dataset.column, control]));
    /** @type {SheetControl | null | undefined} */
    const evidence =
      own.evidence ?? carrier.closest("tr.row")?.querySelector('[data-column="evidence"]');
    /**
     * @param {SheetControl} control
     * @param {string} word
     * @param {Readonly<Record<string, string>>} [data]
     */
    const doubt = (control, word, data) =>
      found.push({ control, code: carrier.dataset.code ?? "", text: say(word, data) });
    const state = own.state?.value ?? "";
    const done = own.done;
    const isDone = state === sheet.done || (own.state === undefined && Boolean(done?.value));
    if (own.state !== undefined && isDone && done?.value === "")
      doubt(done, "doneNeedsDate", { state: sheet.done });
    if (isDone && evidence?.value.trim() === "")
      doubt(evidence, "doneNeedsEvidence", { state: sheet.done });
    if (own.state !== undefined && done?.value && !sheet.finished.includes(state))
      doubt(own.state, "dateNeedsDone", { state: sheet.done });
    for (const control of controls) {
      if (control.validity.badInput) doubt(control, "dateBad");
      else if (control === done && done.value > today()) doubt(done, "dateLater");
    }
    if (own.percent !== undefined && !isPercent(typed(own.percent)))
      doubt(own.percent, "percentBad");
    if (own.problem?.value.trim() && own["next-step"]?.value.trim() === "")
      doubt(own["next-step"], "problemNeedsStep");
    return found;
  }

  const allDoubts = () => {
    /** @type {Doubt[]} */
    const found = [];
    for (const [carrier, controls] of byCarrier)
      if (controls.some((control) => isChanged(control) || control.validity.badInput))
        found.push(...doubts(carrier, controls));
    for (const { control, name } of [
      { control: person, name: sheet.foot[0] },
      { control: day, name: sheet.foot[3] },
    ])
      if (control.value.trim() === "")
        found.push({ control, code: "", text: say("noPerson", { field: name }) });
    return found;
  };

  // ---- out -----------------------------------------------------------------------------------

  function download() {
    const text = `${JSON.stringify(answer(), null, 2)}\n`;
    const link = document.createElement("a");
    link.download = sheet.file;
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    message.textContent = say("exported", { file: sheet.file });
  }

  const dialog = /** @type {HTMLDialogElement} */ (field("check"));

  /** @param {SheetControl} control */
  function show(control) {
    dialog.close();
    if (control.closest("[hidden]")) planwright.arrange.clear();
    control.focus();
    control.scrollIntoView({ block: "center", inline: "center" });
  }

  field("export").addEventListener("click", () => {
    const found = allDoubts();
    if (found.length === 0) {
      download();
      return;
    }
    field("check-lead").textContent = say("checkLead", { count: found.length });
    field("check-list").replaceChildren(
      ...found.map(({ control, code, text }) => {
        const item = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.textContent =
          code === "" ? text : `${code}${sheet.locale === "zh" ? "：" : ": "}${text}`;
        button.addEventListener("click", () => show(control));
        item.append(button);
        return item;
      }),
    );
    dialog.showModal();
  });
  field("check-back").addEventListener("click", () => dialog.close());
  field("check-anyway").addEventListener("click", () => {
    dialog.close();
    download();
  });

  // ---- in ------------------------------------------------------------------------------------

  /**
   * What a file that was handed back holds (`src/sheets/answer.ts`).
   * @typedef {object} Answer
   * @property {string} planwright
   * @property {string} plan
   * @property {string} unit
   * @property {unknown} [filledBy]
   * @property {unknown} [filledOn]
   * @property {readonly { check: string, values: Readonly<Record<string, unknown>> }[]} rows
   */

  /**
   * @param {Partial<Answer> | undefined} read
   * @returns {read is Answer}
   */
  function isAnswer(read) {
    return (
      read?.planwright === "sheet" &&
      read.plan === sheet.plan &&
      read.unit === sheet.unit &&
      Array.isArray(read.rows)
    );
  }

  /** @param {string} text */
  const takeIn = (text) => {
    /** @type {Partial<Answer> | undefined} */
    let read;
    try {
      read = JSON.parse(text);
    } catch {
      read = undefined;
    }
    if (!isAnswer(read)) {
      message.textContent = say("importedOther");
      return;
    }
    /**
     * @param {string} column
     * @param {string} value
     */
    const bare = (column, value) => (column === "percent" ? value.replace(/%$/, "") : value);
    const known = new Map([...byCarrier].map(([{ dataset }, own]) => [dataset.check, own]));
    const cells = Object.fromEntries(
      read.rows.map(({ check, values }) => [
        check,
        Object.fromEntries(
          Object.entries(values)
            .map(([column, value]) => [column, bare(column, String(value))])
            // The state of an occurrence is no cell: it came from the sheet and is still there.
            .filter(([column]) => column !== "state" || known.get(check)?.some(isState) !== false),
        ),
      ]),
    );
    const { count, lost } = planwright.values.fill(cells);
    if (typeof read.filledBy === "string") person.value = read.filledBy;
    if (typeof read.filledOn === "string") day.value = read.filledOn;
    for (const control of [person, day]) planwright.values.mark(control);
    planwright.values.keep();
    planwright.values.told();
    message.textContent =
      lost.length === 0
        ? say("imported", { cells: count })
        : say("importedPart", { cells: count, lost: lost.length, what: lost.join(", ") });
  };

  const file = /** @type {HTMLInputElement} */ (field("import-file"));
  field("import").addEventListener("click", () => file.click());
  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    if (chosen !== undefined) takeIn(await chosen.text());
    file.value = "";
  });

  field("forget").addEventListener("click", () => {
    if (!confirm(say("forgetSure"))) return;
    planwright.values.forget();
    planwright.values.told();
  });
})();
