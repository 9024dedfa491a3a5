// What was filled in leaves the page as a file, and comes back from one.
(() => {
  const { sheet, say, rows, byCarrier, person, day, today, typed, given, isChanged, parts } =
    planwright.values;
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

  /**
   * What `collect` will say of a cell.
   * @typedef {{ control: SheetControl, code: string, severity: SheetFinding["severity"], text: string }} Doubt
   */

  /**
   * Texts by column, as they are handed back.
   * @param {readonly SheetControl[]} controls
   * @param {(control: SheetControl) => string} textOf
   * @returns {Record<string, string>}
   */
  const texts = (controls, textOf) =>
    Object.fromEntries(controls.map((control) => [control.dataset.column ?? "", textOf(control)]));

  /** @param {HTMLElement} carrier */
  const controlsOf = (carrier) => byCarrier.get(carrier) ?? [];
  const days = () => ({
    told: day.value === "" ? today() : day.value,
    asOf: sheet.asOf,
    ...(sheet.start === undefined ? {} : { start: sheet.start }),
  });

  /**
   * What is asked of a row, or of an occurrence with the words of its row.
   * @param {HTMLElement} carrier
   * @param {readonly SheetControl[]} controls
   * @param {Record<string, string>} [kept] what the sheet says without a cell
   */
  function judged(carrier, controls, kept = {}) {
    const { dataset } = carrier;
    const own = controls.filter(({ dataset }) => dataset.column !== "value");
    return planwright.rules.judge(
      {
        type: own.length === 0 ? "indicator" : "row",
        shown: { ...kept, ...texts(controls, given) },
        typed: { ...kept, ...texts(controls, typed) },
        dated: dataset.dated !== undefined,
        due: dataset.due ?? "",
        reported: dataset.reported !== undefined || Object.values(kept).length > 0,
      },
      days(),
    );
  }

  /**
   * The words of a row with occurrences belong to the last that changed.
   * @param {HTMLTableRowElement} row
   */
  function occurrencesIn(row) {
    return parts(row)
      .flatMap((part) => [
        .../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("[data-check]")),
      ])
      .filter((carrier) => controlsOf(carrier).some(isChanged));
  }

  /**
   * @param {HTMLTableRowElement} row
   * @returns {Doubt[]}
   */
  function doubtsIn(row) {
    const words = controlsOf(row);
    const changed = occurrencesIn(row);
    const last = changed.at(-1);
    /** @type {(carrier: HTMLElement, controls: readonly SheetControl[], told?: Record<string, string>) => Doubt[]} */
    const find = (carrier, controls, told) =>
      judged(carrier, controls, told).map(({ column, severity, message, mend }) => ({
        control:
          controls.find((control) => control.dataset.column === column) ??
          words.find((control) => control.dataset.column === column) ??
          controls[0],
        code: carrier.dataset.code ?? "",
        severity,
        text: [message, mend]
          .flatMap((one) => one?.[sheet.locale] ?? [])
          .join(sheet.locale === "zh" ? "，" : "; "),
      }));
    const bad = [words, ...changed.map(controlsOf)]
      .flat()
      .filter(({ validity }) => validity.badInput);
    return [
      ...bad.map((control) => ({
        control,
        code: row.dataset.code ?? "",
        severity: /** @type {const} */ ("warning"),
        text: say("dateBad"),
      })),
      ...(last === undefined && words.some(isChanged) ? find(row, words) : []),
      ...changed.flatMap((carrier) => {
        const own = controlsOf(carrier);
        // A cell that is blank says nothing; its row's evidence counts for every occurrence.
        const said = own.filter((control) => typed(control) !== "" || isChanged(control));
        const evidence = words.filter(({ dataset }) => dataset.column === "evidence");
        return carrier === last
          ? find(carrier, [...said, ...words])
          : find(carrier, said, texts(evidence, typed));
      }),
    ];
  }

  /**
   * @param {HTMLInputElement} control
   * @param {string} name
   * @returns {Doubt}
   */
  const blank = (control, name) => ({
    control,
    code: "",
    severity: "note",
    text: say("noPerson", { field: name }),
  });

  const allDoubts = () => {
    const found = rows.flatMap(doubtsIn);
    const [who = "", , , when = ""] = sheet.foot;
    if (day.value > today())
      found.unshift({
        control: day,
        code: "",
        severity: "error",
        text: say("dayLater", { field: when }),
      });
    if (person.value.trim() === "") found.push(blank(person, who));
    if (day.value === "") found.push(blank(day, when));
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
    message.textContent = say("exported", {
      file: sheet.file,
      to: sheet.to,
      by: sheet.dueWords === "" ? "" : say("exportedBy", { day: sheet.dueWords }),
    });
  }

  const dialog = /** @type {HTMLDialogElement} */ (field("check"));

  /** @param {SheetControl} control */
  function show(control) {
    dialog.close();
    const row = rows.find((one) => parts(one).some((part) => part.contains(control)));
    if (control.closest("[hidden]")) planwright.arrange.clear();
    if (row !== undefined) planwright.arrange.open(row);
    control.focus();
    control.scrollIntoView({ block: "center", inline: "nearest" });
  }

  /** @param {Doubt} doubt */
  function itemOf({ control, code, text }) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent =
      code === "" ? text : `${code}${sheet.locale === "zh" ? "：" : ": "}${text}`;
    button.addEventListener("click", () => show(control));
    item.append(button);
    return item;
  }

  /** @type {readonly (readonly [SheetFinding["severity"], string])[]} */
  const kinds = [
    ["error", "errors"],
    ["warning", "warnings"],
    ["note", "notes"],
  ];

  /** @param {readonly Doubt[]} found */
  function list(found) {
    return kinds.flatMap(([severity, word]) => {
      const own = found.filter((one) => one.severity === severity);
      if (own.length === 0) return [];
      const heading = document.createElement("h3");
      heading.textContent = `${say(word)} (${own.length})`;
      heading.className = severity;
      const items = document.createElement("ul");
      items.append(...own.map(itemOf));
      return [heading, items];
    });
  }

  /** Marks the cells of what will not be taken. */
  function mark() {
    const wrong = new Set(
      allDoubts().flatMap(({ severity, control }) => (severity === "error" ? control : [])),
    );
    /** @type {readonly SheetControl[]} */
    const all = [...planwright.values.controls, ...(day === null ? [] : [day])];
    for (const control of all)
      if (wrong.has(control)) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
  }
  planwright.values.onChange(mark);
  mark();

  field("export").addEventListener("click", () => {
    const found = allDoubts();
    if (found.length === 0) {
      download();
      return;
    }
    field("check-lead").textContent = say("checkLead", { count: found.length });
    field("check-list").replaceChildren(...list(found));
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
    planwright.drafts.forget();
    planwright.values.told();
  });
})();
