import type { Span } from '../../../text/span.js';
import { type Expression, text, unknown } from '../flow/program.js';
import type { TreeExpression } from '../tree/scriptTree.js';
import type { TreeLanguage } from '../tree/treeLanguage.js';
import { rubyFunctions } from './rubyLibrary.js';
import { rubyMethod } from './rubyMethods.js';

/** Ruby as a program of its own. */
export const rubyLanguage: TreeLanguage = {
  concatenation: new Set(['+']),
  appending: new Set(['+=', '<<=']),
  isTrue: () => true,
  namesHoldFunctions: true,
  namesAreLocal: true,
  membersAreCalls: true,
  certain: (condition) => certain.get(condition) ?? null,
  constant: (name, span) => constants.get(name)?.(span) ?? null,
  knownName: (value) => {
    if (value.kind === 'name') return isKnown(value.name) ? value.name : null;
    if (value.kind === 'call' && value.callee.kind === 'member') return newOf(value.callee);
    return value.kind === 'member' ? newOf(value) : null;
  },
  call: (name, invocation) => rubyFunctions.get(name)?.(invocation) ?? null,
  method: rubyMethod,
  assigned: (target, span) => {
    if (/^(?:\$stdout|\$>|\$,|\$\\|\$;)$/.test(target)) {
      return [{ kind: 'lost', because: 'what is written goes elsewhere', at: span }];
    }
    return /^(?:\$stdout|STDOUT|\$stderr|STDERR)\.\w+$/.test(target) ? [] : null;
  },
};

/** `CGI.new` stands for an object of the library. */
const newOf = (member: TreeExpression & { kind: 'member' }): string | null =>
  member.property === 'new' && member.object.kind === 'name' && member.object.name === 'CGI'
    ? 'CGI.new'
    : null;

const isKnown = (name: string): boolean =>
  rubyFunctions.has(name) ||
  /^(?:\$stdout|STDOUT|\$stderr|STDERR|\$>|Kernel|Process|File|IO|Dir|Time|CGI)$/.test(name);

const certain: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
  ['nil', false],
  ['__FILE__ == $0', true],
  ['$0 == __FILE__', true],
  ['__FILE__ == $PROGRAM_NAME', true],
  ['$PROGRAM_NAME == __FILE__', true],
]);

const constants: ReadonlyMap<string, (span: Span) => Expression> = new Map([
  ['nil', (span: Span) => text('', span)],
  ['true', (span: Span) => text('true', span)],
  ['false', (span: Span) => text('false', span)],
  ['CGI.CR', (span: Span) => text('\r', span)],
  ['CGI.LF', (span: Span) => text('\n', span)],
  ['CGI.EOL', (span: Span) => text('\r\n', span)],
  ...['__FILE__', '$0', 'RUBY_VERSION'].map((name) => [name, (span: Span) => unknown(span, false)] as const),
]);
