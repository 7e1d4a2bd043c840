import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from '../../cli/runCli.js';

/** What `handler-doctor explain --format json` says of a file, as far as it is compared. */
export interface ExplainedFile {
  readonly handler: string | null;
  readonly class: string;
  readonly status: number | null;
  /** How it is where what is not known is the other way. */
  readonly otherwise?: ExplainedFile | null;
}

/**
 * Asks the command line, once for all.
 *
 * @param paths absolute paths of files
 * @returns by path
 */
export async function explainAll(
  folder: string,
  paths: readonly string[],
  modules: readonly string[],
): Promise<ReadonlyMap<string, ExplainedFile>> {
  const profile = { software: 'apache', version: '2.4.71', modules, defines: [] };
  writeFileSync(join(folder, 'profile.json'), JSON.stringify(profile));
  const { stdout, stderr, status } = await runCli(
    ['explain', '--files-from', '-', '--profile', 'profile.json', '--format', 'json'],
    { cwd: folder, input: paths.join('\0') },
  );
  if (status !== 0) throw new Error(`explain ended with ${status}: ${stderr}`);
  const { files } = JSON.parse(stdout) as {
    readonly files: readonly (ExplainedFile & { readonly path: string })[];
  };
  return new Map(files.map((file) => [join(folder, file.path), file]));
}
