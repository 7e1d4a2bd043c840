import { isGuard } from '../../apache/guards.js';
import type { LogicalLine } from '../../syntax/htaccess/logicalLines.js';
import type {
  Directive,
  HtaccessDocument,
  HtaccessNode,
  Section,
  SectionEnd,
  SectionOpen,
} from '../../syntax/htaccess/nodes.js';
import { parseHtaccess, parseLines } from '../../syntax/htaccess/parser.js';
import { scanWord } from '../../syntax/htaccess/words.js';
import { decode } from '../../text/decode.js';
import { type ProjectFiles, UnreadableFileError } from '../projectFiles.js';
import { BlockBuilder } from './blockBuilder.js';
import { includedFiles } from './includedFiles.js';
import { type Macro, usedLines, withText } from './macros.js';
import type { ServerProblem, VirtualHost } from './serverConfiguration.js';
import { serverPath } from './serverPath.js';
import type { ServerState } from './serverState.js';
import { virtualHost } from './virtualHosts.js';

/** How deep files include each other (`AP_MAX_INCLUDE_DEPTH`). */
const deepestInclude = 128;
/** Lines read before we give up: files that include each other twice each are more than any machine can read. */
const mostLines = 2_000_000;

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
}

/**
 * Reads files as `ap_build_config` in the server's `config.c` does: what is done while reading (Include, Define,
 * guards, LoadModule, macros) in the order of the lines, all else kept in blocks. An error, which stops the server,
 * is put down as a problem; reading goes on behind it.
 */
export class ConfigurationReader {
  readonly main = new BlockBuilder();
  readonly hosts: VirtualHost[] = [];
  readonly files = new Map<string, HtaccessDocument>();
  readonly problems: ServerProblem[] = [];
  private readonly macros = new Map<string, Macro>();
  private linesLeft = mostLines;
  private stopped = false;

  /** @param serverRoot what relative paths are taken from, up to a line that says otherwise. */
  constructor(
    private readonly port: ProjectFiles,
    private readonly state: ServerState,
    public serverRoot: string,
  ) {}

  /** @throws {UnreadableFileError} where the file is there and cannot be read. @returns false where it is not there. */
  async readMain(path: string): Promise<boolean> {
    const document = await this.documentAt(path);
    if (document === null) return false;
    await this.read(
      document.nodes,
      { path, lines: document.lines, depth: 0, macros: [], closedBy: null },
      this.main,
    );
    return true;
  }

  private async documentAt(path: string): Promise<HtaccessDocument | null> {
    const known = this.files.get(path);
    if (known !== undefined) return known;
    const bytes = await this.port.read(path);
    if (bytes === null) return null;
    const document = parseHtaccess(decode(bytes).text);
    this.files.set(path, document);
    return document;
  }

  private async read(nodes: readonly HtaccessNode[], stretch: Stretch, into: BlockBuilder): Promise<void> {
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
        await this.readDirective(this.expanded(node), stretch, into);
      } else if (node.kind === 'section') {
        await this.readSection(node, stretch, into);
      } else {
        this.report(stretch, lineOf(node), `</${node.end.name}> closes no section.`);
      }
    }
  }

  private async readDirective(directive: Directive, stretch: Stretch, into: BlockBuilder): Promise<void> {
    const name = directive.nameText.toLowerCase();
    const values = directive.arguments.map(({ value }) => value);
    const [first = '', second] = values;
    const report = (message: string): void => this.report(stretch, directive.line, message);
    switch (name) {
      case 'include':
      case 'includeoptional':
        if (values.length === 1)
          await this.include(first, name === 'includeoptional', directive, stretch, into);
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
        await this.use(values, directive, stretch, into);
        return;
      case 'undefmacro':
        if (!this.macros.delete(first.toLowerCase())) report(`UndefMacro: there is no macro ${first}.`);
        return;
      case 'loadmodule':
        this.state.load(first);
        break;
      case 'serverroot':
        this.serverRoot = serverPath(this.serverRoot, first);
    }
    into.addLine(name, { path: stretch.path, directive });
  }

  private async include(
    written: string,
    optional: boolean,
    directive: Directive,
    stretch: Stretch,
    into: BlockBuilder,
  ): Promise<void> {
    const report = (message: string): void => this.report(stretch, directive.line, message);
    if (stretch.depth >= deepestInclude) {
      // The server stops here, and so must we: two such lines in a file would be read as often as there are atoms.
      this.stopped = true;
      report(`Files include each other more than ${deepestInclude} deep: one of them leads back to itself.`);
      return;
    }
    const { paths, problem } = await includedFiles(this.port, serverPath(this.serverRoot, written), optional);
    for (const path of paths) {
      const document = await this.documentAt(path).catch((error: unknown) => {
        if (!(error instanceof UnreadableFileError)) throw error;
        report(`${path} cannot be read: ${error.reason}.`);
        return null;
      });
      if (document === null) continue;
      const { lines } = document;
      await this.read(
        document.nodes,
        { path, lines, depth: stretch.depth + 1, macros: stretch.macros, closedBy: null },
        into,
      );
      if (this.stopped) return;
    }
    if (problem !== null)
      report(`${directive.nameText} ${written}: ${problem}${optional ? '' : ifAbsent(problem)}`);
  }

  private async readSection(section: Section, stretch: Stretch, into: BlockBuilder): Promise<void> {
    const open = this.expandedOpen(section.open);
    const name = open.nameText.toLowerCase();
    if (name === 'macro') {
      this.define(section, open, stretch);
      return;
    }
    const inside = { ...stretch, closedBy: section.end ?? stretch.closedBy };
    if (isGuard(name)) {
      if (await this.holds(open)) await this.read(section.children, inside, into);
      return;
    }
    const inner = new BlockBuilder();
    await this.read(section.children, inside, inner);
    if (section.end === null) this.reportUnclosed(open, stretch);
    const made = { path: stretch.path, name, open, block: inner.block };
    if (name !== 'virtualhost') into.addSection(made);
    else if (into === this.main) this.hosts.push(virtualHost(made, inner));
    else
      this.report(stretch, open.line, '<VirtualHost> stands in another section: it belongs outside of all.');
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
    const status = await this.port.stat(serverPath(this.serverRoot, named)).catch((error: unknown) => {
      if (!(error instanceof UnreadableFileError)) throw error;
      return null;
    });
    return (status !== null) !== negated;
  }

  private define(section: Section, open: SectionOpen, stretch: Stretch): void {
    const [name, ...parameters] = open.arguments.map(({ value }) => value);
    if (name === undefined) {
      this.report(stretch, open.line, '<Macro> has no name.');
      return;
    }
    const start = section.open.line.end;
    const end = section.end?.line.start ?? Number.POSITIVE_INFINITY;
    if (section.end === null) this.report(stretch, open.line, `<Macro ${name}> is never closed.`);
    const twice = parameters.find((each, index) => parameters.indexOf(each) !== index);
    if (twice !== undefined) this.report(stretch, open.line, `<Macro ${name}> has two parameters ${twice}.`);
    const body = stretch.lines.filter((line) => line.start >= start && line.end <= end);
    this.macros.set(name.toLowerCase(), { name: name.toLowerCase(), parameters, path: stretch.path, body });
  }

  private async use(
    [name = '', ...values]: readonly string[],
    directive: Directive,
    stretch: Stretch,
    into: BlockBuilder,
  ): Promise<void> {
    const report = (message: string): void => this.report(stretch, directive.line, message);
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
      await this.read(
        parseLines(lines),
        { path: macro.path, lines, depth: stretch.depth, macros, closedBy: null },
        into,
      );
    }
  }

  /** A line is expanded when its turn comes, before it is taken apart. */
  private expanded(directive: Directive): Directive {
    const node = this.again(directive.line);
    return node?.kind === 'directive' ? node : directive;
  }

  private expandedOpen(open: SectionOpen): SectionOpen {
    const node = this.again(open.line);
    return node?.kind === 'section' ? node.open : open;
  }

  private again(line: LogicalLine): HtaccessNode | undefined {
    if (!line.text.includes('${')) return undefined;
    return parseLines([withText(line, this.state.expand(line.text))])[0];
  }

  private report({ path }: Stretch, { lastLine }: LogicalLine, message: string): void {
    this.problems.push({ path, line: lastLine, message });
  }
}

const ifAbsent = (problem: string): string =>
  /^(?:There is no|Nothing in)/.test(problem)
    ? ' The server does not start; IncludeOptional would let it pass.'
    : '';

const counted = (parameters: number): string =>
  parameters === 1 ? 'one argument' : `${parameters} arguments`;

const lineOf = (node: HtaccessNode): LogicalLine =>
  node.kind === 'directive' ? node.line : node.kind === 'section' ? node.open.line : node.end.line;
