import { findingKind, type Wording } from "../findings/finding.ts";

/** What can be wrong with a file of an office program as a whole, whatever it was handed in for. */

type None = Record<never, never>;

export const emptyFile = findingKind<None>({
  code: "empty-file",
  severity: "error",
  why: { zh: "空文件多半是没有传完。", en: "An empty file was most likely not sent whole." },
  message: { zh: () => "文件是空的", en: () => "the file is empty" },
  mend: { zh: () => "请交来的单位重新发一次", en: () => "ask for it to be sent again" },
  example: {},
});

export const tooLarge = findingKind<Wording>({
  code: "too-large",
  severity: "error",
  why: {
    zh: "正常的表和文件没有这么大；来路不明的大文件不解开，免得占满内存。",
    en: "No sheet and no document is so large; a foreign file is not unpacked without bounds.",
  },
  message: { zh: ({ zh }) => zh, en: ({ en }) => en },
  mend: {
    zh: () => "只交这一份本身，不要把别的材料放在里面",
    en: () => "hand it in alone, without other material in it",
  },
  example: {
    zh: "解开后太大，不是跟踪表：没有读",
    en: "unpacked it is too large for a tracking sheet, and was not read",
  },
});

export const protectedFile = findingKind<None>({
  code: "protected",
  severity: "error",
  why: { zh: "有打开密码的文件读不了。", en: "A file with a password cannot be read." },
  message: {
    zh: () => "文件设有打开密码：请去掉密码再交",
    en: () => "the file has a password: take it off and hand it in again",
  },
  example: {},
});

export const oldFormat = findingKind<Wording>({
  code: "old-format",
  severity: "error",
  why: {
    zh: "旧的二进制格式不收，免得读错。",
    en: "Old binary formats are not taken, lest they be misread.",
  },
  message: { zh: ({ zh }) => zh, en: ({ en }) => en },
  example: {
    zh: ".xls 是旧格式，不收：请用 WPS 或 Excel 打开，另存为“Excel 工作簿（.xlsx）”再交",
    en: ".xls is an old format: open it in Excel or WPS and save it as an Excel workbook (.xlsx)",
  },
});

export const brokenFile = findingKind<Wording>({
  code: "broken-file",
  severity: "error",
  why: {
    zh: "不完整的文件读一半会丢掉里面的内容，所以不读。",
    en: "Half of a file that is cut short would lose what stands in the other, so none of it is read.",
  },
  message: { zh: ({ zh }) => zh, en: ({ en }) => en },
  example: {
    zh: "文件不完整或已损坏：请用 Excel 或 WPS 打开，另存为 .xlsx 再交",
    en: "the file is cut short or damaged: open it in Excel or WPS, save it as .xlsx and hand it in again",
  },
});

export const noDocument = findingKind<Wording>({
  code: "no-document",
  severity: "error",
  why: {
    zh: "只有 Word 文档（.docx）能看出谁改了什么。",
    en: "Only a Word document (.docx) tells who changed what.",
  },
  message: { zh: ({ zh }) => zh, en: ({ en }) => en },
  example: {
    zh: "是 RTF，不是 .docx：请用 Word 或 WPS 打开，另存为“Word 文档（.docx）”再交",
    en: "it is RTF and no .docx: open it in Word or WPS and save it as a Word document (.docx)",
  },
});
