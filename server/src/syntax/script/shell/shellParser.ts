import type { Span } from '../../../text/span.js';
import { bareText, type CaseArm, type ShellArm, type ShellCommand, type Word } from './shellCommand.js';
import { ShellScanner } from './shellScanner.js';
import { SimpleCommands } from './simpleCommands.js';
import type { SubstitutionReader } from './words.js';

/**
 * The commands of a shell script, POSIX's and what Bash adds.
 *
 * @throws {UnreadableShell} where the text is no shell program, or one with constructs that are not known here
 */
export function parseShell(text: string, isBash: boolean): ShellCommand {
  return new ShellParser(new ShellScanner(text, 0), isBash, null).readScript();
}

const closers: ReadonlySet<string> = new Set(['then', 'else', 'elif', 'fi', 'do', 'done', 'esac', '}']);

class ShellParser implements SubstitutionReader {
  private readonly simple: SimpleCommands;

  constructor(
    readonly scanner: ShellScanner,
    readonly isBash: boolean,
    /** Where the text stands in the script, for commands in backticks. */
    private readonly within: Span | null,
  ) {
    this.simple = new SimpleCommands(scanner, this, within);
  }

  readScript(): ShellCommand {
    const script = this.readList();
    if (!this.scanner.done) this.scanner.fail('a command was expected here');
    return script;
  }

  readSubstitution(): ShellCommand {
    const body = this.readList();
    this.expect(')');
    return body;
  }

  /** The places in it are those of the whole expansion. */
  readBackticks(source: string, span: Span): ShellCommand {
    return this.ofPart(source, this.within ?? span).readScript();
  }

  ofPart(text: string, span: Span): ShellParser {
    return new ShellParser(new ShellScanner(text, this.scanner.depth), this.isBash, span);
  }

  /** Commands up to a word or sign that closes what is around them; that is not taken. */
  private readList(): ShellCommand {
    const { scanner } = this;
    const commands: ShellCommand[] = [];
    for (;;) {
      scanner.skipLines();
      if (scanner.done || scanner.here === ')' || scanner.startsWith(';;') || scanner.startsWith(';&')) break;
      if (this.closes()) break;
      const command = this.readConditions();
      scanner.skipBlanks();
      const inBackground = scanner.here === '&' && scanner.take(/&(?!&)/y) !== null;
      commands.push(inBackground ? { kind: 'background', command } : command);
      scanner.skipBlanks();
      if (scanner.startsWith(';;') || scanner.startsWith(';&')) break;
      if (scanner.takeWord(';') || inBackground || scanner.here === '\n' || scanner.done) continue;
      if (scanner.here === ')' || this.closes()) break;
      scanner.fail('the end of a command was expected here');
    }
    const [only] = commands;
    return commands.length === 1 && only !== undefined ? only : { kind: 'sequence', commands };
  }

  private readConditions(): ShellCommand {
    let left = this.readPipeline();
    for (;;) {
      this.scanner.skipBlanks();
      const operator = this.scanner.take(/&&|\|\|/y)?.[0];
      if (operator === undefined) return left;
      this.scanner.skipLines();
      const right = this.readPipeline();
      left = { kind: 'condition', when: operator === '&&' ? 'holds' : 'fails', left, right };
    }
  }

  private readPipeline(): ShellCommand {
    const { scanner } = this;
    scanner.skipBlanks();
    if (this.isBash) scanner.take(/time(?=[ \t])(?:[ \t]+-p(?=[ \t]))?[ \t]+/y);
    const negated = scanner.take(/!(?=[ \t\n])[ \t]*/y) !== null;
    const commands = [this.readCommand()];
    for (;;) {
      scanner.skipBlanks();
      if (scanner.take(/\|(?!\|)&?/y) === null) break;
      scanner.skipLines();
      commands.push(this.readCommand());
    }
    const [only] = commands;
    const pipeline: ShellCommand =
      commands.length === 1 && only !== undefined ? only : { kind: 'pipeline', commands };
    return negated ? { kind: 'negation', command: pipeline } : pipeline;
  }

  private readCommand(): ShellCommand {
    return this.scanner.nested(() => {
      const compound = this.readCompound();
      if (compound === null) return this.simple.read();
      const redirections = this.simple.readRedirections();
      return redirections.length === 0 ? compound : { kind: 'redirected', command: compound, redirections };
    });
  }

  private readCompound(): ShellCommand | null {
    const { scanner } = this;
    scanner.skipBlanks();
    const start = scanner.at;
    if (scanner.takeWord('((') && this.isBash) {
      if (scanner.take(/(?:[^)]|\)(?!\)))*\)\)/y) === null) scanner.fail('"))" is missing');
      return { kind: 'test', span: this.placed(scanner.spanFrom(start)) };
    }
    scanner.at = start;
    if (scanner.takeWord('(')) {
      const body = this.readList();
      this.expect(')');
      return { kind: 'subshell', body };
    }
    if (this.takeReserved('{')) return this.closedBy(this.readList(), '}');
    if (this.takeReserved('if')) return this.readIf();
    if (this.takeReserved('while')) return this.readLoop(false);
    if (this.takeReserved('until')) return this.readLoop(true);
    if (this.takeReserved('for')) return this.readFor();
    if (this.takeReserved('case')) return this.readCase(start);
    if (this.isBash && this.takeReserved('[[')) {
      if (scanner.take(/(?:"(?:[^"\\]|\\[\s\S])*"|'[^']*'|[^\n"'])*?[ \t]\]\]/y) === null)
        scanner.fail('"]]" is missing');
      return { kind: 'test', span: this.placed(scanner.spanFrom(start)) };
    }
    if (this.isBash && this.takeReserved('select')) scanner.fail('a menu is not followed');
    const named = scanner.take(
      /function[ \t]+([^\s()]+)[ \t]*(?:\([ \t]*\))?|([A-Za-z_][\w.:-]*)[ \t]*\([ \t]*\)/y,
    );
    if (named === null) return null;
    scanner.skipLines();
    const body = this.readCompound();
    if (body === null) return scanner.fail('the body of a function was expected here');
    return { kind: 'function', name: named[1] ?? named[2] ?? '', body };
  }

  private readIf(): ShellCommand {
    const arms: ShellArm[] = [];
    do {
      const condition = this.closedBy(this.readList(), 'then');
      arms.push({ condition, body: this.readList() });
    } while (this.takeReserved('elif'));
    const otherwise = this.takeReserved('else') ? this.readList() : null;
    return this.closedBy({ kind: 'if', arms, otherwise }, 'fi');
  }

  private readLoop(until: boolean): ShellCommand {
    const condition = this.readList();
    return { kind: 'loop', condition, until, body: this.readDo() };
  }

  private readFor(): ShellCommand {
    const { scanner } = this;
    scanner.skipBlanks();
    if (this.isBash && scanner.takeWord('((')) {
      const start = scanner.at;
      if (scanner.take(/(?:[^)]|\)(?!\)))*\)\)/y) === null) scanner.fail('"))" is missing');
      const condition: ShellCommand = { kind: 'test', span: this.placed(scanner.spanFrom(start)) };
      scanner.take(/[ \t]*;/y);
      scanner.skipLines();
      return { kind: 'loop', condition, until: false, body: this.readDo() };
    }
    const name = scanner.take(/[A-Za-z_]\w*/y)?.[0];
    if (name === undefined) return scanner.fail('a name was expected here');
    scanner.skipLines();
    const words: Word[] = [];
    const named = this.takeReserved('in');
    if (named) {
      for (let word = this.simple.readWord(); word !== null; word = this.simple.readWord()) words.push(word);
    }
    scanner.skipBlanks();
    scanner.takeWord(';');
    scanner.skipLines();
    return { kind: 'for', name, words: named ? words : null, body: this.readDo() };
  }

  private readDo(): ShellCommand {
    this.scanner.skipLines();
    if (!this.takeReserved('do')) this.scanner.fail('"do" was expected here');
    return this.closedBy(this.readList(), 'done');
  }

  private readCase(start: number): ShellCommand {
    const { scanner } = this;
    if (this.simple.readWord() === null) scanner.fail('a word was expected here');
    const span = this.placed(scanner.spanFrom(start));
    scanner.skipLines();
    if (!this.takeReserved('in')) scanner.fail('"in" was expected here');
    const arms: CaseArm[] = [];
    for (;;) {
      scanner.skipLines();
      if (this.takeReserved('esac')) return { kind: 'case', span, arms };
      scanner.takeWord('(');
      let always = false;
      do {
        const pattern = this.simple.readWord();
        if (pattern === null) return scanner.fail('a pattern was expected here');
        if (bareText(pattern) === '*') always = true;
        scanner.skipBlanks();
      } while (scanner.takeWord('|'));
      this.expect(')');
      arms.push({ always, body: this.readList() });
      scanner.skipLines();
      if (scanner.take(/;;&|;&/y) !== null) scanner.fail('an arm that goes on with the next is not followed');
      scanner.takeWord(';;');
    }
  }

  /** A reserved word stands alone, and nothing of it is in quotes. */
  private takeReserved(word: string): boolean {
    const { scanner } = this;
    scanner.skipBlanks();
    if (!this.standsHere(word)) return false;
    scanner.at += word.length;
    return true;
  }

  private standsHere(word: string): boolean {
    const { scanner } = this;
    return (
      scanner.startsWith(word) &&
      /^(?:[\s;&|()<>]|$)/.test(scanner.text.slice(scanner.at + word.length, scanner.at + word.length + 1))
    );
  }

  private closes(): boolean {
    for (const closer of closers) if (this.standsHere(closer)) return true;
    return false;
  }

  private closedBy(command: ShellCommand, closer: string): ShellCommand {
    this.scanner.skipLines();
    if (!this.takeReserved(closer)) this.scanner.fail(`"${closer}" was expected here`);
    return command;
  }

  private expect(sign: string): void {
    this.scanner.skipLines();
    if (!this.scanner.takeWord(sign)) this.scanner.fail(`"${sign}" was expected here`);
  }

  private placed(span: Span): Span {
    return this.within ?? span;
  }
}
