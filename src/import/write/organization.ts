import { quoted } from "../quoted.ts";
import { unitName } from "../recognise/names.ts";

/** The organization, of the names that a text gives work to, signs with or goes to. */

export interface NamedUnits {
  /** Who issues it, by the title that prints. */
  readonly issuers: readonly string[];
  /** Every other name, in the order of the text. */
  readonly others: readonly string[];
}

/** Names of classes that nobody lists: 各分局, 有关部门, 全体党员. */
const CLASS =
  /^(?:各|全体|全市|全省|全县|全区|全局|全系统|有关|相关|其他|其它|所有|试点|重点|县级|市级|省级|市、县)|[、，（(]|(?:单位|部门|机构|企业)$/;

/** The entries of `organization.plan`; undefined where no unit is named at all. */
export function writeOrganization({ issuers, others }: NamedUnits): string | undefined {
  const [first, ...joint] = issuers;
  const title = first ?? (others.length === 0 ? undefined : "本单位");
  if (title === undefined) return undefined;
  const seen = new Map<string, string[]>();
  const add = (name: string) => {
    const key = unitName(name);
    if (key === "" || name === title) return;
    const titles = seen.get(key) ?? [];
    if (!titles.includes(name)) titles.push(name);
    seen.set(key, titles);
  };
  for (const name of [...joint, ...others]) add(name);
  const lines = [`机构 ${unitName(title) || "本单位"} ${quoted(title)} {`];
  const units = [...seen].map(([name, titles]) => ({
    name,
    titles,
    open: CLASS.test(titles[0] ?? ""),
  }));
  const entry = (
    keyword: string,
    { name, titles: [own = "", ...also] }: (typeof units)[number],
  ) => {
    if (name === unitName(title)) return;
    lines.push(`  ${keyword} ${name} ${quoted(own)}${also.length === 0 ? "" : " {"}`);
    if (also.length > 0) lines.push(`    又称 ${also.map(quoted).join(", ")}`, "  }");
  };
  for (const unit of units) if (!unit.open) entry("部门", unit);
  const open = units.filter(({ open: one }) => one);
  if (open.length > 0) {
    lines.push("", "  // 以下各类不列名单。");
    for (const unit of open) entry("单位组", unit);
  }
  lines.push("}");
  return `${lines.join("\n")}\n`;
}
