import type { ResponseReading } from '../entrypointScript.js';
import { readProgram } from '../flow/readProgram.js';
import type { Shebang } from '../shebang.js';
import { parsePerl } from './parser/perlParser.js';
import { UnreadablePerl } from './parser/perlScanner.js';
import { factsOf } from './translation/scriptFacts.js';
import { translatePerl } from './translation/translatePerl.js';

/** What a Perl script writes up to its body. Never throws. */
export function readPerl(text: string, shebang: Shebang | null): ResponseReading {
  const switches = switchesOf(shebang);
  if (/[np]/.test(switches))
    return { kind: 'unknown', because: 'a loop over its input is put around it', at: null };
  try {
    const script = parsePerl(text);
    const facts = factsOf(script, switches.includes('l'));
    if (facts.framework !== null) return { kind: 'none', because: `${facts.framework} writes the response` };
    if (facts.assignsByEnglishName)
      return { kind: 'unknown', because: 'it names special variables in English', at: null };
    return readProgram(translatePerl(text, script, facts, switches.includes('l')));
  } catch (error) {
    if (!(error instanceof UnreadablePerl)) throw error;
    return { kind: 'unknown', because: error.because, at: { start: error.at, end: error.at } };
  }
}

/** The letters of the switches in the first line that stand for themselves: of `-wl` both, of `-MCGI` none. */
function switchesOf(shebang: Shebang | null): string {
  const words = shebang?.argument.replace(/\r$/, '').split(/[ \t]+/) ?? [];
  return words
    .flatMap((word) => /^-([a-zA-Z]*)$/.exec(word)?.[1]?.replace(/[MmICDVi].*$/, '') ?? [])
    .join('');
}
