import type { Span } from '../../../text/span.js';
import { type Expression, type Statement, text } from '../flow/program.js';
import type { ShellDialect } from './dialect.js';
import { echoEscaped, formatEscaped } from './escapes.js';
import type { Expansion } from './expansion.js';
import { wordValue } from './expansion.js';
import { literalOf, type Word } from './shellCommand.js';

/**
 * What `echo` writes.
 *
 * @param words the arguments
 * @param dialect `bash` for the program `/bin/echo`, too, which knows the same options
 */
export function echoed(
  words: readonly Word[],
  dialect: ShellDialect,
  expansion: Expansion,
  at: Span,
): readonly Statement[] {
  const isOption = dialect === 'dash' ? /^-n$/ : /^-[neE]+$/;
  const first = words.findIndex((word) => !isOption.test(literalOf(word) ?? ''));
  // dash looks at its first argument alone.
  const count = first < 0 ? words.length : dialect === 'dash' ? Math.min(first, 1) : first;
  const options = words.slice(0, count).map((word) => literalOf(word) ?? '');
  const escapes = dialect === 'dash' || options.join('').match(/[eE]/g)?.at(-1) === 'e';
  const rest = words.slice(count);
  const sources = rest.flatMap((word) =>
    word.parts.map((part) => (part.kind === 'literal' ? part.text : '')),
  );
  if (dialect === 'other' && (count > 0 || sources.some((source) => source.includes('\\')))) {
    return [{ kind: 'lost', because: 'what echo makes of this depends on the shell', at }];
  }
  if (escapes && sources.some((source) => /(?<!\\)(?:\\\\)*\\c/.test(source))) {
    return [{ kind: 'lost', because: 'echo stops in the middle', at }];
  }
  const values = rest.map((word) => wordValue(word, expansion));
  const joined: Expression = { kind: 'joined', parts: values, separator: text(' ', at) };
  const value: Expression = escapes
    ? { kind: 'changed', of: joined, by: (known) => echoEscaped(known, dialect) }
    : joined;
  const hasEnd = !options.some((option) => option.includes('n'));
  const parts = hasEnd ? [value, text('\n', at)] : [value];
  return [{ kind: 'write', value: { kind: 'joined', parts, separator: null }, at }];
}

const field = /%(?:%|[-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?([a-zA-Z]))/g;

/** What `printf` writes: the format again and again until no argument is left. */
export function printed(
  words: readonly Word[],
  dialect: ShellDialect,
  expansion: Expansion,
  at: Span,
): readonly Statement[] {
  const [format, ...rest] = words[0] !== undefined && literalOf(words[0]) === '--' ? words.slice(1) : words;
  if (format === undefined) return [];
  const known = literalOf(format);
  if (known === '-v') return [];
  if (known === null) {
    const value: Expression = {
      kind: 'changed',
      of: wordValue(format, expansion),
      by: (part) => formatEscaped(part, dialect).replaceAll('%%', '%'),
    };
    return rest.length === 0
      ? [{ kind: 'write', value, at }]
      : [{ kind: 'lost', because: 'the format of printf is not known', at }];
  }
  const source = format.parts[0]?.span ?? format.span;
  const values = rest.map((word) => wordValue(word, expansion));
  const parts: Expression[] = [];
  const fields = [...known.matchAll(field)].filter((match) => match[1] !== undefined).length;
  const rounds = fields === 0 ? 1 : Math.max(1, Math.ceil(values.length / fields));
  for (let round = 0; round < Math.min(rounds, 100); round++) {
    let next = round * fields;
    let from = 0;
    const literal = (piece: string): void => {
      if (piece !== '') parts.push(text(formatEscaped(piece, dialect), source));
    };
    for (const match of known.matchAll(field)) {
      literal(known.slice(from, match.index));
      from = match.index + match[0].length;
      if (match[1] === undefined) parts.push(text('%', source));
      else parts.push(fieldValue(match[0], values[next++], dialect, source));
    }
    literal(known.slice(from));
  }
  return [{ kind: 'write', value: { kind: 'joined', parts, separator: null }, at }];
}

function fieldValue(
  spec: string,
  value: Expression | undefined,
  dialect: ShellDialect,
  source: Span,
): Expression {
  if (spec === '%s') return value ?? text('', source);
  if (spec === '%b' && value !== undefined) {
    return { kind: 'changed', of: value, by: (known) => echoEscaped(known, dialect) };
  }
  return { kind: 'unknown', lines: false, mayWrite: false, source };
}
