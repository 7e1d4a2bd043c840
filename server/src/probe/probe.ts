/** One question to a host: a folder of its own, so that a .htaccess that is refused is refused there alone. */
export interface Probe {
  /** The folder's name, as `module-rewrite`: letters, digits and hyphens. */
  readonly name: string;
  /** What is asked for in the folder: a file, with a path behind it or not, or nothing for the folder itself. */
  readonly asked: string;
  /** The text of its .htaccess; null where it has none. */
  readonly htaccess: string | null;
  /** The one other file in it, which shows its mark when it is served. */
  readonly file: { readonly name: string; readonly text: string };
  /** Whether the folder has an index.html, as it must not where the question is whether the host lists it. */
  readonly indexed: boolean;
  /** Whether any other outcome than `served` and `refused` means that something stands in the way. */
  readonly strict: boolean;
}

/**
 * What a host did with a probe: served its file, refused its .htaccess (500), would not show it (403), did not
 * find it (404), or anything else.
 */
export type Outcome = 'served' | 'refused' | 'forbidden' | 'absent' | 'other';

/** Tells what a host did with a probe. */
export type Outcomes = (probe: Probe) => Outcome;

/** What the text of a probe's file shows: other pages that answer with 200 do not have it. */
export const markOf = (name: string): string => `handler-doctor-probe-${name}`;

/** Where a probe is asked, below the top of the probes. */
export const pathOf = ({ name, asked }: Probe): string => `${name}/${asked}`;

/**
 * The file that is mostly asked for: without extension, since a server in front of Apache may serve the
 * extensions that it knows by itself.
 */
const answer = 'answer';

/** A probe whose file is served where the server reads or ignores its .htaccess, and which answers 500 where not. */
export function probe(name: string, question: string, lines: readonly string[]): Probe {
  return {
    name,
    asked: answer,
    htaccess: `# Handler Doctor asks: ${question}\n${lines.join('\n')}\n`,
    file: { name: answer, text: `${markOf(name)}\n` },
    indexed: true,
    strict: true,
  };
}

/** A probe without .htaccess. */
export const plainProbe = (name: string): Probe => ({ ...probe(name, '', []), htaccess: null });

/** A probe of which other outcomes tell something too. */
export const openProbe = (each: Probe): Probe => ({ ...each, strict: false });

/**
 * What any Apache refuses where it reads it, and skips where a guard around it does not hold. Unlike an unknown
 * directive it is refused under `Nonfatal` too (seen on 2.4.71).
 */
export const refusedLines: readonly string[] = ['<IfModule >', '</IfModule>'];

/** A directive once as it should be and once with arguments that it does not take. */
export interface ProbePair {
  readonly right: Probe;
  readonly wrong: Probe;
}

export function probePair(
  name: string,
  question: string,
  right: readonly string[],
  wrong: readonly string[],
): ProbePair {
  return {
    right: probe(name, `${question} Else this folder answers 500.`, right),
    wrong: probe(`${name}-wrong`, `${question} Asked once more, with what is refused if it does.`, wrong),
  };
}

/** A directive that is not granted is refused either way, or skipped either way by `Nonfatal=Override`. */
export const isGranted = ({ right, wrong }: ProbePair, outcomes: Outcomes): boolean =>
  outcomes(right) === 'served' && outcomes(wrong) === 'refused';
