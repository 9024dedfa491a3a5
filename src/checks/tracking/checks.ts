import type { Check } from "../check.ts";
import { behindWithoutReason } from "./behind-without-reason.ts";
import { closedByItself } from "./closed-by-itself.ts";
import { closedWithoutReport } from "./closed-without-report.ts";
import { doneAfterReport } from "./done-after-report.ts";
import { doneWithoutEvidence } from "./done-without-evidence.ts";
import { doneYetUnfinished } from "./done-yet-unfinished.ts";
import { issuedChanged } from "./issued-changed.ts";
import { lateWithoutExtension } from "./late-without-extension.ts";
import { leadBeforeOwners } from "./lead-before-owners.ts";
import { loosenedDeadline } from "./loosened-deadline.ts";
import { loosenedTarget } from "./loosened-target.ts";
import { notCarriedOver } from "./not-carried-over.ts";
import { notTakenUp } from "./not-taken-up.ts";
import { ownPlansToCome } from "./own-plans-to-come.ts";
import { placeholderText } from "./placeholder-text.ts";
import { sameAsLastTime } from "./same-as-last-time.ts";
import { unknownRound } from "./unknown-round.ts";

/** The checks of reports, adjustments and what changed since issue, one line each. */
export const checks: readonly Check[] = [
  behindWithoutReason,
  closedByItself,
  closedWithoutReport,
  doneAfterReport,
  doneWithoutEvidence,
  doneYetUnfinished,
  issuedChanged,
  lateWithoutExtension,
  leadBeforeOwners,
  loosenedDeadline,
  loosenedTarget,
  notCarriedOver,
  notTakenUp,
  ownPlansToCome,
  placeholderText,
  sameAsLastTime,
  unknownRound,
];
