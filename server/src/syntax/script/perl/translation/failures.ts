import type { PerlExpression } from '../perlSyntax.js';
import type { Surroundings } from './surroundings.js';

/** Functions of the language that answer with false where they fail. */
const opening: ReadonlySet<string> = new Set(
  `open opendir sysopen close closedir mkdir rmdir unlink rename link symlink chdir chmod chown utime flock seek binmode
  socket connect bind listen dbmopen tie require system mail sendmail`.split(/\s+/),
);

const methods = /^(?:connect|execute|prepare|do|commit|open|new|parse|read|load|send|process|login)$/;
const errors = /^(?:err|errstr|error|cgi_error|strerror)$/;
const errorVariables =
  /^(?:@|!|\?|EVAL_ERROR|OS_ERROR|ERRNO|CHILD_ERROR|DBI::err|DBI::errstr|Mail::Sendmail::error)$/;

/** Whether a condition that holds, or one that does not, tells that something has failed. */
export function tellsOfFailure(asked: PerlExpression, negated: boolean, around: Surroundings): boolean {
  switch (asked.kind) {
    case 'operation': {
      const [of] = asked.operands;
      return asked.operator === '!' && of !== undefined && tellsOfFailure(of, !negated, around);
    }
    case 'list':
      return (
        asked.items.length === 1 &&
        asked.items[0] !== undefined &&
        tellsOfFailure(asked.items[0], negated, around)
      );
    case 'assignment':
      return negated && asked.operator === '=' && tellsOfFailure(asked.value, true, around);
    case 'call':
      if (asked.name === 'defined' && asked.arguments[0] !== undefined) {
        return tellsOfFailure(asked.arguments[0], negated, around);
      }
      return negated && (opening.has(asked.name) || (asked.name === 'eval' && asked.arguments.length > 0));
    case 'block':
      return negated && asked.how === 'eval';
    case 'method':
      return asked.name !== null && (negated ? methods : errors).test(asked.name);
    case 'variable':
      if (asked.sigil !== '$') return false;
      return negated ? around.facts.classes.has(`$${asked.name}`) : errorVariables.test(asked.name);
    default:
      return false;
  }
}
