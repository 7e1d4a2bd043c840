import type { ResponseReading } from '../entrypointScript.js';
import { readProgram } from '../flow/readProgram.js';
import type { Shebang } from '../shebang.js';
import { dialectOf } from './dialect.js';
import { parseShell } from './shellParser.js';
import { UnreadableShell } from './shellScanner.js';
import { translateShell } from './translate.js';

/** What a shell script writes up to its body. Never throws. */
export function readShell(text: string, shebang: Shebang | null): ResponseReading {
  const dialect = dialectOf(text, shebang);
  try {
    return readProgram(translateShell(text, parseShell(text, dialect !== 'dash'), dialect));
  } catch (error) {
    if (!(error instanceof UnreadableShell)) throw error;
    return { kind: 'unknown', because: error.because, at: { start: error.at, end: error.at } };
  }
}
