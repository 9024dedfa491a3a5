import type { DocumentMeta } from "../../document/view.ts";
import type { OverviewView } from "../../overview/view.ts";
import { templateEnvironment } from "../handlebars.ts";
import type { Outcome } from "../outcome.ts";
import { pageScript } from "../page-script.ts";
import { overviewPage, overviewTitle, type PageLinks } from "./page.ts";
import { overviewWords } from "./words.ts";

export interface OverviewPageOptions extends PageLinks {
  /** Folders with templates of the project's own, absolute; the first that has a file wins. */
  readonly templates?: readonly string[];
  /** `Printer.fontCss`, for the page that is printed; the faces of the reader's system if not given. */
  readonly fontCss?: string;
}

/**
 * Makes the overview as one file that opens without a server and prints: charts are tables with bars, and its
 * policy lets the browser load nothing and run no script but ours.
 */
export function renderOverview(
  view: OverviewView,
  options: OverviewPageOptions = {},
): Outcome<string> {
  const words = overviewWords(view.locale);
  const environment = templateEnvironment({ family: "overview", own: options.templates ?? [] });
  const css = environment.assets("overview.css");
  if (!css.ok) return css;
  const paper = options.fontCss !== undefined;
  const script = pageScript(environment, [...(paper ? ["faces.js"] : []), "overview.js"]);
  if (!script.ok) return script;
  const page = overviewPage(view, words, options, paper);
  return environment.render("overview", {
    ...page,
    file: {
      css: `${options.fontCss ?? ""}\n${css.value}`.trimStart(),
      paper,
      ...script.value,
    },
  });
}

/** What goes into the properties of the printed overview. */
export function overviewMeta(view: OverviewView): DocumentMeta {
  return { title: overviewTitle(view), author: "", subject: view.plan.title, date: view.asOf };
}
