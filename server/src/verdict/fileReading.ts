import type { DirectiveFacts } from '../apache/directiveFacts.js';
import { directiveFacts, isDirectiveLoaded } from '../apache/directives.js';
import { guardHolds, isGuard } from '../apache/guards.js';
import { isKnownModule, moduleNamed } from '../apache/moduleNames.js';
import type { ServerProfile, Truth } from '../apache/profile.js';
import { type LogicalLine, sourceSpan } from '../syntax/htaccess/logicalLines.js';
import type { HtaccessDocument, Section } from '../syntax/htaccess/nodes.js';
import { trimmed } from '../syntax/htaccess/words.js';
import type { Encoding } from '../text/decode.js';
import type { Span } from '../text/span.js';
import { type Command, commandOf } from './command.js';
import { logText } from './logText.js';

/** One file, read by one server: what every part of the verdict asks. */
export class FileReading {
  constructor(
    readonly document: HtaccessDocument,
    readonly profile: ServerProfile,
    readonly encoding: Encoding,
  ) {}

  commandOf(line: LogicalLine): Command | null {
    return commandOf(line.text, this.profile);
  }

  /** A directive that no loaded module brings counts as unknown. Where modules are not known, any may be loaded. */
  factsOf(name: string): DirectiveFacts | null {
    const facts = directiveFacts(name);
    return facts === null || isDirectiveLoaded(this.profile, facts) === 'no' ? null : facts;
  }

  /** Whether a module is loaded of which the facts do not tell what it brings. */
  get hasForeignModules(): boolean {
    return [...(this.profile.modules ?? [])].some((module) => !isKnownModule(module));
  }

  /** Whether the guard asks for such a module: what it holds was written for that. */
  asksForForeignModule({ open }: Section): boolean {
    if (open.name.value.toLowerCase() !== 'ifmodule') return false;
    const module = moduleNamed(open.arguments[0]?.value ?? '');
    return module !== null && !isKnownModule(module);
  }

  /** Whether the server reads what the guard holds; null for a section that is no guard here. */
  guardHolds({ open }: Section): Truth | null {
    const { value } = open.name;
    if (!isGuard(value) || this.factsOf(`<${value}`) === null) return null;
    const { rest, uncertain } = this.commandOf(open.line) ?? { rest: '', uncertain: false };
    if (uncertain) return 'maybe';
    const bracket = rest.lastIndexOf('>');
    return guardHolds(this.profile, value, bracket < 0 ? rest : rest.slice(0, bracket));
  }

  /** A section whose lines its module takes as they are, `<Macro>` or `<Perl>`: they are no directives yet. */
  isVerbatim({ open }: Section): boolean {
    const { value } = open.name;
    return !isGuard(value) && this.factsOf(`<${value}`)?.readAtOnce === true;
  }

  /** Where a stretch of a command's rest stands in the file; null where expanded variables have moved it. */
  placeOf(line: LogicalLine, { rest }: Command, { start, end }: Span): Span | null {
    const { end: stop } = trimmed(line.text);
    const from = stop - rest.length;
    return line.text.slice(from, stop) === rest ? sourceSpan(line, from + start, from + end) : null;
  }

  logText(text: string): string {
    return logText(text, this.encoding);
  }
}
