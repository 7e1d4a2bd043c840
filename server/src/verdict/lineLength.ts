import type { LogicalLine } from '../syntax/htaccess/logicalLines.js';
import { encode } from '../text/decode.js';
import type { FileReading } from './fileReading.js';
import type { Refusal } from './refusal.js';

/**
 * In bytes, of a joined line with its last line end: the server reads such a line and then refuses it
 * (`ap_varbuf_cfg_getline` in the server's `util.c`; `HUGE_STRING_LEN` for .htaccess files).
 */
const limit = 8192;
/** In bytes, of what is joined so far: the server reads no further. Seen on a real 2.4.71. */
const buffer = 16326;
/** Of one UTF-16 unit in UTF-8. */
const mostBytes = 3;

/** The first line that the server does not read to its end, whatever it holds; nothing where there is none. */
export function lineLengthRefusals(reading: FileReading): readonly Refusal[] {
  if (reading.document.longestLine * mostBytes <= limit) return [];
  for (const line of reading.document.lines) {
    if ((line.end - line.start) * mostBytes <= limit) continue;
    const overflow = overflowIn(reading, line);
    if (overflow !== null) return [overflow];
  }
  return [];
}

function overflowIn(reading: FileReading, line: LogicalLine): Refusal | null {
  const { document, encoding } = reading;
  const bytesBetween = (start: number, end: number): number =>
    encode(document.text.slice(start, end), encoding).length;
  const { pieces } = line;
  let joined = 0;
  for (const [index, { span }] of pieces.entries()) {
    const isLast = index === pieces.length - 1;
    const end = pieces[index + 1]?.span.start ?? line.end;
    if (joined + bytesBetween(span.start, end) > (isLast ? limit : buffer)) {
      return tooLong(line, line.firstLine + index);
    }
    joined += bytesBetween(span.start, span.end);
  }
  return null;
}

function tooLong({ start, span }: LogicalLine, number: number): Refusal {
  return {
    kind: 'line-too-long',
    message: `Error reading .htaccess at line ${number}: Line too long`,
    line: number,
    span,
    place: null,
    reached: 'yes',
    guards: [],
    node: null,
    noticed: { phase: 'reading', at: start },
  };
}
