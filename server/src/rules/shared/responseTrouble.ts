import { responseHeaderWords } from '../../apache/responseHeaderWords.js';
import type { HeaderField, OutputLine, ResponsePath } from '../../syntax/script/entrypointScript.js';
import { type HeaderSlip, isPlausible, slipIn } from './headerSlip.js';

/** What is wrong with the frame of a response: one cause for each way through a script, which one rule speaks of. */
export type ResponseTrouble =
  /** A line that was meant for a header field and is none. */
  | { readonly kind: 'slip'; readonly slip: HeaderSlip }
  /** `/n` for the end of a line. */
  | { readonly kind: 'slashes'; readonly field: HeaderField }
  /** The header, or the start of it, is there; something else is written before it. */
  | { readonly kind: 'output-first'; readonly header: OutputLine }
  /** The page comes with no header at all. */
  | { readonly kind: 'bare-body' }
  /** No empty line ends the header. */
  | { readonly kind: 'no-separator' }
  /** Behind the empty line a line was meant for the header. */
  | { readonly kind: 'late-header'; readonly header: OutputLine };

/** Null where the frame is right; what its fields say is another matter. */
export function troubleOf({ fields, end, body }: ResponsePath): ResponseTrouble | null {
  const last = fields.at(-1);
  if (end.kind === 'separator') {
    const first = body.find(({ line }) => line.trim() !== '');
    if (first === undefined) return null;
    if (fields.length > 0) return isLate(fields, first, body) ? { kind: 'late-header', header: first } : null;
    const header = isHeaderLine(first.line.trim()) ? first : body.find(({ line }) => isTypeLine(line));
    return header === undefined ? null : { kind: 'output-first', header };
  }
  if (last !== undefined && slashes.test(last.line)) return { kind: 'slashes', field: last };
  if (end.kind === 'end-of-output') return { kind: 'no-separator' };
  const slip = slipIn(end.line, fields.length > 0);
  if (slip !== null) return { kind: 'slip', slip };
  if (fields.length > 0) return { kind: 'no-separator' };
  const header = body.find(({ line }) => isTypeLine(line));
  return header === undefined ? { kind: 'bare-body' } : { kind: 'output-first', header };
}

/** `/n`, `/r/n` at the end of a line: meant for an escape. */
export const slashes = /(?:\/r)?\/n(?:(?:\/r)?\/n)*\s*$/;

const isTypeLine = (line: string): boolean => /^\s*content-type[ \t]*:[ \t]*[a-z]+\/[a-z]/i.test(line);

/** Whether a line is a header field by a usual name, with a value that it can have. */
function isHeaderLine(line: string): boolean {
  const [, name, value] = /^([A-Za-z][A-Za-z0-9-]*):[ \t]*(.*)$/s.exec(line.replace(/\r$/, '')) ?? [];
  return (
    name !== undefined &&
    value !== undefined &&
    responseHeaderWords(name) !== null &&
    isPlausible(name, value)
  );
}

/**
 * Whether the first line of a page was meant for its header. A page in plain text may show header lines: there they
 * count where an empty line ends them. One that is made of messages has headers of its own.
 */
function isLate(fields: readonly HeaderField[], first: OutputLine, body: readonly OutputLine[]): boolean {
  if (!isHeaderLine(first.line)) return false;
  const type = fields.findLast(({ name }) => /^content-type$/i.test(name));
  if (type !== undefined && /^(message|multipart)\//i.test(type.value ?? '')) return false;
  if (type === undefined || /^text\/html\b/i.test(type.value ?? '')) return true;
  const rest = body.slice(body.indexOf(first)).map(({ line }) => line.replace(/\r$/, ''));
  const end = rest.findIndex((line) => !isHeaderLine(line));
  return end > 0 && rest[end] === '' && end + 1 < rest.length;
}
