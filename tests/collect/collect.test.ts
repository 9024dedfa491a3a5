import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { day } from "../tracking/small.ts";
import { asCsv, bureau, codes, type Fill, filled } from "./bureau.ts";

const full: Fill = {
  [codes.ledger]: {
    状态: "进行中",
    完成比例: "60",
    本期进展: "已建账[*]，“好”\n第二行",
    存在问题: '缺"人',
    下步措施: "招人",
  },
  [codes.talksFirst]: { 状态: "完成", 完成日期: "2015年6月20日", 佐证材料: "记录1\n记录2" },
  [codes.studyApril]: { 完成日期: "2015/4/20", 佐证材料: "签到表" },
  [codes.sessions]: { 完成值: "2" },
};

it("writes what a unit reported into its file, and shows it exactly so the next time", async () => {
  const { run, sheet, put, journal } = await bureau();
  const table = await sheet();
  await put("in.csv", asCsv(filled(table, full)));
  const listed = await run(["collect", "in.csv"]);
  expect(listed.code).toBe(0);
  expect(listed.out).toContain("4 行有变化");
  expect(await journal()).toBe("");
  expect((await run(["collect", "in.csv", "--write"])).code).toBe(0);
  expect(await journal()).toMatchInlineSnapshot(`
    "进展 温州 年度 {
      2015-09-28 台账 60% 进行中 问题 “缺"人” 下步 "招人" | 已建账[[*]，“好”
      | 第二行
      2015-09-28 谈心@上半年 完成 于 2015-06-20 佐证 "记录1" "记录2"
      2015-09-28 学习@4月 完成 于 2015-04-20 佐证 "签到表"
      2015-09-28 场次 = 2
    }
    "
  `);
  const again = await sheet();
  const [headings = []] = again;
  const row = (code: string) => {
    const found = again.find((cells) => cells[headings.indexOf("行号")] === code) ?? [];
    return Object.fromEntries(headings.map((heading, index) => [heading, found[index]]));
  };
  expect(row(codes.ledger)).toMatchObject({ ...full[codes.ledger], 完成比例: "60%" });
  expect(row(codes.talksFirst)).toMatchObject({
    状态: "完成",
    完成日期: "2015-06-20",
    佐证材料: "记录1\n记录2",
  });
  expect(row(codes.studyApril)).toMatchObject({ 完成日期: "2015-04-20" });
  expect(row(codes.sessions)).toMatchObject({ 完成值: "2" });
});

it("changes nothing when a file is collected twice, today or later, or after further reports", async () => {
  const { run, sheet, put, journal } = await bureau();
  const table = await sheet();
  await put("first.csv", asCsv(filled(table, full)));
  await run(["collect", "first.csv", "--write"]);
  const once = await journal();
  const twice = await run(["collect", "first.csv", "--write"]);
  expect(twice.code).toBe(0);
  expect(twice.out).toContain("0 行有变化");
  const later = filled(await sheet(), {
    [codes.ledger]: { 完成比例: "80%", 本期进展: "第三轮", 存在问题: "" },
  });
  await put("second.csv", asCsv(later));
  await run(["collect", "second.csv", "--write"], day("2015-10-02"));
  const more = await journal();
  expect(more.startsWith(once.slice(0, -2))).toBe(true);
  await run(["collect", "first.csv", "second.csv", "--write"], day("2015-10-03"));
  expect(await journal()).toBe(more);
});

it("takes nothing of a row that does not hold together, and names file, row, column and reason", async () => {
  const { run, sheet, put, journal } = await bureau();
  const bad: readonly (readonly [Fill[string], string])[] = [
    [{ 状态: "完成", 完成日期: "2015-09-20" }, "reported-without-evidence"],
    [{ 状态: "完成", 佐证材料: "文件" }, "done-without-date"],
    [{ 状态: "完成", 完成日期: "2015-10-20", 佐证材料: "文件" }, "done-in-future"],
    [{ 状态: "完成", 完成日期: "2005-09-20", 佐证材料: "文件" }, "done-before-plan"],
    [{ 状态: "完成", 完成日期: "2015-09-31", 佐证材料: "文件" }, "not-a-date"],
    [
      { 状态: "完成", 完成比例: "60%", 完成日期: "2015-09-20", 佐证材料: "文件" },
      "state-against-percentage",
    ],
    [{ 状态: "未启动", 完成比例: "10%" }, "state-against-percentage"],
    [{ 状态: "进行中", 完成日期: "2015-09-20" }, "state-against-date"],
    [{ 状态: "长期坚持" }, "state-against-date"],
    [{ 状态: "快了" }, "unknown-state"],
    [{ 状态: "已销号" }, "closing-not-yours"],
    [{ 状态: "暂停" }, "state-without-reason"],
    [{ 完成比例: "一半" }, "not-a-percentage"],
    [{ 完成比例: "160%" }, "percentage-out-of-range"],
    [{ 完成比例: "0.6" }, "percentage-in-doubt"],
    [{ 状态: "进行中", 本期进展: "同上" }, "placeholder"],
    [{ 状态: "进行中", 本期进展: "……" }, "placeholder"],
    [{ 状态: "进行中", 本期进展: "请填写本期进展" }, "placeholder"],
  ];
  const table = await sheet();
  for (const [cells, code] of bad) {
    await put("in.csv", asCsv(filled(table, { [codes.ledger]: cells })));
    const { code: exit, out } = await run(["collect", "in.csv", "--write", "--json"]);
    const { changes, rejected } = JSON.parse(out);
    expect([exit, changes.length, rejected[0]?.code], JSON.stringify(cells)).toEqual([1, 0, code]);
    expect(rejected[0].spot).toMatchObject({ file: "in.csv", row: 2 });
    expect(rejected[0].said).toEqual(
      Object.fromEntries(Object.entries(cells).map(([heading, text]) => [heading, text])),
    );
  }
  expect(await journal()).toBe("");
});

it("reads days and percentages in every form in which people write them", async () => {
  const { run, sheet, put } = await bureau();
  const table = await sheet();
  for (const written of ["2015-09-20", "2015/9/20", "2015.9.20", "２０１５年９月２０日", "42267"]) {
    const cells = { 状态: "完成", 完成日期: written, 佐证材料: "文件" };
    await put("in.csv", asCsv(filled(table, { [codes.ledger]: cells })));
    const { changes } = JSON.parse((await run(["collect", "in.csv", "--json"])).out);
    expect(changes[0]?.source, written).toEqual(['2015-09-28 台账 完成 于 2015-09-20 佐证 "文件"']);
  }
  for (const written of ["60", "60%", "６０％", " 60 % ", "60.0"]) {
    await put("in.csv", asCsv(filled(table, { [codes.ledger]: { 完成比例: written } })));
    const { changes } = JSON.parse((await run(["collect", "in.csv", "--json"])).out);
    expect(changes[0]?.source, written).toEqual(["2015-09-28 台账 60%"]);
  }
});

it("finds rows and columns wherever they have gone", async () => {
  const { run, sheet, put } = await bureau();
  const table = filled(await sheet(), full);
  const [headings = [], ...rows] = table;
  const order = headings.map((_, index) => index).toReversed();
  const moved = [headings, ...rows.toReversed()].map((row, index) => [
    index === 0 ? "我们的备注" : "",
    ...order.map((column) => row[column] ?? ""),
  ]);
  moved.splice(3, 0, [], ["合计"]);
  moved.unshift(["2015年工作任务跟踪表"], []);
  await put("in.csv", asCsv(moved));
  const { code, out } = await run(["collect", "in.csv"]);
  expect(out).toContain("4 行有变化，0 行待确认，2 处没有收入");
  expect(out).toContain("2015年工作任务跟踪表 [worksheet-not-read]");
  expect(out).toContain("合计 [column-not-read]");
  expect(code).toBe(1);
});

it("reads CSV in GBK, between semicolons and with tabs", async () => {
  const { run, sheet, put } = await bureau();
  const table = filled(await sheet(), { [codes.ledger]: { 完成比例: "60%", 本期进展: "a;b" } });
  const semicolons = table.map((row) => row.map((cell) => `"${cell}"`).join(";")).join("\n");
  const tabs = table.map((row) => row.join("\t")).join("\r\n");
  for (const content of [semicolons, tabs]) {
    await put("in.csv", content);
    expect((await run(["collect", "in.csv"])).out).toContain(
      "1 行有变化，0 行待确认，0 处没有收入",
    );
  }
  // 行号,校验值,完成比例 and a row, as a program of the GBK code page saves them.
  const gbk = Buffer.concat([
    Buffer.from([0xd0, 0xd0, 0xba, 0xc5, 0x2c, 0xd0, 0xa3, 0xd1, 0xe9, 0xd6, 0xb5, 0x2c]),
    Buffer.from([0xcd, 0xea, 0xb3, 0xc9, 0xb1, 0xc8, 0xc0, 0xfd, 0x0a]),
    Buffer.from([0xb5, 0xda, 0x39, 0xcf, 0xee, 0x2c, 0x41, 0x2c, 0x36, 0x30, 0x25, 0x0a]),
  ]);
  await put("in.csv", gbk);
  expect((await run(["collect", "in.csv"])).out).toContain("方案里没有行号“第9项”");
});

it("offers rows that lost their code, and takes them only when somebody says so", async () => {
  const { run, sheet, put, journal } = await bureau();
  const table = filled(await sheet(), { [codes.ledger]: { 完成比例: "60%" } });
  const [headings = []] = table;
  const [code, check] = [headings.indexOf("行号"), headings.indexOf("校验值")];
  const without = (columns: readonly number[]) =>
    table.map((row, at) =>
      row.map((cell, column) => (at === 1 && columns.includes(column) ? "" : cell)),
    );
  for (const lost of [[code, check], [code], [check]]) {
    await put("in.csv", asCsv(without(lost)));
    const ran = await run(["collect", "in.csv", "--write"]);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("0 行有变化，1 行待确认，0 处没有收入");
  }
  expect(await journal()).toBe("");
  expect((await run(["collect", "in.csv", "--write", "--confirm", "1"])).code).toBe(0);
  expect(await journal()).toContain("2015-09-28 台账 60%");
});

it("takes no row of another unit, no unknown row, and no code that was typed over another", async () => {
  const { run, sheet, put } = await bureau();
  const wenzhou = filled(await sheet(), { [codes.ledger]: { 完成比例: "60%" } });
  const jiaxing = filled(await sheet("嘉兴"), { 第一项·台账·嘉兴分局: { 完成比例: "70%" } });
  const [headings = []] = wenzhou;
  const code = headings.indexOf("行号");
  const strange = wenzhou[1]?.map((cell, column) =>
    column === code
      ? "第九项·温州分局"
      : column === code + 1
        ? "00000000"
        : column < 3
          ? "别的"
          : cell,
  );
  const swapped = wenzhou[1]?.map((cell, column) => (column === code ? codes.campaign : cell));
  await put("in.csv", asCsv([...wenzhou, jiaxing[1] ?? [], strange ?? [], swapped ?? []]));
  const { code: exit, out } = await run(["collect", "in.csv", "--json"]);
  const { changes, rejected } = JSON.parse(out);
  expect(exit).toBe(1);
  expect(changes).toHaveLength(1);
  expect(rejected.map((one: { code: string }) => one.code).toSorted()).toEqual([
    "code-and-check-differ",
    "other-unit",
    "unknown-code",
  ]);
  expect((await run(["collect", "in.csv", "--unit", "嘉兴"])).out).toContain("1 行有变化");
});

it("joins two partly filled copies, and shows both where they contradict each other", async () => {
  const { run, sheet, put, journal } = await bureau();
  const table = await sheet();
  await put(
    "a.csv",
    asCsv(
      filled(table, {
        [codes.ledger]: { 完成比例: "60%" },
        [codes.campaign]: { 本期进展: "办了两期" },
      }),
    ),
  );
  await put(
    "b.csv",
    asCsv(
      filled(table, {
        [codes.ledger]: { 本期进展: "已建账" },
        [codes.campaign]: { 本期进展: "办了三期" },
      }),
    ),
  );
  const { code, out } = await run(["collect", "a.csv", "b.csv", "--write", "--json"]);
  expect(code).toBe(1);
  const { changes, rejected } = JSON.parse(out);
  expect(changes.map((one: { source: unknown }) => one.source)).toEqual([
    ["2015-09-28 台账 60% | 已建账"],
  ]);
  expect(rejected.map((one: { code: string; said: unknown }) => [one.code, one.said])).toEqual([
    ["copies-contradict", { 状态: "长期坚持", 本期进展: "办了两期" }],
    ["copies-contradict", { 状态: "长期坚持", 本期进展: "办了三期" }],
  ]);
  expect(await journal()).toBe("进展 温州 年度 {\n  2015-09-28 台账 60% | 已建账\n}\n");
});

it("keeps every byte of what stood in the unit's file, puts rows in by date, keeps CR LF and the mark", async () => {
  const before =
    "\uFEFF// 温州的台账\r\n进展 温州 年度 {\r\n\t2015-06-30 台账 20% | 动手了 // 不是注释\r\n\t2015-09-30 宣传 | 月末\r\n}\r\n// 完\r\n";
  const { run, sheet, put, folder } = await bureau({ "reports.plan": before });
  await put("in.csv", asCsv(filled(await sheet(), { [codes.ledger]: { 完成比例: "60%" } })));
  await run(["collect", "in.csv", "--write", "--date", "2015-08-31"]);
  expect(await readFile(join(folder, "reports.plan"), "utf8")).toBe(
    before.replace(
      "不是注释\r\n",
      "不是注释\r\n\t2015-08-31 台账 60% 进行中 | 动手了 // 不是注释\r\n",
    ),
  );
});

it("refuses what comes in for a closed round, by file and with the reason, until it is opened again", async () => {
  const closed = "结束填报 三季度 年度 2015-10-06 | 已汇总上报\n";
  const { run, sheet, put, journal } = await bureau({ "rounds.plan": closed });
  await put("迟.csv", asCsv(filled(await sheet(), { [codes.ledger]: { 完成比例: "60%" } })));
  const refused = await run(
    ["collect", "迟.csv", "--write", "--date", "2015-10-03"],
    day("2015-10-08"),
  );
  expect(refused.code).toBe(1);
  expect(refused.out).toContain("已于 2015-10-06 结束（已汇总上报）");
  expect(refused.out).toContain("迟.csv");
  expect(refused.out).toContain("完成比例=60%");
  expect(await journal()).toBe("");
  await put("rounds.plan", `${closed}恢复填报 三季度 年度 2015-10-07 | 补报\n`);
  await run(["collect", "迟.csv", "--write", "--date", "2015-10-03"], day("2015-10-08"));
  expect(await journal()).toContain("2015-10-03 台账 60%");
});

it("takes what an HTML sheet handed back, and knows its unit, plan and day", async () => {
  const { run, sheet, put } = await bureau();
  const table = await sheet();
  const [headings = []] = table;
  const row = table.find((cells) => cells[headings.indexOf("行号")] === codes.ledger) ?? [];
  const answer = {
    planwright: "sheet",
    version: 1,
    plan: "年度",
    fingerprint: "",
    unit: "温州",
    asOf: "2015-09-25",
    filledOn: "2015年9月26日",
    rows: [
      {
        key: "年度.台账@温州",
        check: row[headings.indexOf("校验值")] ?? "",
        code: codes.ledger,
        values: { state: "进行中", percent: "60%", progress: "已建账" },
      },
    ],
  };
  const ask = async (change: Record<string, unknown>) => {
    await put("in.json", JSON.stringify({ ...answer, ...change }));
    return JSON.parse((await run(["collect", "in.json", "--json"])).out);
  };
  const outdated = await ask({});
  expect(outdated.questions[0]).toMatchObject({
    code: "other-issue",
    change: { source: ["2015-09-26 台账 60% 进行中 | 已建账"] },
  });
  expect((await ask({ plan: "2014年度" })).rejected[0].code).toBe("other-plan");
  expect((await ask({ unit: "嘉兴" })).rejected[0].code).toBe("other-unit");
  expect((await ask({ unit: "宁波" })).rejected[0].code).toBe("sheet-of-unknown-unit");
  expect((await ask({ filledOn: "2015-12-01" })).rejected[0].code).toBe("filled-on-in-future");
  expect((await ask({ version: 2 })).rejected[0].code).toBe("not-a-sheet");
});

it("says of files that are none of ours what they are, and goes on with the others", async () => {
  const { run, sheet, put, journal } = await bureau();
  await put("好.csv", asCsv(filled(await sheet(), { [codes.ledger]: { 完成比例: "60%" } })));
  const compound = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
  const locked = Buffer.concat([compound, Buffer.from("EncryptedPackage", "utf16le")]);
  await put("旧.xls", compound);
  await put("金山.et", compound);
  await put("锁.xlsx", locked);
  await put("空.csv", "");
  await put("断.xlsx", "PK\u0003\u0004abc");
  await put("文.docx", "PK\u0003\u0004abc");
  await put("别的.csv", "姓名,电话\r\n张三,123\r\n");
  const files = [
    "旧.xls",
    "金山.et",
    "锁.xlsx",
    "空.csv",
    "断.xlsx",
    "文.docx",
    "别的.csv",
    "没有.csv",
    "好.csv",
  ];
  const { code, out } = await run(["collect", ...files, "--write", "--json"]);
  expect(code).toBe(1);
  const { rejected, written } = JSON.parse(out);
  expect(
    rejected.map(({ code: one, spot }: { code: string; spot: { file: string } }) => [
      spot.file,
      one,
    ]),
  ).toEqual([
    ["旧.xls", "old-format"],
    ["金山.et", "old-format"],
    ["锁.xlsx", "protected"],
    ["空.csv", "empty-file"],
    ["断.xlsx", "broken-file"],
    ["文.docx", "foreign-file"],
    ["别的.csv", "not-a-sheet"],
    ["没有.csv", "no-file"],
  ]);
  expect(written).toEqual(["progress/温州.plan"]);
  expect(await journal()).toContain("60%");
});

it("exits with 2 where it is not told what to do", async () => {
  const { run } = await bureau();
  expect((await run(["collect"])).code).toBe(2);
  expect((await run(["collect", "a.csv", "--unit", "宁波"])).code).toBe(2);
  expect((await run(["collect", "a.csv", "--date", "2016-01-01"])).code).toBe(2);
});

it("tells of everything that it does not read: rows below the table, columns of one's own, remarks", async () => {
  const { run, sheet, put } = await bureau();
  const table = filled(await sheet(), {
    [codes.ledger]: {
      状态: "进行中",
      本期进展: "填报人变动，本期进展：审核人已换",
      存在问题: "存在问题：无人",
    },
  });
  const own = table.map((row, at) => [...row, at === 0 ? "我的列" : "", at === 2 ? "无标题" : ""]);
  own[1]?.splice(-2, 1, "自己加的");
  await put(
    "in.csv",
    asCsv([...own, ["说明：本月书记外出"], ["填报人：张三", "", "填报日期：2015年9月20日"]]),
  );
  const { code: exit, out } = await run(["collect", "in.csv", "--json"]);
  const { changes, rejected } = JSON.parse(out);
  expect(exit).toBe(1);
  expect(changes.map(({ source }: { source: unknown }) => source)).toEqual([
    ['2015-09-20 台账 进行中 问题 "存在问题：无人" | 填报人变动，本期进展：审核人已换'],
  ]);
  expect(
    rejected.map(({ code, message }: { code: string; message: { zh: string } }) => [
      code,
      message.zh,
    ]),
  ).toEqual([
    ["column-not-read", "“我的列”一列不是跟踪表的列，没有读入：自己加的"],
    ["column-not-read", "“X”一列不是跟踪表的列，没有读入：无标题"],
    ["row-not-read", "这一行不是表里的，没有读入：说明：本月书记外出"],
  ]);
});
