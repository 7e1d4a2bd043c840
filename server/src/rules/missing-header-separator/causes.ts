import type { EntrypointScript, ResponsePath } from '../../syntax/script/entrypointScript.js';
import { textOf } from '../../text/span.js';
import { isRawLiteral } from '../shared/literalEdit.js';

/** Why the empty line that seems to be written is none, one sentence; null where nothing seems to write one. */
export function causeOf(
  { text, language, python }: EntrypointScript,
  { fields }: ResponsePath,
): string | null {
  const last = fields.at(-1);
  if (last === undefined) return null;
  const source = textOf(text, last.span);
  const write = textOf(text, last.write);
  if (/\\r?\\?n\s*$/.test(last.line)) {
    if (language === 'shell') {
      return /^\s*(\S*\/)?echo\b/.test(write)
        ? 'This echo writes \\n as it stands: a backslash and an n.'
        : 'Here \\n stays as it stands: a backslash and an n.';
    }
    if (language === 'python' && isRawLiteral(text, last.span)) {
      return 'In a raw string \\n stays as it stands: a backslash and an n.';
    }
    return source.startsWith("'")
      ? 'Between single quotation marks \\n stays as it stands: a backslash and an n.'
      : null;
  }
  if (!/\\n["'`]/.test(source)) return null;
  switch (language) {
    case 'perl':
    case 'php':
      return 'The \\n ends the line itself; an empty line needs one more.';
    case 'ruby':
      return /^\s*(\S*\.)?puts\b/.test(write)
        ? 'The \\n ends the line itself: puts adds none where the text ends in one.'
        : 'The \\n ends the line itself; an empty line needs one more.';
    case 'node':
      return /\bwrite(Sync)?\s*\(/.test(write)
        ? 'The \\n ends the line itself; an empty line needs one more.'
        : null;
    case 'shell':
      return /^\s*(\S*\/)?printf\b|^\s*echo\s+-\w*n/.test(write)
        ? 'The \\n ends the line itself; an empty line needs one more.'
        : null;
    case 'python':
      return python !== null && /\.write\s*\(/.test(write)
        ? 'The \\n ends the line itself: write adds none.'
        : null;
    default:
      return null;
  }
}
