import { join } from "node:path";
import type { DocumentMeta } from "../../document/view.ts";
import { type Outcome, success } from "../../output/outcome.ts";
import type { Project } from "../../project/project.ts";
import type { Content, Tools } from "./artefact.ts";

/** A project's own templates of a family: the folder of that name in its folder of templates. */
export function ownTemplates(project: Project, family: string): readonly string[] {
  const { templates } = project.configuration;
  return templates === undefined ? [] : [join(templates, family)];
}

/** A text as the content of a file. */
export function asBytes(text: Outcome<string>): Content {
  return text.ok ? success({ bytes: text.value }, text.findings) : text;
}

/**
 * A page as a PDF file.
 * @param render gets the faces of the printer
 * @param meta goes into the properties of the file
 */
export async function printedPage(
  tools: Tools,
  render: (fontCss: string) => Outcome<string> | Promise<Outcome<string>>,
  meta: DocumentMeta,
): Promise<Content> {
  const opened = await tools.printer();
  if (!opened.ok) return opened;
  const html = await render(opened.value.fontCss);
  if (!html.ok) return html;
  const made = await opened.value.print(html.value, meta, tools.made);
  return made.ok ? success(made.value, [...html.findings, ...made.findings]) : made;
}
