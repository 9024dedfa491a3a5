import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { camel, kebab } from "./names.mjs";

const checks = join(import.meta.dirname, "../../src/checks");

/** The folders that are categories: those with a list of their checks. */
const categories = readdirSync(checks, { withFileTypes: true })
  .filter((one) => one.isDirectory() && existsSync(join(checks, one.name, "checks.ts")))
  .map(({ name }) => name);

/**
 * A check with its page, its line in the list of its category and a plan of the corpus. It finds
 * measures whose title has its code in it, which no plan has: that is to be replaced.
 * @param {string} name `category/code`
 * @returns {import("./new.mjs").Scaffold | string} or what is wrong with the name
 */
export function newCheck(name) {
  const [category = "", code = "", ...more] = name.split("/");
  if (!categories.includes(category))
    return `A check is named CATEGORY/CODE; the categories are ${categories.join(", ")}.`;
  if (!kebab.test(code) || more.length > 0)
    return "A code is lower-case words with hyphens, such as long-sentence.";
  const elsewhere = categories.filter((one) => existsSync(join(checks, one, `${code}.ts`)));
  if (elsewhere.length > 0) return `There is a check ${code} in ${elsewhere.join(", ")}.`;
  return {
    files: {
      [`src/checks/${category}/${code}.ts`]: checkFile(code),
      [`tests/corpus/${category}/${code}/title-of-a-measure.plan`]: corpusPlan(code),
    },
    changes: { [`src/checks/${category}/checks.ts`]: (text) => withLine(text, code) },
    generators: ["tests/checks/catalogue.test.ts", "tests/project/configuration.test.ts"],
    left: [
      `the rule, the page and the examples in src/checks/${category}/${code}.ts, each part of which is there`,
      `more plans in tests/corpus/${category}/${code}/, one in English`,
      "npm run generate, when the page has changed; then npm run test:fast",
    ],
  };
}

/** @param {string} code */
const checkFile = (code) => `import { placeIn } from "../../syntax/entry.ts";
import { check } from "../check.ts";
import { spokenItem } from "../entries/item-words.ts";

const sought = "${code}";

export const ${camel(code)} = check({
  code: "${code}",
  severity: { draft: "warning", issue: "warning" },
  strength: "practice",
  source: { zh: "起草的通例", en: "Practice of drafting" },
  summary: {
    zh: "措施的标题里有“${code}”",
    en: "A measure's title says “${code}”",
  },
  doc: {
    zh: "措施的标题不写“${code}”；正文里的不报。",
    en: "The title of a measure does not say “${code}”; texts are left alone.",
  },
  bad: [
    {
      source: '方案 甲 "甲方案" {\\n  措施 乙 "做好${code}。"\\n}\\n',
      finds: [{ at: "2:8", says: "措施“做好${code}”的标题里有“${code}”" }],
    },
  ],
  good: ['方案 甲 "甲方案" {\\n  措施 乙 "做好乙事。"\\n}\\n'],
  run({ model, report }) {
    for (const item of model.plans.flatMap(({ allItems }) => allItems)) {
      if (item.kind !== "measure" || item.title?.text.includes(sought) !== true) continue;
      const spoken = spokenItem(item);
      report({
        entry: item.entry,
        place: placeIn(item.entry.file, item.title),
        message: {
          zh: \`\${spoken.zh}的标题里有“\${sought}”\`,
          en: \`the title of \${spoken.en} says “\${sought}”\`,
        },
        mend: { zh: "改写标题", en: "write another title" },
      });
    }
  },
});
`;

/** @param {string} code */
const corpusPlan = (code) => `机构 江州局 "江州市市场监督管理局" {
  部门 办公室 "办公室"
}
方案 工作2026 "江州市市场监督管理局2026年工作方案" {
  年度 2026
  制发 江州局
  责任 办公室
  时限 12月20日前
  措施 检查 "做好${code}。" | 检查两次，每次都写明结果。
  // ! ${code} warning “"做好${code}。"”
}
`;

/**
 * The list of a category with one check more, in its place by the alphabet.
 * @param {string} text
 * @param {string} code
 */
function withLine(text, code) {
  const lines = text.split("\n");
  const name = camel(code);
  const end = lines.indexOf("];");
  const begin = lines.findLastIndex((line, at) => at < end && line.endsWith("= ["));
  const after = lines.findIndex((line, at) => at > begin && (at === end || line.trim() > name));
  lines.splice(after, 0, `  ${name},`);
  lines.splice(1, 0, `import { ${name} } from "./${code}.ts";`);
  return lines.join("\n");
}
