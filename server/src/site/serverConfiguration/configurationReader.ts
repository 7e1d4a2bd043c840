import { isGuard } from '../../apache/guards.js';
import type { LogicalLine } from '../../syntax/htaccess/logicalLines.js';
import type {
  Directive,
  HtaccessNode,
  Section,
  SectionEnd,
  SectionOpen,
} from '../../syntax/htaccess/nodes.js';
import { parseLines } from '../../syntax/htaccess/parser.js';
import { scanWord } from '../../syntax/htaccess/words.js';
import { limitable } from '../htaccessBlock.js';
import { UnreadableFileError } from '../projectFiles.js';
import { expandedDirective, expandedOpen } from './expandedLine.js';
import { type Macro, macroOf, repeatedParameter, usedLines } from './macros.js';
import { ScopeBuilder } from './scopeBuilder.js';
import type { ServerProblem, VirtualHost } from './serverConfiguration.js';
import type { ServerFiles } from './serverFiles.js';
import type { ServerState } from './serverState.js';
import { misplacedHosts, virtualHost } from './virtualHosts.js';

/** How deep files include each other (`AP_MAX_INCLUDE_DEPTH`). */
const deepestInclude = 128;
/** Lines read before we give up: files that include each other twice each are more than any machine can read. */
const mostLines = 2_000_000;

/** Puts down a problem of the line that is being read. */
type Report = (message: string) => void;

/** Where lines come from that are read one after the other. */
interface Stretch {
  readonly path: string;
  /** All lines that the nodes were made of. */
  readonly lines: readonly LogicalLine[];
  /** How many Includes lead here. */
  readonly depth: number;
  /** The macros in whose bodies the lines stand. */
  readonly macros: readonly string[];
  /** The tag that closes the innermost section around the lines that has one, in the same file or macro. */
  readonly closedBy: SectionEnd | null;
  /** Whether they are for methods other than GET: then the lines that can be limited are not in force. */
  readonly limited: boolean;
}

/**
 * Reads files as `ap_build_config` in the server's `config.c` does: what is done while reading (Include, Define,
 * guards, LoadModule, macros) in the order of the lines, all else kept in blocks. An error, which stops the server,
 * is put down as a problem; reading goes on behind it.
 */
export class ConfigurationReader {
  readonly main = new ScopeBuilder();
  readonly hosts: VirtualHost[] = [];
  readonly problems: ServerProblem[] = [];
  private readonly macros = new Map<string, Macro>();
  private linesLeft = mostLines;
  private stopped = false;

  constructor(
    private readonly files: ServerFiles,
    private readonly state: ServerState,
  ) {}

  /** @throws {UnreadableFileError} where the file is there and cannot be read. @returns false where it is not there. */
  async readMain(path: string): Promise<boolean> {
    const document = await this.files.documentAt(path);
    if (document === null) return false;
    await this.read(
      document.nodes,
      { path, lines: document.lines, depth: 0, macros: [], closedBy: null, limited: false },
      this.main,
    );
    this.problems.push(...misplacedHosts([this.main, ...this.hosts.map(({ block }) => block)]));
    return true;
  }

  private async read(nodes: readonly HtaccessNode[], stretch: Stretch, into: ScopeBuilder): Promise<void> {
    for (const node of nodes) {
      if (this.stopped) return;
      if (this.linesLeft-- <= 0) {
        this.stopped = true;
        this.report(
          stretch,
          lineOf(node),
          'The configuration is too long to be read: do its files include each other?',
        );
      } else if (node.kind === 'directive') {
        await this.readDirective(expandedDirective(node, this.state), stretch, into);
      } else if (node.kind === 'section') {
        await this.readSection(node, stretch, into);
      } else {
        this.report(stretch, lineOf(node), `</${node.end.name}> closes no section.`);
      }
    }
  }

  private async readDirective(directive: Directive, stretch: Stretch, into: ScopeBuilder): Promise<void> {
    const name = directive.nameText.toLowerCase();
    const values = directive.arguments.map(({ value }) => value);
    const [first = '', second] = values;
    const report: Report = (message) => this.report(stretch, directive.line, message);
    switch (name) {
      case 'include':
      case 'includeoptional':
        if (values.length === 1) await this.include(directive, stretch, into, report);
        else report(`${directive.nameText} takes one path: put it between quotes where it has blanks.`);
        return;
      case 'define':
        if (values.length < 1 || values.length > 2) report('Define takes a name, and a value for it.');
        else if (first.includes(':')) report(`Define ${first}: a name has no colon in it.`);
        else this.state.define(first, second);
        return;
      case 'undefine':
        this.state.undefine(first);
        return;
      case 'error':
        report(`The configuration says so itself: ${values.join(' ')}`);
        return;
      case 'use':
        await this.use(values, stretch, into, report);
        return;
      case 'undefmacro':
        if (!this.macros.delete(first.toLowerCase())) report(`UndefMacro: there is no macro ${first}.`);
        return;
      case 'loadmodule':
        this.state.load(first);
        break;
      case 'serverroot':
        await this.files.enterRoot(first);
    }
    if (stretch.limited && limitable.has(name)) return;
    into.addLine(name, { path: stretch.path, directive });
  }

  private async include(
    { nameText, arguments: [word] }: Directive,
    stretch: Stretch,
    into: ScopeBuilder,
    report: Report,
  ): Promise<void> {
    const depth = stretch.depth + 1;
    if (depth > deepestInclude) {
      // The server stops here, and so must we: with two such lines in a file there would be no end.
      this.stopped = true;
      report(`Files include each other more than ${deepestInclude} deep: one of them leads back to itself.`);
      return;
    }
    const written = word?.value ?? '';
    const optional = nameText.toLowerCase() === 'includeoptional';
    const found = await this.files.included(written, optional);
    for (const path of found.paths) {
      const document = await this.files.documentAt(path).catch((error: unknown) => {
        if (!(error instanceof UnreadableFileError)) throw error;
        report(`${path} cannot be read: ${error.reason}.`);
        return null;
      });
      if (document === null) continue;
      const { lines, nodes } = document;
      await this.read(nodes, { ...stretch, path, lines, depth, closedBy: null }, into);
    }
    if (found.problem !== null) report(`${nameText} ${written}: ${found.problem}`);
  }

  private async readSection(section: Section, stretch: Stretch, into: ScopeBuilder): Promise<void> {
    const open = expandedOpen(section.open, this.state);
    const name = open.nameText.toLowerCase();
    if (name === 'macro') {
      this.define(section, open, stretch, (message) => this.report(stretch, open.line, message));
      return;
    }
    const inside = { ...stretch, closedBy: section.end ?? stretch.closedBy };
    if (isGuard(name)) {
      if (await this.holds(open)) await this.read(section.children, inside, into);
      return;
    }
    if (name === 'limit' || name === 'limitexcept') {
      await this.readLimit(section, open, inside, into);
      return;
    }
    if (stretch.limited && limitable.has(name)) return;
    const inner = await this.blockOf(section, inside);
    if (section.end === null) this.reportUnclosed(open, stretch);
    const made = { path: stretch.path, name, open, block: inner };
    if (name === 'virtualhost' && into === this.main) this.hosts.push(virtualHost(made, inner));
    else into.addSection(made);
  }

  private async blockOf(section: Section, stretch: Stretch): Promise<ScopeBuilder> {
    const block = new ScopeBuilder();
    await this.read(section.children, { ...stretch, limited: false }, block);
    return block;
  }

  /** What holds for GET is read as if it stood outside; for other methods it is kept in a section too, as in a .htaccess. */
  private async readLimit(
    section: Section,
    open: SectionOpen,
    stretch: Stretch,
    into: ScopeBuilder,
  ): Promise<void> {
    const named = open.arguments.some(({ value }) => value === 'GET');
    const limited = stretch.limited || named === (open.nameText.toLowerCase() === 'limitexcept');
    await this.read(section.children, { ...stretch, limited }, into);
    if (!limited) return;
    const told = this.problems.length;
    const block = await this.blockOf(section, stretch);
    this.problems.length = told;
    into.addSection({ path: stretch.path, name: 'limit', open, block });
  }

  /** The server names the line that closes a section around it, or where there is none the one that opens it. */
  private reportUnclosed({ nameText, line }: SectionOpen, stretch: Stretch): void {
    const { closedBy } = stretch;
    if (closedBy === null) this.report(stretch, line, `<${nameText}> is never closed.`);
    else
      this.report(
        stretch,
        closedBy.line,
        `</${closedBy.name}> stands where </${nameText}> is missing, for the section of line ${line.lastLine}.`,
      );
  }

  private async holds(guard: SectionOpen): Promise<boolean> {
    const { nameText, argumentText } = guard;
    if (nameText.toLowerCase() !== 'iffile') return this.state.holds(nameText, argumentText);
    const negated = argumentText.startsWith('!');
    const named = scanWord(negated ? argumentText.slice(1) : argumentText)?.value ?? '';
    return (await this.files.isThere(named)) !== negated;
  }

  private define(section: Section, open: SectionOpen, { path, lines }: Stretch, report: Report): void {
    const twice = repeatedParameter(open);
    if (twice !== null) report(`<Macro> has two parameters ${twice}.`);
    if (section.end === null) report('<Macro> is never closed.');
    const macro = macroOf(section, open, path, lines);
    if (macro === null) report('<Macro> has no name.');
    else this.macros.set(macro.name, macro);
  }

  private async use(
    [name = '', ...values]: readonly string[],
    stretch: Stretch,
    into: ScopeBuilder,
    report: Report,
  ): Promise<void> {
    const macro = this.macros.get(name.toLowerCase());
    if (macro === undefined) {
      report(`Use ${name}: there is no macro of this name above this line.`);
    } else if (stretch.macros.includes(macro.name)) {
      report(`Use ${name}: the macro uses itself.`);
    } else if (values.length !== macro.parameters.length) {
      report(`Use ${name}: the macro takes ${counted(macro.parameters.length)}, not ${values.length}.`);
    } else {
      const lines = usedLines(macro, values);
      const macros = [...stretch.macros, macro.name];
      const body = { ...stretch, path: macro.path, lines, macros, closedBy: null };
      await this.read(parseLines(lines), body, into);
    }
  }

  private report({ path }: Stretch, { lastLine }: LogicalLine, message: string): void {
    this.problems.push({ path, line: lastLine, message });
  }
}

const counted = (parameters: number): string =>
  parameters === 1 ? 'one argument' : `${parameters} arguments`;

const lineOf = (node: HtaccessNode): LogicalLine =>
  node.kind === 'directive' ? node.line : node.kind === 'section' ? node.open.line : node.end.line;
