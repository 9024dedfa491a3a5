import { distance } from "fastest-levenshtein";
import type { Place } from "../../findings/finding.ts";
import type { Notice, Plan } from "../../model/model.ts";
import { type Entry, placeIn } from "../../syntax/entry.ts";
import { check, type Problem } from "../check.ts";
import { chineseNotices, placeInTitle } from "../entries/notice-fields.ts";
import type { Prose } from "../reading/prose.ts";

/** Names in 《》, none inside another. */
const NAMED = /《([^《》]+)》/g;

/** Of how many characters one may differ for a name to be meant as another. */
const SIMILAR = 4;

function isMeantAs(name: string, title: string): boolean {
  return name !== title && distance(name, title) * SIMILAR <= title.length;
}

/** A name that is not the plan's title, where a notice writes it. */
interface Misnamed {
  readonly entry: Entry;
  readonly name: string;
  readonly place: Place;
  /** Its place holds the name as it stands. */
  readonly typed: boolean;
}

/** Names in the text of the notice that nearly are the plan's title. */
function misnamedInText(notice: Notice, title: string, prose: Prose): readonly Misnamed[] {
  return prose.of(notice).flatMap((passage) =>
    passage.kind === "title"
      ? []
      : [...passage.text.matchAll(NAMED)].flatMap((match): readonly Misnamed[] => {
          const name = match[1] ?? "";
          if (!isMeantAs(name, title)) return [];
          const start = match.index + 1;
          const end = start + name.length;
          const place = passage.place(start, end);
          const typed = passage.isTyped(start, end) && place.end - place.start === name.length;
          return [{ entry: passage.entryAt(start), name, place, typed }];
        }),
  );
}

/** The name of the plan in the title of the notice, where it is not the plan's title. */
function misnamedInTitle({ entry, title }: Notice, own: string): readonly Misnamed[] {
  const text = title.text;
  const marked = title.parts.some(({ type }) => type === "mark");
  if (text.includes(own) || namesWithoutIssuer(text, own) || own === "" || marked) return [];
  const named = [...text.matchAll(NAMED)].at(-1)?.[1];
  const about = /关于(?:印发|转发|批转|发布)?(.+?)的[^的]*$/.exec(text)?.[1];
  const name = named ?? about ?? text;
  const place = placeInTitle(entry.file, title, name);
  return [{ entry, name, place, typed: false }];
}

/** One name is one mistake, wherever the notice writes it. */
function problemOf(misnamed: readonly [Misnamed, ...Misnamed[]], plan: Plan): Problem {
  const [first, ...others] = misnamed;
  const title = plan.title.text;
  return {
    entry: first.entry,
    place: first.place,
    ...wordsFor(first.name, title),
    related: [
      {
        place: placeIn(plan.entry.file, plan.title),
        message: { zh: "方案的标题", en: "the plan's title" },
      },
      ...others.map(({ place, name }) => ({
        place,
        message: { zh: `这里也写“${name}”`, en: `“${name}” here as well` },
      })),
    ],
    fixes: misnamed.every(({ typed }) => typed)
      ? [
          {
            title: { zh: `改为《${title}》`, en: `write 《${title}》` },
            edits: misnamed.map(({ place }) => ({ place, text: title })),
            safe: false,
          },
        ]
      : [],
  };
}

/** The title of the notice names its issuer already, so the plan's name may leave it out. */
function namesWithoutIssuer(text: string, own: string): boolean {
  const issuer = /^(.+?)关于/.exec(text)?.[1] ?? "";
  return (
    issuer !== "" && own.startsWith(issuer) && text.includes(`《${own.slice(issuer.length)}》`)
  );
}

function wordsFor(name: string, title: string): Pick<Problem, "message"> {
  return {
    message: {
      zh: `“${name}”与所印发方案的标题“${title}”不一致`,
      en: `“${name}” is not the title of the plan that is issued, “${title}”`,
    },
  };
}

export const issuedTitle = check({
  code: "issued-title",
  severity: { draft: "warning", issue: "error" },
  strength: "practice",
  source: { zh: "印发类通知的通例", en: "Practice of issuing notices" },
  summary: {
    zh: "通知里的方案名称与方案标题不一致",
    en: "The notice names the plan otherwise than the plan's own title",
  },
  doc: {
    zh: "印发类通知的标题要包含方案的标题，一字不差，只有已写在前面的发文机关可以省去；通知正文里《》中的名称差一两个字的，多半是改了标题没有改这里，也报告。同一个名称写了几处，报一次。《》里是别的文件的，不管。",
    en: "The title of an issuing notice contains the plan's title, character for character; only the issuer, named before, may be left out. A name in 《》 in the notice's text that differs by a character or two is most often left from an earlier title. One name is told once, with all its places. Other documents in 《》 are left alone.",
  },
  bad: [
    {
      source:
        '机构 局 "某局"\n方案 乙 "某局2015年培训方案"\n通知 甲 "某局关于印发《某局2014年培训方案》的通知" {\n  | 《某局2015年度培训方案》已经审定，现印发给你们。\n  印发 乙\n}\n',
      finds: [
        { at: "3:14", says: "“某局2014年培训方案”与所印发方案的标题“某局2015年培训方案”不一致" },
        { at: "4:6", says: "“某局2015年度培训方案”与所印发方案的标题“某局2015年培训方案”不一致" },
      ],
    },
    {
      source:
        '机构 局 "某局"\n方案 乙 "某局2015年培训计划"\n通知 甲 "某局关于印发《2015年培训方案》的通知" {\n  | 现将《某局2015年培训方案》印发给你们，《某局2015年培训方案》自即日起执行。\n  印发 乙\n}\n',
      finds: [{ at: "3:14", says: "“2015年培训方案”与所印发方案的标题“某局2015年培训计划”不一致" }],
    },
  ],
  good: [
    '机构 局 "某局"\n方案 乙 "某局2015年培训方案"\n通知 甲 "某局关于印发《2015年培训方案》的通知" {\n  | 现印发给你们。\n  印发 乙\n}\n',
    '机构 局 "某局"\n方案 乙 "“无废城市”建设|试点方案"\n通知 甲 "某局关于印发“无废城市”建设试点方案的通知" {\n  | 根据《固体废物污染环境防治法》制定的《“无废城市”建设试点方案》已经审定，现印发给你们。\n  印发 乙\n}\n',
  ],
  run({ model, prose, report }) {
    for (const notice of chineseNotices(model)) {
      const { issues: plan, title } = notice;
      if (plan === undefined) continue;
      const own = plan.title.text;
      const issuer = /^(.+?)关于/.exec(title.text)?.[1] ?? "";
      const byName = new Map<string, [Misnamed, ...Misnamed[]]>();
      for (const misnamed of [
        ...misnamedInTitle(notice, own),
        ...misnamedInText(notice, own, prose),
      ]) {
        const { name } = misnamed;
        const key = name.startsWith(issuer) ? name.slice(issuer.length) : name;
        const known = byName.get(key);
        if (known === undefined) byName.set(key, [misnamed]);
        else known.push(misnamed);
      }
      for (const misnamed of byName.values()) report(problemOf(misnamed, plan));
    }
  },
});
