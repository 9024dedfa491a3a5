// Prints how long `planwright check` takes as a whole process on generated plans of 1,000 to 20,000
// measures, all checks on, against `node -e 0`, and how the time grows with the plan. Needs `npm run build`.
// Run: node tests/benchmarks/check.mjs
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const main = join(root, "dist/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "planwright-benchmark-"));

const units = Array.from({ length: 40 }, (_, at) => `单位${at + 1}`);
const deadlines = ["6月底前", "9月底前", "11月30日前", "年底前"];
const verbs = ["修订", "制定", "完善", "检查", "评估", "公布"];
const objects = ["工作规则", "年度计划", "责任清单", "培训方案", "考核办法", "联系制度"];

/**
 * A plan as bureaus write them: parts of a hundred measures, with owners, deadlines, lists and notes.
 * @param {number} measures
 */
function plan(measures) {
  const lines = ['方案 年度 "某市局2026年工作方案" {', "  年度 2026", "  制发 市局"];
  for (let at = 0; at < measures; at += 1) {
    if (at % 100 === 0) {
      if (at > 0) lines.push("  }");
      lines.push(`  部分 部分${at / 100 + 1} "第${at / 100 + 1}批工作" {`);
    }
    const what = `${verbs[at % 6]}第${at + 1}号${objects[Math.floor(at / 6) % 6]}`;
    lines.push(
      `    措施 措施${at + 1} "${what}。" {`,
      `      牵头 ${units[at % 40]}`,
      `      配合 ${units[(at + 7) % 40]}、${units[(at + 19) % 40]}`,
      `      时限 ${deadlines[at % 4]}`,
      ...(at % 5 === 0 ? [`      指标 完成数${at + 1} 不低于 ${(at % 90) + 10}件`] : []),
      ...(at % 10 === 0 && at % 100 > 0 ? [`      依赖 措施${at}`] : []),
      `      | ${what}，由有关处室逐条对照“十三五”规划和上级文件要求办理。一是摸清底数，二是列出清单，三是落实到人（编号${at + 1}）。`,
      "    }",
    );
  }
  lines.push("  }", "}");
  return `${lines.join("\n")}\n`;
}

function organization() {
  const departments = units.map((unit) => `  部门 ${unit} "${unit}"`);
  return `机构 市局 "某市局" {\n${departments.join("\n")}\n}\n`;
}

/**
 * Seconds of the faster of three runs; a run that does not end with findings or none is an error.
 * @param {readonly string[]} args
 */
function seconds(args) {
  const times = [1, 2, 3].map(() => {
    const begin = performance.now();
    const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "ignore" });
    if (status !== 0 && status !== 1) throw new Error(`exit code ${status}`);
    return (performance.now() - begin) / 1000;
  });
  return Math.min(...times);
}

try {
  const nothing = seconds(["-e", "0"]);
  let first;
  for (const measures of [1000, 5000, 10000, 20000]) {
    const project = join(folder, String(measures));
    mkdirSync(project);
    writeFileSync(join(project, "organization.plan"), organization());
    writeFileSync(join(project, "plan.plan"), plan(measures));
    const time = seconds([main, "check", project, "--format", "json"]);
    first ??= { measures, time };
    const growth = (time / first.time / (measures / first.measures)).toFixed(2);
    const aim = measures === 5000 ? ` (aim 1.5 s: ${time <= 1.5 ? "within" : "beyond"})` : "";
    console.log(
      `${measures} measures: ${time.toFixed(2)} s${aim}, ${(time / nothing).toFixed(0)} × node -e 0, ${growth} of linear growth from ${first.measures}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
