/** The library: what the commands do, as functions. Everything else is internal. */

export { checks } from "./checks/catalogue.ts";
export {
  type BadExample,
  type Category,
  type Check,
  type CheckContext,
  type CheckPage,
  type CheckWithOptions,
  type Expected,
  type FiledCheck,
  type Level,
  ownCheck as check,
  ownCheckWithOptions as checkWithOptions,
  type PlainCheck,
  type Problem,
  type Profile,
  type Strength,
} from "./checks/check.ts";
export { type CheckSettings, runChecks } from "./checks/engine.ts";
export { spokenItem } from "./checks/entries/item-words.ts";
export { profileOf } from "./checks/profile.ts";
export type { Passage, Prose } from "./checks/reading/prose.ts";
export { type DocumentOptions, defaultDocumentOptions } from "./document/document-options.ts";
export { noticeView } from "./document/notice.ts";
export { planView } from "./document/plan.ts";
export type { DocumentView, NoticeView, PlanView } from "./document/view.ts";
export { type AppliedFixes, applyFixes } from "./findings/apply-fixes.ts";
export type {
  AnyFinding,
  Finding,
  Fix,
  Language,
  Place,
  Position,
  Related,
  Setting,
  Severity,
  Spot,
  Where,
  Wording,
} from "./findings/finding.ts";
export type { Sources } from "./findings/sources.ts";
export { type Compilation, compile } from "./model/compile.ts";
export type { CompileOptions } from "./model/compile-options.ts";
export type { Model } from "./model/compiled.ts";
export { explainItem, type ItemExplanation } from "./model/explain.ts";
export { partiesOf, roleOf } from "./model/items/responsibilities.ts";
export { modelJson } from "./model/json.ts";
export type {
  Annex,
  Assignment,
  Group,
  Item,
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
export { partyName, printParties } from "./model/organization/parties.ts";
export { type OpenPoint, openPoints } from "./model/text/open-points.ts";
export { renderHtml } from "./output/notice/html.ts";
export type { Outcome } from "./output/outcome.ts";
export { openPrinter, type Printer } from "./output/print/pdf.ts";
export { catalogue } from "./project/catalogue.ts";
export { chineseWords } from "./project/chinese-words.ts";
export { type Configuration, defaultConfiguration } from "./project/configuration.ts";
export { type FixedProject, fixProject } from "./project/fix.ts";
export { findPlaces, type ProjectPlace } from "./project/places.ts";
export { type LoadOptions, loadProject, type Project } from "./project/project.ts";
export type { ReportData, Reporter } from "./reports/report.ts";
export {
  isReportFormat,
  type ReportFormat,
  reporters,
  reportFormats,
} from "./reports/reporters.ts";
export { childOf, childrenOf, type Entry, placeIn, placeOf } from "./syntax/entry.ts";
export { type FormatOptions, formatSource } from "./syntax/format.ts";
export { type FileSyntax, readSource } from "./syntax/read-source.ts";
export type { SourceFile } from "./syntax/source.ts";
