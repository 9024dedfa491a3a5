import type { Reporter } from "./report.ts";

/** Every format of findings: one file and one line here. */
export const reporters = {
  text: async (): Promise<Reporter> => (await import("./text.ts")).reportAsText,
  json: async (): Promise<Reporter> => (await import("./json.ts")).reportAsJson,
  sarif: async (): Promise<Reporter> => (await import("./sarif.ts")).reportAsSarif,
  junit: async (): Promise<Reporter> => (await import("./junit.ts")).reportAsJunit,
  github: async (): Promise<Reporter> => (await import("./github.ts")).reportAsAnnotations,
  gitlab: async (): Promise<Reporter> => (await import("./gitlab.ts")).reportAsCodeQuality,
  html: async (): Promise<Reporter> => (await import("./html.ts")).reportAsHtml,
} as const satisfies Record<string, () => Promise<Reporter>>;

export type ReportFormat = keyof typeof reporters;

/** The names of the formats, for help and for judging an option. */
export const reportFormats = Object.keys(reporters).filter(isReportFormat);

/** Whether a word names a format. */
export function isReportFormat(word: string): word is ReportFormat {
  return Object.hasOwn(reporters, word);
}
