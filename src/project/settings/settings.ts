import * as v from "valibot";
import { levels } from "../../checks/check.ts";
import { described, oneOf, setting } from "../../checks/entries/described.ts";
import { ruleSchema } from "../../checks/rules/schema.ts";
import {
  bulletinItemsSetting,
  lightsSetting,
  rankBySetting,
  sheetsSetting,
} from "./tracking-settings.ts";

/** The name of a project's configuration file. */
export const CONFIGURATION_FILE = "planwright.config.json";

const text = v.pipe(v.string(), v.minLength(1));
const globs = v.array(text);
const globWords = {
  zh: '一组通配路径，如 ["**/*.plan"]',
  en: 'a list of globs, such as ["**/*.plan"]',
};
const folderWords = { zh: "一个文件夹的路径", en: "the path of a folder" };
const flagWords = { zh: " true 或 false", en: "true or false" };

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const levelWords = {
  expects: oneOf(...levels),
  doc: {
    zh: "问题的级别；off 为不查。",
    en: "The severity of what the check finds; off: nothing is reported.",
  },
};

export const levelSchema = described(v.picklist(levels), levelWords);

const judged = v.strictObject({
  level: v.optional(levelSchema),
  options: setting(v.record(v.string(), v.unknown()), {
    expects: { zh: "一个对象：{ … }", en: "an object: { … }" },
    doc: { zh: "这项检查自己的选项。", en: "The options of this check." },
  }),
});

const checkWords = {
  expects: {
    zh: `${levelWords.expects.zh}，或 { "level": …, "options": { … } }`,
    en: `${levelWords.expects.en}, or { "level": …, "options": { … } }`,
  },
  doc: {
    zh: "一项检查的级别，或级别和选项。",
    en: "The severity of a check, or severity and options.",
  },
};

const checkSchema = described(
  v.lazy((value) => (isObject(value) ? judged : v.picklist(levels))),
  checkWords,
);

const overrideWords = {
  document: {
    expects: { zh: "一个方案或通知的名字", en: "the name of a plan or notice" },
    doc: {
      zh: "只管这个方案或通知；默认全部。",
      en: "Holds for this plan or notice only; for all if not given.",
    },
  },
  item: {
    expects: { zh: "一个事项的名字", en: "the name of an item" },
    doc: {
      zh: "只管这个事项和其中的一切；默认全部。",
      en: "Holds for this item and all in it only; for all if not given.",
    },
  },
  checks: {
    expects: {
      zh: '检查的代码和级别：{ "no-lead": "note", … }',
      en: 'codes of checks with levels: { "no-lead": "note", … }',
    },
    doc: { zh: "检查的级别。", en: "The severities of checks." },
  },
};

const overrideEntries = {
  document: setting(text, overrideWords.document),
  item: setting(text, overrideWords.item),
  checks: described(v.record(v.string(), levelSchema), overrideWords.checks),
};

/** Every setting of `planwright.config.json`. Paths start at the folder of the file. */
const entries = {
  $schema: setting(text, {
    expects: { zh: "JSON Schema 的地址", en: "the address of a JSON Schema" },
    doc: { zh: "供编辑器使用。", en: "For editors." },
  }),
  include: setting(globs, {
    expects: globWords,
    doc: {
      zh: "属于本项目的文件；默认 **/*.plan。",
      en: "The files of the project; **/*.plan if not given.",
    },
  }),
  exclude: setting(globs, {
    expects: globWords,
    doc: {
      zh: "不属于本项目的文件；node_modules、build 和以点开头的文件夹总是除外。",
      en: "Files that are not of the project; node_modules, build and folders that begin with a dot never are.",
    },
  }),
  out: setting(text, {
    expects: folderWords,
    doc: {
      zh: "build 写入的文件夹；默认 build。",
      en: "The folder that build writes to; build if not given.",
    },
  }),
  outside: setting(v.boolean(), {
    expects: flagWords,
    doc: {
      zh: "include 和 out 是否可以通到本文件夹以外；默认 false。",
      en: "Whether include and out may lead out of this folder; false if not given.",
    },
  }),
  language: setting(v.picklist(["zh", "en"]), {
    expects: oneOf("zh", "en"),
    doc: {
      zh: "提示和报告所用的语言；默认取自环境变量。",
      en: "The language of messages; that of the environment if not given.",
    },
  }),
  locale: setting(v.picklist(["zh", "en"]), {
    expects: oneOf("zh", "en"),
    doc: {
      zh: "公文的形式：zh 为党政机关公文格式，en 为英文备忘录；方案或通知自己写的“语言”优先。",
      en: "The form of the documents: zh the Chinese official one, en an English memo; what a plan or notice says itself goes first.",
    },
  }),
  failOn: setting(v.picklist(["error", "warning", "note"]), {
    expects: oneOf("error", "warning", "note"),
    doc: {
      zh: "达到哪一级的问题时退出码为 1；默认 error。",
      en: "The severity from which on the exit code is 1; error if not given.",
    },
  }),
  profile: setting(v.picklist(["draft", "issue"]), {
    expects: oneOf("draft", "issue"),
    doc: {
      zh: "按草稿还是按印发来查；默认看每份文件自己：有通知印发、写了日期的按印发。",
      en: "Judge as drafts or as issued; if not given each document by itself: one that a dated notice issues as issued.",
    },
  }),
  maxWarnings: setting(v.pipe(v.number(), v.integer(), v.minValue(0)), {
    expects: { zh: "不小于 0 的整数", en: "a whole number from 0" },
    doc: {
      zh: "警告多于此数时退出码为 1；默认不限。",
      en: "The exit code is 1 where there are more warnings; any number if not given.",
    },
  }),
  maxFindings: setting(v.pipe(v.number(), v.integer(), v.minValue(1)), {
    expects: { zh: "不小于 1 的整数", en: "a whole number from 1" },
    doc: {
      zh: "一份报告最多列出多少个问题，先列严重的；默认 1000。退出码和合计算全部。",
      en: "How many findings a report lists, the worst first chosen; 1000 if not given. Exit code and totals count all.",
    },
  }),
  baseline: setting(text, {
    expects: { zh: "一个文件的路径", en: "the path of a file" },
    doc: {
      zh: "基线：其中列出的旧问题不算；由 check --update-baseline 写出。",
      en: "A baseline: what it lists does not count; check --update-baseline writes it.",
    },
  }),
  checks: setting(v.record(v.string(), checkSchema), {
    expects: {
      zh: '检查的代码和级别：{ "vague-wording": "off", … }',
      en: 'codes of checks with levels: { "vague-wording": "off", … }',
    },
    doc: {
      zh: "各项检查的级别和选项；planwright explain <代码> 说明每一项。",
      en: "Severities and options of checks; planwright explain <code> tells of each.",
    },
  }),
  overrides: setting(
    v.array(
      described(v.strictObject(overrideEntries), {
        expects: {
          zh: '一个对象：{ "document": …, "item": …, "checks": { … } }',
          en: 'an object: { "document": …, "item": …, "checks": { … } }',
        },
        doc: { zh: "一处的级别。", en: "Severities in one part." },
      }),
    ),
    {
      expects: {
        zh: '一组 { "document": …, "item": …, "checks": { … } }',
        en: 'a list of { "document": …, "item": …, "checks": { … } }',
      },
      doc: {
        zh: "某个方案、通知或事项里各项检查的级别；后面的优先。",
        en: "Severities of checks in a plan, notice or item; later ones go first.",
      },
    },
  ),
  rules: setting(v.array(ruleSchema), {
    expects: {
      zh: '一组规则：[{ "code": …, "select": { … }, "must": { … }, "message": … }]',
      en: 'a list of rules: [{ "code": …, "select": { … }, "must": { … }, "message": … }]',
    },
    doc: {
      zh: "本单位自己的规则，与内置的检查一样运行。",
      en: "Rules of your own; they run as the built-in checks do.",
    },
  }),
  plugins: setting(globs, {
    expects: {
      zh: '一组模块，如 ["./checks/own.mjs"]',
      en: 'a list of modules, such as ["./checks/own.mjs"]',
    },
    doc: {
      zh: "带来自己的检查的模块：文件的路径（以 ./ 开头）或包名。它们是程序，会被执行。",
      en: "Modules that bring checks of your own: paths with ./ in front, or names of packages. They are programs, and are run.",
    },
  }),
  lights: lightsSetting,
  sheets: sheetsSetting,
  rankBy: rankBySetting,
  bulletinItems: bulletinItemsSetting,
  fonts: setting(v.picklist(["bundled", "system"]), {
    expects: oneOf("bundled", "system"),
    doc: {
      zh: "PDF 用随附的字体，还是优先用本机的公文字体；默认 bundled。",
      en: "The fonts of PDF files: those of the package, or the installed official ones first; bundled if not given.",
    },
  }),
  browser: setting(text, {
    expects: { zh: "一个可执行文件的路径", en: "the path of an executable" },
    doc: {
      zh: "生成 PDF 的 Chrome、Edge 或 Chromium；默认自动查找。",
      en: "Chrome, Edge or Chromium for making PDF files; found by itself if not given.",
    },
  }),
  templates: setting(text, {
    expects: folderWords,
    doc: {
      zh: "自有模板的文件夹，逐个文件优先于随附的模板。",
      en: "A folder of templates of your own; each file goes before the one of the package.",
    },
  }),
  notes: setting(v.picklist(["page", "end"]), {
    expects: oneOf("page", "end"),
    doc: {
      zh: "注释排在页下还是文末；默认 page。",
      en: "Notes at the foot of the page or at the end; page if not given.",
    },
  }),
  imprintOnEvenPage: setting(v.boolean(), {
    expects: flagWords,
    doc: {
      zh: "版记是否总在偶数页（双面印制）；默认 true。",
      en: "Whether the imprint always stands on an even page (duplex print); true if not given.",
    },
  }),
  pageNumbers: setting(v.boolean(), {
    expects: flagWords,
    doc: {
      zh: "是否印页码；默认 true。",
      en: "Whether pages are numbered; true if not given.",
    },
  }),
  seal: setting(v.boolean(), {
    expects: flagWords,
    doc: {
      zh: "署名处是否留出盖章的位置；默认 true。",
      en: "Whether the signature leaves room for a seal; true if not given.",
    },
  }),
  star: setting(v.boolean(), {
    expects: flagWords,
    doc: {
      zh: "红色分隔线中间是否印五角星（党的机关）；默认 false。",
      en: "Whether the red line has a star, as party organs use; false if not given.",
    },
  }),
  paper: setting(v.picklist(["a4", "letter"]), {
    expects: oneOf("a4", "letter"),
    doc: {
      zh: "英文文件的纸张；中文公文总是 A4。",
      en: "The paper of English documents; Chinese ones are always A4. a4 if not given.",
    },
  }),
  fiscalYearStart: setting(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)), {
    expects: { zh: " 1 至 12 的整数", en: "a whole number from 1 to 12" },
    doc: {
      zh: "财政年度从哪个月开始；默认 1。",
      en: "The month a fiscal year begins in; 1 if not given.",
    },
  }),
  workingDays: setting(v.picklist(["china", "weekdays"]), {
    expects: oneOf("china", "weekdays"),
    doc: {
      zh: "工作日按中国法定节假日计算，还是只看星期；默认 china。",
      en: "Working days by the Chinese holidays, or Monday to Friday; china if not given.",
    },
  }),
};

/** What a configuration file holds: any of the settings and nothing else. */
export const configurationSchema = v.strictObject(entries);

export type Settings = v.InferOutput<typeof configurationSchema>;
