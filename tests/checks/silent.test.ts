import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { checks } from "../../src/checks/catalogue.ts";
import type { Category } from "../../src/checks/check.ts";
import { noSettings, runChecks } from "../../src/checks/engine.ts";
import { compile } from "../../src/model/compile.ts";
import { pinyinPronunciation } from "../../src/project/pinyin.ts";
import { readSource } from "../../src/syntax/read-source.ts";

/** Checks that read what a plan says, not its form: a false alarm of theirs costs trust. */
const reading = await pinyinPronunciation();
const categories: ReadonlySet<Category> = new Set<Category>(["terms", "wording"]);
const more: ReadonlySet<string> = new Set([
  "numbering",
  "declared-total",
  "old-year",
  "title-year",
  "title-number",
  "text-vs-data",
]);
const judging = checks.filter(({ code, category }) => categories.has(category) || more.has(code));

function said(sources: Readonly<Record<string, string>>): readonly string[] {
  const files = Object.entries(sources).map(([path, text]) => readSource({ path, text }));
  const { model, findings } = compile(files);
  const wrong = findings.filter(({ severity }) => severity === "error");
  const roots = files.flatMap(({ entries }) => entries.entries);
  const found = runChecks(model, roots, judging, noSettings, undefined, reading).findings;
  return [...wrong, ...found].map(({ code, message }) => `${code}: ${message.zh}`);
}

/** Sentences as plans of Chinese public bodies write them. */
const sentences = [
  "认真学习贯彻党的十八届三中、四中全会精神，落实第三届理事会第二次会议部署。",
  "深入实施百人计划、千人计划，办好第三届银行业运动会。",
  "推行“1+100”联系服务机制，每名党员联系1名群众。",
  "用三四个月时间完成整改，十几家单位先行。",
  "做好“十三五”规划编制，服务“一带一路”建设。",
  "牢记“两个务必”，践行“三严三实”，落实“四个全面”战略布局。",
  "坚持“三会一课”制度，规范“三重一大”事项决策程序。",
  "严格执行中央八项规定精神，驰而不息整治“四风”。",
  "增强“四个意识”，坚定“四个自信”，做到“两个维护”。",
  "推进“两学一做”学习教育常态化制度化。",
  "加强“三农”金融服务，压降“三公”经费。",
  "七一前开展走访慰问，“七一”期间举办座谈会。",
  "实行党委领导下的分工负责制，“一把手”负总责。",
  "完成控风险、强服务、促转升三大任务。",
  "围绕学习、工作和生活三个方面，解决实际问题。",
  "坚持政治建设与业务建设、管理与服务两手抓。",
  "建立监管权力清单、责任清单、负面清单等“三张清单”。",
  "通过“三个晒一晒”（即晒一晒心得体会、晒一晒集体学习、晒一晒立行立改）交流成果。",
  "一是抓学习，二是抓作风，三是抓落实。",
  "要做到：一要严格标准，二要注重实效。",
  "一要快，二要实；一要早，二要小。",
  "工作方法上，第一，摸清底数；第二，分类施策。",
  "重点检查：（1）制度是否健全；（2）执行是否到位；（3）整改是否彻底。",
  "材料包括：①申请书；②证明；③承诺书。",
  "按照办公厅（室）要求，依据办法第三条第（二）项办理。",
  "推动干部队伍素质明显提升，做到有令必行。",
  "生态环境部、财政部、自然资源部等10个部门参加。",
  "确定北京、吉林、安徽等省份先行。",
  "省、市、县三级联动，人防、物防、技防三位一体。",
  "推进东、中、西部地区协调发展，惠及两千多个村。",
  "总结提炼前两批14个示范点的工作亮点。",
  "省政府提出16条举措，我局逐条对照落实。",
  "全省共有银行业机构25家、网点1300个。",
  "共同做好三项工作，共享五个平台。",
  "举办两期培训班，每期不少于3天。",
  "在5个工作日内答复，15日内办结。",
  "不良贷款率控制在1.5%以内，同比下降0.2个百分点。",
  "到2020年，基本建成回收体系；2012年起每年评选一次。",
  "总结2014年党建工作，部署全年任务。",
  "根据2014年度考核结果，改进谈心反馈制度。",
  "落实《2014年党建工作要点》，巩固整改成果。",
  "按照某发〔2014〕3号文件要求，2014年以来的问题一并整改。",
  "进一步加快简政放权，大力推进依法行政。",
  "切实做到人人参与、群策群力，形成工作合力。",
  "发扬钉钉子精神，一张蓝图绘到底。",
  "把握五湖四海选人用人，做到一分为二看问题。",
  "开展“我为党建献一计”活动，争当“第一责任人”的表率。",
  "严查“不严不实”问题，坚持“红脸出汗”标准不降低。",
  "落实“双随机、一公开”监管，完善“互联网+监管”。",
  "向“两微一端”延伸，推行“一网通办”“最多跑一次”。",
  "制定实施方案，形成一批可复制、可推广的经验。",
  "第一季度动员，第二、三季度实施，第四季度总结。",
  "任前公示期为三至五个工作日。",
  "五四青年节前后，团委组织主题团日。",
  "严防死守，确保不发生区域性、系统性风险。",
  "安排三分之一以上的时间用于调研。",
  "二十国集团、十国集团等国际组织的要求另行通知。",
  "一般程序、简易程序两类案件分别办理。",
  "对一、二级支行和三类网点分类管理。",
  "选派干部到九个分局、两个直属单位挂职。",
  "坚持以人民为中心，千方百计办好民生实事。",
  "召开一次专题会，写一份报告，列一张清单。",
  "不定期开展“回头看”，对整改不及时、不到位的予以通报。",
  "会同县公安局、县财政局编制“三线”（即生态红线、耕地红线、开发边界）划定方案。",
  "统一标准、统一平台、统一流程、统一考核，做到“四统一”。",
  "开展清理乱占、乱采、乱堆、乱建“四乱”专项行动。",
  "实施“3126”名师工程和121人才工程，评选“十佳歌手”20名、“百优社团”100个。",
  "实施“千企技改”工程，推动120家规上企业开展智能化改造。",
  "建立由县发展改革局、县财政局参加的联席会议制度，不定期会商。",
  "实现出生、入学、就业、婚育、退休等13个“一件事”线上线下融合办理。",
  "学校食堂落实陪餐制、家长委员会监督制、食材定点采购制等三项制度。",
  "凡属重大决策、重要人事任免、重大项目安排和大额度资金运作，必须集体讨论。",
  "省政府提出六项目标、十六项措施，我局逐条对照。",
  "年内开展两轮督查，上半年一轮、下半年一轮，结果在全县通报。",
];

it("has sixty sentences and more", () => {
  expect(new Set(sentences).size).toBeGreaterThanOrEqual(60);
});

for (const sentence of sentences) {
  it(`says nothing about: ${sentence}`, () => {
    const source = `方案 甲 "某局2015年党建工作方案" {\n  年度 2015\n  措施 乙 "乙事。" {\n    | ${sentence}\n  }\n}\n`;
    expect(said({ "a.plan": source })).toEqual([]);
  });
}

it("says nothing about all of them as one document", () => {
  const measures = sentences.map((text, at) => `  措施 事${at} "办好此事。" | ${text}\n`).join("");
  const source = `方案 甲 "某局2015年党建工作方案" {\n  年度 2015\n${measures}}\n`;
  expect(said({ "a.plan": source })).toEqual([]);
});

const plans: Readonly<Record<string, string>> = {
  "a plan whose deadlines stand in text and field": `机构 局 "某局" {
  部门 办公室 "办公部门"
  部门 人事处 "人事部门"
  单位组 各部门 "各部门" = 办公室, 人事处
}
方案 年度 "某局2016年工作要点" {
  年度 2016
  措施 培训 "加强培训。" {
    牵头 人事处
    配合 办公室
    时限 6月底前
    | 6月底前完成集中培训，下半年抓好总结。（人事部门牵头，办公部门配合）
  }
  措施 会议 "精简会议。" {
    责任 各部门
    频次 每季度1次
    | 各部门要每季度至少召开1次会议，办公部门应汇总情况。
  }
}
`,
  "a plan with scores and indicators": `方案 考核 "某局考核方案" {
  年度 2016
  措施 甲 "服务百家企业（10分）。" {
    分值 10
    指标 走访企业 不低于 120家
    指标 满意率 不低于 95%
    | 走访企业120家以上，客户满意率达到95%，投诉率低于3%。
  }
  措施 乙 "规范管理（其中制度5分、执行5分）。" {
    分值 10
    | 制度健全（5分），执行到位（5分）。
  }
}
`,
  "a plan that counts itself": `方案 总 "某局实施方案" {
  年度 2016
  | 本方案共两个部分3项措施，分[#部分]部分推进。
  部分 甲 "学习" {
    措施 子 "读书。"
    措施 丑 "交流。"
  }
  部分 乙 "落实" {
    措施 寅 "检查。"
  }
}
`,
  "a plan that grew from last year's": `方案 旧 "某局2015年工作要点" {
  年度 2015
  措施 甲 "抓好学习。" | 2015年完成两期培训，2014年的经验继续推广。
}
方案 新 "某局2016年工作要点" {
  年度 2016
  基于 旧
  措施 甲 "抓好学习。" | 2016年完成三期培训，总结2015年工作。
}
`,
  "slogans that headings realize": `方案 甲 "某局2016年工作方案" {
  年度 2016
  提法 两个力推 = 学习教育, 选人用人 对应 目标
  注释 六必谈 | “六必谈”：上级与下级必谈，正职与副职必谈，分管与部门必谈，部门与干部必谈，出现问题必谈，任前离任必谈。
  | 抓好学习教育、选人用人“两个力推”，做好“六必谈”[*六必谈]。
  目标 子 "力推学习教育从严从实。" {
    措施 丙 "专题学习。" {
      行动 "制定计划。" | 各支部认真准备。
      行动 "集中研讨。" | 做到有记录。
    }
  }
  目标 丑 "力推选人用人从严从实。"
}
`,
};

for (const [what, source] of Object.entries(plans)) {
  it(`says nothing about ${what}`, () => {
    expect(said({ "a.plan": source })).toEqual([]);
  });
}

it("says of an English plan nothing that is about Chinese wording", async () => {
  const folder = join(import.meta.dirname, "../../plans/data-strategy-2020");
  const sources: Record<string, string> = {};
  for (const file of await readdir(folder))
    if (file.endsWith(".plan")) sources[file] = await readFile(join(folder, file), "utf8");
  expect(said(sources)).toEqual([]);
});
