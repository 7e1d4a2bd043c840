import type { Span } from '../../../text/span.js';
import {
  type Assignment,
  literalOf,
  type Redirection,
  type ShellCommand,
  type Word,
} from './shellCommand.js';
import type { ShellScanner } from './shellScanner.js';
import { readExpandedText, readWord, type SubstitutionReader } from './words.js';

/** Reads commands that are no compound ones: assignments, words and redirections (POSIX.1-2017, 2.9.1 and 2.7). */
export class SimpleCommands {
  constructor(
    private readonly scanner: ShellScanner,
    private readonly reader: SubstitutionReader,
    /** Where the text stands in the script, for commands in backticks. */
    private readonly within: Span | null,
  ) {}

  read(): ShellCommand {
    const { scanner } = this;
    const assignments: Assignment[] = [];
    const words: Word[] = [];
    const redirections: Redirection[] = [];
    scanner.skipBlanks();
    const start = scanner.at;
    let end = start;
    for (;;) {
      const redirection = this.readRedirection();
      if (redirection !== null) {
        redirections.push(redirection);
        continue;
      }
      const assigned = words.length === 0 ? this.readAssignment() : null;
      if (assigned !== null) {
        assignments.push(assigned);
        end = scanner.at;
        continue;
      }
      const word = this.readWord();
      if (word === null) break;
      words.push(word);
      end = scanner.at;
    }
    if (scanner.here === '(') scanner.fail('a bracket is not followed here');
    if (assignments.length + words.length + redirections.length === 0) {
      scanner.fail('a command was expected here');
    }
    return { kind: 'simple', assignments, words, redirections, span: this.placed({ start, end }) };
  }

  private readAssignment(): Assignment | null {
    const { scanner } = this;
    scanner.skipBlanks();
    const start = scanner.at;
    const match = scanner.take(/([A-Za-z_]\w*)(?:\[[^\]\n]*\])?(\+?)=/y);
    if (match === null) return null;
    const [whole, name = '', plus] = match;
    const empty = { parts: [], span: this.placed({ start, end: scanner.at }) };
    if (scanner.here === '(' || whole.includes('[')) {
      if (scanner.here === '(' && scanner.take(/\((?:"(?:[^"\\]|\\[\s\S])*"|'[^']*'|[^()"'])*\)/y) === null) {
        scanner.fail('a list of this kind is not followed');
      } else this.readWord();
      const part = { kind: 'unknown', quoted: true, span: empty.span } as const;
      return { name, append: false, value: { ...empty, parts: [part] } };
    }
    const blank = /[\s;&|()<>]/.test(scanner.here) || scanner.done;
    return { name, append: plus === '+', value: (blank ? null : this.readWord()) ?? empty };
  }

  readRedirections(): readonly Redirection[] {
    const redirections: Redirection[] = [];
    for (let each = this.readRedirection(); each !== null; each = this.readRedirection())
      redirections.push(each);
    return redirections;
  }

  private readRedirection(): Redirection | null {
    const { scanner } = this;
    scanner.skipBlanks();
    const match = scanner.take(/(\d*)(<<<|<<-?|<&|<>|>>|>&|>\||&>>?|[<>](?!\())/y);
    if (match === null) return null;
    const operator = match[2] ?? '';
    const target = this.readWord();
    if (target === null) return scanner.fail('a redirection lacks its target');
    const descriptor = match[1] === undefined || match[1] === '' ? null : Number(match[1]);
    if (operator !== '<<' && operator !== '<<-') return { descriptor, operator, target, document: null };
    return this.readDocument(descriptor, operator, target);
  }

  /** The text of the document is only read when its line ends, so it is filled in there. */
  private readDocument(descriptor: number | null, operator: string, target: Word): Redirection {
    const redirection: { -readonly [K in keyof Redirection]: Redirection[K] } = {
      descriptor,
      operator,
      target,
      document: null,
    };
    const delimiter = literalOf(target);
    if (delimiter === null) return this.scanner.fail('the delimiter of a document is not known');
    const expands = target.parts.every((part) => part.kind === 'literal' && !part.quoted);
    const tabsStripped = operator === '<<-';
    this.scanner.expectDocument({
      delimiter,
      expands,
      tabsStripped,
      receive: (start, end) => {
        redirection.document = this.documentWord({ start, end }, expands, tabsStripped);
      },
    });
    return redirection;
  }

  private documentWord(span: Span, expands: boolean, tabsStripped: boolean): Word {
    const { text } = this.scanner;
    const placed = this.placed(span);
    const source = text.slice(span.start, span.end);
    const stripped = tabsStripped ? source.replace(/^\t+/gm, '') : source;
    if (!expands)
      return { span: placed, parts: [{ kind: 'literal', text: stripped, quoted: true, span: placed }] };
    const inner = this.reader.ofPart(stripped, placed);
    const parts = readExpandedText(inner.scanner, inner, null, 0);
    return { span: placed, parts: parts.map((part) => ({ ...part, span: placed })) };
  }

  readWord(): Word | null {
    this.scanner.skipBlanks();
    const word = readWord(this.scanner, this.reader);
    if (word === null || this.within === null) return word;
    const { within } = this;
    return { span: within, parts: word.parts.map((part) => ({ ...part, span: within })) };
  }

  private placed(span: Span): Span {
    return this.within ?? span;
  }
}
