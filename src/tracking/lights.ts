import type { Wording } from "../findings/finding.ts";
import { type LightCondition, type LightSettings, NO_LIGHT } from "./light-settings.ts";
import type { RowFacts } from "./row-facts.ts";

/** A light, and why it is that one. */
export interface Lit {
  readonly light: string;
  readonly why: Wording;
}

/** What a condition says of a row where it holds: reasons in words, none for an empty condition. */
function holds(when: LightCondition, facts: RowFacts): readonly Wording[] | undefined {
  const reasons: Wording[] = [];
  const at = (
    limit: number | undefined,
    value: number | undefined,
    words: (value: number) => Wording,
  ) => {
    if (limit === undefined) return true;
    if (value === undefined || value < limit) return false;
    reasons.push(words(value));
    return true;
  };
  const { state, dueInDays, behind, expected = 0, percent = 0 } = facts;
  if (when.state !== undefined && !when.state.includes(state)) return undefined;
  const all =
    at(when.overdueDays, facts.overdueDays, (days) => ({
      zh: `已逾期${days}天`,
      en: `${days} days overdue`,
    })) &&
    at(when.lag === undefined ? undefined : when.lag + 1, behind, () => ({
      zh: `应到${expected}%，实到${percent}%`,
      en: `${percent}% of an expected ${expected}%`,
    })) &&
    at(when.idleDays, facts.idleDays, (days) => ({
      zh: `应启动后${days}天仍未启动`,
      en: `not begun ${days} days after it should have been`,
    })) &&
    at(when.unansweredDays, facts.unansweredDays, (days) => ({
      zh: `督办单逾期${days}天未回复`,
      en: `a supervision order unanswered for ${days} days`,
    }));
  if (!all) return undefined;
  if (when.undated === true) {
    if (facts.undated !== true) return undefined;
    reasons.push({
      zh: "没有时限，不按进度亮灯",
      en: "without a deadline: not judged by progress",
    });
  }
  if (when.unknown === true) {
    if (facts.unknown !== true) return undefined;
    reasons.push({
      zh: "没有报完成比例，进度不明",
      en: "no percentage reported: progress unknown",
    });
  }
  if (when.dueWithinDays !== undefined) {
    if (dueInDays === undefined || dueInDays < 0 || dueInDays > when.dueWithinDays)
      return undefined;
    reasons.push({ zh: `还有${dueInDays}天到期`, en: `due in ${dueInDays} days` });
  }
  return reasons;
}

const ofState: Readonly<Record<RowFacts["state"], Wording>> = {
  "not-started": { zh: "未启动，进度正常", en: "not begun, nothing is late" },
  "in-progress": { zh: "按进度推进", en: "on schedule" },
  "closure-requested": { zh: "已申请销号", en: "closure requested" },
  done: { zh: "已完成，待销号", en: "done, to be closed" },
  closed: { zh: "已销号", en: "closed" },
  paused: { zh: "已暂停", en: "paused" },
  cancelled: { zh: "已取消", en: "cancelled" },
  standing: { zh: "长期坚持，不按日期亮灯", en: "standing: not judged by date" },
};

const doneWord: Wording = { zh: "已完成", en: "done" };

/** What a row's state says of it: of what was done late, by how many days. */
function stateInWords({ state, lateDays }: RowFacts): Wording {
  if (lateDays === undefined) return ofState[state];
  const { zh, en } = state === "done" ? doneWord : ofState[state];
  return { zh: `${zh}，迟${lateDays}天`, en: `${en}, ${lateDays} days late` };
}

/** The light of a row by an office's rules. */
export function lightOf(facts: RowFacts, settings: LightSettings): Lit {
  for (const { light, when } of settings.rules) {
    const reasons = holds(when, facts);
    if (reasons === undefined) continue;
    if (reasons.length === 0) return { light, why: stateInWords(facts) };
    return {
      light,
      why: {
        zh: reasons.map(({ zh }) => zh).join("，"),
        en: reasons.map(({ en }) => en).join(", "),
      },
    };
  }
  return { light: NO_LIGHT, why: stateInWords(facts) };
}
