import { chmod, cp, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a visitor gets, as far as a conversion must keep it. */
export interface Answer {
  readonly status: number;
  /** Content-Type, Location, Set-Cookie, Cache-Control and all X- fields, in the order of names. */
  readonly headers: readonly string[];
  /** Latin-1: one unit for each byte. */
  readonly body: string;
}

export interface VisitorRequest {
  /** Behind the slash that ends the site's URL, as `page.py?a=b`. */
  readonly path: string;
  readonly post?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const kept = /^(content-type|location|set-cookie|cache-control|x-.*)$/;

export async function ask(url: string, request: VisitorRequest): Promise<Answer> {
  const response = await fetch(`${url}/${request.path}`, {
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
    headers: request.headers ?? {},
    ...(request.post === undefined ? {} : { method: 'POST', body: request.post }),
  });
  const body = Buffer.from(await response.arrayBuffer()).toString('latin1');
  const headers = [...response.headers].filter(([name]) => kept.test(name)).map((pair) => pair.join(': '));
  return { status: response.status, headers: headers.sort(), body };
}

/** A folder that a server's children may read, gone after `use`. The scripts among the files are executable. */
export async function withServedFolder<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => Promise<T>,
  copyOf: string | null = null,
): Promise<T> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'handler-doctor-site-')));
  try {
    await chmod(folder, 0o755);
    if (copyOf !== null) await cp(copyOf, folder, { recursive: true });
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const mode = entry.isDirectory() || /\.py\b|\.cgi$/i.test(entry.name) ? 0o755 : 0o644;
      await chmod(join(entry.parentPath, entry.name), mode);
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
