import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type PrivateApacheOptions, startPrivateApache } from '../../server/src/measure/privateApache.js';
import { runCli } from '../cli/runCli.js';
import { withServedFolder } from '../support/servedSite.js';

/** A file of the site: its text, with a mode where that matters. */
export type SiteFile = string | { readonly text: string; readonly mode: number };

export interface Provocation {
  readonly files: Readonly<Record<string, SiteFile>>;
  /** @param folder of the site, for what has to name it. */
  readonly server: (folder: string) => Omit<PrivateApacheOptions, 'documentRoot'>;
  /** Addresses to ask for, without the slash at their beginning. */
  readonly ask: readonly (
    | string
    | { readonly path: string; readonly post?: string; readonly authorization?: string }
  )[];
}

/** A cause as `explain --log --format json` tells it, as far as these tests look at it. */
export interface ToldCause {
  readonly cause: string;
  readonly kind: 'cause' | 'symptom' | 'notice';
  readonly subject: string | null;
  readonly message: string;
  readonly standing: string;
  readonly findings: readonly {
    readonly path: string;
    readonly rule: string;
    readonly range: { readonly start: { readonly line: number } };
  }[];
  readonly lines: readonly { readonly path: string; readonly line: number }[];
}

export interface Told {
  readonly causes: readonly ToldCause[];
  readonly unknown: readonly { readonly message: string; readonly level: string | null }[];
  /** What the server answered, in the order of the requests; 0 for none. */
  readonly statuses: readonly number[];
}

/**
 * Serves a site with an Apache of its own, asks for what fails, and has the log that the server wrote explained by
 * the command line, with the site at hand.
 *
 * @throws {ApacheNotInstalledError}
 */
export async function provoked({ files, server, ask }: Provocation): Promise<Told> {
  return withServedFolder({}, async (folder) => {
    for (const [name, file] of Object.entries(files)) {
      const { text, mode } = typeof file === 'string' ? { text: file, mode: modeOf(name) } : file;
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
      await chmod(join(folder, name), mode);
    }
    const apache = await startPrivateApache({ ...server(folder), documentRoot: folder });
    const statuses: number[] = [];
    let log: string;
    try {
      for (const each of ask) statuses.push(await statusOf(apache.url, each));
      log = await settled(apache.errorLog);
    } finally {
      await apache.stop();
    }
    const { stdout } = await runCli(['explain', '--format', 'json', '--log', '-'], {
      cwd: folder,
      input: log,
    });
    return { ...JSON.parse(stdout), statuses };
  });
}

const modeOf = (name: string): number => (name.endsWith('.htaccess') ? 0o644 : 0o755);

/** @param tries a server may close a connection in the moment in which the next request comes over it. */
async function statusOf(url: string, asked: Provocation['ask'][number], tries = 2): Promise<number> {
  const { path, post, authorization } =
    typeof asked === 'string' ? { ...plain, path: asked } : { ...plain, ...asked };
  try {
    const response = await fetch(`${url}/${path}`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(20_000),
      headers: {
        referer: 'http://example.org/from',
        ...(authorization !== undefined && { authorization }),
      },
      ...(post !== undefined && { method: 'POST', body: post }),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return tries > 1 ? statusOf(url, asked, tries - 1) : 0;
  }
}

const plain = { post: undefined, authorization: undefined };

/** Daemons write to the log on their own time. */
async function settled(read: () => Promise<string>): Promise<string> {
  for (let before = await read(); ; ) {
    await delay(400);
    const now = await read();
    if (now === before) return now;
    before = now;
  }
}

/** Where the site shows the cause, as `page.py:2 missing-shebang`, or `page.py:2` for a line that the log names. */
export const shownIn = ({ findings, lines }: ToldCause): readonly string[] => [
  ...findings.map(({ path, rule, range }) => `${path}:${range.start.line + 1} ${rule}`),
  ...lines.map(({ path, line }) => `${path}:${line}`),
];

/** What is wrong with a file by the log, each with the places that the site shows. */
export function toldOf(told: Told, name: string): readonly (readonly [cause: string, ...shown: string[]])[] {
  return told.causes
    .filter(({ kind }) => kind !== 'notice')
    .filter(({ subject }) => subject !== null && (subject === name || subject.endsWith(`/${name}`)))
    .map((cause) => [cause.cause, ...shownIn(cause)]);
}
