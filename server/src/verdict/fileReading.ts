import { guardHolds, isGuard } from '../apache/guards.js';
import { isKnownModule, moduleNamed } from '../apache/moduleNames.js';
import type { ServerProfile, Truth } from '../apache/profile.js';
import { versionHolds } from '../apache/version.js';
import type { LogicalLine } from '../syntax/htaccess/logicalLines.js';
import {
  type CommandText,
  type Directive,
  type HtaccessDocument,
  isNamed,
  type Section,
  type SectionEnd,
} from '../syntax/htaccess/nodes.js';
import { trimmed } from '../syntax/htaccess/words.js';
import type { Encoding } from '../text/decode.js';
import type { Span } from '../text/span.js';
import { type Command, expandedCommand, wordsOf } from './command.js';
import { type LoadedDirective, type LoadedDirectives, loadedDirectives } from './loadedDirectives.js';
import { logText } from './logText.js';

/** What the server makes of an opening tag. */
export interface SectionReading {
  /** Null where nothing is left of the line once its variables are expanded. */
  readonly command: Command | null;
  readonly directive: LoadedDirective | null;
  /** Whether the server reads what the guard holds; null for a section that is no guard here. */
  readonly holds: Truth | null;
  /** A section whose lines its module takes as they are, `<Macro>` or `<Perl>`: they are no directives yet. */
  readonly isVerbatim: boolean;
}

/** One file, read by one server: what every part of the verdict asks. */
export class FileReading {
  private readonly directives: LoadedDirectives;
  private readonly hasVariables: boolean;
  private readonly sections = new Map<Section, SectionReading>();

  constructor(
    readonly document: HtaccessDocument,
    readonly profile: ServerProfile,
    readonly encoding: Encoding,
  ) {
    this.directives = loadedDirectives(profile);
    this.hasVariables = document.text.includes('${');
  }

  /** Whether a module is loaded of which the facts do not tell what it brings. */
  get hasForeignModules(): boolean {
    return this.directives.hasForeignModules;
  }

  /** Null where nothing is left of the line once its variables are expanded. */
  commandOf(line: Directive | Section['open']): Command | null {
    const { command } = line;
    return this.hasVariables && (command.rest.includes('${') || command.name.includes('${'))
      ? expandedCommand(line.line.text, this.profile)
      : certain(command);
  }

  /** A closing tag as the server takes it: the first word of its line. */
  closingTag({ line, name, closed }: SectionEnd): string {
    const written = `</${name}${closed ? '>' : ''}`;
    if (!this.hasVariables || !line.text.includes('${')) return written;
    return expandedCommand(line.text, this.profile)?.name ?? written;
  }

  /** A directive that no loaded module brings counts as unknown. Where modules are not known, any may be loaded. */
  directiveNamed(name: string): LoadedDirective | null {
    return this.directives.named(name);
  }

  section(section: Section): SectionReading {
    const known = this.sections.get(section);
    if (known !== undefined) return known;
    const reading = this.readSection(section);
    this.sections.set(section, reading);
    return reading;
  }

  private readSection({ open }: Section): SectionReading {
    const { nameText } = open;
    const command = this.commandOf(open);
    const directive = command === null ? null : this.directiveNamed(command.name);
    const own = this.directiveNamed(`<${nameText}`);
    if (!isGuard(nameText) || own === null) {
      return {
        command,
        directive,
        holds: null,
        isVerbatim: !isGuard(nameText) && own?.facts.readAtOnce === true,
      };
    }
    const holds = command?.uncertain ? 'maybe' : this.guardHolds(nameText, command?.rest ?? '');
    return { command, directive, holds, isVerbatim: false };
  }

  private guardHolds(name: string, rest: string): Truth {
    const { guards } = this.directives;
    const line = `${name} ${rest}`;
    const known = guards.recall(line);
    if (known !== undefined) return known;
    const holds = this.readGuard(name, rest);
    guards.keep(line, holds);
    return holds;
  }

  private readGuard(name: string, rest: string): Truth {
    if (name.toLowerCase() === 'ifversion') return versionHolds(this.profile.version, wordsOf(rest));
    const bracket = rest.lastIndexOf('>');
    return guardHolds(this.profile, name, bracket < 0 ? rest : rest.slice(0, bracket));
  }

  /** Whether the guard asks for a module that the facts do not know: what it holds was written for that. */
  asksForForeignModule({ open }: Section): boolean {
    if (!isNamed(open, 'IfModule')) return false;
    const module = moduleNamed(open.arguments[0]?.value ?? '');
    return module !== null && !isKnownModule(module);
  }

  /** Where a stretch of a command's rest stands in the file; null where expanded variables have moved it. */
  placeOf(line: LogicalLine, { rest }: Command, { start, end }: Span): Span | null {
    const { end: stop } = trimmed(line.text);
    const from = stop - rest.length;
    return line.text.slice(from, stop) === rest ? line.sourceSpan(from + start, from + end) : null;
  }

  logText(text: string): string {
    return logText(text, this.encoding);
  }
}

const certain = ({ name, rest }: CommandText): Command => ({ name, rest, uncertain: false });
