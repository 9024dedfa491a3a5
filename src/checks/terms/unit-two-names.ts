import { groupBy } from "../../model/group-by.ts";
import type { Notice, Plan, Unit } from "../../model/model.ts";
import { placeOf } from "../../syntax/entry.ts";
import { type CheckContext, check } from "../check.ts";
import { judgeSpelling } from "../habit.ts";
import type { Passage, Prose } from "../reading/prose.ts";
import { UnitNames } from "../reading/unit-names.ts";

type Report = CheckContext<undefined>["report"];

/** A name of a unit where a document's text uses it. */
interface Use {
  readonly unit: Unit;
  readonly name: string;
  readonly passage: Passage;
  readonly at: number;
  readonly declared: boolean;
}

/** What stands in front of a name and makes it that of another unit: 各局党委, 分局纪检监察室, 银行信息科技部. */
const ofOthers = /(?:[省市县区级各其本我该支总厅院行司构业]|分局|有关|相关|上级|下级|所在)$/;

/** Titles of documents keep the names that they were given. */
function isInBookTitle(text: string, at: number): boolean {
  return text.lastIndexOf("《", at) > text.lastIndexOf("》", at);
}

/** 以下简称“某局”: the text says itself that it will use the short name. */
function isIntroduced(passages: readonly Passage[], name: string): boolean {
  const said = new RegExp(`简称(?:为|：)?[“"‘（]?${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);
  return passages.some(({ text }) => said.test(text));
}

function usesIn(passages: readonly Passage[], names: UnitNames): readonly Use[] {
  const uses: Use[] = [];
  for (const passage of passages) {
    const { text } = passage;
    for (let at = 0; at < text.length - 2; ) {
      const found = names.find(text, at);
      if (found === undefined) {
        at += 1;
        continue;
      }
      const { name } = found;
      const unit =
        found.type === "resembling"
          ? found.unit
          : found.party.type === "unit"
            ? found.party
            : undefined;
      const own =
        unit !== undefined &&
        passage.isTyped(at, at + name.length) &&
        !isInBookTitle(text, at) &&
        !ofOthers.test(text.slice(Math.max(0, at - 2), at));
      if (own) {
        const declared = found.type === "declared";
        uses.push({ unit, name, passage, at, declared });
      }
      at += name.length;
    }
  }
  return uses;
}

const placeOfUse = ({ passage, at, name }: Use) => passage.place(at, at + name.length);

/** Headings may use either name. */
function isInTitle(use: Use): boolean {
  const { title } = use.passage.entryAt(use.at);
  if (use.passage.kind === "title" || title === undefined) return use.passage.kind === "title";
  const { start } = placeOfUse(use);
  return start >= title.start && start < title.end;
}

/** The units that the plan of a document charges. */
function chargedUnits(document: Plan | Notice): ReadonlySet<Unit> {
  const plan = document.type === "plan" ? document : (document.issues ?? document.body);
  const units = new Set<Unit>();
  for (const { roles } of plan?.allItems ?? [])
    for (const { list } of roles)
      for (const { named } of list.refs) if (named?.type === "unit") units.add(named);
  return units;
}

/** A name that nobody declares, beside one that the text or the plan uses. */
function reportResembling(
  unit: Unit,
  uses: readonly Use[],
  charged: ReadonlySet<Unit>,
  report: Report,
): void {
  const own = uses.find(({ declared }) => declared);
  if (own === undefined && !charged.has(unit)) return;
  const usual = own?.name ?? unit.title;
  const undeclared = uses.filter(({ declared }) => !declared);
  for (const [name, found] of groupBy(undeclared, (use) => use.name)) {
    const [first] = found;
    const many = found.length > 1 ? `，共${found.length}处` : "";
    const manyEn = found.length > 1 ? ` (${found.length} places)` : "";
    const place = placeOfUse(first);
    report({
      entry: first.passage.entryAt(first.at),
      place,
      message: {
        zh: `“${name}”与“${usual}”像是同一单位，一份文件里用了两个名称${many}`,
        en: `“${name}” and “${usual}” seem to be one unit under two names in one document${manyEn}`,
      },
      mend: {
        zh: `统一写“${usual}”；两个名称都用的，在单位里写“又称 "${name}"”`,
        en: `write “${usual}” throughout; where both are meant, declare \`alias "${name}"\` in the unit`,
      },
      related: [
        {
          place: own === undefined ? placeOf(unit.entry) : placeOfUse(own),
          message: { zh: `“${usual}”`, en: `“${usual}”` },
        },
      ],
      fixes:
        place.end - place.start === name.length
          ? [
              {
                title: { zh: `改为“${usual}”`, en: `write “${usual}”` },
                edits: found.map((use) => ({ place: placeOfUse(use), text: usual })),
                safe: false,
              },
            ]
          : [],
    });
  }
}

/** The full name and the short one by turns, with no word that introduces the short one. */
function reportByTurns(
  unit: Unit,
  uses: readonly Use[],
  passages: readonly Passage[],
  report: Report,
): void {
  const { title, short } = unit;
  if (short === undefined || short === title) return;
  const both = uses.filter((use) => (use.name === title || use.name === short) && !isInTitle(use));
  const ways = judgeSpelling(both, ({ name }) => name);
  if (ways === undefined) return;
  const firstShort = both.findIndex(({ name }) => name === short);
  // The full name first and the short one from then on is the rule.
  const lateFull = both.slice(firstShort).find(({ name }) => name === title);
  if (lateFull === undefined || isIntroduced(passages, short)) return;
  const earlyShort = both[firstShort];
  if (earlyShort === undefined) return;
  const fullUses = both.filter(({ name }) => name === title).length;
  const shortUses = both.length - fullUses;
  report({
    entry: lateFull.passage.entryAt(lateFull.at),
    place: placeOfUse(lateFull),
    severity: "note",
    message: {
      zh: `同一单位前面写“${short}”（${shortUses}处），这里又写“${title}”（${fullUses}处）`,
      en: `the same unit is “${short}” (${shortUses} times) and here again “${title}” (${fullUses} times)`,
    },
    mend: {
      zh: `首次出现写全称并注明“以下简称${short}”，以后用简称`,
      en: "write the full name first, say what it is called for short, and use that from then on",
    },
    related: [{ place: placeOfUse(earlyShort), message: { zh: `“${short}”`, en: `“${short}”` } }],
  });
}

function judge(document: Plan | Notice, prose: Prose, names: UnitNames, report: Report): void {
  const passages = prose.of(document);
  const byUnit = groupBy(usesIn(passages, names), (use) => use.unit);
  let charged: ReadonlySet<Unit> | undefined;
  for (const [unit, uses] of byUnit) {
    if (uses.some(({ declared }) => !declared)) {
      charged ??= chargedUnits(document);
      reportResembling(unit, uses, charged, report);
    }
    reportByTurns(unit, uses, passages, report);
  }
}

const organization =
  '机构 局 "浙江银监局" {\n  部门 纪检 "纪检监察部门"\n  部门 发改委 "国家发展改革委"\n  分局 温州 "温州银监分局" { 简称 "温州分局" }\n}\n';

export const unitTwoNames = check({
  code: "unit-two-names",
  severity: { draft: "note", issue: "warning" },
  strength: "practice",
  source: { zh: "核稿的通例", en: "Practice of proofreading" },
  summary: {
    zh: "同一单位在一份文件里用了两个名称",
    en: "One unit under two names in one document",
  },
  doc: {
    zh: "文中的名称与单位表里的名称只差部、处、室等字，或少了几个字，而单位表没有这个名称的，像是写错或另一种叫法。全称与简称：先全称后简称不提示，注明“以下简称”的不提示，交替使用的提示一次。“简称”“又称”写明的名称随便用；书名号里的、“各”“分局”“省”“市”等后面的不算；级别不同的（总局与局、处与科、部与局）不算。只看中文文件。",
    en: "A name in the text that differs from that of a unit only in its word for department (部, 处, 室) or by some characters left out, and that the organization does not know. The full name first and the short one from then on is right, and so is a short name that the text introduces; taking turns is one note. Names declared as `short` or `alias` are free; titles in 《》, units of others (各…, 分局…) and units of another rank are left alone. Only documents in Chinese are read.",
  },
  bad: [
    {
      source: `${organization}方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" | 纪检监察部门负责监督，国家发改委配合，温州银监局落实。\n  措施 丙 "丙事。" {\n    责任 温州、发改委\n    | 纪检监察室每半年检查一次。\n  }\n}\n`,
      finds: [
        {
          at: "11:7",
          says: "“纪检监察室”与“纪检监察部门”像是同一单位，一份文件里用了两个名称",
        },
        {
          at: "8:27",
          says: "“国家发改委”与“国家发展改革委”像是同一单位，一份文件里用了两个名称",
        },
        {
          at: "8:35",
          says: "“温州银监局”与“温州银监分局”像是同一单位，一份文件里用了两个名称",
        },
      ],
    },
    {
      source: `${organization}方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" | 温州分局先行试点。\n  措施 丙 "丙事。" | 温州银监分局总结经验，温州分局报告情况。\n}\n`,
      finds: [
        { at: "9:16", says: "同一单位前面写“温州分局”（2处），这里又写“温州银监分局”（1处）" },
      ],
    },
  ],
  good: [
    `${organization}方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "温州分局试点。" | 温州银监分局先行试点，纪检监察部门监督，各纪检监察室配合，分局纪检监察室单独挂牌，纪检监察办法、银行纪检监察部另行通知。\n  措施 丙 "丙事。" | 温州分局总结经验，落实《温州银监局办法》，国家发展改革委指导，纪检监察干部参加，温州市分局协助。\n}\n`,
    `${organization}方案 甲 "甲方案" {\n  年度 2015\n  措施 乙 "乙事。" | 温州银监分局（以下简称“温州分局”）先行试点，温州分局报告，温州银监分局总结。\n}\n`,
  ],
  run({ model, prose, report }) {
    const documents = [...model.plans, ...model.notices].filter(({ locale }) => locale === "zh");
    if (documents.length === 0) return;
    const names = new UnitNames(model);
    for (const document of documents) judge(document, prose, names, report);
  },
});
