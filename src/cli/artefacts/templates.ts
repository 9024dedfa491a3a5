import { join } from "node:path";
import { type Outcome, success } from "../../output/problem.ts";
import type { Project } from "../../project/project.ts";
import type { Content } from "./artefact.ts";

/** A project's own templates of a family: the folder of that name in its folder of templates. */
export function ownTemplates(project: Project, family: string): readonly string[] {
  const { templates } = project.configuration;
  return templates === undefined ? [] : [join(templates, family)];
}

/** A text as the content of a file. */
export function asBytes(text: Outcome<string>): Content {
  return text.ok ? success({ bytes: text.value }, text.problems) : text;
}
