import type { Span } from '../../../text/span.js';
import type { ShellCommand, Word, WordPart } from './shellCommand.js';
import type { ShellScanner } from './shellScanner.js';

/** What a word needs of the parser: the commands of `$(...)`. */
export interface SubstitutionReader {
  /** Bash knows `$'...'`. */
  readonly isBash: boolean;
  /** Reads up to the closing bracket, which is taken. */
  readSubstitution(): ShellCommand;
  /** Reads what stands in backticks, without their backslashes. */
  readBackticks(source: string, span: Span): ShellCommand;
  readonly scanner: ShellScanner;
  /** A reader of a text out of the script, of which all places are `span`. */
  ofPart(text: string, span: Span): SubstitutionReader;
}

/** Null where no word starts here. */
export function readWord(scanner: ShellScanner, reader: SubstitutionReader): Word | null {
  const start = scanner.at;
  const parts: WordPart[] = [];
  for (;;) {
    const from = scanner.at;
    const bare = scanner.take(/(?:[^\s;&|()<>"'`$\\]|\r)+/y);
    if (bare !== null) {
      parts.push({ kind: 'literal', text: bare[0], quoted: false, span: scanner.spanFrom(from) });
    } else if (scanner.takeWord('\\\n')) {
      // Two lines are joined.
    } else if (scanner.takeWord('\\')) {
      const text = scanner.take(/[\s\S]/y)?.[0] ?? '\\';
      parts.push({ kind: 'literal', text, quoted: true, span: scanner.spanFrom(from) });
    } else if (scanner.takeWord("'")) {
      const text = scanner.take(/[^']*/y)?.[0] ?? '';
      if (!scanner.takeWord("'")) scanner.fail('a quotation mark is not closed');
      parts.push({ kind: 'literal', text, quoted: true, span: scanner.spanFrom(from) });
    } else if (scanner.takeWord('"')) {
      parts.push(...readExpandedText(scanner, reader, '"', from));
    } else if (reader.isBash && scanner.startsWith("$'")) {
      parts.push(readAnsiString(scanner));
    } else if (scanner.here === '$' || scanner.here === '`') {
      parts.push(readExpansion(scanner, reader, false));
    } else {
      return scanner.at === start ? null : { parts, span: scanner.spanFrom(start) };
    }
  }
}

/**
 * Text in which expansions are made, up to the closing quotation mark, which is taken, or to the end of the scanner's
 * text for a here-document.
 *
 * @param from where the literal starts, its quotation mark included
 */
export function readExpandedText(
  scanner: ShellScanner,
  reader: SubstitutionReader,
  close: '"' | null,
  from: number,
): readonly WordPart[] {
  const parts: WordPart[] = [];
  let text = '';
  const endText = (): void => {
    if (text !== '')
      parts.push({ kind: 'literal', text, quoted: true, span: { start: from, end: scanner.at } });
    text = '';
  };
  for (;;) {
    const plain = scanner.take(/[^"\\$`]+/y);
    if (plain !== null) {
      text += plain[0];
    } else if (scanner.done) {
      if (close !== null) scanner.fail('a quotation mark is not closed');
      endText();
      break;
    } else if (scanner.here === '"') {
      scanner.at++;
      if (close === '"') {
        endText();
        break;
      }
      text += '"';
    } else if (scanner.here === '\\') {
      const escaped = scanner.take(close === '"' ? /\\([$`"\\\n])/y : /\\([$`\\\n])/y);
      if (escaped === null) {
        scanner.at++;
        text += '\\';
      } else if (escaped[1] !== '\n') text += escaped[1];
    } else {
      endText();
      parts.push(readExpansion(scanner, reader, true));
    }
  }
  // The whole literal is where a text can be changed, also for the parts that do not reach its end.
  const whole = scanner.spanFrom(from);
  const spread = parts.map((part) => (part.kind === 'literal' ? { ...part, span: whole } : part));
  return spread.length === 0 ? [{ kind: 'literal', text: '', quoted: true, span: whole }] : spread;
}

function readExpansion(scanner: ShellScanner, reader: SubstitutionReader, quoted: boolean): WordPart {
  const start = scanner.at;
  if (scanner.takeWord('`')) return readBackticks(scanner, reader, quoted, start);
  if (scanner.takeWord('$((')) {
    skipBalanced(scanner, '(', ')', 2);
    return { kind: 'unknown', quoted, span: scanner.spanFrom(start) };
  }
  if (scanner.takeWord('$(')) {
    const command = scanner.nested(() => reader.readSubstitution());
    return { kind: 'substitution', command, quoted, span: scanner.spanFrom(start) };
  }
  const name = scanner.take(/\$(?:\{(\w+|[@*#?$!-])\}|([A-Za-z_]\w*|[0-9@*#?$!-]))/y);
  if (name !== null) {
    return { kind: 'variable', name: name[1] ?? name[2] ?? '', quoted, span: scanner.spanFrom(start) };
  }
  if (scanner.takeWord('${')) {
    skipBalanced(scanner, '{', '}', 1);
    return { kind: 'unknown', quoted, span: scanner.spanFrom(start) };
  }
  scanner.at++;
  return { kind: 'literal', text: '$', quoted, span: scanner.spanFrom(start) };
}

function readBackticks(
  scanner: ShellScanner,
  reader: SubstitutionReader,
  quoted: boolean,
  start: number,
): WordPart {
  const inner = scanner.take(/(?:[^`\\]|\\[\s\S])*/y)?.[0] ?? '';
  if (!scanner.takeWord('`')) scanner.fail('a backtick is not closed');
  const span = scanner.spanFrom(start);
  const command = scanner.nested(() => reader.readBackticks(inner.replace(/\\([`\\$])/g, '$1'), span));
  return { kind: 'substitution', command, quoted, span };
}

/** Quotation marks hide brackets. */
function skipBalanced(scanner: ShellScanner, open: string, close: string, depth: number): void {
  for (let left = depth; left > 0; ) {
    if (scanner.take(/\\[\s\S]|'[^']*'|"(?:[^"\\]|\\[\s\S])*"/y) !== null) continue;
    if (scanner.done) scanner.fail(`"${close}" is missing`);
    if (scanner.here === open) left++;
    if (scanner.here === close) left--;
    scanner.at++;
  }
}

const ansiEscapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['a', '\x07'],
  ['b', '\b'],
  ['e', '\x1b'],
  ['f', '\f'],
  ['v', '\v'],
]);

/** Bash's `$'...'`. */
function readAnsiString(scanner: ShellScanner): WordPart {
  const start = scanner.at;
  const match = scanner.take(/\$'((?:[^'\\]|\\[\s\S])*)'/y);
  if (match === null) scanner.fail('a quotation mark is not closed');
  const text = (match?.[1] ?? '').replace(
    /\\(?:x([0-9a-fA-F]{1,2})|([0-7]{1,3})|([\s\S]))/g,
    (_, hex?: string, octal?: string, letter = '') =>
      hex !== undefined
        ? String.fromCharCode(Number.parseInt(hex, 16))
        : octal !== undefined
          ? String.fromCharCode(Number.parseInt(octal, 8))
          : (ansiEscapes.get(letter) ?? letter),
  );
  return { kind: 'literal', text, quoted: true, span: scanner.spanFrom(start) };
}
