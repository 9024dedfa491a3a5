import { roleKinds } from "../../../grammar/kinds/attributes.ts";
import { statuses } from "../../../grammar/kinds/journal.ts";
import { choiceFor, keywordsFor } from "../../../grammar/vocabulary.ts";
import { given } from "../../given.ts";
import {
  clauseOf,
  type Entry,
  type Phrase,
  placeIn,
  type RefList,
  type Row,
} from "../../syntax/entry.ts";
import { holds } from "../../time/calendar-date.ts";
import { quietly, readTime, resolveTime } from "../items/times.ts";
import type { Item, Plan } from "../model.ts";
import { findItem, indexOf } from "../text/plan-index.ts";
import * as findings from "./findings.ts";
import type { AmendedItem, Change } from "./journal.ts";
import { type JournalContext, textOfRow, wordsOf } from "./journal-rows.ts";
import { readSubject } from "./subject.ts";

/** The rows of 调整: `时限 示范点 = 2015-12-31 | …`, `责任 晒心得 = 宣传部`, `取消 献一计 | …`. */

const roles: ReadonlySet<string> = new Set(roleKinds.map(({ kind }) => kind));

function assignedCells(row: Row) {
  return row.assignedFrom === undefined ? [] : row.cells.slice(row.assignedFrom);
}

function newDue(row: Row, entry: Entry, item: Item, context: JournalContext): Change | undefined {
  const cells = assignedCells(row);
  const [first] = cells;
  const last = cells.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const text = cells.map((cell) => cell.text).join("、");
  const phrase: Phrase = { text, quoted: false, remarks: [], start: first.start, end: last.end };
  const read = readTime(phrase, entry.file, { report: context.report });
  if (read === undefined) return undefined;
  const report = { ...quietly, report: context.report };
  const resolved = resolveTime(read, phrase, entry.file, item.time, report);
  const { plan } = item;
  const due = resolved?.due;
  if (due !== undefined && !holds(plan.period, due)) {
    const { start, end } = plan.period;
    const place = placeIn(entry.file, { start: first.start, end: last.end });
    context.report(findings.amendedOutside.at(place, { day: due, plan: plan.name, start, end }));
    return undefined;
  }
  return {
    type: "due",
    timing: { written: text, phrase: read, resolved, entry, owner: item, inherited: false },
  };
}

function newRole(
  row: Row,
  entry: Entry,
  role: string,
  context: JournalContext,
): Change | undefined {
  const cells = assignedCells(row);
  const [first] = cells;
  const last = cells.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const source: RefList = {
    include: cells.map((cell, at) => ({
      words: cell.words,
      ...given({ literal: cell.strings[0]?.text }),
      separator: at === 0 ? "" : "、",
      start: cell.start,
      end: cell.end,
    })),
    exclude: [],
    jointly: false,
    start: first.start,
    end: last.end,
  };
  const options = { literals: false, skipped: context.skipped };
  const list = context.organization.list(source, entry.file, options);
  return list.parties.length === 0 ? undefined : { type: "role", role, list };
}

function changeOf(
  word: string,
  row: Row,
  entry: Entry,
  item: Item,
  context: JournalContext,
): Change | undefined {
  const state = choiceFor(word, statuses)?.value;
  if (state === "paused") return { type: "paused" };
  if (state !== undefined) {
    const into = clauseOf(row, "merged-into")?.text.split("@")[0];
    const target = into === undefined ? undefined : findItem(into, item.plan, context.plans);
    return { type: "cancelled", ...given({ into: target }) };
  }
  const kinds = keywordsFor(word).map(({ spec }) => spec.kind);
  if (kinds.includes("due")) return newDue(row, entry, item, context);
  const role =
    kinds.find((kind) => roles.has(kind)) ??
    [...indexOf(item.plan).roles].find((declared) => declared === word);
  if (role !== undefined) return newRole(row, entry, role, context);
  const written = assignedCells(row)
    .map((cell) => cell.text)
    .join("、");
  return { type: "other", attribute: word, written };
}

/** Reads a row; undefined where it was reported. */
export function readAmendedItem(
  row: Row,
  entry: Entry,
  plan: Plan,
  context: JournalContext,
): AmendedItem | undefined {
  const [word, name] = wordsOf(row);
  if (word === undefined || name === undefined) return undefined;
  const subject = readSubject(name, entry, plan, undefined, context);
  if (subject === undefined) return undefined;
  const change = changeOf(word.written, row, entry, subject.item, context);
  if (change === undefined) return undefined;
  const reason = textOfRow(row, context);
  return {
    subject,
    change,
    ...given({ reason }),
    place: placeIn(entry.file, row),
    entry,
  };
}
