import fc, { type Arbitrary } from "fast-check";
import { clauseWords } from "../../grammar/clauses.ts";
import type { ClauseKey, KindSpec, RowShape, ValueShape } from "../../grammar/kind.ts";
import { type Keyword, keywordsAllowedIn } from "../../grammar/vocabulary.ts";
import { withinLists } from "../../src/syntax/line.ts";
import { titleTakesMarks } from "../../src/syntax/mark-findings.ts";

/** Sources made from the kind table: every kind in every place, in good and in bad layout. */

const of = (...texts: string[]) => fc.constantFrom(...texts);

/** Names, words of the vocabulary among them: no word is reserved. */
const name = of(
  "统筹谋划",
  "a1",
  "目标",
  "通知",
  "完成",
  "示范点",
  "CDO-Council",
  "党建２０１５",
  "x（一）",
);
const unit = of("温州", "局党委", "部门", "OMB", "各分局.组织科", "温州 党委书记");
const quoted = of("科学统筹谋划。", "领会“三严三实”的实质", "Completion", "[2015] ｛全角｝１", "");
const inQuotes = (text: string) => of(`"${text}"`, `“${text}”`);
const string = quoted.chain(inQuotes);
/** A string in which marks work. */
const marked = fc
  .oneof(quoted, of("见[@留存]和【*治党三问】", "[=牵头]、[=due x]", "[[*不是]"))
  .chain(inQuotes);
const paragraph = of(
  "各级党委要带头谋划。",
  "By September 2020, all agencies",
  "见【#目标】，[#goal]；[?何时] // 不是注释",
  "“一” { 二 } = 三、四",
  "全角ＡＢＣ１２３　空格",
);
const phrase = of(
  "年底前",
  "９月底前",
  "9月、11月",
  "September 30, 2020",
  "2020年起，每年2月底前",
  "4～10月",
  "by  end of　September",
  "2024年2月7日前（星期三）",
);
const comma = of(", ", "，", "、", ",");
const number = of("10", "２０", "1.5");

function between(cell: Arbitrary<string>, separator: Arbitrary<string> = comma) {
  return fc
    .tuple(cell, fc.array(fc.tuple(separator, cell), { maxLength: 3 }))
    .map(([first, rest]) => first + rest.map(([sign, text]) => sign + text).join(""));
}

const goesOn = of(", ", "、", ",\n      ", "，  // 注\n", ",\n  // own line\n   ");

function valueIn(shape: ValueShape, spec: KindSpec): Arbitrary<string> {
  switch (shape) {
    case "none":
      return fc.constant("");
    case "refs": {
      const list = between(fc.oneof(unit, string), goesOn);
      return fc.oneof(
        list,
        fc.tuple(list, of("除", "except"), unit).map((parts) => parts.join(" ")),
        fc.tuple(list, of("和", "及", "与"), unit).map((parts) => parts.join(" ")),
        ...(spec.clauses.includes("others")
          ? [
              fc
                .tuple(list, of("等有关部门", "等 各支部", 'others "其他"', "等"))
                .map((parts) => parts.join(" ")),
            ]
          : []),
        ...(spec.kind === "group" ? [of("分局", "sub-bureau", "部门 除 温州")] : []),
      );
    }
    case "phrase":
      return phrase;
    case "date":
      return of("2015-06-29", "２０１５年6月29日");
    case "year":
      return of("2015", "２０１５年");
    case "number":
      return number;
    case "choice":
      return of(...(spec.choices ?? []).flatMap(({ zh, en }) => [zh, en]));
    case "words":
      return between(of("学习教育", "选人 用人", "abc"), goesOn);
    case "strings":
      return between(string, goesOn);
    case "literal":
      return spec.kind === "column" ? fc.oneof(marked, of("目标", "deliverable")) : string;
    case "names":
      return between(
        name.map((text) => `${text}-1`),
        goesOn,
      );
    case "pair":
      return string.map((text) => `key ${text}`);
    case "numbering":
      return of(
        '"一、" "（一）"',
        "行动 无",
        'action "一是"',
        "none",
        'measure "1." 连续',
        '目标, measure "1." 连续',
        "“1. ”",
      );
    case "amount":
      if (spec.counted !== undefined) return of("50万元", "不超过 100 万元", "5000元 左右");
      return of(
        "不低于 9.6万张",
        ">=90%",
        "》＝ ９０％",
        "at-most 1,200 次",
        "1 至 2",
        '<= "上年数"',
        "约 5",
        "不少于100名",
        "no-fewer-than 100名",
        "100名以上",
        "100 名 左右",
        "15日 or-less",
      );
    case "citation":
      return of('"银监发〔2015〕1号" 第三条', '"a" 第一条、第２条', "“b”");
    case "kind":
      return spec.kind === "tail"
        ? of("措施", "action", "行动, measure")
        : of("措施", "action", "行动, measure", "无");
    case "journal":
      return of("温州 党建2015", '2015-09-10 "浙〔2015〕12号" 党建2015', "3号 温州 2015-10-10");
  }
}

const clauseValue: Partial<Record<ClauseKey, Arbitrary<string>>> = {
  meaning: phrase,
  from: phrase,
  to: phrase,
  was: fc.tuple(phrase, string).map((parts) => parts.join(" ")),
  "realized-by": of("目标", "goal"),
  "merged-into": unit,
  "written-as": string,
  reply: of("2015-10-20"),
};

function clausesOf(spec: KindSpec): Arbitrary<string> {
  const own = clauseWords.filter(
    ({ key }) => spec.clauses.includes(key) && !withinLists.includes(key),
  );
  if (own.length === 0) return fc.constant("");
  return fc
    .subarray(own, { maxLength: Math.min(2, own.length) })
    .chain((clauses) =>
      fc.tuple(
        ...clauses.map(({ key, zh, en }) =>
          fc.tuple(of(zh, en), clauseValue[key] ?? fc.constant("")).map((parts) => parts.join(" ")),
        ),
      ),
    )
    .map((parts) => (parts.length === 0 ? "" : ` ${parts.join(" ")}`));
}

const rows: Record<RowShape, Arbitrary<string>> = {
  "indicator-row": of("3月底 4.5", "９月、１１月 1,200", "Q1 30%"),
  "expected-row": of('一季度末 20% "方案印发"', "三季度末 ７０％"),
  "progress-row": of(
    '2015-09-28 x 60% 问题 “进度” next-step "督导"',
    "2015-12-18 x 完成 于 2015-12-10",
    "2015-12-20 x=2",
    "2015-12-21 x done",
  ),
  "closure-row": of("2015-12-25 x@温州 同意", "2015-12-25 x＠嘉兴 returned"),
  "supervision-row": of("示范点", "x 回复 2015-10-20"),
  "amendment-row": of(
    "时限 x = 2015-12-31",
    "owner x＝无",
    "取消 x",
    "cancelled y",
    "责任 x = 宣传部、办公室",
  ),
  "table-row": of("序号、事项，单位", "1, x, “温州”", "a b,c", "目标"),
};

/** The part of a line before its block or text. */
function head(keyword: Keyword): Arbitrary<string> {
  const { spec } = keyword;
  const named =
    spec.name === "none"
      ? fc.constant("")
      : spec.name === "required"
        ? name.map((text) => ` ${text}`)
        : fc.oneof(
            fc.constant(""),
            name.map((text) => ` ${text}`),
          );
  const title = titleTakesMarks(spec) ? marked : string;
  const titled =
    spec.title === "none"
      ? fc.constant("")
      : spec.title === "required"
        ? title.map((text) => ` ${text}`)
        : fc.oneof(
            fc.constant(""),
            title.map((text) => ` ${text}`),
          );
  const valued =
    spec.value === "none" || (!spec.valueRequired && spec.value !== "kind")
      ? fc.constant("")
      : fc
          .oneof(
            { weight: 6, arbitrary: valueIn(spec.value, spec) },
            ...(spec.mayBeOpen ? [{ weight: 1, arbitrary: of("待定", 'open "why"') }] : []),
            { weight: 1, arbitrary: of("无", "none") },
          )
          .map((text) => ` ${text}`);
  const assigned =
    spec.assigned === undefined
      ? fc.constant("")
      : fc.tuple(of(" = ", "＝", "="), valueIn(spec.assigned, spec)).map((parts) => parts.join(""));
  return fc
    .tuple(
      of(keyword.zh, keyword.en),
      of("", "：", ":"),
      named,
      titled,
      valued,
      assigned,
      clausesOf(spec),
    )
    .map(([word, colon, ...rest]) => {
      const line = rest.join("");
      // A colon may stand in for the blank.
      return colon !== "" && line.startsWith(" ") ? `${word}${colon}${line.slice(1)}` : word + line;
    });
}

const lineEnd = of("\n", "\r\n", "\n\n", " // 注\n", "\n　　", "\n\t// own\n", "\n \n\n");
const inlineEnd = of("；", ";", " ; ");

const text = fc
  .array(
    fc.tuple(
      of("|", "｜ ", "|　"),
      fc.oneof(paragraph, fc.constant("")),
      of("\n", "\n\n", "\r\n  "),
    ),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((lines) => lines.map((parts) => parts.join("")).join(""));

/** Lines of a block, without the keywords that may stand once and stood already. */
function block(kind: string, spec: KindSpec | undefined, depth: number): Arbitrary<string> {
  const keywords = keywordsAllowedIn(kind);
  const chosen = fc
    .uniqueArray(fc.nat({ max: Math.max(0, keywords.length - 1) }), {
      minLength: Math.min(keywords.length, Math.max(0, depth - 2)),
      maxLength: depth > 1 ? 5 : 2,
      size: "max",
    })
    .map((indexes) => {
      const seen = new Set<KindSpec>();
      return indexes.flatMap((index) => {
        const keyword = keywords[index];
        if (keyword === undefined || (keyword.spec.once && seen.has(keyword.spec))) return [];
        seen.add(keyword.spec);
        return [keyword];
      });
    });
  return chosen.chain((kinds) =>
    fc
      .tuple(
        fc.tuple(...kinds.map((keyword) => entry(keyword, depth - 1))),
        spec?.text === true ? fc.array(text, { maxLength: 2 }) : fc.constant([]),
        spec?.rows === undefined
          ? fc.constant([])
          : fc.array(
              fc.tuple(rows[spec.rows], of("\n", "；")).map((parts) => parts.join("")),
              {
                maxLength: 3,
              },
            ),
        fc.boolean(),
      )
      .map(([entries, texts, data, textFirst]) =>
        textFirst
          ? [...texts, ...data, ...entries].join("")
          : [...entries, ...data, ...texts].join(""),
      ),
  );
}

function inlineBlock(kind: string): Arbitrary<string> {
  const keywords = keywordsAllowedIn(kind).filter(
    ({ spec }) =>
      !spec.once && spec.assigned === undefined && spec.kind !== "ignore" && spec.kind !== "tail",
  );
  if (keywords.length === 0) return fc.constant(" { }");
  return fc
    .array(fc.tuple(fc.constantFrom(...keywords).chain(head), inlineEnd), { maxLength: 2 })
    .map((lines) => {
      const inside = lines.map((parts) => parts.join("")).join("");
      return /[\r\n]/.test(inside) ? "" : `｛${inside}}`;
    });
}

function entry(keyword: Keyword, depth: number): Arbitrary<string> {
  const { spec } = keyword;
  const holds = keywordsAllowedIn(spec.kind).length > 0 || spec.rows !== undefined;
  const ends: Arbitrary<string>[] = [];
  if (spec.kind === "ignore") ends.push(of(" | 理由"));
  else {
    // A tail says something, or is taken away.
    if (spec.kind !== "tail") ends.push(fc.constant(""));
    if (spec.text && spec.kind !== "tail") ends.push(paragraph.map((line) => ` | ${line}`));
    if (spec.kind === "tail")
      ends.push(of(" | （牵头单位：[=牵头]{，配合单位：[=配合]}）", " | ｛[=时限]｝"));
    if (holds && depth > 0)
      ends.push(
        fc
          .tuple(
            of(" {", "｛", "\n{", " { // 注"),
            of("\n", "\n\n", "\r\n"),
            block(spec.kind, spec, depth),
            of("}", "｝"),
          )
          .map((parts) => parts.join("")),
      );
    if (holds) ends.push(inlineBlock(spec.kind));
  }
  return fc.tuple(head(keyword), fc.oneof(...ends), lineEnd).map(([line, end, after]) => {
    const bar = end.startsWith(" | ") || end.startsWith(" |");
    return line + end + (bar ? after.replace(/^ \/\/ 注/, "") : after);
  });
}

const outermost = keywordsAllowedIn("file");

/** An entry of one kind with much in it. */
function large(kind: string): Arbitrary<string> {
  return fc
    .constantFrom(...outermost.filter(({ spec }) => spec.kind === kind))
    .chain((keyword) => entry(keyword, 5));
}

/** Sources without a mistake of shape. */
export const goodSource: Arbitrary<string> = fc
  .tuple(
    of("", "\uFEFF", "// 开头\n", "\n"),
    fc.oneof(
      { weight: 3, arbitrary: large("plan") },
      { weight: 1, arbitrary: large("organization") },
      { weight: 1, arbitrary: block("file", undefined, 3) },
    ),
  )
  .map((parts) => parts.join(""));
