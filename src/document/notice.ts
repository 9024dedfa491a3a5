import { noticeForms } from "../../grammar/kinds/notice.ts";
import type { Place } from "../findings/finding.ts";
import { given } from "../given.ts";
import { annexLabel } from "../model/annexes.ts";
import type { Model } from "../model/compiled.ts";
import type { Notice, Party, Plan } from "../model/model.ts";
import { holderName, printParties } from "../model/organization/parties.ts";
import { childOf, childrenOf, placeIn } from "../syntax/entry.ts";
import { printDate } from "./date-in-words.ts";
import { type DocumentOptions, layoutOptions } from "./document-options.ts";
import { cellSource, flowOf } from "./flow.ts";
import { annexViews, draftView, listsAnnexes, planBlocks, printTitle } from "./plan.ts";
import { type Composition, printNotes } from "./print-inline.ts";
import { withBlocks, withSameWidths } from "./tables/same-widths.ts";
import { unitTaskTable } from "./tables/task-table.ts";
import type { Header, Imprint, NoticeView, PrintedAnnex, PrintedBlock, Signature } from "./view.ts";

/** A notice with what it issues, as the form of GB/T 9704-2012 wants it. */

function literal(notice: Notice, kind: string): string | undefined {
  const value = childOf(notice.entry, kind)?.value;
  if (value?.type === "literal") return value.text;
  return value?.type === "choice" ? value.choice : undefined;
}

/** The names of the signing organs, the host first. */
function signerNames({ signedBy, locale }: Notice): readonly string[] {
  return (signedBy?.refs ?? []).map(({ named, written }) =>
    named === undefined ? written : holderName(named, "full", locale),
  );
}

/** Forms that may go to a superior organ and then name who approved them (条例 art. 9). */
const upwardForms: ReadonlySet<string> = new Set(["request", "report", "opinion", "proposal"]);

function headerOf(notice: Notice, options: DocumentOptions): Header {
  const copyNumber = literal(notice, "copy-number");
  const secrecy = literal(notice, "secrecy");
  const period = literal(notice, "secrecy-period");
  const urgency = literal(notice, "urgency");
  const approved = childOf(notice.entry, "approved-by")?.value;
  const issuers = signerNames(notice);
  const { number } = notice;
  const upward = upwardForms.has(notice.form);
  return {
    issuers: issuers.length === 0 ? [""] : issuers,
    withDocumentWord:
      notice.form !== "letter" && notice.form !== "order" && notice.form !== "minutes",
    ...given({ copyNumber }),
    ...(secrecy === undefined
      ? {}
      : { secrecy: period === undefined ? secrecy : `${secrecy}★${period}` }),
    ...given({ urgency }),
    ...(number === undefined || notice.draft !== undefined ? {} : { number }),
    ...(approved?.type === "words" && upward
      ? { signers: approved.words.map(({ written }) => written) }
      : {}),
    ...(options.star ? { star: true } : {}),
  };
}

function signatureOf(notice: Notice, options: DocumentOptions): Signature | undefined {
  const signers = signerNames(notice);
  if (notice.draft !== undefined || notice.date === undefined || signers.length === 0)
    return undefined;
  const joint = signers.length > 1;
  const mode = options.seal
    ? joint
      ? "joint-sealed"
      : "sealed"
    : joint
      ? "joint-unsealed"
      : "unsealed";
  return {
    mode,
    signers,
    date: printDate(notice.date, notice.locale),
    ...(options.seal ? { sealDiameter: options.sealDiameter } : {}),
  };
}

/** 版记: there is one where a copy goes somewhere or a printing organ is named. */
function imprintOf(notice: Notice): Imprint | undefined {
  const { locale } = notice;
  const cc = notice.cc === undefined ? undefined : printParties(notice.cc, "full", locale);
  const on = notice.printedOn ?? notice.date;
  if (
    (cc === undefined && notice.printedBy === undefined) ||
    on === undefined ||
    notice.draft !== undefined
  )
    return undefined;
  const by = notice.printedBy ?? notice.signedBy;
  return {
    ...given({ cc }),
    printedBy: by === undefined ? "" : printParties(by, "full", locale),
    printedOn: printDate(on, locale),
  };
}

/** 附注: what is remarked, how it is made public, whom to ask; without the brackets that the form sets. */
function remarkOf(notice: Notice): string | undefined {
  const zh = notice.locale === "zh";
  const remark = literal(notice, "remark")?.replace(/^[（(](.*)[）)]$/, "$1");
  const disclosure = literal(notice, "disclosure");
  const contacts = childrenOf(notice.entry, "contact").flatMap(({ value }) =>
    value?.type === "strings" ? [value.strings.map(({ text }) => text).join(zh ? "，" : ", ")] : [],
  );
  const parts = [
    ...(remark === undefined ? [] : [remark]),
    ...(disclosure === undefined ? [] : [`${zh ? "公开方式：" : "Disclosure: "}${disclosure}`]),
    ...(contacts.length === 0
      ? []
      : [`${zh ? "联系人：" : "Contact: "}${contacts.join(zh ? "；" : "; ")}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(zh ? "；" : "; ");
}

function subjectOf(notice: Notice): string {
  const form = noticeForms.find(({ value }) => value === notice.form);
  return notice.locale === "zh" ? (form?.zh ?? "") : (form?.en ?? "");
}

/** The annex that a notice to each of several units (对象) adds for one of them: its own tasks. */
function ownTasks(
  plan: Plan | undefined,
  party: Party | undefined,
  composition: Composition,
): readonly Omit<PrintedAnnex, "label">[] {
  if (plan === undefined || party === undefined) return [];
  const table = unitTaskTable(plan, party.holder, cellSource(composition));
  if (table.rows.length === 0) return [];
  const who = holderName(party.holder, "short", plan.locale);
  const text =
    plan.locale === "zh"
      ? `${plan.title.text}任务清单（${who}）`
      : `${plan.title.text}: tasks of ${who}`;
  return [{ title: { text, lines: [] }, blocks: [table] }];
}

/**
 * The view data of a notice.
 * @param addressee of a notice to each of several units (对象): whose copy it is
 */
export function noticeView(
  model: Model,
  notice: Notice,
  options: DocumentOptions,
  addressee?: Party,
): NoticeView {
  const { locale } = notice;
  const plan =
    notice.issues ?? notice.body ?? (addressee === undefined ? notice.structure : model.plans[0]);
  const composition: Composition = {
    model,
    files: options.files,
    words: options.words,
    notice,
    locale,
    called: new Map(),
    ...given({ plan, traced: options.traced }),
  };
  const title = printTitle(notice.title, composition, notice.entry);
  const body: readonly PrintedBlock[] = [
    ...flowOf(notice.entry, composition),
    ...(notice.body === undefined ? [] : flowOf(notice.body.entry, composition)),
  ];
  const issued =
    notice.issues === undefined
      ? undefined
      : {
          title: printTitle(notice.issues.title, composition, notice.issues.entry),
          blocks: planBlocks(notice.issues, composition),
        };
  const own = [...notice.annexes, ...(notice.body?.annexes ?? [])];
  const tasks = ownTasks(plan, addressee, composition);
  const count = own.length + tasks.length;
  const ownAnnexes = [...annexViews(own, composition), ...tasks].map(
    (annex, index): PrintedAnnex => ({ ...annex, label: annexLabel(index, count, locale) }),
  );
  const annexes = [...ownAnnexes, ...annexViews(notice.issues?.annexes ?? [], composition)];
  const [ofBody = [], ofIssued = [], ...ofAnnexes] = withSameWidths([
    body,
    issued?.blocks ?? [],
    ...annexes.map((annex) => annex.blocks),
  ]);
  const signature = signatureOf(notice, options);
  const imprint = imprintOf(notice);
  const remark = remarkOf(notice);
  const draft = draftView(notice.draft, locale);
  const { number, date } = notice;
  return {
    kind: "notice",
    meta: {
      title: title.text,
      author: signerNames(notice).join(locale === "zh" ? "、" : ", "),
      subject: number === undefined ? subjectOf(notice) : number,
      ...given({ date }),
    },
    options: layoutOptions(options, locale),
    header: headerOf(notice, options),
    title,
    ...(addressee === undefined
      ? notice.to === undefined
        ? {}
        : { to: printParties(notice.to, "full", locale) }
      : { to: holderName(addressee.holder, "full", locale) }),
    body: ofBody,
    ...(count === 0 || !listsAnnexes(notice)
      ? {}
      : { attachmentList: ownAnnexes.map((annex) => annex.title.text) }),
    ...given({ signature, remark }),
    ...(issued === undefined ? {} : { issued: { ...issued, blocks: ofIssued } }),
    annexes: withBlocks(annexes, ofAnnexes),
    notes: printNotes(composition),
    ...given({ imprint, draft }),
    ...(options.traced === true ? { fields: placesOf(notice) } : {}),
  };
}

/** The places of the attributes that a notice states itself, by kind. */
function placesOf({ entry }: Notice): Readonly<Record<string, Place>> {
  return Object.fromEntries(
    entry.children.flatMap((child) =>
      child.type === "entry" && child.spec.category === "attribute"
        ? [[child.kind, placeIn(child.file, child)] as const]
        : [],
    ),
  );
}
