import { addressees } from "./addressees.ts";
import { annexNames } from "./annex-names.ts";
import type { Check } from "./check.ts";
import { copyNumber } from "./copy-number.ts";
import { countTerm } from "./count-term.ts";
import { countedList } from "./counted-list.ts";
import { dateOutsidePeriod } from "./date-outside-period.ts";
import { deadlineMissing } from "./deadline-missing.ts";
import { deadlineOutOfRange } from "./deadline-out-of-range.ts";
import { dependencyCycle } from "./dependency-cycle.ts";
import { documentKind } from "./document-kind.ts";
import { documentNumber } from "./document-number.ts";
import { footnotePairing } from "./footnote-pairing.ts";
import { issuedAsAnnex } from "./issued-as-annex.ts";
import { issuedTitle } from "./issued-title.ts";
import { leadSupportClash } from "./lead-support-clash.ts";
import { noLead } from "./no-lead.ts";
import { officialDate } from "./official-date.ts";
import { officialElements } from "./official-elements.ts";
import { openPoint } from "./open-point.ts";
import { printedBeforeSigned } from "./printed-before-signed.ts";
import { secretContent } from "./secret-content.ts";
import { signatureAgrees } from "./signature-agrees.ts";
import { sloganVsHeading } from "./slogan-vs-heading.ts";
import { upwardDocument } from "./upward-document.ts";

/** Every check, one line each. */
export const checks: readonly Check[] = [
  addressees,
  annexNames,
  copyNumber,
  countTerm,
  countedList,
  dateOutsidePeriod,
  deadlineMissing,
  deadlineOutOfRange,
  dependencyCycle,
  documentKind,
  documentNumber,
  footnotePairing,
  issuedAsAnnex,
  issuedTitle,
  leadSupportClash,
  noLead,
  officialDate,
  officialElements,
  openPoint,
  printedBeforeSigned,
  secretContent,
  signatureAgrees,
  sloganVsHeading,
  upwardDocument,
];
