import { compile } from "../../../src/model/compile.ts";
import { type SheetOptions, sheetsOf } from "../../../src/sheets/sheet.ts";
import type { SheetView } from "../../../src/sheets/view.ts";
import { readSource } from "../../../src/syntax/read-source.ts";
import { day } from "../../tracking/small.ts";

/** A bureau whose sub-bureaus owe a duty with a deadline, one each half-year, two each month and a standing one. */
export const yearly = `机构 省局 "某省局" {
  部门 办公室 "办公室"
  部门 人事处 "人事处"
  分局 温州 "温州分局"
  分局 嘉兴 "嘉兴分局"
  单位组 各分局 = 分局
}
通知 通知 "某省局关于印发某省局2015年工作方案的通知" {
  文号 "某发〔2015〕1号"
  主送 各分局
  落款 省局
  日期 2015-01-10
  印发 年度
}
方案 年度 "某省局2015年工作方案" {
  年度 2015
  制发 省局
  填报 每季度末
  部分 工作 "工作措施" {
    措施 台账 "建立台账。" {
      责任 各分局
      牵头 办公室
      时限 9月30日前
      指标 覆盖面 "台账覆盖面" >= 95%
    }
    措施 谈心 "谈心谈话。" { 责任 各分局；频次 每半年1次 }
    措施 学习 "组织集中学习。" {
      责任 各分局
      频次 每月1次
      | 各分局每月集中学习一次，班子成员带头发言。
    }
    措施 宣传 "持续宣传。" { 责任 各分局；时限 长期坚持 }
    措施 培训 "开展培训。" { 责任 人事处；配合 各分局；时限 年底前 }
  }
}
`;

const journal = `进展 温州 {
  2015-02-03 学习@1月 完成 于 2015-01-28 佐证 "学习记录第1号" | 集中学习一次。
  2015-03-03 学习@2月 60%
  2015-04-03 台账 40% 问题 "底数不清" | 已建立 <台账> & "目录"</script>
}
`;

export interface Asked extends Partial<Omit<SheetOptions, "asOf">> {
  readonly asOf?: string;
  readonly source?: string;
  readonly told?: string;
}

/** The sheet of a unit by its id; of all units by `all`. */
export function sheetOf(
  unit: string,
  { asOf = "2015-04-30", source = yearly, told = journal, ...options }: Asked = {},
): SheetView {
  const { model } = compile([
    readSource({ path: "plan.plan", text: source }),
    readSource({ path: "journal.plan", text: told }),
  ]);
  const [plan] = model.plans;
  if (plan === undefined) throw new Error("the plan of the test is missing");
  const { units, all } = sheetsOf(plan, model, { ...options, asOf: day(asOf) });
  const sheet = unit === "all" ? all : units.find((one) => one.unit?.id === unit);
  if (sheet === undefined) throw new Error(`the sheet of ${unit} is missing`);
  return sheet;
}

/** Every text that a sheet shows in its rows, occurrences included. */
export function textsOf(sheet: SheetView): readonly string[] {
  return sheet.tables.flatMap(({ rows }) =>
    rows.flatMap(({ cells, occurrences }) => [
      ...Object.values(cells),
      ...occurrences.map(({ value }) => value),
    ]),
  );
}
