/** What the exit code of a command says. */
export const exitCodes = {
  /** Nothing at or above the severity that counts. */
  clean: 0,
  /** Findings at or above it, or documents that could not be made as the sources ask. */
  findings: 1,
  /** A command line or a configuration that cannot be followed. */
  usage: 2,
  /** Something that the computer lacks: a browser, the right to write. */
  environment: 3,
  /** A defect of planwright (EX_SOFTWARE). */
  defect: 70,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The code of several outcomes together: the one that says most. */
export function worst(codes: readonly ExitCode[]): ExitCode {
  const order: readonly ExitCode[] = [70, 2, 1, 3, 0];
  return order.find((code) => codes.includes(code)) ?? exitCodes.clean;
}
