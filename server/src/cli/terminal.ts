import { once } from 'node:events';

/** Where a command writes to. */
export interface Terminal {
  /** Results, to standard output. Bytes are written as they are. */
  write(result: string | Uint8Array): void;
  /** Progress and messages, to standard error; a line end is added. */
  say(message: string): void;
  /** Whether a person reads the results as they come: then no control character may pass. */
  readonly interactive: boolean;
  readonly colors: boolean;
  /** In columns. */
  readonly width: number;
}

/** Longer lines are hard to read, however wide the window is; shorter ones too, and some windows say 0. */
const widest = 100;
const narrowest = 40;

/**
 * The terminal of this process. A reader that goes away, as `head` does, ends the output without a word; the
 * command still runs to its end, and its exit status stands.
 */
export function processTerminal(options: { readonly color: boolean }): Terminal {
  const { stdout, stderr, env } = process;
  ignoreClosedReader(stdout);
  ignoreClosedReader(stderr);
  const interactive = stdout.isTTY === true;
  return {
    write: (result) => void (stdout.writable && stdout.write(result)),
    say: (message) => void (stderr.writable && stderr.write(`${message}\n`)),
    interactive,
    colors: options.color && interactive && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    width: interactive ? Math.max(narrowest, Math.min(stdout.columns || widest, widest)) : widest,
  };
}

function ignoreClosedReader(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
  });
}

/** All that comes on standard input. */
export async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  process.stdin.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  await once(process.stdin, 'end');
  return Buffer.concat(chunks);
}

/** What comes on standard input, in pieces. */
export const standardInputChunks = (): AsyncIterable<Uint8Array> => process.stdin;
