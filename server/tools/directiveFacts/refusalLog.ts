import { type FileHandle, open } from 'node:fs/promises';

/** The refusals that a server writes to its error log, read from where the last reading stopped. */
export interface RefusalLog {
  /**
   * The first message for each .htaccess file that was named since, by the path of its folder below the document
   * root: of several messages for one request the first is the request's own, the others are those of the look-ups
   * that it brought about.
   */
  read(): Promise<ReadonlyMap<string, string>>;
  close(): Promise<void>;
}

/** @param documentRoot below which the folders stand. */
export async function openRefusalLog(file: string, documentRoot: string): Promise<RefusalLog> {
  const handle = await open(file, 'r');
  const before = `${documentRoot}/`;
  let at = 0;
  let rest = '';

  return {
    async read() {
      const text = rest + (await readFrom(handle, at));
      at += text.length - rest.length;
      const end = text.lastIndexOf('\n') + 1;
      rest = text.slice(end);
      return messagesIn(text.slice(0, end), before);
    },
    close: () => handle.close(),
  };
}

/** The log is ASCII: what is not is written as `\xNN`. */
async function readFrom(handle: FileHandle, position: number): Promise<string> {
  const { size } = await handle.stat();
  const buffer = Buffer.alloc(Math.max(0, size - position));
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
  return buffer.toString('latin1', 0, bytesRead);
}

const fileName = '/.htaccess: ';

/** Refusals are logged as `[core:alert] ... PATH/.htaccess: MESSAGE`, with no number. */
function messagesIn(log: string, before: string): ReadonlyMap<string, string> {
  const messages = new Map<string, string>();
  for (const line of log.split('\n')) {
    const alert = line.indexOf('[core:alert] ');
    if (alert < 0) continue;
    const start = line.indexOf(before, alert) + before.length;
    const end = line.indexOf(fileName, start);
    if (start < before.length || end < 0) continue;
    const folder = line.slice(start, end);
    if (!messages.has(folder)) messages.set(folder, line.slice(end + fileName.length));
  }
  return messages;
}
