import type { Check } from "./check.ts";
import { countedList } from "./counted-list.ts";
import { dateOutsidePeriod } from "./date-outside-period.ts";
import { deadlineMissing } from "./deadline-missing.ts";
import { deadlineOutOfRange } from "./deadline-out-of-range.ts";
import { dependencyCycle } from "./dependency-cycle.ts";
import { documentKind } from "./document-kind.ts";
import { documentNumber } from "./document-number.ts";
import { leadSupportClash } from "./lead-support-clash.ts";
import { noLead } from "./no-lead.ts";
import { officialDate } from "./official-date.ts";
import { officialElements } from "./official-elements.ts";
import { openPoint } from "./open-point.ts";
import { printedBeforeSigned } from "./printed-before-signed.ts";

/** Every check, one line each. */
export const checks: readonly Check[] = [
  countedList,
  dateOutsidePeriod,
  deadlineMissing,
  deadlineOutOfRange,
  dependencyCycle,
  documentKind,
  documentNumber,
  leadSupportClash,
  noLead,
  officialDate,
  officialElements,
  openPoint,
  printedBeforeSigned,
];
