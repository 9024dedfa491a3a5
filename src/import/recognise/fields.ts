import { noteMarks } from "../blocks.ts";
import type { DraftField } from "./draft.ts";
import type { ItemContext } from "./item-context.ts";
import { unitName } from "./names.ts";
import { bracketsOf, type Duty, isDutyLine, readDuties } from "./parties.ts";
import { labelledTime, readTimes } from "./times.ts";

/** Owners and times of texts, as the fields of entries. */

/** Fields of an entry, each keyword once: what is said twice differently is none of ours to decide. */
export function unique(fields: readonly DraftField[]): readonly DraftField[] {
  const kept = new Map<string, DraftField>();
  for (const field of fields) {
    const before = kept.get(field.keyword);
    if (before === undefined) kept.set(field.keyword, field);
    else if (before.value !== field.value && !before.value.startsWith("待定"))
      kept.set(field.keyword, {
        ...field,
        value: open(`文中有两种写法：${plain(before.value)}；${plain(field.value)}`),
      });
  }
  return [...kept.values()];
}

const plain = (text: string) =>
  text
    .replace(/["“”[\]［］【】|]/g, "")
    .replace(noteMarks, "")
    .slice(0, 60);

const open = (reason: string) => `待定 "${plain(reason)}"`;

/** Brackets that say something of the sentences before them: at the end, or between two sentences. */
export function endBrackets(text: string) {
  return bracketsOf(text).filter(({ start, end }) => {
    const before = text.slice(0, start).at(-1) ?? "";
    const behind = text.slice(end).trimStart();
    return behind === "" || /^[。；;]/.test(behind) || /[。！；？]/.test(before);
  });
}

function refs(duty: Duty): string {
  const list = duty.parties
    .map(({ name, separator }, index) => {
      const sign = index === 0 ? "" : /[、，,]/.test(separator) ? separator : ` ${separator} `;
      return `${sign}${unitName(name)}`;
    })
    .join("");
  return duty.others === undefined ? list : `${list} ${duty.others}`;
}

export function dutyFields(inner: string, at: number, context: ItemContext): readonly DraftField[] {
  if (context.doubts.fields.has(at)) return [];
  const reading = readDuties(inner, context.known);
  const fields: DraftField[] = [];
  if (reading.type === "unsure") {
    context.found({ what: "unsure-owner", at, said: reading.written });
    fields.push({ keyword: "责任", value: open(`原文写作：${reading.written}`), at });
  }
  if (reading.type === "duties")
    fields.push(...reading.duties.map((duty) => dutyField(duty, at, context)));
  fields.push(...timeLabel(inner, at, context));
  return fields;
}

export function dutyField(duty: Duty, at: number, context: ItemContext): DraftField {
  context.duty(duty);
  const names = duty.parties.map(({ name }) => name).join("、");
  context.found({ what: "owner", at, said: `${duty.role} ${names}${duty.others ?? ""}` });
  return { keyword: duty.role, value: refs(duty), at };
}

export const isRole = (keyword: string) => /^(?:责任|牵头|配合|参与|指导)$/.test(keyword);

export function timeLabel(text: string, at: number, context: ItemContext): readonly DraftField[] {
  const time = labelledTime(text);
  if (time === undefined || context.doubts.fields.has(at)) return [];
  if (!time.readable) {
    context.found({ what: "unsure-due", at, said: time.phrase });
    return [{ keyword: "时限", value: open(`原文写作：${time.phrase}`), at }];
  }
  const frequency = /^(?:每|半年一次|按季度|逐月)/.test(time.phrase);
  context.found({ what: frequency ? "frequency" : "due", at, said: time.phrase });
  return [{ keyword: frequency ? "频次" : "时限", value: time.phrase, at }];
}

/** 责任单位：…; 完成时限：…: a line that belongs to the entry above it. */
export function lineFields(text: string, at: number, context: ItemContext): readonly DraftField[] {
  if (context.doubts.fields.has(at)) return [];
  return dutyFields(text, at, context);
}

export function timeFields(text: string, at: number, context: ItemContext): readonly DraftField[] {
  if (context.doubts.fields.has(at)) return [];
  const reading = readTimes(text);
  if (reading.type === "unsure") {
    context.found({ what: "unsure-due", at, said: reading.phrases.join("；") });
    return [{ keyword: "时限", value: open(`文中有几个时间：${reading.phrases.join("；")}`), at }];
  }
  const fields: DraftField[] = [];
  if (reading.due !== undefined) {
    context.found({ what: "due", at, said: reading.due });
    fields.push({ keyword: "时限", value: reading.due, at });
  }
  if (reading.frequency !== undefined) {
    context.found({ what: "frequency", at, said: reading.frequency });
    fields.push({ keyword: "频次", value: reading.frequency, at });
  }
  return fields;
}

export function isDuty(inner: string, { known }: ItemContext): boolean {
  return readDuties(inner, known).type === "duties";
}

export function isUnsure(inner: string, { known }: ItemContext): boolean {
  return readDuties(inner, known).type === "unsure";
}

export function dutyBrackets(text: string, context: ItemContext) {
  return endBrackets(text).filter(
    ({ inner }) => isDuty(inner, context) || isUnsure(inner, context),
  );
}

/** Names that brackets and lines of the whole text surely use for units. */
export function knownUnits(texts: readonly string[]): ReadonlySet<string> {
  const known = new Set<string>();
  for (const text of texts) {
    const stretches = isDutyLine(text) ? [text] : endBrackets(text).map(({ inner }) => inner);
    for (const stretch of stretches) {
      const reading = readDuties(stretch, new Set());
      if (reading.type !== "duties") continue;
      for (const { parties } of reading.duties) for (const { name } of parties) known.add(name);
    }
  }
  return known;
}
