import { type CalendarDate, parseCalendarDate } from "../time/calendar-date.ts";

/** Where a command reads and writes: the process, or a test. */
export interface Io {
  /** The folder that paths start at, absolute. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The day it is where the command runs. */
  readonly today: () => CalendarDate;
  /** All of the standard input. */
  readonly input: () => Promise<Uint8Array>;
  /** Results. */
  readonly out: Screen;
  /** Talk: progress, problems, what to do next. */
  readonly err: Screen;
}

export interface Screen {
  write(text: string): void;
  readonly colour: boolean;
  readonly columns: number;
  /** Somebody looks at it while it is written: a line may be written over. */
  readonly live: boolean;
}

/** What is no terminal, or does not tell its width: a file, a pipe. */
export const plainScreen = { colour: false, columns: 100 } as const;

/** The streams, folder and environment of this process. */
export function processIo(): Io {
  return {
    cwd: process.cwd(),
    environment: process.env,
    today,
    input: async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    out: screenOf(process.stdout),
    err: screenOf(process.stderr),
  };
}

/** The local day; a computer whose clock shows none of our years is at its beginning. */
function today(): CalendarDate {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const text = parts.map((part) => String(part).padStart(2, "0")).join("-");
  const first = "1970-01-01" as CalendarDate;
  return parseCalendarDate(text) ?? first;
}

function screenOf(stream: NodeJS.WriteStream): Screen {
  const live = stream.isTTY === true;
  return {
    write: (text) => {
      stream.write(text);
    },
    colour: wantsColour(live && stream.hasColors()),
    columns: live ? stream.columns : plainScreen.columns,
    live,
  };
}

/** `NO_COLOR` and `FORCE_COLOR` go before what the terminal can do (no-color.org, force-color.org). */
function wantsColour(able: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return able;
}
