import { runCli } from '../../cli/runCli.js';
import { program } from '../generators/sites.js';
import { type ServedAnswer, serverModules } from './askedServer.js';

/** What `handler-doctor explain --format json` says of a file, as far as it is compared. */
export interface ExplainedFile {
  readonly handler: string | null;
  readonly class: string;
  readonly status: number | null;
  /** How it is where what is not known is the other way. */
  readonly otherwise?: ExplainedFile | null;
}

/** Modules that are there without being asked for. */
export const compiledIn = ['core', 'so', 'http', 'log_config', 'logio', 'version', 'unixd', 'watchdog'];

/** The server that is asked, as a profile tells of it. */
export const askedProfile = {
  software: 'apache',
  version: '2.4.71',
  modules: [...serverModules, ...compiledIn],
  defines: [],
};

/**
 * Asks the command line, once for all.
 *
 * @param paths of files below the folder
 * @param words for the command line, which say what the server is
 * @returns in the order of the paths
 */
export async function explainAll(
  folder: string,
  paths: readonly string[],
  words: readonly string[],
): Promise<readonly ExplainedFile[]> {
  const { stdout, stderr, status } = await runCli(
    ['explain', '--files-from', '-', '--format', 'json', ...words],
    { cwd: folder, input: paths.join('\0') },
  );
  if (status !== 0) throw new Error(`explain ended with ${status}: ${stderr}`);
  const { files } = JSON.parse(stdout) as {
    readonly files: readonly (ExplainedFile & { readonly path: string })[];
  };
  const byPath = new Map(files.map((file) => [file.path, file]));
  return paths.map((path) => {
    const file = byPath.get(path);
    if (file === undefined) throw new Error(`nothing is said of ${path}`);
    return file;
  });
}

/**
 * Asks the command line for addresses, some at a time: a command line is not as long as one likes.
 *
 * @returns in the order of the addresses
 */
export async function explainUrls(
  folder: string,
  urls: readonly string[],
  words: readonly string[],
): Promise<readonly ExplainedFile[]> {
  const explained: ExplainedFile[] = [];
  for (let start = 0; start < urls.length; start += 1000) {
    const asked = urls.slice(start, start + 1000).flatMap((url) => ['--url', url]);
    const { stdout, stderr, status } = await runCli(['explain', '--format', 'json', ...words, ...asked], {
      cwd: folder,
    });
    if (status !== 0) throw new Error(`explain ended with ${status}: ${stderr}`);
    const { files } = JSON.parse(stdout) as { readonly files: readonly ExplainedFile[] };
    explained.push(...files);
  }
  return explained;
}

/** Whether what was explained is what was answered, in one of the ways that it may be. */
export function agrees(ours: ExplainedFile, answer: ServedAnswer): boolean {
  if (ours.otherwise != null && agrees(ours.otherwise, answer)) return true;
  if (ours.class === 'refused') return answer.status === 500;
  // Where nobody is let in, no handler is looked for.
  if (ours.class === 'forbidden') return answer.status === ours.status;
  // Of a request that was redirected within the server the log has the first handler.
  const isNamed =
    /^(?:-|redirect-handler)$/.test(answer.logged) ||
    // With `P` mod_proxy answers before any handler that `H` has set is asked.
    ours.handler === 'proxy-server' ||
    answer.logged === (ours.handler ?? '-');
  return isNamed && shownBy(answer) === ours.class;
}

/** The class that an answer shows. All files are programs, whatever their names. */
function shownBy({ status, body }: ServedAnswer): string {
  // No server listens where the rules lead.
  if (status === 503) return 'persistent';
  if (status !== 200) return String(status);
  const [, by] = /ran-by-(\w+)/.exec(body) ?? [];
  if (by !== undefined) return by === 'cgi' ? 'per-request' : 'persistent';
  if (/<title>Apache Status<\/title>/i.test(body)) return 'static';
  if (/<title>Index of /.test(body)) return 'static';
  return [program('page'), program('program')].includes(body) ? 'source-disclosed' : `? ${body.slice(0, 40)}`;
}
