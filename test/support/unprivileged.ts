import { chmodSync } from 'node:fs';

const nobody = 65534;

/**
 * Runs `use` as a user for whom permissions count: root, as whom test machines often run, may read everything.
 * The folder is opened for that user first.
 */
export async function asUnprivileged<T>(folder: string, use: () => Promise<T>): Promise<T> {
  const root = process.getuid?.() === 0;
  if (!root || process.seteuid === undefined) return use();
  chmodSync(folder, 0o755);
  process.seteuid(nobody);
  try {
    return await use();
  } finally {
    process.seteuid(0);
  }
}
