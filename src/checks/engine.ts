import type { Finding, Place, Severity, Suppressed } from "../findings/finding.ts";
import { findingKind } from "../findings/finding.ts";
import type { Pronunciation } from "../findings/nearest-names.ts";
import { given } from "../given.ts";
import type { Model } from "../model/compiled.ts";
import type { Notice, Plan } from "../model/model.ts";
import { type Entry, placeIn } from "../syntax/entry.ts";
import { type LightSettings, lightsByLag } from "../tracking/light-settings.ts";
import type { Check, Level, Problem, Profile } from "./check.ts";
import { profileOf } from "./profile.ts";
import { readProse } from "./reading/prose.ts";

/** Runs checks over a model: severities by profile, configuration and source, and what is ignored. */

/** What the configuration says of one check: a level, options, or both. */
export interface CheckSetting {
  readonly level?: Level;
  readonly options?: unknown;
}

/** Settings for a part of the project: a plan or notice, and optionally an item of it with all below it. */
interface Override {
  readonly document?: string;
  readonly item?: string;
  readonly settings: ReadonlyMap<string, CheckSetting>;
}

export interface CheckSettings {
  /** Judge everything by this profile instead of each document's own. */
  readonly profile?: Profile;
  readonly settings: ReadonlyMap<string, CheckSetting>;
  /** Later ones count more. */
  readonly overrides: readonly Override[];
  /** The project's rules of lights; those by lag if not given. */
  readonly lights?: LightSettings;
}

export const noSettings: CheckSettings = { settings: new Map(), overrides: [] };

export interface Checked {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  /** The codes that are off, at least where they would have found something. */
  readonly silent: ReadonlySet<string>;
}

const unusedIgnore = findingKind<{ code: string }>({
  code: "unused-ignore",
  severity: "warning",
  why: {
    zh: "忽略了一项已经没有的问题：留着它，以后真出了同样的问题就看不见了。",
    en: "It accepts a finding that is no longer there; left in place, it would hide the next one.",
  },
  message: {
    zh: ({ code }) => `这里没有“${code}”可忽略`,
    en: ({ code }) => `there is no “${code}” here to ignore`,
  },
  mend: { zh: () => "删去这一行", en: () => "delete this line" },
});

export const unknownCheck = findingKind<{ code: string }>({
  code: "unknown-check",
  severity: "error",
  why: {
    zh: "忽略和配置按代码说明是哪一项检查；语法和名字方面的错误不能忽略，也不能改级别。",
    en: "An ignore and the configuration name a check by its code; errors of language and names cannot be ignored, and their severity is fixed.",
  },
  message: {
    zh: ({ code }) => `没有叫“${code}”的检查`,
    en: ({ code }) => `there is no check called “${code}”`,
  },
});

export const engineFindings = [unusedIgnore, unknownCheck] as const;

interface Ignore {
  readonly code: string;
  readonly reason: string;
  readonly entry: Entry;
  readonly place: Place;
  used: boolean;
}

function ancestors(entry: Entry): readonly Entry[] {
  const line: Entry[] = [];
  for (let at: Entry | undefined = entry; at !== undefined; at = at.parent) line.push(at);
  return line;
}

class Ignores {
  private readonly byOwner = new Map<Entry | string, Ignore[]>();
  private readonly all: Ignore[] = [];

  constructor(roots: readonly Entry[]) {
    const visit = (entry: Entry) => {
      if (entry.kind === "ignore") this.remember(entry);
      for (const child of entry.children) if (child.type === "entry") visit(child);
    };
    for (const root of roots) visit(root);
  }

  private remember(entry: Entry): void {
    if (entry.broken || entry.value?.type !== "words") return;
    const reason = entry.children
      .flatMap((child) => (child.type === "text" ? child.paragraphs.flat() : []))
      .map((part) => (part.type === "text" ? part.text : ""))
      .join("");
    const owner = entry.parent ?? entry.file;
    for (const word of entry.value.words) {
      const ignore = {
        code: word.text,
        reason,
        entry,
        place: placeIn(entry.file, word),
        used: false,
      };
      this.all.push(ignore);
      const known = this.byOwner.get(owner);
      if (known === undefined) this.byOwner.set(owner, [ignore]);
      else known.push(ignore);
    }
  }

  /** The ignore that covers a problem: in its entry or any around it, or in the file's outermost level. */
  covering(code: string, entry: Entry): Ignore | undefined {
    for (const owner of [...ancestors(entry), entry.file]) {
      const found = this.byOwner.get(owner)?.find((ignore) => ignore.code === code);
      if (found !== undefined) {
        found.used = true;
        return found;
      }
    }
    return undefined;
  }

  report(codes: ReadonlySet<string>, ran: ReadonlySet<string>): Finding[] {
    return this.all.flatMap((ignore) => {
      if (!codes.has(ignore.code)) {
        return [
          unknownCheck.at(
            ignore.place,
            { code: ignore.code },
            { misspelt: { word: ignore.code, candidates: [...codes] } },
          ),
        ];
      }
      if (ignore.used || !ran.has(ignore.code)) return [];
      const line = placeIn(ignore.entry.file, ignore.entry);
      return [
        unusedIgnore.at(
          ignore.place,
          { code: ignore.code },
          {
            fixes: [
              {
                title: { zh: "删去这一行", en: "delete this line" },
                edits: [{ place: line, text: "" }],
                safe: false,
              },
            ],
          },
        ),
      ];
    });
  }
}

class Severities {
  private readonly documents: ReadonlyMap<Entry, Plan | Notice>;
  private readonly items = new Map<Entry, string>();
  private readonly settings: CheckSettings;
  private readonly fallback: Profile;

  constructor(model: Model, settings: CheckSettings) {
    this.settings = settings;
    const documents = [...model.plans, ...model.notices];
    this.documents = new Map(documents.map((document) => [document.entry, document]));
    for (const plan of model.plans)
      for (const item of plan.allItems) this.items.set(item.entry, item.id);
    this.fallback = documents.some((document) => profileOf(document) === "issue")
      ? "issue"
      : "draft";
  }

  private profile(root: Entry | undefined): Profile {
    if (this.settings.profile !== undefined) return this.settings.profile;
    const document = root === undefined ? undefined : this.documents.get(root);
    return document === undefined ? this.fallback : profileOf(document);
  }

  /** The level of a problem of a check. */
  level(check: Check, problem: Problem): Level {
    const line = ancestors(problem.entry);
    const root = line.at(-1);
    let configured = this.settings.settings.get(check.code)?.level;
    for (const override of this.settings.overrides) {
      if (override.document !== undefined && root?.name?.text !== override.document) continue;
      if (
        override.item !== undefined &&
        !line.some((entry) => this.items.get(entry) === override.item)
      )
        continue;
      configured = override.settings.get(check.code)?.level ?? configured;
    }
    if (configured !== undefined) return configured;
    const own = check.severity[this.profile(root)];
    return own === "off" || problem.severity === undefined ? own : lower(own, problem.severity);
  }
}

const order: readonly Severity[] = ["note", "warning", "error"];

function lower(a: Severity, b: Severity): Severity {
  return order.indexOf(a) <= order.indexOf(b) ? a : b;
}

function isOff(check: Check, settings: CheckSettings): boolean {
  if (settings.settings.get(check.code)?.level === "off") {
    return !settings.overrides.some((override) => override.settings.has(check.code));
  }
  return false;
}

/**
 * Runs checks over a model.
 * @param roots the outermost entries of all files, for 忽略
 * @param known the codes that 忽略 may name; those of `checks` if not given
 * @param reading how Chinese words are read, for checks that ask for it
 */
export function runChecks(
  model: Model,
  roots: readonly Entry[],
  checks: readonly Check[],
  settings: CheckSettings = noSettings,
  known: ReadonlySet<string> = new Set(checks.map(({ code }) => code)),
  reading?: Pronunciation,
): Checked {
  const findings: Finding[] = [];
  const suppressed: Suppressed[] = [];
  const severities = new Severities(model, settings);
  const ignores = new Ignores(roots);
  const prose = readProse(model);
  const ran = new Set<string>();
  const silent = new Set<string>();
  for (const check of checks) {
    if (isOff(check, settings)) {
      silent.add(check.code);
      continue;
    }
    ran.add(check.code);
    check.run({
      model,
      prose,
      ...given({ reading }),
      lights: settings.lights ?? lightsByLag,
      options: settings.settings.get(check.code)?.options,
      report: (problem) => {
        const level = severities.level(check, problem);
        // What is off in one profile is found in the other: an ignore of it is of use.
        const ignore = ignores.covering(check.code, problem.entry);
        if (level === "off") {
          silent.add(check.code);
          return;
        }
        const finding = findingOf(check, problem, level);
        if (ignore === undefined) findings.push(finding);
        else suppressed.push(accepted(finding, ignore));
      },
    });
  }
  return { findings: [...findings, ...ignores.report(known, ran)], suppressed, silent };
}

function accepted(finding: Finding, { reason, place }: Ignore): Suppressed {
  return { finding, by: "source", reason: { zh: reason, en: reason }, place };
}

function findingOf(check: Check, problem: Problem, severity: Severity): Finding {
  return {
    code: check.code,
    severity,
    message: problem.message,
    ...given({ mend: problem.mend }),
    place: problem.place,
    ...subjectOf(problem.entry),
    related: problem.related ?? [],
    fixes: problem.fixes ?? [],
    ...given({ misspelt: problem.misspelt, cases: problem.cases }),
  };
}

/** The names of the document and of the nearest named entry, which stay when lines move. */
function subjectOf(entry: Entry): { readonly subject?: string } {
  const named = ancestors(entry).flatMap(({ name }) => name?.text ?? []);
  const [nearest] = named;
  if (nearest === undefined) return {};
  return { subject: named.length === 1 ? nearest : `${named.at(-1)}.${nearest}` };
}
