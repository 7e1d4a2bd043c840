import type { HeaderBlock, ResponseReading } from '../../server/src/syntax/script/entrypointScript.js';
import { HeaderReader } from '../../server/src/syntax/script/headerReader.js';

/** The header in what a program really wrote, as the server reads it. */
export function headerIn(output: Uint8Array): HeaderBlock | null {
  const span = { start: 0, end: 0 };
  const reader = new HeaderReader();
  const text = Buffer.from(output).toString('utf8');
  const written = reader.write([{ kind: 'text', text, source: span }], span);
  const progress = written.kind === 'open' ? reader.finish() : written;
  return progress.kind === 'done' ? progress.block : null;
}

/**
 * Whether a reading foretold the header that was written on one of its ways.
 *
 * @returns null where it does, or makes no claim; else what differs, in words
 */
export function contradiction(reading: ResponseReading, output: Uint8Array): string | null {
  if (reading.kind === 'unknown') return null;
  const real = headerIn(output);
  if (real === null) return 'the output cannot be read';
  if (reading.kind === 'none')
    return output.length === 0 ? null : `nothing foretold, ${summary(real)} written`;
  const foretold = reading.paths.map(summary);
  return reading.paths.some((path) => isSame(path, real))
    ? null
    : `${foretold.join(' or ')} foretold, ${summary(real)} written`;
}

/** The header of one way in short. */
export function summary({ fields, end }: HeaderBlock): string {
  const lines = fields.map(({ line }) => line).join(' | ');
  const wrong = end.kind === 'body-without-separator' ? ` at ${JSON.stringify(end.line)}` : '';
  return `[${lines}] ${end.kind}${wrong}`;
}

function isSame(foretold: HeaderBlock, real: HeaderBlock): boolean {
  if (foretold.end.kind !== real.end.kind || foretold.fields.length !== real.fields.length) return false;
  if (foretold.end.kind === 'body-without-separator' && real.end.kind === 'body-without-separator') {
    if (!fits(foretold.end.line, real.end.line)) return false;
  }
  return foretold.fields.every(({ line }, index) => fits(line, real.fields[index]?.line ?? ''));
}

/** What only shows when the program runs stands as `…`. */
const fits = (foretold: string, real: string): boolean =>
  new RegExp(
    `^${foretold
      .split('…')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}`,
    's',
  ).test(real);
