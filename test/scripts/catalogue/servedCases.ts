import { chmodSync, lchownSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { PrivateApache } from '../../../server/src/measure/privateApache.js';
import type { Upload } from './scriptCase.js';

/** What a visitor got, and what the server wrote in its log meanwhile. */
export interface ServedAnswer {
  readonly status: number;
  /** Without parameters; null where there is none. */
  readonly type: string | null;
  readonly location: string | null;
  /** Latin-1: one unit for each byte. */
  readonly body: string;
  readonly log: string;
}

/** @param owner of the files: a user and its group by number; null for whoever runs the tests */
export function layOut(
  folder: string,
  { files }: Upload,
  owner: readonly [number, number] | null = null,
): void {
  mkdirSync(folder, { recursive: true });
  for (const [path, { content, mode, linksTo }] of Object.entries(files)) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    if (linksTo !== undefined) symlinkSync(linksTo, target);
    else writeFileSync(target, content);
    if (owner !== null) lchownSync(target, ...owner);
    // Behind the owner: a change of the owner takes a setuid bit away.
    if (linksTo === undefined) chmodSync(target, mode);
  }
  if (owner !== null) lchownSync(folder, ...owner);
}

/** So many requests wait at a time: most of each is a program that starts. */
const atATime = 6;

/**
 * Asks for each upload. Each lies in a folder of its own, of the name in `folders`, below the document root.
 *
 * @returns in the order of the uploads
 */
export async function askAll(
  apache: PrivateApache,
  uploads: readonly Upload[],
  folders: readonly string[],
): Promise<readonly ServedAnswer[]> {
  const asked: Asked[] = [];
  const waiting = [...uploads.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [number, upload] = next;
      const path = `/${folders[number]}/${upload.asked}`;
      const answer = await ask(apache.port, path, upload);
      // Of a connection that breaks off, a machine under load may be the cause: a fault of the script shows again.
      asked[number] = answer.status === 0 ? await ask(apache.port, path, upload) : answer;
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  // What a program says when it ends comes behind the answer.
  await setTimeout(200);
  const lines = (await readFile(apache.errorLogFile, 'utf8')).split('\n');
  return asked.map(({ port, ...answer }, number) => {
    // The server names the visitor, or, where a program could not be started, its path alone.
    const own = [`[client 127.0.0.1:${port}]`, `/${folders[number]}/`];
    return { ...answer, log: lines.filter((line) => own.some((each) => line.includes(each))).join('\n') };
  });
}

/**
 * What the program itself says has the program's name in the log of mod_cgi alone, a line for each piece that was
 * written: `env` writes its line in three. A backslash is written there as two.
 */
export const saidByProgram = (log: string): string =>
  [...log.matchAll(/AH01215: stderr from [^:]*: (.*)$/gm)]
    .map(([, piece = '']) => piece.replaceAll('\\\\', '\\'))
    .join('');

interface Asked extends Omit<ServedAnswer, 'log'> {
  /** The visitor's own: each request has a connection of its own. */
  readonly port: number;
}

const nothing = { status: 0, type: null, location: null, body: '' };

const ask = (port: number, path: string, { request }: Upload): Promise<Asked> =>
  new Promise((resolve) => {
    let ownPort = 0;
    const options = {
      host: '127.0.0.1',
      port,
      path,
      agent: false,
      method: request?.method ?? 'GET',
      headers: {
        ...request?.headers,
        ...(request?.body === undefined ? {} : { 'Content-Length': Buffer.byteLength(request.body) }),
      },
      timeout: 10_000,
      // As browsers do: what an nph- script writes may have no CR before the LF.
      insecureHTTPParser: true,
    };
    const sent = httpRequest(options, (response) => {
      const parts: Buffer[] = [];
      const whole = () =>
        resolve({
          port: ownPort,
          status: response.statusCode ?? 0,
          type: response.headers['content-type']?.replace(/;.*/, '') ?? null,
          location: response.headers.location ?? null,
          body: Buffer.concat(parts).toString('latin1'),
        });
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', whole);
      response.on('error', whole);
    });
    sent.on('socket', (socket) =>
      socket.once('connect', () => {
        ownPort = socket.localPort ?? 0;
      }),
    );
    sent.on('timeout', () => sent.destroy());
    sent.on('error', () => resolve({ port: ownPort, ...nothing }));
    sent.end(request?.body);
  });
