import { findingKind } from "../findings/finding.ts";

/** What can be wrong with a project's configuration and with reading its files. */

export const configurationUnreadable = findingKind<{ json: boolean }>({
  code: "configuration-unreadable",
  severity: "error",
  why: {
    zh: "planwright.config.json 必须是一个 JSON 对象；读不懂时，什么都不会生成。",
    en: "planwright.config.json must be one JSON object; nothing is made from a project whose configuration cannot be read.",
  },
  message: {
    zh: ({ json }) =>
      json ? "配置应为一个 JSON 对象：{ … }" : "配置不是有效的 JSON：从这里起读不下去",
    en: ({ json }) =>
      json
        ? "the configuration must be one JSON object: { … }"
        : "the configuration is not valid JSON: it cannot be read from here on",
  },
  mend: {
    zh: () => "检查前后的逗号、引号和括号；JSON 里不能写注释，最后一项后面没有逗号",
    en: () =>
      "look at the commas, quotes and brackets around it; JSON has no comments and no comma behind the last member",
  },
});

export const unknownSetting = findingKind<{ key: string }>({
  code: "unknown-setting",
  severity: "error",
  why: {
    zh: "配置里没有这一项。写错的设置若被悄悄忽略，结果就会与预期不符。",
    en: "The configuration has no such setting. A misspelt one that is silently ignored would not do what was meant.",
  },
  message: {
    zh: ({ key }) => `没有名为“${key}”的设置`,
    en: ({ key }) => `there is no setting “${key}”`,
  },
});

export const wrongSetting = findingKind<{ key: string; zh: string; en: string }>({
  code: "wrong-setting",
  severity: "error",
  why: {
    zh: "设置的值不是它能取的值。",
    en: "The value of a setting is not one that it can have.",
  },
  message: {
    zh: ({ key, zh }) => `“${key}”应为${zh}`,
    en: ({ key, en }) => `“${key}” must be ${en}`,
  },
});

export const pathOutside = findingKind<{ key: string; written: string }>({
  code: "path-outside",
  severity: "error",
  why: {
    zh: "include 通到项目文件夹以外，会把别处的文件当成本项目的；out 通到以外，会写到别处去。",
    en: "An include that leads out of the project's folder takes in files that are somebody else's; an out that does so writes over them.",
  },
  message: {
    zh: ({ key, written }) => `“${key}”的“${written}”通到项目文件夹以外`,
    en: ({ key, written }) => `“${written}” of “${key}” leads out of the project's folder`,
  },
  mend: {
    zh: () => '写项目文件夹以内的路径；确实要用以外的，加上 "outside": true',
    en: () => 'write a path inside the folder; where it is meant, add "outside": true',
  },
});

export const globAbsurd = findingKind<{ key: string; glob: string }>({
  code: "glob-absurd",
  severity: "error",
  why: {
    zh: "空的、超过 1000 个字符的、或者花括号代表成千上万种写法的通配路径没有人会用；悄悄略过它，就会少读文件。",
    en: "Nobody means a glob that is empty, longer than 1,000 characters, or whose braces stand for thousands of others; passed over in silence it would leave files unread.",
  },
  message: {
    zh: ({ key, glob }) => `“${key}”的“${glob}”不是可用的通配路径`,
    en: ({ key, glob }) => `“${glob}” of “${key}” is no usable glob`,
  },
  mend: {
    zh: () => '写一条普通的通配路径，如 "**/*.plan"，或删去它',
    en: () => 'write a plain glob such as "**/*.plan", or delete it',
  },
});

export const settingLacking = findingKind<{ key: string }>({
  code: "setting-lacking",
  severity: "error",
  why: {
    zh: "这一组设置少了必须有的一项，不知道要它做什么。",
    en: "A group of settings lacks one that it cannot do without: it would have no effect.",
  },
  message: {
    zh: ({ key }) => `这里缺少“${key}”`,
    en: ({ key }) => `“${key}” is lacking here`,
  },
});

export const unknownOption = findingKind<{ option: string; code: string }>({
  code: "unknown-option",
  severity: "error",
  why: {
    zh: "这项检查没有这个选项。写错的选项若被悄悄忽略，检查就会与预期不符。",
    en: "The check has no such option. A misspelt one that is silently ignored would not do what was meant.",
  },
  message: {
    zh: ({ option, code }) => `检查“${code}”没有选项“${option}”`,
    en: ({ option, code }) => `the check “${code}” has no option “${option}”`,
  },
});

export const overrideMatchesNothing = findingKind<{ name: string }>({
  code: "override-matches-nothing",
  severity: "error",
  why: {
    zh: "overrides 按名字说明它管哪个方案、通知或事项；没有这个名字，所设的级别就不起作用。",
    en: "An override names the plan, notice or item that it holds for; where there is none of that name, its levels have no effect.",
  },
  message: {
    zh: ({ name }) => `没有名为“${name}”的方案、通知或事项`,
    en: ({ name }) => `there is no plan, notice or item called “${name}”`,
  },
});

export const baselineUnreadable = findingKind<{
  file: string;
  state: "missing" | "unreadable" | "foreign";
  reason: string;
}>({
  code: "baseline-unreadable",
  severity: "error",
  why: {
    zh: "基线列出不算的旧问题；读不了基线，就分不出哪些问题是新的，所以一个也不放过。",
    en: "A baseline lists the findings that do not count; without it nobody can tell which are new, so all of them count.",
  },
  message: {
    zh: ({ file, state, reason }) =>
      ({
        missing: `没有基线文件“${file}”`,
        unreadable: `无法读取基线文件“${file}”：${reason}`,
        foreign: `“${file}”不是基线文件`,
      })[state],
    en: ({ file, state, reason }) =>
      ({
        missing: `there is no baseline “${file}”`,
        unreadable: `the baseline “${file}” cannot be read: ${reason}`,
        foreign: `“${file}” is no baseline`,
      })[state],
  },
  mend: {
    zh: ({ state }) =>
      state === "foreign"
        ? "核对路径；合并时留下的冲突先解决；或删去它，再运行 planwright check --update-baseline"
        : "核对路径；或运行 planwright check --update-baseline 写出一份",
    en: ({ state }) =>
      state === "foreign"
        ? "check the path; mend what a merge left behind; or delete the file and run planwright check --update-baseline"
        : "check the path, or run planwright check --update-baseline to write one",
  },
});

export const baselineOutdated = findingKind<{ count: number }>({
  code: "baseline-outdated",
  severity: "note",
  why: {
    zh: "基线里的问题已经改好：留着这些条目，以后真出了同样的问题就看不见了。",
    en: "What the baseline lists is mended; left in place, it would hide the next finding of the kind.",
  },
  message: {
    zh: ({ count }) => `基线里有 ${count} 条已经没有对应的问题`,
    en: ({ count }) =>
      count === 1
        ? "one entry of the baseline matches nothing any more"
        : `${count} entries of the baseline match nothing any more`,
  },
  mend: {
    zh: () => "运行 planwright check --update-baseline 更新基线",
    en: () => "run planwright check --update-baseline to renew it",
  },
});

export const notUtf8 = findingKind<{ zh: string; en: string; iconv: string }>({
  code: "file-not-utf-8",
  severity: "error",
  why: {
    zh: "源文件一律用 UTF-8 保存，这样在任何电脑上读到的都是同样的文字。",
    en: "Sources are saved as UTF-8, so that every computer reads the same characters.",
  },
  message: {
    zh: ({ zh }) => `文件不是 UTF-8 编码（看来是 ${zh}）`,
    en: ({ en }) => `the file is not saved as UTF-8 (it looks like ${en})`,
  },
  mend: {
    zh: ({ iconv }) =>
      `在编辑器中选“另存为”，编码选 UTF-8；或运行 iconv -f ${iconv} -t UTF-8 旧文件 > 新文件`,
    en: ({ iconv }) =>
      `save it again with the encoding UTF-8, or run iconv -f ${iconv} -t UTF-8 old > new`,
  },
});

export const fileUnreadable = findingKind<{ reason: string }>({
  code: "file-unreadable",
  severity: "error",
  why: {
    zh: "项目的文件必须都能读取，否则计划不完整。",
    en: "Every file of a project must be readable, or the plan would be incomplete.",
  },
  message: {
    zh: ({ reason }) => `无法读取这个文件：${reason}`,
    en: ({ reason }) => `this file cannot be read: ${reason}`,
  },
});

export const importMatchesNothing = findingKind<{ pattern: string }>({
  code: "import-matches-nothing",
  severity: "error",
  why: {
    zh: "引用的路径从写引用的文件所在的文件夹算起，可用 * 和 **；一个文件也没有匹配到，多半是写错了。",
    en: "The path of an import starts at the folder of the file that it stands in and may hold * and **; one that matches no file is most likely misspelt.",
  },
  message: {
    zh: ({ pattern }) => `引用“${pattern}”没有匹配到任何文件`,
    en: ({ pattern }) => `the import “${pattern}” matches no file`,
  },
  mend: {
    zh: () => "核对路径：从本文件所在的文件夹算起",
    en: () => "check the path: it starts at the folder of this file",
  },
});

export const sideFileMissing = findingKind<{ path: string }>({
  code: "side-file-missing",
  severity: "error",
  why: {
    zh: "表格和图片可以取自旁边的文件，路径从写它的文件所在的文件夹算起；没有这个文件，公文就缺一块。",
    en: "Tables and pictures may come from files; their paths start at the folder of the source. Without the file the document would lack a piece.",
  },
  message: {
    zh: ({ path }) => `没有文件“${path}”`,
    en: ({ path }) => `there is no file “${path}”`,
  },
  mend: {
    zh: () => "核对路径：从本文件所在的文件夹算起",
    en: () => "check the path: it starts at the folder of this file",
  },
});

export const layoutRefused = findingKind<{ line: string }>({
  code: "layout-refused",
  severity: "error",
  why: {
    zh: "fmt 只改版面，不改意思，再排一次也不变。哪一行错到重排就会变意思的地步，整个文件就保持原样，一个字符也不动。",
    en: "fmt changes the layout and never what a source means, and a second run changes nothing. Where a line is so damaged that laying it out would mean something else, the whole file stays as it is, to the character.",
  },
  message: {
    zh: ({ line }) => `没有整理这个文件：从“${line}”这一行起，重排会改变意思`,
    en: ({ line }) =>
      `this file was not laid out: from the line “${line}” on that would change what it means`,
  },
  mend: {
    zh: () => "先用 planwright check 看这一行错在哪里，改好再整理",
    en: () => "see with planwright check what is wrong with this line, mend it and run fmt again",
  },
});
