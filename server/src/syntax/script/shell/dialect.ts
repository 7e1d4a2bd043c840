import { programOf, type Shebang } from '../shebang.js';

/**
 * Whose `echo` a script gets: Bash's leaves backslashes alone without `-e`, dash's reads them always and knows no
 * `-e`. Of the others only what all have in common is taken for known.
 */
export type ShellDialect = 'bash' | 'dash' | 'other';

/** `sh` is dash on Debian and Ubuntu, and so on most servers. */
export function dialectOf(text: string, shebang: Shebang | null): ShellDialect {
  // An option of Bash that makes its echo another one.
  if (/\bxpg_echo\b/.test(text)) return 'other';
  const program = shebang === null ? 'sh' : programOf(shebang);
  if (program === 'bash') return 'bash';
  return program === 'sh' || program === 'dash' ? 'dash' : 'other';
}
