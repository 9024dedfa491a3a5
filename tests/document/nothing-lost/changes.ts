import fc, { type Arbitrary } from "fast-check";
import { keywordsAllowedIn, keywordsFor } from "../../../grammar/vocabulary.ts";
import { blocksIn, changedAt, type Node } from "./source-tree.ts";

/** Changes of sources by rule: lines dropped, doubled, moved and wrapped, and entries of every kind put in. */

/** One change of a tree; `n` makes the names that it gives unique. */
export type Change = (nodes: readonly Node[], n: number) => readonly Node[];

const fraction = fc.double({ min: 0, max: 0.999, noNaN: true });

const pick = <T>(all: readonly T[], where: number): T | undefined =>
  all[Math.floor(where * all.length)];

/** May a line stand in the block of another? Text and empty lines are asked of nobody. */
function mayStand(line: string, head: string): boolean {
  const [word = ""] = line.split(" ");
  const kind = keywordsFor(head.split(" ")[0] ?? "")[0]?.spec.kind ?? "";
  const known = keywordsFor(word);
  return known.length === 0 || keywordsAllowedIn(kind).some(({ spec }) => spec === known[0]?.spec);
}

/** Lines that an entry has once, and that stay where they are. */
const isSetting = (line: string) => keywordsFor(line.split(" ")[0] ?? "")[0]?.spec.once === true;

/** What each kind of column shows, by the words of a layout. */
const columns = [
  '列 "项" = 措施',
  '列 "目标" = 目标 合并',
  '列 "阶段" = 阶段',
  '列 "行动" = 行动',
  '列 "节点" = 节点',
  '列 "成果" = 成果',
  '列 "指标" = 指标',
  '列 "依据" = 依据',
  '列 "谁" = 责任 合并',
  '列 "何时" = 时限',
  '列 "题" = "[题]"',
  '列 "文" = "[文]"',
  '列 "事" = "{[序号] }{[题]：}[文]"',
  '列 "时" = "{[=时限]}{；[=频次]}"',
  '列 "牵头" = "{牵头：[=牵头]}"',
];

const leaf = (line: string): readonly Node[] => [{ line }];
const node = (line: string, ...block: readonly (string | Node)[]): readonly Node[] => [
  { line, block: block.map((one) => (typeof one === "string" ? { line: one } : one)) },
];

/** Entries that are put in; `n` is in all their names. Units are those of every plan that is changed. */
const entries: readonly ((n: number) => readonly Node[])[] = [
  (n) => leaf(`| 加写的正文${n}。`),
  () => leaf("|"),
  (n) => [{ line: "" }, { line: `| 另起一段的正文${n}，` }, { line: `| 又一行${n}。` }],
  (n) => leaf(`要点 | 要点${n}`),
  (n) => node("要点 {", `| 上一层要点${n}`, `要点 | 下一层要点${n}`),
  (n) => leaf(`节点 加节${n} "节点题${n}。" 9月30日前 | 节点文${n}。`),
  (n) => leaf(`节点 加节${n} "节点题${n}" 10月底前`),
  (n) => node(`节点 加节${n} "节点题${n}" 10月 {`, `成果 "节点成果${n}"`, `| 节点文${n}。`),
  (n) => leaf(`成果 "成果题${n}"`),
  (n) => leaf(`成果 "成果题${n}。" | 成果文${n}。`),
  (n) => leaf(`指标 加指${n} "指标题${n}" 不低于 ${n}%`),
  (n) => leaf(`指标 加指${n} "指标题${n}。" 达到${n}项以上 | 指标文${n}。`),
  (n) => node(`行动 加动${n} "行动题${n}。" {`, `| 行动文${n}。`),
  (n) => node(`行动 加动${n} {`, "时限 6月底前", `| 行动文${n}，[=时限]完成。`),
  (n) => leaf(`行动 加动${n} "行动题${n}" | 行动文${n}。`),
  (n) =>
    node(`措施 加措${n} "措施题${n}。" {`, "频次 每季度", `| 措施文${n}。`, `成果 "措施成果${n}"`),
  (n) => node(`措施 加措${n} "措施题${n}" {`, "时限 11月15日前", "", `| 措施文${n}。`),
  (n) => leaf(`措施 加措${n} "措施题${n}。" | 措施文${n}。`),
  (n) => node(`目标 加目${n} "目标题${n}" {`, `| 目标文${n}。`),
  (n) => node(`部分 加部${n} "部分题${n}。" {`, `| 部分文${n}。`),
  (n) => node(`阶段 加段${n} 3月至8月 "阶段题${n}" {`, `| 阶段文${n}。`),
  (n) => [{ line: `注释 加注${n} | 注释文${n}。` }, { line: `| 有注的正文${n}[*加注${n}]。` }],
  (n) => leaf(`注释 加注${n} | 没有标出的注释${n}。`),
  (n) => leaf(`句末 措施 | （末${n}{，[=责任]}）`),
  () => leaf('编号 行动 "（1）" 另段'),
  () => leaf("编号 措施 无"),
  () => leaf("频次 每月"),
  () => leaf("时限 12月10日前"),
  () => leaf("版式 无"),
  (n) => [{ line: "表 {", block: [{ line: "项, 数" }, { line: `"表格${n}", 1` }] }],
  (n) => [
    {
      line: `附件 加附${n} "附件题${n}" {`,
      block: [
        { line: `| 附件文${n}。` },
        ...node(
          `部分 附部${n} "附件部分${n}" {`,
          `| 附件部分文${n}。`,
          ...node(`措施 附措${n} "附件措施${n}。" {`, "频次 每半年1次", `| 附件措施文${n}。`),
        ),
      ],
    },
  ],
  (n) => node(`附件 表附${n} "任务表附件${n}" {`, `| 附表文${n}。`, "任务表 本方案"),
];

const wrappers: readonly ((n: number) => string)[] = [
  (n) => `部分 包部${n} "包起的部分${n}" {`,
  (n) => `目标 包目${n} "包起的目标${n}。" {`,
  (n) => `阶段 包段${n} 2月至11月 "包起的阶段${n}" {`,
  (n) => `附件 包附${n} "包起的附件${n}" {`,
  (n) => `措施 包措${n} "包起的措施${n}。" {`,
];

/** A line a second time: what has a name gets another. */
function doubled({ line, block }: Node, n: number): Node {
  const named = line.replace(
    /^(部分|目标|措施|行动|阶段|节点|指标|注释|附件|section|measure|milestone|note|action) ([^"|{\s]+)/,
    `$1 $2再${n}`,
  );
  return {
    line: named,
    ...(block === undefined
      ? {}
      : { block: block.map((child, index) => doubled(child, n * 100 + index)) }),
  };
}

/** A change of one block, found by where it stands among all; the two outermost heads stay what they are. */
function inBlock(
  where: Arbitrary<readonly [number, number, number]>,
  change: (
    block: readonly Node[],
    n: number,
    at: number,
    other: number,
    head: string,
  ) => readonly Node[],
): Arbitrary<Change> {
  return where.map(([of, at, other]) => (nodes, n) => {
    const inside = blocksIn(nodes).filter((path) => path.length > 0);
    return changedAt(nodes, pick(inside, of) ?? [], (block, head) =>
      change(block, n, at, other, head),
    );
  });
}

const anywhere = fc.tuple(fraction, fraction, fraction);

const put = (block: readonly Node[], at: number, added: readonly Node[]): readonly Node[] => {
  const index = Math.floor(at * (block.length + 1));
  return [...block.slice(0, index), ...added, ...block.slice(index)];
};

const added = fc.tuple(anywhere, fc.constantFrom(...entries)).chain(([where, make]) =>
  inBlock(fc.constant(where), (block, n, at, _, head) => {
    const lines = make(n);
    return lines.every(({ line }) => mayStand(line, head)) ? put(block, at, lines) : block;
  }),
);

const laidOut = fc
  .tuple(anywhere, fc.subarray(columns, { minLength: 1, maxLength: 5 }))
  .chain(([where, shown]) =>
    inBlock(fc.constant(where), (block, _n, _at, _to, head) =>
      mayStand("版式 表 {", head) ? [...node("版式 表 {", ...shown), ...block] : block,
    ),
  );

const dropped = inBlock(anywhere, (block, _, at) => {
  const index = Math.floor(at * block.length);
  return block.filter((_line, one) => one !== index);
});

const twice = inBlock(anywhere, (block, n, at) => {
  const one = pick(block, at);
  return one === undefined || isSetting(one.line) ? block : put(block, at, [doubled(one, n)]);
});

const movedInside = inBlock(anywhere, (block, _, at, to) => {
  const one = pick(block, at);
  return one === undefined
    ? block
    : put(
        block.filter((other) => other !== one),
        to,
        [one],
      );
});

const wrapped = fc.tuple(anywhere, fc.constantFrom(...wrappers)).chain(([where, head]) =>
  inBlock(fc.constant(where), (block, n, at, length, around) => {
    const from = Math.floor(at * block.length);
    const to = from + 1 + Math.floor(length * 4);
    const inside = block.slice(from, to);
    const fits =
      mayStand(head(n), around) &&
      inside.every(({ line }) => !isSetting(line) && mayStand(line, head(n)));
    if (!fits) return block;
    return [...block.slice(0, from), { line: head(n), block: inside }, ...block.slice(to)];
  }),
);

/** One change. */
export const anyChange: Arbitrary<Change> = fc.oneof(
  { weight: 8, arbitrary: added },
  { weight: 3, arbitrary: laidOut },
  { weight: 3, arbitrary: wrapped },
  { weight: 1, arbitrary: dropped },
  { weight: 1, arbitrary: twice },
  { weight: 2, arbitrary: movedInside },
);
