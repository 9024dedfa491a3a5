import { check } from "../check.ts";
import { spokenReport, statePlace, tellsDone, toldTextPlace } from "./rows/told-rows.ts";
import { trackedExample } from "./rows/tracked-example.ts";

/** Words of what is still to come, and of what does not go on; not those that only sound alike (接待, 取消证明). */
const unfinished =
  /预计(?!数)|尚未|还未|仍未|(?<![接招对看优款虐善亏])待(?:上级|总局|省局|批[复准]|审[批核议定]|编办|研究|[确明]|完善|落实|验收|召开|[下印]发|出台|整改|补|进一步|后续|下一步|[一二三四五六七八九十\d]+月)|(?:已|被|予以|决定|因故)取消|取消(?=[。，；！]|$)|(?:已|被|予以|决定|因故)暂停|暂停(?=[。，；！]|$|实施|开展|推进|办理|进行)/u;

export const doneYetUnfinished = check({
  code: "done-yet-unfinished",
  severity: { draft: "warning", issue: "warning" },
  strength: "practice",
  source: { zh: "督查台账的通例", en: "Practice of tracking" },
  summary: {
    zh: "报了完成，说明里却写着预计、尚未、暂停",
    en: "Reported as done, while the words tell that it is not",
  },
  doc: {
    zh: "报“完成”的，说明里不应当还有预计、尚未、待批复、已取消、暂停这样的话。没有完成就报百分比；停了、不办了，报“暂停”“取消”。只看说明里这几种话，接待、暂停准入之类不算。",
    en: "Where `done` is reported, the Chinese text does not speak of what is expected, waits for approval, was called off or paused. What is not done is told by its percentage, what does not go on by `paused` or `cancelled`. Words that only look alike are left alone.",
  },
  bad: [
    {
      source: `${trackedExample}进展 温州 {\n  2015-09-20 台账 完成 佐证 "台账" | 台账预计10月上线。\n}\n`,
      finds: [{ at: "14:17", says: "温州的“台账”报了完成，说明里却写着“预计”" }],
    },
    {
      source: `${trackedExample}进展 温州 {\n  2015-09-20 台账 申请销号 佐证 "初稿" | 文件待印发。\n}\n`,
      finds: [{ at: "14:17", says: "温州的“台账”报了完成，说明里却写着“待印发”" }],
    },
  ],
  good: [
    `${trackedExample}进展 温州 {\n  2015-06-20 台账 60% | 台账预计9月上线。\n  2015-09-20 台账 完成 佐证 "台账" | 接待群众30人次，取消证明材料12项，暂停2家机构准入。\n}\n`,
  ],
  run({ model, report }) {
    for (const one of model.journal.reports) {
      if (!tellsDone(one) || one.text === undefined) continue;
      const [words] = unfinished.exec(one.text) ?? [];
      if (words === undefined) continue;
      const { zh, en } = spokenReport(one);
      report({
        entry: one.entry,
        place: statePlace(one),
        message: {
          zh: `${zh}报了完成，说明里却写着“${words}”`,
          en: `${en} is reported as done, and the words say “${words}”`,
        },
        mend: {
          zh: "没有完成的报百分比，停办的报“暂停”或“取消”；已经完成的，改说明",
          en: "tell its percentage, or that it is paused or cancelled; if it is done, change the words",
        },
        related: [{ place: toldTextPlace(one), message: { zh: "说明", en: "what the words say" } }],
      });
    }
  },
});
