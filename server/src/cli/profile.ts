import { type PrintedServer, PrintedServerError, readPrintedServer } from '../apache/printedServer.js';
import { writeProfile } from '../linter/profileFile.js';
import { enginePath } from '../platform/node/paths.js';
import type { ProbedServer } from '../probe/probedServer.js';
import { decodeKept } from '../text/decode.js';
import { type ExitStatus, exitStatus, UsageError } from './exitStatus.js';
import type { Outside } from './outside.js';
import { serverByAnswers, serverByUrl, toldByProbes } from './probedServers.js';
import { visible } from './text/visible.js';
import { writeProbes } from './writtenProbes.js';

/** One of them, or none. */
export interface ProfileOptions {
  readonly from?: string;
  readonly probe?: string;
  readonly fromUrl?: string;
  readonly fromAnswers?: string;
}

/**
 * `handler-doctor profile`: makes a server profile out of what the server prints about itself, or out of what it
 * answers to a folder of probes, which it also writes.
 *
 * @throws {UsageError} where that is not there, or is something else; then nothing was written.
 */
export async function profile(options: ProfileOptions, outside: Outside): Promise<ExitStatus> {
  const { from, probe, fromUrl, fromAnswers } = options;
  if (probe !== undefined) {
    outside.terminal.say(await writeProbes(probe, outside));
    return exitStatus.clean;
  }
  if (fromUrl !== undefined) return showProbed(await serverByUrl(fromUrl), outside);
  if (fromAnswers !== undefined) return showProbed(await serverByAnswers(fromAnswers, outside), outside);
  return profilePrinted(from, outside);
}

function showProbed(server: ProbedServer, { terminal }: Outside): ExitStatus {
  terminal.write(writeProfile(server));
  terminal.say(toldByProbes(server));
  return exitStatus.clean;
}

async function profilePrinted(from: string | undefined, outside: Outside): Promise<ExitStatus> {
  if (from === undefined && outside.standardInputIsTerminal)
    throw new UsageError(`nothing to read\n${howTo}`);
  const server = printedServer(decodeKept(await read(from ?? '-', outside)), from ?? '-');
  outside.terminal.write(writeProfile(server));
  outside.terminal.say(told(server));
  return exitStatus.clean;
}

const howTo = `
Ask the server on its own machine, and hand over what it prints:

  (apachectl -M; apachectl -V; apachectl -t -D DUMP_RUN_CFG) 2>&1 |
    handler-doctor profile > host.json

The program may be called apache2ctl (Debian, Ubuntu), httpd (Red Hat, cPanel)
or httpd.exe (Windows). What it printed elsewhere can be read with --from FILE. A host without a shell,
as on shared hosting, is asked with --probe DIR.`;

async function read(from: string, outside: Outside): Promise<Uint8Array> {
  if (from === '-') return outside.standardInput();
  const bytes = await outside.files.read(enginePath(from, outside.currentFolder)).catch((error: Error) => {
    throw new UsageError(`--from: ${error.message}`, { cause: error });
  });
  if (bytes === null) throw new UsageError(`--from: there is no file ${from}`);
  return bytes;
}

function printedServer(text: string, from: string): PrintedServer {
  try {
    return readPrintedServer(text);
  } catch (error) {
    if (!(error instanceof PrintedServerError)) throw error;
    const source = from === '-' ? 'standard input' : from;
    throw new UsageError(`${source}: ${visible(error.message)}\n${howTo}`, { cause: error });
  }
}

/** What was read, and what a person may add. */
function told({ version, modules, defines }: PrintedServer): string {
  const missing = [
    ...(version === null ? ['the version (-V prints it)'] : []),
    ...(defines === null ? ['what is defined (-t -D DUMP_RUN_CFG prints it)'] : []),
    'the environment, and what AllowOverride and Options say for the site',
  ];
  const name = version === null ? 'An Apache' : `Apache ${version}`;
  const old =
    version === null || version.startsWith('2.4.')
      ? []
      : ['Its answers are told as those of Apache 2.4, which may differ.'];
  return [
    `${name} with ${modules.length} modules.`,
    ...old,
    `Not said: ${missing.join('; ')}. Where you know it, write it in place of null.`,
  ].join('\n');
}
