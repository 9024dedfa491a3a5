import { screenOn } from "../../src/cli/io.ts";
import { run } from "../../src/cli/run.ts";
import type { CalendarDate } from "../../src/time/calendar-date.ts";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in a folder, in Chinese unless it says otherwise, and keeps what it writes. */
export async function planwright(
  cwd: string,
  words: readonly string[],
  more: {
    readonly input?: string | Uint8Array;
    readonly environment?: Record<string, string>;
    readonly today?: CalendarDate;
  } = {},
): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const quiet = { colour: false, columns: 100, live: false };
  const code = await run(words, "0.0.0-test", {
    cwd,
    environment: more.environment ?? { LANG: "zh_CN.UTF-8" },
    today: () => more.today ?? ("2026-11-24" as CalendarDate),
    input: async () => Buffer.from(more.input ?? ""),
    out: screenOn((text) => out.push(text), quiet),
    err: screenOn((text) => err.push(text), quiet),
  });
  return { code, out: out.join(""), err: err.join("") };
}

/** A small project that checks clean. */
export const small = {
  "org.plan": '机构 市局 "某市局" {\n  部门 办公室 "办公室"\n  分局 温州 "温州分局"\n}\n',
  "plan.plan":
    '方案 方案甲 "某市局2026年方案" {\n  年度 2026\n  制发 市局\n\n  措施 培训 "开展培训。" {\n    责任 办公室\n    时限 年底前\n    | 组织全员培训。\n  }\n}\n',
} as const;
