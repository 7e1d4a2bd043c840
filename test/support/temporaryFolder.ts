import { chmodSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Runs `use` with a new folder that holds `files`, and removes the folder afterwards.
 *
 * @param files relative path to content; parents are made, and what starts with `#!` is made executable.
 */
export async function withTemporaryFolder<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => Promise<T> | T,
): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'handler-doctor-test-')));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      const mode = Buffer.from(content).subarray(0, 2).toString() === '#!' ? 0o755 : 0o644;
      writeFileSync(join(folder, path), content, { mode });
    }
    return await use(folder);
  } finally {
    openFolders(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A test may have closed folders to their own owner, who could then not remove what is in them. */
function openFolders(folder: string): void {
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) openFolders(join(folder, entry.name));
  }
}
