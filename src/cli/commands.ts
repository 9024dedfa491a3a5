import type { Wording } from "../findings/finding.ts";
import type { CommandModule } from "./command-context.ts";

interface CommandRow {
  readonly name: string;
  readonly summary: Wording;
  /** Loads the command: only the one that runs is loaded. */
  readonly load: () => Promise<CommandModule>;
}

/** Every command, in the order of the help. */
export const commands: readonly CommandRow[] = [
  {
    name: "check",
    summary: { zh: "检查计划源文件，列出问题", en: "check plan sources and list the findings" },
    load: () => import("./commands/check.ts"),
  },
  {
    name: "build",
    summary: {
      zh: "生成公文和方案（HTML、PDF）、待定事项和数据",
      en: "make the notices and plans (HTML, PDF), the open points and the data",
    },
    load: () => import("./commands/build.ts"),
  },
  {
    name: "status",
    summary: {
      zh: "看执行情况：按单位、目标、到期月份汇总，谁没有填报",
      en: "show how a plan stands: by unit, goal or month due, and who has not reported",
    },
    load: () => import("./commands/status.ts"),
  },
  {
    name: "supervise",
    summary: {
      zh: "为落后的任务开督办单，编好号",
      en: "order what is behind: numbered supervision orders, one a unit",
    },
    load: () => import("./commands/supervise.ts"),
  },
  {
    name: "collect",
    summary: {
      zh: "收回填好的跟踪表：列出变化，写入台账",
      en: "take back filled-in tracking sheets: list what they change, write it into the journal",
    },
    load: () => import("./commands/collect.ts"),
  },
  {
    name: "fmt",
    summary: { zh: "整理源文件的版面", en: "lay out sources in the canonical way" },
    load: () => import("./commands/fmt.ts"),
  },
  {
    name: "init",
    summary: { zh: "新建一个可用的小项目", en: "make a small working project" },
    load: () => import("./commands/init.ts"),
  },
  {
    name: "import",
    summary: {
      zh: "把已有的通知、方案变成计划源文件",
      en: "make plan sources of a notice or plan that exists",
    },
    load: () => import("./commands/import.ts"),
  },
  {
    name: "roll",
    summary: {
      zh: "由今年的方案和台账生成下一年的草稿",
      en: "make next year's draft from this year's plan and journal",
    },
    load: () => import("./commands/roll.ts"),
  },
  {
    name: "explain",
    summary: {
      zh: "说明一个问题代码，或一个事项的责任、时限和编号从何而来",
      en: "explain a finding's code, or where an item's owners, dates and number come from",
    },
    load: () => import("./commands/explain.ts"),
  },
  {
    name: "rules",
    summary: {
      zh: "列出所有问题代码：级别、类别、约束力、依据",
      en: "list all codes: severity, category, how binding, source",
    },
    load: () => import("./commands/rules.ts"),
  },
  {
    name: "doctor",
    summary: {
      zh: "查看本机的 Node、浏览器、字体和模板是否可用",
      en: "look whether Node, browser, fonts and templates of this computer serve",
    },
    load: () => import("./commands/doctor.ts"),
  },
];
