import { quoted } from "../quoted.ts";
import type { DraftPart } from "../recognise/draft.ts";
import type { Frame, FramedNotice, Placed } from "../recognise/frame.ts";
import type { Content } from "../recognise/item-context.ts";
import { unitName } from "../recognise/names.ts";
import { writeOrganization } from "./organization.ts";
import { SourceWriter } from "./source.ts";

/** The files of an import: organization, notice, plan. */

export interface DraftedPlan {
  readonly frame: Frame;
  readonly year?: string;
  readonly period?: string;
  /** The first label of each level. */
  readonly samples: readonly string[];
  /** Kinds whose numbers run on through all divisions around them. */
  readonly continuous: readonly { readonly kinds: readonly string[]; readonly sample: string }[];
  readonly content: Content;
  /** That of each annex, in its order. */
  readonly annexes: readonly Content[];
  /** Units that the text names, in its order. */
  readonly units: readonly string[];
  /** Names of notes by the ids of the file. */
  readonly noteNames: ReadonlyMap<string, string>;
}

export interface WrittenFile {
  readonly path: "organization.plan" | "notice.plan" | "plan.plan";
  readonly text: string;
  /** The block of the file that each line came from. */
  readonly from: readonly (number | undefined)[];
}

/** Writes the sources. */
export function writeSources(draft: DraftedPlan): readonly WrittenFile[] {
  const { frame } = draft;
  const files: WrittenFile[] = [];
  const signers = frame.notice?.signers.map(({ text }) => text) ?? [];
  const issuers = signers.length > 0 ? signers : issuerIn(frame);
  const organization = writeOrganization({
    issuers,
    others: [...draft.units, ...addressees(frame.notice)],
  });
  if (organization !== undefined)
    files.push({ path: "organization.plan", text: organization, from: [] });
  const suffix = draft.year ?? draft.period?.replace(/[^\d]+/g, "_").replace(/_$/, "") ?? "";
  const names =
    frame.locale === "en"
      ? { plan: `plan-${suffix || "1"}`, notice: `notice-${suffix || "1"}` }
      : { plan: `方案${suffix}`, notice: `公文${suffix}` };
  if (frame.notice !== undefined) {
    const written = writeNotice(frame.notice, frame, draft, names);
    files.push({ path: "notice.plan", ...written });
  }
  files.push({ path: "plan.plan", ...writePlan(draft, issuers, names.plan) });
  return files;
}

/** The unit that a title begins with: 浙江银监局2015年…, 某市人民政府办公室关于…. */
function issuerIn({ notice, plan }: Frame): readonly string[] {
  const title = notice?.title ?? plan?.title ?? "";
  const before =
    /^(.{2,30}?)关于/.exec(title)?.[1] ??
    /^(\p{Script=Han}{2,20}?(?:局|委|厅|部|办|院|政府|公司|大学|学院|委员会|中心))(?=\d{4}年)/u.exec(
      title,
    )?.[1];
  return before === undefined || /[《》，]/.test(before) ? [] : [before];
}

const UNIT_LIKE =
  /^[\p{Script=Han}（）]{2,20}(?:局|委|办|厅|部|处|科|室|中心|公司|党委|党组|支部|党支部|分局|学校|医院|单位|部门|政府|街道|镇|乡)$/u;

interface Addressee {
  readonly name: string;
  readonly separator: string;
  readonly declared: boolean;
}

/** The addressees one by one, where each is surely a unit; a group with others stays whole. */
function addresseesOf(text: string): readonly Addressee[] {
  return text.split(/(?<=[，,；;])/).flatMap((group): Addressee[] => {
    const bare = group.replace(/[，,；;]$/, "").trim();
    const sign = /[，,；;]$/.exec(group)?.[0] ?? "";
    const names = bare.split("、");
    const units = names.every((name) => UNIT_LIKE.test(name.trim()));
    if (!units) return [{ name: bare, separator: sign, declared: false }];
    return names.map((name, index) => ({
      name: name.trim(),
      separator: index === names.length - 1 ? sign : "、",
      declared: true,
    }));
  });
}

function addressees(notice: FramedNotice | undefined): readonly string[] {
  return notice?.to === undefined
    ? []
    : addresseesOf(notice.to.text).flatMap(({ name, declared }) => (declared ? [name] : []));
}

function toList(text: string): string {
  const list = addresseesOf(text);
  // Only commas join the names of a list.
  if (list.some(({ separator }) => /[；;]/.test(separator))) return quoted(text);
  return list
    .map(
      ({ name, separator, declared }) => `${declared ? unitName(name) : quoted(name)}${separator}`,
    )
    .join("");
}

function writeNotice(
  notice: FramedNotice,
  frame: Frame,
  draft: DraftedPlan,
  names: { readonly plan: string; readonly notice: string },
) {
  const writer = new SourceWriter(frame.locale, draft.noteNames);
  const first = notice.titleAt[0];
  writer.open(`${notice.form} ${names.notice} ${writer.title(notice.title)}`, first);
  if (notice.number !== undefined)
    writer.line(`文号 ${quoted(notice.number.text)}`, notice.number.at);
  if (notice.to !== undefined) writer.line(`主送 ${toList(notice.to.text)}`, notice.to.at);
  if (notice.blocks.length > 0) {
    writer.line("");
    writer.parts(plainTexts(notice.blocks), { runsIn: false });
    writer.line("");
  }
  if (notice.signers.length > 0)
    writer.line(
      `落款 ${notice.signers.map(({ text }) => unitName(text)).join(", ")}`,
      notice.signers[0]?.at,
    );
  if (notice.date !== undefined) writer.line(`日期 ${notice.date.day}`, notice.date.at);
  if (notice.remark !== undefined)
    writer.line(`附注 ${quoted(notice.remark.text)}`, notice.remark.at);
  writer.line(`${frame.plan?.isBody === true ? "正文" : "印发"} ${names.plan}`, first);
  const { imprint } = notice;
  if (imprint?.cc !== undefined) writer.line(`抄送 ${quoted(imprint.cc)}`, imprint.at[0]);
  if (imprint?.by !== undefined) writer.line(`印发机关 ${quoted(imprint.by)}`, imprint.at[0]);
  if (imprint?.on !== undefined) writer.line(`印发日期 ${imprint.on.day}`, imprint.at[0]);
  if (notice.annexList === undefined && frame.annexes.length > 0) writer.line("附件说明 无", first);
  writer.close();
  return writer.result;
}

function plainTexts(placed: readonly Placed[]): readonly DraftPart[] {
  return placed.map(
    ({ block, at }, index): DraftPart =>
      block.kind === "table"
        ? { type: "table", table: block, at }
        : {
            type: "text",
            text: block.text,
            at,
            apart: index > 0,
            ...(block.bullet === true ? { bullet: true } : {}),
          },
  );
}

function writePlan(draft: DraftedPlan, issuers: readonly string[], name: string) {
  const { frame } = draft;
  const writer = new SourceWriter(frame.locale, draft.noteNames);
  const { title } = frame.plan ?? {};
  const first = frame.plan?.titleAt[0];
  // Only the body of a notice needs no title of its own; nobody makes one up.
  const asked = frame.plan?.isBody === true ? "" : ` "[?标题：原文没有]"`;
  writer.open(`方案 ${name}${title === undefined ? asked : ` ${writer.title(title)}`}`, first);
  if (frame.locale === "en") writer.line("语言 英文");
  if (draft.period !== undefined) writer.line(`期间 ${draft.period}`);
  else if (draft.year !== undefined) writer.line(`年度 ${draft.year}`);
  if (issuers.length > 0) writer.line(`制发 ${issuers.map(unitName).join(", ")}`);
  const defaults =
    frame.locale === "en" ? ["1 ", "1.1 ", "1.1.1 "] : ["一、", "（一）", "1.", "（1）"];
  const { samples } = draft;
  if (samples.some((sample, index) => sample !== defaults[index]))
    writer.line(`编号 ${samples.map((sample) => quoted(sample)).join(" ")}`);
  for (const { kinds, sample } of draft.continuous)
    if (kinds.length > 0) writer.line(`编号 ${kinds.join(", ")} ${quoted(sample)} 连续`);
  if (frame.annexes.length > 0 && frame.notice?.annexList === undefined) writer.line("附件说明 无");
  if (frame.notes.length > 0) {
    writer.line("");
    for (const note of frame.notes)
      writer.line(`注释 ${draft.noteNames.get(note.id) ?? note.id} | ${note.text}`);
  }
  writer.line("");
  writer.fields(draft.content.fields);
  writer.parts(draft.content.parts, { runsIn: false });
  frame.annexes.forEach((annex, index) => {
    writer.line("");
    writer.open(`附件 ${writer.title(annex.title)}`, annex.at);
    const { fields, parts } = draft.annexes[index] ?? { fields: [], parts: [] };
    writer.fields(fields);
    writer.parts(parts, { runsIn: false });
    writer.close();
  });
  writer.close();
  return writer.result;
}
