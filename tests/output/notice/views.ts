import type {
  NoticeView,
  PlanView,
  PrintedBlock,
  TableBlock,
  TableCell,
} from "../../../src/document/view.ts";
import { officialOptions, seedNotice, text } from "./seed-view.ts";

const paragraph = (value: string): PrintedBlock => ({ kind: "paragraph", inline: [text(value)] });
const cell = (value: string, rowspan?: number): TableCell => ({
  lines: value === "" ? [] : value.split("\n").map((line) => [text(line)]),
  ...(rowspan === undefined ? {} : { rowspan }),
});
const titled = (value: string) => ({ text: value, lines: [value] });

/** A table of measures: every goal spans its measures, every seventh row is long. */
function taskTable(rows: number, landscape = false): TableBlock {
  return {
    kind: "table",
    landscape,
    columns: [
      { share: 1, align: "center" },
      { share: 3 },
      { share: 6 },
      { share: 3 },
      { share: 2, align: "center" },
    ],
    header: [
      { cells: ["序号", "工作目标", "工作措施", "牵头单位", "完成时限"].map((name) => cell(name)) },
    ],
    rows: Array.from({ length: rows }, (_, i) => ({
      cells: [
        cell(String(i + 1)),
        ...(i % 4 === 0
          ? [cell(`目标${i / 4 + 1}：实现党建主业意识明显提升`, Math.min(4, rows - i))]
          : []),
        cell(
          i % 7 === 6
            ? "各级党委特别是党委书记要结合本单位实际，以问题为导向，对本单位党建工作早思考、勤思考、深思考，针对性地提出切实可行的年度党建工作计划和措施，年终做好总结。"
            : "各级党委书记要带头谋划党建新思路、新方法，加强交流研讨。",
        ),
        cell(i % 3 === 0 ? "机关党委、组织部" : "办公室"),
        cell("12月31日前"),
      ],
    })),
  };
}

export const jointNotice: NoticeView = {
  kind: "notice",
  meta: { title: "关于开展联合检查的通知", author: "浙江银监局", date: "2015-07-01" },
  options: { ...officialOptions, imprintOnEvenPage: false },
  header: {
    issuers: ["中国银监会浙江监管局", "浙江省财政厅", "浙江省人民政府金融工作办公室"],
    withDocumentWord: true,
    copyNumber: "000012",
    urgency: "加急",
    number: "浙银监发〔2015〕21号",
  },
  title: {
    text: "中国银监会浙江监管局浙江省财政厅浙江省人民政府金融工作办公室关于开展联合检查的通知",
    lines: [
      "中国银监会浙江监管局浙江省财政厅",
      "浙江省人民政府金融工作办公室",
      "关于开展联合检查的通知",
    ],
  },
  to: "各市财政局、金融办，各银监分局",
  body: [
    paragraph(
      "为规范地方金融秩序，经研究，决定在全省开展联合检查。现将有关事项通知如下，请认真贯彻执行。",
    ),
    { kind: "heading", level: 1, label: "一、", inline: [text("检查范围")] },
    paragraph("各市辖内银行业金融机构及融资性担保公司。"),
    { kind: "heading", level: 1, label: "二、", inline: [text("时间安排")] },
    paragraph(
      "各单位于2015年7月31日前完成自查，8月31日前完成联合检查。检查中发现的重大问题应当及时报告。",
    ),
  ],
  attachmentList: [
    "联合检查重点事项清单",
    "各市联合检查工作组组成人员名单以及联系方式和分工安排一览表",
  ],
  signature: {
    mode: "joint-sealed",
    signers: ["浙江银监局", "浙江省财政厅", "浙江省金融办"],
    date: "2015年7月1日",
  },
  remark: "此件公开发布",
  annexes: [
    {
      label: "附件1",
      title: titled("联合检查重点事项清单"),
      blocks: [
        paragraph("以下事项为检查重点。"),
        taskTable(30),
        paragraph("清单所列事项可按实际增补。"),
      ],
    },
    {
      label: "附件2",
      title: titled("工作组组成人员名单"),
      blocks: [paragraph("名单见下表。"), taskTable(26, true)],
    },
  ],
  notes: [],
  imprint: {
    cc: "中国银监会，浙江省人大常委会办公厅，浙江省政协办公厅，浙江省高级人民法院，浙江省人民检察院",
    printedBy: "中国银监会浙江监管局办公室",
    printedOn: "2015年7月2日",
  },
};

/** The seed before it was issued: no number, no signature, no imprint, open points. */
export const draftNotice: NoticeView = (() => {
  const { signature: _signature, imprint: _imprint, ...seed } = seedNotice();
  const { number: _number, ...header } = seed.header;
  return {
    ...seed,
    header: { ...header, star: true },
    draft: { label: "征求意见稿" },
    body: [
      {
        kind: "paragraph" as const,
        inline: [
          text("《浙江银监局2015年党建工作方案》已经"),
          { kind: "open" as const, text: "待定：审定会议的名称" },
          text("审定，现印发给你们，请遵照执行。"),
        ],
      },
    ],
  };
})();

export const unsealedNotice: NoticeView = {
  ...seedNotice(),
  signature: { mode: "unsealed", signers: ["浙江银监局"], date: "2015年12月29日" },
};

const english = (value: string): PrintedBlock => paragraph(value);

export const memo: NoticeView = {
  kind: "notice",
  meta: {
    title: "2026 Supervision Action Plan",
    author: "Federal Deposit Supervision",
    date: "2026-01-15",
  },
  options: { ...officialOptions, locale: "en", paper: "letter" },
  header: { issuers: ["Office of the Director"], withDocumentWord: false, number: "FDS-2026-04" },
  title: titled("Issuing the 2026 Supervision Action Plan"),
  to: "All regional directors; heads of divisions",
  body: [
    english(
      "The Director approved the 2026 Supervision Action Plan on January 12, 2026. It takes effect at once. Each region reports its progress at the end of every quarter to the Office of Planning.",
    ),
    {
      kind: "paragraph",
      inline: [
        text("Questions go to the planning desk"),
        { kind: "note", id: "desk", number: 1 },
        text("."),
      ],
    },
  ],
  attachmentList: ["Task list by region"],
  signature: { mode: "unsealed", signers: ["A. Lincoln, Director"], date: "January 15, 2026" },
  issued: {
    title: titled("2026 Supervision Action Plan"),
    blocks: [
      { kind: "heading", level: 1, label: "1 ", inline: [text("Goals")] },
      english(
        "Keep every supervised institution under review at least once a year, and publish what was found within thirty days.",
      ),
      { kind: "heading", level: 2, label: "1.1 ", inline: [text("On-site reviews")] },
      {
        kind: "paragraph",
        lead: { level: 3, label: "1.1.1 ", inline: [text("Schedule.")] },
        inline: [
          text(
            "The regions agree on the dates of their reviews by the end of February and share the “review calendar” with headquarters.",
          ),
        ],
      },
      {
        kind: "list",
        items: [
          {
            label: "(a) ",
            inline: [text("large institutions: two reviews a year, one of them without notice;")],
          },
          { label: "(b) ", inline: [text("all others: one review a year.")] },
        ],
      },
      { kind: "heading", level: 1, label: "2 ", inline: [text("Organization")] },
      english("The Office of Planning keeps the register of measures. ".repeat(30)),
    ],
  },
  annexes: [
    {
      label: "Annex",
      title: titled("Task list by region"),
      blocks: [
        {
          kind: "table",
          columns: [{ share: 1 }, { share: 5 }, { share: 2 }, { share: 2, align: "right" }],
          header: [{ cells: ["No.", "Measure", "Lead", "Due"].map((name) => cell(name)) }],
          rows: Array.from({ length: 40 }, (_, i) => ({
            cells: [
              cell(String(i + 1)),
              cell("Agree on the dates of the reviews and share the calendar with headquarters"),
              cell("Planning"),
              cell("Feb 28, 2026"),
            ],
          })),
        },
      ],
    },
  ],
  notes: [
    {
      id: "desk",
      number: 1,
      inline: [text("Room 214, extension 3300, weekdays from nine to five.")],
    },
  ],
  imprint: {
    cc: "Office of the Inspector General",
    printedBy: "Office of Planning",
    printedOn: "January 16, 2026",
  },
};

export const planAlone: PlanView = {
  kind: "plan",
  meta: { title: "浙江银监局2015年党建工作方案", author: "浙江银监局" },
  options: { ...officialOptions, notes: "end" },
  title: titled("浙江银监局2015年党建工作方案"),
  passed: "（2015年6月26日局党委会议通过）",
  blocks: seedNotice().issued?.blocks ?? [],
  annexes: [],
  notes: seedNotice().notes,
};
