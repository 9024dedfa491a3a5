import type { DocumentMeta } from "../../document/view.ts";
import { given } from "../../given.ts";
import type { SheetView } from "../../sheets/view.ts";
import { type TemplateEnvironment, templateEnvironment } from "../handlebars.ts";
import type { Outcome } from "../outcome.ts";
import { pageScript } from "../page-script.ts";
import { fontFaceRules } from "../print/fonts.ts";
import { mergedForPaper } from "./merge.ts";
import { type SheetPage, sheetPage } from "./page.ts";

/** Tracking sheets as pages: one to be filled in, and one to be printed. */

export interface SheetHtmlOptions {
  /** Folders with templates of the project's own, absolute; the first that has a file wins. */
  readonly templates?: readonly string[];
  /** The document's HTML file, as a path from the sheet: rows then lead to their sentences. */
  readonly document?: string;
}

const SCRIPTS = ["values.js", "arrange.js"];
/** Of a sheet that is filled in. */
const FILL_SCRIPTS = ["rules.js", "values.js", "drafts.js", "arrange.js", "answer.js"];

/**
 * The sheet as one file that opens without a server: sorted, filtered, filled in, kept in the browser and
 * handed back as the JSON file of `src/sheets/answer.ts`. Nothing leaves the page. The sheet of all units
 * is only to be read.
 */
export function renderSheetHtml(view: SheetView, options: SheetHtmlOptions = {}): Outcome<string> {
  const { document, templates } = options;
  const page = sheetPage(view, given({ document }));
  return render("sheet", page, ["sheet.css"], page.fill ? FILL_SCRIPTS : SCRIPTS, templates, {
    data: embedded(dataOf(view, page)),
  });
}

export interface SheetPrintOptions {
  readonly templates?: readonly string[];
  /** `Printer.fontCss`; installed faces by name if not given. */
  readonly fontCss?: string;
}

/** The sheet as a printer takes it: A4 in landscape, the heads of tables on every page. */
export function renderSheetPrint(
  view: SheetView,
  { templates, fontCss }: SheetPrintOptions = {},
): Outcome<string> {
  const page = sheetPage(mergedForPaper(view));
  const faces = fontCss ?? fontFaceRules("system", "local");
  return render("print", page, ["print.css"], ["faces.js", "print.js"], templates, {
    css: `${faces}\n${marginBoxes(page)}`,
  });
}

/** What goes into the properties of a printed sheet. */
export function sheetMeta(view: SheetView): DocumentMeta {
  return {
    title: view.title,
    author: view.unit?.title ?? "",
    subject: view.plan.title,
    date: view.asOf,
  };
}

const environments = new Map<string, TemplateEnvironment>();

/** The templates of a build are read once: a hundred units have a hundred sheets. */
function environmentFor(own: readonly string[] = []): TemplateEnvironment {
  const key = JSON.stringify(own);
  const known = environments.get(key);
  if (known !== undefined) return known;
  const made = templateEnvironment({ family: "sheet", own });
  environments.set(key, made);
  return made;
}

interface Extra {
  readonly css?: string;
  readonly data?: string;
}

function render(
  template: string,
  page: SheetPage,
  styles: readonly string[],
  scripts: readonly string[],
  own: readonly string[] | undefined,
  { css: more = "", data = "" }: Extra,
): Outcome<string> {
  const environment = environmentFor(own);
  const css = environment.assets(...styles);
  if (!css.ok) return css;
  const script = pageScript(environment, scripts);
  if (!script.ok) return script;
  return environment.render(template, {
    ...page,
    file: {
      css: `${more}\n${css.value}`,
      ...script.value,
      data,
    },
  });
}

/** States in which nothing is overdue any more. */
const OVER = ["done", "closure-requested", "cancelled", "paused"];

/** What the script knows of the sheet beside its rows. */
function dataOf(view: SheetView, { words, lights, fill, dueWords }: SheetPage): object {
  const { plan, fingerprint, unit, round, asOf, states, foot, locale, sendTo } = view;
  const labelOf = (state: string) => states.find(({ value }) => value === state)?.label ?? state;
  return {
    plan: plan.name,
    fingerprint,
    unit: unit?.id ?? "",
    ...given({ round: round?.key }),
    asOf,
    ...given({ start: plan.start }),
    fill,
    to: sendTo?.name ?? words.headquarters,
    dueWords,
    locale,
    file: `${unit?.name ?? plan.name}-${round?.key ?? asOf}.json`.replace(/[\\/:*?"<>|]/g, "_"),
    lights: lights.map(({ name }) => name),
    states: states.map(({ label }) => label),
    over: [...OVER.map(labelOf), words.closed],
    foot,
    words,
  };
}

/** JSON in which nothing ends the element around it. */
function embedded(value: object): string {
  return JSON.stringify(value).replace(/</g, "\\u003c");
}

/** Page numbers and, from the second page on, the title: where no paper shows its neighbours. */
function marginBoxes({ title, asOf, words, lang }: SheetPage): string {
  const family = lang === "en" ? `"planwright-latin","planwright-song"` : `"planwright-song"`;
  const [before = "", between = "", behind = ""] = words.page.split(/\{pages?\}/);
  const numbers = `${quoted(before)} counter(page) ${quoted(between)} counter(pages) ${quoted(behind)}`;
  const box = (content: string) => `{content:${content};font:8pt ${family};color:#333}`;
  return [
    `@page{@bottom-center${box(numbers)}@bottom-right${box(quoted(`${words.asOf} ${asOf}`))}@top-left${box(quoted(title))}}`,
    "@page :first{@top-left{content:none}@bottom-right{content:none}}",
  ].join("\n");
}

/** A CSS string. */
function quoted(text: string): string {
  return `"${text.replace(/["\\<]/g, (char) => `\\${char.charCodeAt(0).toString(16)} `).replace(/\s*\n\s*/g, " ")}"`;
}
