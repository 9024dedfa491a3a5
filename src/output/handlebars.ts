import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import type { AnyFinding, Where } from "../findings/finding.ts";
import { given } from "../given.ts";
import { templateDataMissing, templateError, templateMissing } from "./findings.ts";
import { failure, type Outcome, reasonOf, success } from "./outcome.ts";
import { packageRoot } from "./package-root.ts";

/** Where templates and what lies beside them are found: the first folder that has a file wins. */
export interface TemplateFolders {
  /** A project's own folders, absolute, first hit first. */
  readonly own?: readonly string[];
  /** A family of templates that ships with the project: `notice`, `sheet`, `overview`. */
  readonly family: string;
}

export type Helper = (...values: readonly unknown[]) => unknown;

/** Templates of one family, compiled once and used for many documents. */
export interface TemplateEnvironment {
  /** Fills a template: `notice` is `notice.hbs`. All texts are escaped. */
  render(template: string, data: unknown): Outcome<string>;
  /** What files say that lie with the templates, such as style sheets, one behind the other. */
  assets(...files: readonly string[]): Outcome<string>;
}

/** A template that failed, with what is known of the place. */
class TemplateFailure extends Error {
  readonly finding: AnyFinding;
  constructor(finding: AnyFinding) {
    super(finding.message.en);
    this.finding = finding;
  }
}

/**
 * Makes the environment of a family of templates: every `*.hbs` of its folders is a template and a
 * partial under its bare name. Templates are strict: what they print must be in the data.
 */
export function templateEnvironment(
  folders: TemplateFolders,
  helpers: Readonly<Record<string, Helper>> = {},
): TemplateEnvironment {
  const ours = join(packageRoot(), "templates");
  const searched = [...(folders.own ?? []), join(ours, folders.family)];
  const files = templateFiles(searched);
  const engine = Handlebars.create();
  for (const [name, helper] of Object.entries({ ...sharedHelpers, ...helpers })) {
    engine.registerHelper(name, helper);
  }
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  for (const [name, file] of files) {
    const template = located(engine, file);
    compiled.set(name, template);
    engine.registerPartial(name, template);
  }
  return {
    render(name, data) {
      const template = compiled.get(name);
      if (!template) return failure(noSuchFile(`${name}.hbs`, searched));
      try {
        return success(template(data));
      } catch (thrown) {
        if (thrown instanceof TemplateFailure) return failure(thrown.finding);
        return failure(failed(files.get(name) ?? name, reasonOf(thrown), {}));
      }
    },
    assets(...wanted) {
      const parts: string[] = [];
      const places = [...searched, join(ours, "shared")];
      for (const file of wanted) {
        const path = places.map((folder) => join(folder, file)).find((one) => existsSync(one));
        if (path === undefined) return failure(noSuchFile(file, searched));
        parts.push(readFileSync(path, "utf8").trimEnd());
      }
      return success(parts.join("\n"));
    },
  };
}

/** Template name → path, for every template of the folders; earlier folders win. */
function templateFiles(folders: readonly string[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    for (const entry of readdirSync(folder).sort()) {
      if (!entry.endsWith(".hbs")) continue;
      const name = entry.slice(0, -".hbs".length);
      if (!files.has(name)) files.set(name, join(folder, entry));
    }
  }
  return files;
}

/** Compiles a file so that whatever it throws names the file, the place and the missing data. */
function located(engine: typeof Handlebars, file: string): Handlebars.TemplateDelegate {
  const source = readFileSync(file, "utf8");
  let template: Handlebars.TemplateDelegate | undefined;
  return (data, options) => {
    try {
      template ??= engine.compile(source, { strict: true, explicitPartialContext: false });
      return template(data, options);
    } catch (thrown) {
      if (thrown instanceof TemplateFailure) throw thrown;
      throw new TemplateFailure(describe(file, source, thrown));
    }
  };
}

interface TemplatePosition {
  readonly line?: number;
  readonly column?: number;
}

function describe(file: string, source: string, thrown: unknown): AnyFinding {
  const reason = reasonOf(thrown);
  const place = templatePosition(thrown);
  const through = /^Cannot read properties of (?:undefined|null) \(reading '(.+)'\)/.exec(
    reason,
  )?.[1];
  if (through !== undefined) return missingData(file, ...pathThrough(source, through));
  const missing = /^"(.+)" not defined in /.exec(reason)?.[1];
  if (missing === undefined) return failed(file, reason, place);
  return missingData(file, pathAt(source, place) ?? missing, place);
}

function missingData(file: string, path: string, at: TemplatePosition): AnyFinding {
  return templateDataMissing.at(whereIn(file, at), { file, path, ...given({ line: at.line }) });
}

function failed(file: string, reason: string, at: TemplatePosition): AnyFinding {
  return templateError.at(whereIn(file, at), { file, reason, ...given({ line: at.line }) });
}

const whereIn = (file: string, { line, column }: TemplatePosition): Where =>
  line === undefined ? { file } : { file, line, ...given({ column }) };

/**
 * A path in a condition or a parameter that leads through something missing fails without a place;
 * the place is known only if the template has a single path that ends so.
 */
function pathThrough(source: string, end: string): readonly [string, TemplatePosition] {
  const pattern = /[\w@][\w@.[\]/-]*/g;
  const found = [...source.matchAll(/\{\{[^}]*\}\}/g)].flatMap((tag) =>
    [...tag[0].matchAll(pattern)]
      .filter((path) => path[0].includes(`.${end}`))
      .map((path) => ({ path: path[0], at: tag.index + path.index })),
  );
  const only = found.length === 1 ? found[0] : undefined;
  if (!only) return [`….${end}`, {}];
  const before = source.slice(0, only.at).split("\n");
  return [only.path, { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }];
}

/** Handlebars counts lines from 1 and columns from 0. */
function templatePosition(thrown: unknown): TemplatePosition {
  if (typeof thrown !== "object" || thrown === null) return {};
  const line = "lineNumber" in thrown ? thrown.lineNumber : undefined;
  const column = "column" in thrown ? thrown.column : undefined;
  if (typeof line === "number") {
    return typeof column === "number" ? { line, column: column + 1 } : { line };
  }
  const said = /Parse error on line (\d+)/.exec(reasonOf(thrown))?.[1];
  return said === undefined ? {} : { line: Number(said) };
}

/** The whole path (`signature.date`) that the template names at a place. */
function pathAt(source: string, place: TemplatePosition): string | undefined {
  const line = source.split("\n")[(place.line ?? 0) - 1];
  return /^[\w@./[\]-]+/.exec(line?.slice((place.column ?? 1) - 1) ?? "")?.[0];
}

function noSuchFile(file: string, folders: readonly string[]): AnyFinding {
  return templateMissing.at({ file }, { file, folders });
}

const sharedHelpers: Readonly<Record<string, Helper>> = {
  /** `(is kind "table")`: whether two values are the same. */
  is: (left, right) => left === right,
  /** `{{ordinal @index}}`: 1 for the first. */
  ordinal: (index) => Number(index) + 1,
};
