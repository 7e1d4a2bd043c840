/** How bad the server itself takes it to be, worst first. */
const logLevels = ['emerg', 'alert', 'crit', 'error', 'warn', 'notice', 'info', 'debug'] as const;

export type LogLevel = (typeof logLevels)[number];

/** A line of a server's log, its parts told apart. */
export interface LogRecord {
  /** Null where the line does not say. */
  readonly level: LogLevel | null;
  /** The module that writes, without `mod_`, as `cgid`; null where the line does not say. */
  readonly module: string | null;
  /** The number of the message, as `AH01215`. */
  readonly code: string | null;
  /** What the system said, as `(13)Permission denied`. */
  readonly systemError: string | null;
  /** The program whose standard error the text is, as a path or a name; null where the server speaks itself. */
  readonly script: string | null;
  /** Whether a program wrote the text, and the server only passes it on. */
  readonly isProgramOutput: boolean;
  /** The same for the lines that belong to one request, or that one process writes; empty where nothing tells. */
  readonly stream: string;
  /** What is left: the message. */
  readonly text: string;
}

/** Whether somebody has to do something about a line; one without a level may be anything. */
export const isTrouble = ({ level }: LogRecord): boolean =>
  level === null || logLevels.indexOf(level) <= logLevels.indexOf('warn');
