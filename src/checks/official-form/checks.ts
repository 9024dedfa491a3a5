import type { Check } from "../check.ts";
import { addresseeMarks } from "./addressee-marks.ts";
import { addressees } from "./addressees.ts";
import { annexNames } from "./annex-names.ts";
import { copiedTwice } from "./copied-twice.ts";
import { copyNumber } from "./copy-number.ts";
import { documentKind } from "./document-kind.ts";
import { documentNumber } from "./document-number.ts";
import { headingEnding } from "./heading-ending.ts";
import { issuedAsAnnex } from "./issued-as-annex.ts";
import { issuedByDepartment } from "./issued-by-department.ts";
import { issuedTitle } from "./issued-title.ts";
import { labelPunctuation } from "./label-punctuation.ts";
import { levelOrder } from "./level-order.ts";
import { officialDate } from "./official-date.ts";
import { officialElements } from "./official-elements.ts";
import { pageFiller } from "./page-filler.ts";
import { printedBeforeSigned } from "./printed-before-signed.ts";
import { remarkForm } from "./remark-form.ts";
import { secretContent } from "./secret-content.ts";
import { signatureAgrees } from "./signature-agrees.ts";
import { singleItem } from "./single-item.ts";
import { titleLines } from "./title-lines.ts";
import { titleWording } from "./title-wording.ts";
import { upwardDocument } from "./upward-document.ts";

/** The checks of the form that GB/T 9704-2012 and the rules of official documents prescribe, one line each. */
export const checks: readonly Check[] = [
  addresseeMarks,
  addressees,
  annexNames,
  copiedTwice,
  copyNumber,
  documentKind,
  documentNumber,
  headingEnding,
  issuedAsAnnex,
  issuedByDepartment,
  issuedTitle,
  labelPunctuation,
  levelOrder,
  officialDate,
  officialElements,
  pageFiller,
  printedBeforeSigned,
  remarkForm,
  secretContent,
  signatureAgrees,
  singleItem,
  titleLines,
  titleWording,
  upwardDocument,
];
