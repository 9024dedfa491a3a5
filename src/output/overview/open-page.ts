import { templateEnvironment } from "../handlebars.ts";
import type { Outcome } from "../outcome.ts";

/** What `templates/overview/open.hbs` gets: every open point, by document. */
export interface OpenPageView {
  readonly locale: "zh" | "en";
  readonly total: number;
  readonly documents: readonly {
    readonly title: string;
    readonly points: readonly OpenPointRow[];
  }[];
}

/** All texts as they are shown; empty where there is nothing to say. */
interface OpenPointRow {
  /** The entry that is open, by its title or name. */
  readonly entry: string;
  /** The keyword of an open value; empty for a mark in text. */
  readonly field: string;
  readonly question: string;
  /** `file:line:column`. */
  readonly place: string;
}

/** Makes the page of open points. `templates`: folders of a project's own, absolute. */
export function renderOpenPage(
  view: OpenPageView,
  templates: readonly string[] = [],
): Outcome<string> {
  const environment = templateEnvironment({ family: "overview", own: templates });
  const css = environment.assets("open.css");
  return css.ok ? environment.render("open", { ...view, css: css.value }) : css;
}
