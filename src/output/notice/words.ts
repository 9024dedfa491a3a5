/** The words of the form, which no source writes: one place for pages and for DOCX files. */

const zh = {
  documentWord: "文件",
  approvedBy: "签发人：",
  toEnd: "：",
  attachments: "附件：",
  to: "主送：",
  cc: "抄送：",
  sentEnd: "。",
  printed: "印发",
  /** Round a question that is open, and in front of it beside the text. */
  open: ["【", "】"],
  openLabel: "待定",
  colon: "：",
  draft: ["（", "）"],
  remark: ["（", "）"],
  note: ["[", "]"],
} as const;

const en = {
  documentWord: "",
  approvedBy: "Approved by: ",
  toEnd: "",
  attachments: "Attachments:",
  attachment: "Attachment:",
  to: "To:",
  from: "From:",
  cc: "Cc:",
  date: "Date:",
  subject: "Subject:",
  memo: "Memorandum",
  sentEnd: "",
  printed: "",
  open: ["[", "]"],
  openLabel: "Open",
  colon: ": ",
  draft: ["", ""],
  remark: ["(", ")"],
  note: ["[", "]"],
} as const;

/** The words of the Chinese form or of the English memo. */
export const formWords = { zh, en } as const;
