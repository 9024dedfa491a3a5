// Prints how long the tracking sheets of one plan with 60 measures take for 10 and for 100 sub-bureaus: all
// HTML, XLSX and CSV sheets, then all PDF sheets, each as one process, with the memory that planwright and
// the browser need at most (Linux only). Needs `npm run build`. Run: node tests/benchmarks/sheets.mjs
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const main = join(root, "dist/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "planwright-benchmark-"));

const MEASURES = 60;
const due = ["6月底前", "9月底前", "11月30日前", "年底前"];

/**
 * A bureau, its notice, and a plan whose measures every sub-bureau owes.
 * @param {number} bureaus
 */
function source(bureaus) {
  const units = Array.from(
    { length: bureaus },
    (_, at) => `  分局 分局${at + 1} "第${at + 1}分局"`,
  );
  const measures = Array.from({ length: MEASURES }, (_, at) => {
    const name = `任务${at + 1}`;
    return [
      `    措施 ${name} "做好第${at + 1}项重点工作。" {`,
      at % 10 === 0 ? "      频次 每季度1次" : `      时限 ${due[at % 4]}`,
      `      | 各分局要结合实际，对第${at + 1}项工作列出清单、明确责任、逐条落实，并按时报送进展情况。`,
      "    }",
    ].join("\n");
  });
  return `机构 省局 "某省局" {
  部门 办公室 "办公室"
${units.join("\n")}
  单位组 各分局 "各分局" = 分局
}
通知 印发 "某省局关于印发《某省局2026年工作方案》的通知" {
  文号 "某发〔2026〕1号"
  主送 各分局
  | 现印发给你们，请遵照执行。
  落款 省局
  日期 2026-01-15
  印发 年度
}
方案 年度 "某省局2026年工作方案" {
  年度 2026
  制发 省局
  部分 工作 "重点工作" {
    责任 各分局
    牵头 办公室
${measures.join("\n")}
  }
}
`;
}

/**
 * The largest resident memory of a process and those below it so far, in MB; 0 where /proc is not there.
 * @param {number | string | undefined} pid
 */
function memoryOf(pid) {
  let sum = 0;
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    sum += Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    for (const task of readdirSync(`/proc/${pid}/task`)) {
      const children = readFileSync(`/proc/${pid}/task/${task}/children`, "utf8");
      for (const child of children.split(" ").filter((word) => word !== "")) sum += memoryOf(child);
    }
  } catch {
    // The process has ended, or there is no /proc.
  }
  return sum;
}

/**
 * Seconds and the most memory of a build; an exit code other than 0 is an error.
 * @param {string} project
 * @param {string} formats
 * @returns {Promise<{ seconds: number, memory: number, files: number }>}
 */
function build(project, formats) {
  const out = join(project, `build-${formats.replaceAll(",", "-")}`);
  const begin = performance.now();
  const words = ["build", project, "--only", "sheets", "--format", formats, "--out", out];
  const child = spawn(process.execPath, [main, ...words], { cwd: root, stdio: "ignore" });
  let memory = 0;
  const timer = setInterval(() => {
    memory = Math.max(memory, memoryOf(child.pid));
  }, 250);
  return new Promise((resolve, reject) => {
    child.on("exit", (code) => {
      clearInterval(timer);
      const seconds = (performance.now() - begin) / 1000;
      const files = readdirSync(join(out, "sheets"), { recursive: true }).length;
      if (code === 0) resolve({ seconds, memory, files });
      else reject(new Error(`exit code ${code}`));
    });
  });
}

try {
  for (const bureaus of [10, 100]) {
    const project = join(folder, String(bureaus));
    mkdirSync(project);
    writeFileSync(join(project, "plan.plan"), source(bureaus));
    for (const { formats, aim } of [
      { formats: "html,xlsx,csv", aim: 15 },
      { formats: "pdf", aim: 60 },
    ]) {
      const { seconds, memory, files } = await build(project, formats);
      const verdict =
        bureaus < 100 ? "" : ` (aim ${aim} s: ${seconds <= aim ? "within" : "beyond"})`;
      console.log(
        `${bureaus} sub-bureaus × ${MEASURES} measures, ${formats}: ${files} files in ${seconds.toFixed(1)} s${verdict}, at most ${memory.toFixed(0)} MB`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
