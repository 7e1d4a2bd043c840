import type { ServerProfile } from '../../../server/src/apache/profile.js';
import type { HtaccessProbe } from '../../../server/tools/directiveFacts/htaccessProbe.js';
import { comparableMessage, sameMessage } from './serverMessage.js';
import { bytesOf, trueLines } from './trueLines.js';
import { fullVerdictOf, type Verdict } from './verdictOf.js';

export interface ComparedFile {
  /** Where it comes from, for who reads the table. */
  readonly name: string;
  /** One character a byte. */
  readonly text: string;
}

/** A file, what the server does with it and what the verdict says. */
export interface Compared extends ComparedFile {
  /** Null where the server takes the file. Its line is null where it could not be found out. */
  readonly server: { readonly message: string; readonly line: number | null } | null;
  readonly verdict: Verdict | null;
  /** Whether something in the file is refused only if it is reached, of which the verdict is not sure. */
  readonly isUncertain: boolean;
  /** What the verdict throws. */
  readonly trouble: string | null;
  /** The server has died of the file, or has not answered: that is no refusal. */
  readonly withoutAnswer: 'crashed' | 'slow' | null;
  readonly milliseconds: number;
}

export const verdictAgrees = ({ server, verdict }: Compared): boolean =>
  (server === null) === (verdict === null);

/**
 * Whether the verdict says nothing because no profile tells which files a server has: `<IfFile>` may hold or not, and
 * mod_fcgid looks for its programs below the server's root.
 */
export const isOpen = ({ server, verdict, isUncertain, text }: Compared): boolean =>
  server !== null &&
  verdict === null &&
  ((isUncertain && /<IfFile\b/i.test(text)) || / cannot be accessed: \(\d+\)/.test(server.message));

export const messageAgrees = ({ server, verdict }: Compared): boolean =>
  server !== null && verdict !== null && sameMessage(server.message, verdict.message);

/** A line that could not be found out agrees with none and is not counted. */
export const lineAgrees = ({ server, verdict }: Compared): boolean | null =>
  server === null || server.line === null || verdict === null ? null : server.line === verdict.line;

/** Asks the server and the verdict about every file. */
export async function compareFiles(
  probe: HtaccessProbe,
  profile: ServerProfile,
  files: readonly ComparedFile[],
): Promise<readonly Compared[]> {
  const answers = await probe.answersFor(files.map(({ text }) => bytesOf(text)));
  const refused = files.flatMap(({ text }, index) => {
    const message = answers[index]?.refusal ?? null;
    return message === null ? [] : [{ index, text, message }];
  });
  const lines = await trueLines(probe, refused);
  const lineOf = new Map(refused.map(({ index }, at) => [index, lines[at] ?? null]));
  return files.map((file, index): Compared => {
    const { refusal = null, outcome = 'crashed' } = answers[index] ?? {};
    const own = ownVerdict(file.text, profile);
    return {
      ...file,
      ...own,
      server:
        refusal === null ? null : { message: comparableMessage(refusal), line: lineOf.get(index) ?? null },
      withoutAnswer: typeof outcome === 'number' ? null : outcome,
    };
  });
}

/** What the verdict says of a file, and how long it takes. @param text one character a byte */
export function ownVerdict(
  text: string,
  profile: ServerProfile,
): Pick<Compared, 'verdict' | 'isUncertain' | 'trouble' | 'milliseconds'> {
  const bytes = bytesOf(text);
  const started = performance.now();
  const own = ((): Pick<Compared, 'verdict' | 'isUncertain' | 'trouble'> => {
    try {
      return { ...fullVerdictOf(bytes, profile), trouble: null };
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      return { verdict: null, isUncertain: false, trouble: `the verdict throws: ${words}` };
    }
  })();
  return { ...own, milliseconds: performance.now() - started };
}
