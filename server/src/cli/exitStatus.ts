/** What the program says to the shell that started it. */
export const exitStatus = {
  /** Nothing at or above `--fail-on`. */
  clean: 0,
  /** Something is, or a conversion was declined. */
  findings: 1,
  /** Wrong usage, unreadable input, or a failed write (then nothing was written). */
  trouble: 2,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** The command line asks for what cannot be done. The message is a sentence for the person who wrote it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
