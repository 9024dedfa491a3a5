import { type Check, check } from "../checks/check.ts";
import type { AtPath } from "../checks/rules/conditions.ts";
import { checkCodeTaken } from "../checks/rules/findings.ts";
import { readRule, unknownDocuments, wantsPatterns } from "../checks/rules/rule.ts";
import { ruleTimes } from "../checks/rules/rule-times.ts";
import type { RuleSetting } from "../checks/rules/schema.ts";
import type { Finding, Wording } from "../findings/finding.ts";
import type { Model } from "../model/compiled.ts";
import type { SourceFile } from "../syntax/source.ts";
import { catalogue } from "./catalogue.ts";
import type { Configuration } from "./configuration.ts";
import { noPatterns, patternReader } from "./patterns.ts";
import { guarded, readCheck } from "./plugins/plugin-checks.ts";
import {
  pluginCheckFailed,
  pluginCheckMalformed,
  pluginUnloadable,
  pluginWithoutChecks,
} from "./plugins/plugin-findings.ts";
import { loadPlugin } from "./plugins/plugins.ts";
import { jsonPlaces } from "./settings/json-places.ts";

/** A project's own checks: the rules of its configuration, and those of its plug-ins. */
export interface ProjectChecks {
  readonly checks: readonly Check[];
  /** The pages of rules that are wrong: their codes are known, but they do not run. */
  readonly idle: readonly Check[];
  /** A plug-in could not be read as a whole: there are codes that nobody knows. */
  readonly incomplete: boolean;
  /** What is wrong with rules and plug-ins. */
  readonly findings: readonly Finding[];
  /** To ask when the checks have run: which of them failed, and which documents rules name in vain. */
  judge(model: Model): Promise<readonly Finding[]>;
}

const none: ProjectChecks = {
  checks: [],
  idle: [],
  incomplete: false,
  findings: [],
  judge: async () => [],
};

/**
 * Makes the checks that a configuration declares. A rule or plug-in that is wrong is a finding, and
 * the others run.
 * @param folder the folder of the configuration, absolute
 * @param file the file that the configuration was read from, to point into
 */
export async function projectChecks(
  configuration: Configuration,
  folder: string,
  file: SourceFile | undefined,
): Promise<ProjectChecks> {
  const { rules, plugins } = configuration;
  if (rules.length + plugins.length === 0) return none;
  const collected = new Collector();
  await collected.rules(rules, configuration.fiscalYearStart);
  for (const [index, name] of plugins.entries()) await collected.plugin(name, index, folder);
  return {
    checks: collected.checks,
    idle: collected.idle,
    incomplete: collected.incomplete,
    findings: await placed(collected.problems, file),
    judge: (model) =>
      placed(
        [
          ...rules.flatMap((rule, index) => within(index, unknownDocuments(rule, model))),
          ...collected.failures,
        ],
        file,
      ),
  };
}

class Collector {
  readonly checks: Check[] = [];
  readonly idle: Check[] = [];
  readonly problems: AtPath[] = [];
  readonly failures: AtPath[] = [];
  incomplete = false;
  private readonly taken = new Map<string, Wording>(
    catalogue.map(({ code }) => [code, { zh: "内置的检查", en: "a built-in check" }]),
  );

  async rules(rules: readonly RuleSetting[], fiscalYearStart: number | undefined): Promise<void> {
    const tools = {
      pattern: rules.some(wantsPatterns) ? await patternReader() : noPatterns,
      times: ruleTimes(fiscalYearStart),
    };
    for (const [index, rule] of rules.entries()) {
      const path = ["rules", index, "code"];
      const isFree = this.take(rule.code, path, { zh: "另一条规则", en: "another rule" });
      const read = readRule(rule, tools);
      if (!read.ok) this.problems.push(...within(index, read.problems));
      if (isFree && read.ok) this.checks.push(read.check);
      if (isFree && !read.ok) this.idle.push(idleRule(rule));
    }
  }

  /** Whether a code is free; it is taken then. */
  private take(code: string, path: AtPath["path"], by: Wording): boolean {
    const taken = this.taken.get(code);
    if (taken === undefined) {
      this.taken.set(code, by);
      return true;
    }
    this.problems.push({
      path,
      at: "value",
      finding: checkCodeTaken.of({ code, by: taken }),
    });
    return false;
  }

  async plugin(name: string, index: number, folder: string): Promise<void> {
    const path = ["plugins", index];
    const say = (finding: AtPath["finding"]): AtPath => ({ path, at: "value", finding });
    const wrong = (finding: AtPath["finding"]) => {
      this.incomplete = true;
      this.problems.push(say(finding));
    };
    const loaded = await loadPlugin(name, folder);
    if (!loaded.ok) {
      const { reason } = loaded;
      wrong(pluginUnloadable.of({ plugin: name, reason }));
      return;
    }
    const exported = loaded.exported.checks;
    if (!Array.isArray(exported)) {
      wrong(pluginWithoutChecks.of({ plugin: name }));
      return;
    }
    for (const [at, value] of exported.entries()) {
      const read = readCheck(value, at);
      if (!read.ok) {
        const { called, part } = read;
        wrong(pluginCheckMalformed.of({ plugin: name, check: called, part }));
        continue;
      }
      const { code } = read.check;
      const by = { zh: `插件“${name}”的检查`, en: `a check of the plug-in “${name}”` };
      if (!this.take(code, path, by)) continue;
      this.checks.push(
        guarded(read.check, name, (reason) => {
          this.failures.push(say(pluginCheckFailed.of({ plugin: name, check: code, reason })));
        }),
      );
    }
  }
}

/** The page of a rule that does not run: what goes by its code is no mistake of its own. */
function idleRule({ code, message }: RuleSetting): Check {
  const said = typeof message === "string" ? { zh: message, en: message } : message;
  return check({
    code,
    severity: { draft: "off", issue: "off" },
    strength: "practice",
    source: said,
    summary: said,
    doc: said,
    bad: [],
    good: [],
    run: () => {},
  });
}

function within(index: number, problems: readonly AtPath[]): readonly AtPath[] {
  return problems.map((problem) => ({ ...problem, path: ["rules", index, ...problem.path] }));
}

/** Reads the places only if there is something to point at. */
async function placed(
  problems: readonly AtPath[],
  file: SourceFile | undefined,
): Promise<readonly Finding[]> {
  if (problems.length === 0 || file === undefined) return [];
  const places = await jsonPlaces(file);
  if (!places.ok) return [];
  return problems.map(({ path, at, finding }) =>
    finding.at(at === "key" ? places.key(path) : places.value(path)),
  );
}
