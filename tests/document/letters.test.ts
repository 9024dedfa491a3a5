import { expect, it } from "vitest";
import { adjustmentView } from "../../src/document/adjustments.ts";
import { bulletinView } from "../../src/document/bulletin.ts";
import { defaultDocumentOptions } from "../../src/document/document-options.ts";
import { noticeView } from "../../src/document/notice.ts";
import { supervisionView } from "../../src/document/supervision.ts";
import type { NoticeView, PrintedBlock, PrintedInline } from "../../src/document/view.ts";
import { compile } from "../../src/model/compile.ts";
import { chineseWords } from "../../src/project/chinese-words.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { lightsByLag } from "../../src/tracking/light-settings.ts";
import { findRound } from "../../src/tracking/rounds.ts";
import { day, small } from "../tracking/small.ts";

const options = {
  ...defaultDocumentOptions,
  files: { table: () => undefined, image: () => "" },
  words: chineseWords(),
};

const journal = `进展 温州 {
  2015-06-30 台账 40% | 已建账。
  2015-09-28 台账 完成 于 2015-09-20 佐证 "台账"
}
进展 嘉兴 { 2015-07-09 台账 10% 问题 "人手不足" | 开始。 }
督办 3号 嘉兴 2015-10-10 回复 2015-10-20 {
  台账 回复 2015-10-18 "已抽调两人" | 逾期未完成
  谈心@上半年
}
调整 2015-08-01 "某发〔2015〕9号" {
  时限 台账@嘉兴 = 2015-11-30 | 机构搬迁
  责任 培训 = 办公室
  取消 宣传 并入 台账
}
`;

function compiled(plan = small, told = journal) {
  const { model } = compile([
    readSource({ path: "plan.plan", text: plan }),
    readSource({ path: "journal.plan", text: told }),
  ]);
  const [first] = model.plans;
  if (first === undefined) throw new Error("the plan of the test is missing");
  return { model, plan: first };
}

/** The lines of a document as they are read. */
function lines(blocks: readonly PrintedBlock[]): readonly string[] {
  const text = (parts: readonly PrintedInline[]) =>
    parts.map((part) => (part.kind === "note" ? "" : part.text)).join("");
  return blocks.flatMap((block): readonly string[] => {
    if (block.kind === "heading") return [block.label + text(block.inline)];
    if (block.kind === "paragraph") return [text(block.inline)];
    if (block.kind !== "table") return [];
    return block.rows.map(({ cells }) =>
      cells.map((cell) => cell.lines.map(text).join("/")).join("|"),
    );
  });
}

function first<T>(list: readonly T[]): T {
  const [one] = list;
  if (one === undefined) throw new Error("nothing there");
  return one;
}

it("makes a 督办单 with what was told, what is asked and what was answered by the day", () => {
  const { model } = compiled();
  const order = first(model.journal.supervisions);
  const view = (asOf: string) => supervisionView(order, model, day(asOf), lightsByLag, options);
  expect(view("2015-10-10").header.number).toBe("督办〔2015〕3号");
  expect(view("2015-10-10").to).toBe("嘉兴分局");
  expect(lines(view("2015-10-10").body)).toEqual([
    "根据《某省局2015年工作方案》（某发〔2015〕1号）执行情况，你单位承担的下列2项任务现予督办。",
    "1|建立台账|2015年11月30日|10%/开始。|逾期未完成",
    "2|谈心谈话（上半年）|2015年6月30日|未填报|已逾期102天",
    "请查明原因、抓紧推进，并于2015年10月20日前书面回复。",
  ]);
  expect(lines(view("2015-10-18").body)[1]).toBe(
    "1|建立台账|2015年11月30日|10%/开始。|逾期未完成|2015年10月18日/已抽调两人",
  );
  expect(lines(view("2015-10-18").body).at(-1)).toBe("（重印件，附截至2015年10月18日的回复。）");
});

it("makes a table of what an adjustment changed, by the labels of the fields: before, now, why", () => {
  const { model } = compiled();
  const view = adjustmentView(first(model.journal.amendments), model, options);
  expect(view.title.text).toBe("关于调整《某省局2015年工作方案》有关任务的通知");
  expect(view.header.number).toBe("某发〔2015〕9号");
  expect(lines(first(view.annexes).blocks)).toEqual([
    "1|建立台账|嘉兴分局|完成时限|9月30日前|2015年11月30日|机构搬迁",
    "2|开展培训||责任单位|人事处|办公室|",
    "3|持续宣传||状态||取消，并入“建立台账”|",
  ]);
});

it("makes the skeleton of a 通报: counts, who reported, a ranking, what is behind, what is to be written", () => {
  const { model, plan } = compiled(small.replace("每季度末", "每季度末后5日内"));
  const round = findRound(plan, "2015Q3");
  const view: NoticeView = bulletinView(
    plan,
    model,
    {
      day: day("2015-10-05"),
      ...(round === undefined ? {} : { round }),
      lights: lightsByLag,
      rankBy: ["done", "on-time", "worst"],
      items: 2,
    },
    options,
  );
  expect(view.title.text).toBe("关于2015年三季度任务完成情况的通报");
  const read = lines(view.body);
  expect(read[1]).toContain("共分解任务9项（次），已完成1项（其中已销号0项）");
  expect(read[1]).toContain("【总体评价】".slice(1, -1));
  expect(read[2]).toBe("应填报单位3个，按时填报1个，未填报2个（嘉兴分局、办公室）。");
  expect(read.find((line) => line.startsWith("1|温州分局"))).toMatch(
    /^1\|温州分局\|3\|1\|33%\|50%/,
  );
  expect(read).toContain("各单位按类别分别排名，依次比较完成率、按期率、亮灯轻重，相同的并列。");
  expect(read.indexOf("分支机构：")).toBeLessThan(read.indexOf("部门："));
  const shown = [...read, ...lines(first(view.annexes).blocks)];
  expect(shown.some((line) => /\|建立台账\|.*嘉兴分局：.灯，.*；人手不足/.test(line))).toBe(true);
  const named = read.slice(read.indexOf("三、需要抓紧的任务"));
  expect(named.join("/").match(/分局|人事处|办公室/g)).toHaveLength(2);
  expect(view.draft?.label).toBe("送审稿");
  expect(view.signature).toBeUndefined();
});

it("makes a notice to each of several units, addressed to one, with its own tasks as annex", () => {
  const { model } = compiled(small.replace("主送 各分局", "对象 各分局"));
  const notice = first(model.notices);
  const parties = notice.forEach?.parties ?? [];
  expect(parties.map(({ holder }) => holder.name)).toEqual(["温州", "嘉兴"]);
  const view = noticeView(model, notice, options, first(parties));
  expect(view.to).toBe("温州分局");
  expect(view.attachmentList).toEqual(["某省局2015年工作方案任务清单（温州分局）"]);
  expect(lines(first(view.annexes).blocks)).toEqual([
    "一|建立台账。|办公室|各分局||9月30日前",
    "二|谈心谈话。||各分局||每半年1次",
  ]);
});

/** The plan with an action that has no title, only a name for the source and what it says. */
const untitled = small.replace(
  /\}\n$/,
  `  措施 宣讲总 "开展宣讲。" {
    行动 宣讲 {
      责任 温州
      时限 2015年6月底前
      | 组织“宣讲团，走基层”活动，覆盖全部支部，每季度不少于一次，并于年底前逐级报送总结材料和视频资料。
    }
  }
}
`,
);
const said = "组织“宣讲团，走基层”活动，覆盖全部支部";

it("tells two changes in words in the letter itself, with the sentence of what has no title", () => {
  const { model } = compiled(untitled, "调整 2015-05-01 { 时限 宣讲 = 2015-08-31 | 换届\n}\n");
  const view = adjustmentView(first(model.journal.amendments), model, options);
  expect(view.annexes).toEqual([]);
  expect(lines(view.body).at(-1)).toBe(
    "“组织‘宣讲团，走基层’活动，覆盖全部支部，每季度不少于一次…”：完成时限由2015年6月底前调整为2015年8月31日。理由：换届。",
  );
});

it("names an action without a title by its sentence in orders and circulars, never by its name", () => {
  const { model, plan } = compiled(
    untitled,
    "督办 3号 温州 2015-10-10 回复 2015-10-20 { 宣讲 | 逾期未完成\n}\n",
  );
  const order = supervisionView(
    first(model.journal.supervisions),
    model,
    day("2015-10-10"),
    lightsByLag,
    options,
  );
  const circular = bulletinView(
    plan,
    model,
    { day: day("2015-10-05"), lights: lightsByLag, rankBy: ["done"], items: 30 },
    options,
  );
  for (const { body } of [order, circular]) {
    const read = lines(body).filter((line) => line.includes(said));
    expect(read).toHaveLength(1);
    expect(read[0]).not.toContain("|宣讲|");
  }
});

it("gives columns the width of what stands in them: a day and a number do not break", () => {
  const { model } = compiled();
  const order = supervisionView(
    first(model.journal.supervisions),
    model,
    day("2015-10-10"),
    lightsByLag,
    options,
  );
  const table = order.body.find(({ kind }) => kind === "table");
  if (table?.kind !== "table") throw new Error("no table");
  const shares = table.columns.map(({ share }) => share);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const [number = 0, task = 0, due = 0] = shares.map((share) => (156 * share) / whole);
  // 12 pt is 4.24 mm: two characters, nine, and 2015年11月30日, with the edges of the cell.
  expect(number).toBeGreaterThan(2 * 4.2);
  expect(task).toBeGreaterThan(9 * 4.2);
  expect(due).toBeGreaterThan(7.5 * 4.2);
});
