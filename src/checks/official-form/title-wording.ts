import * as v from "valibot";
import type { Notice } from "../../model/model.ts";
import { placeIn } from "../../syntax/entry.ts";
import { checkWithOptions, type Problem } from "../check.ts";
import { chineseNotices, placeInTitle, printedWidth } from "../entries/notice-fields.ts";

/** Lines of 20 characters of 2号, three of them: longer titles are hard to set and to cite. */
const MOST = 60;

/** A title outside the names in 《》 and “”. */
function outside(text: string): string {
  return text.replace(/《[^《》]*》|“[^“”]*”/g, "");
}

function problems(notice: Notice, most: number): readonly Problem[] {
  const { entry, title } = notice;
  const text = title.text;
  const rest = outside(text);
  const at = (words: string) => placeInTitle(entry.file, title, words);
  const found: Problem[] = [];
  const abouts = rest.split("关于").length - 1;
  if (abouts > 1) {
    found.push({
      entry,
      place: at("关于"),
      message: {
        zh: `标题里“关于”用了${abouts}次`,
        en: `关于 stands ${abouts} times in the title`,
      },
      mend: {
        zh: "转发、印发时省去一层“关于”，或给被印发的文件加《》",
        en: "leave one out, or put the issued document's name in 《》",
      },
    });
  }
  const twice = /通知的通知$/.exec(text);
  if (twice !== null) {
    found.push({
      entry,
      place: at(twice[0]),
      message: { zh: `标题以“${twice[0]}”结尾，重复`, en: `the title ends with ${twice[0]}` },
      mend: { zh: "只留一个“通知”", en: "keep one 通知" },
    });
  }
  const bare = /关于(?!.*的[^的]*$).*[^的](通知|意见|决定|通报|报告|请示|批复|函)$/.exec(rest);
  if (bare?.[1] !== undefined) {
    found.push({
      entry,
      place: at(bare[1]),
      message: {
        zh: `“${bare[1]}”前面缺“的”：关于……的${bare[1]}`,
        en: `的 is missing before ${bare[1]}: 关于…的${bare[1]}`,
      },
    });
  }
  const mark = /[。，；：！？,;:!?.]+(?=$)|[。；！？]/.exec(rest);
  if (mark !== null) {
    found.push({
      entry,
      place: at(mark[0]),
      message: {
        zh: `标题里一般不用“${mark[0]}”`,
        en: `a title is written without “${mark[0]}”`,
      },
    });
  }
  const width = printedWidth(text);
  if (width > most) {
    found.push({
      entry,
      place: placeIn(entry.file, title),
      message: {
        zh: `标题长${Math.ceil(width)}字，超过${most}字（2号字三行）`,
        en: `the title is ${Math.ceil(width)} characters wide, more than ${most} (three lines)`,
      },
      mend: { zh: "缩短事由，或用规范化简称", en: "shorten the matter, or use short names" },
    });
  }
  return found;
}

export const titleWording = checkWithOptions(
  {
    code: "title-wording",
    severity: { draft: "note", issue: "note" },
    strength: "practice",
    source: {
      zh: "公文标题的通例；GB/T 9704-2012 7.3.1（字号与版心决定行长）",
      en: "Practice of titles; GB/T 9704-2012 7.3.1 (type size and width make the line)",
    },
    summary: {
      zh: "标题里“关于”“通知”重复，缺“的”，带标点，或太长",
      en: "The title repeats 关于 or 通知, lacks 的, has a mark, or is too long",
    },
    doc: {
      zh: "标题写成“发文机关+关于+事由+的+文种”。转发、印发时避免“关于……关于”“通知的通知”；除书名号、引号、顿号外一般不用标点；2号字一行20字，三行以内为宜，选项 most 可以改。《》和“”里的字不算重复。只作提示。手工断行的由 title-lines 查，这里只看长度。",
      en: "A title reads issuer + 关于 + matter + 的 + kind. Avoid 关于…关于 and 通知的通知 when issuing; marks other than 《》, “” and 、 are not usual; 20 characters make a line and three lines are enough (option `most`). Names in 《》 and “” do not count as repetition. Notes only; lines broken by hand are the matter of `title-lines`.",
    },
    options: v.strictObject({
      /** Width of the longest title, in full-width characters. */
      most: v.optional(v.number(), MOST),
    }),
    bad: [
      {
        source: '机构 局 "某局"\n通知 甲 "某局关于转发上级关于培训的通知的通知" {\n  落款 局\n}\n',
        finds: [
          { at: "2:15", says: "标题里“关于”用了2次" },
          { at: "2:20", says: "标题以“通知的通知”结尾，重复" },
        ],
      },
      {
        source:
          '机构 局 "某局"\n通知 甲 "某局关于加强培训通知" {\n  落款 局\n}\n通知 乙 "某局关于培训的通知。"\n',
        finds: [
          { at: "2:15", says: "“通知”前面缺“的”：关于……的通知" },
          { at: "5:16", says: "标题里一般不用“。”" },
        ],
      },
      {
        source:
          '机构 局 "某局"\n通知 甲 "某局关于进一步加强全系统各级干部职工政治理论和业务知识技能学习培训以及考核评价工作切实提高履职能力和服务水平扎实推进各项重点任务落实的通知" {\n  落款 局\n}\n',
        finds: [{ at: "2:6", says: "标题长69字，超过60字（2号字三行）" }],
      },
    ],
    good: [
      '机构 局 "某局"\n通知 甲 "某局关于印发《上级关于培训的通知》的通知"\n通知 乙 "某局关于学习、考核的通知"\n通知 丙 "某局关于印发2015年工作要点的通知"\n',
    ],
    run({ model, options, report }) {
      for (const notice of chineseNotices(model))
        for (const problem of problems(notice, options.most)) report(problem);
    },
  },
  v.parse,
);
