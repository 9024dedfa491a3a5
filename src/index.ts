/** The library: what the commands do, as functions. Everything else is internal. */

export { checks } from "./checks/catalogue.ts";
export {
  type BadExample,
  type Category,
  type Check,
  type CheckContext,
  type CheckPage,
  type CheckWithOptions,
  check,
  checkWithOptions,
  type Expected,
  type Level,
  type PlainCheck,
  type Problem,
  type Profile,
  type Strength,
} from "./checks/check.ts";
export { type CheckSettings, runChecks } from "./checks/engine.ts";
export { spokenItem } from "./checks/item-words.ts";
export { profileOf } from "./checks/profile.ts";
export type { Passage, Prose } from "./checks/prose.ts";
export { type AppliedFixes, applyFixes } from "./diagnostics/apply-fixes.ts";
export type {
  Finding,
  Fix,
  Language,
  Place,
  Related,
  Severity,
  Wording,
} from "./diagnostics/finding.ts";
export type { ReportData, Reporter } from "./diagnostics/report.ts";
export {
  isReportFormat,
  type ReportFormat,
  reporters,
  reportFormats,
} from "./diagnostics/reporters.ts";
export type { Sources } from "./diagnostics/sources.ts";
export { noticeView } from "./document/notice.ts";
export { type DocumentOptions, defaultDocumentOptions } from "./document/options.ts";
export { planView } from "./document/plan.ts";
export type { DocumentView, NoticeView, PlanView } from "./document/view.ts";
export { type Compilation, compile } from "./model/compile.ts";
export { explainItem, type ItemExplanation } from "./model/explain.ts";
export { modelJson } from "./model/json.ts";
export type {
  Annex,
  Assignment,
  Group,
  Item,
  Model,
  Note,
  Notice,
  Party,
  PartyList,
  Plan,
  Responsibility,
  Target,
  Term,
  Timing,
  Unit,
} from "./model/model.ts";
export { type OpenPoint, openPoints } from "./model/open-points.ts";
export type { CompileOptions } from "./model/options.ts";
export { partyName, printParties } from "./model/parties.ts";
export { partiesOf, roleOf } from "./model/responsibilities.ts";
export { renderHtml } from "./output/html.ts";
export { openPrinter, type Printer } from "./output/pdf.ts";
export type { Outcome, OutputProblem } from "./output/problem.ts";
export { catalogue } from "./project/catalogue.ts";
export { type Configuration, defaultConfiguration } from "./project/configuration.ts";
export { type FixedProject, fixProject } from "./project/fix.ts";
export { findPlaces, type ProjectPlace } from "./project/places.ts";
export { type LoadOptions, loadProject, type Project } from "./project/project.ts";
export { childOf, childrenOf, type Entry, placeIn, placeOf } from "./syntax/entry.ts";
export { type FormatOptions, formatSource } from "./syntax/format.ts";
export { type FileSyntax, readSource } from "./syntax/read.ts";
export type { SourceFile } from "./syntax/source.ts";
