import type { Language, Wording } from "../findings/finding.ts";
import type { Dropped } from "./blocks.ts";
import type { ImportReport } from "./report.ts";

/** The report of an import in words. */

const names: Readonly<Record<string, Wording>> = {
  section: { zh: "部分", en: "sections" },
  goal: { zh: "目标", en: "goals" },
  measure: { zh: "措施", en: "measures" },
  action: { zh: "行动", en: "actions" },
  milestone: { zh: "节点", en: "milestones" },
  owner: { zh: "责任分工", en: "duties" },
  due: { zh: "时限", en: "deadlines" },
  frequency: { zh: "频次", en: "frequencies" },
  indicator: { zh: "指标", en: "indicators" },
  note: { zh: "注释", en: "notes" },
  table: { zh: "表", en: "tables" },
};

const unsure: Readonly<Record<string, Wording>> = {
  "unsure-owner": { zh: "分工拿不准", en: "not sure who" },
  "unsure-due": { zh: "时间拿不准", en: "not sure by when" },
  "unsure-level": { zh: "编号接不上，按正文导入", en: "a number out of sequence, taken as text" },
  number: { zh: "编号与顺序不合，照原文写明", en: "a number out of sequence, kept as typed" },
  doubt: { zh: "按正文导入", en: "taken as text" },
};

const reasons: Readonly<Record<Dropped["reason"], Wording>> = {
  "page-number": { zh: "页码", en: "page numbers" },
  "running-head": { zh: "页眉页脚", en: "running heads" },
  "web-page": { zh: "网页上的文字", en: "words of the web page" },
  picture: { zh: "图片", en: "pictures" },
  masthead: { zh: "发文机关标志", en: "the mark of the issuer" },
  empty: { zh: "空段", en: "empty paragraphs" },
};

const percent = (part: number, whole: number) =>
  whole === 0 ? 0 : Math.round((part / whole) * 100);

/** What was made of a file, what stayed open, what was left out. */
export function reportInWords(report: ImportReport, language: Language): string {
  const say = (wording: Wording) => wording[language];
  const zh = language === "zh";
  const lines: string[] = [];
  const add = (label: { zh: string; en: string }, text: string) => {
    if (text !== "") lines.push(`  ${say(label)}${zh ? "：" : ": "}${text}`);
  };
  const { characters, identical, prose, form } = report;
  add(
    { zh: "文字", en: "text" },
    identical
      ? say({
          zh: `${characters} 字，印出来与原文逐字相同`,
          en: `${characters} characters, printed as in the file, every one`,
        })
      : say({
          zh: `${characters} 字，印出来与原文不完全相同`,
          en: `${characters} characters; what prints differs from the file`,
        }),
  );
  const parts = [
    [form.title, "标题", "title"],
    [form.number, "文号", "number"],
    [form.to, "主送", "addressees"],
    [form.signers[0], "落款", "signature"],
    [form.date, "日期", "date"],
    [form.remark, "附注", "remark"],
    [form.annexes[0], "附件", "annexes"],
    [form.imprint ? "yes" : undefined, "版记", "imprint"],
  ] as const;
  add(
    { zh: "公文", en: "form" },
    parts
      .flatMap(([value, inZh, inEn]) => (value === undefined ? [] : [zh ? inZh : inEn]))
      .join(zh ? "、" : ", "),
  );
  add(
    { zh: "识别", en: "recognised" },
    Object.entries(names)
      .flatMap(([key, name]) => {
        const count = report.counts[key] ?? 0;
        return count === 0 ? [] : [zh ? `${name.zh} ${count}` : `${count} ${name.en}`];
      })
      .join(zh ? "，" : ", "),
  );
  add(
    { zh: "留作文字", en: "stayed prose" },
    `${percent(prose, characters)}%${zh ? `（${prose} 字）` : ` (${prose} characters)`}`,
  );
  for (const { line, from, to } of report.reset)
    lines.push(
      `  ${say({ zh: `第 ${line} 行：版式把“${from}”印作“${to}”`, en: `line ${line}: the form prints “${from}” as “${to}”` })}`,
    );
  const reasonsGiven = [...new Set(report.dropped.map(({ reason }) => reason))];
  for (const reason of reasonsGiven) {
    const all = report.dropped.filter((one) => one.reason === reason);
    const where = all
      .slice(0, 8)
      .map(({ line, text }) => (zh ? `第 ${line} 行“${text}”` : `line ${line} “${text}”`));
    add(
      { zh: `没有收入的${reasons[reason].zh}`, en: `left out, ${reasons[reason].en}` },
      `${where.join(zh ? "、" : ", ")}${all.length > where.length ? (zh ? `等 ${all.length} 处` : `, ${all.length} in all`) : ""}`,
    );
  }
  if (report.open.length > 0) {
    lines.push(
      `  ${say({ zh: `待人来定 ${report.open.length} 处：`, en: `for a person to decide, ${report.open.length}:` })}`,
    );
    for (const { what, line, said } of report.open) {
      const why = unsure[what];
      lines.push(
        `    ${zh ? `第 ${line} 行 ` : `line ${line} `}${why === undefined ? what : say(why)}${zh ? "：" : ": "}${said}`,
      );
    }
  }
  return `${lines.join("\n")}\n`;
}
