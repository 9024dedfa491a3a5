import { findingKind, type Wording } from "../../findings/finding.ts";

/** What can be wrong with the plug-ins of a project: modules that bring checks of their own. */

export const pluginUnloadable = findingKind<{ plugin: string; reason: Wording }>({
  code: "plugin-unloadable",
  severity: "error",
  why: {
    zh: "plugins 里写模块文件的路径（从配置文件所在的文件夹算起，以 ./ 开头）或已安装的包名。装不上的插件，其检查都没有做；其余检查照常。",
    en: "plugins holds paths of modules, from the folder of the configuration and with ./ in front, or names of installed packages. The checks of one that cannot be loaded are not done; all others are.",
  },
  message: {
    zh: ({ plugin, reason }) => `插件“${plugin}”装不上：${reason.zh}`,
    en: ({ plugin, reason }) => `the plug-in “${plugin}” cannot be loaded: ${reason.en}`,
  },
});

export const pluginWithoutChecks = findingKind<{ plugin: string }>({
  code: "plugin-without-checks",
  severity: "error",
  why: {
    zh: "插件是一个模块，导出名为 checks 的一组检查。",
    en: "A plug-in is a module that exports a list of checks, called checks.",
  },
  message: {
    zh: ({ plugin }) => `插件“${plugin}”没有导出 checks`,
    en: ({ plugin }) => `the plug-in “${plugin}” exports no checks`,
  },
  mend: {
    zh: () => "在模块里写 export const checks = [ … ]",
    en: () => "write export const checks = [ … ] in the module",
  },
});

export const pluginCheckMalformed = findingKind<{ plugin: string; check: string; part: string }>({
  code: "plugin-check-malformed",
  severity: "error",
  why: {
    zh: "插件里的检查和内置的检查一样，要有代码、级别、依据、说明、例子和 run；缺了或写错的不启用。",
    en: "A check of a plug-in says of itself what a built-in one does: code, severities, source, page, examples, and run. One that lacks a part, or has it wrong, does not run.",
  },
  message: {
    zh: ({ plugin, check, part }) => `插件“${plugin}”的检查“${check}”不完整：“${part}”缺少或不对`,
    en: ({ plugin, check, part }) =>
      `the check “${check}” of the plug-in “${plugin}” is not whole: “${part}” is lacking or wrong`,
  },
});

export const pluginCheckFailed = findingKind<{ plugin: string; check: string; reason: Wording }>({
  code: "plugin-check-failed",
  severity: "error",
  why: {
    zh: "插件里的检查在运行中出了错：它查到的可能不全。其余检查不受影响。",
    en: "A check of a plug-in went wrong while it ran: it may not have seen everything. No other check is affected.",
  },
  message: {
    zh: ({ plugin, check, reason }) => `插件“${plugin}”的检查“${check}”出错：${reason.zh}`,
    en: ({ plugin, check, reason }) =>
      `the check “${check}” of the plug-in “${plugin}” failed: ${reason.en}`,
  },
});
