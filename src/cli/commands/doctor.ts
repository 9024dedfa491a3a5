import type { PlanView } from "../../document/view.ts";
import type { AnyFinding, Wording } from "../../findings/finding.ts";
import { given } from "../../given.ts";
import { renderHtml } from "../../output/notice/html.ts";
import { packageRoot } from "../../output/package-root.ts";
import { type BrowserSource, findBrowser } from "../../output/print/browser.ts";
import { FACES } from "../../output/print/faces.ts";
import { openPrinter } from "../../output/print/pdf.ts";
import { findPlaces } from "../../project/places.ts";
import { loadProject } from "../../project/project.ts";
import type { CommandContext, CommandModule } from "../command-context.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";

export const define: CommandModule["define"] = (command, context) => {
  command
    .usage(context.say({ zh: "[选项]", en: "[options]" }))
    .option("--json", context.say({ zh: "以 JSON 输出", en: "print as JSON" }))
    .action(async (options: { readonly json?: true }) => {
      context.finish(await doctor(options.json === true, context));
    });
};

/** One thing looked at. */
interface Examined {
  readonly name: string;
  readonly title: Wording;
  readonly ok: boolean;
  readonly says: Wording;
  /** More of it, for programs. */
  readonly data?: unknown;
}

const sources: Readonly<Record<BrowserSource, Wording>> = {
  environment: { zh: "由环境变量指定", en: "named by an environment variable" },
  configuration: { zh: "由项目配置指定", en: "named by the project's configuration" },
  "puppeteer-cache": { zh: "在 puppeteer 的缓存中", en: "in puppeteer's cache" },
  system: { zh: "本机已安装", en: "installed on this computer" },
  bundled: { zh: "随附的浏览器包", en: "from the browser package" },
};

async function doctor(json: boolean, context: CommandContext): Promise<ExitCode> {
  const { out } = context.io;
  const examined = [node(), packageItself(), ...(await printing(context))];
  if (json) {
    const all = examined.map(({ name, ok, says, data }) => ({
      name,
      ok,
      says: context.say(says),
      data,
    }));
    out.write(`${JSON.stringify({ examined: all }, null, 2)}\n`);
  } else {
    for (const { title, ok, says } of examined) {
      out.write(`${ok ? "✓" : "✗"} ${context.say(title)}: ${context.say(says)}\n`);
    }
  }
  return examined.every(({ ok }) => ok) ? exitCodes.clean : exitCodes.environment;
}

function same(text: string): Wording {
  return { zh: text, en: text };
}

function node(): Examined {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  const version = process.versions.node;
  return {
    name: "node",
    title: same("Node"),
    ok,
    says: ok
      ? same(version)
      : { zh: `${version}，需要 20.19 或更高`, en: `${version}; 20.19 or later is needed` },
  };
}

function packageItself(): Examined {
  return {
    name: "package",
    title: { zh: "程序包", en: "package" },
    ok: true,
    says: same(packageRoot()),
  };
}

/** A page of one line that uses the face of every role a plan has. */
const sample: PlanView = {
  kind: "plan",
  meta: { title: "planwright doctor", author: "planwright" },
  options: {
    locale: "zh",
    paper: "a4",
    notes: "page",
    imprintOnEvenPage: false,
    pageNumbers: true,
  },
  title: { text: "检查", lines: ["检查"] },
  blocks: [
    { kind: "heading", level: 1, label: "一、", inline: [{ kind: "text", text: "字体" }] },
    { kind: "heading", level: 2, label: "（一）", inline: [{ kind: "text", text: "版式" }] },
    { kind: "paragraph", inline: [{ kind: "text", text: "测试文字 Test 2015。" }] },
  ],
  annexes: [],
  notes: [],
};

/** The browser, the templates and the fonts, by printing a page with them. */
async function printing(context: CommandContext): Promise<readonly Examined[]> {
  const { cwd } = context.io;
  const [place] = (await findPlaces([], cwd)).places;
  const configuration =
    place === undefined ? undefined : (await loadProject(place, cwd)).configuration;
  const search = given({ configured: configuration?.browser });
  const found = await findBrowser(search);
  const browserTitle = { zh: "浏览器", en: "browser" };
  const browser: Examined = found.ok
    ? {
        name: "browser",
        title: browserTitle,
        ok: true,
        data: found.value,
        says: {
          zh: `${found.value.executable}（${sources[found.value.source].zh}）`,
          en: `${found.value.executable} (${sources[found.value.source].en})`,
        },
      }
    : { name: "browser", title: browserTitle, ok: false, says: findingsInWords(found.findings) };
  const own = configuration?.templates;
  const html = await renderHtml(sample, own === undefined ? {} : { templates: [own] });
  const templates: Examined = {
    name: "templates",
    title: { zh: "模板", en: "templates" },
    ok: html.ok,
    says: html.ok
      ? own === undefined
        ? { zh: "随附的模板", en: "those of the package" }
        : { zh: `${own} 优先于随附的模板`, en: `${own} before those of the package` }
      : findingsInWords(html.findings),
  };
  if (!found.ok || !html.ok) return [browser, templates];
  return [browser, templates, await fonts(search, configuration?.fonts ?? "bundled", own)];
}

async function fonts(
  search: { readonly configured?: string },
  mode: "bundled" | "system",
  own: string | undefined,
): Promise<Examined> {
  const title = { zh: "字体和 PDF", en: "fonts and PDF" };
  const opened = await openPrinter({ fonts: mode, browser: search });
  if (!opened.ok) return { name: "pdf", title, ok: false, says: findingsInWords(opened.findings) };
  const printer = opened.value;
  try {
    const templates = own === undefined ? {} : { templates: [own] };
    const html = await renderHtml(sample, { ...templates, fontCss: printer.fontCss });
    const printed = html.ok ? await printer.print(html.value, sample.meta) : html;
    const notes = printed.findings.length > 0 ? findingsInWords(printed.findings) : undefined;
    if (!printed.ok) return { name: "pdf", title, ok: false, says: notes ?? same("") };
    const faces = { zh: FACES.map(({ zh }) => zh), en: FACES.map(({ en }) => en) };
    const used =
      mode === "bundled"
        ? { zh: "随附", en: "bundled" }
        : { zh: "本机优先", en: "installed first" };
    return {
      name: "pdf",
      title,
      ok: true,
      says: {
        zh: `试印成功；${faces.zh.join("、")}（${used.zh}）${notes === undefined ? "" : `；${notes.zh}`}`,
        en: `a test page was printed; ${faces.en.join(", ")} (${used.en})${notes === undefined ? "" : `; ${notes.en}`}`,
      },
    };
  } finally {
    await printer.close();
  }
}

function findingsInWords(findings: readonly AnyFinding[]): Wording {
  return {
    zh: findings.map(({ message }) => message.zh).join("；"),
    en: findings.map(({ message }) => message.en).join("; "),
  };
}
