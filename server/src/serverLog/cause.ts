/** What a pattern has found, by the names of its groups. */
export type Fields = Readonly<Record<string, string>>;

/** A sentence, or one that names what the line names; the fields come in ready to be quoted. */
export type Wording = string | ((fields: Fields) => string);

/**
 * What a line of a log means.
 *
 * Groups of a pattern that have a meaning beyond its words: `path`, a file or folder as the server names it, or the
 * bare name of one; `url`, an address of the site; `line`, a line of the file, 1-based; `directive`, a directive of
 * a .htaccess.
 */
export interface LogCause {
  /** Public: scripts tell causes apart by it. It names what went wrong. */
  readonly name: string;
  /** Tried on the message, without date, client, number and what the system said. */
  readonly patterns: readonly RegExp[];
  /** What the system has to have said beside it. */
  readonly systemError?: RegExp;
  /**
   * `cause`: it says why. `symptom`: it says that something went wrong, and another line, or the script, says why.
   * `notice`: nothing is wrong, or it is not this site's.
   */
  readonly kind: 'cause' | 'symptom' | 'notice';
  /** What visitors get; null where it is not one answer, or none. */
  readonly status: number | null;
  readonly what: Wording;
  readonly why: Wording;
  readonly remedy: Wording;
  /** The rules that find it in the files of a site, the likeliest first. */
  readonly rules: readonly string[];
  /** What else it can be, and how to find out: for a site that shows nothing. */
  readonly otherwise: readonly string[];
  /** Where the file itself shows it, if no rule and no line number does. */
  readonly shownBy?: 'first-line';
  /** Directives that decide it, for a .htaccess in reach of the file: their names in lower case. */
  readonly directives?: readonly string[];
  /** Where in the log the lines stand that say why, or what became of it. */
  readonly output?: 'before' | 'behind';
  /** The file that is meant where the message names its folder, in the group `folder`. */
  readonly entryFile?: string;
}

/** A cause as the tables write it: what most have in common may be left out. */
export interface CauseEntry
  extends Omit<LogCause, 'patterns' | 'kind' | 'status' | 'rules' | 'otherwise'>,
    Partial<Pick<LogCause, 'kind' | 'status' | 'rules' | 'otherwise'>> {
  readonly says: RegExp | readonly RegExp[];
}

export const causes = (entries: readonly CauseEntry[]): readonly LogCause[] =>
  entries.map(({ says, ...entry }) => ({
    kind: 'cause',
    status: 500,
    rules: [],
    otherwise: [],
    ...entry,
    patterns: says instanceof RegExp ? [says] : says,
  }));
