import { findingKind, type Wording } from "../findings/finding.ts";

/** What can be wrong between the data of a document and the bytes of its file. */

type None = Record<never, never>;

const inLine = (line: number | undefined) => ({
  zh: line === undefined ? "" : ` 第 ${line} 行`,
  en: line === undefined ? "" : `, line ${line}`,
});

export const templateMissing = findingKind<{ file: string; folders: readonly string[] }>({
  code: "template-missing",
  severity: "error",
  why: {
    zh: "公文、跟踪表和总览都由模板印出；少了模板，文件就做不出来。",
    en: "Documents, sheets and overviews are printed by templates; without one the file cannot be made.",
  },
  message: {
    zh: ({ file, folders }) => `没有模板文件 ${file}，已查找：${folders.join("，")}`,
    en: ({ file, folders }) => `No template file ${file} in ${folders.join(", ")}`,
  },
  mend: {
    zh: () => "核对配置里 templates 的文件夹；自己的模板按随附的模板取名",
    en: () => "check the folder of the setting templates; own templates have the names of ours",
  },
  example: { file: "notice.hbs", folders: ["templates/notice"] },
});

export const templateError = findingKind<{ file: string; line?: number; reason: string }>({
  code: "template-error",
  severity: "error",
  why: {
    zh: "模板写错了，印不出来；用它的文件一个也不生成。",
    en: "A template with a mistake in it prints nothing: none of the files that it prints is made.",
  },
  message: {
    zh: ({ file, line, reason }) => `模板 ${file}${inLine(line).zh}：${reason}`,
    en: ({ file, line, reason }) => `Template ${file}${inLine(line).en}: ${reason}`,
  },
  mend: {
    zh: () => "改正模板的这一处；或删去自己的模板，用随附的",
    en: () => "mend that place of the template, or delete it to have that of the package",
  },
  example: { file: "notice.hbs", line: 3, reason: "Parse error on line 3" },
});

export const templateDataMissing = findingKind<{ file: string; line?: number; path: string }>({
  code: "template-data-missing",
  severity: "error",
  why: {
    zh: "模板要印的，数据里必须有；否则公文会悄悄缺一块。",
    en: "What a template prints must be in the data, or the document would lack a piece and nobody be told.",
  },
  message: {
    zh: ({ file, line, path }) => `模板 ${file}${inLine(line).zh}：数据中没有 ${path}`,
    en: ({ file, line, path }) => `Template ${file}${inLine(line).en}: the data has no ${path}`,
  },
  mend: {
    zh: () => "核对名字的写法；可有可无的，用 {{#if}} 括起来",
    en: () => "check how the name is written; put what may be absent between {{#if}} and {{/if}}",
  },
  example: { file: "signature.hbs", line: 2, path: "signature.date" },
});

export const imageUnreadable = findingKind<{ path: string; reason: string }>({
  code: "image-unreadable",
  severity: "error",
  why: {
    zh: "图片印进公文里；读不了，公文就缺一块。",
    en: "Pictures are put into the document; without one it would lack a piece.",
  },
  message: {
    zh: ({ path, reason }) => `无法读取图片 ${path}：${reason}`,
    en: ({ path, reason }) => `Cannot read the picture ${path}: ${reason}`,
  },
  mend: {
    zh: () => "核对路径和文件的格式：png、jpg、gif、webp 或 svg",
    en: () => "check the path and the file's format: png, jpg, gif, webp or svg",
  },
  example: { path: "logo.bmp", reason: "not one of .png .jpg .jpeg .gif .webp .svg" },
});

const placesOf = (looked: readonly string[]) => looked.map((place) => `  ${place}`).join("\n");
const listOf = (lines: readonly string[]) => lines.map((line) => `  - ${line}`).join("\n");

export const browserMissing = findingKind<{
  looked: readonly string[];
  help: { readonly [L in keyof Wording]: readonly string[] };
}>({
  code: "browser-missing",
  severity: "error",
  why: {
    zh: "PDF 由 Chrome、Edge 或 Chromium 排印；一个也没有，就只能生成其他格式。",
    en: "PDF files are printed by Chrome, Edge or Chromium; without any of them only the other formats are made.",
  },
  message: {
    zh: ({ looked, help }) =>
      `没有找到可用于生成 PDF 的浏览器。已查找：\n${placesOf(looked)}\n解决办法（任选其一）：\n${listOf(help.zh)}`,
    en: ({ looked, help }) =>
      `No browser to make PDF files with. Looked at:\n${placesOf(looked)}\nAny of these helps:\n${listOf(help.en)}`,
  },
  example: {
    looked: ["/usr/bin/chromium"],
    help: {
      zh: ["将环境变量 PLANWRIGHT_BROWSER 设为 Chrome、Edge 或 Chromium 可执行文件的路径"],
      en: ["set PLANWRIGHT_BROWSER to the path of a Chrome, Edge or Chromium executable"],
    },
  },
});

export const browserFailed = findingKind<{ executable: string; reason: string }>({
  code: "browser-failed",
  severity: "error",
  why: {
    zh: "找到了浏览器，但它没有启动，或中途停了，没有印出 PDF。",
    en: "A browser was found, but it did not start or stopped before the PDF was there.",
  },
  message: {
    zh: ({ executable, reason }) => `浏览器 ${executable} 未能生成 PDF：${reason}`,
    en: ({ executable, reason }) => `The browser ${executable} did not make the PDF: ${reason}`,
  },
  mend: {
    zh: () => "运行 planwright doctor 试印一页；或用 PLANWRIGHT_BROWSER 指定另一个浏览器",
    en: () => "let planwright doctor print a test page, or name another one by PLANWRIGHT_BROWSER",
  },
  example: { executable: "/usr/bin/chromium", reason: "Failed to launch the browser process" },
});

export const fontMissing = findingKind<{ family: string }>({
  code: "font-missing",
  severity: "error",
  why: {
    zh: "公文的字体按标准规定；没有载入，版面就不是规定的样子，所以不印。",
    en: "The faces of a document are prescribed; without one the page would be another one, so nothing is printed.",
  },
  message: {
    zh: ({ family }) => `字体 ${family} 未能载入`,
    en: ({ family }) => `The font ${family} did not load`,
  },
  mend: {
    zh: () => "重新安装 planwright；随附的字体在 templates/fonts",
    en: () => "install planwright again; its fonts lie in templates/fonts",
  },
  example: { family: "FangSong" },
});

export const fontSubstituted = findingKind<{ wanted: string; face: Wording; used: string }>({
  code: "font-substituted",
  severity: "note",
  why: {
    zh: "要求先用本机的公文字体，本机没有，用了别的字体，字形会略有不同。",
    en: "The official faces of the computer were to come first, but one is not installed: another stands in, and letters look a little different.",
  },
  message: {
    zh: ({ wanted, face, used }) => `未安装${wanted}，${face.zh}由 ${used} 代替`,
    en: ({ wanted, face, used }) => `${wanted} is not installed; ${used} stands in for ${face.en}`,
  },
  mend: {
    zh: () => "安装这种字体；或用 --fonts bundled，在哪台电脑上都一样",
    en: () => "install it, or use --fonts bundled, which is the same on every computer",
  },
  example: {
    wanted: "仿宋_GB2312",
    face: { zh: "仿宋体", en: "FangSong" },
    used: "Noto Serif CJK SC",
  },
});

interface OfFace {
  readonly character: string;
  /** `U+5586`. */
  readonly name: string;
  readonly face: Wording;
  readonly context: string;
}

const rare: OfFace = {
  character: "喆",
  name: "U+5586",
  face: { zh: "仿宋体", en: "FangSong" },
  context: "请联系组织部王喆同志办理。",
};

export const characterNotCovered = findingKind<OfFace>({
  code: "character-not-covered",
  severity: "error",
  why: {
    zh: "没有字体的字印出来是空框，人名少一个字也看不出，所以不印。",
    en: "A character that no font has prints as an empty box, and a name without it would pass unseen: nothing is printed.",
  },
  message: {
    zh: ({ character, name, face, context }) =>
      `没有字体包含“${character}”（${name}，${face.zh}），所在文字：“${context}”。请改用 --fonts system 并安装含该字的字体`,
    en: ({ character, name, face, context }) =>
      `No font has ${character} (${name}, ${face.en}) in "${context}". Install a font that has it and use --fonts system`,
  },
  example: rare,
});

export const characterFromOtherFace = findingKind<OfFace & { readonly other: string }>({
  code: "character-from-other-face",
  severity: "warning",
  why: {
    zh: "一段文字里有一个字是别的字体，看得出来。",
    en: "One character of a text is set in another face than its neighbours, and that shows.",
  },
  message: {
    zh: ({ character, name, face, context, other }) =>
      `${face.zh}中没有“${character}”（${name}），改用 ${other}，所在文字：“${context}”`,
    en: ({ character, name, face, context, other }) =>
      `${face.en} has no ${character} (${name}) in "${context}"; ${other} was used`,
  },
  mend: {
    zh: () => "安装含这个字的同一种字体",
    en: () => "install a font of that face that has the character",
  },
  example: { ...rare, other: "Noto Serif CJK SC" },
});

export const textTooWide = findingKind<{ text: string }>({
  code: "text-too-wide",
  severity: "error",
  why: {
    zh: "不能断行的文字比版心还宽，会印到页边以外。",
    en: "A text that cannot be broken is wider than the page allows: it would run over the margin.",
  },
  message: {
    zh: ({ text }) => `文字超出版心宽度：“${text}”`,
    en: ({ text }) => `Text is wider than the page's text area: ${text}`,
  },
  mend: {
    zh: () => "缩短它，或在中间加可以断行的地方，如空格、标点",
    en: () => "shorten it, or put a blank or a mark where it may be broken",
  },
  example: { text: "https://example.com/a-very-long-address" },
});

export const firstPageWithoutText = findingKind<None>({
  code: "first-page-without-text",
  severity: "warning",
  why: {
    zh: "公文首页必须显示正文（GB/T 9704 7.3.3）。",
    en: "The first page of an official document must show text of its body (GB/T 9704 7.3.3).",
  },
  message: {
    zh: () => "首页没有正文：请缩短标题或主送机关，或把主送机关移至版记（GB/T 9704 7.3.2、7.3.3）",
    en: () =>
      "Page one shows no body text: shorten the title or the addressees, or move these to the imprint (GB/T 9704 7.3.2, 7.3.3)",
  },
  example: {},
});

export const signaturePageWithoutText = findingKind<None>({
  code: "signature-page-without-text",
  severity: "warning",
  why: {
    zh: "署名、成文日期和印章不能单独落在没有正文的一页上（GB/T 9704 7.3.5.5）。",
    en: "Signature, date and seal must not stand on a page without text (GB/T 9704 7.3.5.5).",
  },
  message: {
    zh: () => "署名所在页没有正文：请调整正文行数（GB/T 9704 7.3.5.5）",
    en: () => "The page of the signature shows no body text: adjust the text (GB/T 9704 7.3.5.5)",
  },
  example: {},
});

export const layoutFailed = findingKind<{ text: string }>({
  code: "layout-failed",
  severity: "error",
  why: {
    zh: "页面自己的排版脚本出了错，没有排完，所以不印。",
    en: "The page's own script did not finish laying it out, so nothing is printed.",
  },
  message: {
    zh: ({ text }) => `排版失败：${text}`,
    en: ({ text }) => `The layout failed: ${text}`,
  },
  mend: {
    zh: () => "用了自己的模板的，换随附的模板试一次",
    en: () => "with templates of your own, try those of the package",
  },
  example: { text: "no page" },
});

export const fileNotWritten = findingKind<{ path: string; reason: string }>({
  code: "file-not-written",
  severity: "error",
  why: {
    zh: "文件要么整个写好，要么保留原样；写不了的，原来的文件没有动过。",
    en: "A file is written whole or stays as it was: where it cannot be written, the old one is untouched.",
  },
  message: {
    zh: ({ path, reason }) => `无法写入 ${path}：${reason}`,
    en: ({ path, reason }) => `Cannot write ${path}: ${reason}`,
  },
  mend: {
    zh: () => "核对路径和写入的权限；文件正被别的程序打开的，先关上",
    en: () =>
      "check the path and whether you may write there; close it where another program has it open",
  },
  example: { path: "/etc/plan.html", reason: "EACCES: permission denied" },
});

/** What the computer lacks, or keeps from being written: no fault of the sources. */
export const environmental: ReadonlySet<string> = new Set(
  [browserMissing, browserFailed, fontMissing, fileNotWritten].map(({ code }) => code),
);
