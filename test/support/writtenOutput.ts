import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a server tells a script, the least of it. */
const environment = { PATH: '/usr/bin:/bin', REQUEST_METHOD: 'GET', QUERY_STRING: '', LANG: 'C.UTF-8' };

/** Programs that run side by side. */
const atATime = 4;

/**
 * What scripts really write to their standard output, through a pipe and with nothing to read, as under a server;
 * in the order of the texts.
 *
 * @param command the interpreter and its options; the script's path is put behind
 * @param name of the scripts' file, for interpreters that look at its end
 */
export async function outputsOf(
  command: readonly [string, ...string[]],
  name: string,
  texts: readonly string[],
): Promise<readonly Buffer[]> {
  const folder = await mkdtemp(join(tmpdir(), 'handler-doctor-output-'));
  const outputs: Buffer[] = [];
  const waiting = [...texts.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, text] = next;
      const file = join(folder, `${index}-${name}`);
      await writeFile(file, text);
      outputs[index] = await outputOf([...command, file]);
    }
  };
  try {
    await Promise.all(Array.from({ length: atATime }, work));
  } finally {
    await rm(folder, { recursive: true });
  }
  return outputs;
}

/** Whatever the program's exit status is. */
const outputOf = ([program = '', ...args]: readonly string[]): Promise<Buffer> =>
  new Promise((resolve) => {
    const options = { env: environment, encoding: 'buffer', timeout: 20_000 } as const;
    execFile(program, args, options, (_error, stdout) => resolve(stdout)).stdin?.end();
  });
