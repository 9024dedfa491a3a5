import { printable } from "../reports/printable.ts";
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
  /** Words: what would steer a terminal becomes visible signs, colours of our own apart. */
  write(text: string): void;
  /** Writes words over the line that was written last; where somebody looks at it only. */
  over(text: string): void;
  /** A text that a file may be made of: every character as it is, unless somebody looks at it. */
  pass(text: string): void;
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
  return screenOn((text) => stream.write(text), {
    colour: wantsColour(live && stream.hasColors()),
    columns: live ? stream.columns : plainScreen.columns,
    live,
  });
}

/** A screen that gives its characters to something. */
export function screenOn(
  give: (text: string) => void,
  kind: Pick<Screen, "colour" | "columns" | "live">,
): Screen {
  const write = (text: string) => {
    // A carriage return alone would write over what stands on the line.
    const lines = text.replace(/\r(?!\n)/g, "␍");
    give(kind.colour ? colouredOnly(lines) : printable(lines));
  };
  return {
    ...kind,
    write,
    over: (text) => {
      if (kind.live) give(`\r\u001b[2K${printable(text)}`);
    },
    pass: (text) => (kind.live ? write(text) : give(text)),
  };
}

/** The colours and weights that our own words have, and their ends. */
const ownColour = new RegExp(`(${String.fromCharCode(27)}\\[(?:1|2|22|3[1-9])m)`);

function colouredOnly(text: string): string {
  return text
    .split(ownColour)
    .map((part, index) => (index % 2 === 1 ? part : printable(part)))
    .join("");
}

/** `NO_COLOR` and `FORCE_COLOR` go before what the terminal can do (no-color.org, force-color.org). */
function wantsColour(able: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return able;
}
