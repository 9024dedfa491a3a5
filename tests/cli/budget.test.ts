import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderWith } from "../project/folder-with.ts";
import { planwright } from "./command-line.ts";

/** One field from its line to all that shows it: the budget of a small plan. */

const organization = '机构 局 "某局" {\n  部门 办公室 "办公室"\n  部门 财务处 "财务处"\n}\n';

const plan = `方案 甲 "甲方案" {
  年度 2026
  制发 局
  预算 不超过 120万元
  句末 措施 | （[=责任]；[=时限]{；预算[=预算]}）
  措施 培训 "办好培训。" {
    责任 办公室
    时限 9月底前
    预算 50 万元
    行动 教材 "编写教材。"
    | 全年经费[=预算 设备]以内先用于设备，培训用[=预算]。
  }
  措施 设备 "购置设备。" {
    责任 财务处
    时限 6月底前
    预算 30至45.5万元
  }
  措施 试点 "开展试点。" {
    责任 财务处
    时限 6月底前
    预算 待定 "等批复"
  }
  措施 总结 "写出总结。" {
    责任 办公室
    时限 年底前
  }
}
`;

const files = { "局.plan": organization, "甲.plan": plan };

async function built(
  sources: Readonly<Record<string, string>>,
  only: string,
  format: string,
  path: string,
): Promise<string> {
  const folder = await folderWith(sources);
  const { code, err } = await planwright(folder, [
    "build",
    ...["--only", only, "--format", format, "--as-of", "2026-05-01"],
  ]);
  expect({ code, err }).toMatchObject({ code: 0 });
  return readFile(join(folder, "build", path), "utf8");
}

/** The finding codes of a plan whose training has another budget. */
async function codesWith(budget: string, configuration?: object) {
  const folder = await folderWith({
    ...files,
    "甲.plan": plan.replace("预算 50 万元", budget),
    ...(configuration === undefined
      ? {}
      : { "planwright.config.json": JSON.stringify(configuration) }),
  });
  const { out } = await planwright(folder, ["check", "--format", "json"]);
  const { findings }: { findings: readonly { code: string; start?: unknown }[] } = JSON.parse(out);
  return findings.map(({ code }) => code);
}

it("prints by its mark, in tails and in the text of others", async () => {
  const html = await built(files, "plan", "html", "plan/甲.html");
  const text = html.replace(/<[^>]*>|\s/g, "");
  expect(text).toContain("全年经费30至45.5万元以内先用于设备，培训用50万元。");
  expect(text).toContain("（办公室；9月底前；预算50万元）");
  expect(text).toContain("（财务处；6月底前；预算【待定】）");
  expect(text).toContain("写出总结。（办公室；年底前）");
});

it("prints in English as yuan", async () => {
  const english =
    'plan b "The plan" {\n  locale en\n  year 2026\n  measure c "Buy it." {\n    budget at-most 50万元\n    | Costs [=budget].\n  }\n  measure d "Sell it." {\n    budget 1,200 yuan\n    | Costs [=budget].\n  }\n}\n';
  const html = await built({ "b.plan": english }, "plan", "html", "plan/b.html");
  expect(html).toContain("Costs at most CNY 500,000.");
  expect(html).toContain("Costs CNY 1,200.");
});

it("has a column in the sheets of a plan that says it, or where the column is chosen", async () => {
  const heads = async (sources: Readonly<Record<string, string>>) => {
    const csv = await built(sources, "sheets", "csv", "sheets/办公室.csv");
    return csv.split("\r\n").map((line) => line.split(","));
  };
  const [head = [], first = []] = await heads(files);
  expect(head.indexOf("预算")).toBe(head.indexOf("量化指标") + 1);
  expect(first[head.indexOf("预算")]).toBe("50万元");
  const without = { ...files, "甲.plan": plan.replaceAll(/ {4}(?:预算|\| 全年).*\n/g, "") };
  expect((await heads(without))[0]).not.toContain("预算");
  const chosen = (columns: readonly string[]) =>
    heads({ ...files, "planwright.config.json": JSON.stringify({ sheets: { columns } }) });
  expect((await chosen(["measure", "due"]))[0]).not.toContain("预算");
  expect((await chosen(["measure", "budget"]))[1]).toContain("50万元");
});

it("stands in model.json in 万元, for the plan and each item that says it", async () => {
  const json = await built(files, "model", "json", "model.json");
  const {
    plans: [made],
  }: {
    plans: readonly { budget?: unknown; items: readonly { id: string; budget?: unknown }[] }[];
  } = JSON.parse(json);
  expect(made?.budget).toEqual({ text: "不超过120万元", relation: "<=", from: 120, to: 120 });
  expect(
    made?.items.flatMap(({ id, budget }) => (budget === undefined ? [] : [[id, budget]])),
  ).toEqual([
    ["培训", { text: "50万元", relation: "=", from: 50, to: 50 }],
    ["设备", { text: "30至45.5万元", relation: "=", from: 30, to: 45.5 }],
  ]);
});

it("is explained with its place", async () => {
  const { out } = await planwright(await folderWith(files), ["explain", "设备"]);
  expect(out).toContain("预算 30至45.5万元 → 300000～455000元\n    甲.plan:16:5\n");
});

it("counts as changed after the issue, unless the same amount is written another way", async () => {
  const fingerprint = async (text: string) => {
    const folder = await folderWith({ ...files, "甲.plan": text });
    const { out } = await planwright(folder, ["explain", "甲"]);
    return /指纹 (\S+)/.exec(out)?.[1];
  };
  // No mark prints it: the field alone is compared.
  const silent = plan.replace(/{；预算\[=预算\]}/, "").replace(/ {4}\| 全年.*\n/, "");
  const before = await fingerprint(silent);
  expect(before).toMatch(/^[0-9a-f]{16}/);
  expect(await fingerprint(silent.replace("预算 50 万元", "预算 500000元"))).toBe(before);
  expect(await fingerprint(silent.replace("预算 50 万元", "预算 60万元"))).not.toBe(before);
  expect(await fingerprint(silent.replace("不超过 120", "不超过 130"))).not.toBe(before);
});

it("is read by rules in 万元; an open one is left alone", async () => {
  const rule = {
    code: "dear-measure",
    select: { kind: "措施" },
    must: { 预算: { present: true, atMost: 40 } },
    message: "{标题}的预算超过40万元，或没有写",
  };
  const codes = await codesWith("预算 50 万元", { rules: [rule] });
  // 培训 and 设备 are dearer, 总结 has none, 试点 is open.
  expect(codes.filter((code) => code === "dear-measure")).toHaveLength(3);
});

it.each(["预算 50", "预算 50人", "预算 -5万元", "预算 50至30万元", '预算 不超过 "上年数"'])(
  "refuses %s",
  async (line) => {
    expect(await codesWith(line)).toContain("bad-value");
  },
);

it("is taken by 50 万元 as by 50万元, and by none", async () => {
  for (const line of ["预算 50万元", "预算 0.5亿元", "预算 约 50万元", "预算 无"])
    expect(await codesWith(line)).not.toContain("bad-value");
});
