import type { UndatedClause } from "../phrase.ts";
import type { Scanner } from "./scanner.ts";

const wholePeriod =
  /全年度?(?:持续|常态化)?(?:推进|开展|进行|实施|坚持|落实)?|(?:all year(?: round)?|year-round|throughout(?: the)? year)(?![a-z])/y;
const standing =
  /(?:长期|持续|常态化|经常性?|日常)(?:坚持|推进|开展|进行|实施|落实|抓好|任务|工作|推动|深化)?|贯穿(?:全年|始终)|(?:ongoing|on an ongoing basis|continuous(?:ly)?|continual(?:ly)?|standing|permanent(?:ly)?)(?![a-z])/y;
const unset =
  /(?:适时|不定期|定期|及时|随时|尽快|立即|立行立改|根据需要|按需|视情(?:况)?|按(?:要求|计划|进度|时间节点)|根据(?:工作)?安排)(?:组织|开展|进行|推进|实施|完成)*|(?:as needed|as required|as appropriate|as necessary|when appropriate|when needed|ad hoc|from time to time|irregularly|regularly|in due course|at an appropriate time|immediately|as soon as possible|asap)(?![a-z])/y;

/** Reads words that are valid but name no date: 适时, 长期坚持, 全年, ongoing, as needed. */
export function readUndated(scanner: Scanner): UndatedClause | undefined {
  const from = scanner.position;
  const kinds = [
    [wholePeriod, true, true],
    [standing, true, false],
    [unset, false, false],
  ] as const;
  for (const [pattern, isStanding, isWhole] of kinds) {
    if (scanner.take(pattern) !== undefined) {
      return {
        type: "undated",
        standing: isStanding,
        wholePeriod: isWhole,
        ...scanner.place(from),
      };
    }
  }
  return undefined;
}
