import { markOf, type Outcome, type Outcomes, type Probe, pathOf } from './probe.js';
import { probes } from './probes.js';

/** What a host answered to one request. */
export interface Answer {
  /** Null where no answer came. */
  readonly status: number | null;
  /** The mark in what it served, or where it redirects to; empty for anything else. */
  readonly text: string;
}

export interface Answers {
  /** By the path asked for, below the top of the probes. */
  readonly byPath: ReadonlyMap<string, Answer>;
  /** What the host calls itself in the header field Server; empty where it does not. */
  readonly server: string;
}

/** No profile can be made of the answers. The message says which of them, why, and what to do. */
export class ProbeAnswersError extends Error {
  override readonly name = 'ProbeAnswersError';
}

const paths: ReadonlySet<string> = new Set(probes.map(pathOf));

/**
 * Reads an answers file: one line for each probe, `PATH STATUS TEXT`, and one `server NAME`, in any order. A
 * status 000 says that no answer came. Lines of anything else are left out; of two for one path the last counts.
 *
 * @throws {ProbeAnswersError} where a line about a probe has no status.
 */
export function readAnswers(text: string): Answers {
  const byPath = new Map<string, Answer>();
  let server = '';
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const [, path = '', rest = ''] = /^\s*(\S+)\s*(.*?)\s*$/.exec(line) ?? [];
    if (path === 'server') server = rest;
    if (!paths.has(path)) continue;
    const [, status, seen = ''] = /^(\d{3})(?:\s+(.*))?$/.exec(rest) ?? [];
    if (status === undefined) {
      throw new ProbeAnswersError(
        `line ${index + 1}: behind ${path} stands a status of three digits, as 200 or 500, not "${rest}"`,
      );
    }
    byPath.set(path, { status: status === '000' ? null : Number(status), text: seen });
  }
  return { byPath, server };
}

/** The text of an answers file, as `readAnswers` reads it. */
export function writeAnswers({ byPath, server }: Answers): string {
  const lines = [...byPath].map(([path, { status, text }]) =>
    `${path} ${status === null ? '000' : status} ${text}`.trimEnd(),
  );
  return `${[...(server === '' ? [] : [`server ${server}`]), ...lines].join('\n')}\n`;
}

/** What the answers say of each probe; one that is missing among them is `other`. */
export const outcomesOf =
  ({ byPath }: Answers): Outcomes =>
  (probe) => {
    const answer = byPath.get(pathOf(probe));
    return answer === undefined ? 'other' : outcomeOf(probe, answer);
  };

function outcomeOf({ name }: Probe, { status, text }: Answer): Outcome {
  switch (status) {
    case 200:
      return text === markOf(name) ? 'served' : 'other';
    case 500:
      return 'refused';
    case 403:
      return 'forbidden';
    case 404:
      return 'absent';
    default:
      return 'other';
  }
}
