import * as v from "valibot";
import { described, oneOf, setting, type Words } from "../../checks/entries/described.ts";
import { given } from "../../given.ts";
import { type ColumnChoice, columnIds, isColumnId } from "../../sheets/columns.ts";
import { type LightSettings, lightPractices, rankings } from "../../tracking/light-settings.ts";

/** The settings of tracking: which lights are lit when, and what the sheets show. */

const practices = ["lag", "escalation"] as const;
const states = [
  "not-started",
  "in-progress",
  "closure-requested",
  "done",
  "closed",
  "paused",
  "cancelled",
  "standing",
] as const;

const days = (zh: string, en: string) =>
  setting(v.pipe(v.number(), v.integer(), v.minValue(0)), {
    expects: { zh: "一个不小于 0 的整数", en: "a whole number from 0" },
    doc: { zh, en },
  });

const only = (zh: string, en: string) =>
  setting(v.literal(true), { expects: { zh: " true", en: "true" }, doc: { zh, en } });

const condition = v.strictObject({
  state: setting(v.array(v.picklist(states)), {
    expects: {
      zh: `一组状态：${states.join("、")}`,
      en: `a list of states: ${states.join(", ")}`,
    },
    doc: { zh: "事项处在其中一种状态。", en: "The item is in one of these states." },
  }),
  overdueDays: days("逾期至少这么多天。", "Overdue by at least so many days."),
  lag: days("落后预期超过这么多个百分点。", "Behind by more than so many points."),
  idleDays: days("应启动后这么多天仍未启动。", "Not begun so many days after it should have been."),
  dueWithinDays: days("这么多天之内到期。", "Due within so many days."),
  unansweredDays: days(
    "督办单逾期这么多天未回复。",
    "An order unanswered so many days after its day.",
  ),
  undated: only("没有时限，也没有“进度”。", "Without a deadline and without steps of `expected`."),
  unknown: only("推进中，没有报完成比例。", "Under way, and no percentage was reported."),
});

const light = v.strictObject({
  zh: setting(v.string(), {
    expects: { zh: "灯的中文名", en: "the light's Chinese name" },
    doc: { zh: "中文名。", en: "Its name in Chinese." },
  }),
  en: setting(v.string(), {
    expects: { zh: "灯的英文名", en: "the light's English name" },
    doc: { zh: "英文名。", en: "Its name in English." },
  }),
  colour: described(v.pipe(v.string(), v.regex(/^#[0-9a-fA-F]{6}$/)), {
    expects: { zh: "一种颜色，如 #c0392b", en: "a colour such as #c0392b" },
    doc: { zh: "颜色。", en: "Its colour." },
  }),
  weight: setting(v.number(), {
    expects: { zh: "一个数，越大越严重", en: "a number, larger is worse" },
    doc: { zh: "轻重；0 为正常。", en: "How bad it is; 0 is well." },
  }),
});

const rule = v.strictObject({
  light: described(v.string(), {
    expects: { zh: "灯的名字", en: "the name of a light" },
    doc: { zh: "亮哪一盏灯。", en: "The light that is lit." },
  }),
  when: described(condition, {
    expects: { zh: "一个对象：{ … }", en: "an object: { … }" },
    doc: { zh: "全部成立时。", en: "Where all of it holds." },
  }),
});

const own = v.strictObject({
  practice: setting(v.picklist(practices), {
    expects: oneOf(...practices),
    doc: {
      zh: "没有写出的按哪一种做法；默认 lag。",
      en: "What holds where nothing is said; lag if not given.",
    },
  }),
  palette: setting(v.record(v.string(), light), {
    expects: {
      zh: '{ "red": { "colour": "#c0392b" }, … }',
      en: '{ "red": { "colour": "#c0392b" }, … }',
    },
    doc: { zh: "灯的名字和颜色。", en: "Names and colours of the lights." },
  }),
  rules: setting(v.array(rule), {
    expects: {
      zh: '一组规则：[{ "light": "red", "when": { "overdueDays": 1 } }, …]',
      en: 'a list of rules: [{ "light": "red", "when": { "overdueDays": 1 } }, …]',
    },
    doc: { zh: "按次序，第一条成立的算数。", en: "In order: the first that holds counts." },
  }),
});

const isWord = (value: unknown) => typeof value === "string";

const lightsWords: Words = {
  expects: {
    zh: ' "lag"、"escalation"，或 { "practice": …, "palette": …, "rules": … }',
    en: '"lag", "escalation" or { "practice": …, "palette": …, "rules": … }',
  },
  doc: {
    zh: "亮灯的规则：按进度落后（lag）或按督办逐级升级（escalation），或自定；默认 lag。",
    en: "What lights a row: lag, escalation, or rules of your own; lag if not given.",
  },
};

/** `lights`: a practice, or one's own rules and colours. */
export const lightsSetting = setting(
  v.lazy((value) => (isWord(value) ? v.picklist(practices) : own)),
  lightsWords,
);

const columnWords = {
  expects: {
    zh: `列的名字：${columnIds.join("、")}`,
    en: `the name of a column: ${columnIds.join(", ")}`,
  },
  doc: { zh: "跟踪表的一列。", en: "A column of the sheets." },
};

const columnName = described(v.picklist(columnIds), columnWords);

const column = v.strictObject({
  column: columnName,
  heading: setting(v.pipe(v.string(), v.minLength(1)), {
    expects: { zh: "列的标题", en: "the heading of the column" },
    doc: { zh: "标题。", en: "Its heading." },
  }),
  width: setting(v.pipe(v.number(), v.minValue(2), v.maxValue(80)), {
    expects: { zh: " 2 至 80 的数", en: "a number from 2 to 80" },
    doc: { zh: "宽度，以汉字计。", en: "Its width in characters of full width." },
  }),
});

const columnsWords: Words = {
  expects: {
    zh: '一组列：["number", { "column": "measure", "heading": "任务", "width": 20 }, …]',
    en: 'a list of columns: ["number", { "column": "measure", "heading": "Task", "width": 20 }, …]',
  },
  doc: { zh: "跟踪表的列，按次序。", en: "The columns of the sheets, in order." },
};

const sheetsWords: Words = {
  expects: { zh: '{ "columns": [ … ] }', en: '{ "columns": [ … ] }' },
  doc: { zh: "跟踪表。", en: "The tracking sheets." },
};

/** `sheets`: what the tracking sheets show. */
export const sheetsSetting = setting(
  v.strictObject({
    columns: setting(
      v.array(
        described(
          v.lazy((value) => (isWord(value) ? columnName : column)),
          columnWords,
        ),
      ),
      columnsWords,
    ),
  }),
  sheetsWords,
);

/** The same settings as editors get them: what may be one of two is said as such. */
export const publishedTracking = {
  lights: setting(v.union([v.picklist(practices), own]), lightsWords),
  sheets: setting(
    v.strictObject({
      columns: setting(
        v.array(described(v.union([columnName, column]), columnWords)),
        columnsWords,
      ),
    }),
    sheetsWords,
  ),
};

/** `bulletinItems`: how many tasks a 通报 names. */
export const bulletinItemsSetting = days(
  "通报正文里列出多少项需要抓紧的任务，其余列入附件。默认 20。",
  "How many tasks that are behind a circular names itself; the others stand in its annex. 20 if not given.",
);

/** `rankBy`: the order of the units in a 通报. */
export const rankBySetting = setting(v.array(v.picklist(rankings)), {
  expects: {
    zh: `一组：${rankings.join("、")}`,
    en: `a list of: ${rankings.join(", ")}`,
  },
  doc: {
    zh: "通报里各单位按什么排名：完成率、按期率、灯色、平均进度；后面的在相等时起作用。默认 done、on-time、worst。",
    en: "What the units of a circular are ranked by: share done, share in time, lights, mean progress; later ones decide between equals. done, on-time, worst if not given.",
  },
});

type Lights = v.InferOutput<typeof lightsSetting>;
type Sheets = v.InferOutput<typeof sheetsSetting>;

/** The rules of lights that a configuration asks for. */
export function lightSettings(lights: Lights): LightSettings {
  if (lights === undefined) return lightPractices.lag;
  if (typeof lights === "string") return lightPractices[lights];
  const base = lightPractices[lights.practice ?? "lag"];
  const palette = { ...base.palette };
  for (const [name, { zh, en, colour, weight }] of Object.entries(lights.palette ?? {})) {
    const known = palette[name];
    palette[name] = {
      label: { zh: zh ?? known?.label.zh ?? name, en: en ?? known?.label.en ?? name },
      colour,
      weight: weight ?? known?.weight ?? 0,
    };
  }
  const rules = lights.rules?.map(({ light: lit, when }) => ({
    light: lit,
    when: Object.fromEntries(Object.entries(when).filter(([, value]) => value !== undefined)),
  }));
  return { palette, rules: rules ?? base.rules };
}

/** The columns that a configuration asks for; undefined where it asks for none. */
export function sheetColumns(sheets: Sheets): readonly ColumnChoice[] | undefined {
  return sheets?.columns?.flatMap((choice): ColumnChoice[] => {
    if (typeof choice === "string") return isColumnId(choice) ? [{ id: choice }] : [];
    const { column: id, heading, width } = choice;
    return [
      {
        id,
        ...given({ heading, width }),
      },
    ];
  });
}
