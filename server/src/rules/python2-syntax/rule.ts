import type { Python2Construct } from '../../syntax/script/python/pythonScript.js';
import { programOf } from '../../syntax/script/shebang.js';
import { textOf } from '../../text/span.js';
import type { Finding, ScriptContext, ScriptRule } from '../rule.js';
import { runsAsCgi } from '../shared/cgiScript.js';
import { portFix } from '../shared/python3Port.js';

/** Text that only Python 2 compiles. */
export const python2Syntax: ScriptRule = {
  name: 'python2-syntax',
  target: 'script',
  severity: 'error',
  summary: 'The script is written in Python 2, which Python 3 does not compile: 500.',

  *check(context: ScriptContext) {
    const [first] = context.file.script.python?.python2Only ?? [];
    if (first !== undefined && runsAsCgi(context)) yield finding(context, first);
  },
};

type Kind = Python2Construct['kind'];

/** What a person calls it, and what Python 3.11 says of it. */
const constructs: Readonly<Record<Kind, readonly [name: string, error: string]>> = {
  'print-statement': [
    'a print statement',
    "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?",
  ],
  'exec-statement': [
    'an exec statement',
    "SyntaxError: Missing parentheses in call to 'exec'. Did you mean exec(...)?",
  ],
  'except-comma': ['"except X, e"', 'SyntaxError: multiple exception types must be parenthesized'],
  'raise-comma': ['"raise X, message"', 'SyntaxError: invalid syntax'],
  backticks: ['an expression in backticks', 'SyntaxError: invalid syntax'],
  'not-equal': ['the operator "<>"', 'SyntaxError: invalid syntax'],
  'octal-literal': [
    'an octal number with a leading zero',
    'SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
  ],
  'long-literal': ['a number that ends in L', 'SyntaxError: invalid decimal literal'],
  'tuple-parameter': [
    'a tuple among the parameters',
    'SyntaxError: Function parameters cannot be parenthesized',
  ],
  'unicode-raw-string': ['a string that starts with ur', 'SyntaxError: invalid syntax'],
  'mixed-tabs': [
    'indentation by tabs here and by spaces there',
    'TabError: inconsistent use of tabs and spaces in indentation',
  ],
};

function finding(context: ScriptContext, first: Python2Construct): Finding {
  const { file, pythonInterpreter } = context;
  const { shebang, text, python } = file.script;
  const [name] = constructs[first.kind];
  const others = (python?.python2Only.length ?? 1) - 1;
  const asks2 = shebang !== null && /^python2/.test(programOf(shebang));
  return {
    span: first.span,
    ...(asks2 && { severity: 'warning' as const }),
    message: {
      what: `This is ${name}, as Python 2 has it${others === 0 ? '' : `; ${others} more such ${others === 1 ? 'place follows' : 'places follow'}`}.`,
      why: asks2
        ? 'The first line asks for Python 2, which current servers do not have, and Python 3 does not compile it: every request is then answered 500.'
        : 'Python 3 does not compile the file, so nothing of it runs: every request is answered 500.',
      remedy: 'Port the script to Python 3.',
      log: errorOf(text, first),
    },
    fixes: () => {
      const fix = portFix(file, 'Port the script to Python 3', pythonInterpreter);
      return fix === null ? [] : [fix];
    },
  };
}

/** Some print statements compile, and fail when they run. */
function errorOf(text: string, { kind, span }: Python2Construct): string {
  const source = textOf(text, span);
  if (kind === 'print-statement' && /^print\s*>>/.test(source)) {
    return "TypeError: unsupported operand type(s) for >>: 'builtin_function_or_method' and '_io.TextIOWrapper'. Did you mean \"print(<message>, file=<output_stream>)\"?";
  }
  if (kind === 'print-statement' && /^print\s*\(.*\)\s*%/.test(source)) {
    return "TypeError: unsupported operand type(s) for %: 'NoneType' and 'tuple'";
  }
  return constructs[kind][1];
}
