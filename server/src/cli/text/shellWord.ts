/** A path as one word of a POSIX shell's command line: quoted only where it has to be, and never an option. */
export function shellWord(path: string): string {
  const safe = path.startsWith('-') ? `./${path}` : path;
  return /^[\w./:@%+,=-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", "'\\''")}'`;
}
