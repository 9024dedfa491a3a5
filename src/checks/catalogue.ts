import { addresseeMarks } from "./addressee-marks.ts";
import { addressees } from "./addressees.ts";
import { annexNames } from "./annex-names.ts";
import { basisOutdated } from "./basis-outdated.ts";
import { behindWithoutReason } from "./behind-without-reason.ts";
import type { Check } from "./check.ts";
import { closedByItself } from "./closed-by-itself.ts";
import { closedWithoutReport } from "./closed-without-report.ts";
import { copiedTwice } from "./copied-twice.ts";
import { copyNumber } from "./copy-number.ts";
import { countTerm } from "./count-term.ts";
import { countedList } from "./counted-list.ts";
import { coverageDeclared } from "./coverage-declared.ts";
import { dateOutsidePeriod } from "./date-outside-period.ts";
import { deadlineMissing } from "./deadline-missing.ts";
import { deadlineOutOfRange } from "./deadline-out-of-range.ts";
import { declaredTotal } from "./declared-total.ts";
import { dependencyCycle } from "./dependency-cycle.ts";
import { dependencyOrder } from "./dependency-order.ts";
import { documentKind } from "./document-kind.ts";
import { documentNumber } from "./document-number.ts";
import { doneAfterReport } from "./done-after-report.ts";
import { doneWithoutEvidence } from "./done-without-evidence.ts";
import { doneYetUnfinished } from "./done-yet-unfinished.ts";
import { doubledMarks } from "./doubled-marks.ts";
import { doubledWord } from "./doubled-word.ts";
import { duplicateEntry } from "./duplicate-entry.ts";
import { ellipsisAndDash } from "./ellipsis-and-dash.ts";
import { enumerationComma } from "./enumeration-comma.ts";
import { fixedWords } from "./fixed-words.ts";
import { footnotePairing } from "./footnote-pairing.ts";
import { fullWidthPunctuation } from "./full-width-punctuation.ts";
import { headingEnding } from "./heading-ending.ts";
import { homophone } from "./homophone.ts";
import { indicatorSane } from "./indicator-sane.ts";
import { issuedAsAnnex } from "./issued-as-annex.ts";
import { issuedByDepartment } from "./issued-by-department.ts";
import { issuedChanged } from "./issued-changed.ts";
import { issuedTitle } from "./issued-title.ts";
import { labelPunctuation } from "./label-punctuation.ts";
import { ladder } from "./ladder.ts";
import { lateWithoutExtension } from "./late-without-extension.ts";
import { leadBeforeOwners } from "./lead-before-owners.ts";
import { leadSupportClash } from "./lead-support-clash.ts";
import { levelOrder } from "./level-order.ts";
import { load } from "./load.ts";
import { loosenedDeadline } from "./loosened-deadline.ts";
import { loosenedTarget } from "./loosened-target.ts";
import { markBeforeOthers } from "./mark-before-others.ts";
import { noLead } from "./no-lead.ts";
import { notCarriedOver } from "./not-carried-over.ts";
import { notTakenUp } from "./not-taken-up.ts";
import { numberForm } from "./number-form.ts";
import { numberRange } from "./number-range.ts";
import { numbering } from "./numbering.ts";
import { officialDate } from "./official-date.ts";
import { officialElements } from "./official-elements.ts";
import { oldYear } from "./old-year.ts";
import { openPoint } from "./open-point.ts";
import { ownPlansToCome } from "./own-plans-to-come.ts";
import { pageFiller } from "./page-filler.ts";
import { pairedMarks } from "./paired-marks.ts";
import { phaseCover } from "./phase-cover.ts";
import { placeholderText } from "./placeholder-text.ts";
import { printedBeforeSigned } from "./printed-before-signed.ts";
import { recurrenceFeasible } from "./recurrence-feasible.ts";
import { remarkForm } from "./remark-form.ts";
import { sameAsLastTime } from "./same-as-last-time.ts";
import { secretContent } from "./secret-content.ts";
import { signatureAgrees } from "./signature-agrees.ts";
import { singleItem } from "./single-item.ts";
import { sloganVsHeading } from "./slogan-vs-heading.ts";
import { termUndefinedOrLate } from "./term-undefined-or-late.ts";
import { textVsData } from "./text-vs-data.ts";
import { titleLines } from "./title-lines.ts";
import { titleNumber } from "./title-number.ts";
import { titleWording } from "./title-wording.ts";
import { titleYear } from "./title-year.ts";
import { typedHeading } from "./typed-heading.ts";
import { unitNotInForce } from "./unit-not-in-force.ts";
import { unitTwoNames } from "./unit-two-names.ts";
import { upwardDocument } from "./upward-document.ts";
import { vagueWording } from "./vague-wording.ts";
import { weightsSum } from "./weights-sum.ts";

/** Every check, one line each. */
export const checks: readonly Check[] = [
  addresseeMarks,
  addressees,
  annexNames,
  basisOutdated,
  behindWithoutReason,
  closedByItself,
  closedWithoutReport,
  copiedTwice,
  copyNumber,
  countedList,
  countTerm,
  coverageDeclared,
  dateOutsidePeriod,
  deadlineMissing,
  deadlineOutOfRange,
  declaredTotal,
  dependencyCycle,
  dependencyOrder,
  documentKind,
  documentNumber,
  doneAfterReport,
  doneWithoutEvidence,
  doneYetUnfinished,
  doubledMarks,
  doubledWord,
  duplicateEntry,
  ellipsisAndDash,
  enumerationComma,
  fixedWords,
  footnotePairing,
  fullWidthPunctuation,
  headingEnding,
  homophone,
  indicatorSane,
  issuedAsAnnex,
  issuedByDepartment,
  issuedChanged,
  issuedTitle,
  labelPunctuation,
  ladder,
  lateWithoutExtension,
  leadBeforeOwners,
  leadSupportClash,
  levelOrder,
  load,
  loosenedDeadline,
  loosenedTarget,
  markBeforeOthers,
  noLead,
  notCarriedOver,
  notTakenUp,
  numberForm,
  numbering,
  numberRange,
  officialDate,
  officialElements,
  oldYear,
  openPoint,
  ownPlansToCome,
  pageFiller,
  pairedMarks,
  phaseCover,
  placeholderText,
  printedBeforeSigned,
  recurrenceFeasible,
  remarkForm,
  sameAsLastTime,
  secretContent,
  signatureAgrees,
  singleItem,
  sloganVsHeading,
  termUndefinedOrLate,
  textVsData,
  titleLines,
  titleNumber,
  titleWording,
  titleYear,
  unitNotInForce,
  unitTwoNames,
  typedHeading,
  upwardDocument,
  vagueWording,
  weightsSum,
];
