import { expect, it } from "vitest";
import { groupBy } from "../../src/model/group-by.ts";
import { lightsByEscalation, lightsByLag } from "../../src/tracking/light-settings.ts";
import { ranked, summarize } from "../../src/tracking/summary.ts";
import { day, shown, small, tracked } from "./small.ts";

it("has a row for each party and occurrence, all of them not begun on the day of issue", () => {
  const { rows, findings } = tracked("", "2015-03-31");
  expect(findings).toEqual([]);
  expect([...rows.keys()]).toEqual([
    "台账@温州",
    "台账@嘉兴",
    "台账@办公室",
    "谈心@温州@上半年",
    "谈心@温州@下半年",
    "谈心@嘉兴@上半年",
    "谈心@嘉兴@下半年",
    "宣传@办公室",
    "培训@人事处",
  ]);
  expect(shown(rows, "台账@温州")).toEqual({
    "台账@温州": "not-started - green: 未启动，进度正常",
  });
});

it("lights by lag: behind is yellow, far behind red, overdue red whatever was reported", () => {
  const journal = `进展 温州 { 2015-06-30 台账 40% | 已建账。 }
进展 嘉兴 { 2015-06-30 台账 10% | 开始。 }
`;
  expect(shown(tracked(journal, "2015-07-01").rows, "台账")).toEqual({
    "台账@温州": "in-progress 40 green: 按进度推进",
    "台账@嘉兴": "in-progress 10 red: 应到50%，实到10%",
    "台账@办公室": "not-started - red: 应到50%，实到0%",
  });
  expect(shown(tracked(journal, "2015-10-02").rows, "台账@温州")).toEqual({
    "台账@温州": "in-progress 40 red: 已逾期2天",
  });
});

it("does not count what was told later than the day asked for", () => {
  const journal = '进展 温州 { 2015-09-20 台账 完成 佐证 "台账" }\n';
  expect(shown(tracked(journal, "2015-09-19").rows, "台账@温州")["台账@温州"]).toMatch(
    /^not-started/,
  );
  expect(shown(tracked(journal, "2015-09-20").rows, "台账@温州")["台账@温州"]).toBe(
    "done 100 green: 已完成，待销号",
  );
});

it("follows the steps of 进度 where there are some", () => {
  expect(shown(tracked("", "2015-06-29").rows, "培训")["培训@人事处"]).toBe(
    "not-started - yellow: 应启动后90天仍未启动".replace("yellow", "red"),
  );
  const begun = "进展 人事处 { 2015-04-10 培训 5% }\n";
  expect(shown(tracked(begun, "2015-06-29").rows, "培训")["培训@人事处"]).toBe(
    "in-progress 5 green: 按进度推进",
  );
  expect(shown(tracked(begun, "2015-06-30").rows, "培训")["培训@人事处"]).toBe(
    "in-progress 5 yellow: 应到20%，实到5%",
  );
});

it("expects nothing before the 期间 of an item, and counts from its beginning", () => {
  const plan = small.replace("时限 9月30日前", "期间 7月1日至9月30日\n    时限 9月30日前");
  const percent = (asOf: string) =>
    tracked("", asOf, undefined, plan).rows.get("台账@温州")?.facts.expected;
  expect(percent("2015-06-30")).toBe(0);
  expect(percent("2015-08-15")).toBe(49);
});

it("expects nothing of what waits for another item before that one's deadline", () => {
  const plan = small.replace(
    '责任 人事处\n    时限 年底前\n    进度 { 二季度末 20% "方案"；三季度末 60%；四季度末 100% }',
    "责任 人事处\n    时限 年底前\n    依赖 台账",
  );
  const facts = (asOf: string) => tracked("", asOf, undefined, plan).rows.get("培训@人事处")?.facts;
  expect(facts("2015-09-30")).toMatchObject({ expected: 0, behind: 0 });
  expect(facts("2015-09-30")?.idleDays).toBeUndefined();
  expect(facts("2015-10-10")).toMatchObject({ expected: 10, idleDays: 10 });
});

it("has no light by lag for what has no deadline", () => {
  const plan = small.replace("    时限 9月30日前\n", "");
  const { rows } = tracked("进展 温州 { 2015-06-30 台账 40% }\n", "2015-12-30", undefined, plan);
  expect(shown(rows, "台账")).toEqual({
    "台账@温州": "in-progress 40 none: 没有时限，不按进度亮灯",
    "台账@嘉兴": "not-started - none: 没有时限，不按进度亮灯",
    "台账@办公室": "not-started - none: 没有时限，不按进度亮灯",
  });
});

it("takes a state without a percentage as unknown, not as nothing", () => {
  const journal = "进展 温州 { 2015-06-30 台账 | 已建账。 }\n进展 嘉兴 { 2015-06-30 台账 40% }\n";
  const { rows } = tracked(journal, "2015-07-01");
  expect(shown(rows, "台账@温州")).toEqual({
    "台账@温州": "in-progress - none: 没有报完成比例，进度不明",
  });
  const two = [...rows.values()].filter(({ facts }) => facts.state === "in-progress");
  expect(summarize(two, lightsByLag, day("2015-07-01")).percent).toBe(40);
  expect(shown(tracked(journal, "2015-10-01").rows, "台账@温州")).toEqual({
    "台账@温州": "in-progress - red: 已逾期1天",
  });
});

it("shows how late it was done, also when it is closed", () => {
  const journal = `进展 温州 { 2015-11-02 台账 完成 于 2015-10-31 佐证 "台账" }
核销 办公室 { 2015-11-05 台账@温州 同意 }
`;
  const light = (asOf: string) => shown(tracked(journal, asOf).rows, "台账@温州")["台账@温州"];
  expect(light("2015-11-02")).toBe("done 100 green: 已完成，迟31天");
  expect(light("2015-11-05")).toBe("closed 100 green: 已销号，迟31天");
  const { rows } = tracked(journal, "2015-11-05");
  expect(summarize([...rows.values()], lightsByLag, day("2015-11-05")).late).toBe(1);
});

it("never lights a standing item by date", () => {
  const { rows } = tracked("", "2015-12-31");
  expect(shown(rows, "宣传")).toEqual({
    "宣传@办公室": "standing - none: 长期坚持，不按日期亮灯",
  });
});

it("closes an item by 核销 only, and opens it again when it is given back", () => {
  const journal = `进展 温州 {
  2015-06-20 谈心@上半年 完成 于 2015-06-18 佐证 "记录" | 已谈。
}
核销 办公室 { 2015-06-25 谈心@温州@上半年 退回 | 记录不全 }
进展 温州 { 2015-06-28 谈心@上半年 完成 于 2015-06-27 佐证 "记录" }
核销 办公室 { 2015-07-02 谈心@温州@上半年 同意 }
`;
  const state = (day: string) => tracked(journal, day).rows.get("谈心@温州@上半年");
  expect(state("2015-06-21")).toMatchObject({ facts: { state: "done" }, done: "2015-06-18" });
  expect(state("2015-06-26")?.facts.state).toBe("in-progress");
  expect(state("2015-06-28")).toMatchObject({ facts: { state: "done" }, done: "2015-06-27" });
  expect(state("2015-07-02")?.facts.state).toBe("closed");
  expect(tracked(journal, "2015-07-02").rows.get("谈心@温州@下半年")?.facts.state).toBe(
    "not-started",
  );
});

it("uses the deadline and the owner that were in force on the day", () => {
  const journal = `调整 2015-08-01 "某发〔2015〕9号" {
  时限 台账@嘉兴 = 2015-11-30 | 机构搬迁
  责任 培训 = 办公室
  取消 宣传 | 并入台账
}
`;
  const before = tracked(journal, "2015-07-31").rows;
  const after = tracked(journal, "2015-08-01").rows;
  expect(before.get("台账@嘉兴")?.assignment.due).toBe("2015-09-30");
  expect(after.get("台账@嘉兴")?.assignment.due).toBe("2015-11-30");
  expect(after.get("台账@温州")?.assignment.due).toBe("2015-09-30");
  expect(after.get("台账@嘉兴")?.changes.map(({ reason, document }) => [reason, document])).toEqual(
    [["机构搬迁", "某发〔2015〕9号"]],
  );
  expect([before.has("培训@办公室"), after.has("培训@办公室")]).toEqual([false, true]);
  expect(after.has("培训@人事处")).toBe(false);
  expect(shown(after, "宣传")["宣传@办公室"]).toMatch(/^cancelled/);
});

it("lights by escalation: blue near the deadline, orange where an order is not answered", () => {
  const journal = `进展 温州 { 2015-09-01 台账 90% }
进展 嘉兴 { 2015-09-01 台账 90% }
督办 3号 嘉兴 2015-09-05 回复 2015-09-10 { 台账 | 进度慢 }
`;
  expect(shown(tracked(journal, "2015-09-12", lightsByEscalation).rows, "台账@")).toMatchObject({
    "台账@温州": "in-progress 90 blue: 还有18天到期",
    "台账@嘉兴": "in-progress 90 orange: 督办单逾期2天未回复",
  });
  const answered = journal.replace("台账 |", '台账 回复 2015-09-09 "已加快" |');
  expect(
    shown(tracked(answered, "2015-09-12", lightsByEscalation).rows, "台账@嘉兴")["台账@嘉兴"],
  ).toBe("in-progress 90 blue: 还有18天到期");
});

it("reads what is told in several lines below its row", () => {
  const journal = `进展 温州 {
  2015-06-30 台账 40% 问题 "人手不足" 佐证 "通知", "照片" | 第一段
  | 第二段
  2015-07-30 台账 50%
  | 只有一段
}
`;
  const { rows, findings } = tracked(journal, "2015-12-31");
  expect(findings).toEqual([]);
  const reports = rows.get("台账@温州")?.reports;
  expect(reports?.map(({ text }) => text)).toEqual(["第一段\n第二段", "只有一段"]);
  expect(reports?.[0]).toMatchObject({ problem: "人手不足", evidence: ["通知", "照片"] });
});

it("counts for an open class what a unit that owes the item in no other way reports", () => {
  const plan = small
    .replace("单位组 各分局 = 分局", '单位组 各分局 = 分局\n  单位组 各支部 "各支部"')
    .replace("责任 人事处", "责任 各支部\n    牵头 人事处");
  const { rows, findings } = tracked(
    `进展 办公室 { 2015-09-10 培训 40% | 各支部已分批参加。 }
进展 人事处 { 2015-09-11 培训 30% | 汇总。 }
`,
    "2015-09-30",
    undefined,
    plan,
  );
  expect(findings).toEqual([]);
  expect(rows.get("培训@各支部")?.facts.percent).toBe(40);
  expect(rows.get("培训@人事处")?.facts.percent).toBe(30);
});

it("ranks by what can be completed: standing items count for no share, and who has nothing else comes last", () => {
  const journal = `进展 温州 {
  2015-06-20 谈心@上半年 完成 佐证 "记录"
  2015-09-20 台账 完成 佐证 "台账"
}
`;
  const { rows } = tracked(journal, "2015-10-01");
  const groups = [...groupBy([...rows.values()], ({ holder }) => holder.name)];
  const summaries = groups.map(([of, own]) => ({
    of,
    summary: summarize(own, lightsByLag, day("2015-10-01")),
  }));
  expect(ranked(summaries, ["done"]).map(({ of, place }) => [of, place])).toEqual([
    ["温州", 1],
    ["嘉兴", 2],
    ["办公室", 2],
    ["人事处", 2],
  ]);
  const office = summaries.find(({ of }) => of === "办公室")?.summary;
  expect([office?.rows, office?.completable]).toEqual([2, 1]);
});
