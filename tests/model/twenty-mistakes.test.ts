import { readFileSync } from "node:fs";
import { pinyin } from "pinyin-pro";
import { expect, test } from "vitest";
import { withNearestNames } from "../../src/findings/nearest-names.ts";
import { compile } from "../../src/model/compile.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { lineStarts, positionAt } from "../../src/syntax/source.ts";
import { sourcesOf } from "../reports/sources-of.ts";

const path = "names.plan";
const text = readFileSync(`tests/fixtures/mistakes/${path}`, "utf8");
const starts = lineStarts(text);
const { findings } = compile([readSource({ path, text })]);

const placed = ({ place, code }: (typeof findings)[number]) => {
  const { line, column } = positionAt(starts, place.start);
  return `${line}:${column} ${code} ${text.slice(place.start, place.end)}`;
};

test("twenty mistakes of names, values, marks and times are twenty findings, each at its words", () => {
  expect(findings.map(placed)).toEqual([
    "4:6 duplicate-name 组织部",
    "8:7 group-cycle 甲组",
    '15:11 bad-sample "（*）"',
    "16:20 unknown-name 木标",
    "17:3 not-an-entry 住是 六必谈 | “六必谈”：班子成员之间必谈。",
    "20:8 unknown-unit 组职部",
    "20:13 ambiguous-unit 组织科",
    "21:11 unknown-post 局长",
    "22:8 unreadable-phrase 年低前",
    "23:8 unknown-name 调研",
    "24:28 unresolved-mark [*五个必须]",
    "24:38 unresolved-mark [@条研]",
    "27:8 unknown-unit 各分居",
    "28:8 unreadable-phrase 每季渡",
    "29:8 impossible-time 2月30日",
    "30:8 unresolved-mark [=牵头]",
    "30:17 unresolved-mark [#三个一]",
    "30:25 unresolved-mark [=时线]",
    "32:6 duplicate-name 学习",
    "40:6 unknown-name 党健",
  ]);
});

test("each says in both languages what is wrong and, where a name is near, what was meant", async () => {
  const reading = (word: string) => pinyin(word, { toneType: "none", type: "array", v: true });
  const told = withNearestNames(findings, sourcesOf({ [path]: text }), reading);
  const said = told.map((finding) =>
    [
      placed(finding),
      ...[finding.message, finding.mend].flatMap((words) =>
        words === undefined ? [] : [`  ${words.zh}`, `  ${words.en}`],
      ),
    ].join("\n"),
  );
  await expect(`${said.join("\n")}\n`).toMatchFileSnapshot("golden/twenty-mistakes.txt");
});
