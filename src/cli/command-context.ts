import type { Command } from "commander";
import type { Language, Wording } from "../findings/finding.ts";
import type { ExitCode } from "./exit-codes.ts";
import type { Io } from "./io.ts";

/** What every command works with. */
export interface CommandContext {
  readonly io: Io;
  /** The language of help and messages. */
  readonly language: Language;
  /** The language asked for on the command line: it goes before a configuration's. */
  readonly asked?: Language;
  /** A sentence in the language of messages. */
  say(wording: Wording): string;
  /** Remembers how the command ended. */
  finish(code: ExitCode): void;
}

/** A command: its options and what it does. Adding one is a file and a line in `commands.ts`. */
export interface CommandModule {
  /** Adds arguments, options and the action to the command of that name. */
  define(command: Command, context: CommandContext): void;
}
